"""What is it about, and what does each state want? Names the issues of statements and finds the positions on them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc, Token

from detente.model import Event, Position, Span, Statement, identified
from detente.reading.page import Page
from detente.rulebook import Rule, written
from detente.words import Entry, Words

Stance = Literal["for", "against", "wants", "offers", "refuses", "concerned", "open"]
Nature = Literal["cooperation", "conflict", "mixed"]
STANCES: dict[str, Stance] = {
    "accuse": "against", "deny": "against", "threaten": "against", "reject": "refuses", "concern": "concerned", "warn": "concerned",
    "regret": "concerned", "request": "wants", "offer": "offers", "commit": "for", "welcome": "for", "support": "for",
}  # fmt: skip
FRIENDLY = frozenset({"offer", "commit", "welcome", "support"})
HOSTILE = frozenset({"accuse", "deny", "threaten", "reject", "concern", "warn", "regret", "request"})
# Words in a neutral statement that tell what is wanted, and those that tell whether it joins or divides.
WANTING = frozenset("want seek need must should prefer preference hope expect propose pursue aim".split())
AGAINST = frozenset("oppose condemn reject unacceptable illegal violate never sovereignty aggression attack invasion force blame".split())
JOINING = frozenset("cooperate cooperation work collaborate dialogue agree agreement extension together peace treaty".split())
MIXING = frozenset("relationship relation stable predictable resume propose discuss meet meeting talk negotiate".split())
LIMITING = frozenset("restriction sanction ban tariff close closing expel suspend block measure target necessity".split())
EXPELLING = frozenset({"expel", "expulsion", "recall", "diplomat", "ambassador"})
MAX_BACK = 2
MAX_OF_STATE = 10
MAX_OF_RELEASE = 2


@dataclass(frozen=True, slots=True)
class IssueHit:
    """An issue named in the text: its row and token range."""

    entry: Entry
    start: int
    end: int


@lru_cache(maxsize=4)
def issue_index(entries: tuple[Entry, ...]) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """The phrases of the list by their first word, longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in entries:
        words = tuple(entry.name.lower().replace("-", " - ").split())
        index.setdefault(words[0], []).append((words, entry))
    return {first: tuple(sorted(rows, key=lambda r: (-len(r[0]), r[1].id))) for first, rows in index.items()}


def find_issues(doc: Doc, words: Words) -> tuple[IssueHit, ...]:
    """All issues named in a text in its order; of two that overlap the longer holds."""
    index = issue_index(words.of("issues"))
    lower = [t.lower_ for t in doc]
    found: list[IssueHit] = []
    at = 0
    while at < len(lower):
        length = 1
        for phrase, entry in index.get(lower[at], ()):
            if tuple(lower[at : at + len(phrase)]) == phrase:
                length = max(length, len(phrase))
                if len(phrase) == length:
                    found.append(IssueHit(entry, at, at + length))
        at += length
    return tuple(found)


def named_in(hits: Iterable[IssueHit], doc: Doc, spans: Iterable[Span]) -> tuple[str, ...]:
    """The issues that are named within the spans, in text order."""
    ranges = [(s.start, s.end) for s in spans]
    inside = [h.entry.id for h in hits if any(s <= doc[h.start].idx < e for s, e in ranges)]
    return tuple(dict.fromkeys(inside))


def with_issues(statements: list[Statement], page: Page) -> list[Statement]:
    """The statements with the issues that their contents name, identified anew."""
    hits = find_issues(page.doc, page.words)
    return [identified(replace(s, issues=named_in(hits, page.doc, s.content))) for s in statements]


def find_positions(page: Page, statements: list[Statement], events: list[Event]) -> list[Position]:
    """What each state wants on each issue: one position a state and issue, the most outspoken statement first."""
    hits = find_issues(page.doc, page.words)
    best: dict[tuple[str, str], tuple[int, Position]] = {}
    for statement in statements:
        if statement.speaker.state is None or not statement.content:
            continue
        words = words_of(page, statement.content[0])
        weight = weight_of(statement, words)
        for state in statement.speaker.state.split("+"):
            for issue in issues_of(page, statement, hits):
                if weight > best.get((state, issue), (0,))[0]:
                    best[state, issue] = (weight, position_of(page, statement, state=state, issue=issue, words=words))
    kept = most_outspoken(list(best.values()))
    kept += positions_done(page, events, hits, kept)
    return sorted(kept, key=lambda p: (p.content.start, p.state, p.issue))


def most_outspoken(weighed: list[tuple[int, Position]]) -> list[Position]:
    """The positions of each state, of a release only its few weightiest: most of its sentences are courtesy."""
    kept: list[Position] = []
    for _, position in sorted(weighed, key=lambda w: (-w[0], w[1].content.start, w[1].issue)):
        same = sum(p.state == position.state for p in kept)
        if same < (MAX_OF_RELEASE if position.rule == "position.released" else MAX_OF_STATE):
            kept.append(position)
    return kept


def is_release(statement: Statement) -> bool:
    """Is it a sentence of a release, said by its author without a cue?"""
    return statement.rule.startswith("release.")


def issues_of(page: Page, statement: Statement, hits: tuple[IssueHit, ...]) -> tuple[str, ...]:
    """The issues of a statement: those its content names; of an outspoken one also the first named shortly before it."""
    if statement.issues:
        listed = len(statement.issues) > 2 and statement.act not in HOSTILE and not is_release(statement)
        return statement.issues if listed else statement.issues[:1]
    if is_release(statement) or (statement.act in ("say", "claim") and statement.form == "indirect"):
        return ()
    first = page.doc.char_span(statement.content[0].start, statement.content[0].end, alignment_mode="expand")
    if first is None:
        return ()
    earliest = sentence_before(first[0], MAX_BACK)
    before = [h for h in hits if earliest <= h.start < first.end]
    return (before[-1].entry.id,) if before else ()


