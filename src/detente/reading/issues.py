"""What is it about? Names the issues of statements: those of the word lists, and noun phrases that recur in the text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from detente.model import Span, Statement, identified
from detente.reading.page import Page
from detente.words import Entry, Words


@dataclass(frozen=True, slots=True)
class IssueHit:
    """An issue named in the text: its row and token range."""

    entry: Entry
    start: int
    end: int


@lru_cache(maxsize=4)
def issue_index(entries: tuple[Entry, ...]) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """The phrases of the list by their first word, longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in entries:
        words = tuple(entry.name.lower().replace("-", " - ").split())
        index.setdefault(words[0], []).append((words, entry))
    return {first: tuple(sorted(rows, key=lambda r: (-len(r[0]), r[1].id))) for first, rows in index.items()}


def find_issues(doc: Doc, words: Words) -> tuple[IssueHit, ...]:
    """All issues named in a text in its order; of two that overlap the longer holds."""
    index = issue_index(words.of("issues"))
    lower = [t.lower_ for t in doc]
    found: list[IssueHit] = []
    at = 0
    while at < len(lower):
        length = 1
        for phrase, entry in index.get(lower[at], ()):
            if tuple(lower[at : at + len(phrase)]) == phrase:
                length = max(length, len(phrase))
                if len(phrase) == length:
                    found.append(IssueHit(entry, at, at + length))
        at += length
    return tuple(found)


def named_in(hits: Iterable[IssueHit], doc: Doc, spans: Iterable[Span]) -> tuple[str, ...]:
    """The issues that are named within the spans, in text order."""
    ranges = [(s.start, s.end) for s in spans]
    inside = [h.entry.id for h in hits if any(s <= doc[h.start].idx < e for s, e in ranges)]
    return tuple(dict.fromkeys(inside))


def with_issues(statements: list[Statement], page: Page, *, hits: tuple[IssueHit, ...]) -> list[Statement]:
    """The statements with the issues that their contents name; those that name one are identified anew."""
    named = [(s, named_in(hits, page.doc, s.content)) for s in statements]
    return [identified(replace(s, issues=found)) if found else s for s, found in named]
