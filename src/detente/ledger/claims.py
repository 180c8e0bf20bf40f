"""What does a record claim, stripped of where it stands? Two records that claim the same in the same words are one claim.

A claim is one line of JSON that SQL makes from a record (`CLAIM_LINES`): parties, days, place and words. Wire copies yield
the same line, so that the work of folding grows with what is said and not with how often it is printed.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from detente.ledger.days import Days, days_of
from detente.ledger.offices import office_of
from detente.ledger.said import Said, said_of
from detente.ledger.stems import NEGATIONS, numbers_of, stem_of, stems

AFTER = 160  # Characters after a record's last span within which its sentence may end.
FOLDED = ("event", "meeting", "statement", "commitment")


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said, by whom or of whom, about which days; `hard` holds the names and numbers among the words.

    `deed` holds the words without the names, which the parties and the place stand for; all of them if nothing else is left.
    An utterance has no words here; it is compared by what it has `said`. `people` and `offices` begin with their state;
    a state is among the offices only if each of its people is told by one.
    """

    id: str
    kind: str
    what: str
    parties: frozenset[str]
    targets: frozenset[str]
    people: frozenset[str]
    offices: frozenset[str]
    speaker: str | None
    office: str | None
    days: Days | None
    published: int | None
    place: str | None
    form: str | None
    status: str | None
    words: tuple[str, ...]
    hard: frozenset[str]
    deed: frozenset[str]
    negated: bool
    said: Said


def claim_of(claim_id: str, line: str) -> Claim:
    """The claim that a line spells out."""
    row: dict[str, Any] = json.loads(line)
    words = tuple(stems(row["text"] or "")) if row["kind"] != "statement" else ()
    names = (NAME if row["kind"] in ("event", "meeting") else INNER_NAME).findall(row["text"] or "") if words else []
    content = frozenset(words)
    hard = content & (frozenset(stem_of(name.lower()) for name in names) | numbers_of(words))
    plain = frozenset(word for word in content if word not in hard or word[0].isdigit())
    days = days_of(row["start"], row["end"], said=row["said"], published=row["published"])
    reported = days_of(None, None, said=False, published=row["published"])
    return Claim(
        id=claim_id,
        kind=row["kind"],
        what=row["what"],
        parties=frozenset(row["parties"] or ()),
        targets=frozenset(row["targets"] or ()),
        people=frozenset(row["people"] or ()),
        offices=_offices_of(row.get("offices") or ()),
        speaker=row["speaker"],
        office=row["office"],
        days=days,
        published=reported.last if reported else None,
        place=row["place"],
        form=row["form"],
        status=row["status"],
        words=words,
        hard=hard,
        deed=plain or content,
        negated=any(word in NEGATIONS for word in words),
        said=said_of((row["text"] or "") if row["kind"] == "statement" else ""),
    )


def _offices_of(told: Iterable[str]) -> frozenset[str]:
    """Each state's offices, `ken head_of_state`; of a state one of whose people may hold any office, none."""
    found: dict[str, set[str | None]] = {}
    for one in told:
        state, _, role = one.partition(" ")
        found.setdefault(state, set()).add(office_of(role, state))
    return frozenset(f"{state} {office}" for state, offices in found.items() if None not in offices for office in offices)


