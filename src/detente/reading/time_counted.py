"""What do counted lengths mean? "Three days ago", "two weeks later", "within ten days", "the past 24 hours"."""

import re
from dataclasses import replace
from datetime import date

from detente.reading import calendars as cal
from detente.reading.calendars import Days
from detente.reading.time_days import PUBLISHED
from detente.reading.time_meaning import NO_PUBLISHED, OUT_OF_RANGE, Context, Example, Meaning, TimeRule, unknown
from detente.reading.time_named import event_day
from detente.reading.time_words import (
    NUMBER,
    UNIT,
    VAGUE,
    either,
    number_of,
)

NO_ANCHOR = unknown("counts from a day that the text does not tell")
VAGUE_LENGTH = unknown("the length is not told")
EVENT_ANCHOR = unknown("counts from an event")
LATER = rf"(?:(?P<n>{NUMBER}|[Aa]n?)|{VAGUE})"


def span_back(published: date, unit: str, count: int) -> Meaning:
    """The past so many units, up to the publication day."""
    if unit == "hour":
        count, unit = -(-count // 24), "day"
    if not cal.is_reachable(published, unit, -count):
        return OUT_OF_RANGE
    return Meaning(cal.between(cal.moved(published, unit, -count), published), inferred=True)


def span_ahead(published: date, unit: str, count: int) -> Meaning:
    """The next so many units, from the publication day."""
    if unit == "hour":
        count, unit = -(-count // 24), "day"
    if not cal.is_reachable(published, unit, count):
        return OUT_OF_RANGE
    return Meaning(cal.between(published, cal.moved(published, unit, count)), inferred=True)


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
    if not cal.is_reachable(ctx.published, unit, -count):
        return OUT_OF_RANGE
    return Meaning(around(cal.moved(ctx.published, unit, -count), unit, count), inferred=True)


def around(day: date, unit: str, count: int) -> Days:
    """The day reached by counting, as wide as the unit counted in; one week is meant to the day."""
    if unit in ("day", "hour", "minute", "fortnight") or (unit == "week" and count == 1):
        return cal.one_day(day)
    return cal.unit_of(day, "year" if unit in ("decade", "century") else unit)


def later_words(m: re.Match[str], ctx: Context) -> Meaning:
    """The three shapes of "later": a count, "the next day" and "that day"."""
    if m["that"]:
        return anchored(ctx, m["that"].split()[1], 0)
    if m["step"]:
        if m["step"] == "day":
            return anchored(ctx, "day", -1 if m["unit2"] == "before" else 1)
        return anchored(ctx, m["unit2"], {"previous": -1, "preceding": -1, "same": 0}.get(m["step"], 1))
    count = number_of(m["n"]) if m["n"] else None
    day = event_day(ctx) if m["event"] else None
    if m["event"] and (day is None or count is None):
        return EVENT_ANCHOR
    if count is None:
        return VAGUE_LENGTH
    back = m["way"] in ("earlier", "before", "previously") or m["way"].startswith("before")
    counting = ctx if day is None else replace(ctx, anchor=cal.one_day(day))
    return anchored(counting, singular(m["unit"]), -count if back else count)


def anchored(ctx: Context, unit: str, step: int) -> Meaning:
    """So many units from the last day told."""
    anchor = ctx.anchor
    if anchor is None or (unit in ("day", "hour", "night") and anchor.precision != "day"):
        return NO_ANCHOR
    if unit in ("month", "week") and anchor.precision not in ("day", "month", "week"):
        return NO_ANCHOR
    if not cal.is_reachable(anchor.start, unit, step):
        return OUT_OF_RANGE
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
    if not cal.is_reachable(ctx.published, unit, count):
        return OUT_OF_RANGE
    if within:
        hours = unit == "hour"
        end = cal.moved(ctx.published, "day" if hours else unit, -(-count // 24) if hours else count)
        return Meaning(cal.between(ctx.published, end), "deadline", inferred=True)
    if unit == "hour" and count >= 24:
        count, unit = count // 24, "day"
    day = cal.moved(ctx.published, unit, count)
    return Meaning(cal.one_day(day) if unit == "week" else around(day, unit, count), "date" if kind == "date" else "deadline", True)


def singular(unit: str) -> str:
    """ "day" of "days", "century" of "centuries"."""
    word = unit.lower()
    word = "century" if word == "centuries" else word.removesuffix("s")
    return "day" if word == "night" else word


COUNTED_RULES = (
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
