"""Which days does each time expression of the text mean, and which verb or noun does it time?"""

import re
from dataclasses import dataclass
from datetime import date

from detente.model import Span, Time
from detente.reading import calendars as cal
from detente.reading.calendars import Days
from detente.reading.parse import Doc, Phrase, Token
from detente.reading.time_clauses import place_of
from detente.reading.time_meaning import Context, Kind, Meaning, TimeRule, checked_day
from detente.reading.time_rules import TIME_RULES, WORD, first_match, may_begin, patterns

WRITTEN_DAYS = frozenset({"times.iso", "times.slash", "times.day", "times.days-of-month"})
COUNTS_FROM_TEXT = frozenset({"times.later", "times.unit"})
DEADLINE = re.compile(r"\b(?:by|until|till|before|(?:no|not)\s+later\s+than|through)\s+(?:the\s+|at\s+least\s+|about\s+|around\s+)?$", re.I)
SINCE = re.compile(r"\b(?:since|ever\s+since)\s+(?:the\s+|at\s+least\s+|about\s+)?$", re.I)
RANGE_LEAD = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.I)
PARAGRAPH = re.compile(r"\n\s*\n")
RANGE_GAP = re.compile(r"\s+(?:to|until|till|through|and)\s+(?:the\s+)?|\s?[-–—]\s?")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that tell a time: tokens `start` to `end`, what they mean, and the tokens that they time.

    `value` is null where the text does not settle it, `reason` says why; `readings` are the values between which it stays open.
    """

    start: int
    end: int
    value: Time | None
    kind: Kind
    span: Span
    reason: str | None = None
    readings: tuple[Time, ...] = ()
    conflict: str | None = None
    timed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parsed text, its characters at hand, as they were written too, and the day it was published."""

    doc: Doc
    text: str
    written: str
    today: date | None


def find_times(doc: Doc, text: str, *, published: str | None) -> tuple[TimeMention, ...]:
    """All times of the article's text in its order."""
    parts = patterns()
    parsed = Parsed(doc, doc.text, text, published_day(published))
    mentions: list[TimeMention] = []
    at = 0
    for word in WORD.finditer(parsed.text):
        if word.start() < at or not may_begin(word, parsed.text):
            continue
        found = first_match(parsed.text, word.start(), parts)
        if found is None:
            continue
        number, match = found
        mention = _read(parsed, match, TIME_RULES[number], mentions) if number else None
        if mention is not None:
            mentions.append(mention)
        if mention is not None or number == 0:
            at = match.end()
    return _joined(parsed, mentions)


