"""Is a wording used of a meeting here, or does it point back to one: "the talks", "Friday's session", "a third meeting"?"""

from detente.reading.frames import Match
from detente.reading.grammar import VERBS, child, children, governor, is_passive, object_of, prepositions
from detente.reading.meeting_bodies import BODY_NOUNS, BODY_VERBS
from detente.reading.meeting_parties import members
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.paths import walk
from detente.reading.times import TimeMention

PLURAL_ONLY = frozenset({"talk", "negotiation", "consultation"})
# A noun that is only a meeting where it names its partner, and is no meeting before these: "a call for", "calls to".
CALL_TO = frozenset({"for", "on", "to", "upon", "up", "off", "out"})
ECHOED = frozenset({"meeting", "talk", "summit", "encounter", "call", "conversation", "negotiation", "session", "round"})
ANEW = frozenset("second third fourth fifth sixth another further new next".split())
PAIR_PRONOUNS = frozenset({"they", "both"})


def is_meeting_word(match: Match, page: Page) -> bool:
    """Is the wording used of a meeting here? Not "a call for calm", "the talk of the town", "met the demand"."""
    head = match.head
    lemma = head.lemma_.lower()
    if lemma == "meet" and is_passive(head):
        return False  # "was met by the governor" tells who stood at the airport
    if match.rule.id == "meet.line":
        return head.dep_ == "pobj" and head.head.lower_ in ("on", "by", "over")
    if lemma == "see" and head.pos_ in VERBS:
        return is_seen(head, page)
    if lemma == "conference" and match.rule.id == "meet.talks" and any(c.lower_ in ("news", "press") for c in head.children):
        return False
    if head.pos_ in VERBS:
        return not (lemma == "call" and (any(p.lower_ in CALL_TO and p.i > head.i for p in prepositions(head)) or head.after() in CALL_TO))
    if lemma in PLURAL_ONLY and head.tag_ not in ("NNS", "NNPS"):
        return False
    if lemma == "call" and any(
        c.lower_ in CALL_TO and c.dep_ == "prep" and not (is_day(c, page) or is_to_official(c, page)) for c in head.children
    ):
        return False
    if lemma in BODY_NOUNS and head.tag_ == "NNS" and any(c.lower_ in ("all", "any", "future", "such") for c in head.children):
        return False
    return head.dep_ not in ("compound", "nmod")


def is_seen(head: Token, page: Page) -> bool:
    """ "Will see the Chinese president in Beijing": not "saw him as a rival", "sees the president under pressure"."""
    ahead = any(c.lower_ in ("will", "to", "'ll", "’ll") for c in children(head, "aux"))
    met = child(head, "dobj")
    plain = child(head, "oprd", "ccomp", "xcomp") is None and not any(p.lower_ == "as" for p in prepositions(head))
    return (
        ahead
        and plain
        and met is not None
        and any(p.role is not None or (p.state is not None and met.pos_ == "NOUN") for p in members(page, met))
    )


def is_discussed_with(head: Token, page: Page) -> bool:
    """ "Discussed the dam with the Peruvian minister", "exchanged views with": one in office, and no body or paper."""
    talked = head.lemma_ == "discuss" or any(o.lemma_.lower() in ("view", "opinion", "word") for o in children(head, "dobj"))
    other = [o for w in (head, *children(head, "dobj")) for p in prepositions(w, "with") if (o := object_of(p)) is not None]
    return talked and not is_passive(head) and any(p.role is not None for o in other for p in members(page, o))


def is_to_official(preposition: Token, page: Page) -> bool:
    """Is somebody in office called, and not called upon: "his call to King Doe", not "his call to King Doe to act"?"""
    o = object_of(preposition) if preposition.lower_ == "to" else None
    return o is not None and any(p.role for p in page.cast.parties(o)) and child(preposition.head, "acl", "relcl") is None


def is_day(preposition: Token, page: Page) -> bool:
    """Does a time follow: "a call on Monday"?"""
    o = object_of(preposition)
    return o is not None and any(t.start <= o.i < t.end for t in page.times)


def is_received(head: Token, page: Page) -> bool:
    """Does one party receive a person or, as a host, a state? "Visited Lithuania" says nobody who was met there."""
    for o in walk(head, "object"):
        for p in page.cast.parties(o):
            is_state = p.state in page.cast.state_names and p.sector is None and o.tag_ == "NNP"
            if p.role is not None or (lemma_of(head) == "host" and is_state):
                return True
    return False


def is_echo(head: Token, page: Page) -> bool:
    """ "The talks", "their meeting", "Friday's session": a meeting that was told of before."""
    if head.pos_ != "NOUN" or lemma_of(head) not in ECHOED:
        return False
    return any(c.lower_ in ("the", "their", "this") for c in head.children) or own_day(head, page) is not None


def own_day(head: Token, page: Page) -> TimeMention | None:
    """The day that a meeting is named by: "Friday's session"."""
    own = child(head, "poss")
    return next((t for t in page.times if own is not None and t.start <= own.i < t.end and t.value is not None), None)


def is_anew(head: Token) -> bool:
    """ "A third meeting would be held": another one of those told of before."""
    verb = governor(head)
    counted = any(c.lower_ in ANEW and c.i < head.i for c in head.children) and any(c.lower_ in ("a", "another") for c in head.children)
    return counted and lemma_of(head) in ECHOED and verb is not None and verb.lemma_ in BODY_VERBS | {"plan"}


def is_pronoun_meeting(head: Token) -> bool:
    """ "They met a day later": those who were told of before; "they met the mayor" tells of somebody else."""
    if head.pos_ not in VERBS or lemma_of(head) not in ("meet", "speak", "talk") or child(head, "dobj") is not None:
        return False
    doer = child(head, "nsubj")
    return doer is not None and doer.lower_ in PAIR_PRONOUNS and not any(p.lower_ in ("with", "to") for p in prepositions(head))


def lemma_of(head: Token) -> str:
    """The head's lemma in small letters."""
    return head.lemma_.lower()
