"""Did the person hold the office then? Compares titles in the text with the word list of people and its dates."""

import re

from detente.model import Span
from detente.reading.doubt_found import Found, past_years
from detente.reading.entities import Mention
from detente.reading.page import Page
from detente.reading.persons import KnownPeople
from detente.rulebook import Rule, written
from detente.words import Entry

# Titles that claim a sitting office, and what it is called in the list of people.
SITTING = {
    "president": "head_of_state", "prime minister": "head_of_government", "chancellor": "head_of_government",
    "premier": "head_of_government", "foreign minister": "foreign_minister", "secretary of state": "foreign_minister",
    "defence minister": "defence_minister", "defense minister": "defence_minister", "defense secretary": "defence_minister",
    "secretary general": "secretary_general", "secretary - general": "secretary_general",
}  # fmt: skip
TITLE = re.compile(r"\b(" + "|".join(sorted(SITTING, key=len, reverse=True)) + r")$", re.IGNORECASE)
PAST = re.compile(
    r"\b(?:former|formerly|ex|then|late|ousted|deposed|outgoing|elect|vice|deputy|first|predecessor|ended|under)\b", re.IGNORECASE
)
DEATH = re.compile(r"\b(?:assassinat\w+|kill(?:ed|ing)|murder\w*|death|died|funeral|memory)\b", re.IGNORECASE)
# A president long gone keeps the title by courtesy and misleads nobody; one just gone may be taken for the one in office.
RECENT_YEARS = 2
FORMER_STATES = frozenset({"SUN", "YUG", "CSK", "DDR"})


def find_wrong_titles(page: Page) -> list[Found]:
    """Titles of an office that had ended, and states that were another then."""
    known = KnownPeople.of(page.words).by_name
    found: list[Found] = []
    seen: set[tuple[str, str]] = set()
    for mention in page.cast.mentions:
        if mention.entity.kind != "person":
            continue
        rows = known.get(mention.entity.name or "", [])
        for doubt in (ended_office(page, mention, rows), former_state(page, mention, rows), other_office(page, mention, rows)):
            if doubt is not None and (doubt.rule, doubt.spans[0].text) not in seen:
                seen.add((doubt.rule, doubt.spans[0].text))
                found.append(doubt)
    return found


def name_start(mention: Mention, page: Page) -> int:
    """Where the name itself begins within a mention that opens with a title."""
    words = set((mention.entity.name or "").split())
    return next((i for i in range(mention.start, mention.end) if page.doc[i].text in words), mention.end)


def days_meant(page: Page, mention: Mention) -> tuple[str, str, Span | None] | None:
    """The first and last day that the mention may be about: a past time of its sentence, else the publication."""
    years = past_years(page, page.doc[mention.head].sent)
    if years:
        texts = sorted(span.text for span in years)
        return f"{texts[0]}-01-01", f"{texts[-1]}-12-31", years[0]
    day = page.article.published
    return (day[:10], day[:10], None) if day else None


def ended_office(page: Page, mention: Mention, rows: list[Entry]) -> Found | None:
    """A sitting title of one who had left that office: "President NAME" after the term."""
    first = name_start(mention, page)
    title = TITLE.search(page.doc[mention.start : first].text)
    before = page.doc[max(0, mention.start - 3) : first].text
    days = days_meant(page, mention)
    named = page.doc[first : mention.end].text == mention.entity.name
    if title is None or days is None or not named or PAST.search(before) or page.in_quotation(page.doc[mention.head]):
        return None
    if DEATH.search(page.doc[mention.head].sent.text):
        return None
    held = [r for r in rows if r.more.get("office") == SITTING[title[1].lower()]]
    ended = [r.end for r in held if r.end is not None and r.end < days[0] <= years_after(r.end)]
    if not ended or any(r.overlaps(days[0], days[1]) for r in rows):
        return None
    last = max(ended)
    claim = page.span(mention.start, mention.end, role="claim", by=held[0].by)
    spans = (claim,) if days[2] is None else (claim, days[2])
    note = f"“{claim.text}”: the office ended on {last}, before {days[0]}."
    return Found("doubt.ended-office", "wrong_title", note, spans, 0.8)


