"""What is known of an input before it is opened? Its bytes, its name, and what those who handed it on say of it."""

import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, BinaryIO, cast

from detente.errors import InputError
from detente.model import Article, Flag, Refused
from detente.sources.articles import Given, article_of
from detente.sources.dates import day_in_name

REPUBLISHED_DAYS = 30
PACKED_FACTOR = 10
NOTHING = Given(text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file, a member of an archive, a body of an answer, an attachment.

    `published` is the user's word, `known` and `charset` that of a feed or server, `now` the time that embargoes are held
    against, `max_bytes` the limit of a text or of a row, `depth` how many archives lie around it.
    """

    stream: io.BufferedReader
    name: str
    source: str
    published: str | None = None
    max_bytes: int = 5_000_000
    now: datetime | None = None
    depth: int = 0
    known: Given = NOTHING
    charset: str | None = None

    @property
    def suffix(self) -> str:
        """The end of the name, `.html`, in small letters."""
        return os.path.splitext(self.name)[1].lower()

    def inner(self, stream: BinaryIO, *, name: str) -> "Input":
        """The input of that name inside this one."""
        source = f"{self.source}#{printable(name)}"
        return replace(self, stream=buffered(stream), name=os.path.basename(name), source=source, depth=self.depth + 1)

    def unpacked(self, stream: io.BufferedReader, *, name: str) -> "Input":
        """This input without its packing."""
        return replace(self, stream=stream, name=name, depth=self.depth + 1)


Found = Iterator[Article | Refused]
Open = Callable[[Input], Found]


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """The stream with a look ahead."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(Any, stream))


def printable(name: str) -> str:
    """The name of a member as text that can be stored; bytes of it that are not UTF-8 are written as escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def whole(asked: Input, *, packed: bool = False) -> bytes:
    """All bytes of an input that is one document; a `packed` one, whose words are fewer than its bytes, may be ten times as large."""
    most = asked.max_bytes * (PACKED_FACTOR if packed else 1)
    data = asked.stream.read(most + 1)
    if len(data) > most:
        raise InputError(f"is larger than {most:,} bytes; give one file an article")
    return data


def article_in(given: Given, asked: Input) -> Article:
    """The article, with what is known from outside where it says nothing itself, held back if it is under embargo.

    The word of the user counts before that of the document, that before the feed's or server's, that before the file name's.
    """
    known = asked.known
    embargo = given.embargo or known.embargo
    if embargo is not None:
        _refuse_embargoed(embargo, now=asked.now)
    day = asked.published or given.published or known.published or day_in_name(asked.name)
    merged = replace(
        given,
        url=given.url or known.url,
        outlet=given.outlet or known.outlet,
        title=given.title or known.title,
        published=day,
        published_from="given" if asked.published else given.published_from or "metadata",
        flags=(*given.flags, *known.flags, *_republished(given.published, known.published)),
    )
    return article_of(merged, source=asked.source)


def _republished(own: str | None, outside: str | None) -> tuple[Flag, ...]:
    """An old report that a feed offers as new keeps its own day."""
    if own is None or outside is None or (date.fromisoformat(outside) - date.fromisoformat(own)).days <= REPUBLISHED_DAYS:
        return ()
    return ("republished",)


def _refuse_embargoed(written: str, *, now: datetime | None) -> None:
    try:
        until = datetime.fromisoformat(written)
    except ValueError:
        raise InputError(f"has embargo {written[:40]!r}, which is no time; it is held until it says one") from None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    if now is None or now < until:
        raise InputError(f"is under embargo until {until.isoformat(timespec='minutes')}; read it again then")
