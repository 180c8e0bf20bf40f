"""What does the brief say? Chooses the records of two parties and writes the sections of the card and the positions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from detente.brief import wording
from detente.brief.gate import check_brief
from detente.brief.lines import Brief, Line, Note, Piece, Row, Section, count, fixed, quote
from detente.brief.select import Evidence, base
from detente.brief.wants import unsaid, wanting
from detente.model import Article, Commitment, Condition, Event, Meeting, Position, Record, Refused, Span, Statement, content_id

R = TypeVar("R", bound=Record)
# Statements on the card for each side, and acts; the rest stays in the ledger.
SAID, ACTS = 6, 3
CURRENT = ("happened", "planned")
FEWEST = 4  # words of a statement on the card


def compose(
    articles: Sequence[Article],
    records: Iterable[Record],
    *,
    parties: tuple[str, str],
    refused: Sequence[Refused] = (),
    as_of: str | None = None,
    labels: dict[str, str] | None = None,
) -> Brief:
    """The brief of two parties from their reports; BriefError if a line says more than its evidence."""
    ordered = sorted(articles, key=lambda a: (a.published or "", a.id))
    days = [a.published for a in ordered if a.published]
    day = as_of or (max(days) if days else None)
    evidence = Evidence({a.id: a for a in ordered}, tuple(records), parties, day)
    run = content_id(sorted([a.id for a in ordered] + [r.id for r in evidence.records]))
    sections = (
        meetings(evidence), latest(evidence), wants(evidence), red_lines(evidence), clock(evidence),
        Section("Our objectives, points to make, press line", (Line((fixed("[blank]"),)),)),
        positions(evidence), acts(evidence), chain(evidence), past(evidence), doubts(evidence), missing(evidence, refused),
    )  # fmt: skip
    brief = Brief(parties, day, sections, tuple(ordered), tuple(refused), run, labels or {})
    check_brief(brief)
    return brief


def meetings(evidence: Evidence) -> Section:
    """Section 1: the next meeting of the two, what follows it, and the last one held."""
    groups = grouped([m for m in evidence.meetings() if m.status != "historical"], meeting_key, evidence)
    lines = [wording.meeting(record, notes) for record, notes in groups]
    return Section("Meetings", tuple(lines) or (nothing(evidence),))


def meeting_key(record: Meeting) -> object:
    """Reports of one meeting share its day and the states that meet; without a day also the people."""
    states = sorted({base(p.state) or "" for p in record.participants})
    people = sorted({p.name.split()[-1] for p in record.participants if p.name})
    return (states, record.when.start if record.when else None, None if record.when else people)


def latest(evidence: Evidence) -> Section:
    """Section 2: the latest words of each side, and the nearest deadline."""
    lines = []
    for state in evidence.parties:
        said = last_words(evidence, state)
        lines.append(wording.said(said, (evidence.note(said),)) if said is not None else nothing(evidence, of=state))
    due = [c for c in evidence.commitments() if c.due is not None and (evidence.as_of or "") <= c.due.end]
    lines += [wording.commitment(due[0], (evidence.note(due[0]),))] if due else [Line((fixed("no deadline ahead in these reports"),))]
    return Section("In three lines", tuple(lines))


def last_words(evidence: Evidence, state: str) -> Statement | None:
    """The statement of a side of its latest day that sets a condition, cut to it, else its last one; dated before undated."""
    found = sorted((s for s in evidence.statements(state) if says_enough(s)), key=lambda s: s.when is None)
    day = evidence.day(found[0]) if found else ""
    for said in found:
        if evidence.day(said) != day or (said.when is None) != (found[0].when is None):
            continue
        for line in (c for c in evidence.conditions() if c.article == said.article and c.grade != "C" and c.condition and c.consequence):
            part = within(said, line)
            if part is not None:
                return replace(said, content=(part,))
    return found[0] if found else None


def within(said: Statement, line: Condition) -> Span | None:
    """The words of a statement from a condition to its consequence."""
    assert line.condition is not None
    assert line.consequence is not None
    start, end = min(line.condition.start, line.consequence.start), max(line.condition.end, line.consequence.end)
    whole = next((c for c in said.content if c.start <= start and end <= c.end), None)
    return replace(whole, start=start, end=end, text=whole.text[start - whole.start : end - whole.start]) if whole is not None else None


def wants(evidence: Evidence) -> Section:
    """Section 4: what each side said it wants, newest first, in its own words, and what the reports tell that it wants."""
    lines = []
    fuller = {p.statement: p for p in evidence.positions() if p.statement is not None}
    for state in evidence.parties:
        said = wanting(s for s in evidence.statements(state) if says_enough(s))
        told = unsaid([p for p in evidence.positions() if p.state == state], said)
        lines += [said_fully(record, notes, fuller.get(record.id), evidence) for record, notes in grouped(said, said_key, evidence)[:SAID]]
        lines += [wording.wanted(record, notes) for record, notes in grouped(told, lambda p: p.content.text, evidence)[: SAID // 2]]
    return Section("They want", tuple(lines) or (nothing(evidence),))


def said_fully(record: Statement, notes: tuple[Note, ...], position: Position | None, evidence: Evidence) -> Line:
    """What was said; of "rejected calls" with the words of the position that say which calls."""
    if record.form != "indirect" or position is None or len(position.content.text) <= len(record.content[0].text):
        return wording.said(record, notes)
    return wording.said(replace(record, content=(position.content,)), (*notes, evidence.note(position)))


def says_enough(record: Statement) -> bool:
    """Can it stand alone: a few words at least, of which "this account" and "local staff" have too few?"""
    return sum(len(span.text.split()) for span in record.content) >= FEWEST


def said_key(record: Statement) -> object:
    """One utterance in several reports: the same speaker and the same opening words."""
    return (record.speaker.name, record.content[0].text.lower().strip(" .,")[:60])


def red_lines(evidence: Evidence) -> Section:
    """Section 6: conditions of grade A and B; what is only read in stays off the card."""
    declared = [c for c in evidence.conditions() if c.grade in ("A", "B")]
    lines = [wording.condition(record, notes) for record, notes in grouped(declared, condition_key, evidence)]
    return Section("Red lines and conditions", tuple(lines) or (nothing(evidence),))


def condition_key(record: Condition) -> object:
    """One condition in several reports: the same state and the same words."""
    words = (record.condition or record.consequence or record.spans[0]).text.lower()
    return (record.actor.state, words[:60])


def clock(evidence: Evidence) -> Section:
    """Section 7: meetings to come and what falls due, by day."""
    dated: list[tuple[str, Line]] = []
    for meet, notes in grouped([m for m in evidence.meetings() if m.when and m.status == "planned"], meeting_key, evidence):
        assert meet.when is not None
        pieces = (*wording.when(meet.when), fixed(" · meeting of "), *wording.people(meet.participants))
        dated.append((meet.when.start, Line(pieces, notes)))
    for due, notes in grouped([c for c in evidence.commitments() if c.due], due_key, evidence):
        assert due.due is not None
        dated.append((due.due.start, wording.commitment(due, notes)))
    lines = [line for _, line in sorted(dated, key=lambda pair: pair[0])]
    return Section("Clock", tuple(lines) or (nothing(evidence),))


def due_key(record: Commitment) -> object:
    """One deadline in several reports: the same day and the same state."""
    return (record.due.end if record.due else None, record.actor.state, record.form)


def positions(evidence: Evidence) -> Section:
    """Page 2: issue by side, in the reports' words, and whether the issue joins or parts them."""
    table: dict[str, list[Position]] = {}
    for record in evidence.positions():
        table.setdefault(record.issue, []).append(record)
    rows = []
    for issue, found in sorted(table.items()):
        sides = [tuple(wording.position(p, (evidence.note(p),)) for p in found if p.state == state) for state in evidence.parties]
        natures = {p.nature for p in found}
        nature = natures.pop() if len(natures) == 1 else "mixed"
        cells = (*(side or (Line((fixed("nothing found"),)),) for side in sides), (Line((fixed(nature),)),))
        rows.append(Row(issue.replace("_", " "), cells))
    return Section("Positions", () if rows else (nothing(evidence),), ("issue", *evidence.parties, "nature"), tuple(rows))


