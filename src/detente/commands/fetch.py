"""`detente fetch`: get pages and feeds from the web and keep what they answered, for `detente read` to read."""

import ipaddress
import time
from collections import Counter
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from detente.errors import UsageError

Addresses = Annotated[list[str], typer.Argument(metavar="ADDRESS…", help="Web addresses of pages or feeds.")]
Keep = Annotated[str, typer.Option(help="The folder that keeps what was answered, one WARC file a version.")]
Pause = Annotated[float, typer.Option(help="Seconds between two requests to one host; robots.txt may ask for more.")]
AllowPrivate = Annotated[
    list[str] | None, typer.Option(help="A number or network that is not public and may be fetched from, e.g. 10.0.0.0/8.")
]


def fetch(
    addresses: Addresses,
    keep: Keep,
    feeds: Annotated[bool, typer.Option("--feeds", help="Every address must be a feed; a page in its place is refused.")] = False,
    again: Annotated[float, typer.Option(help="Days for which the pages of entries that are kept are asked for again.")] = 0.0,
    most: Annotated[int, typer.Option(help="Entries fetched of one feed.")] = 200,
    pause: Pause = 5.0,
    allow_private: AllowPrivate = None,
    offline: Annotated[bool, typer.Option("--offline", help="Open no connection; say what is kept.")] = False,
) -> None:
    """Fetch pages, and the pages that feeds lead to, into a folder that `detente read` reads; only what has changed is asked for."""
    collecting = import_module("detente.sources.collecting")
    if offline:
        outcomes = collecting.offline(addresses, folder=Path(keep))
    else:
        wishes = collecting.Wishes(feeds_only=feeds, again_days=again, most_entries=most)
        fetcher = fetcher_of(pause=pause, allow_private=allow_private)
        outcomes = collecting.collect(addresses, folder=Path(keep), fetcher=fetcher, wishes=wishes)
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        counts[outcome.what] += 1
        typer.echo(f"{outcome.what} {outcome.url}" + (f": {outcome.note}" if outcome.note else ""))
    typer.echo(", ".join(f"{counts[what]} {what}" for what in sorted(counts)), err=True)
    if counts["refused"]:
        raise typer.Exit(1 if counts.total() > counts["refused"] else 3)


def fetcher_of(*, pause: float, allow_private: list[str] | None) -> object:
    """A fetcher by the clock of this machine."""
    module = import_module("detente.sources.fetch")
    world = module.World(now=lambda: datetime.now(UTC), sleep=time.sleep)
    return module.Fetcher(world=world, allowed=networks_of(allow_private or []), pause=pause)


def networks_of(written: list[str]) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """The networks of --allow-private."""
    networks = []
    for word in written:
        try:
            networks.append(ipaddress.ip_network(word))
        except ValueError as error:
            raise UsageError(f"--allow-private {word}: {error}; a number or a network is needed, e.g. 10.0.0.0/8") from error
    return networks
