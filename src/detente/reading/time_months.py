"""What do months, seasons, quarters and halves mean, and their parts?"""

import re
from datetime import date, timedelta

from detente.reading import calendars as cal
from detente.reading.calendars import Days
from detente.reading.time_days import PUBLISHED, nearest, year_named
from detente.reading.time_meaning import Context, Example, Meaning, TimeRule, checked_day, unknown
from detente.reading.time_words import (
    MONTH,
    NUMBER,
    SEASON,
    YEAR_TAIL,
    either,
    month_of,
    number_of,
)

ORDINAL = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "final": 4, "4th": 4, "last": 4}
PART = (
    r"(?P<part>(?:(?:the\s+)?(?:very\s+)?(?:[Ee]nd|[Cc]lose|[Ss]tart|[Bb]eginning|[Mm]iddle|(?:first|second)\s+half)\s+of\s+(?:the\s+)?"
    r"|(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]nd)[\s-](?:in\s+)?))?"
)  # fmt: skip
NEAR = r"(?:(?P<near>(?:[Tt]he\s+)?(?:[Ll]ast|[Nn]ext|[Tt]his\s+(?:past|coming)|[Tt]his|[Pp]ast|[Pp]revious|[Cc]oming|[Cc]urrent))\s+)?"


def resolve_month(m: re.Match[str], ctx: Context) -> Meaning | None:
    """A month with or without its year, or a part of it."""
    name = m["month"]
    month, year, nearby = month_of(name), year_named(m, ctx), m["near"]
    if year is None and not is_month_word(m, ctx):
        return None
    inferred = not m["year"]
    if year is None and ctx.published is None:
        return unknown("the year is not told and the publication date is not known")
    if year is not None:
        if isinstance(reason := checked_day(year, month, 1), str):
            return unknown(reason)
        days = cal.month_days(year, month)
    else:
        assert ctx.published is not None
        days = month_near(month, nearby.lower() if nearby else None, ctx, ctx.published)
    return Meaning(cut(days, m["part"], ctx), inferred=inferred)


def is_month_word(m: re.Match[str], ctx: Context) -> bool:
    """Is "May", "March", "April" here a month and not a verb, a modal or a name?"""
    if m["near"] or m["part"]:
        return True
    name, before = m["month"], ctx.before
    if name.lower() not in ("may", "march", "april", "june", "august", "mar", "jun", "august."):
        return True
    lead = r"(?:\b(?i:in|since|by|until|till|of|from|through|during|before|after|between|to|and|for|early|late|mid|every|as|on))[\s-]$"
    led = re.search(lead, before) is not None
    if name == "May":
        return led and not re.match(r"(?:'s|’s)?\s(?:[A-Z]|be\b|have\b|not\b|said|told|was|had|also|and\s[A-Z])", ctx.after)
    if name == "March":
        return led or ctx.after[:1] in "'’,.;" or ctx.before.endswith(("’s ", "'s ", "the "))
    return led or not re.match(r"\s[A-Z]", ctx.after)


def month_near(month: int, nearby: str | None, ctx: Context, published: date) -> Days:
    """The month of which year: "last March", "next March", "in March"."""
    every = [cal.month_days(y, month) for y in range(published.year - 1, published.year + 2)]
    nearby = nearby.removeprefix("the ") if nearby else None
    if nearby in ("last", "past", "previous", "this past"):
        return [d for d in [cal.month_days(published.year - 2, month), *every] if d.end < published.replace(day=1)][-1]
    if nearby in ("next", "coming", "this coming"):
        return next(d for d in every if d.start > published)
    if nearby in ("this", "current"):
        return every[1]
    return nearest(every, ctx)


def cut(days: Days, part: str | None, ctx: Context) -> Days:
    """The part of an interval: "early", "mid-", "the end of"; a deadline at its end is its last day."""
    if part is None:
        return days
    word = re.sub(r"^the\s+|very\s+|\s+of.*$|[-–\s]+$", "", re.sub(r"\s+", " ", part.lower())).replace("-", " ").strip()
    if ctx.deadline and word in ("end", "close"):
        return cal.one_day(days.end)
    if ctx.deadline and word in ("start", "beginning"):
        return cal.one_day(days.start)
    if word.startswith(("first half", "second half")):
        return cal.part_of(days, word)
    names = {"end": "late", "close": "late", "late": "late", "middle": "mid", "mid": "mid", "turn": "early"}
    return cal.part_of(days, names.get(word, "early"))


def resolve_quarter(m: re.Match[str], ctx: Context) -> Meaning:
    """The first quarter of 2023, Q1, the second half of this year."""
    year, inferred = year_named(m, ctx), not m["year"]
    if year is None:
        if ctx.published is None:
            return unknown("the year is not told and the publication date is not known")
        year = ctx.published.year
    if isinstance(reason := checked_day(year, 1, 1), str):
        return unknown(reason)
    if m["half"]:
        part = "first half" if m["half"].lower() in ("first", "1") else "second half"
        days = cal.part_of(cal.year_days(year), part)
    else:
        word = (m["q"] or m["q2"]).lower()
        days = cal.quarter_days(year, int(word) if word.isdigit() else ORDINAL[word])
    return Meaning(cal.one_day(days.end) if ctx.deadline and m["part"] else days, inferred=inferred)


