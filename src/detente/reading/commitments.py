"""Who binds himself to what, who must act by when, and what is on the calendar?"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from detente.model import Commitment, Party, Span, Statement, identified
from detente.reading import pledges, schedules
from detente.reading.commitment_words import Pledge, extent, is_told_as_fact, nested, party, time_under
from detente.reading.grammar import child, children, is_negated, subject
from detente.reading.page import Page
from detente.reading.pledges import find_pledges
from detente.reading.schedules import find_schedules
from detente.rulebook import Rule, written

ORDERING = frozenset("order tell ask instruct demand require urge press call want warn".split())
# Words of other classes open no commitment.
OPENING = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
CONFIDENCE = {
    "commitments.agreed": 0.65, "commitments.signed": 0.5, "commitments.given-until": 0.8, "commitments.ordered": 0.6,
    "commitments.must-by": 0.6, "commitments.committed": 0.6, "commitments.pledge": 0.65, "commitments.intends": 0.55,
    "commitments.aid": 0.6, "commitments.effect": 0.75, "commitments.dated": 0.6, "commitments.starting": 0.7, "commitments.vote": 0.7,
}  # fmt: skip


def find_commitments(page: Page, statements: list[Statement]) -> list[Commitment]:
    """All commitments, deadlines and appointments of a page in text order, one record for each party that must act."""
    found: list[Commitment] = []
    for token in page.doc:
        pledge = next(pledge_at(page, token), None) if token.pos_ in OPENING else None
        if pledge is None or (pledge.form != "schedule" and is_negated(token)):
            continue
        for record in records_of(page, pledge):
            if not any(is_repeated(record, other) for other in found):
                found.append(record)
    return found


def pledge_at(page: Page, word: Token) -> Iterator[Pledge]:
    """What the word may open, the likeliest first."""
    yield from find_schedules(page, word)
    if word.pos_ != "NOUN":
        yield from given_until(page, word)
        yield from ordered(page, word)
        yield from must_by(page, word)
    yield from find_pledges(page, word)


def is_repeated(record: Commitment, other: Commitment) -> bool:
    """Does another record say the same of the same state: the same form, no other day, and half of the words?"""
    if (record.actor.state, record.form) != (other.actor.state, other.form) or (
        record.due and other.due and record.due.start != other.due.start
    ):
        return False
    mine, theirs = content_words(record.what), content_words(other.what)
    return len(mine & theirs) * 2 > min(len(mine), len(theirs)) or record.what.start < other.what.end


def content_words(span: Span) -> set[str]:
    """The longer words of a span, in small letters."""
    return {w for w in span.text.lower().split() if len(w) > 3}


def actors_of(page: Page, pledge: Pledge) -> tuple[Party, ...]:
    """The parties of states that the actor's word names."""
    if pledge.actor is None:
        return ()
    return tuple(p for p in page.cast.parties(pledge.actor, role="actor") if p.state is not None)


def records_of(page: Page, pledge: Pledge) -> list[Commitment]:
    """One record for each party of a state."""
    setters = page.cast.parties(pledge.set_by, role="set_by") if pledge.set_by is not None else ()
    cue = page.span(pledge.cue.i, pledge.cue.i + 1, role="cue", by=pledge.rule)
    what = page.span(pledge.start, pledge.end, role="what", by=pledge.rule)
    due = pledge.due
    when = replace(due.span, role="when") if due is not None else None
    out: list[Commitment] = []
    for actor in actors_of(page, pledge):
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


def given_until(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "has given X until DAY to do"."""
    if verb.lemma_ != "give" or not is_told_as_fact(verb):
        return
    due = time_under(page, verb, deadline=True)
    given = child(verb, "nsubjpass") or child(verb, "dative") or child(verb, "dobj")
    if due is None or given is None or page.doc[due.start - 1].lower_ not in ("until", "till"):
        return
    inf = next((t for t in verb.subtree if t.tag_ == "VB" and t.i > due.start and child(t, "aux") is not None), None)
    start, end = extent(inf) if inf is not None else (due.start, due.end)
    yield Pledge("commitments.given-until", "deadline", verb, start, end, party(page, given), subject(verb), due)


def ordered(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "ordered X to do within 72 hours"."""
    if verb.lemma_ not in ORDERING or not is_told_as_fact(verb):
        return
    inf = next((c for c in children(verb, "xcomp", "ccomp", "advcl") if c.tag_ == "VB"), None)
    due = time_under(page, inf, deadline=True) if inf is not None else None
    if inf is None or due is None or any(c.lower_ in ("whether", "if") for c in children(inf, "mark")):
        return
    asked = child(inf, "nsubj") or child(verb, "nsubjpass", "dobj")
    yield Pledge("commitments.ordered", "deadline", verb, *extent(inf), party(page, asked), subject(verb), due)


def must_by(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "must do by DAY"."""
    modal = next((c for c in children(verb, "aux") if c.lower_ == "must"), None)
    due = time_under(page, verb, deadline=True) if modal is not None else None
    if modal is not None and due is not None:
        actor = child(verb, "nsubj", "nsubjpass")
        yield Pledge("commitments.must-by", "deadline", modal, *extent(verb), party(page, actor), None, due)


RULES: tuple[Rule, ...] = (
    *pledges.RULES,
    *schedules.RULES,
    written(
        "commitments.given-until", says="one gives another until a day to do something", record="commitment",
        examples=["{set_by:Norway} has {cue:given} {actor:Iran} until {when:August 1} to {what:close its consulate}."],
        silent=["Norway has given Iran a copy of the letter to read."],
    ),
    written(
        "commitments.ordered", says="one orders another to do something within a time", record="commitment",
        examples=[
            "{set_by:Norway} {cue:ordered} {actor:Iran} to {what:close its consulate {when:within 72 hours}}.",
            "{set_by:Norway} {cue:urged} {actor:Iran} to {what:free the sailors by {when:April 10}}.",
        ],
        silent=["Norway asked Iran to close its consulate."],
    ),
    written(
        "commitments.must-by", says="one must act by a day", record="commitment",
        examples=["{actor:Iran} {cue:must} {what:close its consulate by {when:August 1}}."],
        silent=["Iran must close its consulate."],
    ),
)  # fmt: skip
