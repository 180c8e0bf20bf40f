"""`detente correct`, `corrections` and `versions`: what a person says of the records, and what became of changed pages."""

from typing import Annotated

import typer

from detente.commands.ledgers import AtTime, LedgerFile, path_of, run_now
from detente.commands.options import notes
from detente.errors import UsageError
from detente.ledger.entry import open_ledger
from detente.ledger.store import Ledger
from detente.ledger.viewing import Table


def correct(
    what: Annotated[str, typer.Argument(help="accept, reject, edit, merge or undo")],
    target: Annotated[str, typer.Argument(help="The record's id or its beginning; of merge a name, of undo the correction's id.")],
    values: Annotated[
        list[str] | None, typer.Argument(metavar="[FIELD VALUE|NAME]", help="Of edit the field and its value, of merge the other name.")
    ] = None,
    ledger: LedgerFile = None,
    why: Annotated[str | None, typer.Option(help="The reason, kept with the correction.")] = None,
) -> None:
    """Accept, reject or edit a record, or say that two names are one actor; a row that can be undone, nothing is overwritten."""
    with open_ledger(path_of(ledger), run=run_now(), must_exist=True) as store:
        done = _done(store, what, target, values or [], why=why)
        store.refold()
    typer.echo(done)


def _done(store: Ledger, what: str, target: str, values: list[str], *, why: str | None) -> str:
    wanted = {"edit": 2, "merge": 1}.get(what, 0)
    if len(values) != wanted:
        raise UsageError(
            f"correct {what}: {len(values)} more words; it takes {['none', 'the other name', 'a field and its value'][wanted]}"
        )
    if what == "undo":
        return store.undo(target, why=why)
    if what == "merge":
        return store.merge_actors(target, values[0], why=why)
    field, value = values or (None, None)
    return store.correct(what, target, field=field, value=value, why=why)


def corrections(ledger: LedgerFile = None, record: Annotated[str | None, typer.Option(help="Only those of this record.")] = None) -> None:
    """List what persons have said of the records: when, who, what and why."""
    with open_ledger(path_of(ledger), read_only=True) as store:
        _print(store.view("corrections", record=record))


def versions(
    url: Annotated[str | None, typer.Argument(help="The page; without it, all that have changed.")] = None,
    ledger: LedgerFile = None,
    at_time: AtTime = None,
) -> None:
    """List the versions of pages that have changed, and how many records of each the later one carries or strikes."""
    with open_ledger(path_of(ledger), read_only=True, at_time=at_time) as store:
        _print(store.view("versions", url=url))


def _print(table: Table) -> None:
    """One line a row, its values by name, those that are null left out; of none a note."""
    for row in table.rows:
        typer.echo("  ".join(f"{name}={_cell(value)}" for name, value in zip(table.columns, row, strict=True) if value is not None))
    if not table.rows:
        notes.print("nothing found")


def _cell(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
