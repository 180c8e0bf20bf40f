"""Was it done in a term of office that is over? What "the Holt administration" or "his government" did before its head left."""

import re

from detente.model import Party, Time
from detente.reading.grammar import children, object_of, prepositions
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.persons import KnownPeople
from detente.words import Entry

ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
HEADS = frozenset({"head_of_state", "head_of_government"})
# The last days of states that are no more.
GONE = {"DDR": "1990-10-02", "SUN": "1991-12-26", "CSK": "1992-12-31", "YUG": "2003-02-03", "SCG": "2006-06-04"}
TERMS = frozenset({"administration", "government", "presidency", "cabinet", "premiership"})


def is_of_past_term(party: Party, page: Page) -> bool:
    """Is it the administration of somebody who holds no office on the day of the report, or a state that is no more?"""
    day = (page.article.published or "")[:10]
    if party.state in GONE and day > GONE[party.state]:
        return True
    phrase = page.doc.char_span(party.span.start, party.span.end, alignment_mode="expand") if party.span is not None and day else None
    if phrase is None or phrase.root.lemma_.lower() not in TERMS:
        return False
    for name in names_on(phrase.root, page):
        rows = heads_of(page, name, party.state)
        if rows and not any(r.overlaps(day, day) for r in rows) and any((r.end or "9999") < day for r in rows):
            return True
    return False


def remembered_year(head: Token, page: Page) -> Time | None:
    """The year of what "the 77th anniversary of" remembers, counted back from the report and marked as inferred."""
    over = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else None
    counted = ORDINAL.search(page.text, over.left_edge.idx, over.idx) if over is not None and over.lemma_.lower() == "anniversary" else None
    day = page.article.published
    if over is None or counted is None or day is None:
        return None
    year = int(day[:4]) - int(counted[1])
    span = page.chars(counted.start(), over.idx + len(over), role="when", by="events.anniversary")
    return Time(f"{year:04}-01-01", f"{year:04}-12-31", "year", True, span)


def names_on(noun: Token, page: Page) -> list[str]:
    """The names of those whose administration it is: "his", "the Holt administration", "the administration of Anna Holt"."""
    words = [*children(noun, "poss", "compound", "nmod"), *(o for p in prepositions(noun, "of") if (o := object_of(p)) is not None)]
    people = [e.name or "" for w in words for e, _ in page.cast.meant(w) if e.is_person]
    return [*people, *(w.text for w in words if w.pos_ == "PROPN")]


def heads_of(page: Page, name: str, state: str | None) -> list[Entry]:
    """The rows of the heads of state or government of that full or last name, of one state where it is known."""
    known = KnownPeople.of(page.words)
    rows = known.by_name.get(name) or known.by_last.get(name, [])
    return [r for r in rows if r.more.get("office") in HEADS and state in (None, r.id)]
