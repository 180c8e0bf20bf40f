"""What may a time's words mean? The values that the resolvers of all families take and give."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.reading.calendars import FIRST_YEAR, LAST_YEAR, Days
from detente.reading.time_clauses import Place

Kind = Literal["date", "deadline", "since", "duration", "recurring", "anniversary", "historical"]


# "Gave them until Sunday": the verb is past, the day is not.
GRANTING = frozenset(
    "postpone delay defer adjourn reschedule put push suspend give grant set allow demand order extend have ask tell urge want prolong renew".split()
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a resolver may look at: the publication day, the place in the tree, the last day told, the words around."""

    published: date | None
    place: Place
    anchor: Days | None
    before: str
    after: str
    deadline: bool

    @property
    def is_future(self) -> bool:
        """Does the governing clause speak of what is to come? A deadline does unless its verb is past."""
        verb = self.place.verb
        grants = verb is not None and verb.lemma_ in GRANTING
        return self.place.tense == "future" or (self.deadline and (self.place.tense != "past" or grants))


@dataclass(frozen=True, slots=True)
class Meaning:
    """The days that were meant, or why they cannot be known."""

    days: Days | None
    kind: Kind = "date"
    inferred: bool = False
    reason: str | None = None
    readings: tuple[Days, ...] = ()
    conflict: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, the day it was published, the words that are a time, and what they mean, as `notation` writes it."""

    sentence: str
    published: str | None
    words: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One family of expressions: its pattern, its resolver and its sentences."""

    id: str
    says: str
    pattern: str
    resolve: Callable[["re.Match[str]", Context], Meaning | None]
    examples: tuple[Example, ...]
    silent: tuple[str, ...]


def unknown(reason: str, kind: Kind = "date") -> Meaning:
    """A time that the text does not settle."""
    return Meaning(None, kind, reason=reason)


OUT_OF_RANGE = unknown("out of the calendar's range")
NO_PUBLISHED = unknown("counts from the publication date, which is not known")


def checked_day(year: int, month: int, day: int) -> date | str:
    """The day, or the reason why there is none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"year {year} is out of range"
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    try:
        return date(year, month, day)
    except ValueError:
        return f"{year}-{month:02} has no day {day}"
