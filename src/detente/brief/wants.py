"""What does a side want, in its own words? Demands, offers and promises, and of what is merely said the sentence that wants something."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.model import Position, Span, Statement

ASKING = frozenset({"request", "offer", "commit"})
# Of other statements the sentence that holds one of these; "should" and "must" of a past are no wants.
WANT = re.compile(
    r"\b(?:want(?:s|ed)?|would (?:like|prefer)|our preference|prefers?|needs? (?:to|a|an|the)|(?:has|have) to|must(?! have)|should(?! have)|hopes? (?:to|for|that|of)|"
    r"seeks?|urges?|calls? (?:for|on)|demands?|insists? on|ready to|willing to|proposes?|(?:our|its) (?:goal|aim|hope) is|the hope|focus on)\b",
    re.IGNORECASE,
)
TURNED = re.compile(r"(?:\b(?:not|never|no|nobody|if|unless|whether|why|what|who|how)\b|n[’']t\b)", re.IGNORECASE)
REACH = 40  # characters before the wanting word in which a "not" or "if" turns it
SENTENCE = re.compile(r"[^.!?]*[^.!?\s][^.!?]*(?:[.!?]+[\"'”’)]*|$)")
FEWEST = 4  # words


def wanting(statements: Iterable[Statement]) -> list[Statement]:
    """The statements that want something, each cut to the words that do; the order is kept."""
    found = []
    known = list(statements)
    for statement in known:
        if any(is_inside(statement, other) for other in known):
            continue
        if statement.act in ASKING and statement.form == "indirect":
            found.append(statement)
            continue
        part = next((p for span in statement.content for p in parts(span)), None)
        if part is not None:
            found.append(replace(statement, content=(part,)))
        elif statement.act in ASKING and not any(WANT.search(span.text) for span in statement.content):
            found.append(statement)
    return [s for s in found if sum(len(span.text.split()) for span in s.content) >= FEWEST]


def is_inside(inner: Statement, outer: Statement) -> bool:
    """Does one statement stand in the words of another of its report?"""
    if inner is outer or inner.article != outer.article or len(outer.content[0].text) <= len(inner.content[0].text):
        return False
    return outer.content[0].start <= inner.content[0].start and inner.content[-1].end <= outer.content[0].end


def parts(span: Span) -> Iterator[Span]:
    """The sentences of a content that want something."""
    for part in split(span):
        want = WANT.search(part.text)
        if want is None or part.text.endswith("?") or TURNED.search(part.text[max(0, want.start() - REACH) : want.end() + 5]):
            continue
        yield part


def split(span: Span) -> Iterator[Span]:
    """The sentences of a span, each where it stands."""
    for m in SENTENCE.finditer(span.text):
        words = m.group()
        start = m.start() + len(words) - len(words.lstrip())
        yield replace(span, start=span.start + start, end=span.start + m.start() + len(words.rstrip()), text=words.strip())


def unsaid(positions: Iterable[Position], said: Iterable[Statement]) -> list[Position]:
    """The wants and offers that the reports tell of a state without a statement of its own: "rejected Peru's call to …"."""
    ids = {s.id for s in said}
    return [p for p in positions if p.stance in ("wants", "offers") and p.statement not in ids and len(p.content.text.split()) >= FEWEST]
