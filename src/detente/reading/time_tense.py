"""Does the clause of a time speak of what was, is or will be?"""

from typing import Literal

from detente.reading.parse import Phrase, Token
from detente.reading.time_events import head_of, is_event_noun, is_verb

Tense = Literal["past", "future", "present"]

SCHEDULE_WORDS = frozenset("schedule slate due plan set expect time book pencil tentatively intend bind".split())
CALENDAR_VERBS = frozenset(
    "meet begin start open hold visit travel arrive leave depart host end expire convene resume go come fly attend vote "
    "sit run close gather face take kick fall address welcome receive join launch mark celebrate head return appear".split()
)
BACKWARD_INFINITIVES = frozenset(
    "begin start continue manage fail appear seem help let make have see refuse decline happen use come go".split()
)
MODALS = frozenset({"will", "wo", "'ll", "’ll", "shall", "would", "could", "can", "ca", "may", "might", "must", "should"})
FUTURE_MODIFIERS = frozenset("upcoming forthcoming planned scheduled proposed coming expected".split())
ANNOUNCERS = frozenset("announce plan propose schedule prepare await expect anticipate discuss seek".split())
PAST_BOUNDS = frozenset({"after", "since", "following"})
# "Postponed until Monday": the day is to come, whatever the tense.
SHIFTING = frozenset("postpone delay defer reschedule adjourn extend suspend prolong move push give".split())


def tense_over(verb: Token | None, nouns: tuple[Token, ...], path: list[Token], phrase: Phrase) -> Tense | None:
    """The tense that the verb over a time, or a word on the way to it, gives it; null where there is none."""
    if any(m.lower_ in FUTURE_MODIFIERS for n in nouns for m in n.lefts):
        return "future"
    if any(t.lower_ in ("ahead", "advance") for t in path):
        return "future"
    if head_of(phrase).dep_ == "pobj" and head_of(phrase).head.lower_ in PAST_BOUNDS and nouns == ():
        return "past" if verb is None or tense_of(verb) == "past" else tense_of(verb)
    if any(t.lower_ == "after" and t.dep_ in ("prep", "mark") for t in path) and nouns:
        return "past"
    for token in path:
        if token.lemma_.lower() in SCHEDULE_WORDS and token.tag_ in ("VBN", "JJ", "IN") and token.dep_ != "advcl":
            return "future"
    if verb is None:
        return None
    if is_shifted(verb, phrase):
        return "future"
    if nouns and verb.lemma_ in ANNOUNCERS and any(is_event_noun(n) for n in nouns) and nouns[0].dep_ == "dobj":
        return "future"
    return tense_of(verb)


def is_shifted(verb: Token, phrase: Phrase) -> bool:
    """Is it the new day of something put off or prolonged?"""
    root = head_of(phrase)
    return verb.lemma_ in SHIFTING and root.dep_ == "pobj" and root.head.lower_ in ("until", "till", "to")


def tense_of(verb: Token, depth: int = 0) -> Tense:
    """The time a verb speaks of: "will meet" and "is to meet" future, "meets" present, the rest past."""
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in aux}
    if verb.lemma_ == "be" and any(is_to_come(c) for c in verb.children):
        return "future"
    if words & MODALS:
        return "past" if words & {"have"} and words & {"would", "could", "should", "might", "must", "may"} else "future"
    if words & {"have", "has", "had", "'ve", "’ve", "did"} and verb.tag_ in ("VBN", "VB"):
        return "past"
    if words & {"was", "were", "been", "'d"} or verb.tag_ == "VBD":
        return "past"
    if words & {"is", "are", "am", "be", "'s", "'re", "do", "does"} and verb.tag_ != "VB":
        return "future" if verb.tag_ == "VBG" or (verb.tag_ == "VBN" and verb.dep_ != "ccomp") else "present"
    if verb.tag_ in ("VBZ", "VBP"):
        return "future" if verb.lemma_ in CALENDAR_VERBS else "present"
    if verb.tag_ == "VBN":
        return _of_head(verb, depth) if verb.dep_ == "conj" else "past"
    if verb.tag_ == "VBG":
        return _of_head(verb, depth)
    return _of_infinitive(verb, depth)


def is_to_come(token: Token) -> bool:
    """ "to hold" of "is to hold", "due to see" of "is due to see"."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    return (token.dep_ == "xcomp" and infinitive) or (token.dep_ == "acomp" and token.lower_ in ("due", "set", "slated"))


def _of_head(verb: Token, depth: int) -> Tense:
    head = verb.head
    while head.head != head and not is_verb(head):
        head = head.head
    return tense_of(head, depth + 1) if head != verb and is_verb(head) and depth < 6 else "past"


def _of_infinitive(verb: Token, depth: int) -> Tense:
    head = verb.head
    if verb.dep_ in ("conj", "advcl") or head.lemma_ in BACKWARD_INFINITIVES:
        return _of_head(verb, depth)
    return "future"