# An act's passage opens with who acts. What is said opens with a capital for another reason.
NAME = re.compile(r"\b[A-Z\u00c0-\u00de][^\W\d_]+")
INNER_NAME = re.compile(r"(?<=[a-z,;] )[A-Z\u00c0-\u00de][^\W\d_]+")
PARTIES = "list_sort(list_distinct([lower(coalesce(p.state, p.name, p.span.text)) FOR p IN {list}]))"
# A person is named with an office or known by name; "the ministers" and the "presidents" of Kenya are not one.
HEAD_NOUN = "regexp_extract(lower(p.role), '^(.*?)(?: of | for | to |$)', 1)"
SEVERAL = f"(regexp_matches({HEAD_NOUN}, '[^s]s$') AND NOT suffix({HEAD_NOUN}, 'affaires'))"
PEOPLE = (
    "list_sort(list_distinct([lower(concat_ws(' ', p.state, regexp_extract(p.name, '[^ ]+$'))) FOR p IN {list} "
    "IF p.span.by LIKE 'people.%' OR (p.role IS NOT NULL AND p.name IS NOT NULL AND NOT suffix(lower(p.name), lower(p.role)) "
    f"AND NOT {SEVERAL})]))"
)
OFFICES = "list_sort(list_distinct([lower(concat(p.state, ' ', p.role)) FOR p IN {list} IF p.state IS NOT NULL]))"
# "Moscow said" names no person.
STATE = "(record.speaker.state IS NOT NULL AND record.speaker.role IS NULL AND record.speaker.sector IS NULL)"
# The passage is cut out of the text once: to find a place in a text the engine counts its characters from the first.
FIRST = "list_min([s.start FOR s IN record.spans])"
LENGTH = f'(list_max([s."end" FOR s IN record.spans]) - {FIRST})'
WINDOW = f"substring(report.text, {FIRST} + 1, {LENGTH} + {AFTER})"
# "Thank you" is said every day: what is short is the same claim only where the words around it are the same too.
BRIEF, BESIDE = 40, 60
CONTEXT = f"CASE WHEN {LENGTH} < {BRIEF} THEN substring(report.text, greatest({FIRST} - {BESIDE}, 0) + 1, {LENGTH} + 2 * {BESIDE}) END"
SENTENCE = "left(record.around, record.long) || regexp_extract(substring(record.around, record.long + 1), '^[^.!?\\n]*')"


def _line(kind: str, fields: dict[str, str]) -> str:
    columns = {
        "what": f"'{kind}'",
        "parties": "NULL",
        "targets": "NULL",
        "people": "NULL",
        "speaker": "NULL",
        "office": "NULL",
        "start": 'record."when".start',
        "end": 'record."when"."end"',
        "said": 'record."when".span IS NOT NULL',
        "published": "left(record.published, 10)",
        "place": "NULL",
        "form": "NULL",
        "status": "NULL",
        "text": SENTENCE,
        "context": "NULL",
    } | fields
    packed = ", ".join(f'"{name}" := {value}' for name, value in columns.items())
    return (
        f"SELECT record.id AS record, record.reading, to_json(struct_pack(kind := '{kind}', {packed}))::VARCHAR AS line "
        f"FROM (SELECT record.*, {WINDOW} AS around, {LENGTH} AS long, {CONTEXT} AS beside, report.published AS published "
        f"FROM {{view}}{kind} AS record JOIN article AS report ON report.reading = record.reading "
        "AND report.reading BETWEEN $low AND $high "
        "WHERE record.reading BETWEEN $low AND $high AND record.reading IN (SELECT reading FROM fresh)) AS record"
    )


BOTH_SIDES = "list_concat(record.source, record.target)"
# Of readings of which nobody has said anything the tables hold what the views `current_…` would, and are planned faster.
CLAIM_LINES = {
    "event": _line(
        "event",
        {
            "what": "record.type",
            "parties": PARTIES.format(list="record.source"),
            "targets": PARTIES.format(list="record.target"),
            "people": PEOPLE.format(list=BOTH_SIDES),
            "offices": f"CASE WHEN record.type = 'CONSULT' THEN {OFFICES.format(list=BOTH_SIDES)} END",
            "place": "record.place",
            "form": "record.mode",
            "status": "record.status",
        },
    ),
    "meeting": _line(
        "meeting",
        {
            "parties": PARTIES.format(list="record.participants"),
            "people": PEOPLE.format(list="record.participants"),
            "offices": OFFICES.format(list="record.participants"),
            "place": "record.venue",
            "form": "record.format",
            "status": "record.status",
        },
    ),
    "statement": _line(
        "statement",
        {
            "what": "record.form",
            "parties": PARTIES.format(list="[record.speaker]"),
            "speaker": f"CASE WHEN NOT {STATE} THEN coalesce((SELECT min(actor) FROM merged_name WHERE name = record.speaker.name), "
            "record.speaker.name) END",
            "office": "record.speaker.role",
            "form": "record.medium",
            "text": "array_to_string([s.text FOR s IN record.content], ' ')",
            "context": "record.beside",
        },
    ),
    "commitment": _line(
        "commitment",
        {
            "what": "record.form",
            "parties": PARTIES.format(list="[record.actor]"),
            "start": "record.due.start",
            "end": 'record.due."end"',
            "said": "record.due IS NOT NULL",
            "text": "record.what.text",
            "context": "record.beside",
        },
    ),
}
