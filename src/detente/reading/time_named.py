"""Which days are named by a feast, by the week around them, in a list, by another calendar's year, or by what they come before?"""

import re
from datetime import date, timedelta
from itertools import pairwise

from detente.reading import calendars as cal
from detente.reading.time_days import PUBLISHED, day_in_some_year, plain_number, resolve_day
from detente.reading.time_meaning import NO_PUBLISHED, Context, Example, Meaning, TimeRule, checked_day, unknown
from detente.reading.time_words import DASH, DAY, MONTH, WEEKDAY, YEAR, YEAR_TAIL, month_of, weekday_of

# Feasts that stand on one day of every year.
FEASTS = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "valentine's day": (2, 14), "bastille day": (7, 14), "armistice day": (11, 11),
}  # fmt: skip
FEAST = r"(?:New\s+Year[’']s\s+(?:Day|Eve)|Christmas\s+(?:Day|Eve)|Boxing\s+Day|Valentine[’']s\s+Day|Bastille\s+Day|Armistice\s+Day)"
PLAIN_DAY = rf"(?:(?P<d1>{DAY})\s+(?:of\s+)?(?P<m1>{MONTH})(?![a-z])|(?P<m2>{MONTH})\s+(?:the\s+)?(?P<d2>{DAY}))"
EVENT_DAY = re.compile(rf"\s*(?:(?:[\w’'-]+\s+){{1,5}}?(?:of|on)\s+)?{PLAIN_DAY}(?:,?\s+(?P<year>{YEAR}))?(?!\w)")


def resolve_feast(m: re.Match[str], ctx: Context) -> Meaning:
    """Christmas Eve, New Year's Day 2020."""
    month, day = FEASTS[re.sub(r"\s+", " ", m["feast"].lower()).replace("’", "'")]
    if m["year"]:
        found = checked_day(int(m["year"]), month, day)
        return Meaning(cal.one_day(found)) if isinstance(found, date) else unknown(found)
    return day_in_some_year(month, day, ctx, None)


def resolve_week_of(m: re.Match[str], ctx: Context) -> Meaning:
    """The week of 12 July is the one that holds it; the week beginning on a day runs seven days from it."""
    meaning = resolve_day(m, ctx)
    if meaning.days is None:
        return meaning
    start = meaning.days.start
    days = cal.week_of(start) if m["of"] == "of" else cal.Days(start, start + timedelta(days=6), "week")
    return Meaning(days, inferred=meaning.inferred)


def resolve_weekday_week(m: re.Match[str], ctx: Context) -> Meaning:
    """Friday week: seven days after the Friday to come."""
    if ctx.published is None:
        return NO_PUBLISHED
    day = cal.weekday_not_before(ctx.published + timedelta(days=1), weekday_of(m["wd"]))
    return Meaning(cal.one_day(day + timedelta(days={"week": 7, "fortnight": 14}[m["unit"]])), inferred=True)


def resolve_day_list(m: re.Match[str], ctx: Context) -> Meaning | None:
    """4, 5 and 6 September, if the days follow one another."""
    numbers = [plain_number(d) for d in re.findall(DAY, m["days1"] or m["days2"])]
    if any(after - before != 1 for before, after in pairwise(numbers)):
        return None
    month = month_of(m["m1"] or m["m2"])
    last = day_in_some_year(month, numbers[-1], ctx, None) if not m["year"] else None
    if last is not None and last.days is None:
        return last
    year = int(m["year"]) if last is None else last.days.start.year if last.days is not None else 0
    start, end = checked_day(year, month, numbers[0]), checked_day(year, month, numbers[-1])
    if isinstance(start, str) or isinstance(end, str):
        return unknown(str(start))
    return Meaning(cal.between(start, end), inferred=not m["year"])


def resolve_era_day(m: re.Match[str], ctx: Context) -> Meaning:
    """15 April, Juche 101; 5 April B.E. 2568."""
    era = "be" if m["era"].startswith(("B", "b")) else m["era"].lower()
    year = int(m["n"]) + cal.ERA_STARTS[era]
    found = checked_day(year, month_of(m["m1"] or m["m2"]), plain_number(m["d1"] or m["d2"]))
    return Meaning(cal.one_day(found)) if isinstance(found, date) else unknown(found)