def published_day(published: str | None) -> date | None:
    """The day of an ISO date or time; null if there is none or it is out of range."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", published or "")
    day = checked_day(int(found[1]), int(found[2]), int(found[3])) if found else None
    return day if isinstance(day, date) else None


def _read(parsed: Parsed, match: re.Match[str], rule: TimeRule, earlier: list[TimeMention]) -> TimeMention | None:
    start, end = _stripped(match)
    doc, text, today = parsed.doc, parsed.text, parsed.today
    phrase = doc.char_span(start, end, alignment_mode="expand")
    if phrase is None or any(t.ent_type_ == "PERSON" and t.ent_iob_ == "I" for t in phrase if t.is_alpha):
        return None
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    place = place_of(phrase)
    deadline = DEADLINE.search(before) is not None and not place.front
    latest = today if place.tense == "past" else None
    anchor = _anchor(doc, earlier, phrase.start, latest) if rule.id in COUNTS_FROM_TEXT else None
    context = Context(today, place, anchor, before, after, deadline)
    meaning = rule.resolve(match, context)
    if meaning is None:
        return None
    span = Span(start, end, parsed.written[start:end], role="when", by=rule.id)
    kind = _kind(meaning, before, deadline=deadline)
    timed = place.timed if kind in ("date", "deadline", "historical", "anniversary") else ()
    timed = tuple(i for i in timed if not _is_apart(parsed, phrase, i))
    return TimeMention(
        phrase.start, phrase.end, _time(meaning.days, span, meaning), kind, span, meaning.reason,
        tuple(Time(d.start.isoformat(), d.end.isoformat(), d.precision, True, span) for d in meaning.readings),
        meaning.conflict, timed,
    )  # fmt: skip


def _stripped(match: re.Match[str]) -> tuple[int, int]:
    words = match.group()
    start = match.start() + len(words) - len(words.lstrip())
    return start, match.end() - (len(words) - len(words.rstrip(" ,(")))


def _is_apart(parsed: Parsed, phrase: Phrase, index: int) -> bool:
    """Is the word in another paragraph, as under a dateline?"""
    first, last = (phrase[0], parsed.doc[index]) if phrase.start < index else (parsed.doc[index], phrase[0])
    return PARAGRAPH.search(parsed.text, first.idx, last.idx) is not None


def _kind(meaning: Meaning, before: str, *, deadline: bool) -> Kind:
    if meaning.kind != "date":
        return meaning.kind
    if deadline:
        return "deadline"
    return "since" if SINCE.search(before) else "date"


def _time(days: Days | None, span: Span, meaning: Meaning) -> Time | None:
    if days is None:
        return None
    return Time(days.start.isoformat(), days.end.isoformat(), days.precision, meaning.inferred, span)


def _anchor(doc: Doc, earlier: list[TimeMention], start: int, latest: date | None) -> Days | None:
    """The last date told in this sentence or the one before it; what is past does not count from a day to come."""
    for mention in reversed(earlier):
        if mention.value is None or mention.kind not in ("date", "deadline"):
            continue
        if latest is not None and mention.value.start > latest.isoformat():
            continue
        breaks = sum(1 for t in doc[mention.end : start] if t.is_sent_start)
        if breaks > 1:
            return None
        value = mention.value
        return Days(date.fromisoformat(value.start), date.fromisoformat(value.end), value.precision)
    return None


def _joined(parsed: Parsed, mentions: list[TimeMention]) -> tuple[TimeMention, ...]:
    """ "From … to …" and "between … and …" made one range."""
    out: list[TimeMention] = []
    for mention in mentions:
        last = out[-1] if out else None
        if last is not None and _is_range(parsed.text, last, mention):
            out[-1] = _range(parsed.written, last, mention)
        else:
            out.append(mention)
    return tuple(out)


def _is_range(text: str, first: TimeMention, second: TimeMention) -> bool:
    if first.value is None or second.value is None or first.kind == "historical":
        return False
    weekdays = first.span.by == second.span.by == "times.weekday"
    if first.value.start > second.value.end and not weekdays:
        return False
    if RANGE_GAP.fullmatch(text[first.span.end : second.span.start]) is None:
        return False
    gap = text[first.span.end : second.span.start].strip()
    led = RANGE_LEAD.search(text[max(0, first.span.start - 20) : first.span.start]) is not None
    return led or gap in ("-", "–", "—")


def _range(written: str, first: TimeMention, second: TimeMention) -> TimeMention:
    assert first.value is not None
    assert second.value is not None
    start, end = first.span.start, second.span.end
    span = Span(start, end, written[start:end], role="when", by="times.range")
    last = second.value.end
    if last < first.value.start:
        last = cal.weekday_not_before(date.fromisoformat(first.value.start), date.fromisoformat(last).weekday()).isoformat()
    value = Time(first.value.start, last, "range", first.value.inferred or second.value.inferred, span)
    return TimeMention(
        first.start, second.end, value, "date", span, conflict=first.conflict or second.conflict,
        timed=first.timed + tuple(i for i in second.timed if i not in first.timed),
    )  # fmt: skip


def time_of(predicate: Token, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """The time attached to this verb or event noun by syntax; a settled day before a month before an open one."""
    hung = [t for t in times if predicate.i in t.timed]
    width = {"day": 0, "week": 1, "range": 2, "month": 3, "quarter": 4, "year": 5}
    return min(
        hung,
        key=lambda t: (t.value is None, t.kind != "date", width[t.value.precision] if t.value else 9, abs(t.start - predicate.i)),
        default=None,
    )


def notation(value: Time | None) -> str:
    """A time in short: 2021-05-19, 2021-05, 2021, 2021-05-17/2021-05-23, or ? if it is not settled."""
    if value is None:
        return "?"
    length = {"day": 10, "month": 7, "year": 4}.get(value.precision)
    return value.start[:length] if length else f"{value.start}/{value.end}"
