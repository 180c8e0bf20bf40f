"""What is a commitment before its parties are known, and how far do its words and its time reach?"""

from dataclasses import dataclass
from typing import Literal

from detente.model import Span
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.times import TimeMention

MODALS = frozenset("would could might may should can".split())
# A clause after the deed that is no part of it: "…, which Iran calls unlawful", "…, as ties worsened".
ASIDE = frozenset({"relcl", "advcl"})


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment before its parties are known: cue word, first and last token of what is to be done, who acts, who set it."""

    rule: str
    form: Literal["commitment", "deadline", "schedule"]
    cue: Token
    start: int
    end: int
    actor: Token | None
    set_by: Token | None = None
    due: TimeMention | None = None


def nested(spans: list[Span | None]) -> tuple[Span, ...]:
    """The spans that there are; one that crosses an earlier one is left out."""
    kept: list[Span] = []
    for span in spans:
        if span is not None and not any(a.start < b.start < a.end < b.end for k in kept for a, b in ((span, k), (k, span))):
            kept.append(span)
    return tuple(sorted(kept, key=lambda s: (s.start, -s.end)))


def is_aside(token: Token) -> bool:
    """Is it a clause of its own?"""
    return token.dep_ in ASIDE or (token.dep_ == "conj" and any(c.dep_ == "nsubj" for c in token.children))


def extent(verb: Token, first: int | None = None) -> tuple[int, int]:
    """Tokens from the verb to the end of what it says, an aside after a comma and closing punctuation left out."""
    start = verb.i if first is None else first
    end = verb.right_edge.i + 1
    for t in verb.subtree:
        if t.i > verb.i + 1 and is_aside(t) and verb.doc[t.left_edge.i - 1].text == ",":
            end = min(end, t.left_edge.i)
    while end + 1 < len(verb.doc) and verb.doc[end].text == "-" and not verb.doc[end - 1].whitespace_:
        end = verb.doc[end + 1].right_edge.i + 1  # "re-open", cut at its hyphen
    while end > start + 1 and (verb.doc[end - 1].is_punct or verb.doc[end - 1].is_space):
        end -= 1
    return start, end


def party(page: Page, token: Token | None) -> Token | None:
    """The word, if it names a party of a state, or two that were named before ("the two sides")."""
    if token is None:
        return None
    pair = token.tag_ == "NNS" and any(c.lower_ in ("two", "both") for c in token.children)
    group = token.lemma_.lower() in ("participant", "group", "attendee") or any(c.lower_ in ("joint", "bilateral") for c in token.children)
    return token if pair or group or any(p.state for p in page.cast.parties(token)) else None


def time_under(page: Page, verb: Token, *, deadline: bool) -> TimeMention | None:
    """A time in the verb's own clause that is not past; for a deadline one after "by", "until", "within"."""
    first, last = verb.left_edge.i, verb.right_edge.i
    for time in page.times:
        if not first <= time.start <= last or time.kind in ("historical", "since"):
            continue
        before = page.doc[time.start - 1].lower_ if time.start else ""
        if deadline and time.kind != "deadline" and not ({before, page.doc[time.start].lower_} & {"within", "by", "until", "in"}):
            continue
        published = (page.article.published or "")[:10]
        if time.kind in ("date", "deadline") and time.value is not None and time.value.end >= published:
            return time
        if deadline and time.value is None and "in" not in (before, page.doc[time.start].lower_):
            return time
    return None


def is_told_as_fact(verb: Token) -> bool:
    """Is it neither possible nor conditional?"""
    modal = any(c.lower_ in MODALS for c in verb.children if c.dep_ == "aux")
    return not modal and not any(c.lower_ in ("if", "whether", "unless") for c in verb.children if c.dep_ == "mark")
