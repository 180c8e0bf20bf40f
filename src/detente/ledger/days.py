"""Which days may a record be about? Whole numbers of days, so that intervals compare and fall into buckets."""

from dataclasses import dataclass
from datetime import date

REPORTED_LATE = 3  # Days that a report without a day of its own may look back.
BUCKET = 8  # Days; two intervals at most a day apart share a bucket.
LONG = 62  # A longer interval says too little to compare by.


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`, both inclusive; `said` if words of the report give them, not the report's own day."""

    first: int
    last: int
    said: bool

    def near(self, other: "Days", *, within: int = 0) -> bool:
        """Do they overlap, or miss each other by no more than `within` days?"""
        return self.first - other.last <= within and other.first - self.last <= within

    def buckets(self) -> range:
        """The buckets that the interval and the day on either side fall into."""
        return range((self.first - 1) // BUCKET, (self.last + 1) // BUCKET + 1)


def days_of(start: str | None, end: str | None, *, said: bool, published: str | None) -> Days | None:
    """The record's own days if words give them and they are not too wide, else those that the report may look back on."""
    if said and start and end:
        found = Days(day_number(start), day_number(end), said=True)
        if found.last - found.first <= LONG:
            return found
    if published is None:
        return None
    day = day_number(published[:10])
    return Days(day - REPORTED_LATE, day, said=False)


def day_number(day: str) -> int:
    """The day counted from the beginning of the calendar."""
    return date.fromisoformat(day).toordinal()
