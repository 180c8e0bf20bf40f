"""Which records are asked for? By party, days, article and rule; the parts of the query follow from the dataclass."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import duckdb

from detente.errors import InputError, StoreError, UsageError
from detente.ledger.columns import article_column, quoted
from detente.model import KINDS, Party, Time
from detente.records import build
from detente.shape import shapes_of


@dataclass(frozen=True, slots=True)
class Query:
    """SQL and its named parameters."""

    sql: str
    parameters: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader asks for; `None` asks for nothing in particular. Days are ISO dates, both inclusive.

    `also` holds further names of the party, in lower case; `readings` where the article lies, so that nothing else is looked at.
    """

    party: str | None = None
    since: str | None = None
    until: str | None = None
    article: str | None = None
    rule: str | None = None
    also: tuple[str, ...] = ()
    readings: tuple[int, ...] | None = None

    def parameters(self) -> dict[str, Any]:
        """The questions that were asked, by name; a party under all its names in lower case."""
        names = [self.party.lower(), *self.also] if self.party is not None else None
        asked: dict[str, Any] = {"party": names, "since": self.since, "until": self.until}
        asked |= {"article": self.article, "rule": self.rule}
        return {name: value for name, value in asked.items() if value is not None}


def select(kind: str, wanted: Wanted) -> Query:
    """The records of the kind in their order: article's date, article's id, first word, id; unknown dates last."""
    if kind not in KINDS:
        raise UsageError(f"unknown kind {kind!r}; kinds are {', '.join(KINDS)}")
    for day in (wanted.since, wanted.until):
        check_day(day)
    parameters = wanted.parameters()
    tests = {
        "party": _party_test(kind),
        "since": f"{_day(kind, 'end')} >= $since",
        "until": f"{_day(kind, 'start')} <= $until",
        "article": f"record.{article_column(kind)} = $article" if article_column(kind) else "false",
        "rule": "record.rule = $rule" if "rule" in shapes_of(KINDS[kind]) else "false",
    }
    used = {name: tests[name] for name in parameters if tests[name] != "false"}
    where = " AND ".join(f"({tests[name]})" for name in parameters) or "true"
    if wanted.readings is not None and article_column(kind):
        where += f" AND record.reading IN ({listed(wanted.readings)})"
    rows = f"SELECT record.* EXCLUDE (added, reading) FROM current_{kind} AS record {_join(kind, wanted.readings)}"
    sql = f"{rows} WHERE {where} ORDER BY {_order(kind)}"
    return Query(sql, {name: parameters[name] for name in used})


def fetch(connection: duckdb.DuckDBPyConnection, kind: str, *, query: Query) -> list[Any]:
    """The rows as the dataclass instances that went in."""
    found = connection.execute(query.sql, query.parameters)
    names = [column[0] for column in found.description or []]
    try:
        return [build(KINDS[kind], dict(zip(names, row, strict=True)), where=kind) for row in found.fetchall()]
    except InputError as error:
        raise StoreError(f"the ledger holds a bad row: {error}") from error


def _join(kind: str, readings: tuple[int, ...] | None) -> str:
    if kind == "article" or article_column(kind) is None:
        return ""
    bound = f" WHERE reading IN ({listed(readings)})" if readings is not None else ""
    return f"JOIN (SELECT reading, published FROM article{bound}) AS report ON record.reading = report.reading"


def listed(readings: tuple[int, ...]) -> str:
    """Numbers as SQL lists them; of none, what nothing is among."""
    return ", ".join(map(str, readings)) or "NULL"


def _published(kind: str) -> str:
    if article_column(kind) is None:
        return "NULL"
    return "record.published" if kind == "article" else "report.published"


def _order(kind: str) -> str:
    if article_column(kind) is None:
        return ", ".join(f"record.{quoted(name)}" for name in shapes_of(KINDS[kind]))
    if kind == "article":
        return "record.published NULLS LAST, record.id"
    first = "list_min([span.start FOR span IN record.spans])"
    return f"report.published NULLS LAST, record.article, {first} NULLS FIRST, record.id, record.confidence"


def _day(kind: str, side: str) -> str:
    """The record's own first or last day; where it has none, the day of the report."""
    own = [name for name, shape in shapes_of(KINDS[kind]).items() if shape.base is Time]
    days = [f"record.{quoted(name)}.{quoted(side)}" for name in own]
    return f"left(coalesce({', '.join([*days, _published(kind)])}), 10)" if days else f"left({_published(kind)}, 10)"


def _party_test(kind: str) -> str:
    """A party is meant by its state's code or by its name, in any of the record's parties or in the record itself."""
    tests = []
    for name, shape in shapes_of(KINDS[kind]).items():
        column = f"record.{quoted(name)}"
        if shape.base is Party and shape.many:
            tests += [f"list_has_any([lower(p.{part}) FOR p IN {column}], $party::VARCHAR[])" for part in ("state", "name")]
        elif shape.base is Party:
            tests += [f"list_contains($party::VARCHAR[], lower({column}.{part}))" for part in ("state", "name")]
        elif name in ("state", "name"):
            tests.append(f"list_contains($party::VARCHAR[], lower({column}))")
    return " OR ".join(tests) or "false"


def check_day(day: str | None) -> None:
    """Refuse what is no day; None asks for none."""
    if day is None:
        return
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"{day!r} is not a day; a day is written 2026-03-31") from error


# Moments are compared as they are written, so that another zone or another way to write one would pick another moment.
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|\+00:00)?)?", re.ASCII)


def check_moment(moment: str) -> None:
    """Refuse what is neither a day nor a moment as the ledger writes them, in UTC."""
    try:
        datetime.fromisoformat(moment)
        written = MOMENT.fullmatch(moment) is not None
    except ValueError:
        written = False
    if not written:
        raise UsageError(f"{moment!r} is not a day or a moment in UTC; it is written 2026-03-31 or 2026-03-31T12:00:00+00:00")
