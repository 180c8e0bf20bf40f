"""Who meets whom, where and when? Joins the mentions of one meeting and writes a record for each."""

from dataclasses import dataclass, field, replace

from detente.model import Meeting, Party, Span, identified
from detente.reading.grammar import VERBS
from detente.reading.meeting_facts import find_format, find_host, find_number, find_occasion, find_venue
from detente.reading.meeting_mentions import Talk, find_talks
from detente.reading.meeting_stand import Stand, find_stand
from detente.reading.meeting_words import own_day
from detente.reading.page import Page
from detente.reading.times import TimeMention

# Right of all on 45 releases and 26 articles, read by hand; a rule seen fewer than five times stands lower than its count.
CONFIDENCE = {
    "meet.with": 0.9,
    "meet.call": 0.8,
    "meet.gather": 0.7,
    "meet.host": 0.7,
    "meet.talks": 0.75,
    "meet.call-noun": 0.8,
    "meet.visit": 0.7,
    "meet.travel": 0.6,
    "meet.beside": 0.6,
}
UNCOUNTED = 0.5  # a rule that the count has not seen
ENVOYS = frozenset("negotiators diplomats officials representatives delegations envoys".split())
NEARBY = 3  # sentences


@dataclass(slots=True)
class Group:
    """The mentions of one meeting, the first one told first; an echo ("the talks") names nobody and only adds facts."""

    talks: list[tuple[Talk, Stand]] = field(default_factory=list)
    echoes: list[Talk] = field(default_factory=list)
    day: TimeMention | None = None  # by which an echo names it: "Friday's session"

    @property
    def parties(self) -> tuple[Party, ...]:
        """The participants as the fullest mention names them."""
        return max(
            (t.parties for t, _ in self.talks), key=lambda ps: (sum(map(is_named, ps)), sum(p.name is not None for p in ps), len(ps))
        )

    @property
    def stand(self) -> Stand:
        """How it stands by the mention that says most; a plan called off keeps the day it was planned for."""
        best = max((s for _, s in self.talks), key=lambda s: (s.settled, is_dated(s), s.when is not None))
        plan = next((s.when for _, s in self.talks if not s.settled and s.when is not None), None)
        if best.when is None and best.stage == "held" and self.day is not None:
            return replace(best, when=self.day.value)
        return replace(best, when=plan or best.when) if best.stage == "cancelled" else best


def find_meetings(page: Page) -> list[Meeting]:
    """All meetings of the article in text order; calls and visits of one party to another count."""
    groups: list[Group] = []
    for talk in find_talks(page):
        if not talk.parties:
            if groups and not talk.again:
                groups[-1].echoes.append(talk)
                groups[-1].day = groups[-1].day or own_day(talk.head, page)
            if not groups or not (talk.again or talk.head.pos_ in VERBS) or not is_near(talk, groups[-1].talks[-1][0], page):
                continue
            talk = replace(talk, parties=groups[-1].parties)
        stand = find_stand(talk, page)
        if stand is None:
            continue
        group = next((g for g in reversed(groups) if is_same(g, talk, stand)), None)
        if group is None:
            group = Group()
            groups.append(group)
        group.talks.append((talk, stand))
    return [record_of(group, page) for group in groups if len(group.parties) > 1 or group.talks[0][0].body]


def is_same(group: Group, talk: Talk, stand: Stand) -> bool:
    """Does a mention mean the meeting of a group: the same parties, and no other day or outcome?"""
    day = group.stand.when is not None and stand.when is not None and overlap(group.stand, stand)
    if not same_parties(group.parties, talk.parties, same_day=day) or talk.again:
        return False
    summits = {t.head.lemma_ == "summit" for t, _ in group.talks} | {talk.head.lemma_ == "summit"}
    if len(summits) > 1 and any(p.role is not None and p.role.endswith("s") for p in (*group.parties, *talk.parties)):
        return False  # a summit is not the meeting of "diplomats" or "ministers"
    if "cancelled" in {group.stand.stage, stand.stage} and not (group.stand.settled and stand.settled):
        return True  # the day of the plan is not the day on which it was called off
    for _, other in group.talks:
        if is_dated(other) and is_dated(stand) and not overlap(other, stand):
            return False
    own = group.stand
    if {own.status, stand.status} == {"happened", "planned"} and own.settled and stand.settled:
        return own.when is not None and stand.when is not None
    return "historical" not in {own.status, stand.status} or own.status == stand.status


