"""On which day to come does a clause set what it tells?"""

from datetime import date

from detente.model import Time
from detente.reading.commitment_words import time_under
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.times import TimeMention


def days(time: Time) -> int:
    """How many days an interval has."""
    return (date.fromisoformat(time.end) - date.fromisoformat(time.start)).days + 1


def coming(page: Page, verb: Token) -> TimeMention | None:
    """A time in the verb's own clause that lies after the day of the report, or runs on from it."""
    due = time_under(page, verb, deadline=False)
    published = (page.article.published or "")[:10]
    if due is not None and due.value is not None:
        return due if due.value.end > published or due.span.text.lower().startswith("later") else None
    first, last = verb.left_edge.i, verb.right_edge.i
    open_ended = (t for t in page.times if first <= t.start <= last and t.value is None)
    return next(
        (t for t in open_ended if "coming" in t.span.text or "within" in (t.span.text.split()[0], page.doc[t.start - 1].lower_)), None
    )
