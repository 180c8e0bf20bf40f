"""Which records of many reports tell of the same act? Keeps the groups up to date as articles come and go.

A new article touches the claims that it is like and their parts, nothing else; whatever the order of adding, the groups
are the same. The tables can be emptied and made again from the records at any time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np

from detente.ledger.adding import transaction
from detente.ledger.bulk import append
from detente.ledger.claims import CLAIM_LINES, Claim, claim_of
from detente.ledger.copying import drop_articles, place_articles
from detente.ledger.grouping import Edge, Place, find_edges, partition
from detente.ledger.house import FOLD_TABLES
from detente.ledger.keys import keys_of

SLICE = 10_000  # Articles folded in one transaction.
STALE = "SELECT reading FROM fold_article WHERE reading NOT IN (SELECT reading FROM current_article)"
FRESH = "SELECT reading FROM current_article ANTI JOIN fold_article USING (reading) ORDER BY reading LIMIT ?"


@dataclass(frozen=True, slots=True)
class Folded:
    """What a run of folding did: articles taken in and taken out, claims compared anew."""

    added: int = 0
    removed: int = 0
    touched: int = 0


def fold(connection: duckdb.DuckDBPyConnection) -> Folded:
    """Bring the groups up to date; each slice of articles is kept whole or not at all."""
    total = Folded()
    while True:
        stale = _column(connection, STALE)
        fresh = _column(connection, FRESH, [SLICE])
        if not stale and not fresh:
            return total
        with transaction(connection):
            touched = _refold(connection, fresh, stale=stale)
        total = Folded(total.added + len(fresh), total.removed + len(stale), total.touched + touched)
        if len(fresh) < SLICE:
            return total


def unfold(connection: duckdb.DuckDBPyConnection) -> None:
    """Empty the tables of the groups."""
    with transaction(connection):
        for table in FOLD_TABLES:
            connection.execute(f"DELETE FROM {table}")


def unfold_articles(connection: duckdb.DuckDBPyConnection, articles: Sequence[str]) -> None:
    """Take these articles out of the groups, inside a transaction; the next `fold` takes in again what still counts."""
    of_them = "SELECT reading FROM fold_article WHERE article IN (SELECT unnest(?::VARCHAR[]))"
    readings = _column(connection, of_them, [list(articles)])
    if readings:
        _take_out(connection, readings)


def _refold(connection: duckdb.DuckDBPyConnection, fresh: list[int], *, stale: list[int]) -> int:
    if stale:
        _take_out(connection, stale)
    place_articles(connection, fresh)
    new, parts = _take_in(connection, fresh)
    keys = {claim.id: sorted(keys_of(claim)) for claim in new}
    edges = find_edges(new, keys=keys, others=_near_claims(connection, keys))
    parts |= _parts_of(connection, {name for edge in edges for name in (edge.a, edge.b)} - {c.id for c in new})
    old = _claims_of_parts(connection, parts)
    known = {claim.id for claim in old} | {claim.id for claim in new}
    edges = [edge for edge in edges if edge.a in known and edge.b in known] + _edges_among(old)
    _replace(connection, [*old, *new], edges=edges)
    _write_keys(connection, keys)
    return len(old) + len(new)


def _take_out(connection: duckdb.DuckDBPyConnection, readings: list[int]) -> None:
    """Remove the readings and the claims that stood in no other; the parts they were in are made anew."""
    survivors = drop_articles(connection, readings)
    claims = _column(connection, "SELECT DISTINCT claim FROM fold_member WHERE reading IN (SELECT unnest(?::BIGINT[]))", [readings])
    parts = _parts_of(connection, claims)
    connection.execute("DELETE FROM fold_member WHERE reading IN (SELECT unnest(?::BIGINT[]))", [readings])
    gone = _column(connection, "SELECT unnest(?::VARCHAR[]) AS claim EXCEPT SELECT claim FROM fold_member", [claims])
    for table in ("fold_claim", "fold_line", "fold_key"):
        connection.execute(f"DELETE FROM {table} WHERE claim IN (SELECT unnest(?::VARCHAR[]))", [gone])
    if survivors:
        place_articles(connection, survivors)
    old = _claims_of_parts(connection, parts)
    _replace(connection, old, edges=_edges_among(old))


def _take_in(connection: duckdb.DuckDBPyConnection, readings: list[int]) -> tuple[list[Claim], set[str]]:
    """Write down who claims what in these readings; the new claims, and the parts of those that were known."""
    connection.execute("CREATE OR REPLACE TEMP TABLE fresh AS SELECT unnest(?::BIGINT[]) AS reading", [readings])
    connection.execute("CREATE OR REPLACE TEMP TABLE said (claim VARCHAR, record VARCHAR, reading BIGINT, line VARCHAR)")
    _say(connection, low=min(readings, default=0), high=max(readings, default=-1))
    known = "SELECT DISTINCT part FROM fold_claim JOIN said USING (claim)"
    parts = set(_column(connection, known))
    connection.execute("INSERT INTO fold_member SELECT claim, record, reading FROM said ORDER BY reading, record")
    fresh = "SELECT claim, any_value(line) AS line FROM said ANTI JOIN fold_line USING (claim) GROUP BY claim ORDER BY claim"
    rows = connection.execute(fresh).fetchall()
    append(connection, "fold_line", {"claim": [row[0] for row in rows], "line": [row[1] for row in rows]})
    connection.execute("DROP TABLE said")
    connection.execute("DROP TABLE fresh")
    return [claim_of(*row) for row in rows], parts


def _say(connection: duckdb.DuckDBPyConnection, *, low: int, high: int) -> None:
    """Fill `said` with the claims of the readings in `fresh`, which lie between the two; a kind that has none there is not asked."""
    ends = {"low": low, "high": high}
    between = "WHERE reading BETWEEN $low AND $high"
    marked = connection.execute(f"SELECT count(*) FROM mark {between}", ends).fetchone() != (0,)
    there = " UNION ALL ".join(f"(SELECT '{kind}' FROM {kind} {between} LIMIT 1)" for kind in CLAIM_LINES)
    for (kind,) in connection.execute(there, ends).fetchall():
        lines = CLAIM_LINES[kind].format(view="current_" if marked else "")
        connection.execute(f"INSERT INTO said SELECT left(md5(line), 16), record, reading, line FROM ({lines})", ends)


def _edges_among(claims: Sequence[Claim]) -> list[Edge]:
    return find_edges(claims, keys={claim.id: keys_of(claim) for claim in claims})


def _near_claims(connection: duckdb.DuckDBPyConnection, keys: Mapping[str, Sequence[int]]) -> list[Claim]:
    """The stored claims that share a key with one of these."""
    if connection.execute("SELECT count(*) FROM fold_key").fetchone() == (0,):
        return []
    asked = sorted({key for row in keys.values() for key in row})
    sql = (
        "SELECT claim, line FROM fold_line WHERE claim IN "
        "(SELECT claim FROM fold_key WHERE key IN (SELECT unnest(?::UBIGINT[]))) ORDER BY claim"
    )
    return [claim_of(*row) for row in connection.execute(sql, [asked]).fetchall()]


def _parts_of(connection: duckdb.DuckDBPyConnection, claims: Iterable[str]) -> set[str]:
    sql = "SELECT DISTINCT part FROM fold_claim WHERE claim IN (SELECT unnest(?::VARCHAR[]))"
    return set(_column(connection, sql, [sorted(claims)]))


def _claims_of_parts(connection: duckdb.DuckDBPyConnection, parts: set[str]) -> list[Claim]:
    sql = "SELECT claim, line FROM fold_line JOIN fold_claim USING (claim) WHERE part IN (SELECT unnest(?::VARCHAR[])) ORDER BY claim"
    return [claim_of(*row) for row in connection.execute(sql, [sorted(parts)]).fetchall()] if parts else []


def _replace(connection: duckdb.DuckDBPyConnection, claims: Sequence[Claim], *, edges: Sequence[Edge]) -> None:
    """Write the places of these claims, which make up whole parts."""
    places = partition({claim.id: claim for claim in claims}, edges=edges, articles=_readings(connection, edges))
    ids = [claim.id for claim in claims]
    connection.execute("DELETE FROM fold_claim WHERE claim IN (SELECT unnest(?::VARCHAR[]))", [ids])
    rows: list[Place] = [places[name] for name in ids]
    append(connection, "fold_claim", {"claim": ids, "part": [place.part for place in rows], "grp": [place.group for place in rows]})


def _readings(connection: duckdb.DuckDBPyConnection, edges: Sequence[Edge]) -> dict[str, frozenset[int]]:
    """In which readings the claims that have edges stand."""
    asked = sorted({name for edge in edges for name in (edge.a, edge.b)})
    sql = "SELECT claim, list(reading) FROM fold_member WHERE claim IN (SELECT unnest(?::VARCHAR[])) GROUP BY claim"
    return {claim: frozenset(readings) for claim, readings in connection.execute(sql, [asked]).fetchall()}


def _write_keys(connection: duckdb.DuckDBPyConnection, keys: Mapping[str, Sequence[int]]) -> None:
    numbers = np.array([key for row in keys.values() for key in row], dtype=np.uint64)
    append(connection, "fold_key", {"key": numbers, "claim": [claim for claim, row in keys.items() for _ in row]})


def _column(connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[object] = ()) -> list[Any]:
    return [row[0] for row in connection.execute(sql, list(values)).fetchall()]
