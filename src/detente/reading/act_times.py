"""When was an act done? The time told on it, that of the story around it, or the day of the report for what it tells as news."""

from dataclasses import replace
from datetime import date, timedelta

from detente.model import Status, Time
from detente.reading.act_rows import SPEAKING
from detente.reading.act_terms import remembered_year
from detente.reading.frames import Match
from detente.reading.grammar import PAST, VERBS, child, clause_of
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.paths import light_verb
from detente.reading.time_words import number_of
from detente.reading.times import WRITTEN_DAYS, TimeMention, published_day, time_of

# A day told at most this many words before an act is still the day of the story.
CARRY = 40
DAYS = {"day": 1, "week": 7}


def when_of(match: Match, page: Page, status: Status) -> Time | None:
    """When it was done: the time on the predicate or on the verb over it; the day of the report, marked, if it is told as news."""
    for token in (match.head, light_verb(match.head) if match.head.pos_ not in VERBS else by_what(match.head)):
        mention = time_of(token, page.times) if token is not None else None
        if mention is not None and is_gone_by(mention, match, page):
            continue
        if mention is not None and mention.value is not None and mention.kind != "since":
            return mention.value
        if mention is not None and mention.span.by in WRITTEN_DAYS and mention.kind == "date":
            return None  # A day was told, and it cannot be made out: the day of the report is not in its place.
    if status == "historical":
        return remembered_year(match.head, page)
    if status != "happened":
        return None
    if match.head.pos_ not in VERBS:
        over = clause_of(match.head)
        return day_of_report(page) if over.tag_ == "VBZ" and over.lemma_ != "follow" else None
    counted = days_before(match.head, page)
    if counted is not None:
        return counted
    if any(c.lower_ == "ago" for c in match.head.children):
        return None  # "months ago"
    told = match.head.dep_ == "ccomp" and match.head.head.tag_ in PAST
    if not told and any(c.lower_ == "had" and c.dep_ == "aux" for c in match.head.children):
        return None  # "had agreed" lies before the day that the story tells; "said that it had" is only how "has" is reported
    return told_before(match, page) or day_of_report(page)


def is_gone_by(mention: TimeMention, match: Match, page: Page) -> bool:
    """Is a month or year that is over told beside an act of speech in the present tense? "I thank Mali for its help in 2019" is said today."""
    day = published_day(page.article.published)
    value = mention.value
    if day is None or value is None or value.precision in ("day", "week", "range"):
        return False
    return match.type in SPEAKING and match.head.tag_ in ("VBP", "VBZ") and value.end < day.isoformat()


def told_before(match: Match, page: Page) -> Time | None:
    """The day that the words around an act in the past tense tell, marked as inferred: "met on Monday. They agreed"."""
    if match.head.tag_ not in PAST:
        return None
    day = published_day(page.article.published)
    found: Time | None = None
    for mention in page.times:
        if mention.start >= match.head.sent.end:
            break
        value = mention.value
        if value is None or mention.kind != "date" or value.precision != "day" or match.head.i - mention.start > CARRY:
            continue
        if day is None or value.end <= day.isoformat():
            found = value
    return replace(found, inferred=True) if found is not None else None


def day_of_report(page: Page) -> Time | None:
    """The day of the report, marked as inferred, for what it tells as news."""
    day = published_day(page.article.published)
    return Time(day.isoformat(), day.isoformat(), "day", True, None) if day is not None else None


def by_what(verb: Token) -> Token | None:
    """The verb that is done by this one: "responded on Monday by expelling two envoys"."""
    link = verb.head
    return link.head if verb.dep_ == "pcomp" and link.lower_ == "by" and link.head.pos_ in VERBS else None


def days_before(verb: Token, page: Page) -> Time | None:
    """The day of what the main verb came so many days after, marked as inferred: "expelled them on Friday, two days after shells hit the town"."""
    over = verb.head
    link = next((c for c in verb.children if c.lower_ == "after"), None)
    counted = (child(verb, "npadvmod") or child(link, "npadvmod")) if link is not None else None
    if verb.dep_ != "advcl" or counted is None or counted.lemma_ not in DAYS:
        return None
    mention = time_of(over, page.times)
    value = mention.value if mention is not None else None
    number = next((number_of(c.lower_) for c in counted.children if c.dep_ in ("nummod", "det")), None)
    if value is None or value.precision != "day" or number is None:
        return None
    day = (date.fromisoformat(value.start) - timedelta(days=number * DAYS[counted.lemma_])).isoformat()
    return replace(value, start=day, end=day, inferred=True)
