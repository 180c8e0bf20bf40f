"""A ledger as schema version 1 had it: rows with the run that wrote them, no numbers of readings."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from detente.ledger.adding import Run
from detente.ledger.columns import creation, quoted, structure
from detente.model import KINDS, Article, Record, line_of

Reading = tuple[Article, Sequence[Record]]
HOUSE = (
    "CREATE TABLE meta (program VARCHAR, schema_version INTEGER, shape VARCHAR)",
    'CREATE TABLE run (run INTEGER, "time" VARCHAR, who VARCHAR, reader VARCHAR)',
    'CREATE TABLE log ("time" VARCHAR, what VARCHAR, who VARCHAR, why VARCHAR)',
    "INSERT INTO meta VALUES ('detente', 1, 'of version 1')",
)


def write_old(path: Path, runs: Sequence[tuple[Run, Sequence[Reading]]]) -> None:
    tables = [statement for statement in creation() if statement.startswith("CREATE TABLE") and ", reading BIGINT, " in statement]
    kinds = [statement for statement in tables if statement.split()[2].strip('"') in KINDS]
    with duckdb.connect(str(path)) as connection:
        for statement in (*HOUSE, *[statement.replace(", reading BIGINT, ", ", ") for statement in kinds]):
            connection.execute(statement)
        for number, (run, readings) in enumerate(runs, 1):
            connection.execute("INSERT INTO run VALUES (?, ?, ?, ?)", [number, run.time, run.who, run.reader])
            for article, records in readings:
                for row in (article, *records):
                    sql = f"INSERT INTO {quoted(row.kind)} SELECT ?, unnest(from_json(?::VARCHAR, ?))"
                    connection.execute(sql, [number, line_of(row), structure(row.kind)])
