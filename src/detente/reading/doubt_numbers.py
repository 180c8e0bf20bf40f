"""Do the figures of the text agree? Anniversaries off their year, lists shorter than their count, two tolls for one attack."""

import re
from collections.abc import Iterator

from detente.reading.doubt_found import Found
from detente.reading.page import Page
from detente.reading.parse import Phrase as Tokens
from detente.reading.time_words import NUMBERS as COUNTING
from detente.rulebook import Rule, written

NUMBERS = {word: value for word, value in COUNTING.items() if word not in ("zero", "a", "an", "hundred")} | {"dozen": 12}
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
ANNIVERSARY = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)[ -](?:year )?anniversary\b", re.IGNORECASE)
YEAR = re.compile(r"(?<![\w$€£.,-])(?:1[5-9]|20)\d\d(?![\w%–-]|[.,]\d)")
COUNTED = re.compile(rf"\b({NUMBER}) (?:\w+ )?(?:countries|states|nations|governments)(?: *[:(–—] *|, namely )", re.IGNORECASE)
TOLL = re.compile(
    rf"\bkill(?:ed|ing) (?P<a>{NUMBER}) (?:people|civilians|soldiers|troops|others|persons)\b"
    rf"|\b(?P<b>{NUMBER}) (?:people|civilians|soldiers|troops|persons) (?:were|was|have been|had been) killed\b"
    rf"|\bdeath toll (?:of|stands at|stood at|is|was) (?P<c>{NUMBER})\b",
    re.IGNORECASE,
)
APART = re.compile(
    r"\b(?:another|other|others|earlier|later|more|additional|separate|also|including|among|previous|since|least|about|around|nearly|almost|revised|initially|first)\b",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"[\s,&]*(?:and|the|Republic|of|United|Kingdom|\s|,)*")


def find_odd_numbers(page: Page) -> list[Found]:
    """All that do not agree."""
    return [*anniversaries(page), *short_lists(page), *two_tolls(page)]


def anniversaries(page: Page) -> Iterator[Found]:
    """ "The 20th anniversary of the treaty of 2005" in a report of 2026."""
    published = page.article.published
    for claim in ANNIVERSARY.finditer(page.text) if published is not None else ():
        sent = page.sentence_at(claim.start())
        years = list(YEAR.finditer(page.text, sent.start_char, sent.end_char))
        if published is None or len(years) != 1 or any(t.tag_ == "VBD" for t in sent if t.idx < claim.start()):
            continue
        year, now = int(years[0].group()), int(published[:4])
        if year >= now or now - year in (int(claim[1]), int(claim[1]) - 1):
            continue
        first = page.chars(claim.start(), claim.end(), role="claim", by="doubt.anniversary")
        other = page.chars(years[0].start(), years[0].end(), role="when", by="doubt.anniversary")
        note = f"“{first.text}”: from {year} to {now} there are {now - year} years."
        yield Found("doubt.anniversary", "contradiction", note, (first, other), 0.7)


def short_lists(page: Page) -> Iterator[Found]:
    """ "Four states: Norway, Peru and Chile"."""
    for claim in COUNTED.finditer(page.text):
        count = number(claim[1])
        hits = listed(page, claim.end())
        if len(hits) > 2 and count > 2 and len(hits) != count:
            first = page.chars(claim.start(), claim.end(1), role="claim", by="doubt.count")
            names = page.chars(hits[0][0], hits[-1][1], role="against", by="doubt.count")
            yield Found("doubt.count", "contradiction", f"“{first.text}” states are announced and {len(hits)} named.", (first, names), 0.7)


def listed(page: Page, start: int) -> list[tuple[int, int]]:
    """The states named one after another from a place on, with nothing but commas and "and" between them."""
    found: list[tuple[int, int]] = []
    at = start
    for index in sorted(page.cast.hits):
        hit = page.cast.hits[index]
        first, last = page.doc[hit.start].idx, page.doc[hit.end - 1].idx + len(page.doc[hit.end - 1])
        if index != hit.start or first < at:
            continue
        if hit.entry.list != "states" or BETWEEN.fullmatch(page.text, at, first) is None:
            break
        found.append((first, last))
        at = last
    closed = re.compile(r"\s*(?:[.;)–—\n]|$)").match(page.text, at)
    return found if closed is not None else []


def two_tolls(page: Page) -> Iterator[Found]:
    """Two numbers of dead of one attack in one place."""
    told = [(m, page.sentence_at(m.start())) for m in TOLL.finditer(page.text)]
    for i, (first, sent) in enumerate(told):
        for second, other in told[i + 1 :]:
            values = [number(next(g for g in m.groups() if g)) for m in (first, second)]
            if values[0] == values[1] or not is_one_attack(page, sent, other):
                continue
            spans = tuple(page.chars(m.start(), m.end(), role="claim", by="doubt.toll") for m in (first, second))
            yield Found("doubt.toll", "contradiction", f"Two tolls: “{spans[0].text}” and “{spans[1].text}”.", spans, 0.6)
            return


def is_one_attack(page: Page, one: Tokens, other: Tokens) -> bool:
    """Do two sentences tell of one attack: no word sets them apart, they share a place, and name no two days?"""
    if one.start == other.start or APART.search(one.text) or APART.search(other.text):
        return False
    places = [{t.text for t in s if t.ent_type_ in ("GPE", "LOC", "FAC")} for s in (one, other)]
    days = {time.value.start for s in (one, other) for time in page.times if s.start <= time.start < s.end and time.value is not None}
    return bool(places[0] & places[1]) and len(days) < 2


def number(word: str) -> int:
    """The value of a number in digits or letters."""
    return NUMBERS[word.lower()] if word.lower() in NUMBERS else int(word.replace(",", ""))


RULES: tuple[Rule, ...] = (
    written(
        "doubt.anniversary", says="an anniversary and the year that it counts from do not fit the day of the report", record="doubt",
        examples=["Norway and Peru mark the {claim:20th anniversary} of the treaty of {when:2001}."],
        silent=["Norway and Peru mark the 25th anniversary of the treaty of 2001.", "Norway and Peru marked the 20th anniversary of the treaty of 1990."],
    ),
    written(
        "doubt.count", says="more or fewer states are named than announced", record="doubt",
        examples=["The ban covers {claim:five} countries: {against:Norway, Peru, Chile and Ghana}."],
        silent=["The ban covers four countries: Norway, Peru, Chile and Ghana.", "The ban covers five countries, including Norway, Peru and Chile."],
    ),
    written(
        "doubt.toll", says="two numbers of dead are told of one attack", record="doubt",
        examples=["The raid in Ghana {claim:killed 12 people}. In Ghana {claim:15 people were killed}, the ministry said."],
        silent=["The raid in Ghana killed 12 people. Another 15 people were killed in Ghana.", "The raid in Ghana killed 12 people. In Peru 15 people were killed."],
    ),
)  # fmt: skip
