"""Which ledger does a command mean, and who uses it when? What the commands on a ledger share."""

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from detente import __version__
from detente.config import read_config
from detente.errors import UsageError
from detente.ledger.adding import Run
from detente.ledger.folder import is_folder
from detente.model import Article

LedgerFile = Annotated[str | None, typer.Option("--ledger", help="The ledger file.")]
AtTime = Annotated[str | None, typer.Option("--at-time", help="The ledger as it was at the end of this day, or at this moment.")]


def path_of(ledger: str | None) -> str:
    """The ledger of --ledger, else of detente.toml."""
    path = ledger or read_config().ledger
    if path is None:
        raise UsageError("no ledger named; give --ledger FILE or set ledger in detente.toml")
    return path


def file_of(ledger: str | None) -> Path:
    """The same, for what needs a ledger in one file."""
    path = path_of(ledger)
    if is_folder(path):
        raise UsageError(f"{path}: is a folder of Parquet; its shards are read with `detente add SHARDS --ledger {path}`")
    return Path(path)


def check_words(article: Article, path: str) -> None:
    """Refuse to show words of a ledger that was packed without them."""
    if not article.text:
        raise UsageError(f"{path}: was packed without text; the words of {article.source} are not in it")


def run_now(reader: str = "") -> Run:
    """This use of the program."""
    return Run(time=datetime.now(UTC).isoformat(timespec="seconds"), who=getpass.getuser(), reader=reader or __version__)
