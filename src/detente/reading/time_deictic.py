"""What do words that count from the publication day mean? "On Monday", "yesterday", "last week", "three days ago"."""

import re
from datetime import date, timedelta

from detente.reading import calendars as cal
from detente.reading.calendars import Days
from detente.reading.time_dates import NEAR, PART, PUBLISHED, clash, cut
from detente.reading.time_meaning import NO_PUBLISHED, Context, Example, Meaning, TimeRule, unknown
from detente.reading.time_words import BIG_UNIT, NUMBER, UNIT, VAGUE, WEEKDAY, either, number_of, weekday_of

NO_ANCHOR = unknown("counts from a day that the text does not tell")
VAGUE_LENGTH = unknown("the length is not told")
EVENT_ANCHOR = unknown("counts from an event")
LAST = ("last", "past", "previous", "this past")
NEXT = ("next", "coming", "this coming", "following")


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


DAY_WORDS = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1, "last evening": -1,
    "the day before yesterday": -2, "the day after tomorrow": 2, "this morning": 0, "this afternoon": 0, "this evening": 0,
}  # fmt: skip


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


def span_back(published: date, unit: str, count: int) -> Meaning:
    """The past so many units, up to the publication day."""
    if unit == "hour":
        count, unit = -(-count // 24), "day"
    return Meaning(cal.between(cal.moved(published, unit, -count), published), inferred=True)


def span_ahead(published: date, unit: str, count: int) -> Meaning:
    """The next so many units, from the publication day."""
    if unit == "hour":
        count, unit = -(-count // 24), "day"
    return Meaning(cal.between(published, cal.moved(published, unit, count)), inferred=True)


def resolve_bounded(m: re.Match[str], ctx: Context) -> Meaning | None:
    """The end of the year, year-end, the beginning of the week."""
    if ctx.published is None:
        return NO_PUBLISHED
    unit = (m["unit"] or m["unit2"]).lower()
    days = cal.unit_of(ctx.published, unit)
    return Meaning(cut(days, m["part"] or "end", ctx), inferred=True)


def resolve_lately(m: re.Match[str], ctx: Context) -> Meaning:
    """The past 24 hours, the last two months, recent weeks, the coming days."""
    word, unit = m["near"].lower(), singular(m["unit"])
    count = number_of(m["n"]) if m["n"] else None
    if count is None:
        return VAGUE_LENGTH
    if ctx.published is None:
        return NO_PUBLISHED
    return (span_ahead if word in ("next", "coming", "following") else span_back)(ctx.published, unit, count)


def resolve_ago(m: re.Match[str], ctx: Context) -> Meaning:
    """Three days ago, a decade ago; years ago is not told."""
    count, unit = number_of(m["n"]) if m["n"] else None, singular(m["unit"])
    if count is None:
        return VAGUE_LENGTH
    if ctx.published is None:
        return NO_PUBLISHED
    return Meaning(around(cal.moved(ctx.published, unit, -count), unit, count), inferred=True)


def around(day: date, unit: str, count: int) -> Days:
    """The day reached by counting, as wide as the unit counted in; one week is meant to the day."""
    if unit in ("day", "hour", "minute", "fortnight") or (unit == "week" and count == 1):
        return cal.one_day(day)
    return cal.unit_of(day, "year" if unit in ("decade", "century") else unit)


def resolve_later(m: re.Match[str], ctx: Context) -> Meaning:
    """Two weeks later, the next day, a day earlier: counted from the last day that the text told."""
    if m["n"] is None and m["unit"] and not m["step"]:
        return VAGUE_LENGTH
    if m["event"]:
        return EVENT_ANCHOR
    if m["step"]:
        step = {"previous": -1, "preceding": -1, "same": 0, "that": 0}.get(m["step"].lower(), 1)
        step = -1 if m["before"] else step
        return anchored(ctx, m["unit2"].lower(), step)
    count = number_of(m["n"])
    if count is None:
        return VAGUE_LENGTH
    back = m["way"].lower() in ("earlier", "before", "previously")
    return anchored(ctx, singular(m["unit"]), -count if back else count)


def anchored(ctx: Context, unit: str, step: int) -> Meaning:
    """So many units from the last day told."""
    anchor = ctx.anchor
    if anchor is None or (unit in ("day", "hour", "night") and anchor.precision != "day"):
        return NO_ANCHOR
    if unit in ("month", "week") and anchor.precision not in ("day", "month", "week"):
        return NO_ANCHOR
    return Meaning(around(cal.moved(anchor.start, unit, step), unit, step), inferred=True)


def resolve_ahead(m: re.Match[str], ctx: Context) -> Meaning | None:
    """In two weeks, within ten days: a date to come if the verb is not past, else a length."""
    count, unit = number_of(m["n"]), singular(m["unit"])
    within = (m["lead"] or "within").lower() == "within"
    if re.match(r"\s+(?:of|after|from|following)\s", ctx.after):
        return unknown("counts from an event", "deadline" if within else "date")
    if not within and (not ctx.is_future or ctx.before.endswith("time ")):
        return unknown("a length, not a date", "duration")
    kind = "deadline" if within else "date"
    if count is None:
        return unknown("the length is not told", "deadline" if within else "date")
    if ctx.published is None:
        return unknown("counts from the publication date, which is not known", "deadline" if within else "date")
    if within:
        hours = unit == "hour"
        end = cal.moved(ctx.published, "day" if hours else unit, -(-count // 24) if hours else count)
        return Meaning(cal.between(ctx.published, end), "deadline", inferred=True)
    day = cal.moved(ctx.published, unit, count)
    return Meaning(cal.one_day(day) if unit == "week" else around(day, unit, count), "date" if kind == "date" else "deadline", True)


def singular(unit: str) -> str:
    """ "day" of "days", "century" of "centuries"."""
    word = unit.lower()
    word = "century" if word == "centuries" else word.removesuffix("s")
    return "day" if word == "night" else word


OF_WEEK = rf"(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)"
DAYTIME = either("morning|afternoon|evening|night|midnight|noon|lunchtime")
LATER = rf"(?:(?P<n>{NUMBER}|[Aa]n?)|{VAGUE})"
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
        rf"(?P<part>(?:the\s+)?(?:very\s+)?(?:[Ee]nd|[Cc]lose|[Ss]tart|[Bb]eginning|[Mm]iddle)\s+of\s+the)\s+(?P<unit>week|month|year|decade|century)\b"
        r"|(?P<unit2>[Yy]ear|[Mm]onth|[Ww]eek)[’'s]*[-\s]end(?!\w|-)",
        resolve_bounded, (Example("It must be ready by the end of the year.", PUBLISHED, "the end of the year", "2021-12-31"),),
        ("That was the end of the line.",),
    ),
    TimeRule(
        "times.unit", "last, this or next week, month, year",
        rf"(?:(?:[Ee]arlier|[Ll]ater)\s+|[Ss]o\s+far\s+)?{PART}{NEAR[:-1]}(?P<unit>{BIG_UNIT})\b(?![-’']end)",
        lambda m, ctx: resolve_unit(m, ctx) if m["near"] else None,
        (
            Example("The envoy resigned last month.", PUBLISHED, "last month", "2021-04"),
            Example("They will meet next week.", PUBLISHED, "next week", "2021-05-24/2021-05-30"),
        ),
        ("The last minister left.",),
    ),
    TimeRule(
        "times.lately", "the past or next so many days",
        rf"(?P<near>{either('last|past|next|coming|previous|following|recent')})\s+(?:(?P<n>{NUMBER})\s+|{VAGUE}\s+)?(?P<unit>(?:hour|day|week|month|year|decade)s)\b",
        resolve_lately,
        (
            Example("Four soldiers died in the past 24 hours.", PUBLISHED, "past 24 hours", "2021-05-17/2021-05-18"),
            Example("Ties soured in recent months.", PUBLISHED, "recent months", "?"),
        ),
        ("He was the next to speak.",),
    ),
    TimeRule(
        "times.ago", "so long ago", rf"{LATER[:-1]})?(?:\s+)?(?P<unit>{UNIT})\s+(?:ago|back(?=[.,]))\b", resolve_ago,
        (
            Example("The envoy left three days ago.", PUBLISHED, "three days ago", "2021-05-15"),
            Example("The wall fell decades ago.", PUBLISHED, "decades ago", "?"),
        ),
        ("A day at the races.",),
    ),
    TimeRule(
        "times.later", "so long after or before the last day told",
        rf"(?:{LATER}\s+)?(?P<unit>{UNIT})\s+(?P<way>later|earlier|previously|(?:before|after)(?P<event>\s+(?=[a-zA-Z0-9]))?)\b"
        r"|(?:[Tt]he\s+)(?P<step>next|following|previous|preceding|same|day(?=\s+before[.,])|day(?=\s+after[.,]))\s+(?P<unit2>day|week|month|year|before|after)\b"
        r"|(?P<that>[Tt]hat\s+(?:day|week|month|year))\b",
        lambda m, ctx: later_words(m, ctx),
        (
            Example("The talks opened on 3 May 2021. Two weeks later they failed.", None, "Two weeks later", "2021-05-17/2021-05-23"),
            Example("The talks failed two weeks later.", PUBLISHED, "two weeks later", "?"),
        ),
        ("The same demands were made.",),
    ),
    TimeRule(
        "times.ahead", "in or within so many days",
        rf"(?:[Ww]ithin\s+the\s+next|(?P<lead>[Ii]n|[Ww]ithin))\s+(?P<n>{NUMBER}|an?)\s+(?:(?:working|calendar|business)\s+)?(?P<unit>{UNIT})(?:[’']s?\s+time)?(?![\w-])",
        resolve_ahead,
        (
            Example("They must answer within ten days.", PUBLISHED, "within ten days", "2021-05-18/2021-05-28"),
            Example("The duty will rise in one week.", PUBLISHED, "in one week", "2021-05-25"),
        ),
        ("In a way it failed.",),
    ),
)  # fmt: skip


def later_words(m: re.Match[str], ctx: Context) -> Meaning:
    """The three shapes of "later": a count, "the next day" and "that day"."""
    if m["that"]:
        return anchored(ctx, m["that"].split()[1], 0)
    if m["step"]:
        if m["step"] == "day":
            return anchored(ctx, "day", -1 if m["unit2"] == "before" else 1)
        return anchored(ctx, m["unit2"], {"previous": -1, "preceding": -1, "same": 0}.get(m["step"], 1))
    if m["event"]:
        return EVENT_ANCHOR
    count = number_of(m["n"]) if m["n"] else None
    if count is None:
        return VAGUE_LENGTH
    back = m["way"] in ("earlier", "before", "previously")
    return anchored(ctx, singular(m["unit"]), -count if back else count)
