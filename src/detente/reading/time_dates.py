"""What do dates written out mean? Days, months, quarters, years and decades by their names and numbers."""

import re
from datetime import date, timedelta

from detente.reading import calendars as cal
from detente.reading.calendars import Days
from detente.reading.time_meaning import Context, Example, Meaning, TimeRule, checked_day, unknown
from detente.reading.time_words import (
    DASH, DAY, MONTH, NUMBER, SEASON, WEEKDAY, YEAR, YEAR_TAIL, either, month_of, number_of, weekday_of,
)  # fmt: skip

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PUBLISHED = "2021-05-18"
# A past verb may stand before a day this near: datelines are a time zone or a deadline behind.
NEAR_FUTURE = timedelta(days=3)
# And a future verb after a day this near: the report is older than its page.
NEAR_PAST = timedelta(days=3)


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
    return [d for d in candidates if d.start <= published + NEAR_FUTURE][-1]


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


def resolve_year(m: re.Match[str], ctx: Context) -> Meaning | None:
    """A year by its number, if the words around make it one."""
    year = int(m["y"])
    if not m["part"] and not is_year(m, ctx):
        return None
    if not cal.FIRST_YEAR <= year <= cal.LAST_YEAR:
        return unknown(f"year {year} is out of range")
    return Meaning(cut(cal.year_days(year), m["part"], ctx))


PLURAL_EVENTS = re.compile(r"\s(?:[a-zA-Z-]+\s)?(?:elections|protests|sanctions|talks|attacks|Olympics|Games|negotiations|riots|wars)\b")
YEAR_LEAD = re.compile(
    r"(?:\b(?i:in|since|by|until|till|of|from|through|during|before|after|between|to|and|for|around|throughout|year|circa|"
    r"summer|spring|winter|autumn|fall|election|budget|fiscal|than|as early as|back in)|[-–—(,/])\s?$"
)  # fmt: skip
NOUN_LEAD = re.compile(
    r"(?:'s|’s|s’|s'|\b(?i:the|a|its|their|his|her|this|failed|first|original|that|landmark|contested|annual|[A-Z]\w+n))\s$"
)


def is_year(m: re.Match[str], ctx: Context) -> bool:
    """Is a bare number of four digits a year? "in 2014", "the 1986 summit" are; "2000 troops" is not."""
    year, after = int(m["y"]), ctx.after
    following = re.match(r"\s([a-z][a-z-]+)", after)
    counts = following is not None and following[1].endswith("s") and not following[1].endswith(("ss", "is", "us", "was", "has"))
    if counts and not PLURAL_EVENTS.match(after):
        return False
    if re.match(r"\s(?:people|men|women|children|million|billion|kilomet|miles?\b|percent|per\b|km\b|feet|pages)", after):
        return False
    if not 1700 <= year <= cal.LAST_YEAR and not re.search(r"\b(?i:in|since|by|year)\s$", ctx.before):
        return False
    if YEAR_LEAD.search(ctx.before):
        return not re.search(r"[A-Za-z]-$|\b(?:a|about|some|over|than|nearly)\s(?:of|to)?\s?$", ctx.before) or bool(
            re.search(r"\b(?i:pre|post|since|mid|early|late)-$", ctx.before)
        )
    return bool(NOUN_LEAD.search(ctx.before)) and bool(re.match(r"[\s–-][A-Za-z]", after))


def resolve_years(m: re.Match[str], ctx: Context) -> Meaning | None:
    """2014–2016 and 2014-16."""
    first, tail = int(m["y"]), m["y2"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if last <= first or last - first > 400 or not 1000 <= first <= cal.LAST_YEAR:
        return None
    return Meaning(cal.years(first, last))


def resolve_decade(m: re.Match[str], ctx: Context) -> Meaning:
    """The 1990s, the '90s, the 19th century."""
    if m["century"]:
        number = plain_number(m["century"])
        return Meaning(cut(cal.years(100 * number - 99, 100 * number), m["part"], ctx))
    digits = m["decade"] or m["d2"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    length = 99 if first % 100 == 0 and first != 2000 else 9
    return Meaning(cut(cal.years(first, first + length), m["part"], ctx), inferred=len(digits) == 2)


ORDINAL = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "final": 4, "4th": 4, "last": 4}


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


PART = (
    r"(?P<part>(?:(?:the\s+)?(?:very\s+)?(?:[Ee]nd|[Cc]lose|[Ss]tart|[Bb]eginning|[Mm]iddle|(?:first|second)\s+half)\s+of\s+(?:the\s+)?"
    r"|(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]nd)[\s-](?:in\s+)?))?"
)  # fmt: skip
WD = rf"(?:(?P<wd>{WEEKDAY})(?:\s+(?:morning|afternoon|evening|night))?,?\s+\(?(?:the\s+)?)?"
NEAR = r"(?:(?P<near>(?:[Tt]he\s+)?(?:[Ll]ast|[Nn]ext|[Tt]his\s+(?:past|coming)|[Tt]his|[Pp]ast|[Pp]revious|[Cc]oming|[Cc]urrent))\s+)?"
ERA_AFTER = r"(?!\s?(?:AH|BE|B\.E\.))"

DATE_RULES = (
    TimeRule(
        "times.iso", "a date in digits, year first", r"(?P<y>\d{4})-(?:(?P<mo>\d\d)-(?P<d>\d\d)(?:T[\d:.]+Z?)?|(?P<mo2>0[1-9]|1[0-2]))(?![\d-])", resolve_iso,
        (Example("The note is dated 2021-05-18.", None, "2021-05-18", "2021-05-18"),), ("Call 5550-1234.",),
    ),
    TimeRule(
        "times.slash", "a date in digits, year last", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?![\d/])", resolve_slash,
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
    TimeRule(
        "times.decade", "a decade or century",
        rf"{PART}(?:(?<!\w)(?P<decade>1[0-9]\d0|20\d0)['’]?s\b|['’](?P<d2>\d0)s\b|(?P<century>\d{{1,2}}(?:st|nd|rd|th))[\s-]century)",
        resolve_decade,
        (Example("Relations were better in the 1990s.", None, "1990s", "1990-01-01/1999-12-31"),), ("He is in his 90s.",),
    ),
    TimeRule(
        "times.years", "a range of years in digits", rf"(?<![\d-])(?P<y>1[5-9]\d\d|20\d\d){DASH}(?P<y2>\d{{4}}|\d\d)(?![\d-])", resolve_years,
        (Example("The 2014–2016 talks failed.", None, "2014–2016", "2014-01-01/2016-12-31"),), ("Dial 2014-99999.",),
    ),
    TimeRule(
        "times.year", "a year by its number", rf"{PART}(?<![\d$€£])(?P<y>\d{{4}})(?![\d%]|[.,:]\d|-\d)(?![A-Za-z])", resolve_year,
        (
            Example("Talks began in 2014.", None, "2014", "2014"),
            Example("Ardenia's 2014 annexation of Borland was condemned.", None, "2014", "2014"),
            Example("By 2199 nobody will know.", None, "2199", "?"),
        ),
        ("Some 2000 troops left.", "He paid $2021."),
    ),
)  # fmt: skip
