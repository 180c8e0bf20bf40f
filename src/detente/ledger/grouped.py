"""Which groups answer a question? Those with at least one record that fits, each with all its records."""

import json
import re
from collections.abc import Iterator
from typing import Any

import duckdb

from detente.errors import InputError, StoreError, UsageError
from detente.ledger.claims import FOLDED
from detente.ledger.columns import quoted
from detente.ledger.deadlines import with_outcomes
from detente.ledger.groups import Group, Member, Report, Telling, group_of, outlet_of, telling_of
from detente.ledger.selection import Wanted, check_day, select
from detente.model import KINDS, Span
from detente.records import from_json
from detente.shape import shapes_of

# Only a span's ends are numbers; those of a time are days in quotation marks.
OFFSETS = re.compile(r'"start":\d+,"end":\d+')

MEMBERS = """
SELECT place.grp, member.record, member.reading, line.line, report.id, report.outlet, report.url, report.source, report.published,
    text.copy_of
FROM fold_claim AS place
JOIN fold_line AS line USING (claim)
JOIN fold_member AS member USING (claim)
JOIN article AS report USING (reading)
JOIN fold_article AS text USING (reading)
WHERE place.grp IN (SELECT grp FROM asked)
ORDER BY place.grp, member.record
"""


def read_groups(
    connection: duckdb.DuckDBPyConnection, kind: str, *, wanted: Wanted, least: int = 1, as_of: str | None = None
) -> list[Group]:
    """The groups of at least so many independent sources, in the order of their first record; deadlines as of that day."""
    if kind not in FOLDED:
        raise UsageError(f"no groups of kind {kind!r}; there are {', '.join(FOLDED)}")
    check_day(as_of)
    query = select(kind, wanted)
    ids = query.sql.replace("SELECT record.* EXCLUDE (added, reading)", "SELECT record.id AS record, record.reading")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE asked AS SELECT DISTINCT grp FROM fold_claim JOIN fold_member USING (claim) "
        f"JOIN ({ids}) AS wanted USING (record, reading)",
        query.parameters,
    )
    rows = connection.execute(MEMBERS).fetchall()
    told = Told(kind)
    members: dict[str, list[Member]] = {}
    actors: dict[str, set[str]] = {}
    records = _record_lines(connection, kind)
    for grp, record, reading, line, article, outlet, url, source, published, copy_of in rows:
        report = Report(record, article, outlet_of(outlet, url, source), published, copy_of)
        telling = told.of(records[reading, record], claim=line)
        members.setdefault(grp, []).append(Member(report, telling))
        actors.setdefault(grp, set()).update(told.parties(line))
    groups = [group_of(kind, grp, held) for grp, held in members.items()]
    groups.sort(key=lambda g: (g.reports[0].published or "9999", g.id))
    groups = [group for group in groups if group.sources >= least]
    if kind == "commitment":
        return with_outcomes(connection, groups, actors={grp: sorted(keys) for grp, keys in actors.items()}, as_of=as_of)
    return groups


def unfolded(connection: duckdb.DuckDBPyConnection) -> int:
    """How many articles the groups do not know yet."""
    row = connection.execute("SELECT count(*) FROM current_article ANTI JOIN fold_article USING (reading)").fetchone()
    return int(row[0]) if row else 0


class Told:
    """What records tell; wire copies tell the same in the same words, so each telling is read once."""

    def __init__(self, kind: str) -> None:
        """Nothing read yet."""
        self._kind = kind
        self._claims: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._tellings: dict[tuple[str, str], Telling] = {}

    def of(self, record: str, *, claim: str) -> Telling:
        """What the record tells, both as lines of JSON."""
        words, _ = self._claim(claim)
        telling = self._tellings.get((record, words))
        if telling is None:
            telling = telling_of(_record_of(self._kind, record), words)
            self._tellings[record, words] = telling
        return telling

    def parties(self, claim: str) -> tuple[str, ...]:
        """The parties of the claim by their keys."""
        return self._claim(claim)[1]

    def _claim(self, line: str) -> tuple[str, tuple[str, ...]]:
        if line not in self._claims:
            claim = json.loads(line)
            self._claims[line] = claim["text"] or "", tuple(claim["parties"] or ())
        return self._claims[line]


def _record_of(kind: str, line: str) -> Any:
    try:
        return from_json(kind, json.loads(line))
    except InputError as error:
        raise StoreError(f"the ledger holds a bad row: {error}") from error


def _record_lines(connection: duckdb.DuckDBPyConnection, kind: str) -> dict[tuple[int, str], str]:
    """The records of the groups as JSON, without what names their article or points into it: copies yield the same line."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE members AS SELECT member.reading, member.record FROM fold_member AS member "
        "JOIN fold_claim USING (claim) WHERE grp IN (SELECT grp FROM asked)"
    )
    columns = ", ".join(f"{quoted(name)} := {value}" for name, value in _columns(kind))
    lines = connection.execute(
        f"SELECT record.reading, record.id, to_json(struct_pack({columns}))::VARCHAR FROM current_{kind} AS record "
        "SEMI JOIN members ON members.reading = record.reading AND members.record = record.id"
    ).fetchall()
    return {(reading, record): OFFSETS.sub('"start":0,"end":0', line) for reading, record, line in lines}


def _columns(kind: str) -> Iterator[tuple[str, str]]:
    """Each column with its value, emptied where it differs from copy to copy and says nothing of the act."""
    for name, shape in shapes_of(KINDS[kind]).items():
        value = f"record.{quoted(name)}"
        if name in ("id", "article"):
            value = "''"
        elif shape.base is Span and shape.many:
            value = "[]"
        elif name == "statement" or (shape.base is Span and shape.optional):
            value = "NULL"
        yield name, value
