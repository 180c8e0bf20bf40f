"""How does one record become one line? Fixed sentences filled from its fields, with the record as the line's note."""

from collections.abc import Iterable

from detente.brief.lines import Line, Note, Piece, fixed, quote, value
from detente.brief.quoting import shortened
from detente.model import Commitment, Condition, Doubt, Event, Meeting, Party, Position, Span, Statement, Time

FORMS = {
    "red_line": "red line", "conditional_threat": "threat", "conditional_offer": "offer",
    "conditional_rejection": "rejection", "warning": "warning",
}  # fmt: skip
UNNAMED = "an unnamed speaker"


def party(who: Party) -> list[Piece]:
    """A party as "Antony Blinken (Secretary of State, USA)"; an unnamed one by the words of the report."""
    if who.name is None:
        words = [quote(who.span.text)] if who.span is not None else [fixed(UNNAMED)]
        return [*words, *([fixed(" ("), value(who.state), fixed(")")] if who.state else [])]
    facts = [f for f in (who.role, who.state) if f and f != who.name]
    return [value(who.name), *([fixed(" ("), value(", ".join(facts)), fixed(")")] if facts else [])]


def people(parties: Iterable[Party]) -> list[Piece]:
    """Several parties, joined by "and"."""
    pieces: list[Piece] = []
    for who in parties:
        pieces += [*([fixed(" and ")] if pieces else []), *party(who)]
    return pieces


def when(time: Time | None) -> list[Piece]:
    """A time as ISO dates with the words it came from; what is not known says so."""
    if time is None:
        return [fixed("date not stated")]
    days = time.start if time.start == time.end else f"{time.start} to {time.end}"
    days = time.start[:7] if time.precision == "month" else time.start[:4] if time.precision == "year" else days
    words = [fixed(" (“"), quote(time.span.text), fixed("”)")] if time.span is not None else []
    return [value(days), *words, *([fixed(", inferred")] if time.inferred else [])]


def meeting(record: Meeting, notes: tuple[Note, ...]) -> Line:
    """Who meets whom, where, when and why."""
    pieces = [*people(record.participants), fixed(" · "), value(record.venue) if record.venue else fixed("place not stated")]
    pieces += [fixed(" · "), *when(record.when)]
    if record.occasion:
        pieces += [fixed(" · "), value(record.occasion)]
    if record.format:
        pieces += [fixed(f" · {record.format.replace('_', ' ')}")]
    return Line((*pieces, fixed(f" · {record.status}")), notes)


# Contents that are a noun, an infinitive or a phrase under the cue.
HANGING = frozenset({"report.object", "report.infinitive", "report.object-infinitive", "report.complement", "report.phrase", "report.noun"})


def said(record: Statement, notes: tuple[Note, ...]) -> Line:
    """Who said what and when, in the report's words; what is no sentence is told with the verb that it hangs on."""
    pieces = [*party(record.speaker), fixed(" · "), *when(record.when), fixed(": ")]
    if record.rule in HANGING and record.cue is not None:
        pieces += [fixed("“"), quote(record.cue.text), fixed("” ")]
    return Line((*pieces, *words_of(record.content)), notes)


def words_of(content: Iterable[Span]) -> list[Piece]:
    """The words of a record in quotation marks, shortened to whole clauses; the parts of a split quotation joined by dots."""
    first, *rest = content
    return [fixed("“"), quote(shortened(first.text)), fixed("” …" if rest else "”")]


def position(record: Position, notes: tuple[Note, ...]) -> Line:
    """A side's position in the report's words."""
    return Line((fixed(f"{record.stance}: “"), quote(shortened(record.content.text)), fixed("”, "), *when(record.when)), notes)


def condition(record: Condition, notes: tuple[Note, ...]) -> Line:
    """A red line, threat or offer with its grade."""
    pieces = [*party(record.actor), fixed(f" · {FORMS[record.form]}, grade "), value(record.grade), fixed(": ")]
    if record.condition is not None:
        pieces += [fixed("“"), quote(record.condition.text), fixed("”")]
    if record.consequence is not None:
        pieces += [fixed(" → “" if record.condition is not None else "“"), quote(record.consequence.text), fixed("”")]
    return Line(tuple(pieces), notes)


def commitment(record: Commitment, notes: tuple[Note, ...]) -> Line:
    """What falls due, for whom, and who set it."""
    pieces = [
        *when(record.due),
        fixed(f" · {record.form} · "),
        *party(record.actor),
        fixed(": “"),
        quote(shortened(record.what.text)),
        fixed("”"),
    ]
    if record.set_by is not None:
        pieces += [fixed(" · set by "), *party(record.set_by)]
    return Line(tuple(pieces), notes)


def act(record: Event, notes: tuple[Note, ...]) -> Line:
    """One act: its type and status, and the words that report it."""
    cue = next((s for s in record.spans if s.role == "cue"), record.spans[0])
    pieces = [
        *when(record.when),
        fixed(" · "),
        *people(record.source),
        fixed(" → "),
        *(people(record.target) or [fixed("target not stated")]),
    ]
    pieces += [fixed(" · "), value(record.type), fixed(f" ({record.status}): “"), quote(cue.text), fixed("”")]
    return Line(tuple(pieces), notes)


def wanted(record: Position, notes: tuple[Note, ...]) -> Line:
    """What the reports tell that a state wants."""
    return Line(
        (value(record.state), fixed(" · "), *when(record.when), fixed(": “"), quote(shortened(record.content.text)), fixed("”")), notes
    )


def link(record: Event, notes: tuple[Note, ...]) -> Line:
    """An act that answers another, with the words that say so."""
    words = [fixed(" · link stated: “"), quote(record.answers.text), fixed("”")] if record.answers is not None else []
    return Line((*act(record, notes).pieces, *words), notes)


def doubt(record: Doubt, notes: tuple[Note, ...]) -> Line:
    """A doubt's sentence, and the words on both sides."""
    pieces: list[Piece] = [value(record.note)]
    for span in record.spans:
        pieces += [fixed(" · “"), quote(span.text), fixed("”")]
    return Line(tuple(pieces), notes)
