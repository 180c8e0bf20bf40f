"""Which articles do these JSON lines hold? One object a line: `id`, `text`, what else is known; a bad line spoils no other."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from detente.errors import InputError
from detente.model import Article, Refused, content_id
from detente.sources.articles import Given, article_of
from detente.sources.dates import FIRST, LAST, day_of

OPTIONAL = ("published", "title", "url", "outlet")
UNWRITABLE = re.compile("[\ud800-\udfff\0]")


def read_rows(lines: Iterable[bytes], *, source: str, published: str | None, max_bytes: int) -> Iterator[Article | Refused]:
    """Each line's article under `FILE#id`, or its refusal under `FILE:LINE`; the same row twice counts once."""
    seen: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        try:
            given = _given(line, published=published, max_bytes=max_bytes)
            if _is_repeated(given, seen):
                continue
            yield article_of(given, source=f"{source}#{given.id}")
        except InputError as error:
            yield Refused(source=f"{source}:{number}", reason=str(error))


def _given(line: bytes, *, published: str | None, max_bytes: int) -> Given:
    if len(line) > max_bytes:
        raise InputError(f"is longer than {max_bytes:,} bytes; one line is one article")
    row = _row(line)
    given_id = row.get("id")
    if isinstance(given_id, int) and not isinstance(given_id, bool):
        given_id = str(given_id)
    if not isinstance(given_id, str) or not given_id:
        raise InputError('has no id; a line is {"id": "…", "text": "…"}')
    if not isinstance(row.get("text"), str):
        raise InputError('has no text; a line is {"id": "…", "text": "…"}')
    fields = {"id": given_id, "text": row["text"], **{name: _optional(row, name) for name in OPTIONAL}}
    for name, value in fields.items():
        _refuse_unwritable(name, value)
    day = _day(fields["published"]) or published
    return Given(**{**fields, "published": day, "published_from": "given"})


def _row(line: bytes) -> dict[str, Any]:
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 at byte {error.start}; JSON lines are UTF-8") from error
    try:
        row = json.loads(text, object_pairs_hook=_without_doubles)
    except RecursionError as error:
        raise InputError('is nested too deeply; a line is {"id": "…", "text": "…"}') from error
    except ValueError as error:
        raise InputError(f'is not JSON ({error}); a line is {{"id": "…", "text": "…"}}') from error
    if not isinstance(row, dict):
        raise InputError('is not a JSON object; a line is {"id": "…", "text": "…"}')
    return row


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        raise InputError("names a field twice; each may stand once")
    return row


def _optional(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise InputError(f"has {name} {str(value)[:40]!r}; it is a string or null")
    return value or None


def _refuse_unwritable(name: str, value: str | None) -> None:
    """Half a surrogate pair cannot be written as UTF-8, and no store keeps a NUL."""
    found = UNWRITABLE.search(value or "")
    if found:
        raise InputError(f"has U+{ord(found.group()):04X} in its {name} at {found.start()}, which is no character of text")


def _day(written: str | None) -> str | None:
    if written is None:
        return None
    day = day_of(written)
    if day is None:
        raise InputError(f"has published {written[:40]!r}; it is a day from {FIRST}-01-01 to {LAST}-12-31, YYYY-MM-DD")
    return day


def _is_repeated(given: Given, seen: dict[str, str]) -> bool:
    """Whether the same row stood before; the same id with other content is refused."""
    assert given.id is not None
    content = content_id([given.text, given.published, given.title, given.url, given.outlet])
    if given.id not in seen:
        seen[given.id] = content
        return False
    if seen[given.id] != content:
        raise InputError(f"repeats the id {given.id!r} with other content; ids are unique in a file")
    return True
