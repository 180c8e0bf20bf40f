"""Which lines of a printed page are one paragraph? Undoes what the width of the paper did to a text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

NUMBER = re.compile(r"(?:page )?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
DIGITS = re.compile(r"\d+")
ENDS = re.compile(r"[.!?:][\"'”’»)\]]*$")
BROKEN_WORD = re.compile(r"[a-z]-$")
LIST_ITEM = re.compile(r"(?:[•●▪–—*-]|\(?[0-9a-z]{1,2}[.)])\s")
REPEATED = 3
FULL = 0.75


def without_running_lines(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines of all pages without page numbers, and without heads and feet that come again on page after page."""
    edges = Counter(_key(line) for page in pages for line in _edges(page))
    kept = []
    for page in pages:
        edge = set(map(id, _edges(page)))
        kept += [line for line in page if not (id(line) in edge and _runs(line, edges))]
    return kept


def paragraphs_of(lines: Sequence[str]) -> Iterator[str]:
    """The paragraphs: a blank line ends one, and so does a short line that ends a sentence; words parted by a hyphen are joined."""
    width = _width(lines)
    words = ""
    for line in map(str.strip, lines):
        if not line or (words and LIST_ITEM.match(line)):
            if words:
                yield words
            words = line
            continue
        if BROKEN_WORD.search(words) and line[:1].islower():
            words = words[:-1] + line
        else:
            words = f"{words} {line}" if words else line
        if len(line) < width * FULL and (ENDS.search(line) or not words[len(line) :]):
            yield words
            words = ""
    if words:
        yield words


def _edges(page: Sequence[str]) -> list[str]:
    filled = [line for line in page if line.strip()]
    return filled[:2] + filled[2:][-2:]


def _runs(line: str, edges: Counter[str]) -> bool:
    return NUMBER.fullmatch(line.strip()) is not None or edges[_key(line)] >= REPEATED


def _key(line: str) -> str:
    return DIGITS.sub("0", line.strip())


def _width(lines: Sequence[str]) -> int:
    """How long a full line is: the length that nine lines in ten do not pass."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0
