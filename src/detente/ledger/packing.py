"""Which part of a ledger may be shared? Records, offsets and hashes; the words of the articles stay at home."""

from pathlib import Path
from typing import Any

import duckdb

from detente.errors import UsageError
from detente.ledger.adding import Run
from detente.ledger.columns import quoted
from detente.ledger.house import DERIVED, KEPT, PACKED
from detente.ledger.opening import check_folder, faults_of
from detente.ledger.rewriting import copy_table, rewriting
from detente.ledger.sheets import make_sheets
from detente.model import KINDS, Span
from detente.shape import Shape, shapes_of

# What an article is without its words, by column.
WORDS_OF_ARTICLE = {"text": "''", "title": "NULL"}


def pack(path: str | Path, out: Path, *, without_text: bool, run: Run) -> None:
    """Write a copy of the ledger to `out`; without text, every span keeps its place and loses its words."""
    if out.exists():
        raise UsageError(f"{out}: is there already; it is left as it is")
    check_folder(out)
    with faults_of(path), rewriting(path, out) as connection:
        left_out = {"meta", "sheet"} if without_text else {"meta"}
        for table in (name for name in KEPT | DERIVED if name not in left_out):
            copy_table(connection, table)
        for kind in KINDS:
            copy_table(connection, kind, source=_wordless(kind) if without_text else None)
        if not without_text:
            make_sheets(connection)
        if without_text:
            _empty_lines(connection)
            connection.execute("INSERT INTO log VALUES (?, ?, ?, ?)", [run.time, PACKED, run.who, None])


def _wordless(kind: str) -> str:
    """The kind's rows with the words of all spans, and an article's text, empty."""
    changed = []
    for name, shape in shapes_of(KINDS[kind]).items():
        column = _emptied(f"record.{quoted(name)}", shape, depth=0)
        if kind == "article" and name in WORDS_OF_ARTICLE:
            column = WORDS_OF_ARTICLE[name]
        if kind == "doubt" and name == "note":
            column = "'(the words are not in this ledger)'"
        if column is not None:
            changed.append(f"{column} AS {quoted(name)}")
    replaced = f" REPLACE ({', '.join(changed)})" if changed else ""
    return f"SELECT record.*{replaced} FROM old.{quoted(kind)} AS record"


def _emptied(value: str, shape: Shape, *, depth: int) -> str | None:
    """The SQL of the value with the words of its spans empty; None if it holds no span."""
    if not shape.nested:
        return None
    each = f"x{depth}" if shape.many else value
    parts = []
    for name, part in shapes_of(shape.base).items():
        inner: Any = "''" if shape.base is Span and name == "text" else _emptied(f"{each}.{quoted(name)}", part, depth=depth + 1)
        parts.append(f"{quoted(name)} := {inner or f'{each}.{quoted(name)}'}")
    packed = f"struct_pack({', '.join(parts)})"
    if shape.many:
        return f"[{packed} FOR {each} IN {value}]"
    return f"CASE WHEN {value} IS NULL THEN NULL ELSE {packed} END"


def _empty_lines(connection: duckdb.DuckDBPyConnection) -> None:
    """The groups stay, the words by which they were found go; so does a correction's edited record, its plain values stay."""
    connection.execute('UPDATE fold_line SET line = json_merge_patch(line, \'{"text": "", "context": ""}\')')
    connection.execute("UPDATE correction SET line = NULL, value = CASE WHEN value NOT LIKE '%\"text\"%' THEN value END")
    connection.execute("DELETE FROM fold_key")
