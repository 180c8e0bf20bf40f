"""Who binds himself to what, who must act by when, and what is on the calendar?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Token

from detente.model import Commitment, Span, Statement, identified
from detente.reading.grammar import child, children, is_negated, is_passive, object_of, prepositions, subject
from detente.reading.page import Page
from detente.reading.times import TimeMention
from detente.rulebook import Rule, written

BINDING = frozenset("agree pledge promise vow commit undertake".split())
SIGNING = frozenset("sign conclude extend renew ratify".split())
PACTS = frozenset("deal treaty agreement pact accord memorandum".split())
ORDERING = frozenset("order tell ask instruct demand require".split())
STARTING = frozenset("begin start open resume expire enter come take meet visit travel hold host".split())
FORCE = frozenset("effect force".split())
MODALS = frozenset("would could might may should can".split())
CONFIDENCE = {"commitments.agreed": 0.5, "commitments.signed": 0.5, "commitments.given-until": 0.8,
              "commitments.ordered": 0.6, "commitments.must-by": 0.6, "commitments.will": 0.5,
              "commitments.committed": 0.5}  # fmt: skip


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


def find_commitments(page: Page, statements: list[Statement]) -> list[Commitment]:
    """All commitments, deadlines and appointments of a page in text order, one record for each party that must act."""
    found: list[Commitment] = []
    for token in page.doc:
        pledge = next(pledges(page, token), None)
        if pledge is not None and pledge.actor is not None:
            found += records_of(page, pledge)
    return found


def pledges(page: Page, verb: Token) -> Iterator[Pledge]:
    """What the verb may be, the likeliest first."""
    if verb.pos_ not in ("VERB", "AUX", "ADJ") or is_negated(verb):
        return
    yield from committed(page, verb)
    yield from given_until(page, verb)
    yield from ordered(page, verb)
    yield from must_by(page, verb)
    yield from will(page, verb)
    yield from agreed(page, verb)
    yield from signed(page, verb)


def records_of(page: Page, pledge: Pledge) -> list[Commitment]:
    """One record for each party of a state."""
    assert pledge.actor is not None
    setters = page.cast.parties(pledge.set_by, role="set_by") if pledge.set_by is not None else ()
    cue = page.span(pledge.cue.i, pledge.cue.i + 1, role="cue", by=pledge.rule)
    what = page.span(pledge.start, pledge.end, role="what", by=pledge.rule)
    due = pledge.due
    when = replace(due.span, role="when") if due is not None else None
    out: list[Commitment] = []
    for party in page.cast.parties(pledge.actor, role="actor"):
        if party.state is None or any(o.actor.state == party.state for o in out):
            continue
        set_by = setters[0] if setters else None
        asked: list[Span | None] = [what, cue, party.span, set_by.span if set_by else None, when]
        out.append(
            identified(
                Commitment(
                    article=page.article.id, rule=pledge.rule, confidence=CONFIDENCE[pledge.rule], spans=nested(asked),
                    form=pledge.form, actor=party, set_by=set_by, what=what, due=due.value if due is not None else None,
                )
            )
        )  # fmt: skip
    return out


def nested(spans: list[Span | None]) -> tuple[Span, ...]:
    """The spans that there are; one that crosses an earlier one is left out."""
    kept: list[Span] = []
    for span in spans:
        if span is not None and not any(a.start < b.start < a.end < b.end for k in kept for a, b in ((span, k), (k, span))):
            kept.append(span)
    return tuple(sorted(kept, key=lambda s: (s.start, -s.end)))


def extent(verb: Token, first: int | None = None) -> tuple[int, int]:
    """Tokens from the verb to the end of its clause, closing punctuation left out."""
    start = verb.i if first is None else first
    end = verb.right_edge.i + 1
    while end > start + 1 and (verb.doc[end - 1].is_punct or verb.doc[end - 1].is_space):
        end -= 1
    return start, end


def party(page: Page, token: Token | None) -> Token | None:
    """The word, if it names a party of a state."""
    return token if token is not None and any(p.state for p in page.cast.parties(token)) else None


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
        if deadline and time.value is None:
            return time
    return None


def is_told_as_fact(verb: Token) -> bool:
    """Is it neither possible nor conditional?"""
    modal = any(c.lower_ in MODALS for c in verb.children if c.dep_ == "aux")
    return not modal and not any(c.lower_ in ("if", "whether", "unless") for c in verb.children if c.dep_ == "mark")


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
    if inf is None or due is None:
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


def will(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "will meet on DAY", "will take effect on DAY"."""
    modal = next((c for c in children(verb, "aux") if c.lower_ == "will"), None)
    if modal is None or verb.lemma_ not in STARTING:
        return
    if verb.lemma_ in ("take", "enter", "come"):
        nouns = [*children(verb, "dobj"), *(o for p in prepositions(verb, "into") if (o := object_of(p)) is not None)]
        if not any(n.lower_ in FORCE for n in nouns):
            return
    due = time_under(page, verb, deadline=False)
    own = child(verb, "nsubj", "nsubjpass")
    if due is None or own is None:
        return
    holder = party(page, own) or next((party(page, t) for t in own.subtree if party(page, t) is not None), None)
    yield Pledge("commitments.will", "schedule", modal, *extent(verb), holder, None, due)


