"""`detente watch`: keep a ledger up to date with folders and feeds, look after look."""

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from detente import __version__
from detente.commands.fetch import AllowPrivate, Pause, fetcher_of
from detente.commands.inputs import Reading
from detente.commands.ledgers import LedgerFile, file_of, run_now
from detente.commands.options import Model, WordLists
from detente.errors import HeldError, UsageError
from detente.ledger.entry import open_ledger
from detente.model import Refused
from detente.reading.pipeline import Reader
from detente.sources.files import read_sources
from detente.sources.walk import ADDRESS
from detente.sources.watching import Watch

AGAIN_DAYS = 2.0  # Most corrections come early.


def watch(
    places: Annotated[
        list[str], typer.Argument(metavar="PATH|ADDRESS…", help="Files, folders, patterns, and web addresses of pages or feeds.")
    ],
    ledger: LedgerFile = None,
    keep: Annotated[str | None, typer.Option(help="The folder that keeps what the addresses answered.")] = None,
    every: Annotated[float, typer.Option(help="Seconds between two looks at the folders.")] = 10.0,
    ask: Annotated[float, typer.Option(help="Seconds between two requests for an address.")] = 900.0,
    looks: Annotated[int | None, typer.Option(help="End after so many looks; without it, at Ctrl-C.")] = None,
    pause: Pause = 5.0,
    allow_private: AllowPrivate = None,
    words: WordLists = None,
    model: Model = None,
) -> None:
    """Look at folders and feeds again and again, and add what is new or changed to a ledger."""
    path = str(file_of(ledger))
    addresses = [place for place in places if ADDRESS.match(place)]
    folders = [place for place in places if not ADDRESS.match(place)]
    if addresses and keep is None:
        raise UsageError("addresses are watched with --keep FOLDER, where what they answer is kept")
    fetcher = fetcher_of(pause=pause, allow_private=allow_private)
    settings = Reading().settings(words, model)
    reader, watched, asked = settings.load(), Watch(), float("-inf")
    told: set[Refused] = set()
    held: HeldError | None = None
    for _ in _looks(looks, every=every):
        if keep is not None and addresses and time.monotonic() - asked >= ask:
            _fetch(addresses, keep, fetcher)
            asked = time.monotonic()
        watched.release(datetime.now(UTC))
        found = watched.look(folders)
        _tell(watched.missing, told)
        found += watched.look([keep], settled=True) if keep is not None and Path(keep).is_dir() else []
        if found:
            held = _take(found, path, watched=watched, held=held, reader=reader, version=settings.reader_name(__version__))
    if held is not None:
        raise held


def _looks(most: int | None, *, every: float) -> Iterator[int]:
    """One number a look, with the pause between two of them; Ctrl-C ends them."""
    count = 0
    try:
        while most is None or count < most:
            if count:
                time.sleep(every)
            count += 1
            yield count
    except KeyboardInterrupt:
        typer.echo(f"stopped after {count} looks", err=True)


def _tell(missing: Sequence[Refused], told: set[Refused]) -> None:
    """Say once of each path that there is nothing at it."""
    for item in missing:
        if item not in told:
            typer.echo(f"refused {item.source}: {item.reason}", err=True)
            told.add(item)


def _fetch(addresses: Sequence[str], keep: str, fetcher: object) -> None:
    collecting = import_module("detente.sources.collecting")
    for outcome in collecting.collect(addresses, folder=Path(keep), fetcher=fetcher, wishes=collecting.Wishes(again_days=AGAIN_DAYS)):
        if outcome.what != "same":
            typer.echo(f"{outcome.what} {outcome.url}" + (f": {outcome.note}" if outcome.note else ""), err=True)


def _take(paths: Sequence[str], ledger: str, *, watched: Watch, held: HeldError | None, reader: Reader, version: str) -> HeldError | None:
    """Add these files; if another process holds the ledger, say so once and leave them for the next look. The fault comes back."""
    try:
        refused = _add(paths, ledger, reader=reader, version=version)
    except HeldError as error:
        if held is None:
            typer.echo(f"{error}; {len(paths)} files wait for the next look", err=True)
        watched.put_back(paths)
        return error
    for item in refused:
        watched.hold(item)
    return None


def _add(paths: Sequence[str], ledger: str, *, reader: Reader, version: str) -> list[Refused]:
    """Add the articles of these files, each stored before the next is read; what was refused comes back."""
    now = datetime.now(UTC)
    new = records = 0
    refused: list[Refused] = []
    with open_ledger(ledger, run=run_now(version)) as store:
        for item, found in reader.read_inputs(read_sources(paths, now=now)):
            if isinstance(item, Refused):
                store.add_refused(item)
                typer.echo(f"refused {item.source}: {item.reason}", err=True)
                refused.append(item)
            elif store.add(item, found):
                new, records = new + 1, records + len(found)
        store.fold()
    typer.echo(f"{now.isoformat(timespec='seconds')} {new} new articles, {records} records, {len(refused)} refused")
    return refused
