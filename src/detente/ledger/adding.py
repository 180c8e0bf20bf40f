"""How do records get into the tables? As JSON text that DuckDB unfolds by the column types, many rows a statement."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb

from detente.errors import StoreError
from detente.ledger.columns import quoted, structure
from detente.ledger.house import DYAD_ROWS, PLACE_ROWS
from detente.ledger.sheets import packed, write_sheets
from detente.model import Article, Record, Refused, line_of

Batch = Iterable[tuple[Article, Sequence[Record]]]
Row = Article | Record | Refused
AGAIN = "read again by a newer reader"
STRIKE_OLDER = """
INSERT INTO strike
SELECT ?, reading, id, id, ? FROM article AS old
WHERE id IN (SELECT unnest(?::VARCHAR[])) AND reading < ? AND NOT EXISTS (SELECT 1 FROM strike WHERE strike.reading = old.reading)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One use of the program: when, by whom, and which version of the reader made its records."""

    time: str | None = None
    who: str | None = None
    reader: str = ""


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or none of what happens inside."""
    connection.begin()
    try:
        yield
        connection.commit()
    except BaseException:
        _roll_back(connection)
        raise


def new_articles(connection: duckdb.DuckDBPyConnection, batch: Batch, *, reader: str) -> list[tuple[Article, Sequence[Record]]]:
    """The articles that this reader has not stored yet, each once, in the order of their ids."""
    pairs = sorted(batch, key=lambda pair: (pair[0].id, pair[0].source))
    for article, records in pairs:
        _check(article, records)
    known = _known_ids(connection, [article.id for article, _ in pairs], reader=reader)
    fresh = []
    for article, records in pairs:
        if article.id not in known:
            known.add(article.id)
            fresh.append((article, records))
    return fresh


def insert_readings(connection: duckdb.DuckDBPyConnection, pairs: Sequence[tuple[Article, Sequence[Record]]], *, run: int) -> None:
    """Append the articles and records, each article under a new number of reading; older readings of it are struck."""
    first = 1 + int(_one(connection, "SELECT coalesce(max(reading), 0) FROM article"))
    rows: dict[str, tuple[list[str], list[int]]] = {}
    sheets = {}
    for number, (article, records) in enumerate(pairs, first):
        lines = [stored_line(record) for record in records]
        sheets[number] = packed(lines)
        for kind, line in (
            (article.kind, stored_line(article)),
            *((record.kind, line) for record, line in zip(records, lines, strict=True)),
        ):
            kept, numbers = rows.setdefault(kind, ([], []))
            kept.append(line)
            numbers.append(number)
    for kind, (kept, numbers) in rows.items():
        insert(connection, kind, lines=kept, run=run, readings=numbers)
    write_sheets(connection, sheets)
    for table, made in (("dyad", DYAD_ROWS), ("place", PLACE_ROWS)):
        connection.execute(f"INSERT INTO {table} " + made.format(test="reading >= ?"), [first])
    connection.execute(STRIKE_OLDER, [run, AGAIN, [article.id for article, _ in pairs], first])


def insert(
    connection: duckdb.DuckDBPyConnection,
    kind: str,
    *,
    lines: Sequence[str],
    run: int,
    readings: Sequence[int | None],
    table: str | None = None,
) -> None:
    """Append the records, all of one kind and each a stored line, as rows of that run and of those readings; to the kind's own table or another."""
    connection.execute(
        f"INSERT INTO {quoted(table or kind)} SELECT ?, reading, unnest(from_json(line, ?)) "
        "FROM (SELECT unnest(?::VARCHAR[]) AS line, unnest(?::BIGINT[]) AS reading)",
        [run, structure(kind), list(lines), list(readings)],
    )


def next_run(connection: duckdb.DuckDBPyConnection, run: Run) -> int:
    """Write the run down and give its number."""
    number = int(_one(connection, "SELECT coalesce(max(run), 0) + 1 FROM run"))
    connection.execute("INSERT INTO run VALUES (?, ?, ?, ?)", [number, run.time, run.who, run.reader])
    return number


def stored_line(record: Row) -> str:
    """The record as a line of JSON; refused if it cannot be written as UTF-8."""
    line = line_of(record)
    try:
        line.encode()
    except UnicodeEncodeError as error:
        raise StoreError(f"a {record.kind} holds half a character at {error.start} and cannot be stored") from error
    return line


def _known_ids(connection: duckdb.DuckDBPyConnection, ids: list[str], *, reader: str) -> set[str]:
    by_reader = "SELECT id FROM article JOIN run ON article.added = run.run WHERE run.reader = ?"
    found = connection.execute(f"{by_reader} AND id IN (SELECT unnest(?::VARCHAR[]))", [reader, ids])
    return {row[0] for row in found.fetchall()}


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> Any:
    row = connection.execute(sql).fetchone()
    return row[0] if row else None


def _check(article: Article, records: Sequence[Record]) -> None:
    if not article.id:
        raise ValueError(f"{article.source}: the article has no id yet")
    for record in records:
        if not record.id or record.article != article.id:
            raise ValueError(f"{article.source}: a {record.kind} has no id, or is not of article {article.id}")


def _roll_back(connection: duckdb.DuckDBPyConnection) -> None:
    try:
        connection.rollback()
    except duckdb.Error:
        return  # The engine has closed the transaction itself; nothing of it was kept.
