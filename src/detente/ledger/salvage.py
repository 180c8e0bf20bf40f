"""What can still be read of a damaged ledger? Its articles with their texts, from which all else is read again."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from detente.errors import StoreError
from detente.ledger import correcting
from detente.ledger.opening import OFFLINE
from detente.ledger.selection import Query, fetch
from detente.model import Article

BLOCK = 2_048  # Rows read at once; a damaged block costs the rows around it only.
HAND_MADE = ("log", "correction")  # What no reading brings back.


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The articles that could be read, how many rows could not, and the rows made by hand, by table."""

    articles: tuple[Article, ...]
    lost: int
    rows: dict[str, list[tuple[Any, ...]]]


def salvage(path: Path) -> Salvaged:
    """What can be read of the file; where its log of late changes is damaged, of the file without it."""
    with TemporaryDirectory(prefix="detente-") as folder:
        alone = Path(folder) / "ledger"
        alone.symlink_to(path.resolve())  # Under this name the engine finds no log of late changes.
        for name in (path, alone):
            with suppress(duckdb.Error), duckdb.connect(str(name), read_only=True, config=dict(OFFLINE)) as connection:
                articles, lost = _articles(connection)
                return Salvaged(tuple(articles), lost, {table: _rows(connection, table) for table in HAND_MADE})
    return Salvaged((), 0, {})


def restore(connection: duckdb.DuckDBPyConnection, rows: dict[str, list[tuple[Any, ...]]], *, run: int) -> None:
    """Put the rows made by hand into a new ledger, as rows of that run where they name one; its corrections count at once."""
    for table, held in rows.items():
        names = [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", [table]).fetchall()]
        for row in held:
            values = [run if name == "added" else value for name, value in zip(names, row, strict=True)]
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
    corrected = connection.execute("SELECT DISTINCT article FROM correction WHERE article IS NOT NULL").fetchall()
    correcting.apply_to(connection, [row[0] for row in corrected], run=run)


def _articles(connection: duckdb.DuckDBPyConnection) -> tuple[list[Article], int]:
    """The articles in the order of their readings, the last reading of each; and the rows that could not be read."""
    counted = connection.execute("SELECT count(*) FROM article").fetchone()
    total, lost = int(counted[0]) if counted else 0, 0
    found: dict[str, Article] = {}
    for start in range(0, total, BLOCK):
        try:
            rows = _block(connection, start)
        except (duckdb.Error, StoreError):
            lost += min(BLOCK, total - start)
            continue
        found |= {article.id: article for article in rows}
    return list(found.values()), lost


def _block(connection: duckdb.DuckDBPyConnection, start: int) -> Sequence[Article]:
    sql = f"SELECT * EXCLUDE (added, reading) FROM article WHERE rowid >= {start} AND rowid < {start + BLOCK} ORDER BY reading"
    articles: list[Article] = fetch(connection, "article", query=Query(sql))
    return articles


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[Any, ...]]:
    with suppress(duckdb.Error):
        return connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()
    return []
