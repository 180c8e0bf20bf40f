"""What do the reports of one act say together? Every report, the independent sources, each field's values, none averaged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from urllib.parse import urlsplit

from detente.ledger.drift import Drift, find_drift
from detente.ledger.grouping import Sets
from detente.ledger.values import differ, values_of

OWN_WORDS = 12  # Content words; two outlets do not find so many alike for one act by themselves.


@dataclass(frozen=True, slots=True)
class Report:
    """One record of a group: where it stands, and which set of copies its article belongs to."""

    record: str
    article: str
    outlet: str
    published: str | None
    copy_of: str


@dataclass(frozen=True, slots=True)
class Value:
    """What some of the reports say in one field, and who says so."""

    value: str
    outlets: tuple[str, ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field with all its values, the most reported first; what a report leaves open is not a value.

    `differs` if two values contradict each other, not if one only says it more exactly.
    """

    name: str
    values: tuple[Value, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What was reported of the status by a day: `day` is the reports' own."""

    day: str | None
    status: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Another wording of an utterance, with what it changes of the one that most sources have."""

    outlets: tuple[str, ...]
    records: tuple[str, ...]
    drift: Drift


@dataclass(frozen=True, slots=True)
class Group:
    """One act, meeting, utterance or promise in all its reports; `sources` counts those independent of each other."""

    kind: str
    id: str
    reports: tuple[Report, ...]
    sources: int
    fields: tuple[Field, ...]
    story: tuple[Step, ...]
    wordings: tuple[Wording, ...]

    @property
    def disputed(self) -> tuple[Field, ...]:
        """The fields in which the reports contradict each other."""
        return tuple(field for field in self.fields if field.differs)


@dataclass(frozen=True, slots=True)
class Telling:
    """A record without its place, the words of its passage and what both say in each field; `own` if no two outlets find such words."""

    record: Any
    words: str
    values: dict[str, str]
    own: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A report of a group, and what it tells."""

    report: Report
    told: Telling


def outlet_of(outlet: str | None, url: str | None, source: str) -> str:
    """How a report's outlet is called: by its name, else by the web host, else by the input it came from."""
    return outlet or (urlsplit(url).hostname if url else None) or source


def telling_of(record: Any, words: str) -> Telling:
    """What the record tells in these words."""
    return Telling(record, words, values_of(record, words), record.kind != "statement" and len(words.split()) >= OWN_WORDS)


def group_of(kind: str, group_id: str, members: Iterable[Member]) -> Group:
    """The group that these records make up."""
    ordered = sorted(members, key=lambda m: (m.report.published or "9999", m.report.outlet, m.report.article, m.report.record))
    fields = tuple(_fields(ordered))
    return Group(
        kind=kind,
        id=group_id,
        reports=tuple(member.report for member in ordered),
        sources=independent_sources(ordered),
        fields=fields,
        story=tuple(_story(ordered)),
        wordings=tuple(_wordings(ordered, fields)) if kind == "statement" else (),
    )


def independent_sources(members: Sequence[Member]) -> int:
    """Copies count once, an outlet counts once, and so do reports that tell an act in the same long sentence."""
    if len(members) == 1:
        return 1
    sets = Sets({member.report.article for member in members})
    first: dict[tuple[str, str], str] = {}
    for member in members:
        report = member.report
        marks = [("copy", report.copy_of), ("outlet", report.outlet)]
        if member.told.own:
            marks.append(("words", member.told.words))
        for mark in marks:
            one = first.setdefault(mark, report.article)
            if one != report.article:
                sets.join(report.article, one)
    return sets.count()


def _fields(members: Sequence[Member]) -> Iterable[Field]:
    found: dict[str, dict[str, list[Member]]] = {}
    for member in members:
        for name, value in member.told.values.items():
            found.setdefault(name, {}).setdefault(value, []).append(member)
    for name, values in found.items():
        counted = [(independent_sources(held) if len(values) > 1 else 1, value, held) for value, held in values.items()]
        counted.sort(key=lambda row: (-row[0], row[1]))
        firsts = [(held[0].told.record, value) for _, value, held in counted]
        differs = any(differ(name, a, b) for a, b in combinations(firsts, 2))
        yield Field(name, tuple(Value(value, _outlets(held), _records(held)) for _, value, held in counted), differs)


def _story(members: Sequence[Member]) -> Iterable[Step]:
    """The status by day of report, each time it is not what it was the day before."""
    days: dict[str | None, dict[str, list[Member]]] = {}
    for member in members:
        status = member.told.values.get("status")
        if status:
            day = member.report.published[:10] if member.report.published else None
            days.setdefault(day, {}).setdefault(status, []).append(member)
    before: set[str] = set()
    for day in sorted(days, key=lambda d: d or "9999"):
        for status, held in sorted(days[day].items()):
            if status not in before:
                yield Step(day, status, _outlets(held))
        before = set(days[day])


def _wordings(members: Sequence[Member], fields: Sequence[Field]) -> Iterable[Wording]:
    texts = next((field.values for field in fields if field.name == "words"), ())
    for other in texts[1:]:
        drift = find_drift(texts[0].value, other.value)
        if drift.changes:
            yield Wording(other.outlets, other.records, drift)


def _outlets(members: Iterable[Member]) -> tuple[str, ...]:
    return tuple(sorted({member.report.outlet for member in members}))


def _records(members: Iterable[Member]) -> tuple[str, ...]:
    return tuple(sorted({member.report.record for member in members}))
