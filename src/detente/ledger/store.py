"""What does the ledger hold? One object over one DuckDB file: add, ask, search, forget."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import duckdb

from detente.errors import StoreError, UsageError
from detente.ledger import adding, correcting, search
from detente.ledger.adding import Batch, Run
from detente.ledger.checking import find_problems
from detente.ledger.columns import RECORD_KINDS, quoted, views
from detente.ledger.correcting import Correction
from detente.ledger.fold import Folded, fold, unfold, unfold_articles
from detente.ledger.folder import connect_folder, is_folder
from detente.ledger.forgetting import write_without
from detente.ledger.frames import Frame
from detente.ledger.grouped import read_groups, unfolded
from detente.ledger.groups import Group
from detente.ledger.house import FOLD_TABLES, NUMBER
from detente.ledger.merging import Merged, check_mergeable, merge_into
from detente.ledger.opening import check_exists, connect, draft_of, faults_of
from detente.ledger.salvage import restore
from detente.ledger.search import Hit
from detente.ledger.selection import Query, Wanted, check_moment, fetch, listed, select
from detente.ledger.sheets import read_sheet
from detente.ledger.versions import strike_older_versions
from detente.ledger.viewing import Table, run_view
from detente.model import KINDS, Article, Record, Refused


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What was done to the ledger itself, when, by whom and why."""

    time: str | None
    what: str
    who: str | None
    why: str | None


class Found(NamedTuple):
    """A claim and the article that makes it."""

    article: Article
    record: Record


def open_ledger(
    path: str | Path, *, read_only: bool = False, run: Run | None = None, at_time: str | None = None, must_exist: bool = False
) -> "Ledger":
    """The ledger at `path`, made if it is not there and may be written, unless it must exist; `run` says who writes, when, which reader.

    With `at_time`, a day or a moment, the ledger as it was then, for reading only. A folder of Parquet, which may lie at a URL, is opened for
    reading; only whole segments are added to it.
    """
    read_only = read_only or at_time is not None
    folder = None
    if is_folder(str(path)):
        read_only, folder = _only_read(str(path), read_only), connect_folder(str(path))
    elif must_exist:
        check_exists(Path(path))
    return Ledger(Path(path), read_only=read_only, run=run or Run(), at_time=at_time, connection=folder)


def _only_read(path: str, read_only: bool) -> bool:
    if not read_only:
        raise StoreError(f"{path}: is a folder of Parquet; only `detente add` adds whole shards and `detente forget` takes articles out")
    return read_only


