"""What has a person said about the records? Accepted, rejected, edited, two actors merged; each a row, each can be undone.

A correction is found again when its article is read by a newer reader: by the record's id, else by its kind and the place of
its own words. An edited record is a row of its own under the rule `person.edit`; the row it corrects is marked, not changed.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

import duckdb

from detente.errors import InputError, UsageError
from detente.ledger.adding import insert, stored_line
from detente.ledger.columns import quoted
from detente.ledger.house import DYAD_ROWS
from detente.model import Record, content_id, identified, line_of, to_json
from detente.records import from_json, from_line

What = Literal["accept", "reject", "edit", "merge", "undo"]
EDITED = "person.edit"
LOCKED = ("id", "article", "rule", "confidence", "kind")


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


def correction_of(what: What, record: Record, *, field: str | None = None, value: str | None = None) -> Correction:
    """The correction of a record, its id still to be given; an edit that does not fit the record is refused."""
    start, end = place_of(record)
    line = None if what == "reject" else line_of(edited(record, field, value) if what == "edit" else record)
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


def write_correction(connection: duckdb.DuckDBPyConnection, correction: Correction, *, run: int) -> Correction:
    """Append the correction, with its id, as a row of that run."""
    names = [f.name for f in fields(Correction)]
    row = connection.execute("SELECT count(*) FROM correction").fetchone()
    whole = replace(correction, id=content_id([row, *(getattr(correction, name) for name in names)]))
    columns = ", ".join(["added", *(quoted(name) for name in names)])
    marks = ", ".join("?" * (len(names) + 1))
    connection.execute(f"INSERT INTO correction ({columns}) VALUES ({marks})", [run, *(getattr(whole, name) for name in names)])
    return whole


def apply_to(connection: duckdb.DuckDBPyConnection, articles: Sequence[str], *, run: int) -> list[str]:
    """Have the standing corrections count in the readings of these articles that count; the articles that have any."""
    ours = [one for one in standing(read_corrections(connection)) if one.kind and one.article in set(articles)]
    for correction in ours:
        for reading in _readings(connection, correction):
            _apply(connection, correction, reading=reading, run=run)
    return sorted({one.article for one in ours if one.article})


def articles_of(connection: duckdb.DuckDBPyConnection, correction: Correction) -> list[str]:
    """The articles in which the correction changes what is told."""
    if correction.article is not None:
        return [correction.article]
    spoke = "SELECT DISTINCT article FROM current_statement WHERE speaker.name = ? ORDER BY article"
    return [row[0] for row in connection.execute(spoke, [correction.record]).fetchall()]


def built_on(connection: duckdb.DuckDBPyConnection, correction: Correction) -> str | None:
    """A correction that stands and changes what this one made, if there is one; it has to be undone first."""
    sql = (
        "SELECT hidden.correction FROM mark AS made JOIN mark AS hidden USING (reading, record) "
        "WHERE made.correction = ? AND made.does = 'made' AND hidden.does = 'hides' AND hidden.correction <> made.correction"
    )
    above = {row[0] for row in connection.execute(sql, [correction.id]).fetchall()}
    return next((one.id for one in standing(read_corrections(connection)) if one.id in above), None)


def take_back(connection: duckdb.DuckDBPyConnection, correction: Correction, *, undoing: str, run: int) -> None:
    """Undo: what the correction hid counts again, the rows that it made are hidden."""
    connection.execute(LIFT.format(test="correction = ?"), [run, correction.id])
    made = "INSERT INTO mark SELECT ?, reading, record, ?, 'hides' FROM mark WHERE correction = ? AND does = 'made'"
    connection.execute(made, [run, undoing, correction.id])


# What hides a row is lifted by a later row; nothing is taken away.
LIFT = "INSERT INTO mark SELECT ?, reading, record, correction, 'lifts' FROM mark WHERE does = 'hides' AND {test}"


def _readings(connection: duckdb.DuckDBPyConnection, correction: Correction) -> list[int]:
    """The readings of its article that count and that it has not been applied to."""
    sql = (
        "SELECT reading FROM current_article WHERE id = ? "
        "AND reading NOT IN (SELECT reading FROM mark WHERE correction = ? AND does IN ('hides', 'made'))"
    )
    return [row[0] for row in connection.execute(sql, [correction.article, correction.id]).fetchall()]


def _apply(connection: duckdb.DuckDBPyConnection, correction: Correction, *, reading: int, run: int) -> None:
    found = _matching(connection, correction, reading)
    if correction.what in ("reject", "edit"):
        for record in found:
            connection.execute("INSERT INTO mark VALUES (?, ?, ?, ?, 'hides')", [run, reading, record.id, correction.id])
    put: list[Record] = []
    if correction.what == "edit" and found:
        put = [edited(record, correction.field, correction.value) for record in found]
    elif correction.what == "edit" or (correction.what == "accept" and not found):
        put = [from_line(correction.line or "")]
    for record in put:
        _put(connection, record, reading=reading, correction=correction.id, run=run)


def _matching(connection: duckdb.DuckDBPyConnection, correction: Correction, reading: int) -> list[Record]:
    """Of the reading's records that count, edited ones too: that of that id, else those of that kind whose own words stand at that place."""
    sql = f"SELECT to_json(record)::VARCHAR FROM current_{correction.kind} AS record WHERE reading = ?"
    rows = [json.loads(row[0]) for row in connection.execute(sql, [reading]).fetchall()]
    records: list[Record] = [
        from_json(correction.kind or "", {k: v for k, v in row.items() if k not in ("added", "reading")}) for row in rows
    ]
    exact = [record for record in records if record.id == correction.record]
    return exact or [record for record in records if place_of(record) == (correction.start, correction.end)]


def _put(connection: duckdb.DuckDBPyConnection, record: Record, *, reading: int, correction: str, run: int) -> None:
    there = f"SELECT count(*) FROM {quoted(record.kind)} WHERE reading = ? AND id = ?"
    if connection.execute(there, [reading, record.id]).fetchone() == (0,):
        insert(connection, record.kind, lines=[stored_line(record)], run=run, readings=[reading])
        if record.kind == "event":
            connection.execute("INSERT INTO dyad " + DYAD_ROWS.format(test="reading = ? AND id = ?"), [reading, record.id])
    else:
        connection.execute(LIFT.format(test="reading = ? AND record = ?"), [run, reading, record.id])
    connection.execute("INSERT INTO mark VALUES (?, ?, ?, ?, 'made')", [run, reading, record.id, correction])


def _plain(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


def check_kind(what: str) -> What:
    """One of the things that can be done to a record or two names."""
    for known in ("accept", "reject", "edit", "merge"):
        if what == known:
            return known
    raise UsageError(f"no correction {what!r}; there are accept, reject, edit and merge")
