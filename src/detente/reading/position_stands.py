"""Where does a report say in its own words that a state stands? "Norway wants a ban on X", "Chile opposes the plan"."""

from detente.model import Position, Statement
from detente.reading.commitment_words import extent
from detente.reading.grammar import base, child, children, is_negated, is_passive, prep_object, subject
from detente.reading.issues import GENERAL, IssueHit
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.position_divides import position
from detente.reading.position_parts import is_release
from detente.reading.position_words import Nature, Stance, overlap
from detente.rulebook import Rule, written

STANDS: dict[str, tuple[Stance, Nature]] = {
    "want": ("wants", "conflict"), "seek": ("wants", "conflict"), "oppose": ("against", "conflict"), "resist": ("against", "conflict"),
    "support": ("for", "cooperation"), "back": ("for", "cooperation"), "favour": ("for", "cooperation"), "favor": ("for", "cooperation"),
    "be": ("concerned", "conflict"), "object": ("against", "conflict"), "endorse": ("for", "cooperation"), "hope": ("wants", "cooperation"),
}  # fmt: skip


WORRIED = frozenset({"worried", "concerned", "alarmed"})


def positions_stood(page: Page, statements: list[Statement], hits: tuple[IssueHit, ...], said: list[Position]) -> list[Position]:
    """The stands of states that are told by a plain verb in the present, on a matter on which they have said nothing else."""
    found: list[Position] = []
    released = {i for s in statements if is_release(s) for c in s.content for i in range(c.start, c.end)}
    for verb in page.tokens:
        thing = matter_stood_on(page, verb) if base(verb) in STANDS else None
        doer = subject(verb) if thing is not None else None
        if thing is None or doer is None or page.in_quotation(verb) or verb.idx in released:
            continue
        start, end = extent(verb)
        issue = next((h.entry.id for h in hits if start < h.start < end), None) or thing.lemma_.lower()
        content = page.span(start, end, role="content", by="position.stands")
        stance, nature = STANDS[base(verb)]
        for party in page.cast.parties(doer, role="speaker"):
            told = any(p.state == party.state and (p.issue == issue or overlap(p.content, content)) for p in (*said, *found))
            if party.state in page.cast.state_names and not told:
                found.append(position(page, party, issue, stance, nature, content, rule="position.stands"))
    return found


def matter_stood_on(page: Page, verb: Token) -> Token | None:
    """The noun that is wanted, backed or opposed in the present tense; a person or party is none."""
    worry = next((c for c in children(verb, "acomp") if c.lower_ in WORRIED), None) if verb.lemma_ == "be" else None
    if worry is not None:
        thing = prep_object(worry, "about") or prep_object(worry, "by") or prep_object(worry, "over") or prep_object(verb, "about")
    else:
        thing = prep_object(verb, "to") if verb.lemma_ == "object" else child(verb, "dobj")
    if base(verb) == "hope" and thing is None:
        thing = prep_object(verb, "for")
    if verb.tag_ not in ("VBZ", "VBP") or thing is None or is_passive(verb) or is_negated(verb) or thing.pos_ != "NOUN":
        return None
    aside = verb.dep_ == "ccomp" and verb.head.i > verb.i and child(verb, "mark") is None  # "X backs Y, its president said"
    if not (verb.dep_ in ("ROOT", "conj") or aside) or thing.lemma_.lower() in GENERAL or page.cast.parties(thing):
        return None
    return thing


RULES: tuple[Rule, ...] = (
    written(
        "position.stands", says="a report says what a state wants, backs or opposes", record="position",
        examples=[
            "{speaker:Norway} {content:wants a ban on deep-sea mining}.",
            "{speaker:Peru} {content:opposes the new fishing quota}.",
            "{speaker:Peru} {content:backs the fishing quota}, its president said.",
            "{speaker:Peru} {content:is worried about the fishing quota}.",
            "{speaker:Peru} {content:objects to the fishing quota}.",
            "{speaker:Peru} {content:hopes for more trade with Norway}.",
        ],
        silent=["Norway wants the day off.", "Norway is near the sea.", "Norway does not want a ban on deep-sea mining.", "Norway supports the Peruvian president.", "The club backs a ban on mining."],
    ),
)  # fmt: skip
