"""Which tables and columns hold the records? Those that the dataclasses spell out, nested values as STRUCT and LIST."""

import json
from collections.abc import Iterator
from typing import Any

from detente.ledger.house import HOUSE, KEPT
from detente.model import KINDS, Record, content_id
from detente.shape import Shape, shapes_of

SCHEMA_VERSION = 4
RECORD_KINDS = tuple(kind for kind, cls in KINDS.items() if issubclass(cls, Record))
# Every row of every kind, struck or not, and which names a person has said mean one actor.
EVERY_RECORD = "VIEW every_record AS " + " UNION ALL ".join(
    f"SELECT '{kind}' AS kind, added, reading, id, article, rule, spans FROM {kind}" for kind in RECORD_KINDS
)
MERGED_NAME = (
    "VIEW merged_name AS SELECT DISTINCT record AS name, value AS actor FROM correction AS merge "
    "WHERE what = 'merge' AND NOT EXISTS (SELECT 1 FROM correction AS undoing WHERE undoing.what = 'undo' AND undoing.record = merge.id)"
)
# Tables of the house whose rows name the run that wrote them.
WITH_RUNS = [name for name, columns in KEPT.items() if columns.startswith("added ")]
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


def shape_digest() -> str:
    """Hash of all tables and columns: two programs with the same digest can write to the same file."""
    return content_id(list(creation()))


def current(table: str) -> str:
    """The view of what counts of a table: no struck readings, no records that a person put aside."""
    view = (
        f"VIEW current_{table} AS SELECT record.* FROM {quoted(table)} AS record "
        "WHERE NOT EXISTS (SELECT 1 FROM strike WHERE strike.reading = record.reading)"
    )
    if table == "refused" or article_column(table) == "id":
        return view
    same = "lifted.reading = mark.reading AND lifted.record = mark.record AND lifted.correction = mark.correction"
    return (
        f"{view} AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.reading = record.reading AND mark.record = record.id AND mark.does = 'hides' "
        f"AND NOT EXISTS (SELECT 1 FROM mark AS lifted WHERE {same} AND lifted.does = 'lifts'))"
    )


def views() -> Iterator[str]:
    """The statements after CREATE that make all views."""
    for table in (*KINDS, "dyad"):
        yield current(table)
    yield _claims()
    yield EVERY_RECORD
    yield MERGED_NAME


def as_of(moment: str, *, catalog: str) -> Iterator[str]:
    """The statements that show, for one connection, the ledger of the catalog as it was at the end of a day or at a moment.

    Every table is hidden by one of the same name without what later runs wrote, and the views look at those.
    """
    main, last = f"{quoted(catalog)}.main", moment.replace("'", "''")
    known = f"""("time" IS NULL OR left("time", {len(moment)}) <= '{last}')"""
    tests = dict.fromkeys((*KINDS, "dyad", *WITH_RUNS), f"added IN (SELECT run FROM {main}.run WHERE {known})") | {"log": known}
    for table, test in tests.items():
        how = "TABLE" if table in ("correction", "log") else "VIEW"  # Short ones, whose order of writing is asked for.
        yield f"CREATE TEMP {how} {quoted(table)} AS SELECT * FROM {main}.{quoted(table)} WHERE {test}"
    for view in views():
        yield "CREATE TEMP " + view


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
