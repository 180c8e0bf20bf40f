"""Which words tell what a state wants, and whether a matter joins or parts the states?"""

from collections.abc import Iterable
from typing import Literal

from detente.model import Span
from detente.reading.page import Page
from detente.reading.parse import Token

Stance = Literal["for", "against", "wants", "offers", "refuses", "concerned", "open"]
Nature = Literal["cooperation", "conflict", "mixed"]
STANCES: dict[str, Stance] = {
    "accuse": "against", "deny": "against", "threaten": "against", "reject": "refuses", "concern": "concerned", "warn": "concerned",
    "regret": "concerned", "request": "wants", "offer": "offers", "commit": "for", "welcome": "for", "support": "for",
}  # fmt: skip
DEEDS: dict[str, tuple[Stance, Nature]] = {
    "SANCTION": ("against", "conflict"), "REJECT": ("refuses", "conflict"), "AGREE": ("for", "cooperation"),
}  # fmt: skip
FRIENDLY = frozenset({"offer", "commit", "welcome", "support"})
HOSTILE = frozenset({"accuse", "deny", "threaten", "reject", "concern", "warn", "regret", "request"})
# Words in a neutral statement that tell what is wanted, and those that tell whether it joins or divides.
WANTING = frozenset("want seek need must should prefer preference hope expect propose pursue aim".split())
AGAINST = frozenset("oppose condemn reject unacceptable illegal violate never sovereignty aggression attack invasion force blame".split())
JOINING = frozenset("cooperate cooperation work collaborate dialogue agree agreement extension together peace treaty".split())
MIXING = frozenset("relationship relation stable predictable resume propose discuss meet meeting talk negotiate".split())
SHARING = frozenset("together collaboratively jointly cooperate cooperation collaborate collaboration".split())
PARTING = frozenset("disagreement disagree difference differ dispute quarrel rift clash".split())
COURTESIES = frozenset("congratulate congratulation celebrate commemorate partnership friendship deepen".split())
GREETING = frozenset("congratulate congratulation congratulations celebrate greeting felicitation condolence".split())
VAGUE_PLEDGES = frozenset({"commitment", "readiness", "willingness", "determination"})
# Who asks for these asks for help to others, and nothing of an adversary.
HELPING = frozenset({"support", "aid", "assistance", "help"})
TERMS = frozenset({"unless", "until"})
PRAISING = frozenset("thank praise congratulate appreciate commend honor honour recognise recognize name announce".split())
THANKS = frozenset("appreciation gratitude friendship position hospitality appointment anniversary".split())
PREFERRING = frozenset("prefer preference want seek hope wish".split())
LIMITING = frozenset("restriction sanction ban tariff close closing expel suspend block measure target necessity".split())
EXPELLING = frozenset({"expel", "expulsion", "recall", "diplomat", "ambassador"})
UNLISTED = frozenset({"request", "reject", "deny", "threaten"})
# Looked for where a state has neither asked for nor refused anything.
TAKEN_SIDES = frozenset({"accuse", "concern", "welcome", "support", "regret", "commit", "warn", "offer"})
READ_OUT = TAKEN_SIDES | {"request", "reject"}
SIDE_CLAUSE = frozenset({"while", "although", "though", "as", "despite"})
# Ills that states fight together, how they do, and the words that tell that they do it together.
ILLS = frozenset(
    "terrorism covid climate_change organised_crime drugs health food_security migration disinformation environment cyber".split()
)
FIGHTING = frozenset("fight combat counter tackle address defeat end confront prevent response curb mitigate reduce overcome".split())
TOGETHER = frozenset(
    "together partner partnership ally cooperate cooperation collaborate collaboration joint jointly share both work".split()
)
# Meetings have records of their own: a matter of dispute only where one is asked for or turned down.
MEETINGS = frozenset({"summit"})
COURTESY = frozenset({"support", "welcome"})


def words_of(page: Page, span: Span) -> frozenset[str]:
    """The lemmas and lower-cased words of a span."""
    return words_of_tokens(page.doc.char_span(span.start, span.end, alignment_mode="expand") or ())


def words_of_tokens(tokens: Iterable[Token]) -> frozenset[str]:
    """The lemmas and lower-cased forms of words."""
    return frozenset(w for t in tokens for w in (t.lemma_.lower(), t.lower_))


def stance_of(act: str, words: frozenset[str]) -> Stance:
    """The stance that an act takes, of a neutral one that its words take."""
    if act in STANCES:
        return STANCES[act]
    if words & WANTING:
        return "wants"
    return "against" if words & AGAINST else "open"


def nature_of(act: str, words: frozenset[str]) -> Nature:
    """Does it join the states or divide them?"""
    if act == "commit" and words & LIMITING and "cooperation" not in words:  # "our close cooperation" limits nothing
        return "conflict"
    if act in FRIENDLY and words & TERMS and "not" in words:
        return "conflict"  # "will not come back until the duty is gone"
    if act == "request" and words & HELPING and words & {"refugee", "humanitarian", "people"} and not words & AGAINST:
        return "cooperation"
    if not words & AGAINST and (words & COURTESIES or words >= {"look", "forward"}):
        return "cooperation"
    if act in FRIENDLY or (act not in HOSTILE and words & JOINING):
        return "mixed" if words & MIXING else "cooperation"
    if act in ("say", "claim", "request") and words & MIXING:
        return "mixed"
    return "conflict"


def is_joint_fight(issue: str, words: frozenset[str]) -> bool:
    """ "Work with partners to counter terrorism": an ill that is fought together parts nobody."""
    return issue in ILLS and bool(words & FIGHTING) and bool(words & TOGETHER)


def overlap(one: Span, other: Span) -> bool:
    """Do two spans share a character?"""
    return one.start < other.end and other.start < one.end
