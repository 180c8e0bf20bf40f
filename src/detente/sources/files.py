"""Which articles lie at these paths? Files, folders, standard input, in a fixed order; nothing bad raises."""

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any, BinaryIO, cast

from detente.errors import InputError, UsageError
from detente.model import Article, Refused
from detente.sources.dates import FIRST, LAST, WRITTEN, day_of
from detente.sources.formats import Reader, format_of, late
from detente.sources.inputs import Found, Input
from detente.sources.walk import STDIN, find_files, shown

SHEETS = (".csv", ".tsv")
Ask = Callable[..., Input]


def read_sources(
    paths: Sequence[str],
    *,
    published: str | None = None,
    max_bytes: int = 5_000_000,
    stdin: BinaryIO | None = None,
    now: datetime | None = None,
) -> Iterator[Article | Refused]:
    """Every article at the paths, each file once, in an order that does not hang on that of the paths.

    `published` stands for all inputs but the rows of a table that have their own day. `max_bytes` limits a text, or a row
    of a table. An item under embargo is held until `now` is past it, and always if no time is given.
    """
    check_published(published)
    return _read_all(paths, ask=partial(Input, published=published, max_bytes=max_bytes, now=now), stdin=stdin)


def check_published(published: str | None) -> None:
    """Refuse a day of publication that is none."""
    if published is not None and (day_of(published) is None or not WRITTEN.fullmatch(published)):
        raise UsageError(f"--published {published!r} is no day; it is from {FIRST}-01-01 to {LAST}-12-31, YYYY-MM-DD")


def read_input(asked: Input) -> Found:
    """Every article in one input, whatever its format; what cannot be read is refused in its place."""
    try:
        reader: Reader = late(format_of(asked).reader)
        yield from reader(asked, read_input)
    except InputError as error:
        yield Refused(source=asked.source, reason=str(error))


def _read_all(paths: Sequence[str], *, ask: Ask, stdin: BinaryIO | None) -> Found:
    for found in find_files(paths):
        if isinstance(found, Refused):
            yield found
        elif found not in paths and is_word_list(found):
            continue
        elif found == STDIN:
            with _borrowed(stdin or sys.stdin.buffer) as stream:
                yield from read_input(ask(stream=stream, name=STDIN, source=STDIN))
        else:
            yield from _read_file(found, ask=ask)


def is_word_list(path: str) -> bool:
    """Whether a table that lies among reports, and was not asked for by name, holds something else than texts."""
    if not path.lower().endswith(SHEETS):
        return False
    try:
        with open(path, "rb") as stream:
            return not late("sheets:holds_texts")(stream)
    except OSError:
        return False


@contextmanager
def _borrowed(stream: BinaryIO) -> Iterator[io.BufferedReader]:
    """The stream with a look ahead, left open afterwards."""
    ahead = io.BufferedReader(cast(Any, stream))
    try:
        yield ahead
    finally:
        ahead.detach()


def _read_file(path: str, *, ask: Ask) -> Found:
    source = shown(path)
    try:
        with open(path, "rb") as stream:
            yield from read_input(ask(stream=stream, name=os.path.basename(path), source=source))
    except OSError as error:
        yield Refused(source=source, reason=f"cannot be read ({error.strerror}); it must be a file open to you")
