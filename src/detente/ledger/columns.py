"""Which tables and columns hold the records? Those that the dataclasses spell out, nested values as STRUCT and LIST."""

import json
from collections.abc import Iterator
from typing import Any

from detente.model import KINDS, Record, content_id
from detente.shape import Shape, shapes_of

SCHEMA_VERSION = 1
PLAIN = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}
HOUSE = (
    "CREATE TABLE meta (program VARCHAR, schema_version INTEGER, shape VARCHAR)",
    'CREATE TABLE run (run INTEGER, "time" VARCHAR, who VARCHAR, reader VARCHAR)',
    'CREATE TABLE log ("time" VARCHAR, what VARCHAR, who VARCHAR, why VARCHAR)',
)


def quoted(name: str) -> str:
    """The name as SQL wants it: `when` and `end` are words of SQL's own."""
    return '"' + name.replace('"', '""') + '"'


def structure(kind: str) -> str:
    """What `from_json` needs to know to turn one printed record into the kind's columns."""
    return json.dumps({name: _structure(shape) for name, shape in shapes_of(KINDS[kind]).items()})


def article_column(kind: str) -> str | None:
    """The column that names the article; none for refused inputs, which have no article."""
    columns = shapes_of(KINDS[kind])
    if "article" in columns:
        return "article"
    return "id" if "id" in columns else None


def creation() -> Iterator[str]:
    """The statements that make an empty ledger: house tables, a table a kind, and the views `current_…` over them."""
    yield from HOUSE
    for kind, cls in KINDS.items():
        columns = [f"{quoted(name)} {_type(shape)}" for name, shape in shapes_of(cls).items()]
        yield f"CREATE TABLE {quoted(kind)} (added INTEGER, {', '.join(columns)})"
    for kind in KINDS:
        yield _current(kind)
    yield _claims()


def shape_digest() -> str:
    """Hash of all tables and columns: two programs with the same digest can write to the same file."""
    return content_id(list(creation()))


def _current(kind: str) -> str:
    """An article that a newer reader has read again shows the records of its last reading only."""
    column = article_column(kind)
    if column is None:
        return f"CREATE VIEW current_{kind} AS SELECT * FROM {quoted(kind)}"
    newest = "SELECT id, max(added) AS added FROM article GROUP BY id"
    return (
        f"CREATE VIEW current_{kind} AS SELECT record.* FROM {quoted(kind)} AS record "
        f"JOIN ({newest}) AS newest ON record.{column} = newest.id AND record.added = newest.added"
    )


def _claims() -> str:
    """What all claims share, whatever their kind, in one view."""
    shared = ", ".join(quoted(name) for name in shapes_of(Record))
    kinds = [kind for kind, cls in KINDS.items() if issubclass(cls, Record)]
    selects = [f"SELECT '{kind}' AS kind, {shared} FROM current_{kind}" for kind in kinds]
    return "CREATE VIEW current_record AS " + " UNION ALL ".join(selects)


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