def sentence_before(token: Token, count: int) -> int:
    """The first token of the sentence that stands so many before this one's."""
    start = token.sent.start
    for _ in range(count):
        start = token.doc[start - 1].sent.start if start > 0 else 0
    return start


def words_of(page: Page, span: Span) -> frozenset[str]:
    """The lemmas and lower-cased words of a span."""
    return words_of_tokens(page.doc.char_span(span.start, span.end, alignment_mode="expand") or ())


def words_of_tokens(tokens: Iterable[Token]) -> frozenset[str]:
    """The lemmas and lower-cased forms of words."""
    return frozenset(w for t in tokens for w in (t.lemma_.lower(), t.lower_))


def weight_of(statement: Statement, words: frozenset[str]) -> int:
    """How outspoken a statement is; nothing for one that neither wants nor judges."""
    outspoken = statement.act in STANCES or bool(words & (WANTING | AGAINST | JOINING | MIXING))
    if len(words) < 3 or not (outspoken or statement.form != "indirect"):
        return 0
    return 1 + 2 * (statement.act in STANCES) + bool(statement.issues) + (statement.form != "indirect")


def stance_of(act: str, words: frozenset[str]) -> Stance:
    """The stance that an act takes, of a neutral one that its words take."""
    if act in STANCES:
        return STANCES[act]
    if words & WANTING:
        return "wants"
    return "against" if words & AGAINST else "open"


def nature_of(act: str, words: frozenset[str]) -> Nature:
    """Does it join the states or divide them?"""
    if act == "commit" and words & LIMITING:
        return "conflict"
    if act in FRIENDLY or (act not in HOSTILE and words & JOINING):
        return "mixed" if words & MIXING else "cooperation"
    if act in ("say", "claim", "request") and words & MIXING:
        return "mixed"
    return "conflict"


def position_of(page: Page, statement: Statement, *, state: str, issue: str, words: frozenset[str]) -> Position:
    """The finished record."""
    content = replace(statement.content[0], role="content")
    return identified(
        Position(
            article=page.article.id, rule="position.released" if is_release(statement) else "position.said", confidence=0.4,
            spans=tuple(s for s in (statement.speaker.span, statement.cue, content) if s is not None),
            state=state, issue=issue, stance=stance_of(statement.act, words),
            nature=nature_of(statement.act, words), content=content, when=statement.when, statement=statement.id or None,
        )
    )  # fmt: skip


def positions_done(page: Page, events: list[Event], hits: tuple[IssueHit, ...], said: list[Position]) -> list[Position]:
    """What states show by what they do to others: measures taken and demands turned down."""
    found: list[Position] = []
    for event in events:
        state = event.source[0].state if event.source else None
        content = act_words(page, event)
        if state is None or content is None or event.type not in ("SANCTION", "REJECT") or event.status != "happened":
            continue
        issue = issue_of_act(page, event, hits)
        others = [p for p in (*said, *found) if p.state == state and (p.issue == issue or overlap(p.content, content))]
        if issue is None or others:
            continue
        stance: Stance = "against" if event.type == "SANCTION" else "refuses"
        spans = tuple(s for s in (event.source[0].span, content) if s is not None)
        found.append(
            identified(
                Position(
                    article=page.article.id, rule="position.done", confidence=0.5, spans=spans, state=state, issue=issue,
                    stance=stance, nature="conflict", content=content, when=event.when, statement=event.statement,
                )
            )
        )  # fmt: skip
    return found


def act_words(page: Page, event: Event) -> Span | None:
    """The words of an act up to the end of its target, if that follows in the same sentence."""
    cue = next((s for s in event.spans if s.role == "cue"), None)
    if cue is None:
        return None
    target = event.target[0].span if event.target else None
    end = cue.end
    if target is not None and cue.end < target.start < cue.end + 60 and "." not in page.text[cue.end : target.start]:
        end = target.end
    return page.chars(cue.start, end, role="content", by="position.done")


def issue_of_act(page: Page, event: Event, hits: tuple[IssueHit, ...]) -> str | None:
    """The first issue named in the act's sentence; envoys sent home are one of embassies, any other measure one of relations."""
    content = act_words(page, event)
    phrase = page.doc.char_span(content.start, content.end, alignment_mode="expand") if content is not None else None
    if phrase is None:
        return None
    if words_of_tokens(phrase) & EXPELLING:
        return "embassies"
    sent = phrase[0].sent
    named = [h.entry.id for h in hits if sent.start <= h.start < sent.end]
    return named[0] if named else "relations" if event.type == "SANCTION" else None


def overlap(one: Span, other: Span) -> bool:
    """Do two spans share a character?"""
    return one.start < other.end and other.start < one.end


RULES: tuple[Rule, ...] = (
    written(
        "position.released",
        says="the author of a release says what his state wants, refuses or fears on an issue",
        record="position",
        examples=["{speaker:Anna Holt}, Foreign Minister of Sweden\n\n{content:We urge Bulgaria to keep the ceasefire.}"],
        silent=["Anna Holt, Foreign Minister of Sweden\n\nWe urge Bulgaria to open the door."],
    ),
    written(
        "position.done",
        says="a state shows where it stands by a measure that it takes against another",
        record="position",
        examples=["{source:France} {content:expelled two diplomats} of Peru."],
        silent=["France invited two diplomats of Peru."],
    ),
    written(
        "position.said",
        says="a speaker for a state says what it wants, refuses or fears on an issue",
        record="position",
        examples=["{speaker:Norway} {cue:said} {content:it wants a lasting ceasefire in Sudan}."],
        silent=["Norway said the ceasefire had entered its second day.", "Norway said the weather was fine."],
    ),
)
