"""What has one article yielded, all kinds at once? Its records as compressed lines in one row of `sheet`, so that one look finds them.

Nested columns cost the engine some milliseconds a kind, however few rows are asked for. A sheet is made from the rows and
never takes their place: where there is none, or a person has changed a record, the tables are asked.
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import duckdb

from detente.ledger.columns import RECORD_KINDS, quoted
from detente.model import KINDS, Record
from detente.records import from_json
from detente.shape import shapes_of

SLICE = 1_000  # Readings whose sheets are made at once.


def packed(lines: Iterable[str]) -> bytes:
    """Records, each a line of JSON that names its kind, as a sheet holds them."""
    return zlib.compress(f"[{','.join(lines)}]".encode())


def unpacked(sheet: bytes) -> list[dict[str, Any]]:
    """The lines of a sheet as plain JSON values."""
    plain: list[dict[str, Any]] = json.loads(zlib.decompress(sheet))
    return plain


def write_sheets(connection: duckdb.DuckDBPyConnection, sheets: dict[int, bytes]) -> None:
    """Store the sheets of readings that have none."""
    rows = [list(sheets), list(sheets.values())]
    connection.execute("INSERT INTO sheet SELECT unnest(?::BIGINT[]), unnest(?::BLOB[])", rows)


def make_sheets(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the sheets of all readings that have none from their rows, except those in which a person has changed a record."""
    missing = "SELECT reading FROM article ANTI JOIN sheet USING (reading) ANTI JOIN mark USING (reading) ORDER BY reading"
    readings = [row[0] for row in connection.execute(missing).fetchall()]
    for start in range(0, len(readings), SLICE):
        some = readings[start : start + SLICE]
        write_sheets(connection, {reading: packed(lines) for reading, lines in _stored_lines(connection, some).items()})


def read_sheet(connection: duckdb.DuckDBPyConnection, reading: int) -> list[Record] | None:
    """The records of a reading, kind by kind in the order of `records`; None if it has no sheet."""
    row = connection.execute(f"SELECT lines FROM sheet WHERE reading = {reading}").fetchone()
    if row is None:
        return None
    records: list[Record] = [from_json(plain["kind"], plain) for plain in unpacked(row[0])]
    return sorted(records, key=_place)


def differing_sheets(connection: duckdb.DuckDBPyConnection) -> Iterator[int]:
    """The readings whose sheet is not of their records, told by kind and id."""
    unmarked = "SELECT reading FROM sheet ANTI JOIN mark USING (reading) ORDER BY reading"
    readings = [row[0] for row in connection.execute(unmarked).fetchall()]
    for start in range(0, len(readings), SLICE):
        some = readings[start : start + SLICE]
        held: dict[int, list[tuple[str, str]]] = {reading: [] for reading in some}
        for kind in RECORD_KINDS:
            ids = f"SELECT reading, id FROM {quoted(kind)} WHERE reading IN (SELECT unnest(?::BIGINT[]))"
            for reading, one in connection.execute(ids, [some]).fetchall():
                held[reading].append((kind, one))
        sheets = "SELECT reading, lines FROM sheet WHERE reading IN (SELECT unnest(?::BIGINT[])) ORDER BY reading"
        for reading, sheet in connection.execute(sheets, [some]).fetchall():
            if sorted((plain["kind"], plain["id"]) for plain in unpacked(sheet)) != sorted(held[reading]):
                yield reading


def _place(record: Record) -> tuple[int, int, str, float]:
    return RECORD_KINDS.index(record.kind), min((span.start for span in record.spans), default=-1), record.id, record.confidence


def _stored_lines(connection: duckdb.DuckDBPyConnection, readings: list[int]) -> dict[int, list[str]]:
    """The records of each reading as lines of JSON."""
    found: dict[int, list[str]] = {reading: [] for reading in readings}
    for kind in RECORD_KINDS:
        fields = ", ".join(f"{quoted(name)} := {quoted(name)}" for name in shapes_of(KINDS[kind]))
        line = f"to_json(struct_pack(kind := '{kind}', {fields}))::VARCHAR"
        rows = f"SELECT reading, {line} FROM {quoted(kind)} WHERE reading BETWEEN ? AND ? AND reading IN (SELECT unnest(?::BIGINT[]))"
        for reading, text in connection.execute(rows, [readings[0], readings[-1], readings]).fetchall():
            found[reading].append(text)
    return found
