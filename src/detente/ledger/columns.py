"""Which tables and columns hold the records? Those that the dataclasses spell out, nested values as STRUCT and LIST."""

import json
from collections.abc import Iterator
from typing import Any

from detente.ledger.house import HOUSE
from detente.model import KINDS, Record, content_id
from detente.shape import Shape, shapes_of

SCHEMA_VERSION = 4
RECORD_KINDS = tuple(kind for kind, cls in KINDS.items() if issubclass(cls, Record))
# Every row of every kind, struck or not, and which names a person has said mean one actor.
EVERY_RECORD = "CREATE VIEW every_record AS " + " UNION ALL ".join(
    f"SELECT '{kind}' AS kind, added, reading, id, article, rule, spans FROM {kind}" for kind in RECORD_KINDS
)
MERGED_NAME = (
    "CREATE VIEW merged_name AS SELECT DISTINCT record AS name, value AS actor FROM correction AS merge "
    "WHERE what = 'merge' AND NOT EXISTS (SELECT 1 FROM correction AS undoing WHERE undoing.what = 'undo' AND undoing.record = merge.id)"
)
PLAIN = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}


def quoted(name: str) -> str:
    """The name as SQL wants it: `when` and `end` are words of SQL's own."""
    return '"' + name.replace('"', '""') + '"'


def structure(kind: str) -> str:
    """What `from_json` needs to know to turn one printed record into the kind's columns."""
    return json.dumps({name: _structure(shape) for name, shape in shapes_of(KINDS[kind]).items()})


def article_column(kind: str) -> str | None:
    """The column of a table that names the article; none for refused inputs, which have no article."""
    if kind not in KINDS:
        return "article"
    columns = shapes_of(KINDS[kind])
    if "article" in columns:
        return "article"
    return "id" if "id" in columns else None


def creation() -> Iterator[str]:
    """The statements that make an empty ledger: house tables, a table a kind, and the views `current_…` over them."""
    yield from HOUSE
    for kind, cls in KINDS.items():
        columns = [f"{quoted(name)} {_type(shape)}" for name, shape in shapes_of(cls).items()]
        yield f"CREATE TABLE {quoted(kind)} (added INTEGER, reading BIGINT, {', '.join(columns)})"
    for view in views():
        yield "CREATE " + view
    yield EVERY_RECORD
    yield MERGED_NAME


def shape_digest() -> str:
    """Hash of all tables and columns: two programs with the same digest can write to the same file."""
    return content_id(list(creation()))


def current(table: str, *, until: str | None = None) -> str:
    """The view of what counts of a table: no struck readings, no records that a person put aside.

    `until` is a day or a moment; then only what runs up to it have written counts.
    """
    if until is None:
        known = dict.fromkeys(("record", "strike", "mark", "lifted"), "true")
    else:
        moment = until.replace("'", "''")
        runs = f"""SELECT run FROM run WHERE "time" IS NULL OR left("time", {len(until)}) <= '{moment}'"""
        known = {name: f"{name}.added IN ({runs})" for name in ("record", "strike", "mark", "lifted")}
    view = (
        f"VIEW current_{table} AS SELECT record.* FROM {quoted(table)} AS record WHERE {known['record']} "
        f"AND NOT EXISTS (SELECT 1 FROM strike WHERE strike.reading = record.reading AND {known['strike']})"
    )
    if table == "refused" or article_column(table) == "id":
        return view
    same = "lifted.reading = mark.reading AND lifted.record = mark.record AND lifted.correction = mark.correction"
    return (
        f"{view} AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.reading = record.reading AND mark.record = record.id "
        f"AND mark.does = 'hides' AND {known['mark']} "
        f"AND NOT EXISTS (SELECT 1 FROM mark AS lifted WHERE {same} AND lifted.does = 'lifts' AND {known['lifted']}))"
    )


def views(*, until: str | None = None) -> Iterator[str]:
    """The statements after CREATE that make all views of what counts."""
    for table in (*KINDS, "dyad"):
        yield current(table, until=until)
    yield _claims()


def _claims() -> str:
    """What all claims share, whatever their kind, in one view."""
    shared = ", ".join(quoted(name) for name in shapes_of(Record))
    selects = [f"SELECT '{kind}' AS kind, {shared} FROM current_{kind}" for kind in RECORD_KINDS]
    return "VIEW current_record AS " + " UNION ALL ".join(selects)


def _type(shape: Shape) -> str:
    if shape.nested:
        inner = ", ".join(f"{quoted(name)} {_type(part)}" for name, part in shapes_of(shape.base).items())
        base = f"STRUCT({inner})"
    else:
        base = PLAIN[shape.base]
    return base + "[]" if shape.many else base


def _structure(shape: Shape) -> Any:
    base: Any = PLAIN.get(shape.base)
    if shape.nested:
        base = {name: _structure(part) for name, part in shapes_of(shape.base).items()}
    return [base] if shape.many else base
