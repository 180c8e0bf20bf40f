"""Which record of a reading does a correction mean? That of its id or what was made of it; in a newer reading, that which came in its place.

A newer reader may give every record another id. Then the one is meant whose own words stand at the same place and that is more like
the corrected record than like any other that stood there: two acts may be told by one word.
"""

import json
from collections.abc import Sequence

import duckdb

from detente.ledger.columns import quoted
from detente.ledger.corrections import EDITED, LOCKED, Correction, place_of, read_corrections
from detente.model import Record, to_json
from detente.records import from_json


def meant_by(connection: duckdb.DuckDBPyConnection, correction: Correction, reading: int) -> list[Record]:
    """The record of the reading that counts and that the correction means; nothing if it has none."""
    exact = _rows(connection, correction, "reading = ? AND id = ?", [reading, correction.record], counting=True)
    if exact:
        return exact
    counting = _rows(connection, correction, "reading = ?", [reading], counting=True)
    if _rows(connection, correction, "reading = ? AND id = ?", [reading, correction.record]):
        ids = _made_of(connection, correction, reading)
        return [record for record in counting if record.id in ids]
    return _in_its_place(counting, before=_rows_before(connection, correction), correction=correction)


def _made_of(connection: duckdb.DuckDBPyConnection, correction: Correction, reading: int) -> set[str]:
    """The ids of the records that edits have made of the corrected one, of those again, and so on."""
    sql = "SELECT correction, record FROM mark WHERE reading = ? AND does = 'made'"
    made: dict[str, list[str]] = {}
    for name, record in connection.execute(sql, [reading]).fetchall():
        made.setdefault(name, []).append(record)
    ids = {correction.record}
    for earlier in read_corrections(connection):
        if earlier.record in ids:
            ids.update(made.get(earlier.id, ()))
    return ids


def _rows_before(connection: duckdb.DuckDBPyConnection, correction: Correction) -> list[Record]:
    """The records of the reading in which the corrected one was last found, that one first."""
    newest = f"(SELECT max(reading) FROM {quoted(correction.kind or '')} WHERE id = ? AND article = ?)"
    found = _rows(connection, correction, f"reading = {newest}", [correction.record, correction.article])
    rest = [record for record in found if record.id != correction.record and record.rule != EDITED]
    return [record for record in found if record.id == correction.record] + rest


def _in_its_place(counting: Sequence[Record], *, before: Sequence[Record], correction: Correction) -> list[Record]:
    """Of the records at the place the one that is most like the corrected one, if no other record of before is more like it."""
    there = (correction.start, correction.end)
    here = [record for record in counting if place_of(record) == there]
    ours, others = before[:1], [record for record in before[1:] if place_of(record) == there]
    if not ours or not here:
        return here if len(here) == 1 else []
    best = max(here, key=lambda record: (_alike(record, ours[0]), record.id))
    return [best] if all(_alike(best, other) <= _alike(best, ours[0]) for other in others) else []


def _alike(one: Record, other: Record) -> int:
    """In how many fields two records of a kind agree, their words' places left out."""
    a, b = to_json(one), to_json(other)
    return sum(1 for name in a if name not in LOCKED and _bare(a[name]) == _bare(b.get(name)))


def _bare(value: object) -> object:
    """A value without the spans in it."""
    if isinstance(value, dict):
        return {name: _bare(part) for name, part in value.items() if name not in ("span", "spans")}
    return [_bare(part) for part in value] if isinstance(value, list) else value


def _rows(
    connection: duckdb.DuckDBPyConnection, correction: Correction, test: str, values: Sequence[object], *, counting: bool = False
) -> list[Record]:
    table = quoted(f"current_{correction.kind}" if counting else correction.kind or "")
    sql = f"SELECT to_json(record)::VARCHAR FROM {table} AS record WHERE article = ? AND {test} ORDER BY id"
    rows = [json.loads(row[0]) for row in connection.execute(sql, [correction.article, *values]).fetchall()]
    return [from_json(correction.kind or "", {k: v for k, v in row.items() if k not in ("added", "reading")}) for row in rows]
