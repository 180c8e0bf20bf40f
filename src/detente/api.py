"""How is détente used from Python? A text or files in, records out; a ledger opened and asked. See docs/python.md."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
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
from detente.sources.dates import day_given
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
    published: str | date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    model: str = MODEL,
    words: str | Path | Sequence[str | Path] = (),
) -> Reading:
    """Read one report; the pipeline is loaded at the first call and kept for the next. `words` is one folder or several."""
    if not isinstance(text, str):
        raise UsageError(f"text={text!r:.40} is no text; it is a str" + (", so decode the bytes first" if isinstance(text, bytes) else ""))
    given = Given(text=text, published=day_given(published), published_from="given", title=title, outlet=outlet, url=url)
    article, records = reader_of(model, _folders(words)).read(article_of(given, source="text"))
    return Reading(article, tuple(records))


def read_files(
    *paths: str | Path,
    published: str | date | None = None,
    model: str = MODEL,
    words: str | Path | Sequence[str | Path] = (),
    workers: int = 1,
    triage: bool = False,
) -> Iterator[Reading | Refused]:
    """Read files and folders, in their order; what cannot be read comes as a refusal. `workers` of 0 is one a core.

    `triage` passes over what names no state, body or leader.
    """
    wrong = [path for path in paths if not isinstance(path, str | Path)]
    if wrong or not paths:
        found = f"{wrong[0]!r:.40} is no path" if wrong else "no path is given"
        raise UsageError(
            f"read_files: {found}; each file or folder is an argument of its own: read_files('a.txt', 'b'), read_files(*paths)"
        )
    settings = Settings(model=model, words=_folders(words), triage=triage)
    return _readings(read_sources(list(map(str, paths)), published=day_given(published)), settings, workers=workers)


def _readings(inputs: Iterator[Article | Refused], settings: Settings, *, workers: int) -> Iterator[Reading | Refused]:
    load = None if settings.triage else lambda: reader_of(settings.model, settings.words)
    for item, records in read_items(inputs, settings=settings, machine=Machine(workers), load=load):
        yield item if isinstance(item, Refused) else Reading(item, tuple(records))


def open(ledger: str | Path) -> Ledger:
    """A ledger, a file or a folder of Parquet, open for reading; use it in a `with` block or close it."""
    return open_ledger(ledger, read_only=True)


@lru_cache(maxsize=2)
def reader_of(model: str, words: tuple[str, ...]) -> Reader:
    """The loaded reader; loading takes seconds, so the last ones are kept."""
    return Settings(model=model, words=words).load()


def _folders(words: str | Path | Sequence[str | Path]) -> tuple[str, ...]:
    """The folders of word lists; one may be given by itself."""
    return (str(words),) if isinstance(words, str | Path) else tuple(map(str, words))


def _check(kind: str) -> None:
    if kind not in KINDS:
        raise UsageError(f"no kind {kind!r}; the kinds are {', '.join(KINDS)}")
