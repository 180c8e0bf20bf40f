"""How is détente used from Python? A text or files in, records out; a ledger opened and asked. See docs/python.md."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from detente import explain
from detente.engine.reading import Machine, read_items
from detente.engine.settings import Settings
from detente.errors import UsageError
from detente.ledger.entry import open_ledger
from detente.ledger.frames import Frame, frame_of
from detente.ledger.store import Ledger
from detente.model import KINDS, Article, Record, Refused
from detente.reading.pipeline import MODEL, Reader
from detente.reading.rules import all_rules
from detente.sources.articles import Given, article_of
from detente.sources.dates import day_of
from detente.sources.files import read_sources


@dataclass(frozen=True, slots=True)
class Reading:
    """One article and all that was read in it."""

    article: Article
    found: tuple[Record, ...]

    def records(self, kind: str) -> list[Any]:
        """The records of one kind, in their order: `records("event")`."""
        _check(kind)
        return [self.article] if kind == Article.kind else [r for r in self.found if r.kind == kind]

    def frame(self, kind: str) -> Frame:
        """The records of one kind as columns for polars, pandas or Arrow."""
        return frame_of(kind, self.records(kind))

    def why(self, record: Record) -> str:
        """The sentence that made the program write the record, its marks, and the rule."""
        return explain.why(self.article, record, all_rules())


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    model: str = MODEL,
    words: Sequence[str | Path] = (),
) -> Reading:
    """Read one report; the pipeline is loaded at the first call and kept for the next."""
    if published is not None and day_of(published) is None:
        raise UsageError(f"published={published!r} is no day; write YYYY-MM-DD")
    given = Given(text=text, published=published, published_from="given", title=title, outlet=outlet, url=url)
    article, records = reader_of(model, tuple(map(str, words))).read(article_of(given, source="text"))
    return Reading(article, tuple(records))


def read_files(
    *paths: str | Path,
    published: str | None = None,
    model: str = MODEL,
    words: Sequence[str | Path] = (),
    workers: int = 1,
    triage: bool = False,
) -> Iterator[Reading | Refused]:
    """Read files and folders, in their order; what cannot be read comes as a refusal. `workers` of 0 is one a core.

    `triage` passes over what names no state, body or leader.
    """
    settings = Settings(model=model, words=tuple(map(str, words)), triage=triage)
    inputs = read_sources(list(map(str, paths)), published=published)
    load = None if triage else lambda: reader_of(settings.model, settings.words)
    for item, records in read_items(inputs, settings=settings, machine=Machine(workers), load=load):
        yield item if isinstance(item, Refused) else Reading(item, tuple(records))


def open(ledger: str | Path) -> Ledger:
    """A ledger, a file or a folder of Parquet, open for reading; use it in a `with` block or close it."""
    return open_ledger(ledger, read_only=True)


@lru_cache(maxsize=2)
def reader_of(model: str, words: tuple[str, ...]) -> Reader:
    """The loaded reader; loading takes seconds, so the last ones are kept."""
    return Settings(model=model, words=words).load()


def _check(kind: str) -> None:
    if kind not in KINDS:
        raise UsageError(f"no kind {kind!r}; the kinds are {', '.join(KINDS)}")
