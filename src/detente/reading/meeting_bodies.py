"""When does a body meet alone? Its session is held, opens or takes place, or its members come together."""

from detente.model import Party
from detente.reading.grammar import VERBS, child, children, clause_of, governor, prep_object, subject
from detente.reading.page import Page
from detente.reading.parse import Token

BODY_VERBS = frozenset(
    ["open", "begin", "convene", "start", "take", "hold", "meet", "resume", "set", "schedule", "kick", "conclude", "end"]
)
BODY_NOUNS = frozenset({"meeting", "session", "summit", "ministerial", "convene", "meet"})
# Whoever is their subject is there: "the council held a session".
OWN_HOLDING = frozenset("hold open begin start convene conclude end finish schedule plan resume host call".split())
COMING_TOGETHER = frozenset({"meet", "gather", "assemble", "convene"})
CONFERENCES = BODY_NOUNS | {"conference"}


def is_body(party: Party, page: Page) -> bool:
    """Is it an international body or somebody of one, and no state?"""
    is_state = party.state is not None and len(party.state) == 3 and party.state in page.cast.state_names and party.sector != "IGO"
    return party.state is not None and not is_state and ":" not in party.state and "+" not in party.state


def body_at(word: Token | None, page: Page) -> list[Party]:
    """The body that a noun names, or one of its organs: "the agency's board of governors", "ambassadors of the alliance"."""
    if word is None:
        return []
    for token in (word, child(word, "poss"), prep_object(word, "of"), *children(word, "compound")):
        found = page.cast.parties(token, role="participant") if token is not None else ()
        if found:
            return [found[0]] if len(found) == 1 and is_body(found[0], page) else []
    return []


def own_session(head: Token, page: Page) -> list[Party]:
    """The body that holds the meeting a noun names, or comes together: "the council holds a special session", "its ministers gathered"."""
    lemma = head.lemma_.lower()
    if head.pos_ in VERBS:
        alone = lemma in COMING_TOGETHER and child(head, "dobj") is None and not any(c.lower_ == "with" for c in head.children)
        return body_at(subject(head), page) if alone else []
    verb = governor(head)
    if verb is not None and head.dep_ == "dobj" and verb.lemma_ in OWN_HOLDING and lemma in CONFERENCES:
        return body_at(subject(verb), page)
    if lemma in BODY_NOUNS and head.dep_ == "pobj" and head.head.lower_ in ("at", "in", "during") and is_new(head):
        clause = clause_of(head.head)
        return body_at(child(clause, "nsubj"), page) if clause.pos_ in VERBS else []
    return []


def is_new(noun: Token) -> bool:
    """ "At an emergency meeting": told of for the first time, and with no partner."""
    return any(c.lower_ in ("a", "an") for c in noun.children) and prep_object(noun, "with") is None and prep_object(noun, "of") is None


def is_body_meeting(head: Token, party: Party, page: Page) -> bool:
    """Does a body meet, and is that told by itself and not as the place of something else?"""
    if not is_body(party, page):
        return False
    if head.lemma_ == "convene":
        return child(head, "dobj") is None
    if head.pos_ in VERBS:
        alone = child(head, "dobj") is None and not any(c.lower_ == "with" for c in head.children)
        return head.lemma_ in COMING_TOGETHER and alone
    verb = governor(head)
    if head.lemma_ not in BODY_NOUNS or verb is None:
        return False
    return verb.lemma_ == "host" or (head.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in BODY_VERBS)
