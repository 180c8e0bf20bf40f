"""Which characters of a paragraph are quotation marks, and which way does each one face?"""

import re
from dataclasses import dataclass
from typing import Literal

from detente.model import Span

Facing = Literal["open", "close", "either"]
CANDIDATE = re.compile("[“”„‟\"«»‘’'‚‛`‹›]")
MARK = re.compile(r"``|''|’’|‘‘|([“”„‟\"«»])(?:\1)?|(?<!\w)[‘'‚‛`’‹›]|['’‹›](?!\w)|(?<=\w)[‘‹›](?=\w)")
OPENING = frozenset(["“", "„", "‟", "«", "``", "‘‘", "‘", "‚", "‛", "`", "‹"])
CLOSING = frozenset(["”", "»", "’’", "’", "›"])
SINGLE = frozenset("‘’'‚‛`‹›")
BEFORE_OPEN = frozenset("([{–—―-/“”„«\"‘'‹`*_…¿¡:;,")
AFTER_CLOSE = frozenset(".,;:!?)]}–—―-/…“”»«\"’'›*_")
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
ELIDED = re.compile(r"['’‘](?:\d\ds?\b|(?:em|til|tis|twas|cause|round|bout|n|cos|neath|twixt|ere|im|er|s|ll|re|ve|d|m)\b)", re.IGNORECASE)
MEASURE = re.compile(r"\d['’′]\s?\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: what it looks like (`glyph`), where it can face by its neighbours (`facing`), doubled or not."""

    start: int
    end: int
    glyph: str
    facing: Facing
    single: bool
    doubled: bool = False
    apart: bool = False  # blanks on both sides, as in text cut into words

    @property
    def looks(self) -> Facing:
        """Where the glyph itself faces; straight marks say nothing."""
        if self.glyph in OPENING:
            return "open"
        return "close" if self.glyph in CLOSING else "either"


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks between two offsets; apostrophes inside words, elisions, inches and feet are none."""
    found: list[Mark] = []
    for at in CANDIDATE.finditer(text, start, end):
        taken = found[-1].end if found else start
        m = MARK.match(text, at.start(), end) if at.start() >= taken else None
        mark = _mark(text, m, start=start, end=end) if m else None
        if mark is not None:
            found.append(mark)
    return found


def _mark(text: str, m: re.Match[str], *, start: int, end: int) -> Mark | None:
    at, after = m.span()
    words, doubled = m.group(), m.group(1) is not None and m.end() - m.start() == 2
    glyph = m.group(1) or words
    left, right = at, after
    while left > start and text[left - 1] in UNSEEN:
        left -= 1
    while right < end and text[right] in UNSEEN:
        right += 1
    before = text[left - 1] if left > start else " "
    behind = text[right] if right < end else " "
    single = glyph in SINGLE
    if single and ELIDED.match(text, at, end) and (before.isspace() or before in BEFORE_OPEN) and glyph != "‘":
        return None
    if single and before.isdigit() and glyph in "'’" and not behind.isalpha():
        return None if behind.isspace() or behind.isdigit() else Mark(at, after, glyph, "close", True)
    if glyph in '"”' and not doubled and MEASURE.search(text, max(start, at - 6), at):
        return None
    apart = before.isspace() and behind.isspace()
    return Mark(at, after, glyph, _facing(before, behind), single, doubled, apart)


def _facing(before: str, behind: str) -> Facing:
    opens = (before.isspace() or before in BEFORE_OPEN) and not behind.isspace() and behind not in ".,;:!?)]}"
    closes = not before.isspace() and before not in "([{" and (behind.isspace() or behind in AFTER_CLOSE)
    if opens == closes or (before in ",.!?" and behind.isalnum()):
        return "either"
    return "open" if opens else "close"


def is_possessive(text: str, mark: Mark, *, end: int) -> bool:
    """Could the mark be the apostrophe of a plural, `the states' envoys`?"""
    if mark.glyph not in "'’" or text[mark.start - 1 : mark.start] not in ("s", "S", "z", "x"):
        return False
    return re.compile(r"\s[a-z]").match(text, mark.end, end) is not None


def note(text: str, at: tuple[int, int], *, why: str) -> Span:
    """A broken place, with a word on either side so that a reader can find it."""
    left = re.compile(r"\S*\s*$").search(text, max(0, at[0] - 24), at[0])
    right = re.compile(r"\s*\S*").match(text, at[1], min(len(text), at[1] + 24))
    start, end = (left.start() if left else at[0]), (right.end() if right else at[1])
    start, end = start + len(text[start:end]) - len(text[start:end].lstrip()), end
    end = start + len(text[start:end].rstrip())
    return Span(start, end, text[start:end], by="quotes.unbalanced", why=why)
