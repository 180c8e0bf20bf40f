"""What is about time and is no plain date? Durations, habits, anniversaries, eras, other calendars, and look-alikes."""

import re
from datetime import date

from detente.reading import calendars as cal
from detente.reading.time_meaning import OUT_OF_RANGE, Context, Example, Meaning, TimeRule, unknown
from detente.reading.time_words import (
    ERA_ALIASES,
    ERAS,
    HIJRI_MONTHS,
    MONTH,
    NUMBER,
    PERSIAN_MONTHS,
    UNIT,
    VAGUE,
    WEEKDAY,
    either,
)  # fmt: skip


def resolve_nothing(m: re.Match[str], ctx: Context) -> None:
    """Words that look like a time and are none."""
    return


def resolve_length(m: re.Match[str], ctx: Context) -> Meaning:
    """Five years, a two-day visit."""
    return unknown("a length, not a date", "duration")


def resolve_habit(m: re.Match[str], ctx: Context) -> Meaning:
    """Every Monday, Mondays, annually."""
    return unknown("comes again and again", "recurring")


def resolve_anniversary(m: re.Match[str], ctx: Context) -> Meaning:
    """The 77th anniversary: only the anniversary is of now."""
    return unknown("an anniversary; its day is told elsewhere or not at all", "anniversary")


def resolve_era(m: re.Match[str], ctx: Context) -> Meaning:
    """The Cold War, the Soviet era."""
    words = re.sub(r"\s+", " ", m["era"].lower()).replace("–", "-").replace(" era", "").replace("-era", "")
    words = words.replace(" times", "").replace(" union", "").strip()
    start, end = ERAS[ERA_ALIASES.get(words, words)]
    return Meaning(cal.between(date.fromisoformat(start), date.fromisoformat(end)), "historical")


def resolve_foreign(m: re.Match[str], ctx: Context) -> Meaning:
    """A year or day of the Islamic, Iranian, Buddhist, Juche, Taiwanese or Japanese calendar."""
    if m["hm"]:
        return hijri(m)
    if m["pm"]:
        return persian(m)
    if m["ah"] or m["ah2"]:
        islamic = int(m["ah"] or m["ah2"])
        return Meaning(cal.hijri_year(islamic), inferred=True) if 1 <= islamic <= 1500 else OUT_OF_RANGE
    year = int(m["be"] or m["be2"] or m["n"])
    era = "be" if m["be"] or m["be2"] else m["era"].lower()
    western = year + cal.ERA_STARTS[era]
    if not cal.FIRST_YEAR <= western <= cal.LAST_YEAR or year == 0:
        return unknown(f"{m.group()} is out of range")
    return Meaning(cal.year_days(western))


def hijri(m: re.Match[str]) -> Meaning:
    """A month or day of the tabular Islamic calendar; the sighted one may differ by a day."""
    month = HIJRI_MONTHS[re.sub(r"\s+", " ", m["hm"].lower())]
    if not m["hy"]:
        return unknown("the year is not told")
    year = int(m["hy"])
    if not 1 <= year <= 1500 or (m["hd"] and int(m["hd"]) > 30):
        return unknown(f"{m.group()} is out of range")
    days = cal.one_day(cal.hijri_day(year, month, int(m["hd"]))) if m["hd"] else cal.hijri_month(year, month)
    return Meaning(days, inferred=True)


