"""How does an older ledger come up to date? Its rows are written into a new file, and the old file is kept beside it."""

from pathlib import Path

import duckdb

from detente.errors import StoreError, UsageError
from detente.ledger.adding import AGAIN, Run
from detente.ledger.columns import SCHEMA_VERSION, article_column, shape_digest
from detente.ledger.house import DYAD_ROWS, KEPT, PLACE_ROWS
from detente.ledger.opening import faults_of, settle, version_of
from detente.ledger.rewriting import copy_table, keep_aside, rewriting
from detente.ledger.sheets import make_sheets
from detente.model import KINDS

# Before version 2 a row had the run that wrote it and no number of its reading.
NUMBERED = "SELECT row_number() OVER (ORDER BY added, id) AS reading, added, id FROM old.article"


def migrate(path: Path, *, run: Run) -> Path | None:
    """Bring the ledger to this program's columns; where the old one is kept, or nothing if it was up to date."""
    with faults_of(path):
        version, shape = version_of(path)
        if version > SCHEMA_VERSION:
            raise StoreError(f"{path}: has schema version {version}, this détente knows up to {SCHEMA_VERSION}; a newer détente is needed")
        if (version, shape) == (SCHEMA_VERSION, shape_digest()):
            return None
        settle(path)
        kept = keep_aside(path, f"schema{version}")
        try:
            with rewriting(path, path) as connection:
                _copy(connection, version=version)
                what = f"migrated from schema version {version} to {SCHEMA_VERSION}; the old ledger is {kept.name}"
                connection.execute("INSERT INTO log VALUES (?, ?, ?, ?)", [run.time, what, run.who, None])
        except duckdb.ConversionException as error:
            kept.unlink()
            raise UsageError(f"{path}: cannot be migrated; `detente rebuild` reads its articles again ({error})") from error
        except BaseException:
            kept.unlink()
            raise
    return kept


def _copy(connection: duckdb.DuckDBPyConnection, *, version: int) -> None:
    for table in KEPT:
        if table != "meta":
            copy_table(connection, table)
    for kind in KINDS:
        column = article_column(kind)
        numbered = f"SELECT place.reading, record.* FROM old.{kind} AS record JOIN ({NUMBERED}) AS place ON record.{column} = place.id"
        source = f"{numbered} AND record.added = place.added" if version < 2 and column else None
        copy_table(connection, kind, source=source)
    if version < 2:
        newest = "SELECT max(reading) FROM article AS newer WHERE newer.id = older.id"
        connection.execute(
            "INSERT INTO strike SELECT newer.added, older.reading, older.id, older.id, ? FROM article AS older "
            f"JOIN article AS newer ON newer.reading = ({newest}) WHERE older.reading < newer.reading",
            [AGAIN],
        )
    for table, made in (("dyad", DYAD_ROWS), ("place", PLACE_ROWS)):
        connection.execute(f"INSERT INTO {table} " + made.format(test="true"))
    make_sheets(connection)