def event_day(ctx: Context) -> date | None:
    """The day that stands with the event which follows: "the raid of 3 May"."""
    found = EVENT_DAY.match(ctx.after)
    if found is None:
        return None
    month, day = month_of(found["m1"] or found["m2"]), plain_number(found["d1"] or found["d2"])
    if not found["year"]:
        days = day_in_some_year(month, day, ctx, None).days
        return days.start if days is not None else None
    told = checked_day(int(found["year"]), month, day)
    return told if isinstance(told, date) else None


def resolve_eve(m: re.Match[str], ctx: Context) -> Meaning:
    """The eve of the summit of 4 March."""
    day = event_day(ctx)
    return unknown("counts from an event") if day is None else Meaning(cal.one_day(day - timedelta(days=1)), inferred=True)


NAMED_RULES = (
    TimeRule(
        "times.feast", "a feast that stands on one day of the year", rf"(?P<feast>{FEAST})(?:,?\s+(?P<year>{YEAR}))?(?!\w)", resolve_feast,
        (
            Example("They will meet on Christmas Eve.", PUBLISHED, "Christmas Eve", "2021-12-24"),
            Example("The mayor was shot on New Year's Eve.", PUBLISHED, "New Year's Eve", "2020-12-31"),
        ),
        ("He sent a Christmas card.",),
    ),
    TimeRule(
        "times.week-of-day", "the week that holds a day",
        rf"[Ww]eek\s+(?P<of>of|beginning|starting|commencing)\s+(?:on\s+)?(?:(?P<wd>{WEEKDAY}),?\s+)?{PLAIN_DAY}(?P<wd2>(?!))?{YEAR_TAIL}?(?!\w|{DASH}\d)",
        resolve_week_of,
        (
            Example("They will meet in the week of 12 July.", PUBLISHED, "week of 12 July", "2021-07-12/2021-07-18"),
            Example("They will meet in the week beginning July 14.", PUBLISHED, "week beginning July 14", "2021-07-14/2021-07-20"),
        ),
        ("It was a week of talks.",),
    ),
    TimeRule(
        "times.weekday-week", "a week after the weekday to come", rf"(?P<wd>{WEEKDAY})\s+(?P<unit>week|fortnight)(?![\w-]|\s+of\b)", resolve_weekday_week,
        (Example("The court will rule on Friday week.", PUBLISHED, "Friday week", "2021-05-28"),), ("They met on the Friday week of talks.",),
    ),
    TimeRule(
        "times.day-list", "days of one month in a row",
        rf"(?:(?P<days1>{DAY}(?:,\s+{DAY})+,?\s+and\s+{DAY})\s+(?P<m1>{MONTH})|(?P<m2>{MONTH})\s+(?P<days2>{DAY}(?:,\s+{DAY})+,?\s+and\s+{DAY}))"
        rf"(?![a-z])(?:,?\s+(?P<year>{YEAR}))?(?!\w)",
        resolve_day_list, (Example("They will vote on 4, 5 and 6 September.", PUBLISHED, "4, 5 and 6 September", "2021-09-04/2021-09-06"),),
        ("They fell on 2, 5 and 9 September.",),
    ),
    TimeRule(
        "times.era-day", "a day of a year of another era",
        rf"{PLAIN_DAY},?\s+(?P<era>Juche|Reiwa|Heisei|Showa|Taisho|Minguo|B\.?E\.?|Buddhist\s+Era)\s+(?P<n>\d{{1,4}})(?!\w)", resolve_era_day,
        (
            Example("It was unveiled on April 15, Juche 101.", None, "April 15, Juche 101", "2012-04-15"),
            Example("It was signed on 5 April B.E. 2568.", None, "5 April B.E. 2568", "2025-04-05"),
        ),
        ("On April 15 Juche was praised.",),
    ),
    TimeRule(
        "times.eve", "the day before an event", r"[Ee]ve\s+of(?=\s+\w)", resolve_eve,
        (
            Example("They met on the eve of the summit of 4 March.", PUBLISHED, "eve of", "2021-03-03"),
            Example("They met on the eve of the summit.", PUBLISHED, "eve of", "?"),
        ),
        ("Her name is Eve.",),
    ),
)  # fmt: skip
