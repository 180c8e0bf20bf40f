"""`detente show`, `search` and `forget`: what a ledger holds."""

import sys
from collections.abc import Sequence
from dataclasses import fields
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from detente.commands.ledgers import AtTime, LedgerFile, path_of, run_now
from detente.commands.options import notes
from detente.errors import UsageError
from detente.ledger.entry import open_ledger
from detente.model import KINDS, Party, Span, Time, line_of

WIDE = 240  # columns of a table that is not printed on a terminal
HIDDEN = ("spans", "text", "sha256", "furniture", "rule", "article", "confidence", "sector")


def show(
    kind: Annotated[str, typer.Argument(help="One of: " + ", ".join(KINDS))],
    ledger: LedgerFile = None,
    party: Annotated[str | None, typer.Option(help="Only records with this state or name.")] = None,
    since: Annotated[str | None, typer.Option(help="Only from this day on.")] = None,
    until: Annotated[str | None, typer.Option(help="Only up to this day.")] = None,
    at_time: AtTime = None,
    format: Annotated[str, typer.Option(help="table or jsonl")] = "table",
) -> None:
    """Print one kind of record from a ledger, in a fixed order."""
    if kind not in KINDS:
        raise UsageError(f"no kind '{kind}'; the kinds are {', '.join(KINDS)}")
    with open_ledger(path_of(ledger), read_only=True, at_time=at_time) as store:
        rows = list(store.records(kind, party=party, since=since, until=until))
    if format == "jsonl":
        for row in rows:
            print(line_of(row))
    elif format == "table" and not rows:
        notes.print("nothing found")
    elif format == "table":
        Console(highlight=False, width=None if sys.stdout.isatty() else WIDE).print(table_of(kind, rows))
    else:
        raise UsageError(f"--format {format}: it is table or jsonl")


def search(
    words: Annotated[list[str], typer.Argument(help="All of these words must be in the report.")], ledger: LedgerFile = None
) -> None:
    """Find reports in a ledger by their words."""
    with open_ledger(path_of(ledger), read_only=True) as store:
        found = list(store.search(" ".join(words)))
    for hit in found:
        place = f"{hit.article}  {hit.published or '?'}  {hit.source}  [{hit.start}:{hit.end}]"
        print(f"{place}  {f'statement {hit.record}' if hit.record else 'report'}  {' '.join(hit.snippet.split())}")
    if not found:
        notes.print("nothing found")


def forget(
    article: Annotated[str, typer.Argument(help="The article's id, or the beginning of it.")],
    ledger: LedgerFile = None,
    why: Annotated[str | None, typer.Option(help="The reason, kept in the log.")] = None,
) -> None:
    """Remove an article and its records from a ledger for good; the log says that it was done, when and by whom."""
    with open_ledger(path_of(ledger), run=run_now(), must_exist=True) as store:
        gone = store.forget(article, why=why)
    notes.print(f"forgot {gone}")


def table_of(kind: str, rows: Sequence[object]) -> Table:
    """Records as a table for people: the fields that any of them has, spans by their words; ids are never cut."""
    names = [f.name for f in fields(KINDS[kind]) if f.name not in HIDDEN]
    lines = [[cell(getattr(row, name)) for name in names] for row in rows]
    used = [k for k, name in enumerate(names) if name == "id" or any(line[k] for line in lines)]
    table = Table(box=None, pad_edge=False)
    for k in used:
        table.add_column(names[k], no_wrap=names[k] == "id", overflow="fold")
    for line in lines:
        table.add_row(*[line[k] for k in used])
    return table


def cell(value: object) -> str:
    """One field as short words; nothing for null."""
    if isinstance(value, tuple):
        return ", ".join(cell(v) for v in value)
    if isinstance(value, Party):
        return value.name or value.state or (value.span.text if value.span else "?")
    if isinstance(value, Span):
        return value.text
    if isinstance(value, Time):
        return value.start if value.start == value.end else f"{value.start}/{value.end}"
    return "" if value is None else escape(str(value))