def agreed(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "agreed to do", "pledged that it will do"."""
    if verb.lemma_ not in BINDING or not is_told_as_fact(verb) or is_passive(verb) or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return
    done = next((c for c in children(verb, "xcomp", "ccomp", "prep") if c.i > verb.i and c.lower_ not in ("with", "in", "at")), None)
    if done is None or (done.dep_ == "prep" and done.lower_ not in ("to", "on")):
        return
    first = done.i if done.dep_ == "prep" else done.left_edge.i
    actor = party(page, subject(verb))
    due = time_under(page, done, deadline=False)
    yield Pledge("commitments.agreed", "commitment", verb, *extent(done, first), actor, None, due)


def signed(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "signed a treaty", "extended the pact"."""
    pact = child(verb, "dobj")
    if (
        verb.lemma_ in SIGNING
        and verb.tag_ in ("VBD", "VBN")
        and is_told_as_fact(verb)
        and pact is not None
        and pact.lemma_.lower() in PACTS
    ):
        yield Pledge("commitments.signed", "commitment", verb, *extent(pact, pact.left_edge.i), party(page, subject(verb)))


def committed(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "is committed to do"."""
    to = next((c for c in children(verb, "xcomp", "advcl") if c.i > verb.i and c.tag_ == "VB"), None)
    if verb.lower_ == "committed" and to is not None:
        own = child(verb, "nsubj", "nsubjpass") or child(verb.head, "nsubj", "nsubjpass")
        yield Pledge("commitments.committed", "commitment", verb, *extent(to, to.left_edge.i), party(page, own))


RULES: tuple[Rule, ...] = (
    written(
        "commitments.given-until", says="one gives another until a day to do something", record="commitment",
        examples=["{set_by:Norway} has {cue:given} {actor:Iran} until {when:August 1} to {what:close its consulate}."],
        silent=["Norway has given Iran a copy of the letter to read."],
    ),
    written(
        "commitments.ordered", says="one orders another to do something within a time", record="commitment",
        examples=["{set_by:Norway} {cue:ordered} {actor:Iran} to {what:close its consulate {when:within 72 hours}}."],
        silent=["Norway asked Iran to close its consulate."],
    ),
    written(
        "commitments.must-by", says="one must act by a day", record="commitment",
        examples=["{actor:Iran} {cue:must} {what:close its consulate by {when:August 1}}."],
        silent=["Iran must close its consulate."],
    ),
    written(
        "commitments.will", says="a meeting, visit or start stands on the calendar", record="commitment",
        examples=["{actor:Norway} {cue:will} {what:meet Iran on {when:August 1}}."],
        silent=["Norway will take part in the talks on August 1."],
    ),
    written(
        "commitments.agreed", says="one agrees or promises to do something", record="commitment",
        examples=["{actor:Iran} {cue:agreed} {what:to free the sailors}."],
        silent=["Iran agreed with the report.", "Iran may agree to free the sailors."],
    ),
    written(
        "commitments.committed", says="one is committed to doing something", record="commitment",
        examples=["{actor:Norway} is {cue:committed} {what:to defend Iceland}."],
        silent=["Norway said the crime was committed in Iceland.", "Norway is committed to the diplomatic path."],
    ),
    written(
        "commitments.signed", says="one signs or renews a treaty", record="commitment",
        examples=["{actor:Norway} and Iran {cue:signed} {what:a treaty} on fishing.",
                  "Norway and {actor:Iran} {cue:signed} {what:a treaty} on fishing."],
        silent=["Norway signed a letter to the chairman."],
    ),
)  # fmt: skip
