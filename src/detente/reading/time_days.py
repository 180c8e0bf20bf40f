"""What do days written out mean? Days and months by name and number, and dates in digits."""

import re
from datetime import date, timedelta

from detente.reading import calendars as cal
from detente.reading.calendars import Days
from detente.reading.time_meaning import Context, Example, Meaning, TimeRule, checked_day, unknown
from detente.reading.time_words import (
    DASH,
    DAY,
    MONTH,
    WEEKDAY,
    YEAR_TAIL,
    month_of,
    weekday_of,
)

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PUBLISHED = "2021-05-18"
# A past verb may stand before a day this near: datelines are a time zone or a deadline behind.
NEAR_FUTURE = timedelta(days=3)
# And a future verb after a day this near: the report is older than its page.
NEAR_PAST = timedelta(days=3)
WD = rf"(?:(?P<wd>{WEEKDAY})(?:\s+(?:morning|afternoon|evening|night))?,?\s+\(?(?:the\s+)?)?"
ERA_AFTER = r"(?!\s?(?:AH|BE|B\.E\.))"


def year_named(m: re.Match[str], ctx: Context) -> int | None:
    """The year that stands with a date, as a number or as "last year"."""
    if m["year"]:
        return int(m["year"])
    if m["year_word"] and ctx.published:
        return ctx.published.year + {"last": -1, "this": 0, "next": 1}[m["year_word"]]
    return None


def nearest(candidates: list[Days], ctx: Context) -> Days:
    """Of the same days in three years the one that the tense and the publication day point to."""
    assert ctx.published is not None
    published = ctx.published
    if not ctx.place.direct or (not ctx.is_future and ctx.place.tense != "past"):
        return min(candidates, key=lambda d: (abs((d.start - published).days), d.start))
    if ctx.is_future:
        return next((d for d in candidates if d.end >= published - NEAR_PAST), candidates[-1])
    return next((d for d in reversed(candidates) if d.start <= published + NEAR_FUTURE), candidates[0])


def day_in_some_year(month: int, day: int, ctx: Context, weekday: int | None) -> Meaning:
    """A day and month without a year."""
    if day > 31 or isinstance(checked_day(2000, month, day), str):
        return unknown(f"month {month} has no day {day}")
    if ctx.published is None:
        return unknown("the year is not told and the publication date is not known")
    years = range(ctx.published.year - 8, ctx.published.year + 9)
    days = [d for y in years if isinstance(d := checked_day(y, month, day), date)]
    close = [d for d in days if abs(d.year - ctx.published.year) <= 1] or days
    fitting = [d for d in close if weekday is None or d.weekday() == weekday]
    chosen = nearest([cal.one_day(d) for d in fitting or close], ctx).start
    return Meaning(cal.one_day(chosen), inferred=True, conflict=clash(chosen, weekday))


def clash(day: date, weekday: int | None) -> str | None:
    """The words for a weekday that does not fit its date."""
    if weekday is None or day.weekday() == weekday:
        return None
    return f"{day.isoformat()} is a {WEEKDAY_NAMES[day.weekday()]}, not a {WEEKDAY_NAMES[weekday]}"


def plain_number(words: str) -> int:
    """5 for "5th"."""
    return int(re.sub(r"\D", "", words))


def resolve_day(m: re.Match[str], ctx: Context) -> Meaning:
    """Month and day, with or without year and weekday."""
    month, day = month_of(m["m1"] or m["m2"]), plain_number(m["d1"] or m["d2"])
    weekday = weekday_of(m["wd"] or m["wd2"]) if m["wd"] or m["wd2"] else None
    year = year_named(m, ctx)
    if year is None:
        return day_in_some_year(month, day, ctx, weekday)
    found = checked_day(year, month, day)
    if isinstance(found, str):
        return unknown(found)
    return Meaning(cal.one_day(found), inferred=bool(m["year_word"]), conflict=clash(found, weekday))


def resolve_iso(m: re.Match[str], ctx: Context) -> Meaning:
    """2021-05-18 and 2021-05; 2011-12 is two years."""
    year = int(m["y"])
    if m["mo2"] and int(m["mo2"]) == year % 100 + 1:
        return Meaning(cal.years(year, year + 1))
    found = checked_day(year, int(m["mo"] or m["mo2"]), int(m["d"] or 1))
    if isinstance(found, str):
        return unknown(found)
    return Meaning(cal.one_day(found) if m["d"] else cal.month_days(found.year, found.month))


