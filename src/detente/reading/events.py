"""Who did what to whom? Turns the matches of the event rules into acts, one record an act."""

from collections.abc import Iterable
from typing import get_args

from detente.model import Event, EventType, Party, Span, Statement, Status, Time, identified
from detente.reading.act_context import with_context
from detente.reading.act_cut import cut_off, is_cut_off
from detente.reading.act_homes import LOCAL, with_sovereigns
from detente.reading.act_modes import mode_of
from detente.reading.act_mutual import is_reciprocal
from detente.reading.act_orders import is_only_told
from detente.reading.act_pairs import paired
from detente.reading.act_parties import RoleFinder, is_inferred
from detente.reading.act_rows import SPEAKING, Act, is_denial, joined, key, without_contents
from detente.reading.act_terms import is_of_past_term
from detente.reading.act_times import when_of
from detente.reading.act_words import answer_span, contexts_of, place_of_act
from detente.reading.entities import CONTEXT, INFERRED
from detente.reading.frames import Match
from detente.reading.grammar import PAST, RELATIVES, VERBS, base, child, is_passive
from detente.reading.needs import DEEDS, may_meet, meets
from detente.reading.no_acts import is_no_act
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.paths import light_verb
from detente.reading.status import status_of
from detente.relations.scales import intensity

POSSESSIVE = frozenset("its their his her our my your".split())
# Things whose deeds are somebody's: "a bomb killed", "a coup toppled", "a mob burned".
DOERS = DEEDS | {"revolution", "mob", "crowd"}
THINGS = frozenset({"it", "this", "that", "these", "those", "what", "which", "nothing", "everything", "something"})
# Acts that two parties do together: with several doers and no target they do it to each other.
SHARED = frozenset({"AGREE", "CONSULT", "COOPERATE"})
FIGHTING = frozenset({"fight", "clash", "battle", "trade", "exchange", "skirmish", "war", "fighting", "hostilities", "talks"})
CLOSING = frozenset({"”", '"', "’", "''"})
ASIDE = frozenset({"advcl", "relcl", "acl", "prep", "pobj", "pcomp", "appos", "nsubj", "parataxis"})
TYPES: dict[str, EventType] = {name: name for name in get_args(EventType)}


def find_events(page: Page, statements: Iterable[Statement] = ()) -> list[Event]:
    """All acts of the article in text order."""
    finder, known = RoleFinder(page), tuple(statements)
    pieces = cut_off(known)
    acts = []
    for matches in chosen(page):
        act = next((a for m in matches if (a := act_of(m, page, finder)) is not None), None)
        if act is not None and not is_cut_off(act, pieces):
            acts.append(act)
    acts = with_context(with_sovereigns(without_contents(acts), page), page)
    return [event_of(act, page, known) for act in paired(joined(acts, page), page)]


def chosen(page: Page) -> list[list[Match]]:
    """The matches of event rules by head word, longest wording first; a word inside a longer wording heads none."""
    by_head: dict[int, list[Match]] = {}
    for match in page.matches:
        if match.rule.record.startswith("event.") and not is_no_act(match, page):
            by_head.setdefault(match.head.i, []).append(match)
    for matches in by_head.values():
        matches.sort(key=lambda m: ("pledge" not in m.rule.filters.get("needs", ()), -len(m.words), -len(m.rule.filters)))
    return [by_head[i] for i in sorted(by_head)]


