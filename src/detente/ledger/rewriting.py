"""How does a ledger become another file? Written whole beside the place it is to take, then put there in one step."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from detente.errors import StoreError
from detente.ledger.attaching import attach
from detente.ledger.columns import quoted
from detente.ledger.opening import OFFLINE, draft_of, make_empty, sync_folder, wal_of


@contextmanager
def rewriting(old: str | Path, new: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to an empty ledger, with the one at `old` attached as `old`; at the end it is put at `new`.

    A kill or a fault before that leaves what was at `new` as it was.
    """
    draft = draft_of(new)
    try:
        make_empty(draft)
        connection = duckdb.connect(str(draft), config=dict(OFFLINE))
        try:
            attach(connection, str(old), name="old", grouped=True)
            connection.begin()
            yield connection
            connection.commit()
            connection.execute("CHECKPOINT")
        finally:
            connection.close()
        os.replace(draft, new)
        sync_folder(new)
    finally:
        for leftover in (draft, wal_of(draft)):
            leftover.unlink(missing_ok=True)


def copy_table(connection: duckdb.DuckDBPyConnection, table: str, *, source: str | None = None) -> None:
    """Copy the columns that both have; `source` is what to read in place of the old table."""
    listed = "SELECT column_name FROM duckdb_columns() WHERE database_name = ? AND table_name = ? AND schema_name = 'main'"
    here = [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", [table]).fetchall()]
    if source is None:
        there = {row[0] for row in connection.execute(listed, ["old", table]).fetchall()}
        shared = ", ".join(quoted(name) for name in here if name in there)
        source = f"SELECT {shared} FROM old.{quoted(table)}" if shared else None
    if source is not None:
        connection.execute(f"INSERT INTO {quoted(table)} BY NAME {source}")


def keep_aside(path: Path, ending: str) -> Path:
    """Give the file a second name beside it that nothing has yet, so that it stays when another takes its place."""
    for number in range(1, 1000):
        aside = path.with_name(f"{path.name}.{ending}" + (f"-{number}" if number > 1 else ""))
        try:
            os.link(path, aside)
        except FileExistsError:
            continue
        return aside
    raise StoreError(f"{path}: a thousand copies named {ending} lie beside it; move some away")
