"""What does a predicate say of an act that is its subject: "an attack is unlikely", "a ban remains an option"?"""

from detente.model import Status
from detente.reading.grammar import base
from detente.reading.parse import Token

LINKING = frozenset("be remain seem look appear become".split())
NEVER = frozenset(
    "unlikely impossible unthinkable improbable inconceivable unacceptable unimaginable undesirable unrealistic untrue false".split()
)
OPEN = frozenset(
    """possible likely imminent inevitable conceivable necessary probable essential needed unavoidable premature desirable acceptable
    doubtful unclear uncertain option possibility goal aim risk danger priority necessity must threat""".split()
)
DUE = frozenset({"due", "set", "slated", "scheduled"})
# "Out of the question", "on the table", "under consideration": the preposition and its noun.
NEVER_PHRASES = frozenset({("out", "question"), ("off", "table"), ("out", "picture"), ("off", "agenda")})
OPEN_PHRASES = frozenset({("on", "table"), ("under", "consideration"), ("under", "discussion"), ("on", "card"), ("in", "card")})


def said_of_subject(verb: Token) -> Status | None:
    """The status that the words after "is" give to its subject; null if it will not be, "planned" if it is due, "happened" if they say nothing."""
    if verb.lemma_ not in LINKING:
        return "happened"
    words = {base(c) for c in verb.children if c.i > verb.i and c.dep_ in ("acomp", "attr", "oprd", "advmod")}
    phrases = {(c.lower_, base(t)) for c in verb.children if c.dep_ == "prep" for t in c.subtree if t.dep_ == "pobj"}
    if words & NEVER or phrases & NEVER_PHRASES:
        return None
    if words & DUE:
        return "planned"
    return "hypothetical" if words & OPEN or phrases & OPEN_PHRASES else "happened"


def is_linking(verb: Token) -> bool:
    """Does a verb only link its subject with words that tell what it is?"""
    return verb.lemma_ in LINKING and any(c.dep_ in ("acomp", "attr") for c in verb.children)