def resolve_slash(m: re.Match[str], ctx: Context) -> Meaning:
    """05/18/2021: both orders are tried, and both are kept where both are days; dots mean day first."""
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    orders = [(second, first)] if m["sep"] == "." else [(first, second), (second, first)]
    days = [d for mo, da in orders if isinstance(d := checked_day(year, mo, da), date)]
    if not days:
        return unknown(f"{m.group()} is no date")
    if len(set(days)) == 1:
        return Meaning(cal.one_day(days[0]))
    reason = "month and day may stand in either order"
    return Meaning(None, reason=reason, readings=tuple(cal.one_day(d) for d in sorted(days)))


def resolve_days(m: re.Match[str], ctx: Context) -> Meaning:
    """Two days of one month: "from 5 to 9 May", "May 5–9"."""
    month = month_of(m["m1"] or m["m2"])
    first, last = (plain_number(m[g] or m[h]) for g, h in (("a1", "a2"), ("b1", "b2")))
    year = year_named(m, ctx)
    if year is None:
        end = day_in_some_year(month, last, ctx, None)
        if end.days is None:
            return end
        year = end.days.start.year
    start, stop = checked_day(year, month, first), checked_day(year, month, last)
    if isinstance(start, str) or isinstance(stop, str):
        return unknown(start if isinstance(start, str) else str(stop))
    if start > stop:
        return unknown("the range ends before it begins")
    return Meaning(cal.between(start, stop), inferred=not m["year"])


DAY_RULES = (
    TimeRule(
        "times.iso", "a date in digits, year first",
        r"(?P<y>\d{4})-(?:(?P<mo>\d\d)-(?P<d>\d\d)(?:T[\d:.]+Z?)?|(?P<mo2>0[1-9]|1[0-2]))(?![\d-])", resolve_iso,
        (Example("The note is dated 2021-05-18.", None, "2021-05-18", "2021-05-18"),), ("Call 5550-1234.",),
    ),
    TimeRule(
        "times.slash", "a date in digits, year last",
        r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?![\d/])", resolve_slash,
        (
            Example("Signed 05/18/2021 in Sudria.", None, "05/18/2021", "2021-05-18"),
            Example("Signed 03/04/2026 in Sudria.", None, "03/04/2026", "?"),
        ),
        ("The vote was 120/30.",),
    ),
    TimeRule(
        "times.days-of-month", "two days of one month",
        rf"(?:(?P<a1>{DAY})(?:{DASH}|\s+(?:to|and|until|through)\s+)(?P<b1>{DAY})\s+(?:of\s+)?(?P<m1>{MONTH})"
        rf"|(?P<m2>{MONTH})\s+(?P<a2>{DAY})(?:{DASH}|\s+(?:to|and|until|through)\s+)(?P<b2>{DAY})(?!\s+{MONTH})){YEAR_TAIL}?(?![\w%])",
        resolve_days,
        (
            Example("The exercise ran from 5 to 9 May.", PUBLISHED, "5 to 9 May", "2021-05-05/2021-05-09"),
            Example("The forum on May 5–9, 2022 was held.", None, "May 5–9, 2022", "2022-05-05/2022-05-09"),
        ),
        ("From 5 to 9 ships sailed.",),
    ),
    TimeRule(
        "times.day", "a day and month, with or without year and weekday",
        rf"{WD}(?:(?P<d1>{DAY})\s+(?:of\s+)?(?P<m1>{MONTH})(?![a-z])|(?P<m2>{MONTH})\s+(?:the\s+)?(?P<d2>{DAY}))(?:\s+\((?P<wd2>{WEEKDAY})\))?"
        rf"{YEAR_TAIL}?{ERA_AFTER}(?!\w)",
        resolve_day,
        (
            Example("Feb. 24, 2022 changed the region.", None, "Feb. 24, 2022", "2022-02-24"),
            Example("The envoy left on 24 February.", PUBLISHED, "24 February", "2021-02-24"),
            Example("The envoy will leave on 24 February.", PUBLISHED, "24 February", "2022-02-24"),
        ),
        ("He may 5 times refuse.",),
    ),
)  # fmt: skip
