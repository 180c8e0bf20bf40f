"""What do words that point from the publication day mean? "On Monday", "yesterday", "last week"."""

import re
from datetime import date, timedelta

from detente.reading import calendars as cal
from detente.reading.calendars import Days
from detente.reading.time_counted import anchored, span_ahead, span_back
from detente.reading.time_days import PUBLISHED, clash
from detente.reading.time_meaning import NO_PUBLISHED, Context, Example, Meaning, TimeRule
from detente.reading.time_months import NEAR, PART, cut
from detente.reading.time_words import (
    BIG_UNIT,
    WEEKDAY,
    either,
    weekday_of,
)

LAST = ("last", "past", "previous", "this past")
NEXT = ("next", "coming", "this coming", "following")
DAY_WORDS = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1, "last evening": -1,
    "the day before yesterday": -2, "the day after tomorrow": 2, "this morning": 0, "this afternoon": 0, "this evening": 0,
}  # fmt: skip
OF_WEEK = r"(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)"
DAYTIME = either("morning|afternoon|evening|night|midnight|noon|lunchtime")


def resolve_weekday(m: re.Match[str], ctx: Context) -> Meaning | None:
    """A weekday: news tense decides which."""
    weekday = weekday_of(m["wd"])
    if ctx.published is None:
        return NO_PUBLISHED
    if m["week"]:
        week = cal.week_of(ctx.published + timedelta(days={"last": -7, "this": 0, "next": 7}[m["week"].lower()]))
        return Meaning(cal.one_day(week.start + timedelta(days=weekday)), inferred=True)
    if m["day"]:
        return weekday_with_day(weekday, int(m["day"]), ctx)
    nearby = (m["near"] or "").lower().removeprefix("the ")
    return Meaning(*weekday_near(weekday, nearby, ctx, ctx.published), inferred=True)


def weekday_near(weekday: int, nearby: str, ctx: Context, published: date) -> tuple[Days]:
    """The weekday that "last", "next", "this" or the tense chooses."""
    before, after = cal.weekday_not_after(published, weekday), cal.weekday_not_before(published, weekday)
    if nearby in LAST:
        day = before if before < published else before - timedelta(days=7)
    elif nearby == "next":
        day = cal.week_of(published + timedelta(days=7)).start + timedelta(days=weekday)
    elif nearby in ("coming", "this coming"):
        day = cal.weekday_not_before(published + timedelta(days=1), weekday)
    elif nearby in ("this", "current"):
        day = before if ctx.place.tense == "past" else after
    else:
        day = after if ctx.is_future else before
    return (cal.one_day(day),)


def weekday_with_day(weekday: int, day: int, ctx: Context) -> Meaning:
    """ "Thursday (31)": the nearest Thursday that is a 31st, else the weekday, marked as a conflict."""
    assert ctx.published is not None
    near = [ctx.published + timedelta(days=n) for n in range(-45, 46)]
    fitting = [d for d in near if d.day == day and d.weekday() == weekday]
    if fitting:
        ahead = [d for d in fitting if (d >= ctx.published) == ctx.is_future or d == ctx.published]
        chosen = min(ahead or fitting, key=lambda d: abs((d - ctx.published).days) if ctx.published else 0)
        return Meaning(cal.one_day(chosen), inferred=True)
    days = weekday_near(weekday, "", ctx, ctx.published)[0]
    same_day = min((d for d in near if d.day == day), key=lambda d: abs((d - days.start).days))
    return Meaning(days, inferred=True, conflict=clash(same_day, weekday))


def resolve_day_word(m: re.Match[str], ctx: Context) -> Meaning | None:
    """Yesterday, today, tomorrow, tonight, overnight, this morning."""
    words = re.sub(r"\s+", " ", m["word"].lower())
    if ctx.published is None:
        return NO_PUBLISHED
    if words == "overnight":
        return Meaning(cal.between(ctx.published - timedelta(days=1), ctx.published), inferred=True)
    return Meaning(cal.one_day(ctx.published + timedelta(days=DAY_WORDS[words])), inferred=True)


def resolve_unit(m: re.Match[str], ctx: Context) -> Meaning | None:
    """Last week, this month, next year, earlier this month, the end of the year."""
    nearby, unit = m["near"].lower().removeprefix("the "), m["unit"].split()[-1]
    definite = m["near"].lower().startswith("the ")
    if ctx.published is None:
        return NO_PUBLISHED
    if nearby == "past" or (definite and nearby == "last"):
        return span_back(ctx.published, unit, 1)
    if definite and nearby in ("next", "coming") and unit != "weekend":
        return span_ahead(ctx.published, unit, 1)
    if definite and nearby == "previous":
        return anchored(ctx, unit, -1)
    step = -1 if nearby in LAST else 1 if nearby in NEXT else 0
    return Meaning(cut(unit_near(ctx.published, unit, step), m["part"], ctx), inferred=True)


