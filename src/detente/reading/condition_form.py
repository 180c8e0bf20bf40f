"""Is what follows a benefit, a refusal or harm? Tells offers, refusals and threats apart by the condition and by what follows."""

from detente.reading.condition_lines import ANSWERS, MEASURES, Form, modals
from detente.reading.grammar import child, children, is_negated
from detente.reading.parse import Token

OFFERS = frozenset(
    """lift ease resume return talk meet negotiate welcome help cooperate support consider discuss work stop halt release end suspend
    restore reopen normalise normalize provide engage join sign free reciprocate recognise recognize rejoin unfreeze comply see mediate""".split()
)
DEMANDS = frozenset({"must", "should", "need", "have", "ought"})
READY = frozenset("ready prepared willing open bound obliged determined".split())
# A condition of these is a wrong done: what follows is a threat.
WRONGS = frozenset(
    """attack invade act violate threaten fail refuse continue cross harm target strike choose escalate ignore breach renege undermine
    resort interfere use close block cheat test""".split()
)
# A condition of these is a wish fulfilled: what follows is its reward.
WISHES = frozenset("return come comply free release withdraw agree stop end accept halt cease sign disarm cooperate join abide".split())
# Ways that may lead to good or ill: what stands under them decides.
WAYS = frozenset("choose pursue take follow decide opt go move show demonstrate prove continue".split())
EVILS = frozenset("aggression war violence escalation attack confrontation invasion conflict repression provocation".split())
GOODS = frozenset(
    "diplomacy dialogue peace talk negotiation cooperation compliance restraint seriousness willingness serious willing".split()
)
COURSES = frozenset("course path behaviour behavior conduct approach policy tack direction".split())
# Who is ready to do these offers help, whatever befalls.
HELPING = frozenset("send help defend protect support assist aid".split())
HARMING = frozenset("pay suffer face regret escalate".split()) | (MEASURES - OFFERS - {"ratify", "release", "withdraw", "recall"})
HARMS = (ANSWERS - {"response", "answer", "reply", "reaction"}) | {"isolation", "pain", "retaliation"}


def is_ready(verb: Token) -> bool:
    """Does one say that he is ready or willing?"""
    return any(c.lower_ in READY for c in children(verb, "acomp"))


def is_ready_to_help(verb: Token) -> bool:
    """ "Willing to send ships": an offer even if it answers a wrong."""
    return any(c.lemma_ in HELPING for r in children(verb, "acomp") if r.lower_ in READY for c in children(r, "xcomp"))


def value_of(condition: Token) -> int:
    """1 for a wish fulfilled, -1 for a wrong done, 0 where the words do not tell; "unless" and "not" turn it."""
    words = {t.lemma_.lower() for t in condition.subtree}
    value = 0
    if condition.lemma_ in WAYS and words & (EVILS | GOODS):
        value = -1 if words & EVILS else 1
    elif condition.lemma_ == "change":
        value = 1 if words & COURSES else 0
    elif condition.lemma_ in WRONGS:
        value = -1
    elif condition.lemma_ in WISHES or (condition.lemma_ == "do" and child(condition, "dobj") is None and is_negated(condition)):
        value = 1
    if condition.lemma_ not in WRONGS and is_negated(condition):
        value = -value
    return -value if any(c.lower_ in ("unless", "until") for c in condition.children) else value


def does_harm(main: Token) -> bool:
    """Does what follows hurt: sanctions, costs, an attack?"""
    return main.lemma_ in HARMING or (main.lemma_ not in OFFERS and any(t.lemma_.lower() in HARMS for t in main.subtree))


def form_of(main: Token, condition: Token) -> Form:
    """What is promised if the condition comes true: a refusal, a benefit, a demand as its price, or harm."""
    own = child(main, "nsubj", "nsubjpass")
    first_person = own is not None and own.lower_ in ("we", "i")
    value = value_of(condition)
    demands = modals(main) & DEMANDS
    if demands == {"have"} and "would" in modals(main) | {c.lower_ for c in main.children}:
        demands = set()  # "would have to go further" is no demand
    if demands and value >= 0:
        return "conditional_offer"
    if any(c.lower_ == "no" for o in children(main, "attr", "dobj") for c in o.children):
        return "conditional_rejection"
    if is_negated(main):
        plain = first_person or main.lemma_ == "be" or own is None or own.lower_ in ("there", "that", "this", "it")
        return "conditional_rejection" if plain or value >= 0 else "conditional_threat"
    if is_ready_to_help(main) or (value > 0 and not does_harm(main)):
        return "conditional_offer"
    if value >= 0 and (main.lemma_ in OFFERS or is_ready(main)):
        return "conditional_offer"
    return "conditional_threat"
