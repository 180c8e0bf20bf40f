"""How does a ledger change? One object over one DuckDB file: add, fold, correct, merge, forget."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

import duckdb

from detente.errors import StoreError, UsageError
from detente.ledger import adding, correcting
from detente.ledger.adding import Batch, Run
from detente.ledger.asking import Answers, LogEntry
from detente.ledger.attaching import attach
from detente.ledger.corrections import Correction, check_kind, correction_of, read_corrections, standing
from detente.ledger.fold import Folded, fold, unfold, unfold_articles
from detente.ledger.forgetting import write_without
from detente.ledger.merging import Merged, check_mergeable, merge_into
from detente.ledger.opening import connect, draft_of
from detente.ledger.salvage import restore
from detente.ledger.versions import strike_older_versions
from detente.model import Article, Record, Refused


class Ledger(Answers):
    """An open ledger; use it in a `with` block. What `add` has returned for stays stored, whatever happens next."""

    def __init__(
        self, path: str | Path, *, connection: duckdb.DuckDBPyConnection, run: Run, read_only: bool = False, at_time: str | None = None
    ) -> None:
        """Take over the connection; see `open_ledger`."""
        super().__init__(path, connection=connection, at_time=at_time)
        self.read_only = read_only
        self.run = run
        self._run_number: int | None = None

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

    def refold(self) -> None:
        """Have the groups know what was corrected."""
        self.fold()

    def correct(self, what: str, record_id: str, *, field: str | None = None, value: str | None = None, why: str | None = None) -> str:
        """A person accepts, rejects or edits a record; the correction's id. It counts for later readings of the article too."""
        kind = check_kind(what)
        if kind == "merge":
            raise UsageError("two names are merged, not a record: merge_actors")
        found = self.find(record_id)
        rejected = [one for one in standing(self.corrections()) if one.what == "reject" and one.record == found.record.id]
        if rejected:
            raise UsageError(f"{found.record.kind} {found.record.id} was rejected by correction {rejected[0].id}; undo that one first")
        return self._correct(correction_of(kind, found.record, article=found.article, field=field, value=value), why=why)

    def merge_actors(self, name: str, into: str, *, why: str | None = None) -> str:
        """A person says that one name means the actor of another; the correction's id."""
        if not name.strip() or not into.strip() or name.strip().lower() == into.strip().lower():
            raise UsageError(f"{name!r} and {into!r}: two different names are merged")
        return self._correct(Correction(id="", what="merge", record=name, field="name", value=into), why=why)

    def undo(self, correction_id: str, *, why: str | None = None) -> str:
        """Take a correction back; the id of the undoing. The correction stays as a row."""
        self._check_writable()
        with self._engine():
            held = standing(read_corrections(self._connection))
            found = [one for one in held if one.id.startswith(correction_id)]
            if len(found) != 1:
                raise UsageError(f"{len(found)} corrections that stand have an id that begins with {correction_id!r}; one is needed")
            later = correcting.built_on(self._connection, found[0])
            if later is not None:
                raise UsageError(f"correction {later} changes what {found[0].id} made; undo that one first")
            return self._correct(Correction(id="", what="undo", record=found[0].id, article=found[0].article), why=why)

    def _correct(self, correction: Correction, *, why: str | None) -> str:
        self._check_writable()
        signed = replace(correction, time=self.run.time, who=self.run.who, why=why)
        with self._engine(), self._writing() as number:
            whole = correcting.with_id(self._connection, signed)
            correcting.carry_out(self._connection, whole, run=number)
            unfold_articles(self._connection, correcting.articles_of(self._connection, whole))
        return whole.id

    def merge(self, other: str | Path) -> Merged:
        """Take in what another ledger has and this one has not, all or nothing."""
        self._check_writable()
        if Path(other).exists() and Path(other).samefile(self.path):
            raise UsageError(f"{other}: is the same ledger")
        check_mergeable(str(other))
        with self._engine():
            attach(self._connection, str(other), name="detente_other")
            try:
                with self._writing() as number:
                    merged = merge_into(self._connection)
                    articles = self._connection.execute("SELECT DISTINCT article FROM correction WHERE article IS NOT NULL").fetchall()
                    touched = correcting.apply_to(self._connection, [row[0] for row in articles], run=number)
                    unfold_articles(self._connection, touched)
                    return merged
            finally:
                self._connection.execute("DETACH detente_other")

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

    def forget(self, article_id: str, *, why: str | None = None) -> str:
        """Remove an article and its records for good; what the log keeps of it: its id, source and hash."""
        self._check_writable()
        article = self.find_article(article_id)
        gone = f"{article.id}, source {article.source}, sha256 {article.sha256}"
        entry = LogEntry(self.run.time, f"forgot article {gone}", self.run.who, why)
        path = Path(self.path)
        try:
            with self._engine():
                with adding.transaction(self._connection):
                    unfold_articles(self._connection, [article.id])
                write_without(self._connection, path, article=article.id, entry=list(astuple(entry)))
        finally:
            self._connection.close()
            draft_of(path)
        self._connection = connect(path, read_only=False)
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

    def _check_writable(self) -> None:
        if self.read_only:
            raise StoreError(f"{self.path}: is open for reading only")
