"""What became of a deadline? Met if a later report has the actor do the thing, passed if the day is over and none has."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import duckdb

from detente.ledger.claims import Claim, claim_of
from detente.ledger.days import day_number
from detente.ledger.groups import Group, Step, outlet_of
from detente.ledger.stems import stems

# To promise, ask for, refuse or threaten a thing is not to do it.
WORDS_ALONE = ("AGREE", "REQUEST", "REJECT", "THREATEN")
SHARED = 0.5  # Of the task's content words, so many must stand in the report of the deed.
DEEDS = f"""
SELECT line.claim, line.line, event.id, report.outlet, report.url, report.source, report.published
FROM current_event AS event
JOIN fold_member AS member ON member.reading = event.reading AND member.record = event.id
JOIN fold_line AS line USING (claim)
JOIN article AS report ON report.reading = event.reading
WHERE event.status = 'happened' AND report.published IS NOT NULL
    AND event.type NOT IN {WORDS_ALONE}
    AND list_has_any([lower(coalesce(party.state, party.name)) FOR party IN event.source], ?::VARCHAR[])
ORDER BY report.published, event.id
"""


@dataclass(frozen=True, slots=True)
class Deed:
    """An act that has happened: its words, the first day it may have happened, and the report that tells of it."""

    words: frozenset[str]
    earliest: int
    outlet: str
    published: str


class Deeds:
    """What some actors have done, by the day of report, to be found by its words."""

    def __init__(self, deeds: Sequence[Deed]) -> None:
        """Remember at which places of the list each word stands."""
        self._deeds = deeds
        self._places: dict[str, list[int]] = {}
        for place, deed in enumerate(deeds):
            for word in deed.words:
                self._places.setdefault(word, []).append(place)

    def first(self, task: frozenset[str], *, after: str, until: str | None) -> Deed | None:
        """The first deed reported after that day, and by the other if one is given, that has enough words of the task."""
        shared = Counter(place for word in task for place in self._places.get(word, ()))
        needed = max(2, SHARED * len(task))
        for place in sorted(place for place, count in shared.items() if count >= needed):
            deed = self._deeds[place]
            if deed.published > after and (until is None or deed.published[:10] <= until):
                return deed
        return None


def with_outcomes(
    connection: duckdb.DuckDBPyConnection, groups: Iterable[Group], *, actors: dict[str, Sequence[str]], as_of: str | None
) -> list[Group]:
    """The groups with `met`, `met late` or `passed` at the end of their stories; `actors` are the keys of each group's actors."""
    done: dict[tuple[str, ...], Deeds] = {}  # A few actors promise most; what each has done is looked up once.
    claims: dict[str, Claim] = {}
    found = []
    for group in groups:
        due = _due(group)
        if due is not None:
            whose = tuple(actors[group.id])
            if whose not in done:
                done[whose] = Deeds(find_deeds(connection, whose, claims=claims))
            group = _with_outcome(group, due=due, done=done[whose], as_of=as_of)
        found.append(group)
    return found


def _due(group: Group) -> str | None:
    """The last day of the deadline, as it was moved last."""
    due = [step.status.removeprefix("due ").split("/")[-1] for step in group.story if step.status.startswith("due ")]
    return due[-1] if due and group.reports[0].published is not None else None


def _with_outcome(group: Group, *, due: str, done: Deeds, as_of: str | None) -> Group:
    task = frozenset(word for value in _words(group) for word in stems(value))
    deed = done.first(task, after=group.reports[0].published or "", until=as_of)
    if deed is not None:
        met = "met" if deed.earliest <= day_number(due) else "met late"
        return replace(group, story=(*group.story, Step(deed.published[:10], met, (deed.outlet,))))
    if as_of is not None and as_of > due:
        return replace(group, story=(*group.story, Step(as_of, "passed", ())))
    return group


def find_deeds(connection: duckdb.DuckDBPyConnection, actors: Sequence[str], *, claims: dict[str, Claim]) -> list[Deed]:
    """What these actors have done, by the day of report; a deed dated after its own report is still to come. `claims` grows."""
    deeds = []
    for claim_id, line, _, outlet, url, source, published in connection.execute(DEEDS, [list(actors)]).fetchall():
        if claim_id not in claims:
            claims[claim_id] = claim_of(claim_id, line)
        claim = claims[claim_id]
        if claim.days and claim.published is not None and claim.days.first <= claim.published and not claim.negated:
            deeds.append(Deed(frozenset(claim.words), claim.days.first, outlet_of(outlet, url, source), published))
    return deeds


def _words(group: Group) -> list[str]:
    return [value.value for field in group.fields if field.name == "words" for value in field.values[:1]]