def unit_near(day: date, unit: str, step: int) -> Days:
    """The calendar week, month, … that lies `step` units from the day's own."""
    if unit == "weekend" and step == -1 and day.weekday() == 6:
        return cal.weekend_of(day - timedelta(days=7))
    return cal.unit_of(cal.moved(cal.unit_of(day, unit).start, unit, step), unit)


def resolve_weekend(m: re.Match[str], ctx: Context) -> Meaning | None:
    """Over the weekend: the last one begun, or the next with a future verb."""
    if re.search(r"\b(?i:over|at|during|through)\s+the\s$", ctx.before) is None:
        return None
    if ctx.published is None:
        return NO_PUBLISHED
    here = cal.weekend_of(ctx.published)
    begun = here if here.start <= ctx.published else cal.weekend_of(ctx.published - timedelta(days=7))
    return Meaning(here if ctx.is_future else begun, inferred=True)


def resolve_bounded(m: re.Match[str], ctx: Context) -> Meaning | None:
    """The end of the year, year-end, the beginning of the week."""
    if ctx.published is None:
        return NO_PUBLISHED
    unit = (m["unit"] or m["unit2"]).lower()
    days = cal.unit_of(ctx.published, unit)
    return Meaning(cut(days, m["part"] or "end", ctx), inferred=True)


DEICTIC_RULES = (
    TimeRule(
        "times.weekday", "a weekday; the last one before publication with a past verb, the next one with a future one",
        rf"(?:(?:[Ee]arly|[Ll]ate|[Ll]ater|[Ee]arlier)\s+(?:on\s+)?)?{NEAR}(?P<wd>{WEEKDAY})(?:\s+{DAYTIME})?"
        rf"(?:{OF_WEEK}|\s+\((?P<day>\d\d?)\)|\s+the\s+(?P<day2>\d\d?)(?:st|nd|rd|th))?(?!\w)",
        resolve_weekday,
        (
            Example("The ministers met on Monday.", PUBLISHED, "Monday", "2021-05-17"),
            Example("The ministers will meet Wednesday.", PUBLISHED, "Wednesday", "2021-05-19"),
            Example("The ministers met on Monday.", None, "Monday", "?"),
        ),
        ("He wrote in the Sunday Times.",),
    ),
    TimeRule(
        "times.day-word", "yesterday, today, tomorrow and their kin",
        r"(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+)?(?P<word>[Tt]he\s+day\s+(?:before\s+yesterday|after\s+tomorrow)|[Yy]esterday|[Tt]oday"
        r"|[Tt]omorrow|[Tt]onight|[Oo]vernight|[Ll]ast\s+(?:night|evening)|[Tt]his\s+(?:morning|afternoon|evening))"
        r"(?:\s+(?:morning|afternoon|evening|night))?\b",
        resolve_day_word, (Example("The envoy left yesterday.", PUBLISHED, "yesterday", "2021-05-17"),), ("He read USA Today.",),
    ),
    TimeRule(
        "times.bounded", "the end or the beginning of the running week, month or year",
        r"(?P<part>(?:the\s+)?(?:very\s+)?(?:[Ee]nd|[Cc]lose|[Ss]tart|[Bb]eginning|[Mm]iddle|(?:[Ff]irst|[Ss]econd)\s+half)\s+of\s+the)\s+(?P<unit>week|month|year|decade|century)\b"
        r"|(?P<unit2>[Yy]ear|[Mm]onth|[Ww]eek)[’'s]*[-\s]end(?!\w|-)",
        resolve_bounded, (Example("It must be ready by the end of the year.", PUBLISHED, "the end of the year", "2021-12-31"),),
        ("That was the end of the line.",),
    ),
    TimeRule(
        "times.weekend", "the weekend before or after publication",
        r"weekend\b", resolve_weekend,
        (
            Example("The port was shelled over the weekend.", PUBLISHED, "weekend", "2021-05-15/2021-05-16"),
            Example("They will talk at the weekend.", PUBLISHED, "weekend", "2021-05-22/2021-05-23"),
        ),
        ("He has a weekend house.",),
    ),
    TimeRule(
        "times.unit", "last, this or next week, month, year",
        rf"(?:(?:[Ee]arlier|[Ll]ater)\s+)?{PART}{NEAR[:-1]}(?P<unit>{BIG_UNIT})\b(?![-’']end)",
        lambda m, ctx: resolve_unit(m, ctx) if m["near"] else None,
        (
            Example("The envoy resigned last month.", PUBLISHED, "last month", "2021-04"),
            Example("They will meet next week.", PUBLISHED, "next week", "2021-05-24/2021-05-30"),
        ),
        ("The last minister left.",),
    ),
)  # fmt: skip
