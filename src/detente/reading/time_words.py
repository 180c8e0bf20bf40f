"""Which words does news prose use for times? Word tables and the pieces that patterns are built from."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul", "August Aug",
            "September Sept Sep", "October Oct", "November Nov", "December Dec",
        ), 1,
    )
    for name in names.lower().split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "zero", "one a an", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        )
    )
    for word in words.split()
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}  # fmt: skip
HIJRI_MONTHS = {
    "muharram": 1, "safar": 2, "rabi al-awwal": 3, "rabi al-thani": 4, "jumada al-awwal": 5, "jumada al-thani": 6,
    "rajab": 7, "shaaban": 8, "sha'ban": 8, "ramadan": 9, "shawwal": 10, "dhu al-qadah": 11, "dhu al-hijjah": 12,
}  # fmt: skip
PERSIAN_MONTHS = {
    "farvardin": 1, "ordibehesht": 2, "khordad": 3, "tir": 4, "mordad": 5, "shahrivar": 6,
    "mehr": 7, "aban": 8, "azar": 9, "dey": 10, "bahman": 11, "esfand": 12,
}  # fmt: skip
# Days on which an era or a one-off event began and ended, from general histories.
ERAS = {
    "soviet": ("1922-12-30", "1991-12-26"),
    "cold war": ("1947-03-12", "1991-12-26"),
    "world war i": ("1914-07-28", "1918-11-11"),
    "world war ii": ("1939-09-01", "1945-09-02"),
    "gulf war": ("1990-08-02", "1991-02-28"),
    "korean war": ("1950-06-25", "1953-07-27"),
    "vietnam war": ("1955-11-01", "1975-04-30"),
    "iran-iraq war": ("1980-09-22", "1988-08-20"),
    "six-day war": ("1967-06-05", "1967-06-10"),
    "yom kippur war": ("1973-10-06", "1973-10-25"),
    "falklands war": ("1982-04-02", "1982-06-14"),
    "cuban missile crisis": ("1962-10-16", "1962-10-28"),
    "prague spring": ("1968-01-05", "1968-08-21"),
    "october revolution": ("1917-11-07", "1917-11-07"),
    "cultural revolution": ("1966-05-16", "1976-10-06"),
    "9/11": ("2001-09-11", "2001-09-11"),
    "holocaust": ("1941-06-22", "1945-05-08"),
}
ERA_ALIASES = {
    "first world war": "world war i", "second world war": "world war ii", "world war two": "world war ii",
    "world war one": "world war i", "wwii": "world war ii", "wwi": "world war i", "great patriotic war": "world war ii",
    "sept. 11 attacks": "9/11", "september 11 attacks": "9/11", "sept 11 attacks": "9/11", "sept. 11": "9/11",
    "september 11": "9/11", "bolshevik revolution": "october revolution", "world war 2": "world war ii",
}  # fmt: skip

STARTER_WORDS = (
    "a agenda ah airbus an apr april article ash aug august autumn bahman battalion beginning black bloody boeing "
    "bolshevik buddhist centuries century channel class close cold coming couple cuban cultural current cyber day "
    "days dec decade decades december directive dozens each earlier early eight eighteen eighth eighty eleven end "
    "every falklands fall feb february few fifteen fifth fiftieth fifty final first five flight following forty "
    "four fourteen fourth freaky fri friday fridays good great gulf half heisei highway holocaust hour hours "
    "hundred hundreds in india iran jan january juche jul july jun june korean last late later law mail man many "
    "mar march may mid middle minguo minute minutes model mon monday mondays month months next night nights nine "
    "nineteen ninety ninth no nov november number oct october one order overnight page past peugeot prague "
    "preceding previous project protocol q1 q2 q3 q4 quarters recent regiment reiwa resolution room route russia "
    "same sat saturday saturdays second section sep sept september seven seventeen seventh seventieth seventy "
    "several showa six sixteen sixth sixtieth sixty some soviet spring squadron start summer sun sunday sundays "
    "taisho ten tenth that the third thirteen thirty this three thu thur thurs thursday thursdays today tomorrow "
    "tonight tue tues tuesday tuesdays twelve twenty two usa vietnam vision wed wednesday wednesdays week weekend weeks "
    "armistice bastille boxing christmas eve new valentine winter within world wwi wwii year years yesterday yom "
)
STARTERS = frozenset(
    cased
    for word in [*STARTER_WORDS.split(), *(m.split()[0] for m in HIJRI_MONTHS), *PERSIAN_MONTHS]
    for cased in (word, word.capitalize(), word.upper())
) | {"BE", "B"}


def either(words: str) -> str:
    """A pattern for one of the words, its first letter in either case: `last|this`."""
    cased = [f"[{w[0].upper()}{w[0]}]{w[1:]}" if w[0].isalpha() else w for w in words.split("|")]
    return "(?:" + "|".join(w.replace(" ", r"\s+") for w in cased) + ")"


MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?:\.|(?=\s\d))|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY(?=\s\d)|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\."
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?(?=\s\d))"
)
DAY = r"(?:\d{1,2})(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
YEAR = r"(?:\d{4})(?![\d%]|[.,:-]\d|,\d)"
DASH = r"\s?[-–—]\s?"
NUMBER = (
    r"(?:\d{1,3}(?![\d.,]\d)|"
    + either("twenty-four|forty-eight|seventy-two|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen")
    + "|"
    + either("fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|ninety|a hundred")
    + ")"
)
VAGUE = either("several|a few|few|some|many|a couple of|dozens of|hundreds of")
UNIT = r"(?:(?:minute|hour|day|night|week|fortnight|month|quarter|year|decade)s?|century|centuries)\b"
BIG_UNIT = r"(?:weekend|week|month|quarter|(?:(?:fiscal|calendar|academic)\s+)?year|decade|century)"
SEASON = either("spring|summer|autumn|fall|winter")
NEARBY = either("last|this past|this coming|this|next|past|previous|current|coming|the current|the coming|the past")
# Words too common to try every rule at: what must follow them where a time begins.
COMMON = {"the", "a", "an", "in", "that", "The", "A", "An", "In", "That"}
AFTER_COMMON = re.compile(
    r"(?i:the\s+(?:very|end|close|start|beginning|middle|first|second|third|fourth|last|final|next|past|previous|coming|current|this|day"
    rf"|following|same|preceding)|an?\s+(?:few|couple|hundred|{UNIT})|in\s+(?:the\s+next|\d|an?\s+{UNIT}|{NUMBER})|that\s+(?:day|week|month|year))\b"
)
YEAR_TAIL = rf"(?:(?:\s?,\s?|\s+of\s+|\s+)(?P<year>{YEAR})|\s+(?:of\s+)?(?P<year_word>last|this|next)\s+year\b)"


def number_of(words: str) -> int | None:
    """The number that the words spell, None if they do not tell it."""
    word = words.lower().strip()
    if word.isdigit():
        return int(word)
    if "-" in word:
        tens, _, ones = word.partition("-")
        if tens in NUMBERS and ones in NUMBERS:
            return NUMBERS[tens] + NUMBERS[ones]
        return {"seventy-two": 72}.get(word)
    return 100 if word == "a hundred" else NUMBERS.get(word)


def month_of(words: str) -> int:
    """1 for "Jan." and "January"."""
    return MONTHS[words.lower().rstrip(".")]


def weekday_of(words: str) -> int:
    """0 for "Monday" and "Mon."."""
    return WEEKDAYS[words.lower().rstrip(".,")]
