"""`detente scale`: which value has an act of each type and mode, and has every act of a ledger one?"""

from typing import Annotated

import typer

from detente.commands.ledgers import LedgerFile
from detente.ledger.entry import open_ledger
from detente.relations.scales import Coverage, find_coverage, scale_named


def scale(
    name: Annotated[str, typer.Argument(help="The scale's name and version, e.g. plover-2.0.")],
    ledger: LedgerFile = None,
) -> None:
    """Show a scale's values, or with --ledger which acts it has values for; status 1 if some have none."""
    chosen = scale_named(name)
    if ledger is None:
        for type, value in chosen.types.items():
            typer.echo(f"{value:6.1f}  {type}")
            for (of, mode), own in chosen.modes.items():
                if of == type:
                    typer.echo(f"{own:6.1f}  {type} {mode}")
        return
    with open_ledger(ledger, read_only=True) as store:
        rows = store.view("acts").rows
    coverage = find_coverage(((row[0], row[1], row[3]) for row in rows), chosen)
    _print(coverage, name)
    if coverage.uncovered:
        raise typer.Exit(1)


def _print(coverage: Coverage, name: str) -> None:
    missing = sum(acts for _, _, acts in coverage.uncovered)
    typer.echo(f"{coverage.covered} acts have a value on {name}, {missing} have none")
    for type, mode, acts in coverage.uncovered:
        typer.echo(f"    {type}{f' {mode}' if mode else ''}: {acts}")
