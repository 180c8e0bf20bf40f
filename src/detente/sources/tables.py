"""Which rows do these JSON lines hold? One object a line: `id`, `text`, what else is known."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from detente.errors import InputError
from detente.sources.inputs import Found, Input, Open
from detente.sources.rows import Row, named, read_rows


def read_jsonl(asked: Input, open_: Open) -> Found:
    """The article of every line."""
    return read_rows(rows_in(_lines(asked), max_bytes=asked.max_bytes), asked, needs_id=True)


def rows_in(lines: Iterable[bytes], *, max_bytes: int) -> Iterator[Row]:
    """Each line that is not blank as a row."""
    for number, line in enumerate(lines, 1):
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            try:
                yield Row(number, named(_row(line, max_bytes=max_bytes)))
            except InputError as error:
                yield Row(number, error)


def _lines(asked: Input) -> Iterator[bytes]:
    """The lines, each cut one byte after the limit, so that an endless one costs no more memory than a long one."""
    most = asked.max_bytes + 1
    while line := asked.stream.readline(most):
        rest = line
        while len(rest) == most and not rest.endswith(b"\n"):
            rest = asked.stream.readline(most)
        yield line


def _row(line: bytes, *, max_bytes: int) -> dict[str, Any]:
    if len(line) > max_bytes:
        raise InputError(f"is longer than {max_bytes:,} bytes; one line is one article")
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 at byte {error.start}; JSON lines are UTF-8") from error
    row = object_of(text)
    if not isinstance(row, dict):
        raise InputError('is not a JSON object; a line is {"id": "…", "text": "…"}')
    return row


def object_of(text: str) -> Any:
    """What the JSON text says; refused if it is none, or names a field twice."""
    try:
        return json.loads(text, object_pairs_hook=_without_doubles)
    except RecursionError as error:
        raise InputError('is nested too deeply; a line is {"id": "…", "text": "…"}') from error
    except ValueError as error:
        raise InputError(f'is not JSON ({error}); a line is {{"id": "…", "text": "…"}}') from error


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        raise InputError("names a field twice; each may stand once")
    return row
