"""What is a condition before its parties are known? Its wording, its parts as token ranges, and the words that tell its form."""

from dataclasses import dataclass
from typing import Literal

from detente.reading.grammar import child, children, is_negated
from detente.reading.parse import Token

Form = Literal["red_line", "conditional_threat", "conditional_offer", "conditional_rejection", "warning"]
Grade = Literal["A", "B", "C"]
Range = tuple[int, int]
OFFERS = frozenset(
    """lift ease resume return talk meet negotiate welcome help cooperate support consider discuss work stop halt release end suspend
    restore reopen normalise normalize provide engage join sign free reciprocate recognise recognize rejoin unfreeze comply see""".split()
)
DEMANDS = frozenset({"must", "should", "need", "have", "ought"})
READY = frozenset("ready prepared willing open".split())
# A condition of these is a wrong done: what follows is a threat.
WRONGS = frozenset(
    """attack invade act violate threaten fail refuse continue cross harm target strike choose escalate ignore breach renege undermine
    resort interfere use close block cheat test""".split()
)

# Who is ready to do these offers help, whatever befalls.
HELPING = frozenset("send help defend protect support assist aid".split())
# A condition of these is a wish fulfilled: what follows is its reward.
WISHES = frozenset("return come comply free release withdraw agree stop end accept halt cease sign disarm cooperate join abide".split())


@dataclass(frozen=True, slots=True)
class Line:
    """A condition before its parties are known; `condition` and `consequence` are token ranges, `other` names the addressee."""

    rule: str
    form: Form
    grade: Grade
    cue: Range
    actor: Token | None
    condition: Range | None
    consequence: Range | None
    other: Token | None = None
    between: bool = True  # does it hold by its own words, or only if its other party is another state than the actor's?


def trimmed(token: Token, start: int, end: int) -> Range | None:
    """The range without punctuation at its ends; null if nothing is left."""
    doc = token.doc
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return (start, end) if start < end else None


def whole(token: Token) -> Range | None:
    """The word with all that hangs on it."""
    return trimmed(token, token.left_edge.i, token.right_edge.i + 1)


def is_ready(verb: Token) -> bool:
    """Does one say that he is ready or willing?"""
    return any(c.lower_ in READY for c in children(verb, "acomp"))


def is_ready_to_help(verb: Token) -> bool:
    """ "Willing to send ships": an offer even if it answers a wrong."""
    return any(c.lemma_ in HELPING for r in children(verb, "acomp") if r.lower_ in READY for c in children(r, "xcomp"))


def modals(verb: Token) -> set[str]:
    """The auxiliaries of a verb, in small letters."""
    return {c.lower_ for c in verb.children if c.dep_ == "aux"} | ({verb.lemma_} if verb.lemma_ in ("need", "have") else set())


def form_of(main: Token, condition: Token) -> Form:
    """What is promised if the condition comes true: a refusal, a benefit, a demand as its price, or harm."""
    own = child(main, "nsubj", "nsubjpass")
    first_person = own is not None and own.lower_ in ("we", "i")
    demands = modals(main) & DEMANDS
    if demands == {"have"} and "would" in modals(main) | {c.lower_ for c in main.children}:
        demands = set()  # "would have to go further" is no demand
    if demands and condition.lemma_ not in WRONGS:
        return "conditional_offer"
    if is_negated(main) and (first_person or main.lemma_ == "be" or own is None or own.lower_ in ("there", "that", "this", "it")):
        return "conditional_rejection"
    if is_negated(main):
        return "conditional_rejection" if condition.lemma_ not in WRONGS else "conditional_threat"
    if (condition.lemma_ in WISHES and not is_negated(condition)) or is_ready_to_help(main):
        return "conditional_offer"
    if condition.lemma_ not in WRONGS and (main.lemma_ in OFFERS or is_ready(main)):
        return "conditional_offer"
    return "conditional_threat"
