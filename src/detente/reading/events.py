"""Who did what to whom? Turns the matches of the event rules into acts, one record an act."""

from collections.abc import Iterable
from typing import get_args

from detente.model import Event, EventType, Party, Span, Statement, Status, Time, identified
from detente.reading.act_context import with_context
from detente.reading.act_cut import is_cut_off
from detente.reading.act_pairs import paired
from detente.reading.act_parties import RoleFinder
from detente.reading.act_rows import SPEAKING, Act, joined, key, without_contents
from detente.reading.act_words import answer_span, contexts_of, place_of_act
from detente.reading.frames import Match, light_verb
from detente.reading.grammar import VERBS
from detente.reading.needs import meets
from detente.reading.page import Page
from detente.reading.status import status_of
from detente.reading.times import WRITTEN_DAYS, published_day, time_of
from detente.relations.scales import intensity

# Acts that two parties do together: with several doers and no target they do it to each other.
SHARED = frozenset({"AGREE", "CONSULT", "COOPERATE"})
FIGHTING = frozenset({"fight", "clash", "battle", "trade", "exchange", "skirmish", "war", "fighting", "hostilities", "talks"})
TYPES: dict[str, EventType] = {name: name for name in get_args(EventType)}


def find_events(page: Page, statements: Iterable[Statement] = ()) -> list[Event]:
    """All acts of the article in text order."""
    finder, known = RoleFinder(page), tuple(statements)
    acts = []
    for matches in chosen(page):
        act = next((a for m in matches if (a := act_of(m, page, finder)) is not None), None)
        if act is not None and not is_cut_off(act, known):
            acts.append(act)
    return [event_of(act, page, known) for act in paired(joined(with_context(without_contents(acts), page), page), page)]


def chosen(page: Page) -> list[list[Match]]:
    """The matches of event rules by head word, longest wording first; a word inside a longer wording heads none."""
    by_head: dict[int, list[Match]] = {}
    for match in page.matches:
        if match.rule.record.startswith("event.") and not in_furniture(match, page):
            by_head.setdefault(match.head.i, []).append(match)
    for matches in by_head.values():
        matches.sort(key=lambda m: ("pledge" not in m.rule.filters.get("needs", ()), -len(m.words), -len(m.rule.filters)))
    return [by_head[i] for i in sorted(by_head)]


def in_furniture(match: Match, page: Page) -> bool:
    """Does it stand in a line that is the page's and not the report's?"""
    return any(f.start <= match.head.idx < f.end for f in page.layout.furniture)


def act_of(match: Match, page: Page, finder: RoleFinder) -> Act | None:
    """A match as an act, or nothing: its rule needs more, it has no party, or it did not happen."""
    sources = finder.fill(match, "source")
    targets = finder.fill(match, "target", other=frozenset(p.state for p in sources if p.state))
    targets = others(targets, sources)
    if not targets and match.rule.roles.get("target") and not (len(sources) > 1 and is_mutual(match)):
        targets = finder.within(match, sources)
    mutual = not targets and len({key(p) for p in sources}) > 1 and is_mutual(match)
    if mutual:
        targets = tuple(in_role(p, "target") for p in sources)
    if not is_known(sources, targets, crowd=kind_of(match) == "PROTEST") or not meets(match, sources, targets):
        return None
    status = status_in(match, page)
    if status is None:
        return None
    return Act(match, sources, targets, status, when_of(match, page, status), mutual or kind_of(match) == "CONSULT")


def kind_of(match: Match) -> str:
    """The PLOVER type of a match's rule."""
    return match.rule.record.split(".")[1]


def is_mutual(match: Match) -> bool:
    """Do several doers without a target do it to each other?"""
    needs = match.rule.filters.get("needs", ())
    return kind_of(match) in SHARED or "mutual" in needs or match.head.lemma_ in FIGHTING


