"""What do the commands do with their inputs: read them as the options say, count them, and leave with the run's exit status?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import typer

from detente.commands.options import notes
from detente.commands.progress import progress
from detente.config import read_config
from detente.engine.reading import ONE_PROCESS, Machine, read_items
from detente.engine.settings import Settings
from detente.engine.storing import Outcome
from detente.model import Article, Record, Refused
from detente.reading.pipeline import MODEL
from detente.sources.files import read_sources


class Tally:
    """What a run read and refused, and the exit status that follows from it."""

    def __init__(self) -> None:
        self.articles = 0
        self.records = 0
        self.refused: list[Refused] = []

    def take(self, outcomes: Iterable[Outcome]) -> None:
        """Report on the shards of a folder ledger and leave with the run's exit status."""
        new, stored = 0, 0
        for outcome in outcomes:
            self.articles += outcome.articles
            self.records += outcome.records
            self.refused += outcome.refused
            new += outcome.articles if outcome.stored else 0
            stored += outcome.stored
            notes.print(f"{outcome.shard}: {'stored' if outcome.stored else 'not stored' if outcome.refused else 'already there'}")
        notes.print(f"{new} new, {self.articles - new} already there; {stored} segments")
        self.close()
        raise typer.Exit(0)

    def close(self) -> None:
        """Report on standard error and leave with the run's exit status."""
        self.leave(3 if not self.articles else 1 if self.refused else 0)

    def leave(self, status: int) -> None:
        """Report on standard error and leave with this exit status."""
        for item in self.refused:
            notes.print(f"refused {item.source}: {item.reason}")
        notes.print(f"{self.articles} articles, {self.records} records, {len(self.refused)} refused")
        if status:
            raise typer.Exit(status)


@dataclass(frozen=True)
class Reading:
    """How the inputs are read: on which machine, and whether other matters are passed over."""

    machine: Machine = ONE_PROCESS
    triage: bool = False

    def settings(self, words: list[str] | None, model: str | None) -> Settings:
        """The user's word lists and pipeline, those of detente.toml if none are named."""
        config = read_config()
        return Settings(model=model or config.model or MODEL, words=tuple(words or config.words), triage=self.triage)


def read_paths(
    paths: list[str],
    *,
    published: str | None,
    words: list[str] | None,
    model: str | None,
    tally: Tally,
    how: Reading | None = None,
) -> Iterator[tuple[Article | Refused, list[Record]]]:
    """Read all inputs in their order; what is refused comes out in its place, with no records."""
    inputs = read_sources(paths, published=published, now=datetime.now(UTC))
    how = how or Reading()
    found = read_items(inputs, settings=how.settings(words, model), machine=how.machine)
    for item, records in progress(found, paths=paths, console=notes):
        if isinstance(item, Refused):
            tally.refused.append(item)
        else:
            tally.articles += 1
            tally.records += len(records)
        yield item, records
