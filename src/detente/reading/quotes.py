"""Which words stand in quotation marks, how deep, and where is a mark missing or wrong?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from detente.model import Span
from detente.reading.quotemarks import Mark, find_marks, is_possessive, note

Range = tuple[int, int]
SAYS = (
    r"(?:said|says|told|added|wrote|tweeted|stated|warned|explained"
    r"|insisted|noted|declared|continued|stressed|argued|posted)"
)
NAMED = r"(?:he|she|they|it|I|we|[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}|[Tt]he [a-z]+(?: [a-z]+){0,2})"
CUE = rf"(?:{NAMED} {SAYS}|{SAYS} {NAMED})"
TAIL_CUE = re.compile(rf"[,?!—–]\s+{CUE}\b[^.\"“”]{{0,80}}[.,:]?\s*$")  # … with Borland, Doe said on Friday.
INNER_CUE = re.compile(rf"(?<=[\w)]),\s+{CUE}(?: on [A-Z]\w+| \w+day| earlier| later)?\.\s+(?=[A-ZÀ-Þ])")
HEAD_CUE = re.compile(rf"\b{SAYS}(?: (?:that|on|in|at|of) [^,:.]{{1,40}})?[,:]\s+(?=\w)")
SENTENCE_END = re.compile(r"[.!?…]\s*$")
LINES_ON = 30  # lines of one block that one quotation may run through
RUNS_ON = 3  # paragraphs without any mark that one quotation may run through


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch of quoted words: `start` to `end` without the marks, `outer_start` to `outer_end` with them.

    `depth` counts the quotations around it; `continues` means that the words before belong to the same quotation;
    `repaired` means that a mark was missing or wrong and the most likely reading stands here.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 0
    continues: bool = False
    repaired: bool = False


@dataclass(slots=True)
class _Open:
    mark: Mark | None  # None: the paragraph opens inside a quotation, without a mark
    at: int
    start: int
    continues: bool = False
    repaired: bool = False
    single: bool = False


@dataclass(slots=True)
class _Reader:
    """The marks of one paragraph, read from left to right with a stack of what is open."""

    text: str
    start: int
    end: int
    marks: list[Mark]
    rest: list[Mark]  # of the next lines of the same block
    stack: list[_Open] = field(default_factory=list)
    found: list[Quotation] = field(default_factory=list)
    broken: list[Span] = field(default_factory=list)

    def read(self) -> None:
        """Take every mark in its turn."""
        for i, mark in enumerate(self.marks):
            if mark.single:
                self._single(i, mark)
            else:
                self._double(i, mark)

    def _double(self, i: int, mark: Mark) -> None:
        if mark.doubled:
            self._note(mark, "doubled mark")
        inside = any(not o.single for o in self.stack)
        way = _way(mark, inside=inside, german=self._opened_low())
        if way == "close" and inside:
            if mark.looks == "open" and not self._opened_low():
                self._note(mark, "opening mark where a closing one is due")
                self._close(mark.start, mark.end, single=False, repaired=True)
            else:
                self._close(mark.start, mark.end, single=False)
        elif way == "close":
            self._supply_opening(mark)
        elif inside and not self.stack[-1].single and not self._nests(i):
            self._reopen(mark)
        else:
            wrong = mark.looks == "close" and mark.glyph != "»"
            if wrong:
                self._note(mark, "closing mark where an opening one is due")
            self.stack.append(_Open(mark, mark.start, mark.end, repaired=wrong))

    def _single(self, i: int, mark: Mark) -> None:
        opened = next((o for o in reversed(self.stack) if o.single), None)
        later = self.marks[i + 1 :]
        if opened and self.stack[-1] is opened and mark.looks != "open" and mark.facing != "open":
            closes_later = any(_can_close(m) for m in later)
            if not (is_possessive(self.text, mark, end=self.end) and closes_later):
                self._close(mark.start, mark.end, single=True)
        elif mark.looks != "close" and mark.facing != "close" and not opened:
            if any(_can_close(m) for m in [*later, *self.rest]):
                self.stack.append(_Open(mark, mark.start, mark.end, single=True))

    def _close(self, end: int, outer_end: int, *, single: bool, repaired: bool = False) -> None:
        while self.stack and self.stack[-1].single != single:
            self.stack.pop()  # a single mark that was an apostrophe after all
        opened = self.stack.pop()
        supplied = outer_end == end
        start, end = _inner(self.text, opened.start, end)
        if start < end:
            first, last = (start if opened.mark is None else opened.at), (end if supplied else outer_end)
            fixed = repaired or opened.repaired
            self.found.append(Quotation(start, end, first, last, len(self.stack), opened.continues, fixed))

    def _nests(self, i: int) -> bool:
        """Are there marks enough to close both this quotation and the one around it, or is this of another style?"""
        around = self.stack[-1].mark
        if around and around.glyph == '"' and self.marks[i].glyph == "“":
            return True
        depth = 1 + sum(not o.single for o in self.stack)
        for mark in self.marks[i + 1 :]:
            if not mark.single:
                way = _way(mark, inside=True, german=False)
                depth += 1 if way == "open" else -1
                if depth == 0:
                    return True
                if (way == "open" and depth > 2) or mark.facing == mark.looks == "either":
                    return False
        return False

    def _reopen(self, mark: Mark) -> None:
        """An opening mark inside an open quotation: the mark that should have closed it is missing."""
        opened = next(o for o in reversed(self.stack) if not o.single)
        why = "opening mark inside an open quotation"
        cue = TAIL_CUE.search(self.text, opened.start, mark.start)
        if cue and not self._reaches(cue.start()):
            self._note(mark, why)
            self._close(cue.start() + 1, cue.start() + 1, single=False, repaired=True)
            self.stack.append(_Open(mark, mark.start, mark.end))
        elif SENTENCE_END.search(self.text, opened.start, mark.start) or mark.start == opened.start:
            self._note(mark, why)
            self._close(mark.start, mark.start, single=False, repaired=True)
            self.stack.append(_Open(mark, mark.start, mark.end, continues=True, repaired=True))
        else:
            self.stack.append(_Open(mark, mark.start, mark.end))

    def _supply_opening(self, mark: Mark) -> None:
        """A closing mark with nothing open: the quotation began after a cue, or with its sentence."""
        if mark.glyph == '"' and self.text[mark.start - 1 : mark.start].isdigit():
            return  # inches
        self._note(mark, "closing mark without an opening one")
        after = max((q.outer_end for q in self.found), default=self.start)
        cues = list(HEAD_CUE.finditer(self.text, after, mark.start))
        stops = list(re.compile(r"[.!?][\"”’]?\s+(?=[A-ZÀ-Þ])").finditer(self.text, after, mark.start - 1))
        if cues:
            start = cues[-1].end()
        elif after == self.start:
            start = after
        elif stops:
            start = stops[0].end()
        else:
            return
        self.stack = [_Open(None, start, start, repaired=True)]
        self._close(mark.start, mark.end, single=False)

    def _supply_closing(self, opened: _Open) -> None:
        """No closing mark: a single one may stand for it, else the words end before their cue or with the paragraph."""
        singles = [m for m in self.marks if m.single and m.start > opened.start and m.facing == "close"]
        singles = [m for m in singles if self.text[m.start - 1] in ".,!?" and m.looks != "open"]
        if wrong := next((m for m in singles if not self._reaches(m.start)), None):
            self._close(wrong.start, wrong.end, single=False, repaired=True)
            return
        cue = TAIL_CUE.search(self.text, opened.start, self.end)
        end = cue.start() + 1 if cue and not self._reaches(cue.start()) else self.end
        self._close(end, end, single=False, repaired=True)

    def _reaches(self, at: int) -> bool:
        """Does a quotation found already run beyond this place?"""
        return any(q.outer_end > at for q in self.found)

    def _opened_low(self) -> bool:
        opened = next((o for o in reversed(self.stack) if not o.single), None)
        return opened is not None and opened.mark is not None and opened.mark.glyph in ("„", "»")

    def _note(self, mark: Mark, why: str) -> None:
        self.broken.append(note(self.text, (mark.start, mark.end), why=why))

    def finish(self, *, runs_on: bool) -> None:
        """Close what is still open: the quotation runs on in the next paragraph, or its closing mark is missing."""
        while self.stack:
            opened = self.stack[-1]
            if opened.single and not (runs_on and len(self.stack) == 1 and self.rest):
                self.stack.pop()
            elif runs_on and len(self.stack) == 1:
                self._close(self.end, self.end, single=opened.single)
            else:
                if opened.mark:
                    self._note(opened.mark, "opening mark without a closing one")
                self._supply_closing(opened)


def find_quotations(text: str, paragraphs: Sequence[Range]) -> tuple[tuple[Quotation, ...], tuple[Span, ...]]:
    """All quotations of the paragraphs, in order, and the places where marks do not pair."""
    marks = [find_marks(text, start, end) for start, end in paragraphs]
    found: list[Quotation] = []
    broken: list[Span] = []
    running: _Open | None = None
    for i, (start, end) in enumerate(paragraphs):
        ahead = _block(text, paragraphs, at=i)
        reader = _Reader(text, start, end, marks[i], [m for k in ahead for m in marks[k]])
        if running and not _opens(marks[i], start):
            supplied = not _same_block(text, paragraphs, at=i)
            reader.stack.append(_Open(None, start, start, continues=True, repaired=supplied, single=running.single))
        reader.read()
        if running and reader.stack and reader.stack[0].at == start:
            reader.stack[0].continues = True
        left = next(iter(reader.stack), None)
        goes_on = left is not None and _goes_on(text, paragraphs, marks=marks, after=i, single=left.single)
        reader.finish(runs_on=goes_on)
        found += [replace(q, continues=True) if running and q.outer_start == start else q for q in reader.found]
        broken += reader.broken
        running = left if goes_on else None
    return tuple(split_at_cues(text, found, broken)), tuple(sorted(broken, key=lambda s: (s.start, s.end)))


def _block(text: str, paragraphs: Sequence[Range], *, at: int) -> range:
    """The next lines that no blank line parts from this one."""
    last = at
    while last + 1 < min(len(paragraphs), at + 1 + LINES_ON) and _same_block(text, paragraphs, at=last + 1):
        last += 1
    return range(at + 1, last + 1)


def _same_block(text: str, paragraphs: Sequence[Range], *, at: int) -> bool:
    return at > 0 and text.count("\n", paragraphs[at - 1][1], paragraphs[at][0]) < 2


def _can_close(mark: Mark) -> bool:
    return mark.single and mark.looks != "open" and (mark.facing == "close" or mark.apart)


def _goes_on(text: str, paragraphs: Sequence[Range], *, marks: Sequence[list[Mark]], after: int, single: bool) -> bool:
    """Does the quotation left open run on: is its mark repeated next, or does a closing one come first?"""
    block = _block(text, paragraphs, at=after)
    for i in range(after + 1, min(len(paragraphs), after + 1 + max(RUNS_ON, len(block)))):
        if single:
            if i in block and any(_can_close(m) for m in marks[i]):
                return True
            continue
        doubles = [m for m in marks[i] if not m.single]
        if _opens(doubles, paragraphs[i][0]):
            return i == after + 1
        if doubles:
            return _way(doubles[0], inside=True, german=False) == "close"
    return False


def _opens(marks: Sequence[Mark], start: int) -> bool:
    return bool(marks) and marks[0].start == start and not marks[0].single


def _way(mark: Mark, *, inside: bool, german: bool) -> str:
    """Does the mark open or close? Its neighbours decide, then its glyph, then whether something is open."""
    if german and mark.glyph in ("“", "”", "«", '"') and mark.facing != "open":
        return "close"
    if mark.glyph in ("«", "»"):
        return "close" if inside and mark.facing != "open" else "open" if not inside and mark.facing != "close" else mark.looks
    if mark.looks == "either" or mark.facing not in ("either", mark.looks):
        if mark.facing != "either":
            return mark.facing
        return "close" if inside else "open"
    return mark.looks


def split_at_cues(text: str, quotations: Sequence[Quotation], broken: list[Span]) -> list[Quotation]:
    """Take a bare cue (`…, Doe said. We …`) out of the quotation around it: the marks on both sides are missing."""
    kept: list[Quotation] = []
    for q in sorted(quotations, key=lambda q: (q.start, -q.end)):
        cue = None if q.depth else INNER_CUE.search(text, q.start, q.end)
        if cue is None or any(cue.start() < k.outer_end and k.outer_start < cue.end() for k in quotations if k.depth):
            kept.append(q)
            continue
        broken.append(
            Span(
                cue.start(),
                cue.end(),
                text[cue.start() : cue.end()],
                by="quotes.cue-inside",
                why="cue inside the marks",
            )
        )
        kept.append(replace(q, end=cue.start() + 1, outer_end=cue.start() + 1, repaired=True))
        kept.append(replace(q, start=cue.end(), outer_start=cue.end(), continues=False, repaired=True))
    return sorted(kept, key=lambda q: (q.start, -q.end))


def _inner(text: str, start: int, end: int) -> Range:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
