"""Which help does a party say it will give? Help that is to go on, and sums that it announces."""

from collections.abc import Iterator

from detente.reading.commitment_words import Pledge, extent, party, time_under
from detente.reading.grammar import child, children, is_passive, object_of, prepositions, subject
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.rulebook import Rule, written

GOING_ON = frozenset("continue provide deliver send give maintain keep supply resume increase".split())
HELP = frozenset("assistance aid support relief food medicine troop vaccine help fund funding dose grant".split())
ANNOUNCING = frozenset("announce pledge commit".split())
GIVING = frozenset("provide contribute donate give send allocate".split())
MEASURES = frozenset("million billion thousand hundred dose ton tonne".split())


def help_pledges(page: Page, verb: Token) -> Iterator[Pledge]:
    """What the verb may open."""
    yield from aid(page, verb)
    yield from sums(page, verb)


def aid(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "will continue humanitarian assistance", "will send more troops to X"."""
    if verb.lemma_ not in GOING_ON:
        return
    modal = next((c for c in children(verb, "aux") if c.lower_ in ("will", "'ll", "’ll")), None)
    if modal is None or any(c.dep_ == "advcl" and child(c, "mark") is not None for c in verb.children):
        return
    inner = child(verb, "xcomp") if verb.lemma_ == "continue" else None
    if inner is not None and inner.lemma_ not in GOING_ON:
        return
    given = children(inner if inner is not None else verb, "dobj")
    if any(w.lemma_.lower() in HELP for o in given for w in [o, *contents(o)]):
        due = time_under(page, verb, deadline=False)
        yield Pledge("commitments.aid", "commitment", modal, *extent(verb), party(page, subject(verb)), None, due)


def contents(measure: Token) -> list[Token]:
    """Of "tons of food aid", "$50 million in assistance": the aid."""
    return [o for p in prepositions(measure) if p.lower_ in ("of", "in") and (o := object_of(p)) is not None]


def sums(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "Announced $5 million in aid for X", "is providing 900 tons of food": a sum that is promised; one that was given is an act."""
    now = verb.tag_ == "VBG" and any(c.lower_ in ("is", "are", "'re", "’re", "'m", "’m") for c in children(verb, "aux"))
    if not (verb.lemma_ in ANNOUNCING or (verb.lemma_ in GIVING and now)) or is_passive(verb) or verb.tag_ == "VB":
        return
    given = next((o for o in children(verb, "dobj") if is_sum(o)), None)
    if given is None or not any(w.lemma_.lower() in HELP for w in [given, *contents(given)]):
        return
    due = time_under(page, verb, deadline=False)
    yield Pledge("commitments.sum", "commitment", verb, *extent(verb, given.left_edge.i), party(page, subject(verb)), None, due)


def is_sum(noun: Token) -> bool:
    """Is it counted in money, doses or tons?"""
    return any(w.lemma_.lower() in MEASURES or w.text in "$€£" for w in (noun, *noun.children))


RULES: tuple[Rule, ...] = (
    written(
        "commitments.aid", says="a party says that it will give or go on giving help", record="commitment",
        examples=[
            "{actor:Norway} {cue:will} {what:continue humanitarian assistance to Iran}.",
            "{actor:Norway} {cue:will} {what:send 900 tons of food aid to Iran}.",
        ],
        silent=["The storm will continue in Norway."],
    ),
    written(
        "commitments.sum", says="a party announces a sum of help that it is giving or will give", record="commitment",
        examples=[
            "{actor:Norway} {cue:announced} {what:$5 million in aid for Chad}.",
            "{actor:Norway} is {cue:providing} {what:nearly $368 million in additional assistance to Chad}.",
        ],
        silent=["Norway has provided $5 million in aid to Chad.", "Norway announced $5 million in fines."],
    ),
)  # fmt: skip
