"""What does the ledger hold? Records, articles, groups, search and views, each in a fixed order."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import duckdb

from detente.errors import UsageError
from detente.ledger import search
from detente.ledger.checking import find_problems
from detente.ledger.columns import RECORD_KINDS, as_of, quoted
from detente.ledger.corrections import Correction, read_corrections
from detente.ledger.fold import fold
from detente.ledger.frames import Frame
from detente.ledger.grouped import read_groups, unfolded
from detente.ledger.groups import Group
from detente.ledger.house import FOLD_TABLES, NUMBER
from detente.ledger.opening import faults_of
from detente.ledger.search import Hit
from detente.ledger.selection import Query, Wanted, check_moment, fetch, listed, select
from detente.ledger.sheets import read_sheet
from detente.ledger.viewing import Table, run_view
from detente.model import KINDS, Article, Record


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


class Answers:
    """An open ledger that is asked; use it in a `with` block."""

    def __init__(self, path: str | Path, *, connection: duckdb.DuckDBPyConnection, at_time: str | None = None) -> None:
        """Take over the connection to the ledger at the path; with `at_time` only what was written up to then counts."""
        self.path = path
        self.at_time = at_time
        self._past_folded = False
        self._connection = connection
        if at_time is not None:
            check_moment(at_time)
            (catalog,) = self._connection.execute("SELECT current_catalog()").fetchone() or ("",)
            for statement in as_of(at_time, catalog=catalog):
                self._connection.execute(statement)

    def __enter__(self) -> Self:
        """The ledger itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Let go of the file; closing twice does nothing."""
        self._connection.close()

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
        with self._engine():
            query = select(kind, Wanted(party=party, since=since, until=until, also=self._also(party)))
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

    def corrections(self) -> list[Correction]:
        """What persons have said about the records, oldest first."""
        with self._engine():
            return read_corrections(self._connection)

    def log(self) -> list[LogEntry]:
        """What was done to the ledger itself, oldest first."""
        with self._engine():
            return [LogEntry(*row) for row in self._connection.execute("SELECT * FROM log ORDER BY rowid").fetchall()]

    def check(self) -> list[str]:
        """What is wrong with the ledger, one line each."""
        with self._engine():
            return list(find_problems(self._connection))

    def _fold_past(self) -> None:
        """Groups of a past day are made anew, for this connection only."""
        if self.at_time is not None and not self._past_folded:
            for table in FOLD_TABLES:
                self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM {table} LIMIT 0")
            fold(self._connection)
            self._past_folded = True

    def _also(self, party: str | None) -> tuple[str, ...]:
        """The other names that a person has said mean the same actor, in lower case."""
        if party is None:
            return ()
        names = "SELECT lower(name) AS name, lower(actor) AS actor FROM merged_name"
        ours = f"SELECT name AS one FROM ({names}) WHERE actor = $p UNION SELECT actor FROM ({names}) WHERE name = $p"
        sql = f"{ours} UNION SELECT name FROM ({names}) WHERE actor IN (SELECT actor FROM ({names}) WHERE name = $p) ORDER BY one"
        return tuple(row[0] for row in self._connection.execute(sql, {"p": party.lower()}).fetchall())

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

    @contextmanager
    def _engine(self) -> Iterator[None]:
        with faults_of(self.path):
            yield