def resolve_week(m: re.Match[str], ctx: Context) -> Meaning:
    """The first week of April: its first seven days."""
    month, year = month_of(m["month"]), year_named(m, ctx)
    if year is None and ctx.published is None:
        return unknown("the year is not told and the publication date is not known")
    if year is not None and isinstance(reason := checked_day(year, month, 1), str):
        return unknown(reason)
    if year is not None:
        days = cal.month_days(year, month)
    else:
        assert ctx.published is not None
        days = month_near(month, None, ctx, ctx.published)
    word = m["nth"].lower()
    start = days.end - timedelta(days=6) if word in ("last", "final") else days.start + timedelta(days=7 * (ORDINAL[word] - 1))
    return Meaning(Days(start, start + timedelta(days=6), "week"), inferred=not m["year"])


def resolve_season(m: re.Match[str], ctx: Context) -> Meaning | None:
    """Spring 2022, last summer, the autumn."""
    season, year = m["season"].lower(), year_named(m, ctx)
    nearby = (m["near"] or "").lower().removeprefix("the ")
    if year is not None:
        return Meaning(cut(cal.season_days(year, season), m["part"], ctx), inferred=not m["year"])
    if not nearby and not re.search(r"\b(?i:in|by|since|until|during|before|after|of)\sthe\s$", ctx.before):
        return None
    if ctx.published is None:
        return unknown("the year is not told and the publication date is not known")
    every = [cal.season_days(y, season) for y in range(ctx.published.year - 2, ctx.published.year + 2)]
    published = ctx.published
    if nearby in ("last", "past", "previous", "this past"):
        days = [d for d in every if d.end < published][-1]
    elif nearby in ("next", "coming", "this coming"):
        days = next(d for d in every if d.start > published)
    elif nearby:
        days = next((d for d in every if d.start <= published <= d.end), every[2])
    else:
        days = nearest(every, ctx)
    return Meaning(cut(days, m["part"], ctx), inferred=True)


def resolve_first_units(m: re.Match[str], ctx: Context) -> Meaning | None:
    """The first three months of 2021."""
    count = number_of(m["n"])
    year = year_named(m, ctx)
    if count is None or year is None or isinstance(checked_day(year, 1, 1), str):
        return None
    whole, unit = cal.year_days(year), m["unit"]
    if m["end"].lower() == "first":
        days = cal.between(whole.start, cal.moved(whole.start, unit, count) - timedelta(days=1))
    else:
        days = cal.between(cal.moved(whole.end + timedelta(days=1), unit, -count), whole.end)
    return Meaning(days, inferred=not m["year"])


MONTH_RULES = (
    TimeRule(
        "times.first-units", "the first or last months, weeks or days of a year",
        rf"(?P<end>[Ff]irst|[Ll]ast|[Ff]inal)\s+(?P<n>{NUMBER})\s+(?P<unit>month|week|day)s{YEAR_TAIL}", resolve_first_units,
        (Example("Trade fell in the first three months of 2021.", None, "first three months of 2021", "2021-01-01/2021-03-31"),),
        ("It was his first day.",),
    ),
    TimeRule(
        "times.quarter", "a quarter or half of a year",
        rf"(?P<part>(?:the\s+)?end\s+of\s+)?(?:(?:the\s+)?(?P<q>{either('first|second|third|fourth')}|(?:last|final)(?=\s+quarter\s+of))\s+quarter|Q(?=[1-4]\b)(?P<q2>\d)"
        rf"|(?:the\s+)?(?P<half>{either('first|second')})\s+half(?=\s+of\s+(?:\d{{4}}|last|this|next))){YEAR_TAIL}?(?!\w)",
        resolve_quarter,
        (Example("Exports rose in the first quarter of 2023.", None, "the first quarter of 2023", "2023-01-01/2023-03-31"),),
        ("The Christian quarter was calm.",),
    ),
    TimeRule(
        "times.week-of-month", "a week of a month by its number",
        rf"(?P<nth>{either('first|second|third|fourth|last|final')})\s+week\s+(?:of|in)\s+(?P<month>{MONTH})(?![a-z]){YEAR_TAIL}?(?!\w)",
        resolve_week,
        (Example("They will meet in the first week of June.", PUBLISHED, "first week of June", "2021-06-01/2021-06-07"),),
        ("It was the first week of talks.",),
    ),
    TimeRule(
        "times.month", "a month, or a part of it", rf"{PART}{NEAR}(?P<month>{MONTH})(?![a-z]){YEAR_TAIL}?(?!\w)", resolve_month,
        (
            Example("The treaty lapsed in February 2022.", None, "February 2022", "2022-02"),
            Example("The pact must be signed by the end of March.", PUBLISHED, "the end of March", "2022-03-31"),
            Example("They met in mid-April.", PUBLISHED, "mid-April", "2021-04-11/2021-04-20"),
        ),
        ("The minister may go.", "They march on the capital."),
    ),
    TimeRule(
        "times.season", "a season", rf"{PART}{NEAR}(?P<season>{SEASON}){YEAR_TAIL}?(?!\w)", resolve_season,
        (Example("The offensive of spring 2022 failed.", None, "spring 2022", "2022-03-01/2022-05-31"),),
        ("Prices fall and rise.",),
    ),
)  # fmt: skip
