"""What does a record say in each field that reports may differ in? Who, whom, when, where, how many, in which words, what status."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from detente.ledger.stems import stem_of
from detente.ledger.whereabouts import one_place
from detente.model import Commitment, Event, Meeting, Party, Record, Statement, Time

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# Numbers of dates and hours are the field `when`; what is left counts something.
DATES = re.compile(rf"\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\b|\b(?:19|20)\d\d\b|\b\d{{1,2}}:\d\d\b")
HEAD_NOUN = re.compile(r" (?:of|for|to) ")
COUNT = re.compile(r"\b(\d+(?:[.,]\d+)*|[a-z]+)\b", re.IGNORECASE)


def values_of(record: Record, words: str) -> dict[str, str]:
    """The fields that the record fills; `words` is the passage it stands in."""
    if isinstance(record, Event):
        said = {"who": names(record.source), "whom": names(record.target), "where": record.place, "manner": record.mode}
        said |= {"when": days(record.when), "number": counts(words), "words": words, "status": record.status}
    elif isinstance(record, Meeting):
        said = {"who": names(record.participants), "where": record.venue, "manner": record.format, "when": days(record.when)}
        said |= {"words": words, "status": record.stage or record.status}
    elif isinstance(record, Statement):
        said = {"who": names([record.speaker]), "whom": names([record.addressee] if record.addressee else [])}
        said |= {"where": record.medium, "when": days(record.when), "words": words}
    elif isinstance(record, Commitment):
        said = {"who": names([record.actor]), "whom": names([record.set_by] if record.set_by else [])}
        said |= {"when": days(record.due), "number": counts(words), "words": words, "status": _due(record)}
    else:
        said = {}
    return {name: value for name, value in said.items() if value}


def differ(field: str, a: tuple[Record, str], b: tuple[Record, str]) -> bool:
    """Do two records, each with its value of the field, contradict each other there, or does one only say it more exactly?"""
    if field in ("who", "whom"):
        return _parties_differ(_parties(a[0], field), _parties(b[0], field))
    if field == "when":
        day, other = _time(a[0]), _time(b[0])
        return day is not None and other is not None and (day.end < other.start or other.end < day.start)
    one, two = a[1], b[1]
    if field == "where":
        return not one_place(one, two)
    if field == "number":
        ours, theirs = set(one.split(", ")), set(two.split(", "))
        return not ours <= theirs and not theirs <= ours
    return field == "manner" and one != two


def is_person(party: Party) -> bool:
    """Is the party one named person? "The ministers", the "presidents" of Kenya and states are not."""
    if party.span and party.span.by and party.span.by.startswith("people."):
        return True
    if not party.name or not party.role or party.name.lower().endswith(party.role.lower()):
        return False
    noun = HEAD_NOUN.split(party.role.lower())[0]
    return not (noun.endswith("s") and not noun.endswith(("ss", "affaires")))


def _parties(record: Record, field: str) -> Sequence[Party]:
    if isinstance(record, Event):
        return record.source if field == "who" else record.target
    if isinstance(record, Meeting):
        return record.participants
    if isinstance(record, Statement):
        one = record.speaker if field == "who" else record.addressee
    elif isinstance(record, Commitment):
        one = record.actor if field == "who" else record.set_by
    else:
        one = None
    return [one] if one else []


def _parties_differ(ours: Sequence[Party], theirs: Sequence[Party]) -> bool:
    """Other states, or other people of one state."""
    states = [{party.state for party in side if party.state} for side in (ours, theirs)]
    if states[0] and states[1] and not states[0] <= states[1] and not states[1] <= states[0]:
        return True
    for one in ours:
        rivals = [p for p in theirs if is_person(p) and p.state == one.state]
        if is_person(one) and rivals and all(_last(one) != _last(p) and fuzz.ratio(_last(one), _last(p)) < 80 for p in rivals):
            return True
    return False


def _last(party: Party) -> str:
    return (party.name or "").split()[-1].lower()


def _time(record: Record) -> Time | None:
    time = record.due if isinstance(record, Commitment) else getattr(record, "when", None)
    return time if isinstance(time, Time) and time.span is not None else None


def names(parties: Iterable[Party]) -> str | None:
    """The parties by name with their state."""
    found = sorted({_name(party) for party in parties})
    return ", ".join(found) or None


def days(time: Time | None) -> str | None:
    """The days that words of the report give; a day that only stands in for one is no value."""
    if time is None or time.span is None:
        return None
    return time.start if time.start == time.end else f"{time.start}/{time.end}"


def counts(words: str) -> str | None:
    """The numbers that count something, in digits."""
    found = [stem_of(match.group().lower()) for match in COUNT.finditer(DATES.sub(" ", words))]
    return ", ".join(number for number in found if number[0].isdigit()) or None


def _name(party: Party) -> str:
    name = party.name or (party.span.text if party.span else "unnamed")
    return f"{name} ({party.state})" if party.state and party.state != name else name


def _due(record: Commitment) -> str | None:
    when = days(record.due)
    return f"due {when}" if when else None
