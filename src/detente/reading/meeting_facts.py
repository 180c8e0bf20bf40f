"""Where and on what occasion is a meeting, in what form, who receives the others, and the how manieth is it?"""

import re
from collections.abc import Iterator
from typing import Literal

from detente.model import Party, Span
from detente.reading.grammar import (
    NOUNS,
    VERBS,
    child,
    children,
    clause_of,
    governor,
    name_phrase,
    noun_phrase,
    object_of,
    prep_object,
    prepositions,
)
from detente.reading.meeting_mentions import Talk
from detente.reading.meeting_times import is_around, is_errand, is_purpose
from detente.reading.page import Page
from detente.reading.parse import Token

Format = Literal["in_person", "phone", "video", "multilateral"]
PLACES = frozenset({"GPE", "LOC", "FAC"})
BUILDINGS = frozenset({"House", "Palace", "Kremlin", "David"})
BESIDE = frozenset({"beside", "during", "alongside", "after"})
SIDELINES = frozenset({"sidelines", "margins", "fringes", "sideline"})
PHONE, VIDEO = ("phone", "telephone", "telephonic"), ("video", "virtual", "videoconference", "online", "virtually", "zoom")
IN_PERSON = ("person", "face")
ORDINALS = {
    "first": 1, "inaugural": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
# What they meet about has a place of its own.
TOPICS = frozenset({"on", "about", "over", "regarding", "concerning"})
MOVED = frozenset({"move", "relocate", "shift", "transfer"})
# What comes before or after has a place of its own, too.
BOUNDS = frozenset({"before", "after", "since", "until", "following"})
HOSTING = frozenset({"host", "receive", "welcome"})


def find_venue(talk: Talk, page: Page) -> Span | None:
    """The place after "in" or "at" with the meeting or its verb."""
    head = talk.head
    places = [head, *([governor(head)] if head.pos_ not in VERBS else []), *([clause_of(head)] if is_around(head) else [])]
    # The parser often hangs "in CITY" on the one who is met.
    places += [o for o in (*children(head, "dobj"), prep_object(head, "with")) if head.pos_ in VERBS]
    for place in (p for p in places if p is not None):
        for p in deep_prepositions(place):
            if p.lower_ in ("in", "at") and (o := object_of(p)) is not None and is_place(o, page):
                start, end = noun_phrase(o)
                for tail in (c for c in o.rights if c.dep_ == "appos" and is_place(c, page)):
                    end = tail.i + 1
                return page.span(start, end, role="venue", by=talk.rule)
    return destination(talk, page)


def destination(talk: Talk, page: Page) -> Span | None:
    """Where the meeting is moved to, or the journey leads that is made for it."""
    head = talk.head
    verb = governor(head) if head.pos_ not in VERBS else None
    if verb is not None and verb.lemma_ in MOVED:
        o = prep_object(verb, "to")
    elif is_purpose(head):
        o = child(head.head.head, "dobj") or prep_object(head.head.head, "to")
    elif head.pos_ in VERBS and is_errand(head, head.head):
        o = child(head.head, "dobj") or prep_object(head.head, "to")
    else:
        return None
    return page.span(*noun_phrase(o), role="venue", by=talk.rule) if o is not None and is_place(o, page) else None


def deep_prepositions(token: Token) -> Iterator[Token]:
    """The prepositions under a word, also those that hang on the noun of another one ("on the sidelines of X in Y", "at a hotel in Y")."""
    for p in prepositions(token):
        yield p
        o = object_of(p)
        topic = o is not None and p.lower_ in TOPICS and o.lower_ not in SIDELINES
        if o is not None and o.pos_ in NOUNS and not topic and p.lower_ not in BOUNDS and p.head.lower_ != "ahead":
            yield from deep_prepositions(o)


def is_place(token: Token, page: Page) -> bool:
    """Is the noun a place where people meet?"""
    hit = page.cast.hits.get(token.i)
    if token.ent_type_ in PLACES or (hit is not None and hit.entry.list in ("capitals", "states")):
        return True
    return token.pos_ == "PROPN" and token.lemma_ in BUILDINGS


def find_occasion(talk: Talk, page: Page) -> Span | None:
    """The larger event beside which they meet, or the one they prepare."""
    places = [talk.head, *([v] if talk.head.pos_ not in VERBS and (v := governor(talk.head)) is not None else [])]
    for p in (p for place in places for p in deep_prepositions(place)):
        o = object_of(p)
        if o is None or o.pos_ not in ("NOUN", "PROPN") or o.i == talk.head.i:
            continue
        if o.lower_ in SIDELINES or (
            p.lower_ in BESIDE and o.lemma_.lower() in ("session", "meeting", "summit", "visit", "conference", "assembly")
        ):
            last = prep_object(o, "of") if o.lower_ in SIDELINES else o
            return page.span(p.i, name_phrase(last if last is not None else o)[1], role="occasion", by=talk.rule)
    for t in talk.head.sent:
        if t.lemma_ == "prepare" and t.i > talk.head.i and t.nbor(-1).lower_ == "to":
            what = child(t, "dobj") or prep_object(t, "for")
            return page.span(t.i - 1, name_phrase(what)[1], role="occasion", by=talk.rule) if what is not None else None
    return None


def find_format(parties: tuple[Party, ...], talks: list[Talk], venue: Span | None, page: Page) -> Format | None:
    """By phone, by video, in person or of many, by the words; null if they do not tell."""
    words = {t.lower_ for talk in talks for t in talk.head.sent}
    title = (page.article.title or "").lower().split()
    if any(c.lower_ in VIDEO for t in talks for c in t.head.children):
        return "video"
    if any(t.form == "phone" for t in talks) or words & set(PHONE) or ("call" in title and talks[0].head.lemma_ == "speak"):
        return "phone"
    if words & set(VIDEO):
        return "video"
    if len({p.state for p in parties}) > 2 or any(t.body for t in talks):
        return "multilateral"
    if venue is not None or words & set(IN_PERSON) or any(t.head.lemma_ in ("visit", "host", "receive") for t in talks):
        return "in_person"
    return None


def find_host(talk: Talk, page: Page) -> Party | None:
    """Who receives the others: the subject of "host" over the meeting or its participants, or whom "hosted by" names."""
    head = talk.head
    verbs = [head] if head.pos_ in VERBS else [governor(head), *children(head, "acl", "relcl")]
    for verb in (v for v in verbs if v is not None and v.lemma_ in HOSTING):
        by = prep_object(verb, "by")
        doer = by if by is not None else child(verb, "nsubj")
        found = page.cast.parties(doer, role="host") if doer is not None and doer.i != head.i else ()
        if found and found[0].state is not None:
            return found[0]
    return None


def find_number(talk: Talk) -> int | None:
    """The how manieth it is by its own words: "a second round of talks", "the 6th annual meeting"."""
    head = talk.head
    if head.pos_ in VERBS:
        return None
    nouns = [head, *([head.head.head] if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_ == "round" else [])]
    for word in (c for noun in nouns for c in noun.children if c.i < noun.i):
        number = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word.lower_)
        if number is not None or word.lower_ in ORDINALS:
            return int(number[1]) if number is not None else ORDINALS[word.lower_]
    return None
