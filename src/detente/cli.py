"""The command line: which commands there are, and how a mistake ends.

Exit status: 0 done, 1 done with problems listed, 2 wrong use, 3 nothing usable, 4 store unusable or output unwritable.
"""

import errno
import os
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
# What a full disk, a disk at fault and a closed stream say; they name no file when what was printed cannot be written.
UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}
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
        try:
            app()
        finally:
            _flush()
    except BrokenPipeError:
        _drop_output()
        sys.exit(1)  # the reader of our output has left
    except OSError as error:
        if error.filename is not None or error.errno not in UNWRITABLE:
            raise
        _drop_output()
        _say(f"the output cannot be written ({error.strerror})")
        sys.exit(4)
    except DetenteError as error:
        _say(str(error))
        sys.exit(next(code for kind, code in STATUSES if isinstance(error, kind)))


def _say(fault: str) -> None:
    notes.print(f"detente: {fault}", style="red", markup=False)


def _flush() -> None:
    if sys.stdout is not None:  # It is None when it was closed from the start.
        sys.stdout.flush()


def _drop_output() -> None:
    """Let what could not be written go nowhere, so that the end of the program does not try it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