def acts(evidence: Evidence) -> Section:
    """The latest acts of each side towards the other that happened or are planned."""
    a, b = evidence.parties
    shown: dict[str, Event] = {}
    for source, target in ((a, b), (b, a)):
        current = [e for e in evidence.events(source, target) if e.status in CURRENT and e.id not in shown]
        shown |= {e.id: e for e in sorted(current, key=lambda e: e.when is None)[:ACTS]}
    lines = [wording.act(record, (evidence.note(record),)) for record in shown.values()]
    return Section("Latest acts", tuple(lines) or (nothing(evidence),))


def chain(evidence: Evidence) -> Section:
    """Acts between the two of which the reports say that they answer another, with the words that say so."""
    a, b = evidence.parties
    linked = {e.id: e for pair in ((a, b), (b, a)) for e in evidence.events(*pair) if e.answers is not None and e.status in CURRENT}
    lines = [wording.link(record, (evidence.note(record),)) for record in linked.values()]
    return Section("Chain", tuple(lines) or (nothing(evidence),))


def past(evidence: Evidence) -> Section:
    """What the reports mention and what does not count as happening now."""
    lines = [wording.act(record, (evidence.note(record),)) for record in evidence.past()]
    return Section("Does not count as happening now", tuple(lines) or (nothing(evidence),))


