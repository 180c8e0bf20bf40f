"""What became of a deadline? Met if a later report has the actor do the thing, passed if the day is over and none has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import duckdb

from detente.ledger.claims import claim_of
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


def with_outcomes(
    connection: duckdb.DuckDBPyConnection, groups: Iterable[Group], *, actors: dict[str, Sequence[str]], as_of: str | None
) -> list[Group]:
    """The groups with `met`, `met late` or `passed` at the end of their stories; `actors` are the keys of each group's actors."""
    done: dict[tuple[str, ...], list[Deed]] = {}  # A few actors promise most; what each has done is looked up once.
    return [_with_outcome(connection, group, done=done, actors=tuple(actors[group.id]), as_of=as_of) for group in groups]


def _with_outcome(
    connection: duckdb.DuckDBPyConnection,
    group: Group,
    *,
    done: dict[tuple[str, ...], list[Deed]],
    actors: tuple[str, ...],
    as_of: str | None,
) -> Group:
    due = [step.status.removeprefix("due ").split("/")[-1] for step in group.story if step.status.startswith("due ")]
    if not due or group.reports[0].published is None:
        return group
    last = due[-1]
    task = frozenset(word for value in _words(group) for word in stems(value))
    if actors not in done:
        done[actors] = find_deeds(connection, actors)
    for deed in done[actors]:
        if deed.published <= group.reports[0].published or (as_of is not None and deed.published[:10] > as_of):
            continue
        if len(task & deed.words) >= max(2, SHARED * len(task)):
            met = "met" if deed.earliest <= day_number(last) else "met late"
            return replace(group, story=(*group.story, Step(deed.published[:10], met, (deed.outlet,))))
    if as_of is not None and as_of > last:
        return replace(group, story=(*group.story, Step(as_of, "passed", ())))
    return group


def find_deeds(connection: duckdb.DuckDBPyConnection, actors: Sequence[str]) -> list[Deed]:
    """What these actors have done, by the day of report; a deed dated after its own report is still to come."""
    deeds = []
    for claim_id, line, _, outlet, url, source, published in connection.execute(DEEDS, [list(actors)]).fetchall():
        claim = claim_of(claim_id, line)
        if claim.days and claim.published is not None and claim.days.first <= claim.published and not claim.negated:
            deeds.append(Deed(frozenset(claim.words), claim.days.first, outlet_of(outlet, url, source), published))
    return deeds


def _words(group: Group) -> list[str]:
    return [value.value for field in group.fields if field.name == "words" for value in field.values[:1]]
