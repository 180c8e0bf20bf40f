"""Is it long ago, or still to come? What the time of an act, and what it is remembered by, say of its status."""

import re
from datetime import date, timedelta

from detente.model import Status
from detente.reading.grammar import ancestors, base
from detente.reading.parse import Token
from detente.reading.times import TimeMention, published_day, time_of

# What is remembered lies far back; what is done on the day of remembrance is of today.
REMEMBERING = frozenset("anniversary centenary bicentenary centennial jubilee commemoration commemorate remembrance memorial".split())
AGO = re.compile(
    r"\b(?:decades? ago|centur(?:y|ies) ago|(?:two|three|four|five|six|seven|eight|nine|ten|\d\d?) years ago|"
    r"(?:first|second) world war|world war (?:i|ii|one|two|1|2)|(?<!new )(?<!second )cold war(?![ -](?:lows?|levels?|style|like|mentality|rhetoric|tensions?))|(?:in|during|back in) the (?:19|18|20)?\d0s|"
    r"under (?:the )?(?:previous|former|last) (?:government|administration|president)|"
    r"during the (?:presidency|administration|rule|reign|era) of|previous administration)\b",
    re.I,
)  # fmt: skip


def timed_status(predicate: Token, found: Status, *, times: tuple[TimeMention, ...], published: str | None) -> Status:
    """Long ago becomes historical, a day to come planned; a word without a time of its own takes that of the clause over it."""
    day = published_day(published)
    if any(base(above) in REMEMBERING for above in ancestors(predicate)):
        return "historical"
    time = time_of(predicate, times)
    for above in ancestors(predicate):
        if time is not None:
            break
        over = time_of(above, times)
        if over is not None and is_past_year(over, day):
            return "historical"
    if time is not None and is_past_year(time, day):
        return "historical"
    if time is not None and time.value is not None and day is not None and time.kind == "date":
        if found == "happened" and date.fromisoformat(time.value.start) > day:
            return "planned"
    present = predicate.tag_ in ("VBP", "VBZ")  # "we condemn … on the anniversary of": the act is of today
    if found in ("happened", "alleged") and not present and AGO.search(clause_text(predicate)):
        return "historical"
    return found


def is_past_year(time: TimeMention, day: date | None) -> bool:
    """Does a time lie more than a year before the report, or in an earlier era?"""
    if time.kind == "historical":
        return True
    if time.value is None or day is None or time.kind in ("since", "anniversary"):
        return False
    return date.fromisoformat(time.value.end) < day - timedelta(days=365)


def clause_text(predicate: Token) -> str:
    """The words of the predicate's own clause."""
    sent = predicate.sent
    return sent.text if len(sent) < 60 else predicate.doc[max(sent.start, predicate.i - 25) : min(sent.end, predicate.i + 25)].text
