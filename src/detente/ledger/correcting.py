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
OWN_TABLE = "{kind}"
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


def with_id(connection: duckdb.DuckDBPyConnection, correction: Correction) -> Correction:
    """The correction under its id, which tells it from the same one said again."""
    row = connection.execute("SELECT count(*) FROM correction").fetchone()
    return replace(correction, id=content_id([row, *(getattr(correction, f.name) for f in fields(Correction))]))


def carry_out(connection: duckdb.DuckDBPyConnection, correction: Correction, *, run: int, made: str = OWN_TABLE) -> None:
    """Append the correction as a row of that run, and have it count; `made` names the tables of the rows that it makes."""
    names = [f.name for f in fields(Correction)]
    columns = ", ".join(["added", *(quoted(name) for name in names)])
    marks = ", ".join("?" * (len(names) + 1))
    values = [run, *(getattr(correction, name) for name in names)]
    connection.execute(f"INSERT INTO correction ({columns}) VALUES ({marks})", values)
    if correction.what == "undo":
        _take_back(connection, correction, run=run)
    elif correction.article is not None:
        apply_to(connection, [correction.article], run=run, made=made)


def apply_to(connection: duckdb.DuckDBPyConnection, articles: Sequence[str], *, run: int, made: str = OWN_TABLE) -> list[str]:
    """Have the standing corrections count in the readings of these articles that count; the articles that have any."""
    ours = [one for one in standing(read_corrections(connection)) if one.kind and one.article in set(articles)]
    for correction in ours:
        for reading in _readings(connection, correction):
            _apply(connection, correction, reading=reading, run=run, made=made)
    return sorted({one.article for one in ours if one.article})


def articles_of(connection: duckdb.DuckDBPyConnection, correction: Correction) -> list[str]:
    """The articles in which the correction, or what it undoes, changes what is told."""
    if correction.article is not None:
        return [correction.article]
    names = "SELECT record FROM correction WHERE what = 'merge' AND id = $record UNION SELECT $record"
    spoke = f"SELECT DISTINCT article FROM current_statement WHERE speaker.name IN ({names}) ORDER BY article"
    return [row[0] for row in connection.execute(spoke, {"record": correction.record}).fetchall()]


def built_on(connection: duckdb.DuckDBPyConnection, correction: Correction) -> str | None:
    """A correction that stands and changes what this one made, if there is one; it has to be undone first."""
    sql = (
        "SELECT hidden.correction FROM mark AS made JOIN mark AS hidden USING (reading, record) "
        "WHERE made.correction = ? AND made.does = 'made' AND hidden.does = 'hides' AND hidden.correction <> made.correction"
    )
    above = {row[0] for row in connection.execute(sql, [correction.id]).fetchall()}
    return next((one.id for one in standing(read_corrections(connection)) if one.id in above), None)


def _take_back(connection: duckdb.DuckDBPyConnection, undoing: Correction, *, run: int) -> None:
    """What the undone correction hid counts again, the rows that it made are hidden."""
    connection.execute(LIFT.format(test="correction = ?"), [run, undoing.record])
    made = "INSERT INTO mark SELECT ?, reading, record, ?, 'hides' FROM mark WHERE correction = ? AND does = 'made'"
    connection.execute(made, [run, undoing.id, undoing.record])


# What hides a row is lifted by a later row; nothing is taken away.
LIFT = "INSERT INTO mark SELECT ?, reading, record, correction, 'lifts' FROM mark WHERE does = 'hides' AND {test}"


def _readings(connection: duckdb.DuckDBPyConnection, correction: Correction) -> list[int]:
    """The readings of its article that count and that it has not been applied to."""
    sql = (
        "SELECT reading FROM current_article WHERE id = ? "
        "AND reading NOT IN (SELECT reading FROM mark WHERE correction = ? AND does IN ('hides', 'made'))"
    )
    return [row[0] for row in connection.execute(sql, [correction.article, correction.id]).fetchall()]


def _apply(connection: duckdb.DuckDBPyConnection, correction: Correction, *, reading: int, run: int, made: str) -> None:
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
        _put(connection, record, reading=reading, correction=correction.id, run=run, made=made)


def _matching(connection: duckdb.DuckDBPyConnection, correction: Correction, reading: int) -> list[Record]:
    """Of the reading's records that count, edited ones too: that of that id, else those of that kind whose own words stand at that place."""
    exact = _counting(connection, correction, reading, test="id = ?", values=[correction.record])
    near = [] if exact else _counting(connection, correction, reading)
    return exact or [record for record in near if place_of(record) == (correction.start, correction.end)]


def _counting(
    connection: duckdb.DuckDBPyConnection, correction: Correction, reading: int, *, test: str = "true", values: Sequence[str] = ()
) -> list[Record]:
    sql = f"SELECT to_json(record)::VARCHAR FROM current_{correction.kind} AS record WHERE reading = ? AND article = ? AND {test}"
    rows = [json.loads(row[0]) for row in connection.execute(sql, [reading, correction.article, *values]).fetchall()]
    return [from_json(correction.kind or "", {k: v for k, v in row.items() if k not in ("added", "reading")}) for row in rows]


def _put(connection: duckdb.DuckDBPyConnection, record: Record, *, reading: int, correction: str, run: int, made: str) -> None:
    there = f"SELECT count(*) FROM {quoted(record.kind)} WHERE reading = ? AND id = ? AND article = ?"
    if connection.execute(there, [reading, record.id, record.article]).fetchone() == (0,):
        table = made.format(kind=record.kind)
        insert(connection, record.kind, lines=[stored_line(record)], run=run, readings=[reading], table=table)
        if table == "event":
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
