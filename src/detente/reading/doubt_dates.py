"""Does the day of an act fit the day of the report? What is said to come and lies behind it, a page of another day."""

import re
from collections.abc import Iterator
from datetime import date

from detente.reading.doubt_found import Found
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.time_events import head_of
from detente.reading.time_meaning import checked_day
from detente.reading.time_words import MONTHS
from detente.reading.times import TimeMention
from detente.rulebook import Rule, written

WILL = frozenset({"will", "'ll", "’ll", "shall"})
HEAD = 400  # characters
PAGE_DAY = re.compile(
    rf"(?:\w+day,? +)?(?:({'|'.join(MONTHS)})\.? (\d\d?) ?, +(\d{{4}})|(\d\d?) ({'|'.join(MONTHS)})\.?,? (\d{{4}}))(?: [\d:]+.*)?",
    re.IGNORECASE,
)
FURTHEST = 45  # days: what lies further back is an old report re-published, or a year misread


def find_odd_dates(page: Page) -> list[Found]:
    """All that do not fit."""
    return [*past_plans(page), *page_dates(page)]


def past_plans(page: Page) -> Iterator[Found]:
    """ "Will travel on 3 March" in a report of 5 March."""
    published = (page.article.published or "")[:10]
    for time in page.times:
        if (
            not published
            or time.value is None
            or time.value.end >= published
            or time.kind != "date"
            or not is_dated(time)
            or names_noun(page, time)
        ):
            continue
        if (date.fromisoformat(published) - date.fromisoformat(time.value.end)).days > FURTHEST:
            continue
        verb = next((page.doc[i] for i in time.timed if is_to_come(page.doc[i])), None)
        if verb is None or page.in_quotation(verb):
            continue
        will = next(c for c in verb.children if c.lower_ in WILL)
        claim = page.span(min(will.i, verb.i), verb.i + 1, role="claim", by="doubt.past-plan")
        note = f"“{claim.text}” is told as to come, yet {time.span.text} lies before the day of the report, {published}."
        yield Found("doubt.past-plan", "date_conflict", note, (claim, time.span), 0.7)


def is_dated(time: TimeMention) -> bool:
    """Is it a day or a range of days with its number, and no weekday or word that the report's day decides?"""
    assert time.value is not None
    return time.value.precision in ("day", "range") and any(c.isdigit() for c in time.span.text)


def names_noun(page: Page, time: TimeMention) -> bool:
    """Does the day only tell which one it is: "the results of the May 18 conference"?"""
    head = head_of(page.doc[time.start : time.end])
    return head.dep_ in ("compound", "nmod", "amod", "poss", "nummod") and head.head.pos_ in ("NOUN", "PROPN")


def is_to_come(verb: Token) -> bool:
    """Is it told with "will"?"""
    return verb.pos_ == "VERB" and any(c.lower_ in WILL and c.dep_ == "aux" for c in verb.children)


def page_dates(page: Page) -> Iterator[Found]:
    """A line of the page that is a date, weeks off the day of the report."""
    published = (page.article.published or "")[:10]
    for line in page.layout.furniture:
        m = PAGE_DAY.fullmatch(line.text.strip()) if published and line.start < HEAD else None
        if m is None:
            continue
        month = MONTHS[(m[1] or m[5]).lower()]
        day = checked_day(int(m[3] or m[6]), month, int(m[2] or m[4]))
        if isinstance(day, date) and abs((date.fromisoformat(published) - day).days) > FURTHEST:
            span = page.chars(line.start, line.end, role="when", by="doubt.page-date")
            yield Found("doubt.page-date", "date_conflict", f"The page is dated {day.isoformat()}, the report {published}.", (span,), 0.7)
            return


RULES: tuple[Rule, ...] = (
    written(
        "doubt.past-plan", says="an act is told as to come on a day before that of the report", record="doubt",
        examples=["The Norwegian envoy {claim:will travel} to Peru on {when:March 3}."],
        silent=["The Norwegian envoy will travel to Peru on March 9.", "The Norwegian envoy travelled to Peru on March 3.", "The Norwegian envoy will tell Peru of the March 3 meeting."],
    ),
    written(
        "doubt.page-date", says="the page bears another date than the report, weeks apart", record="doubt",
        examples=["{when:Wednesday, December 11, 2024}\n\nNorway freed the sailors of Peru."],
        silent=["Thursday, March 5, 2026\n\nNorway freed the sailors of Peru.", "On December 11, 2024 Norway freed the sailors of Peru."],
    ),
)  # fmt: skip
