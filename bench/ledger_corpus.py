"""Reports and records to measure a ledger with: a read corpus, its wire copies, and replicas with other dates and parties."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import duckdb

from detente.ledger.adding import Run
from detente.ledger.columns import RECORD_KINDS, quoted
from detente.ledger.entry import open_ledger
from detente.ledger.house import DYAD_ROWS, PLACE_ROWS
from detente.ledger.sheets import make_sheets
from detente.model import KINDS, Article, Party, Record, Time, content_id, identified, to_json
from detente.records import from_json, from_line
from detente.shape import shapes_of

LINES = ("({n} News) - ", "CAPITAL CITY, ({n} Wire) - ", "From our correspondents at {n}: ")
Reading = tuple[Article, list[Record]]


def read_corpus(path: Path, *, limit: int | None = None, most: int | None = None) -> list[Reading]:
    """The articles with their records, from what `detente read` printed; with `most`, only those of no more records."""
    articles: dict[str, Reading] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = from_line(line)
            if isinstance(row, Article):
                if limit is not None and most is None and len(articles) == limit:
                    break
                articles[row.id] = (row, [])
            elif isinstance(row, Record):
                articles[row.article][1].append(row)
    return [one for one in articles.values() if most is None or len(one[1]) <= most][:limit]


def wire_copies(reading: Reading, *, count: int) -> Iterator[Reading]:
    """Copies of a report in other outlets: another opening line, and in every third the last paragraph cut."""
    article, records = reading
    for number in range(count):
        opening = LINES[number % len(LINES)].format(n=f"Outlet {number}")
        text = opening + article.text
        if number % 3 == 2 and "\n\n" in article.text:
            text = text[: text.rindex("\n\n")]
        copy = replace(article, text=text, outlet=f"Outlet {number}", url=None, source=f"{article.source}+{number}")
        copy = replace(copy, id=content_id([copy.outlet, article.id]), sha256=hashlib.sha256(text.encode()).hexdigest(), furniture=())
        moved = [shifted(record, by=len(opening), article=copy.id) for record in records]
        yield copy, [record for record in moved if max((span.end for span in record.spans), default=0) <= len(text)]


def shifted(record: Record, *, by: int, article: str) -> Record:
    """The record in another article, all its spans moved."""
    plain = _moved(to_json(record), by) | {"article": article, "id": ""}
    if "statement" in plain:
        plain["statement"] = None
    return cast(Record, identified(from_json(record.kind, plain)))


def _moved(value: Any, by: int) -> Any:
    if isinstance(value, list):
        return [_moved(one, by) for one in value]
    if isinstance(value, dict):
        span = {"start", "end", "text"} <= value.keys()
        return {k: v + by if span and k in ("start", "end") else _moved(v, by) for k, v in value.items()}
    return value


def replicate(corpus: list[Reading], path: Path, *, articles: int) -> None:
    """A ledger of so many articles: the corpus again and again, each time some days later, every second time other states.

    Of the text the first 300 characters are kept: what is measured are the records.
    """
    with open_ledger(path, run=Run(time="2026-01-01T00:00:00+00:00", reader="bench")) as ledger:
        ledger.add_many(corpus)
    times = articles // len(corpus)
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"CREATE TEMP TABLE code AS SELECT unnest({CODES}) AS code, unnest(range({len(CODES)})) AS place")
        for start in range(1, times, ROUND):
            connection.begin()
            for kind in ("article", *RECORD_KINDS):
                connection.execute(
                    REPLICA.format(kind=kind, columns=_columns(kind), start=start, end=min(start + ROUND, times), n=len(corpus))
                )
            connection.commit()
        for table, rows in (("dyad", DYAD_ROWS), ("place", PLACE_ROWS)):
            connection.execute(f"INSERT INTO {table} " + rows.format(test=f"reading > {len(corpus)}"))
        make_sheets(connection)
        connection.execute("CHECKPOINT")


ROUND = 250
CODES = "USA RUS CHN IRN ISR UKR DEU FRA GBR JPN IND PAK TUR SAU EGY BRA MEX CAN AUS KOR".split()
REPLICA = """
INSERT INTO {kind}
SELECT base.added, base.reading + turn.k * {n} AS reading, {columns}
FROM (SELECT * FROM {kind} WHERE reading <= {n}) AS base, range({start}, {end}) AS turn(k)
ORDER BY reading
"""


def _columns(kind: str) -> str:
    """The kind's columns: other ids, other days, other states."""
    columns = []
    for name, shape in shapes_of(KINDS[kind]).items():
        column = f"base.{quoted(name)}"
        if name in ("id", "article"):
            column = f"left(md5({column} || turn.k), 16)"
        elif name == "published":
            column = _later(column)
        elif kind == "article" and name in ("text", "url"):
            column = f"left({column}, 300)" if name == "text" else "NULL"
        elif shape.base is Time:
            first, last = _later(f"{column}.start"), _later(f'{column}."end"')
            days = f'start := {first}, "end" := {last}'
            rest = ", ".join(f"{part} := {column}.{part}" for part in ("precision", "inferred", "span"))
            column = f"CASE WHEN {column} IS NOT NULL THEN struct_pack({days}, {rest}) END"
        elif shape.base is Party and shape.many:
            rest = "name := p.name, role := p.role, state := {state}, sector := p.sector, span := p.span"
            column = f"[struct_pack({rest.format(state=_other('p.state'))}) FOR p IN {column}]"
        columns.append(f"{column} AS {quoted(name)}")
    return ", ".join(columns)


def _later(day: str) -> str:
    return f"strftime(CAST(left({day}, 10) AS DATE) + CAST(turn.k * 3 // 2 AS INTEGER), '%Y-%m-%d')"


def _other(state: str) -> str:
    place = f"list_position({CODES}, {state})"
    return f"CASE WHEN turn.k % 2 = 0 OR {place} IS NULL THEN {state} ELSE {CODES}[({place} + turn.k) % {len(CODES)} + 1] END"