def persian(m: re.Match[str]) -> Meaning:
    """A month or day of the Iranian calendar."""
    year, month = int(m["py"]), PERSIAN_MONTHS[m["pm"].lower()]
    if not 1200 <= year <= 1500 or int(m["pd"] or 1) > 31:
        return unknown(f"{m.group()} is out of range")
    start = cal.persian_day(year, month, int(m["pd"] or 1))
    if m["pd"]:
        return Meaning(cal.one_day(start))
    after = cal.persian_day(year + month // 12, month % 12 + 1, 1)
    return Meaning(cal.between(start, date.fromordinal(after.toordinal() - 1)))


HIJRI = (
    r"(?:Muharram|Safar|Rabi\s+al-Awwal|Rabi\s+al-Thani|Jumada\s+al-Awwal|Jumada\s+al-Thani|Rajab|Shaaban|Sha'ban|Ramadan|Shawwal"
    r"|Dhu\s+al-Qadah|Dhu\s+al-Hijjah)"
)
PERSIAN = r"(?:Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand)"
ERA = (
    r"(?:Soviet[\s-](?:era|times)|(?<!new\s)(?<!second\s)Cold\s+War(?:-era)?|World\s+War\s+(?:II|I|Two|One|2)(?!\w)|(?:First|Second)\s+World\s+War|WWII?(?!\w)"
    r"|Great\s+Patriotic\s+War|Gulf\s+War|Korean\s+War|Vietnam\s+War|Iran[-–]Iraq\s+War|Six-Day\s+War|Yom\s+Kippur\s+War|Falklands\s+War"
    r"|Cuban\s+Missile\s+Crisis|Prague\s+Spring|(?:October|Bolshevik)\s+Revolution|Cultural\s+Revolution|Holocaust|9/11"
    r"|Sept(?:\.|ember)?\s+11(?:\s+attacks)|Sept(?:\.|ember)\s+11(?=\s+(?:hijack|terror|bomb)))"
)
GUARD = (
    r"[$€£¥]\s?\d[\d.,]*|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?\s?(?:%|percent\b|per\s+cent\b)"
    r"|\d{1,2}(?:[:.]\d\d){0,2}\s?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b)(?:\s+(?:[A-Z]{2,4}\b|local\s+time))?"
    r"|\d{1,2}:\d\d(?::\d\d)?(?:\s+(?:GMT|UTC|[A-Z]{3,4}|local\s+time))?|\d{4}\s?(?:GMT|UTC|EDT|EST|CET|BST|Z\b|local\s+time|hours\b|hrs\b)"
    r"|(?:(?i:resolution|flight|no\.|number|article|boeing|airbus|room|route|highway|vision|agenda|protocol|page|channel|section|directive|order|law|"
    r"project|model|class|peugeot|squadron|regiment|battalion))\s+\d{4}\b"
    r"|Sunday\s+(?:Times|Telegraph|Mirror|Express|Mail)|Mail\s+on\s+Sunday|Bloody\s+Sunday|(?:Black|Good|Freaky)\s+Friday|Fridays\s+[Ff]or\s+Future"
    r"|(?:Cyber|Black)\s+Monday|(?:Ash|Black)\s+Wednesday|Man\s+Friday|24/7|USA\s+Today|Russia\s+Today|India\s+Today|May\s+Day"
    rf"|{MONTH}\s+\d{{1,2}}\s+(?:Movement|Alliance|Coalition|Brigade)|\d+-year-old|(?:third|Third)\s+[Ww]orld\s+[Ww]ar|World\s+War\s+(?:III|Three|3)"
    r"|\d{4}\s+(?:troops|soldiers|people|men|tons|tonnes|km|dollars|euros|migrants|refugees)\b|year[-\s](?:on|over)[-\s]year|day[-\s](?:to|by)[-\s]day|today[’']s\s+world"
)
FOREIGN = (
    rf"(?:(?P<hd>\d{{1,2}})\s+)?(?P<hm>{HIJRI})(?:,?\s+(?P<hy>\d{{3,4}})(?:\s?(?:AH|H)\b)?)?(?!\w)"
    rf"|(?:(?P<pd>\d{{1,2}})\s+)?(?P<pm>{PERSIAN}),?\s+(?P<py>1[2-5]\d\d)\b"
    r"|(?P<ah>\d{3,4})\s?AH\b|AH\s+(?P<ah2>\d{3,4})\b|(?P<be>\d{4})\s?(?:BE\b|B\.E\.)|(?:BE|B\.E\.|Buddhist\s+Era)\s+(?P<be2>\d{4})\b"
    r"|(?P<era>Juche|Reiwa|Heisei|Showa|Taisho|Minguo)\s+(?P<n>\d{1,3})\b"
)
GUARD_RULE = TimeRule(
    "times.look-alike", "money, counts, times of day and names that only look like dates", GUARD, resolve_nothing, (),
    ("He paid $2021 at 5 p.m. EDT.", "The Sunday Times reported it.", "They sent 1,500 men under Resolution 1973."),
)  # fmt: skip
EARLY_RULES = (
    TimeRule(
        "times.foreign-calendar", "a date of another calendar", FOREIGN, resolve_foreign,
        (
            Example("It was signed on 22 Bahman 1357.", None, "22 Bahman 1357", "1979-02-11"),
            Example("The decree is dated Juche 110.", None, "Juche 110", "2021"),
        ),
        ("The Juche idea.",),
    ),
    TimeRule(
        "times.era", "an era or a war by its name", rf"(?P<era>{ERA})", resolve_era,
        (Example("The bunker dates from the Cold War.", None, "Cold War", "1947-03-12/1991-12-26"),),
        ("He fears a new Cold War.", "Nobody wants World War III."),
    ),
    TimeRule(
        "times.anniversary", "an anniversary",
        rf"(?:\d{{1,4}}(?:st|nd|rd|th)|{either('first|second|third|fourth|fifth|tenth')}|(?:fiftieth|sixtieth|seventieth))\s+anniversary",
        resolve_anniversary, (Example("They marked the 77th anniversary of the landing.", None, "77th anniversary", "?"),),
        ("He gave an anniversary speech.",),
    ),
    TimeRule(
        "times.recurring", "what comes again and again",
        rf"(?:{either('every|each')}\s+(?:other\s+)?(?:{WEEKDAY}|{MONTH}|day|week|month|year|{NUMBER}\s+{UNIT}|summer|winter|spring|autumn)\b"
        r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b)",
        resolve_habit, (Example("The council meets every Monday.", "2021-05-18", "every Monday", "?"),), ("Every man left.",),
    ),
)  # fmt: skip
LATE_RULES = (
    TimeRule(
        "times.duration", "how long something lasts",
        rf"(?:(?P<n>{NUMBER}|[Hh]alf)[-\s](?P<unit>{UNIT})(?:-long)?|(?:(?<=for\s)|(?<=over\s)|(?<=after\s))(?:an?|{VAGUE})\s+{UNIT}|{VAGUE}\s+{UNIT}"
        rf"|(?:(?<=[Ff]or\s)){UNIT})\b",
        resolve_length,
        (
            Example("A five-year extension was agreed.", None, "five-year", "?"),
            Example("The war lasted for three days.", None, "three days", "?"),
        ),
        ("Five men left.",),
    ),
)  # fmt: skip
