"""Which articles lie at these paths? Files, folders, standard input, in a fixed order; nothing bad raises."""

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, BinaryIO, cast

from detente.errors import InputError, UsageError
from detente.model import Article, Refused
from detente.sources.articles import Given, article_of
from detente.sources.dates import FIRST, LAST, WRITTEN, day_in_name, day_of
from detente.sources.decode import decode
from detente.sources.html import decode_page, has_tags, is_page, read_page
from detente.sources.tables import read_rows
from detente.sources.walk import STDIN, find_files, shown

TEXT, PAGE, ROWS = {".txt", ".md"}, {".html", ".htm", ".xhtml"}, {".jsonl", ".ndjson"}
READ = "what is read: .txt .md .html .htm .xhtml .jsonl .ndjson"
# Text by its letters, but no report: read as one it would yield nonsense.
DATA = {".csv", ".tsv", ".toml", ".yaml", ".yml", ".json", ".xml", ".rss", ".ini"}
OPENS_ROWS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{[ \t]*\"")
OPENS_DATA = re.compile(r"\s*(?:<\?xml|<rss|<feed|[\[{]\s*[\"\[{])")
PACKED = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BZh",
    b"\xfd7zXZ",
    b"Rar!",
    b"7z\xbc\xaf",
)


def read_sources(
    paths: Sequence[str], *, published: str | None = None, max_bytes: int = 5_000_000, stdin: BinaryIO | None = None
) -> Iterator[Article | Refused]:
    """Every article at the paths, each file once, in an order that does not hang on that of the paths.

    `published` stands for all inputs but the lines of a table that have their own day.
    `max_bytes` limits a file, or a line of a table.
    """
    if published is not None and (day_of(published) is None or not WRITTEN.fullmatch(published)):
        raise UsageError(f"--published {published!r} is no day; it is from {FIRST}-01-01 to {LAST}-12-31, YYYY-MM-DD")
    return _read_all(paths, published=published, max_bytes=max_bytes, stdin=stdin)


def _read_all(paths: Sequence[str], *, published: str | None, max_bytes: int, stdin: BinaryIO | None) -> Iterator[Article | Refused]:
    for found in find_files(paths):
        if isinstance(found, Refused):
            yield found
        elif found == STDIN:
            with _borrowed(stdin or sys.stdin.buffer) as stream:
                yield from _read_stream(stream, name=STDIN, source=STDIN, published=published, max_bytes=max_bytes)
        else:
            yield from _read_file(found, published=published, max_bytes=max_bytes)


@contextmanager
def _borrowed(stream: BinaryIO) -> Iterator[io.BufferedReader]:
    """The stream with a look ahead, left open afterwards."""
    ahead = io.BufferedReader(cast(Any, stream))
    try:
        yield ahead
    finally:
        ahead.detach()


def _read_file(path: str, *, published: str | None, max_bytes: int) -> Iterator[Article | Refused]:
    source = shown(path)
    try:
        with open(path, "rb") as stream:
            name = os.path.basename(path)
            yield from _read_stream(stream, name=name, source=source, published=published, max_bytes=max_bytes)
    except OSError as error:
        yield Refused(source=source, reason=f"cannot be read ({error.strerror}); it must be a file open to you")


def _read_stream(
    stream: io.BufferedReader, *, name: str, source: str, published: str | None, max_bytes: int
) -> Iterator[Article | Refused]:
    suffix = os.path.splitext(name)[1].lower()
    if suffix in ROWS or (suffix not in TEXT | PAGE and OPENS_ROWS.match(stream.peek(64))):
        yield from read_rows(_lines(stream, max_bytes), source=source, published=published, max_bytes=max_bytes)
        return
    data = stream.read(max_bytes + 1)
    try:
        if len(data) > max_bytes:
            raise InputError(f"is larger than {max_bytes:,} bytes; give one file an article")
        yield article_of(_dated(_given(data, suffix=suffix), name=name, published=published), source=source)
    except InputError as error:
        yield Refused(source=source, reason=str(error))


def _lines(stream: io.BufferedReader, max_bytes: int) -> Iterator[bytes]:
    """The lines, each cut one byte after the limit, so that an endless one costs no more memory than a long one."""
    while line := stream.readline(max_bytes + 1):
        rest = line
        while len(rest) > max_bytes and not rest.endswith(b"\n"):
            rest = stream.readline(max_bytes + 1)
        yield line


def _given(data: bytes, *, suffix: str) -> Given:
    if data.startswith(PACKED):
        raise InputError(f"is a PDF, an archive or a picture; {READ}")
    text = decode_page(data) if suffix in PAGE else decode(data)
    if suffix in PAGE and has_tags(text):
        return read_page(text)
    if is_page(text):
        return read_page(decode_page(data))
    if suffix not in TEXT | PAGE and (suffix in DATA or OPENS_DATA.match(text)):
        raise InputError(f"is data of another kind; {READ}")
    return Given(text=text)


def _dated(given: Given, *, name: str, published: str | None) -> Given:
    """The word of the user before that of the page, and that before the day in the file's name."""
    if published:
        return replace(given, published=published, published_from="given")
    return replace(given, published=given.published or day_in_name(name), published_from="metadata")
