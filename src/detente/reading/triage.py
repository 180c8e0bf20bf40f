"""Which parts of a mixed corpus need not be parsed? Those that are not about states: no name of our word lists is near.

A text that names states, bodies or leaders often is read whole: it is a report, and every sentence of it may matter. One that
does so rarely is read around the names only, cities among them, and one without any name not at all. What may be lost so are
records of parties that no list names; the option is off unless it is asked for.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from detente.reading.text import Layout, Range
from detente.words import Words

SURE = ("states", "demonyms", "seats", "organs", "bodies", "groups", "people")
# Many a surname, ship and firm is called as a city is: such a name is worth a look, and no sign of a report.
UNSURE = ("capitals", "ambiguous")
# Of 2,017 releases 99.4 % name somebody so often, of 564 texts of Debian's fortunes 10 %, of 3,212 of software manuals 1.3 %.
NAMES_IN_HUNDRED = 0.75
BEFORE, AFTER = 1, 2
CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w*")
WORD = re.compile(r"\S+")
# Line breaks stay: where they are, the parser sees the end of a paragraph.
VISIBLE = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Screen:
    """Names by their first word, the longest first: those that speak for a report, and all."""

    sure: dict[str, tuple[str, ...]]
    names: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, words: Words) -> "Screen":
        """The screen of the word lists, the user's own among them."""
        sure = [entry.name for name in SURE for entry in words.of(name)]
        return cls(by_first(sure), by_first([*sure, *(entry.name for name in UNSURE for entry in words.of(name))]))

    def narrowed(self, text: str, layout: Layout) -> Layout:
        """The layout with those paragraphs only that are to be parsed; without any, if nothing is."""
        words = sum(sum(1 for _ in WORD.finditer(text, *paragraph)) for paragraph in layout.paragraphs)
        named = sum(count(text, paragraph, names=self.sure) for paragraph in layout.paragraphs)
        if named and 100 * named >= NAMES_IN_HUNDRED * words:
            return layout
        found = [i for i, paragraph in enumerate(layout.paragraphs) if count(text, paragraph, names=self.names)]
        near = {i + step for i in found for step in range(-BEFORE, AFTER + 1)}
        return within(layout, [p for i, p in enumerate(layout.paragraphs) if i in near])


def by_first(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The names by their first word, the longest first."""
    found: dict[str, set[str]] = {}
    for name in names:
        first = re.match(r"\w+", name)
        if first is not None:
            found.setdefault(first.group(), set()).add(name)
    return {first: tuple(sorted(rest, key=lambda n: (-len(n), n))) for first, rest in found.items()}


def count(text: str, place: Range, *, names: dict[str, tuple[str, ...]]) -> int:
    """How often one of the names stands in that part of the text."""
    return sum(is_name(text, m, names=names) for m in CAPITALISED.finditer(text, *place))


def is_name(text: str, word: re.Match[str], *, names: dict[str, tuple[str, ...]]) -> bool:
    """Does one of the names begin with this word?"""
    for name in names.get(word.group(), ()):
        end = word.start() + len(name)
        if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
            return True
    return False


def within(layout: Layout, paragraphs: Sequence[Range]) -> Layout:
    """The layout without what stands in other paragraphs."""
    kept = tuple(paragraphs)
    return replace(
        layout,
        paragraphs=kept,
        quotations=tuple(q for q in layout.quotations if lies_in(q.start, kept)),
        broken=tuple(b for b in layout.broken if lies_in(b.start, kept)),
    )


def lies_in(place: int, paragraphs: Iterable[Range]) -> bool:
    """Does the place lie in one of the paragraphs?"""
    return any(start <= place < end for start, end in paragraphs)


def only(text: str, layout: Layout) -> str:
    """The text with all but the layout's paragraphs blank, each character in its place; empty if there are none."""
    kept = list(layout.paragraphs)
    if not kept:
        return ""
    if layout.attribution is not None:
        kept.append((layout.attribution.start, layout.attribution.end))
    pieces, at = [], 0
    for start, end in sorted(kept):
        pieces += [VISIBLE.sub(" ", text[at:start]), text[max(start, at) : end]]
        at = max(at, end)
    return "".join([*pieces, VISIBLE.sub(" ", text[at:])])
