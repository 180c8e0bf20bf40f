"""Which groups answer a question? Those with at least one record that fits, each with all its records."""

import json
from typing import Any

import duckdb

from detente.errors import UsageError
from detente.ledger.claims import FOLDED
from detente.ledger.deadlines import with_outcomes
from detente.ledger.groups import Group, Member, Report, group_of, outlet_of
from detente.ledger.selection import Query, Wanted, check_day, fetch, select

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
    records = _records(connection, kind)
    members: dict[str, list[Member]] = {}
    actors: dict[str, set[str]] = {}
    for grp, record, reading, line, article, outlet, url, source, published, copy_of in rows:
        report = Report(record, article, outlet_of(outlet, url, source), published, copy_of)
        claim = json.loads(line)
        members.setdefault(grp, []).append(Member(records[reading, record], report, claim["text"] or ""))
        actors.setdefault(grp, set()).update(claim["parties"] or ())
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


def _records(connection: duckdb.DuckDBPyConnection, kind: str) -> dict[tuple[int, str], Any]:
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE members AS SELECT member.reading, member.record FROM fold_member AS member "
        "JOIN fold_claim USING (claim) WHERE grp IN (SELECT grp FROM asked)"
    )
    inside = (
        f"FROM current_{kind} AS record SEMI JOIN members ON members.reading = record.reading AND members.record = record.id "
        "ORDER BY record.reading, record.id"
    )
    places = connection.execute(f"SELECT record.reading {inside}").fetchall()
    found = fetch(connection, kind, query=Query(f"SELECT record.* EXCLUDE (added, reading) {inside}"))
    return {(place[0], record.id): record for place, record in zip(places, found, strict=True)}
