"""Was it done in a term of office that is over? What "the Holt administration" or "his government" did before its head left."""

from detente.model import Party
from detente.reading.doubt_titles import overlaps, people_by_name
from detente.reading.grammar import children
from detente.reading.page import Page

TERMS = frozenset({"administration", "government", "presidency", "cabinet", "premiership"})


def is_of_past_term(party: Party, page: Page) -> bool:
    """Is the doer the administration of somebody who no longer holds an office on the day of the report?"""
    day = (page.article.published or "")[:10]
    phrase = page.doc.char_span(party.span.start, party.span.end, alignment_mode="expand") if party.span is not None and day else None
    if phrase is None or phrase.root.lemma_.lower() not in TERMS:
        return False
    for word in children(phrase.root, "poss", "compound", "nmod"):
        for entity, _ in page.cast.meant(word):
            rows = people_by_name(page.words.of("people")).get(entity.name or "", ()) if entity.is_person else ()
            if rows and not any(overlaps(r, day, day) for r in rows) and any((r.end or "9999") < day for r in rows):
                return True
    return False
