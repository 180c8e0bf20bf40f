"""What is an article, a span, a time, a party and a record? The values that every room of the house passes on.

Meanings of fields are those of docs/records.md; every offset counts Unicode code points of the article's text, half open.
"""

import hashlib
import json
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, ClassVar, Literal, TypeVar

Status = Literal["happened", "planned", "alleged", "denied", "hypothetical", "historical"]
Precision = Literal["day", "week", "month", "quarter", "year", "range"]
Act = Literal[
    "say", "welcome", "support", "accuse", "concern", "deny", "reject",
    "request", "offer", "threaten", "warn", "regret", "commit", "claim",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip

Flag = Literal[
    "date_unknown", "republished", "encoding_guessed", "encoding_mixed", "replaced_characters", "odd_characters", "hidden_text",
    "deep_markup", "truncated", "pages_without_text", "teaser", "translated", "opinion", "satire", "sponsored",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Words of an article: `text` is the article's text from `start` to `end`; `by` is the rule or word-list entry that saw them."""

    start: int
    end: int
    text: str
    role: str | None = None
    by: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """An interval of days, both ends inclusive, as ISO dates; `inferred` if the text alone does not settle it."""

    start: str
    end: str
    precision: Precision
    inferred: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts, speaks or is acted upon: what is known is set, what is not is null; `span` keeps the words in the text."""

    name: str | None = None
    role: str | None = None
    state: str | None = None
    sector: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A report as it was given; `furniture` marks the lines that are the page's and not the report's, `flags` what to know before trusting it."""

    kind: ClassVar[str] = "article"
    source: str
    text: str
    id: str = ""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: Literal["given", "metadata", "text"] | None = None
    language: str | None = None
    sha256: str = ""
    furniture: tuple[Span, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An input that could not be read, and why."""

    kind: ClassVar[str] = "refused"
    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every claim carries: its article, the rule that built it, how likely it is right, and its words."""

    kind: ClassVar[str] = ""
    id: str = ""
    article: str
    rule: str
    confidence: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """A person, office, state, body or group of the article, with all its mentions in `spans`."""

    kind: ClassVar[str] = "actor"
    name: str | None
    role: str | None
    state: str | None
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """Who said what: one utterance in one passage; `content` holds its words without the quotation marks."""

    kind: ClassVar[str] = "statement"
    speaker: Party
    addressee: Party | None = None
    about: tuple[str, ...] = ()
    form: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...]
    cue: Span | None
    act: Act = "say"
    issues: tuple[str, ...] = ()
    when: Time | None = None
    medium: str | None = None
    embedded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Who did what to whom, as a PLOVER event; one record an act, not a mention."""

    kind: ClassVar[str] = "event"
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    status: Status
    when: Time | None = None
    place: str | None = None
    intensity: float | None = None
    undirected: bool = False
    statement: str | None = None
    answers: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """Who meets whom, where and when; phone and video calls count."""

    kind: ClassVar[str] = "meeting"
    participants: tuple[Party, ...]
    venue: str | None = None
    occasion: str | None = None
    format: Literal["in_person", "phone", "video", "multilateral"] | None = None
    status: Status
    stage: Literal["proposed", "scheduled", "held", "cancelled", "postponed"] | None = None
    when: Time | None = None
    host: Party | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """What somebody binds himself to, must do by a date, or has on the calendar."""

    kind: ClassVar[str] = "commitment"
    form: Literal["commitment", "deadline", "schedule"]
    actor: Party
    set_by: Party | None = None
    what: Span
    due: Time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Record):
    """A red line, threat, offer or warning; grade A declared as such, B condition with consequence, C read in."""

    kind: ClassVar[str] = "condition"
    form: Literal["red_line", "conditional_threat", "conditional_offer", "conditional_rejection", "warning"]
    actor: Party
    addressee: Party | None = None
    condition: Span | None = None
    consequence: Span | None = None
    grade: Literal["A", "B", "C"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """What a state wants on an issue, in its own words or in those that report it."""

    kind: ClassVar[str] = "position"
    state: str
    issue: str
    stance: Literal["for", "against", "wants", "offers", "refuses", "concerned", "open"]
    nature: Literal["cooperation", "conflict", "mixed"]
    content: Span
    when: Time | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt(Record):
    """What a careful reader would question, with the words on both sides; `note` is one fixed sentence filled from fields."""

    kind: ClassVar[str] = "doubt"
    form: Literal["contradiction", "misattribution", "wrong_title", "broken_quotation", "date_conflict", "negated_act", "other"]
    note: str


KINDS: dict[str, type] = {
    c.kind: c
    for c in (Article, Actor, Statement, Event, Meeting, Commitment, Condition, Position, Doubt, Refused)
}  # fmt: skip
R = TypeVar("R", bound=Record)


def to_json(value: Any) -> Any:
    """A record (or any value in it) as plain JSON values; a record opens with its `kind`, a span leaves out what it has not."""
    if isinstance(value, Span):
        plain = {"start": value.start, "end": value.end, "text": value.text}
        return plain | {n: v for n, v in (("role", value.role), ("by", value.by), ("why", value.why)) if v is not None}
    if value is None or isinstance(value, (str, float, int)):
        return value
    if isinstance(value, (tuple, list)):
        return [to_json(v) for v in value]
    kind = getattr(value, "kind", None)
    named = {name: to_json(getattr(value, name)) for name in names_of(value.__class__)}
    return {"kind": kind, **named} if kind else named


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields, in order."""
    return tuple(f.name for f in fields(kind))


def line_of(record: Any) -> str:
    """The record as one line of JSON."""
    return json.dumps(to_json(record), ensure_ascii=False)


def content_id(values: Any) -> str:
    """Sixteen hex digits that stand for the values, the same in every run and on every machine."""
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def identified(record: R) -> R:
    """The record with its id: a hash of all it says, its confidence left out."""
    plain = to_json(record)
    return replace(record, id=content_id({k: v for k, v in plain.items() if k not in ("id", "confidence")}))
