"""Which day does this written date mean? Real days of the calendar from 1900 to 2100, and nothing else."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from detente.errors import UsageError

FIRST, LAST = 1900, 2100
LONGEST = 80
WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])")
YEAR_FIRST = re.compile(r"([0-9]{4})([/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9/.])")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\.?"
IN_WORDS = re.compile(
    rf"(?:[a-z]+day,?\s+)?(?:{MONTH}\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?|(?P<first>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+{MONTH.replace('month', 'after')},?)"
    r"\s+(?P<year>[0-9]{4})(?![0-9])",
    re.I,
)
LEADING = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")


def day_of(written: str) -> str | None:
    """The ISO day of `2021-05-18` or of a timestamp that opens with it; None if there is no such day."""
    try:
        day = datetime.fromisoformat(written).date() if "T" in written else date.fromisoformat(written)
    except ValueError:
        return None
    return day.isoformat() if WRITTEN.match(written) and FIRST <= day.year <= LAST else None


def day_given(published: str | date | None) -> str | None:
    """The ISO day that a caller gave as text, date or moment; what is no day is refused."""
    if published is None:
        return None
    written = published.isoformat() if isinstance(published, date) else published
    day = day_of(written) if isinstance(written, str) else None
    if day is None:
        raise UsageError(f"published={published!r} is no day; it is a date from {FIRST}-01-01 to {LAST}-12-31, or YYYY-MM-DD")
    return day


def day_as_published(written: str) -> str | None:
    """The day of a date as pages and feeds write it: ISO, `20210518`, `2021/05/18`, `Tue, 18 May 2021 10:00:00 GMT`, `May 18, 2021`.

    What two readers would read as two days, `05/04/2021`, is no day.
    """
    written = written.strip()[:LONGEST]
    day = day_of(written.replace(" ", "T", 1)) or day_of(written[:10])
    if day is None and (compact := COMPACT.match(written)):
        day = day_of("-".join(compact.groups()))
    if day is None and (parted := YEAR_FIRST.match(written)):
        day = day_of(f"{parted[1]}-{int(parted[3]):02}-{int(parted[4]):02}")
    if day is None and (words := IN_WORDS.search(written)):
        month = MONTHS.index((words["month"] or words["after"])[:3].lower()) + 1
        day = day_of(f"{words['year']}-{month:02}-{int(words['day'] or words['first']):02}")
    return day or _mail_day(written)


def _mail_day(written: str) -> str | None:
    try:
        return day_of(parsedate_to_datetime(written).date().isoformat())
    except (ValueError, TypeError, IndexError):
        return None


def day_in_name(name: str) -> str | None:
    """The day that opens a file name, `2021-05-18-agency.txt`; None if none does."""
    found = LEADING.match(name)
    return day_of(found.group()) if found else None
