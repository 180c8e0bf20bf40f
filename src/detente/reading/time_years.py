"""What do years, decades and centuries mean, and which numbers are years?"""

import re

from detente.reading import calendars as cal
from detente.reading.time_days import plain_number
from detente.reading.time_meaning import OUT_OF_RANGE, Context, Example, Meaning, TimeRule, unknown
from detente.reading.time_months import PART, cut
from detente.reading.time_words import (
    DASH,
)

PLURAL_EVENTS = re.compile(r"\s(?:[a-zA-Z-]+\s)?(?:elections|protests|sanctions|talks|attacks|Olympics|Games|negotiations|riots|wars)\b")
YEAR_LEAD = re.compile(
    r"(?:\b(?i:in|since|by|until|till|of|from|through|during|before|after|between|to|and|for|around|throughout|year|circa|"
    r"summer|spring|winter|autumn|fall|election|budget|fiscal|than|as early as|back in)|[-–—(,/])\s?$"
)  # fmt: skip
NOUN_LEAD = re.compile(
    r"(?:'s|’s|s’|s'|\b(?i:the|a|its|their|his|her|this|failed|first|original|that|landmark|contested|annual|[A-Z]\w+n))(?:\s[a-z]+)?\s$"
)


def resolve_year(m: re.Match[str], ctx: Context) -> Meaning | None:
    """A year by its number, if the words around make it one."""
    year = int(m["y"])
    if not m["part"] and not is_year(m, ctx):
        return None
    if not cal.FIRST_YEAR <= year <= cal.LAST_YEAR:
        return unknown(f"year {year} is out of range")
    return Meaning(cut(cal.year_days(year), m["part"], ctx))


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
        if not 1 <= number <= 21:
            return OUT_OF_RANGE
        return Meaning(cut(cal.years(100 * number - 99, 100 * number), m["part"], ctx))
    digits = m["decade"] or m["d2"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    length = 99 if first % 100 == 0 and first != 2000 else 9
    return Meaning(cut(cal.years(first, first + length), m["part"], ctx), inferred=len(digits) == 2)


YEAR_RULES = (
    TimeRule(
        "times.decade", "a decade or century",
        rf"{PART}(?:(?<!\w)(?P<decade>1[0-9]\d0|20\d0)['’]?s\b|['’](?P<d2>\d0)s\b|(?P<century>\d{{1,2}}(?:st|nd|rd|th))[\s-]century)",
        resolve_decade,
        (Example("Relations were better in the 1990s.", None, "1990s", "1990-01-01/1999-12-31"),), ("He is in his 90s.",),
    ),
    TimeRule(
        "times.years", "a range of years in digits",
        rf"(?<![\d-])(?P<y>1[5-9]\d\d|20\d\d){DASH}(?P<y2>\d{{4}}|\d\d)(?![\d-])", resolve_years,
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