def doubts(evidence: Evidence) -> Section:
    """What a careful reader would question."""
    lines = [wording.doubt(record, (evidence.note(record),)) for record in evidence.doubts()]
    return Section("Doubts", tuple(lines) or (nothing(evidence),))


def missing(evidence: Evidence, refused: Sequence[Refused]) -> Section:
    """What is missing: lines left out as furniture, inputs refused, reports without a date."""
    lines = []
    for article in evidence.articles.values():
        note = Note(
            article,
            Record(id="furniture", article=article.id, rule="furniture", confidence=1.0, spans=article.furniture),
            article.furniture,
        )
        for span in article.furniture:
            lines.append(Line((fixed("left out as page furniture: “"), quote(span.text), fixed("”")), (note,)))
        if article.published is None:
            lines.append(Line((fixed("a report without a publication date: its weekdays are not settled"),), (note,)))
    if refused:
        lines.append(Line((fixed("inputs refused: "), count(str(len(refused))))))
    return Section("Left out and missing", tuple(lines) or (nothing(evidence),))


def nothing(evidence: Evidence, *, of: str | None = None) -> Line:
    """The line that says that nothing was found, and in how much."""
    side: list[Piece] = [fixed(" of "), count(of)] if of is not None else []
    number = len(evidence.articles)
    reports = [fixed(" in "), count(str(number)), fixed(" report" if number == 1 else " reports")]
    days = sorted(a.published for a in evidence.articles.values() if a.published)
    span = [fixed(", "), count(days[0]), fixed(" to "), count(days[-1])] if days else []
    return Line((fixed("nothing found"), *side, *reports, *span))


def grouped(records: Iterable[R], key: Callable[[R], object], evidence: Evidence) -> list[tuple[R, tuple[Note, ...]]]:
    """Records of one thing under the fullest of them, with the notes of all; the order of the first of each is kept."""
    groups: dict[str, list[R]] = {}
    for record in records:
        groups.setdefault(repr(key(record)), []).append(record)
    out = []
    for members in groups.values():
        best = max(members, key=lambda r: (r.confidence, len(r.spans), r.id))
        rest = [m for m in members if m is not best]
        out.append((best, (evidence.note(best), *(evidence.note(m) for m in rest))))
    return out
