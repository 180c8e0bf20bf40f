"""The command line: which commands there are, and how a mistake ends.

Exit status: 0 done, 1 done with problems listed, 2 wrong use, 3 nothing usable, 4 store unusable.
"""

import sys
from typing import Annotated

import typer

from detente import __version__
from detente.commands import explaining, groups, keeping, revising, show
from detente.commands.brief import brief
from detente.commands.fetch import fetch
from detente.commands.options import notes
from detente.commands.read import add, read
from detente.commands.scaling import scale
from detente.commands.watch import watch
from detente.errors import DetenteError, InputError, StoreError

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Reads news reports about states and keeps a sourced ledger of their relation."
)
STATUSES: tuple[tuple[type[DetenteError], int], ...] = ((StoreError, 4), (InputError, 3), (DetenteError, 2))


def print_version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        typer.echo(f"detente {__version__}")
        raise typer.Exit(0)


@app.callback()
def common(
    version: Annotated[bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version and leave.")] = False,
) -> None:
    """Options before the command."""


for command in (
    read, add, fetch, watch, brief,
    show.show, show.search, show.forget, groups.groups, groups.fold,
    keeping.check, keeping.rebuild, keeping.merge, keeping.pack, keeping.migrate,
    revising.correct, revising.corrections, revising.versions,
    explaining.why, explaining.rule, explaining.schema, scale,
):  # fmt: skip
    app.command()(command)
app.command(name="try")(explaining.try_sentence)


def main() -> None:
    """Run the command line; a user's mistake ends in one line and its exit status."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has left
    except DetenteError as error:
        notes.print(f"detente: {error}", style="red", markup=False)
        sys.exit(next(code for kind, code in STATUSES if isinstance(error, kind)))
