"""Whom does a bare noun stand for? "The bloc" and "the alliance" are the body named before, "the participants" those who met."""

from typing import TYPE_CHECKING

from detente.reading.entities import Entity, unique
from detente.reading.grammar import child, children, conjuncts
from detente.reading.nouns import is_subject
from detente.reading.parse import Token
from detente.reading.pronouns import meeting
from detente.reading.story import pair_of_story

if TYPE_CHECKING:
    from detente.reading.cast import Cast

# The bodies that a noun may stand for, by their codes.
BODIES: dict[str, frozenset[str]] = {
    noun: frozenset(codes.split())
    for noun, codes in {
        "bloc": "EU ASEAN ECOWAS MERCOSUR SADC EAEU EAC CARICOM GCC BRICS EFTA CIS AU IGAD ARAB_LEAGUE SCO",
        "alliance": "NATO CSTO AUKUS",
        "agency": "IAEA WHO UNHCR UNICEF INTERPOL FAO WFP UNRWA",
        "watchdog": "IAEA OPCW",
        "union": "EU AU",
    }.items()
}
# Those who have met, where no other words say who they are.
ATTENDING = frozenset("participant attendee delegate minister leader president official delegation negotiator envoy diplomat".split())
SIDES = frozenset({"side", "neighbour", "neighbor"})
GROUPED = frozenset({"group"})
NEAR = 150


def stand_in(cast: "Cast", noun: Token) -> tuple[tuple[Entity, tuple[int, int]], ...]:
    """The body, or those who met, that a noun with a bare "the" stands for."""
    words = [c for c in noun.children if c.dep_ not in ("punct", "cc", "conj", "relcl")]
    if not any(c.lower_ == "the" for c in words) or any(c.dep_ in ("amod", "compound", "poss", "prep", "nummod", "nmod") for c in words):
        return ()
    lemma, where = noun.lemma_.lower(), (noun.left_edge.i, noun.i + 1)
    if lemma in BODIES and noun.tag_ in ("NN", "NNP"):
        named = next((m.entity.state for m in cast.before(noun) if m.entity.state in BODIES[lemma]), None)
        return ((cast.state_entity(named), where),) if named is not None else ()
    if lemma in SIDES and noun.tag_ == "NNS":
        return tuple((cast.state_entity(state), where) for state in sorted(s for s in pair_of_story(cast) if s is not None))
    if is_subject(noun) and ((lemma in ATTENDING and noun.tag_ == "NNS") or lemma in GROUPED):
        return tuple((e, where) for e in attendants(cast, noun))
    return ()


def attendants(cast: "Cast", noun: Token) -> tuple[Entity, ...]:
    """Those whom the last meeting told before a word, in one of the sentences right before it, brought together."""
    for mention in cast.before(noun):
        if noun.i - mention.end > NEAR:
            break
        head = cast.doc[mention.head]
        if not is_subject(head) or head.sent.start == noun.sent.start:
            continue
        listed = [m for t in conjuncts(head) for m in cast.meant(t)] if children(head, "conj") and is_met(head.head) else []
        found = tuple(e for e, _ in unique(listed or meeting(cast, head)))
        if len({e.state for e in found if e.state is not None}) > 1:
            return found
    return ()


def is_met(verb: Token) -> bool:
    """Do several subjects of a verb meet by doing it: "met", "held talks"?"""
    obj = child(verb, "dobj")
    return verb.lemma_ in ("meet", "confer", "gather", "speak", "negotiate") or (
        obj is not None and obj.lemma_ in ("talks", "talk", "meeting", "summit", "negotiation", "consultation")
    )