def act_of(match: Match, page: Page, finder: RoleFinder) -> Act | None:
    """A match as an act, or nothing: its rule needs more, it has no party, or it did not happen."""
    if not may_meet(match):
        return None
    sources = finder.fill(match, "source")
    if not sources and (is_said_by_nobody(match) or is_done_by_a_thing(match)):
        return None
    targets = finder.fill(match, "target", other=frozenset(p.state for p in sources if p.state and not is_inferred(p)))
    targets = others(targets, sources)
    if (
        not is_told_beside(match)
        and not is_told(targets, sources)
        and match.rule.roles.get("target")
        and not (len(sources) > 1 and is_mutual(match))
        and not is_denial(match.head)
    ):
        targets = finder.within(match, sources) or targets
    targets = targets or finder.struck(match)
    if (is_reciprocal(match.head) or is_exchange(match, targets)) and len({key(p) for p in sources}) > 1:
        targets, mutual = (), True
    else:
        mutual = not targets and len({key(p) for p in sources}) > 1 and is_mutual(match)
    if mutual:
        targets = tuple(in_role(p, "target") for p in sources)
    local = match.type in LOCAL and bool(targets)  # the place may still tell whose they are
    if not (local or is_known(sources, targets, crowd=match.type == "PROTEST")) or not meets(match, sources, targets):
        return None
    status = status_in(match, page)
    if status is None:
        return None
    if status in ("happened", "planned") and (is_asked(match.head) or is_only_told(match.head, sources, page)):
        status = "hypothetical"
    if status == "happened" and match.head.tag_ in PAST and any(is_of_past_term(p, page) for p in sources):
        status = "historical"
    return Act(match, sources, targets, status, when_of(match, page, status), mutual or match.type == "CONSULT")


def is_asked(word: Token) -> bool:
    """Is it the point of a question: "Has Chad asked for help?" What stands in a clause beside it is told: "now that Chad has asked, will you help?"."""
    if word.sent[-1].text != "?" and not (len(word.sent) > 1 and word.sent[-1].text in CLOSING and word.sent[-2].text == "?"):
        return False
    while word.head != word:
        if word.dep_ in ASIDE or word.pos_ == "NOUN":
            return False
        word = word.head
    return True


def is_said_by_nobody(match: Match) -> bool:
    """Is it an act of speech that no one is said to do, as "when asked" and "an attack blamed on rebels"? "Iran was warned" tells one."""
    return match.type in SPEAKING and child(match.head, "nsubjpass") is None


def is_done_by_a_thing(match: Match) -> bool:
    """Is a thing the subject of an active verb: "this set off a row", "the question hung over the talks"? "A coup toppled him" tells a deed."""
    head = match.head
    own = child(head, "nsubj") if head.pos_ in VERBS and not is_passive(head) else None
    if own is None or own.lower_ in RELATIVES or base(own) in DOERS:
        return False
    if any(path.startswith("subject") for path in match.rule.roles.get("target", ())):
        return False
    return own.pos_ == "NOUN" or own.lower_ in THINGS


def is_exchange(match: Match, targets: tuple[Party, ...]) -> bool:
    """Do the doers exchange people or things of no state that is told: "exchanged twelve prisoners"?"""
    return base(match.head) in ("exchange", "swap", "trade") and not any(p.state for p in targets)


def is_told(targets: tuple[Party, ...], sources: tuple[Party, ...]) -> bool:
    """Is it said to whom: to people of another state, or to others of the own one?"""
    own = {p.state for p in sources if p.state}
    names = {p.name for p in sources}
    return any(p.state not in own or not (p.name in names or is_own(p)) if p.state else p.name or p.sector for p in targets)


def is_own(party: Party) -> bool:
    """Is a party told as somebody's own, "its troops", or by the bare name of the state?"""
    if party.span is None:
        return True
    first = party.span.text.split()[0].lower()
    return first in POSSESSIVE or (party.span.by or "").startswith(("states", "demonyms"))


def is_mutual(match: Match) -> bool:
    """Do several doers without a target do it to each other?"""
    needs = match.rule.filters.get("needs", ())
    return match.type in SHARED or "mutual" in needs or any(t.lemma_ in FIGHTING for t in match.words)


def is_told_beside(match: Match) -> bool:
    """Does the wording itself tell whom it reaches or nobody, so that no name further on is meant: who meets, who resigns?"""
    return match.rule.record in ("event.CONSULT", "event.RETREAT.resign") or match.rule.id == "consult.delegation"


