"""Which lines of a printed page are one paragraph? Undoes what the width of the paper did to a text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

NUMBER = re.compile(r"(?:page )?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
DIGITS = re.compile(r"\d+")
ENDS = re.compile(r"[.!?:][\"'”’»)\]]*$")
BROKEN_WORD = re.compile(r"[a-z]-$")
LIST_ITEM = re.compile(r"(?:[•●▪*]|\(?[0-9a-z]{1,2}[.)])\s")
LEAST_LINES, LEAST_PAGES, EDGE = 5, 3, 2
FULL = 0.75


def without_running_lines(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines of all pages without page numbers, and without heads and feet that come again on page after page."""
    again = Counter(_key(page[at]) for page in pages for at in _edges(page))
    most = max(LEAST_PAGES, len(pages) // 3)
    kept = []
    for page in pages:
        edges = set(_edges(page))
        kept += [line for at, line in enumerate(page) if not (at in edges and _runs(line, again, most))]
    return kept


def paragraphs_of(lines: Sequence[str]) -> Iterator[str]:
    """The paragraphs: a blank line ends one, and so does a short line that ends a sentence; a word parted by a hyphen is joined."""
    full = _width(lines) * FULL
    words = ""
    for line in map(str.strip, lines):
        if words and (not line or LIST_ITEM.match(line)):
            yield words
            words = ""
        is_first = not words
        words = _joined(words, line)
        if words and len(line) < full and ((is_first and not BROKEN_WORD.search(line)) or ENDS.search(line)):
            yield words
            words = ""
    if words:
        yield words


def _joined(words: str, line: str) -> str:
    if BROKEN_WORD.search(words) and line[:1].islower():
        return words[:-1] + line
    return f"{words} {line}" if words else line


def _edges(page: Sequence[str]) -> list[int]:
    """The first and last lines of a page; none of one that has few."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    return filled[:EDGE] + filled[-EDGE:] if len(filled) >= LEAST_LINES else []


def _runs(line: str, again: Counter[str], most: int) -> bool:
    return NUMBER.fullmatch(line.strip()) is not None or again[_key(line)] >= most


def _key(line: str) -> str:
    return DIGITS.sub("0", line.strip())


def _width(lines: Sequence[str]) -> int:
    """How long a full line is: the length that nine lines in ten do not pass."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0
