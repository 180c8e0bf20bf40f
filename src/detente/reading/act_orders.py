"""Is an act only what one party tells another to do: "told Chad to withdraw", "the court ordered Chad to stop"?

What a party tells its own people to do counts as done: "Chad ordered its army to shell the port".
"""

from detente.model import Party
from detente.reading.grammar import VERBS, base, subject
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.paths import light_verb

COMMANDING = frozenset("order instruct tell command direct oblige compel require authorise authorize permit".split())
ORDERED = frozenset({"xcomp", "ccomp", "advcl"})


def is_only_told(head: Token, doers: tuple[Party, ...], page: Page) -> bool:
    """Is the act told to others, so that nothing says whether they did it?"""
    above = over_infinitive(head)
    if above is None:
        return False
    own = subject(above)
    tellers = page.cast.parties(own) if own is not None else ()
    known = {p.state for p in tellers if p.state}
    if known:
        return all(p.state is not None and p.state not in known for p in doers)
    # Nobody knows whose court or general it is: a whole state is told, its soldiers may be the teller's own.
    return bool(doers) and all(p.state in page.cast.state_names and p.role is None and p.sector is None for p in doers)


def over_infinitive(head: Token) -> Token | None:
    """The verb of telling over an infinitive, also over one that stands in a list or lends its verb to a noun: "told Chad to sign a pact"."""
    verb = head if head.pos_ in VERBS else light_verb(head) or head
    while verb.dep_ == "conj" and verb.pos_ in VERBS and verb.head.pos_ in VERBS:
        verb = verb.head
    plain = verb.pos_ in VERBS and verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return verb.head if plain and verb.dep_ in ORDERED and base(verb.head) in COMMANDING else None
