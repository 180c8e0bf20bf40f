"""Which marks, days and counts of the text do not agree? Broken quotations, weekdays off their date, first times that are not."""

import re

from detente.reading.doubt_found import Found, past_years
from detente.reading.page import Page
from detente.reading.parse import Phrase as Tokens
from detente.reading.times import WRITTEN_DAYS
from detente.rulebook import Rule, written

NO_DAY = re.compile(r"has no day|no month|out of range|is no date")
FIRST_TIME = re.compile(r"\bfor the first time(?! (?:since|in|this|under|as))", re.IGNORECASE)
MARKUP = re.compile(r"[<>=]")
MEETING = re.compile(r"\b(?:summit|meeting|met|talks)\b", re.IGNORECASE)
SUCCESSOR = {"SUN": "RUS", "YUG": "SRB", "DDR": "DEU"}


def find_broken(page: Page) -> list[Found]:
    """Quotation marks that do not pair."""
    found = []
    for mark in page.layout.broken:
        if MARKUP.search(mark.text):
            continue
        span = page.chars(mark.start, mark.end, role="claim", by="doubt.broken-quotation")
        found.append(
            Found("doubt.broken-quotation", "broken_quotation", f"The quotation marks do not pair at “{span.text.strip()}”.", (span,), 0.8)
        )
    return found


def find_date_conflicts(page: Page) -> list[Found]:
    """A weekday that does not fall on its date, a date of two readings, a date that the calendar does not have."""
    found = []
    for time in page.times:
        if time.conflict is not None:
            note = f"“{time.span.text}”: {time.conflict}."
            found.append(Found("doubt.weekday", "date_conflict", note, (time.span,), 0.9))
        elif time.span.by in WRITTEN_DAYS and time.readings:
            days = " or ".join(reading.start for reading in time.readings)
            found.append(Found("doubt.open-date", "other", f"“{time.span.text}” may be {days}.", (time.span,), 0.8))
        elif time.span.by in WRITTEN_DAYS and time.value is None and time.reason is not None and NO_DAY.search(time.reason):
            note = f"“{time.span.text}” is no day: {time.reason}."
            found.append(Found("doubt.no-day", "date_conflict", note, (time.span,), 0.9))
    return found


def find_first_times(page: Page) -> list[Found]:
    """A meeting "for the first time" of two states whose earlier meeting the text tells."""
    found: list[Found] = []
    if FIRST_TIME.search(page.text) is None:
        return found
    sents = list(page.doc.sents)
    for sent in sents:
        claim = FIRST_TIME.search(page.text, sent.start_char, sent.end_char)
        states = states_in(page, sent)
        if claim is None or len(states) < 2 or not MEETING.search(sent.text.replace("meet", "met")):
            continue
        for other in sents:
            years = past_years(page, other)
            meeting = MEETING.search(page.text, other.start_char, other.end_char)
            if other.start != sent.start and years and meeting is not None and len(states & states_in(page, other)) > 1:
                first = page.chars(claim.start(), claim.end(), role="claim", by="doubt.first-time")
                earlier = page.chars(meeting.start(), meeting.end(), role="against", by="doubt.first-time")
                note = f"“{first.text}”, yet the text tells of an earlier {earlier.text} in {years[0].text}."
                found.append(Found("doubt.first-time", "contradiction", note, (first, earlier, years[0]), 0.6))
                break
    return found


def states_in(page: Page, sent: Tokens) -> set[str]:
    """The states named in a sentence or spoken for by its persons; a former state counts as its successor."""
    named = [m.entity for m in page.cast.mentions if sent.start <= m.head < sent.end]
    return {SUCCESSOR.get(e.state, e.state) for e in named if e.state is not None and e.kind != "body"}


RULES: tuple[Rule, ...] = (
    written(
        "doubt.broken-quotation",
        says="a quotation mark that opens without closing or closes without opening",
        record="doubt",
        examples=["The minister of Norway {claim:said: “We} will not accept the raid."],
        silent=["The minister of Norway said: “We will not accept the raid.”"],
    ),
    written(
        "doubt.weekday",
        says="a weekday and a date that do not fall together",
        record="doubt",
        examples=["The ministers met on {when:Monday, 3 March 2026}."],
        silent=["The ministers met on Tuesday, 3 March 2026."],
    ),
    written(
        "doubt.open-date",
        says="a date in digits whose day and month may stand in either order",
        record="doubt",
        examples=["The ministers met on {when:03/04/2026}."],
        silent=["The ministers met on 23/04/2026."],
    ),
    written(
        "doubt.no-day",
        says="a date that the calendar does not have",
        record="doubt",
        examples=["The ministers met on {when:31 February 2026}.", "The envoys of Norway and Peru will meet on {when:April 31}."],
        silent=["The ministers met on 28 February 2026."],
    ),
    written(
        "doubt.first-time",
        says="two states are said to meet for the first time while the text tells of an earlier meeting",
        record="doubt",
        examples=["Norway and Peru will meet {claim:for the first time}. The {when:1994} {against:summit} of Norway and Peru was famous."],
        silent=["Norway and Peru will meet for the first time. The 1994 summit of Norway and Chile was famous."],
    ),
)