def others(targets: tuple[Party, ...], sources: tuple[Party, ...]) -> tuple[Party, ...]:
    """The targets without those who act themselves."""
    acting = {(p.name, p.state, p.sector) for p in sources}
    kept = tuple(p for p in targets if (p.name, p.state, p.sector) not in acting or p.name is None)
    own = {p.state for p in sources if p.state}
    if any(p.state and p.state not in own for p in kept):  # "the Latvian envoy and all his staff"
        kept = tuple(p for p in kept if p.state not in own or p.name or not is_own(p))
    return kept


def in_role(party: Party, role: str) -> Party:
    """The party with no span of its own in the role: the words are the doers'."""
    return Party(party.name, party.role, party.state, party.sector, None)


def status_in(match: Match, page: Page) -> Status | None:
    """The status of a match; a refusal is an act by its very "not"."""
    if {"refusal", "pledge", "future", "owed", "negated"} & set(match.rule.filters.get("needs", ())):
        return "happened"
    if "due" in match.rule.filters.get("needs", ()):
        return "planned"
    found = status_of(match.head, times=page.times, published=page.article.published)
    if found == "alleged" and match.type in SPEAKING:
        found = "happened"
    light = light_verb(match.head) if match.head.pos_ not in VERBS else None
    if found == "happened" and light is not None:
        return status_of(light, times=page.times, published=page.article.published)
    return found


def event_of(act: Act, page: Page, statements: tuple[Statement, ...]) -> Event:
    """The act as a record."""
    rule = act.match.rule
    mode = mode_of(act, page)
    start, end = act.match.cue
    cue = page.span(start, end, role="cue", by=rule.id)
    spans = [p.span for p in (*act.sources, *act.targets) if p.span is not None]
    near = dict.fromkeys((cue, *spans))
    answers = answer_span(act.head, page)
    statement = statement_of(act, cue, statements)
    return identified(
        Event(
            article=page.article.id, rule=rule.id, confidence=confidence_of(act), spans=in_order(near),
            source=act.sources, target=act.targets, type=TYPES[act.type], mode=mode,
            contexts=contexts_of(act.head, rule.values.get("contexts", ())), cameo=next(iter(rule.values.get("cameo", ())), None),
            status=act.status, when=told_when(act, statement), place=place_of_act(act.head, page, {t.i for t in act.match.words}),
            intensity=intensity(act.type, mode), undirected=act.undirected, statement=statement.id if statement is not None else None, answers=answers,
        )
    )  # fmt: skip


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans by where they stand, the wider first."""
    return tuple(sorted(spans, key=lambda s: (s.start, -s.end, s.role or "")))


def statement_of(act: Act, cue: Span, statements: tuple[Statement, ...]) -> Statement | None:
    """The statement that a speech act is: the one whose cue lies in the act's wording, else one of its doer that holds the wording."""
    if act.type not in SPEAKING:
        return None
    doers = {p.state for p in act.sources if p.state}
    holding = None
    for statement in statements:
        if statement.cue is not None and statement.cue.start < cue.end and cue.start < statement.cue.end:
            return statement
        if statement.speaker.state in doers and any(s.start <= cue.start and cue.end <= s.end for s in statement.content):
            holding = holding or statement
    return holding


def told_when(act: Act, statement: Statement | None) -> Time | None:
    """When an act was done; of a speech act without a day of its own when it was said."""
    if statement is None or statement.when is None or (act.when is not None and not act.when.inferred):
        return act.when
    return statement.when


def confidence_of(act: Act) -> float:
    """How often an act had type and parties right on the shared dev and digest articles (2026-11-24).

    Both sides told in its own words: 76 of 100; a side inferred: 19 of 31; one side unknown: 0 of 18, since it was mostly to be named.
    """
    if not act.sources or not act.targets:
        return 0.05
    inferred = any(p.span is None or p.span.by in (CONTEXT, INFERRED) for p in (*act.sources, *act.targets))
    return 0.61 if inferred else 0.76


def is_known(sources: tuple[Party, ...], targets: tuple[Party, ...], *, crowd: bool) -> bool:
    """Is a side known by state or name, or both by what they are?"""
    return any(p.state or p.name for p in sources + targets) or (any(p.sector for p in sources) and (bool(targets) or crowd))
