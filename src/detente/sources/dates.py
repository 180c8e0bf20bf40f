"""Which day does this written date mean? Real days of the calendar from 1900 to 2100, and nothing else."""

import re
from datetime import date, datetime

FIRST, LAST = 1900, 2100
WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LEADING = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")


def day_of(written: str) -> str | None:
    """The ISO day of `2021-05-18` or of a timestamp that opens with it; None if there is no such day."""
    try:
        day = datetime.fromisoformat(written).date() if "T" in written else date.fromisoformat(written)
    except ValueError:
        return None
    return day.isoformat() if WRITTEN.match(written) and FIRST <= day.year <= LAST else None


def day_in_name(name: str) -> str | None:
    """The day that opens a file name, `2021-05-18-agency.txt`; None if none does."""
    found = LEADING.match(name)
    return day_of(found.group()) if found else None
