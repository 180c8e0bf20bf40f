"""Who binds himself to what, who must act by when, and what is on the calendar?"""

from collections.abc import Iterator
from dataclasses import replace

from detente.model import Commitment, Meeting, Party, Span, Statement, identified
from detente.reading import deadlines, pledges, schedules
from detente.reading.askers import is_asked
from detente.reading.commitment_words import Pledge, nested
from detente.reading.deadlines import find_deadlines
from detente.reading.grammar import is_negated
from detente.reading.meeting_parties import last_two_states, teller_states
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.pledges import find_pledges
from detente.reading.schedules import find_schedules
from detente.rulebook import Rule

# Words of other classes open no commitment.
LEG = 150  # characters: the legs that one sentence tells of
GATHERINGS = frozenset({"participant", "group", "attendee"})
OPENING = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
CONFIDENCE = {
    "commitments.agreed": 0.65, "commitments.signed": 0.5, "commitments.given-until": 0.8, "commitments.ordered": 0.6,
    "commitments.must-by": 0.6, "commitments.committed": 0.6, "commitments.pledge": 0.65, "commitments.intends": 0.55,
    "commitments.aid": 0.6, "commitments.sum": 0.6, "commitments.said": 0.5, "commitments.effect": 0.75, "commitments.dated": 0.6, "commitments.starting": 0.7, "commitments.vote": 0.7,
    "commitments.term": 0.8, "commitments.ready": 0.5, "commitments.will": 0.5, "commitments.trip": 0.7, "commitments.session": 0.7, "commitments.applied": 0.6, "commitments.given-days": 0.7, "commitments.should-by": 0.5,
}  # fmt: skip


def find_commitments(page: Page, statements: list[Statement], meetings: list[Meeting]) -> list[Commitment]:
    """All commitments, deadlines and appointments of a page in text order, one record for each party that must act."""
    found: list[Commitment] = []
    for token in page.tokens:
        pledge = next(pledge_at(page, token), None) if token.pos_ in OPENING else None
        if pledge is None or is_not_bound(page, pledge, token, statements):
            continue
        for record in records_of(page, pledge, meetings):
            if not any(is_repeated(record, other) for other in found):
                found.append(record)
    return found


def is_not_bound(page: Page, pledge: Pledge, word: Token, statements: list[Statement]) -> bool:
    """Is it denied, only asked, or a sentence of a release that tells what comes anyway?"""
    if pledge.form != "schedule" and pledge.rule != "commitments.said" and is_negated(word):
        return True
    own_words = (s for s in statements if s.rule.startswith("release."))
    told = pledge.rule == "commitments.will" and any(c.start <= word.idx < c.end for s in own_words for c in s.content)
    return told or is_asked(page, word.idx)


def pledge_at(page: Page, word: Token) -> Iterator[Pledge]:
    """What the word may open, the likeliest first."""
    yield from find_schedules(page, word)
    yield from find_deadlines(page, word)
    yield from find_pledges(page, word)


def is_repeated(record: Commitment, other: Commitment) -> bool:
    """Does another record say the same of the same state: the same form, no other day, and half of the words?"""
    if (record.actor.state, record.form) != (other.actor.state, other.form) or (
        record.due and other.due and record.due.start != other.due.start
    ):
        near = abs(record.what.start - other.what.start) < LEG
        return near and record.form == "schedule" and record.actor.name == other.actor.name and is_journey(record) and is_journey(other)
    mine, theirs = content_words(record.what), content_words(other.what)
    return len(mine & theirs) * 2 > min(len(mine), len(theirs)) or record.what.start < other.what.end


def is_journey(record: Commitment) -> bool:
    """Is it a journey? The legs that one sentence tells of are one appointment, on the day it begins."""
    return record.what.text.split()[0].lower() in ("travel", "travels", "fly", "flies", "visit", "visits")


def content_words(span: Span) -> set[str]:
    """The longer words of a span, in small letters."""
    return {w for w in span.text.lower().split() if len(w) > 3}


def actors_of(page: Page, pledge: Pledge, meetings: list[Meeting]) -> tuple[Party, ...]:
    """The parties of states that the actor's word names."""
    if pledge.actor is None:
        return ()
    if is_gathering(pledge.actor):
        span = page.span(pledge.actor.i, pledge.actor.i + 1, role="actor", by=pledge.rule)
        return tuple(replace(p, span=span) for p in gathered(pledge.actor, meetings))
    named = tuple(p for p in page.cast.parties(pledge.actor, role="actor") if p.state is not None)
    joint = any(c.lower_ in ("joint", "bilateral") for c in pledge.actor.children)
    if joint and not named:
        return tuple(replace(p, span=p.span and replace(p.span, role="actor")) for p in last_two_states(page, pledge.actor))
    both = pledge.actor.tag_ == "NNS" and any(c.lower_ in ("two", "both") for c in pledge.actor.children)
    if both and (len({p.state for p in named}) < 2 or {p.state for p in named} & teller_states(page, pledge.actor)):
        named = tuple(replace(p, span=p.span and replace(p.span, role="actor")) for p in last_two_states(page, pledge.actor)) or named
    return named


def is_gathering(word: Token) -> bool:
    """ "The participants", "the group": those of the meeting that was told of before."""
    return word.lemma_.lower() in GATHERINGS and any(c.lower_ == "the" for c in word.children) and not any(word.rights)


def gathered(word: Token, meetings: list[Meeting]) -> tuple[Party, ...]:
    """Who took part in the last meeting before a word."""
    before = [m for m in meetings if m.spans and m.spans[0].start < word.idx]
    return tuple(p for p in before[-1].participants if p.state is not None) if before else ()


def records_of(page: Page, pledge: Pledge, meetings: list[Meeting]) -> list[Commitment]:
    """One record for each party of a state."""
    setters = page.cast.parties(pledge.set_by, role="set_by") if pledge.set_by is not None else ()
    cue = page.span(pledge.cue.i, pledge.cue.i + 1, role="cue", by=pledge.rule)
    what = page.span(pledge.start, pledge.end, role="what", by=pledge.rule)
    due = pledge.due
    when = replace(due.span, role="when") if due is not None else None
    out: list[Commitment] = []
    for actor in actors_of(page, pledge, meetings):
        if any(o.actor.state == actor.state for o in out):
            continue
        set_by = setters[0] if setters else None
        asked: list[Span | None] = [what, cue, actor.span, set_by.span if set_by else None, when]
        out.append(
            identified(
                Commitment(
                    article=page.article.id, rule=pledge.rule, confidence=CONFIDENCE[pledge.rule], spans=nested(asked),
                    form=pledge.form, actor=actor, set_by=set_by, what=what, due=due.value if due is not None else None,
                )
            )
        )  # fmt: skip
    return out


RULES: tuple[Rule, ...] = (*pledges.RULES, *schedules.RULES, *deadlines.RULES)
