"""What is a statement while it is being read? Its cue, the word for its speaker and the ranges of its content."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from detente.model import Party
from detente.reading.page import Page
from detente.reading.parse import Doc, Token
from detente.reading.quotes import Quotation
from detente.reading.reporting import Cue, Reporting, reporting_of

Range = tuple[int, int]
STOPS = frozenset({".", "?", "!", "...", "…"})
STOP_TAGS = frozenset({".", "NFP", ":", "''"})
MARKS = frozenset({'"', "''", "``", "'", "”", "“", "’"})
EDGE = " \t\n\r,;:.\"'“”„«»‘’`–—-"


@dataclass(slots=True)
class Saying:
    """A statement not yet finished; `content` holds character ranges, `kind` the complement that the cue took,
    `ends_at` the token where the same speaker is reported again."""

    rule: str
    content: list[Range]
    cue: Cue | None = None
    speaker: Token | None = None
    kind: str = "quote"
    addressee: Token | None = None
    embedded: bool = False
    party: Party | None = None
    ends_at: int | None = None

    @property
    def start(self) -> int:
        """Where its content begins."""
        return min(s for s, _ in self.content)

    @property
    def end(self) -> int:
        """Where its content ends."""
        return max(e for _, e in self.content)

    def within(self, outer: "Saying") -> bool:
        """Do its cue and its content stand in the content of another?"""
        if self.cue is None or outer.start > self.start:
            return False
        return any(s <= self.cue.head.idx < e and s <= self.start and self.end <= e for s, e in outer.content)


@dataclass(slots=True)
class Scene:
    """One page seen as speech: its reporting words, its outer quotations, and which token stands where."""

    page: Page
    reporting: Reporting
    cues: list[Cue]
    nouns: list[Cue]
    quotations: list[Quotation]
    tokens: list[Token]
    starts: list[int]
    by_head: dict[int, Cue] = field(default_factory=dict)
    quoted: list[bool] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    bounds: list[Range] = field(default_factory=list)
    named: list[tuple[int, str]] = field(default_factory=list)
    dialogue: bool = False

    @classmethod
    def of(cls, page: Page) -> "Scene":
        """Look the page through once."""
        reporting = reporting_of(page.words)
        outer = [q for q in page.layout.quotations if q.depth == 0]
        tokens = list(page.tokens)
        cues = reporting.verb_cues(tokens)
        scene = cls(page, reporting, cues, reporting.noun_cues(tokens), outer, tokens, [t.idx for t in tokens])
        scene.by_head = {c.head.i: c for c in cues}
        named = ((scene.starts[m.start], m.entity.state) for m in page.cast.mentions if m.entity.state is not None)
        scene.named = sorted((start, state) for start, state in named if state is not None)
        scene.quoted = [False] * (len(tokens) + 1)
        for q in outer:
            for i in range(scene.token_at(q.start), scene.token_at(q.end)):
                scene.quoted[i] = True
        scene.divide()
        return scene

    def divide(self) -> None:
        """Find the sentences: a full stop inside a quotation ends one only if the quotation ends with it and a new one begins."""
        breaks = {self.token_at(start) for start, _ in self.page.layout.paragraphs}
        texts = [t.text for t in self.tokens]
        begin = 0
        for i, text in enumerate(texts):
            ends = i + 1 == len(texts) or i + 1 in breaks
            if not ends and not self.quoted[i]:
                if text in STOPS:
                    ends = self.tokens[i].tag_ in STOP_TAGS and not self.quoted[i + 1]
                elif text in MARKS and i and self.quoted[i - 1] and texts[i - 1] in STOPS:
                    ends = (texts[i + 1][:1].isupper() or texts[i + 1] in MARKS) and not speaks_next(self, i + 1)
            if ends:
                self.sentences += [len(self.bounds)] * (i + 1 - begin)
                self.bounds.append((begin, i + 1))
                begin = i + 1

    def sentence(self, i: int) -> Range:
        """Token range of the sentence around a token."""
        return self.bounds[self.sentences[min(i, len(self.sentences) - 1)]]

    @property
    def doc(self) -> Doc:
        """The parse."""
        return self.page.doc

    @property
    def text(self) -> str:
        """The article's text."""
        return self.page.text

    def token_at(self, char: int) -> int:
        """The first token that starts at or after a character."""
        return bisect_left(self.starts, char)

    def paragraph(self, char: int) -> Range:
        """The paragraph around a character; the whole text if it stands in none."""
        paragraphs = self.page.layout.paragraphs
        k = bisect_right(paragraphs, (char, len(self.text) + 1)) - 1
        if k >= 0 and paragraphs[k][0] <= char < paragraphs[k][1]:
            return paragraphs[k]
        return (0, len(self.text))

    def chars(self, start: int, end: int) -> Range | None:
        """Tokens as characters, with punctuation and marks at the edges left out; none if nothing is left."""
        while start < end and self.tokens[start].text.strip(EDGE) == "":
            start += 1
        while start < end and self.tokens[end - 1].text.strip(EDGE) == "":
            end -= 1
        if start >= end:
            return None
        last = self.tokens[end - 1].idx + len(self.tokens[end - 1])
        return self.tokens[start].idx, self.closing(last) if self.quoted[end - 1] and not self.quoted[start] else last

    def closing(self, char: int) -> int:
        """The character after the closing mark of a quotation that ends with the words before, a mark of its own within them left out."""
        ends = next((q for q in self.quotations if q.start < char <= q.end), None)
        if ends is None or self.text[char : ends.end].strip(EDGE):
            return char
        return ends.outer_end if self.text[char : ends.end] == "" else char


def speaks_next(scene: Scene, i: int) -> bool:
    """Does a reporting verb follow within a few words, before the sentence ends: `"Why?" Doe asked`?"""
    if scene.tokens[i - 2].text == ".":
        return False
    for k in range(i, min(i + 8, len(scene.doc))):
        if scene.tokens[k].text in (*STOPS, ",") or scene.quoted[k]:
            return False
        if k in scene.by_head:
            return scene.by_head[k].report.takes("quote")
    return False
