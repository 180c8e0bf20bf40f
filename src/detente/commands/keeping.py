"""`detente check`, `rebuild`, `merge`, `pack` and `migrate`: a ledger stays whole, joins another, is shared, comes up to date."""

from pathlib import Path
from typing import Annotated

import typer

from detente import __version__
from detente.commands.inputs import Reading
from detente.commands.ledgers import LedgerFile, file_of, path_of, run_now
from detente.commands.options import Model, WordLists
from detente.ledger.entry import open_ledger
from detente.ledger.merging import check_mergeable
from detente.ledger.migrating import migrate as migrate_ledger
from detente.ledger.packing import pack as pack_ledger
from detente.ledger.rebuilding import rebuilding
from detente.model import Refused
from detente.sources.files import read_sources


def check(ledger: LedgerFile = None) -> None:
    """Read all of a ledger and hold every offset, number and group against its records; exit status 1 if something is wrong."""
    with open_ledger(path_of(ledger), read_only=True) as store:
        problems = list(store.check())
    for problem in problems:
        typer.echo(problem)
    typer.echo(f"{len(problems)} problems" if problems else "whole", err=True)
    if problems:
        raise typer.Exit(1)


def rebuild(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH…]", help="The kept originals, read again.")] = None,
    ledger: LedgerFile = None,
    published: Annotated[str | None, typer.Option(help="Publication date of originals that have none of their own.")] = None,
    words: WordLists = None,
    model: Model = None,
) -> None:
    """Make a damaged ledger anew from the kept originals and from the articles that can still be read of it."""
    settings = Reading().settings(words, model)
    reader = settings.load()
    refused = 0
    with rebuilding(file_of(ledger), run=run_now(settings.reader_name(__version__))) as work:
        originals = reader.read_inputs(read_sources(paths, published=published)) if paths else iter(())
        for item, records in originals:
            if isinstance(item, Refused):
                refused += work.store.add_refused(item)
            else:
                work.store.add(item, records)
        read_again = len(work.store.articles())
        for item, records in reader.read_inputs(work.still_missing()):
            if not isinstance(item, Refused):
                work.store.add(item, records)
        total = len(work.store.articles())
    lost = f", {work.salvaged.lost} rows of the old ledger could not be read" if work.salvaged.lost else ""
    typer.echo(f"{read_again} articles from originals, {total - read_again} from the old ledger, {refused} refused{lost}", err=True)
    typer.echo(f"the old ledger is {work.kept}", err=True)
    if refused or work.salvaged.lost or not total:
        raise typer.Exit(1 if total else 3)


def merge(
    ledger: Annotated[str, typer.Argument(metavar="A", help="The ledger that takes in the other.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The ledger that is read and stays as it is.")],
) -> None:
    """Take another ledger's articles, records and corrections into a ledger."""
    check_mergeable(other)  # Before a new ledger is made for it.
    with open_ledger(ledger, run=run_now()) as store:
        merged = store.merge(other)
        store.fold()
    typer.echo(f"{merged.readings} articles and {merged.refused} refusals taken in", err=True)


def pack(
    out: Annotated[str, typer.Option(help="The file to write.")],
    ledger: LedgerFile = None,
    without_text: Annotated[bool, typer.Option("--without-text", help="Leave out the words of articles and spans.")] = False,
) -> None:
    """Write a copy of a ledger to share: with `--without-text` only records, offsets and hashes."""
    path = path_of(ledger)
    with open_ledger(path, read_only=True):
        pass  # Refuses what is no ledger, or is in use, before anything is written.
    pack_ledger(path, Path(out), without_text=without_text, run=run_now())
    typer.echo(f"wrote {out}", err=True)


def migrate(ledger: LedgerFile = None) -> None:
    """Bring a ledger of an older version up to date; the old file is kept beside it."""
    path = file_of(ledger)
    kept = migrate_ledger(path, run=run_now())
    typer.echo(f"{path} is up to date" + (f"; the old ledger is {kept}" if kept else ""), err=True)
