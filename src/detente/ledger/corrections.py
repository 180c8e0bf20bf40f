"""What has a person said about the records? Accepted, rejected, edited, two actors merged; each a row, each can be undone.

An edited record is a row of its own under the rule `person.edit`; the row it corrects is marked, not changed.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from math import isfinite
from typing import Any, Literal

import duckdb

from detente.errors import InputError, UsageError
from detente.ledger.columns import quoted
from detente.model import Article, Record, identified, line_of, to_json
from detente.records import from_json

What = Literal["accept", "reject", "edit", "merge", "undo"]
EDITED = "person.edit"
LOCKED = ("id", "article", "rule", "confidence", "kind", "spans")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing that a person did: when, who and why; `record` is the record, the name merged away, or what is undone."""

    id: str
    what: What
    kind: str | None = None
    record: str
    article: str | None = None
    start: int | None = None
    end: int | None = None
    field: str | None = None
    value: str | None = None
    line: str | None = None
    time: str | None = None
    who: str | None = None
    why: str | None = None


def correction_of(what: What, record: Record, *, article: Article, field: str | None = None, value: str | None = None) -> Correction:
    """The correction of a record, its id still to be given; an edit that does not fit the record or its article is refused."""
    start, end = place_of(record)
    made = edited(record, field, value) if what == "edit" else record
    if what == "edit":
        _check_values(to_json(made)[field or ""], article=article, where=f"{record.kind}.{field}")
    line = None if what == "reject" else line_of(made)
    return Correction(
        id="",
        what=what,
        kind=record.kind,
        record=record.id,
        article=record.article,
        start=start,
        end=end,
        field=field,
        value=value,
        line=line,
    )


def edited(record: Record, field: str | None, value: str | None) -> Record:
    """The record with one field as the person gave it, in JSON or as plain words."""
    known = [f.name for f in fields(record) if f.name not in LOCKED]
    if field not in known or value is None:
        raise UsageError(f"no field {field!r} to edit in a {record.kind}; there are {', '.join(known)}")
    plain = to_json(record) | {field: _plain(value), "rule": EDITED, "confidence": 1.0}
    try:
        made: Record = from_json(record.kind, plain)
    except InputError as error:
        raise UsageError(str(error)) from error
    return identified(made)


def _check_values(value: Any, *, article: Article, where: str) -> None:
    """Refuse what no reader would write: words that do not stand at their place, empty ones, no number, a time that ends before it begins."""
    if isinstance(value, str) and not value.strip():
        raise UsageError(f"{where}: empty; null means that it is not known")
    if isinstance(value, float) and not isfinite(value):
        raise UsageError(f"{where}: {value} is no number")
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _check_values(part, article=article, where=where)
    if isinstance(value, dict) and {"start", "end", "text"} <= value.keys():
        words = article.text[value["start"] : value["end"]]
        if article.text and (value["start"] < 0 or words != value["text"]):
            raise UsageError(f"{where}: the article has {words!r:.60} from {value['start']} to {value['end']}, not {value['text']!r:.60}")
    elif isinstance(value, dict) and {"start", "end"} <= value.keys() and value["end"] < value["start"]:
        raise UsageError(f"{where}: ends on {value['end']}, before it begins on {value['start']}")


def place_of(record: Record) -> tuple[int | None, int | None]:
    """Where the record's own words stand: its cue, else all its spans."""
    spans = [span for span in record.spans if span.role == "cue"] or list(record.spans)
    return min((span.start for span in spans), default=None), max((span.end for span in spans), default=None)


def read_corrections(connection: duckdb.DuckDBPyConnection) -> list[Correction]:
    """All corrections, oldest first."""
    names = ", ".join(quoted(f.name) for f in fields(Correction))
    rows = connection.execute(f"SELECT {names} FROM correction ORDER BY added, rowid").fetchall()
    return [Correction(**dict(zip((f.name for f in fields(Correction)), row, strict=True))) for row in rows]


def standing(corrections: Iterable[Correction]) -> list[Correction]:
    """Those that count: no undoing, and nothing that was undone."""
    held = list(corrections)
    undone = {one.record for one in held if one.what == "undo"}
    return [one for one in held if one.what != "undo" and one.id not in undone]


def check_kind(what: str) -> What:
    """One of the things that can be done to a record or two names."""
    for known in ("accept", "reject", "edit", "merge"):
        if what == known:
            return known
    raise UsageError(f"no correction {what!r}; there are accept, reject, edit and merge")


def _plain(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value