class Ledger:
    """An open ledger; use it in a `with` block. What `add` has returned for stays stored, whatever happens next."""

    def __init__(
        self, path: Path, *, read_only: bool, run: Run, at_time: str | None = None, connection: duckdb.DuckDBPyConnection | None = None
    ) -> None:
        """Open the file, or use a connection that is open already; see `open_ledger`."""
        self.path = path
        self.at_time = at_time
        self._past_folded = False
        self.in_folder = connection is not None
        self.read_only = read_only
        self.run = run
        self._run_number: int | None = None
        self._connection = connection or connect(path, read_only=read_only)
        if at_time is not None:
            check_moment(at_time)
            for view in views(until=at_time):
                self._connection.execute("CREATE TEMP " + view)

    def __enter__(self) -> Self:
        """The ledger itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Let go of the file; closing twice does nothing."""
        self._connection.close()

    def add(self, article: Article, records: Sequence[Record]) -> bool:
        """Store an article with its records; False, and nothing stored, if this reader has stored it before."""
        return self.add_many([(article, records)]) == 1

    def add_many(self, batch: Batch) -> int:
        """Store a batch of articles with their records, all or none; how many articles were new."""
        self._check_writable()
        with self._engine():
            fresh = adding.new_articles(self._connection, batch, reader=self.run.reader)
            if fresh:
                with self._writing() as number:
                    adding.insert_readings(self._connection, fresh, run=number)
                    strike_older_versions(self._connection, [article.url for article, _ in fresh], run=number)
                    correcting.apply_to(self._connection, [article.id for article, _ in fresh], run=number)
        return len(fresh)

    def fold(self, *, anew: bool = False) -> Folded:
        """Bring the groups of like records up to date; `anew` makes all of them again."""
        self._check_writable()
        with self._engine():
            if anew:
                unfold(self._connection)
            return fold(self._connection)

    def groups(
        self,
        kind: str,
        *,
        party: str | None = None,
        since: str | None = None,
        until: str | None = None,
        least: int = 1,
        as_of: str | None = None,
    ) -> list[Group]:
        """The groups with a record that fits and at least so many independent sources; `fold` first brings them up to date."""
        with self._engine():
            self._fold_past()
            wanted = Wanted(party=party, since=since, until=until, also=self._also(party))
            return read_groups(self._connection, kind, wanted=wanted, least=least, as_of=as_of)

    def unfolded(self) -> int:
        """How many articles the groups do not know yet."""
        with self._engine():
            return unfolded(self._connection)

    def correct(self, what: str, record_id: str, *, field: str | None = None, value: str | None = None, why: str | None = None) -> str:
        """A person accepts, rejects or edits a record; the correction's id. It counts for later readings of the article too."""
        kind = correcting.check_kind(what)
        if kind == "merge":
            raise UsageError("two names are merged, not a record: merge_actors")
        record = self.find(record_id).record
        return self._correct(correcting.correction_of(kind, record, field=field, value=value), why=why)

    def merge_actors(self, name: str, into: str, *, why: str | None = None) -> str:
        """A person says that one name means the actor of another; the correction's id."""
        return self._correct(Correction(id="", what="merge", record=name, field="name", value=into), why=why)

    def undo(self, correction_id: str, *, why: str | None = None) -> str:
        """Take a correction back; the id of the undoing. The correction stays as a row."""
        self._check_writable()
        with self._engine():
            held = correcting.standing(correcting.read_corrections(self._connection))
            found = [one for one in held if one.id.startswith(correction_id)]
            if len(found) != 1:
                raise UsageError(f"{len(found)} corrections that stand have an id that begins with {correction_id!r}; one is needed")
            later = correcting.built_on(self._connection, found[0])
            if later is not None:
                raise UsageError(f"correction {later} changes what {found[0].id} made; undo that one first")
            return self._correct(Correction(id="", what="undo", record=found[0].id, article=found[0].article), why=why, undone=found[0])

    def corrections(self) -> list[Correction]:
        """What persons have said about the records, oldest first."""
        with self._engine():
            return correcting.read_corrections(self._connection)

    def _correct(self, correction: Correction, *, why: str | None, undone: Correction | None = None) -> str:
        self._check_writable()
        signed = replace(correction, time=self.run.time, who=self.run.who, why=why)
        with self._engine(), self._writing() as number:
            whole = correcting.write_correction(self._connection, signed, run=number)
            if undone is not None:
                correcting.take_back(self._connection, undone, undoing=whole.id, run=number)
            elif whole.article is not None:
                correcting.apply_to(self._connection, [whole.article], run=number)
            unfold_articles(self._connection, correcting.articles_of(self._connection, undone or whole))
        return whole.id

    def _also(self, party: str | None) -> tuple[str, ...]:
        """The other names that a person has said mean the same actor, in lower case."""
        if party is None:
            return ()
        names = "SELECT lower(name) AS name, lower(actor) AS actor FROM merged_name"
        ours = f"SELECT name AS one FROM ({names}) WHERE actor = $p UNION SELECT actor FROM ({names}) WHERE name = $p"
        sql = f"{ours} UNION SELECT name FROM ({names}) WHERE actor IN (SELECT actor FROM ({names}) WHERE name = $p) ORDER BY one"
        return tuple(row[0] for row in self._connection.execute(sql, {"p": party.lower()}).fetchall())

    def _fold_past(self) -> None:
        """Groups of a past day, and those of a folder, are made anew, for this connection only."""
        if (self.at_time is not None or self.in_folder) and not self._past_folded:
            for table in FOLD_TABLES if self.at_time is not None else ():
                self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM {table} LIMIT 0")
            fold(self._connection)
            self._past_folded = True

    def check(self) -> list[str]:
        """What is wrong with the ledger, one line each."""
        with self._engine():
            return list(find_problems(self._connection))

    def merge(self, other: Path) -> Merged:
        """Take in what another ledger has and this one has not, all or nothing."""
        self._check_writable()
        if other.exists() and other.samefile(self.path):
            raise UsageError(f"{other}: is the same ledger")
        check_mergeable(other)
        with self._engine():
            self._connection.execute("ATTACH '" + str(other).replace("'", "''") + "' AS other (READ_ONLY)")
            try:
                with self._writing() as number:
                    merged = merge_into(self._connection)
                    articles = self._connection.execute("SELECT DISTINCT article FROM correction WHERE article IS NOT NULL").fetchall()
                    touched = correcting.apply_to(self._connection, [row[0] for row in articles], run=number)
                    unfold_articles(self._connection, touched)
                    return merged
            finally:
                self._connection.execute("DETACH other")

    def take_back(self, rows: dict[str, list[tuple[Any, ...]]], *, what: str) -> None:
        """Put back the rows of an older ledger that were made by hand, and write down that it was done."""
        with self._engine(), self._writing() as number:
            restore(self._connection, rows, run=number)
            self._connection.execute("INSERT INTO log VALUES (?, ?, ?, ?)", [self.run.time, what, self.run.who, None])

    def add_refused(self, refused: Refused) -> bool:
        """Store that an input could not be read; False if the same refusal is there already."""
        self._check_writable()
        known = "SELECT count(*) FROM refused WHERE source = ? AND reason = ?"
        with self._engine():
            if self._connection.execute(known, [refused.source, refused.reason]).fetchone() != (0,):
                return False
            with self._writing() as number:
                adding.insert(self._connection, refused.kind, lines=[adding.stored_line(refused)], run=number, readings=[None])
        return True

    def records(
        self,
        kind: str,
        *,
        party: str | None = None,
        since: str | None = None,
        until: str | None = None,
        article: str | None = None,
        rule: str | None = None,
    ) -> list[Any]:
        """All records of the kind that fit, in a fixed order; an article read again by a newer reader counts once."""
        with self._engine():
            place = self._readings(article)
            if place is not None and kind in RECORD_KINDS and party is since is until is rule is None:
                held = self._sheet(place)
                if held is not None:
                    return [record for record in held if record.kind == kind]
            wanted = Wanted(party=party, since=since, until=until, article=article, rule=rule, also=self._also(party), readings=place)
            return fetch(self._connection, kind, query=select(kind, wanted))

    def frame(self, kind: str, *, party: str | None = None, since: str | None = None, until: str | None = None) -> Frame:
        """The same records as columns for polars, pandas or Arrow."""
        query = select(kind, Wanted(party=party, since=since, until=until))
        with self._engine():
            return Frame(self._connection.sql(query.sql, params=query.parameters), self._connection)

    def articles(self) -> list[Article]:
        """All articles, by date of publication and id."""
        return self.records("article")

    def of_article(self, article_id: str) -> list[Record]:
        """All claims of the article of that id, kind by kind in the order of `records`."""
        with self._engine():
            readings = self._readings(article_id) or ()
            held = self._sheet(readings)
            if held is not None:
                return held
            wanted = Wanted(article=article_id, readings=readings)
            return [record for kind in RECORD_KINDS for record in fetch(self._connection, kind, query=select(kind, wanted))]

    def _sheet(self, readings: tuple[int, ...]) -> list[Record] | None:
        """The records of an article from the sheet of its only standing reading; None where the tables must tell what counts."""
        tests = f"WHERE reading IN ({listed(readings)})"
        noted = f"SELECT reading, 'strike' AS what FROM strike {tests} UNION ALL SELECT reading, 'mark' FROM mark {tests}"
        found = set(self._connection.execute(noted).fetchall())
        standing = [reading for reading in readings if (reading, "strike") not in found]
        if self.at_time is not None or len(standing) != 1 or (standing[0], "mark") in found:
            return None
        return read_sheet(self._connection, standing[0])

    def _readings(self, article_id: str | None) -> tuple[int, ...] | None:
        if article_id is None:
            return None
        sql = f"SELECT reading FROM place WHERE number = {NUMBER.format(id='?')} ORDER BY reading"
        return tuple(row[0] for row in self._connection.execute(sql, [article_id]).fetchall())

    def find(self, record_id: str) -> Found:
        """The claim of that id, or the only one whose id begins so, with its article; refused if there is none."""
        kind, whole = self._only([kind for kind, cls in KINDS.items() if issubclass(cls, Record)], record_id)
        record: Record = self._newest(kind, whole)
        return Found(self._newest("article", record.article), record)

    def find_article(self, article_id: str) -> Article:
        """The article of that id, or the only one whose id begins so; refused if there is none."""
        readings = self._readings(article_id)
        if not readings:
            readings = self._readings(self._only(["article"], article_id)[1])
        sql = f"SELECT * EXCLUDE (added, reading) FROM article WHERE reading IN ({listed(readings or ())}) ORDER BY reading DESC LIMIT 1"
        with self._engine():
            found: list[Article] = fetch(self._connection, "article", query=Query(sql))
        return found[0]

    def search(self, words: str) -> list[Hit]:
        """Articles whose text holds all the words, and the statements that do, in the order of `records`."""
        asked = search.words_of(words)
        if not asked:
            return []
        with self._engine():
            return search.find_hits(self._connection, asked)

    def view(self, name: str, **parameters: str | None) -> Table:
        """The rows of a named view; see docs/ledger.md for the views and their parameters."""
        with self._engine():
            return run_view(self._connection, name, parameters=parameters)

    def log(self) -> list[LogEntry]:
        """What was done to the ledger itself, oldest first."""
        with self._engine():
            return [LogEntry(*row) for row in self._connection.execute("SELECT * FROM log ORDER BY rowid").fetchall()]

    def forget(self, article_id: str, *, why: str | None = None) -> str:
        """Remove an article and its records for good; what the log keeps of it: its id, source and hash."""
        self._check_writable()
        article = self.find_article(article_id)
        gone = f"{article.id}, source {article.source}, sha256 {article.sha256}"
        entry = LogEntry(self.run.time, f"forgot article {gone}", self.run.who, why)
        try:
            with self._engine():
                with adding.transaction(self._connection):
                    unfold_articles(self._connection, [article.id])
                write_without(self._connection, self.path, article=article.id, entry=list(astuple(entry)))
        finally:
            self._connection.close()
            draft_of(self.path)
        self._connection = connect(self.path, read_only=False)
        if self.records("article", article=article.id):
            self.close()
            raise StoreError(f"{self.path}: is open elsewhere in this program, which still sees the old file; end it")
        return gone

    @contextmanager
    def _writing(self) -> Iterator[int]:
        """One transaction of this run, whose number it gives; the run is written down with the first of them."""
        number = self._run_number
        with adding.transaction(self._connection):
            if number is None:
                number = adding.next_run(self._connection, self.run)
            yield number
        self._run_number = number

    def _only(self, kinds: list[str], beginning: str) -> tuple[str, str]:
        """The kind and the whole id of the only record of those kinds whose id is, or else begins with, `beginning`."""
        parts = [f"SELECT '{kind}' AS kind, id FROM {quoted(kind)} WHERE starts_with(id, $beginning)" for kind in kinds]
        sql = " UNION ".join(parts) + " ORDER BY id, kind"
        with self._engine():
            found = self._connection.execute(sql, {"beginning": beginning}).fetchall()
        exact = [pair for pair in found if pair[1] == beginning]
        found = exact or found
        if not found or not beginning:
            raise UsageError(f"{self.path}: no {'article' if kinds == ['article'] else 'record'} has the id {beginning!r}")
        if len(found) > 1:
            some = ", ".join(pair[1] for pair in found[:5])
            raise UsageError(f"{beginning!r} is the beginning of {len(found)} ids: {some}; more letters are needed")
        kind, whole = found[0]
        return kind, whole

    def _newest(self, kind: str, record_id: str) -> Any:
        sql = f"SELECT * EXCLUDE (added, reading) FROM {quoted(kind)} WHERE id = $id ORDER BY reading DESC LIMIT 1"
        with self._engine():
            return fetch(self._connection, kind, query=Query(sql, {"id": record_id}))[0]

    def _check_writable(self) -> None:
        if self.read_only:
            raise StoreError(f"{self.path}: is open for reading only")

    @contextmanager
    def _engine(self) -> Iterator[None]:
        with faults_of(self.path):
            yield