def is_dated(stand: Stand) -> bool:
    """Does the text tell its day? The day of the report, on which "X meets Y" is told, gives way to it."""
    return stand.when is not None and stand.when.span is not None


def overlap(one: Stand, other: Stand) -> bool:
    """Do the two intervals share a day?"""
    assert one.when is not None
    assert other.when is not None
    return one.when.start <= other.when.end and other.when.start <= one.when.end


def same_parties(some: tuple[Party, ...], others: tuple[Party, ...], *, same_day: bool) -> bool:
    """The same states, and nobody named who is not among the others where both name their persons; "negotiators" of one day may be anybody."""
    few, many = sorted((some, others), key=len)
    states = {p.state for p in few} == {p.state for p in many}
    if len(few) < 2 and not states:
        return False
    if same_day and states and (all(map(is_delegation, few)) or all(map(is_delegation, many))):
        return True
    return all(any(is_party(p, q) for q in many) for p in few) and (states or len(few) > 1)


def is_named(party: Party) -> bool:
    """Is it a person or body told by office, and no nameless delegation?"""
    return party.role is not None and not is_delegation(party)


def is_delegation(party: Party) -> bool:
    """Are they told only as people of a state who talk: "top negotiators"?"""
    return party.role is not None and party.role.lower().split()[-1] in ENVOYS


def is_party(one: Party, other: Party) -> bool:
    """May both mean the same party? A person of a state may stand for the state."""
    if one.role is None or other.role is None or one.name is None or other.name is None:
        return one.state == other.state and (one.name == other.name or one.role is None or other.role is None)
    return one.name.split()[-1] == other.name.split()[-1]


def record_of(group: Group, page: Page) -> Meeting:
    """The group as one record; its spans are those of the fullest mention and the settling words near it."""
    talk = max(
        (t for t, _ in group.talks),
        key=lambda t: (sum(map(is_named, t.parties)), sum(p.role is not None for p in t.parties), len(t.parties), -t.head.i),
    )
    stand = group.stand
    near = [t for t in (*(t for t, _ in group.talks), *group.echoes) if is_near(t, talk, page)]
    by_phone = find_format(group.parties, [t for t, _ in group.talks], None, page) == "phone"
    venue = next((v for t in [talk, *([] if by_phone else near)] if (v := find_venue(t, page)) is not None), None)
    occasions = list(dict.fromkeys(o for t in [talk, *near] if (o := find_occasion(t, page)) is not None))
    host = next((h for t in [talk, *near] if (h := find_host(t, page)) is not None), None)
    number = next((n for t in [talk, *near] if (n := find_number(t)) is not None), None)
    told = next((s.when for t, s in group.talks if t is talk and is_dated(s)), stand.when)
    when = stand.when if stand.stage == "cancelled" else told
    spans = [page.span(*talk.cue, role="cue", by=talk.rule), *(p.span for p in talk.parties if p.span is not None)]
    spans += [s for s in (venue, *occasions, when.span if when is not None else None) if s is not None]
    return identified(Meeting(
        article=page.article.id, rule=talk.rule, confidence=CONFIDENCE.get(talk.rule, UNCOUNTED), spans=in_reach(spans, talk, page),
        participants=tuple(group.parties), venue=venue.text if venue else None, occasion=", ".join(o.text for o in occasions) or None,
        format=find_format(group.parties, [t for t, _ in group.talks], venue, page), status=stand.status, stage=stand.stage, when=when,
        host=host, number=number,
    ))  # fmt: skip


def is_near(one: Talk, other: Talk, page: Page) -> bool:
    """Do two mentions stand within a few sentences of each other?"""
    first, last = sorted((one.head.i, other.head.i))
    return sum(1 for t in page.doc[first + 1 : last + 1] if t.is_sent_start) < NEARBY


def in_reach(spans: list[Span], talk: Talk, page: Page) -> tuple[Span, ...]:
    """The spans in the mention's own sentence and its neighbours, in text order, none twice and none crossing another."""
    sent = talk.head.sent
    low = page.doc[max(0, sent.start - 1)].sent.start_char
    high = page.doc[min(len(page.doc) - 1, sent.end)].sent.end_char
    kept: list[Span] = []
    for span in sorted(dict.fromkeys(s for s in spans if low <= s.start and s.end <= high), key=lambda s: (s.start, -s.end, s.role or "")):
        if not any(k.start < span.start < k.end < span.end for k in kept):
            kept.append(span)
    return tuple(kept)
