"""Which records belong in the brief of two parties, and in which order?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from detente.brief.lines import Note
from detente.model import Article, Commitment, Condition, Doubt, Event, Meeting, Party, Position, Record, Statement, Time

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All records of the reports with their articles, by kind, for one pair of parties."""

    articles: dict[str, Article]
    records: tuple[Record, ...]
    parties: tuple[str, ...]
    as_of: str | None

    def note(self, record: Record) -> Note:
        """The record with its article and words."""
        return Note(self.articles[record.article], record, record.spans)

    def meetings(self) -> list[Meeting]:
        """Meetings in which both parties take part, soonest first."""
        found = [r for r in self.records if isinstance(r, Meeting) and self.covers(r.participants)]
        return sorted(found, key=lambda r: (r.when.start if r.when else "9999", r.article, r.id))

    def commitments(self) -> list[Commitment]:
        """What binds one of the parties, by due date."""
        found = [r for r in self.records if isinstance(r, Commitment) and (self.has(r.actor) or self.has(r.set_by))]
        return sorted(found, key=lambda r: (r.due.start if r.due else "9999", r.article, r.id))

    def conditions(self) -> list[Condition]:
        """Red lines, threats and offers of the parties, the declared ones first."""
        found = [r for r in self.records if isinstance(r, Condition) and self.has(r.actor)]
        return sorted(found, key=lambda r: (r.actor.state or "", r.grade, self.day(r), r.id))

    def statements(self, state: str) -> list[Statement]:
        """What a party said, newest first."""
        found = [r for r in self.records if isinstance(r, Statement) and base(r.speaker.state) == state]
        return newest_first(found, self.day)

    def events(self, source: str, target: str) -> list[Event]:
        """What one party did to the other, newest first."""
        found = [r for r in self.records if isinstance(r, Event) and has_state(r.source, source) and has_state(r.target, target)]
        return newest_first(found, self.day)

    def positions(self) -> list[Position]:
        """What each party wants, by issue."""
        found = [r for r in self.records if isinstance(r, Position) and r.state in self.parties]
        return sorted(found, key=lambda r: (r.issue, r.state, self.day(r), r.id))

    def doubts(self) -> list[Doubt]:
        """All doubts, in order of article and place."""
        found = [r for r in self.records if isinstance(r, Doubt)]
        return sorted(found, key=lambda r: (self.articles[r.article].published or "", r.article, first_start(r), r.id))

    def past(self) -> list[Event]:
        """Acts between the parties' states that do not count as happening now."""
        found = [r for r in self.records if isinstance(r, Event) and r.status == "historical"]
        kept = [r for r in found if any(has_state((*r.source, *r.target), p) for p in self.parties)]
        return sorted(kept, key=lambda r: (self.day(r), r.article, r.id))

    def day(self, record: Record) -> str:
        """The record's own day, else its article's; for ordering only, never printed."""
        when: Time | None = getattr(record, "when", None) or getattr(record, "due", None)
        return when.start if when is not None else self.articles[record.article].published or ""

    def has(self, party: Party | None) -> bool:
        """Is it one of the two parties, or somebody of theirs?"""
        return party is not None and base(party.state) in self.parties

    def covers(self, people: Iterable[Party]) -> bool:
        """Are both parties among them?"""
        return set(self.parties) <= {base(p.state) for p in people}


def base(state: str | None) -> str | None:
    """The state of an organised party of that state: "RUS" of "RUS:hackers"."""
    return state.partition(":")[0] if state else None


def has_state(parties: Iterable[Party], state: str) -> bool:
    """Is one of them of that state?"""
    return any(base(p.state) == state for p in parties)


def newest_first(records: list[R], day: Callable[[Record], str]) -> list[R]:
    """Newest first; on one day in a fixed order."""
    return sorted(sorted(records, key=lambda r: (r.article, first_start(r), r.id)), key=day, reverse=True)


def first_start(record: Record) -> int:
    """Where the record's first words stand."""
    return min((s.start for s in record.spans), default=0)