def years_after(day: str) -> str:
    """The day up to which an office that ended on `day` has ended only recently."""
    return f"{int(day[:4]) + RECENT_YEARS}{day[4:]}"


def former_state(page: Page, mention: Mention, rows: list[Entry]) -> Found | None:
    """The leader of a state that is no more, named after its successor."""
    first = name_start(mention, page)
    days = days_meant(page, mention)
    hit = next((page.cast.hits[i] for i in range(max(0, mention.start - 1), first) if i in page.cast.hits), None)
    if hit is None or hit.entry.list not in ("states", "demonyms") or days is None or days[2] is None:
        return None
    then = next((r for r in rows if r.id in FORMER_STATES and r.overlaps(days[0], days[1])), None)
    if then is None or then.id == hit.entry.id or PAST.search(page.doc[hit.start : first].text):
        return None
    claim = page.span(min(hit.start, mention.start), mention.end, role="claim", by=then.by)
    note = f"“{claim.text}”: in {days[2].text} {then.name} stood for {then.id}, not {hit.entry.id}."
    return Found("doubt.former-state", "wrong_title", note, (claim, days[2]), 0.8)


def other_office(page: Page, mention: Mention, rows: list[Entry]) -> Found | None:
    """A title that the list gives to another person of that state on that day, and to this one another office."""
    first = name_start(mention, page)
    title = TITLE.search(page.doc[mention.start : first].text)
    days = days_meant(page, mention)
    named = page.doc[first : mention.end].text == mention.entity.name
    if title is None or days is None or not named or page.in_quotation(page.doc[mention.head]):
        return None
    if PAST.search(page.doc[max(0, mention.start - 3) : first].text) or "Deputy" in title.string:
        return None
    office = SITTING[title[1].lower()]
    now = [r for r in rows if r.overlaps(days[0], days[1])]
    if len({r.id for r in now}) != 1 or any(r.more.get("office") in (office, None, "") for r in rows):
        return None
    if not all(r.more.get("office") in SITTING.values() for r in now):
        return None
    holder = next(
        (r for r in page.words.of("people") if r.id == now[0].id and r.more.get("office") == office and r.overlaps(days[0], days[1])), None
    )
    if holder is None or holder.name.split()[-1] == (mention.entity.name or "").split()[-1]:
        return None
    claim = page.span(mention.start, mention.end, role="claim", by=holder.by)
    spans = (claim,) if days[2] is None else (claim, days[2])
    return Found("doubt.other-office", "wrong_title", f"“{claim.text}”: {holder.name} held that office of {holder.id} then.", spans, 0.7)


RULES: tuple[Rule, ...] = (
    written(
        "doubt.ended-office",
        says="a title of a sitting officer before the name of one whose term had ended by then",
        record="doubt",
        examples=["{claim:President Joe Biden} praised the talks in Oslo."],
        silent=["Former President Joe Biden praised the talks in Oslo.", "Joe Biden praised the talks in Oslo."],
    ),
    written(
        "doubt.other-office",
        says="a person is given the office that another of the same state held on that day",
        record="doubt",
        examples=["{claim:French President Sébastien Lecornu} praised the talks in Oslo."],
        silent=["French President Emmanuel Macron praised the talks in Oslo."],
    ),
    written(
        "doubt.former-state",
        says="the leader of a state that has since ended is called one of its successor",
        record="doubt",
        examples=["{claim:Russian leader Mikhail Gorbachev} visited Bonn in {when:1989}."],
        silent=["Soviet leader Mikhail Gorbachev visited Bonn in 1989.", "Russian leader Boris Yeltsin visited Bonn in 1994."],
    ),
)
