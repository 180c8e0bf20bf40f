"""On which day is a meeting, by the words of its own clause, of the journey it is held on, or of the report?"""

import re
from dataclasses import replace

from detente.model import Time
from detente.reading.grammar import VERBS, ancestors, child, children, clause_of, governor, name_phrase, predicate_of
from detente.reading.meeting_mentions import Talk
from detente.reading.meeting_visits import journey_time
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.times import time_of

AHEAD = frozenset(["plan", "due", "set", "schedule", "expect", "agree", "intend", "slate", "prepare", "arrange", "be", "go", "hope"])
TRAVEL = frozenset({"travel", "fly", "visit", "come", "return", "go"})
HAPPENING = frozenset("hold open begin start continue resume conclude end host convene make".split())
HABITUAL = frozenset("every regularly often usually always each whenever annually rarely never".split())
YEAR_WORDS = re.compile(r"(?:19|20)\d\d")


def find_when(talk: Talk, page: Page) -> Time | None:
    """The time that the text gives the meeting; the day of the report, marked, where it tells of it in the present tense."""
    head = talk.head
    if talk.day is not None:
        return talk.day.value
    places = [head]
    verb = governor(head) if head.pos_ not in VERBS and not is_bound(head) else None
    relative = child(head, "relcl") if head.pos_ not in VERBS else None
    over = predicate_of(head) if verb is not None else None
    places += [t for t in (verb, relative, over) if t is not None]
    places += children(verb, "xcomp")[:1] if verb is not None and verb.lemma_ in AHEAD else []
    if relative is not None:
        places += [c for c in relative.children if c.dep_ == "xcomp"]
    places += [
        a for a in ancestors(head) if a.pos_ in VERBS and head.pos_ in VERBS and (head.dep_ in ("xcomp", "conj") or is_errand(head, a))
    ][:1]
    if head.pos_ in VERBS and head.dep_ == "relcl" and any(c.lower_ == "where" for c in head.children):
        places.append(clause_of(head.head))  # "is expected in Lima on Monday, where he will meet X"
        places.append(head.head)
    around = is_around(head)
    if around or is_purpose(head):
        places.append(clause_of(head.head.head))
    for place in places:
        mention = time_of(place, page.times)
        if mention is not None and mention.value is not None:
            return mention.value
    for mention in page.times:
        if name_phrase(head)[0] <= mention.start < head.i and mention.value is not None and head.pos_ not in VERBS:
            return mention.value
    if (bound := bounded(head, page)) is not None:
        return bound
    for t in head.children:
        if YEAR_WORDS.fullmatch(t.text) and head.pos_ not in VERBS:  # "the 1986 summit"
            return Time(f"{t.text}-01-01", f"{t.text}-12-31", "year", span=page.span(t.i, t.i + 1, role="when", by=talk.rule))
    clause = clause_of(head)
    if around and (clause.tag_ in ("VBZ", "VBP") or clause.pos_ not in VERBS) and not page.in_quotation(head) and page.article.published:
        day = page.article.published[:10]
        return Time(day, day, "day", inferred=True)
    if is_told_as_now(head, page) and page.article.published:
        day = page.article.published[:10]
        return Time(day, day, "day", inferred=True)
    journey = journey_time(head, page)
    return replace(journey.value, inferred=True) if journey is not None and journey.value is not None else None


def is_told_as_now(head: Token, page: Page) -> bool:
    """Is it told of in the present, as a digest of one day does: "X meets Y in Oslo", "talks continue"; not "X meets Y every year"?"""
    verb = head if head.pos_ in VERBS else governor(head)
    if verb is None or verb.dep_ not in ("ROOT", "conj") or verb.tag_ not in ("VBZ", "VBP") or page.in_quotation(head):
        return False
    if verb.head != verb and verb.head.tag_ not in ("VBZ", "VBP"):
        return False
    fits = head.pos_ in VERBS or verb.lemma_ in HAPPENING
    return (
        fits
        and not any(w.lower_ in HABITUAL for w in verb.subtree)
        and not any(verb.left_edge.i <= t.start <= verb.right_edge.i for t in page.times)
    )


def bounded(head: Token, page: Page) -> Time | None:
    """ "To meet before the end of March": from the day of the report to that day."""
    published = page.article.published
    for mention in page.times:
        own = mention.kind == "deadline" and head.i < mention.start <= head.right_edge.i and mention.value is not None
        if own and mention.value is not None and published is not None and mention.value.end > published[:10]:
            return Time(published[:10], mention.value.end, "range", inferred=True, span=mention.span)
    return None


def is_errand(head: Token, above: Token) -> bool:
    """ "Will travel there this week to meet X": the journey's time is the meeting's."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in head.children)
    return head.dep_ == "advcl" and to and above == head.head and above.lemma_ in TRAVEL


def is_bound(head: Token) -> bool:
    """Does the meeting only bound another act in time: "six days after the summit"?"""
    return (
        head.dep_ == "pobj"
        and head.head.lower_ in ("after", "before", "since", "until")
        and head.head.i > 0
        and head.head.nbor(-1).lower_ in ("days", "weeks", "months", "hours", "day", "week", "month", "years", "year")
    )


def is_purpose(head: Token) -> bool:
    """Is it what a journey is for: "will visit X on Monday for talks"?"""
    return head.dep_ == "pobj" and head.head.lower_ == "for" and head.head.head.lemma_ in TRAVEL


def is_around(head: Token) -> bool:
    """Is it told as the setting of another act: "during talks", "at a news conference"?"""
    return head.dep_ == "pobj" and head.head.lower_ in ("during", "at", "in")
