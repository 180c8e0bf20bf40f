"""How does an article leave for good? The ledger is written anew without it and takes the old one's place."""

import os
from pathlib import Path

import duckdb

from detente.ledger.columns import article_column, quoted
from detente.ledger.house import FOLD_TABLES
from detente.ledger.opening import draft_of, make_empty, sync_folder
from detente.model import KINDS


def write_without(connection: duckdb.DuckDBPyConnection, path: Path, *, article: str, entry: list[str | None]) -> None:
    """Put in the ledger's place a file that never held the article; `entry` is the log's line about it.

    DuckDB leaves deleted words in freed blocks, so deleting rows is not enough. A kill before the last step leaves the
    old ledger as it was. The connection still sees the old file afterwards: close it.
    """
    draft = draft_of(path)
    make_empty(draft)
    connection.execute("ATTACH '" + str(draft).replace("'", "''") + "' AS detente_fresh")
    connection.begin()
    for table in ("run", "log", *FOLD_TABLES):
        connection.execute(f"INSERT INTO detente_fresh.{table} SELECT * FROM {table}")
    columns = {kind: article_column(kind) for kind in KINDS} | {"strike": "article", "correction": "article", "dyad": "article"}
    for table in ("mark", "place", "sheet"):
        others = "reading NOT IN (SELECT reading FROM article WHERE id = ?)"
        connection.execute(f"INSERT INTO detente_fresh.{table} SELECT * FROM {table} WHERE {others}", [article])
    for table, column in columns.items():
        kept = f"WHERE {column} IS DISTINCT FROM ?" if column else ""
        values = [article] if column else []
        connection.execute(f"INSERT INTO detente_fresh.{quoted(table)} SELECT * FROM {quoted(table)} {kept}", values)
    connection.execute("INSERT INTO detente_fresh.log VALUES (?, ?, ?, ?)", entry)
    connection.commit()
    connection.execute("CHECKPOINT detente_fresh")
    connection.execute("DETACH detente_fresh")
    connection.execute("CHECKPOINT")  # Empties the old write-ahead log, which would else be replayed on the new file.
    os.replace(draft, path)
    sync_folder(path)
