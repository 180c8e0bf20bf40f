"""Which office, with a phrase of its own, stands before a name in apposition? "Kenya's secretary for trade, Abdi Korir,"."""

from detente.reading.names import Hit
from detente.reading.parse import Doc
from detente.reading.titles import ABROAD, HONORIFICS, LINKS, RANKS, Offices, Title, modifiers_before

REACH = 10  # tokens of the longest phrase between an office and the comma before the name
CLOSES = frozenset({",", ":", ")", ".", ";", "–", "—"})


def title_with_phrase(doc: Doc, start: int, end: int, *, hits: dict[int, Hit], offices: Offices) -> Title | None:
    """The office of the name from `start` to `end`; its range ends with the office, before the phrase."""
    comma = start - 1
    while comma > 0 and doc[comma].lower_ in HONORIFICS:
        comma -= 1
    if comma < 2 or doc[comma].text != "," or end >= len(doc) or doc[end].text not in CLOSES:
        return None
    at = office_before(doc, comma, offices)
    found = offices.ending_at(doc, at) if at is not None else None
    if at is None or found is None:
        return None
    office_start, entry = found
    first, left, former = modifiers_before(doc, office_start, hits)
    while office_start > first and doc[office_start - 1].lower_ in RANKS:
        office_start -= 1
    there = hits.get(at + 1 + (doc[at + 1].lower_ == "the"))
    role_end = at if there is not None and there.end == comma else comma
    if entry.id in ABROAD or doc[at].lower_ not in ("of", "for"):
        there = None
    return Title(first, at, doc[office_start:role_end].text, entry, left or there, former)


def office_before(doc: Doc, comma: int, offices: Offices) -> int | None:
    """The preposition behind an office whose phrase runs up to the comma: no verb and no other mark may stand between."""
    found = None
    for i in range(comma - 1, max(0, comma - 1 - REACH), -1):
        token = doc[i]
        if token.pos_ in ("VERB", "AUX") or (token.is_punct and token.text != "-") or token.is_space:
            break
        office = offices.ending_at(doc, i) if token.lower_ in LINKS else None
        if office is not None and doc[i - 1].tag_ in ("NN", "NNP"):
            found = i
        if token.is_sent_start:
            break
    return found
