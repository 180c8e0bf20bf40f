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
SELECT line.claim, line.line, place.grp, report.outlet, report.url, report.source, report.published
FROM current_event AS event
JOIN fold_member AS member ON member.reading = event.reading AND member.record = event.id
JOIN fold_line AS line USING (claim)
JOIN fold_claim AS place USING (claim)
JOIN article AS report ON report.reading = event.reading
WHERE event.status = 'happened' AND report.published IS NOT NULL
    AND event.type NOT IN {WORDS_ALONE}
    AND list_has_any([lower(coalesce(party.state, party.name)) FOR party IN event.source], ?::VARCHAR[])
ORDER BY report.published, event.id
"""


@dataclass(frozen=True, slots=True)
class Deed:
    """A report of an act that has happened: its words, the first day that it may have been done, and the act's group.

    `said` if words of the report give the day; else it follows from the day of the report.
    """

    words: frozenset[str]
    earliest: int
    said: bool
    group: str
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

    def first(self, task: frozenset[str], *, after: str, until: str | None) -> list[Deed]:
        """The first deed reported after that day, and by the other if one is given, that has enough words of the task.

        With it come the other reports of it that day; the list is empty if there is none.
        """
        shared = Counter(place for word in task for place in self._places.get(word, ()))
        needed = max(2, SHARED * len(task))
        found = [self._deeds[place] for place in sorted(shared) if shared[place] >= needed]
        found = [deed for deed in found if deed.published > after and (until is None or deed.published[:10] <= until)]
        return [deed for deed in found if deed.group == found[0].group and deed.published[:10] == found[0].published[:10]]


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
    deeds = done.first(task, after=group.reports[0].published or "", until=as_of)
    if deeds:
        # A deed whose day nobody gives may have been done long before it was reported.
        late = any(deed.said for deed in deeds) and all(deed.earliest > day_number(due) for deed in deeds if deed.said)
        outlets = tuple(sorted({deed.outlet for deed in deeds}))
        return replace(group, story=(*group.story, Step(deeds[0].published[:10], "met late" if late else "met", outlets)))
    if as_of is not None and as_of > due:
        return replace(group, story=(*group.story, Step(as_of, "passed", ())))
    return group


def find_deeds(connection: duckdb.DuckDBPyConnection, actors: Sequence[str], *, claims: dict[str, Claim]) -> list[Deed]:
    """What these actors have done, by the day of report; a deed dated after its own report is still to come. `claims` grows."""
    deeds = []
    for claim_id, line, grp, outlet, url, source, published in connection.execute(DEEDS, [list(actors)]).fetchall():
        if claim_id not in claims:
            claims[claim_id] = claim_of(claim_id, line)
        claim = claims[claim_id]
        if claim.days and claim.published is not None and claim.days.first <= claim.published and not claim.negated:
            days, teller = claim.days, outlet_of(outlet, url, source)
            deeds.append(Deed(frozenset(claim.words), days.first, days.said, grp, teller, published))
    return deeds


def _words(group: Group) -> list[str]:
    return [value.value for field in group.fields if field.name == "words" for value in field.values[:1]]