def others(targets: tuple[Party, ...], sources: tuple[Party, ...]) -> tuple[Party, ...]:
    """The targets without those who act themselves."""
    acting = {(p.name, p.state, p.sector) for p in sources}
    return tuple(p for p in targets if (p.name, p.state, p.sector) not in acting or p.name is None)


def in_role(party: Party, role: str) -> Party:
    """The party with no span of its own in the role: the words are the doers'."""
    return Party(party.name, party.role, party.state, party.sector, None)


def status_in(match: Match, page: Page) -> Status | None:
    """The status of a match; a refusal is an act by its very "not"."""
    if {"refusal", "pledge"} & set(match.rule.filters.get("needs", ())):
        return "happened"
    found = status_of(match.head, times=page.times, published=page.article.published)
    if found == "alleged" and kind_of(match) in SPEAKING:
        found = "happened"
    light = light_verb(match.head) if match.head.pos_ not in VERBS else None
    if found == "happened" and light is not None:
        return status_of(light, times=page.times, published=page.article.published)
    return found


def when_of(match: Match, page: Page, status: Status) -> Time | None:
    """When it was done: the time on the predicate or on the verb over it; the day of the report, marked, if it is told as news."""
    for token in (match.head, light_verb(match.head) if match.head.pos_ not in VERBS else None):
        mention = time_of(token, page.times) if token is not None else None
        if mention is not None and mention.value is not None and mention.kind != "since":
            return mention.value
        if mention is not None and mention.span.by in WRITTEN_DAYS and mention.kind == "date":
            return None  # A day was told, and it cannot be made out: the day of the report is not in its place.
    day = published_day(page.article.published)
    if day is None or status != "happened" or match.head.pos_ not in VERBS:
        return None
    return Time(day.isoformat(), day.isoformat(), "day", True, None)


def event_of(act: Act, page: Page, statements: tuple[Statement, ...]) -> Event:
    """The act as a record."""
    rule = act.match.rule
    mode = rule.record.split(".")[2] if rule.record.count(".") > 1 else None
    start, end = act.match.cue
    cue = page.span(start, end, role="cue", by=rule.id)
    spans = [p.span for p in (*act.sources, *act.targets) if p.span is not None]
    near = dict.fromkeys((cue, *spans))
    answers = answer_span(act.head, page)
    return identified(
        Event(
            article=page.article.id, rule=rule.id, confidence=confidence_of(act), spans=in_order(near),
            source=act.sources, target=act.targets, type=TYPES[act.type], mode=mode,
            contexts=contexts_of(act.head, rule.values.get("contexts", ())), cameo=next(iter(rule.values.get("cameo", ())), None),
            status=act.status, when=act.when, place=place_of_act(act.head, page, {t.i for t in act.match.words}),
            intensity=intensity(act.type, mode), undirected=act.undirected, statement=statement_of(act, cue, statements), answers=answers,
        )
    )  # fmt: skip


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans by where they stand, the wider first."""
    return tuple(sorted(spans, key=lambda s: (s.start, -s.end, s.role or "")))


def statement_of(act: Act, cue: Span, statements: tuple[Statement, ...]) -> str | None:
    """The statement that a speech act is: the one whose cue lies in the act's wording."""
    if act.type not in SPEAKING:
        return None
    for statement in statements:
        if statement.cue is not None and statement.cue.start < cue.end and cue.start < statement.cue.end:
            return statement.id
    return None


def confidence_of(act: Act) -> float:
    """How often an act with both sides known had type and parties right on the shared dev and digest articles: 77 of 150 (2026-11-24).

    With one side known 1 of 37 had, since the other was mostly to be named.
    """
    return 0.51 if act.sources and act.targets else 0.05


def is_known(sources: tuple[Party, ...], targets: tuple[Party, ...], *, crowd: bool) -> bool:
    """Is a side known by state or name, or both by what they are?"""
    return any(p.state or p.name for p in sources + targets) or (any(p.sector for p in sources) and (bool(targets) or crowd))
