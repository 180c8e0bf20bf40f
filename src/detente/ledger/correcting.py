"""How does what a person said come to count? By rows that hide records, make them or let them count again, in every reading of the article."""

from collections.abc import Sequence
from dataclasses import fields, replace

import duckdb

from detente.ledger.adding import insert, stored_line
from detente.ledger.columns import quoted
from detente.ledger.corrections import Correction, edited, read_corrections, standing
from detente.ledger.house import DYAD_ROWS
from detente.ledger.meant import meant_by
from detente.model import Record, content_id
from detente.records import from_line

OWN_TABLE = "{kind}"


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
    found = meant_by(connection, correction, reading)
    if correction.what in ("reject", "edit"):
        for record in found:
            connection.execute("INSERT INTO mark VALUES (?, ?, ?, ?, 'hides')", [run, reading, record.id, correction.id])
    put: list[Record] = []
    if correction.line is None:
        pass  # A rejection; or it came without its words, in a ledger that was packed so, and cannot be carried out again.
    elif correction.what == "edit" and found:
        put = [edited(record, correction.field, correction.value) for record in found]
    elif correction.what == "edit" or (correction.what == "accept" and not found):
        put = [from_line(correction.line or "")]
    for record in put:
        _put(connection, record, reading=reading, correction=correction.id, run=run, made=made)


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
