"""`detente groups` and `detente fold`: many reports of one act, shown as one."""

import json
from collections.abc import Iterator
from typing import Annotated

import typer

from detente.commands.ledgers import AtTime, LedgerFile, path_of, run_now
from detente.commands.options import notes
from detente.errors import UsageError
from detente.ledger.claims import FOLDED
from detente.ledger.entry import open_ledger
from detente.ledger.groups import Group
from detente.model import to_json


def fold(
    ledger: LedgerFile = None,
    anew: Annotated[bool, typer.Option("--anew", help="Make all groups again from the records.")] = False,
) -> None:
    """Bring the groups of like records up to date; `detente add` does so by itself."""
    with open_ledger(path_of(ledger), run=run_now(), must_exist=True) as store:
        done = store.fold(anew=anew)
    typer.echo(f"{done.added} articles folded in, {done.removed} taken out, {done.touched} claims compared", err=True)


def groups(
    kind: Annotated[str, typer.Argument(help="One of: " + ", ".join(FOLDED))],
    ledger: LedgerFile = None,
    party: Annotated[str | None, typer.Option(help="Only groups with a record of this state or name.")] = None,
    since: Annotated[str | None, typer.Option(help="Only from this day on.")] = None,
    until: Annotated[str | None, typer.Option(help="Only up to this day.")] = None,
    sources: Annotated[int, typer.Option(help="Only groups of at least so many independent sources.")] = 1,
    as_of: Annotated[str | None, typer.Option(help="The day by which a deadline has passed or not.")] = None,
    at_time: AtTime = None,
    format: Annotated[str, typer.Option(help="text or jsonl")] = "text",
) -> None:
    """Show acts, meetings, utterances or promises, each with all its reports, and where the reports differ."""
    if format not in ("text", "jsonl"):
        raise UsageError(f"--format {format}: it is text or jsonl")
    path = path_of(ledger)
    with open_ledger(path, read_only=True, at_time=at_time) as store:
        found = store.groups(kind, party=party, since=since, until=until, least=sources, as_of=as_of)
        missing = store.unfolded()
    for group in found:
        typer.echo(json.dumps(to_json(group), ensure_ascii=False) if format == "jsonl" else "\n".join(lines_of(group)))
    if not found and format == "text":
        notes.print("nothing found")
    if missing:
        typer.echo(f"{missing} articles are not in the groups yet; run `detente fold`", err=True)


def lines_of(group: Group) -> Iterator[str]:
    """A group for people: what it is, its story, and every value of what the reports differ in."""
    first = {field.name: field.values[0].value for field in group.fields}
    facts = [first[name] for name in ("when", "who", "whom", "where", "manner") if name in first]
    yield f"{group.kind} {group.id}  " + " · ".join([*facts, f"{len(group.reports)} reports, {group.sources} independent"])
    yield f"    {first.get('words', '')}"
    if len(group.story) > 1:
        yield "    " + " → ".join(f"{step.status} ({', '.join([step.day or '?', *step.outlets])})" for step in group.story)
    for field in group.disputed:
        yield f"    {field.name}: " + " / ".join(f"{value.value} [{', '.join(value.outlets)}]" for value in field.values)
    for wording in group.wordings:
        turns = f" ({', '.join(wording.drift.turns)} differs)" if wording.drift.turns else ""
        yield f"    [{', '.join(wording.outlets)}]{turns} {wording.drift.shown}"
