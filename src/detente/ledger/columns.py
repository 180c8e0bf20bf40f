"""Which tables and columns hold the records? Those that the dataclasses spell out, nested values as STRUCT and LIST."""

import json
from collections.abc import Iterator
from typing import Any

from detente.ledger.house import HOUSE
from detente.model import KINDS, Record, content_id
from detente.shape import Shape, shapes_of

SCHEMA_VERSION = 2
PLAIN = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}


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
        yield f"CREATE TABLE {quoted(kind)} (added INTEGER, reading BIGINT, {', '.join(columns)})"
    for table in (*KINDS, "dyad"):
        yield "CREATE " + current(table)
    yield _claims()


def shape_digest() -> str:
    """Hash of all tables and columns: two programs with the same digest can write to the same file."""
    return content_id(list(creation()))


def current(table: str, *, until: int | None = None) -> str:
    """The view of what counts of a table: no struck readings; as of the end of the run `until`, if it is given."""
    known = f"record.added <= {until}" if until is not None else "true"
    struck = f"strike.reading = record.reading AND {known.replace('record', 'strike')}"
    return (
        f"VIEW current_{table} AS SELECT record.* FROM {quoted(table)} AS record "
        f"WHERE {known} AND NOT EXISTS (SELECT 1 FROM strike WHERE {struck})"
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
