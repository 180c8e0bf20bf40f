"""Reports and records to measure a ledger with: a read corpus, its wire copies, and replicas with other dates and parties."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from detente.model import Article, Record, content_id, identified, to_json
from detente.records import from_json, from_line

LINES = ("({n} News) - ", "CAPITAL CITY, ({n} Wire) - ", "From our correspondents at {n}: ")
Reading = tuple[Article, list[Record]]


def read_corpus(path: Path, *, limit: int | None = None) -> list[Reading]:
    """The articles with their records, from what `detente read` printed."""
    articles: dict[str, Reading] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = from_line(line)
            if isinstance(row, Article):
                if limit is not None and len(articles) == limit:
                    break
                articles[row.id] = (row, [])
            elif isinstance(row, Record):
                articles[row.article][1].append(row)
    return list(articles.values())


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
