"""Which rows does this CSV hold? Columns by the names of its header; a row that does not fit it is refused by its line."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from detente.errors import InputError
from detente.sources.decode import WESTERN
from detente.sources.inputs import Found, Input, Open
from detente.sources.rows import Row, columns_of, read_rows

DELIMITERS = ",;\t|"
FIRST_LINE = 100_000
MOST_BEFORE = 10
NAMED_DELIMITER = re.compile(r"\"?sep=.\"?", re.I)
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(asked: Input, open_: Open) -> Found:
    """The article of every row; refused if no column holds the texts."""
    lines = _lines(asked.stream)
    try:
        yield from read_rows(_rows(lines, max_bytes=asked.max_bytes), asked, needs_id=False)
    finally:
        lines.detach()


def holds_texts(stream: io.BufferedReader) -> bool:
    """Whether a column of the table is named as one of texts."""
    lines = _lines(stream)
    try:
        return "text" in columns_of(header_of(_first_line(lines, FIRST_LINE)[0])[0]).values()
    except csv.Error:
        return False
    finally:
        lines.detach()


def _lines(stream: io.BufferedReader) -> io.TextIOWrapper:
    wide = stream.peek(2)[:2] in WIDE
    return io.TextIOWrapper(stream, encoding="utf-16" if wide else "utf-8-sig", errors="surrogateescape", newline="")


def _first_line(lines: io.TextIOWrapper, most: int) -> tuple[str, int]:
    """The line that holds the header, and its number: blank lines before it and Excel's word for the delimiter are passed over."""
    for number in range(1, MOST_BEFORE + 1):
        line = _cleaned(lines.readline(most))
        if line.strip() and NAMED_DELIMITER.fullmatch(line.strip()) is None:
            return line, number
    return "", MOST_BEFORE


def header_of(line: str) -> tuple[list[str], str]:
    """The names in the first line, and the delimiter that parts them: the one that makes most names we know."""
    split = {mark: next(csv.reader([line], delimiter=mark), []) for mark in DELIMITERS}
    best = max(DELIMITERS, key=lambda mark: (len(columns_of(split[mark])), len(split[mark])))
    return split[best], best


def _rows(lines: io.TextIOWrapper, *, max_bytes: int) -> Iterator[Row]:
    csv.field_size_limit(max_bytes)
    header, above = _first_line(lines, max_bytes)
    names, delimiter = header_of(header)
    columns = columns_of(names)
    if "text" not in columns.values():
        raise InputError(f"is a table without a column of texts: {', '.join(names):.120}; it is called text, body or content")
    doubled = sorted({name for name in columns if names.count(name) > 1})
    if doubled:
        raise InputError(f"names the columns {doubled} twice; each may stand once")
    cells = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        first = above + cells.line_num + 1
        try:
            row = next(cells, None)
        except csv.Error as error:
            yield Row(first, InputError(f"is no row of CSV ({error}); is a quotation mark left open?"))
            continue
        if row is None:
            return
        if row:
            cleaned = [_cleaned(cell) for cell in row]
            yield Row(first, _fields(cleaned, names, columns), flags=() if cleaned == row else ("encoding_guessed",))


def _fields(row: list[str], names: list[str], columns: dict[str, str]) -> dict[str, str | None] | InputError:
    if len(row) != len(names):
        return InputError(f"has {len(row)} cells and the header {len(names)} names; each name needs its cell")
    return {columns[name]: cell or None for name, cell in zip(names, row, strict=True) if name in columns}


def _cleaned(words: str) -> str:
    """The words with bytes that are not UTF-8 read as Windows-1252, which spreadsheets write."""
    return words.translate(WESTERN) if any("\udc80" <= c <= "\udcff" for c in words) else words
