"""What do all stages share about one article? Its text, parse, layout, cast, times and the matches of the rules."""

from bisect import bisect_right
from dataclasses import dataclass

from detente.model import Article, Span
from detente.reading.cast import Cast
from detente.reading.entities import span_of
from detente.reading.frames import Match
from detente.reading.parse import Doc, Token
from detente.reading.parse import Phrase as Tokens
from detente.reading.text import Layout
from detente.reading.times import TimeMention
from detente.rulebook import Rulebook
from detente.words import Words


@dataclass(frozen=True, slots=True)
class Page:
    """One article being read; `doc` has the offsets of the article's text."""

    article: Article
    doc: Doc
    layout: Layout
    cast: Cast
    times: tuple[TimeMention, ...]
    matches: tuple[Match, ...]
    rules: Rulebook
    words: Words

    @property
    def text(self) -> str:
        """The article's text as given."""
        return self.article.text

    @property
    def tokens(self) -> list[Token]:
        """All words of the text."""
        return self.doc.tokens

    def span(self, start: int, end: int, *, role: str | None = None, by: str | None = None) -> Span:
        """Tokens `start` to `end` as a span."""
        return span_of(self.doc, start, end, role=role, by=by, text=self.text)

    def chars(self, start: int, end: int, *, role: str | None = None, by: str | None = None) -> Span:
        """Characters `start` to `end` as a span."""
        return Span(start, end, self.text[start:end], role, by)

    def sentence_at(self, char: int) -> Tokens:
        """The sentence in which a character stands, or the next one if it stands between words; of what is behind the last word the last."""
        at = max(bisect_right(self.tokens, char, key=lambda t: t.idx) - 1, 0)
        if self.tokens[at].idx + len(self.tokens[at]) <= char and at + 1 < len(self.tokens):
            at += 1
        return self.tokens[at].sent

    def in_quotation(self, token: Token) -> bool:
        """Does a word stand inside quotation marks?"""
        return any(q.start <= token.idx < q.end for q in self.layout.quotations)
