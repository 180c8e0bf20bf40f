"""What is it about, and what does each state want? Names the issues of statements and finds the positions on them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc, Token

from detente.model import Event, Position, Span, Statement, identified
from detente.reading.commitment_words import extent
from detente.reading.page import Page
from detente.rulebook import Rule, written
from detente.words import Entry, Words

Stance = Literal["for", "against", "wants", "offers", "refuses", "concerned", "open"]
Nature = Literal["cooperation", "conflict", "mixed"]
STANCES: dict[str, Stance] = {
    "accuse": "against", "deny": "against", "threaten": "against", "reject": "refuses", "concern": "concerned", "warn": "concerned",
    "regret": "concerned", "request": "wants", "offer": "offers", "commit": "for", "welcome": "for", "support": "for",
}  # fmt: skip
DEEDS: dict[str, tuple[Stance, Nature]] = {
    "SANCTION": ("against", "conflict"), "REJECT": ("refuses", "conflict"), "AGREE": ("for", "cooperation"),
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
UNLISTED = frozenset({"request", "reject", "deny", "threaten"})
SIDE_CLAUSE = frozenset({"while", "although", "though", "as", "despite"})
COURTESY = frozenset({"support", "welcome"})
MANY = 3  # states: a statement of so many speaks for each of them only on its main matter
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


def with_issues(statements: list[Statement], page: Page, *, hits: tuple[IssueHit, ...]) -> list[Statement]:
    """The statements with the issues that their contents name; those that name one are identified anew."""
    named = [(s, named_in(hits, page.doc, s.content)) for s in statements]
    return [identified(replace(s, issues=found)) if found else s for s, found in named]


def find_positions(page: Page, statements: list[Statement], *, events: list[Event], hits: tuple[IssueHit, ...]) -> list[Position]:
    """What each state wants on each issue: one position a state and issue, the most outspoken statement first."""
    best: dict[tuple[str, str], tuple[int, Position]] = {}
    for statement in statements:
        if statement.speaker.state is None or not statement.content:
            continue
        words = words_of(page, main_part(statement))
        weight = weight_of(statement, words) - (is_release(statement) and is_past(page, main_part(statement)))
        for state in statement.speaker.state.split("+"):
            for issue in issues_of(page, statement, hits):
                if weight > best.get((state, issue), (0,))[0]:
                    best[state, issue] = (weight, position_of(page, statement, state=state, issue=issue, words=words))
    kept = most_outspoken(list(best.values()))
    kept += positions_done(page, events, hits, kept)
    kept += positions_unlisted(page, statements, kept)
    return sorted(kept, key=lambda p: (p.content.start, p.state, p.issue))


def most_outspoken(weighed: list[tuple[int, Position]]) -> list[Position]:
    """The positions of each state, of a release only its few weightiest: most of its sentences are courtesy."""
    kept: list[Position] = []
    for _, position in sorted(weighed, key=lambda w: (-w[0], w[1].content.start, w[1].issue)):
        same = sum(p.state == position.state for p in kept)
        joint = len({p.state for _, p in weighed if p.statement == position.statement}) >= MANY
        limit = MAX_OF_STATE if position.rule != "position.released" else 1 if joint else MAX_OF_RELEASE
        if same < limit:
            kept.append(position)
    return kept


def positions_unlisted(page: Page, statements: list[Statement], said: list[Position]) -> list[Position]:
    """The first demand or refusal of a state that has no position yet, on a matter that is in no list: named by its own noun."""
    found: list[Position] = []
    for statement in statements:
        state = statement.speaker.state
        if state is None or statement.act not in UNLISTED or is_release(statement) or not statement.content:
            continue
        matter = matter_of(page, main_part(statement))
        for one in state.split("+"):
            if matter is None or any(p.state == one for p in (*said, *found)):
                continue
            words = words_of(page, main_part(statement))
            position = position_of(page, statement, state=one, issue=matter, words=words)
            nature: Nature = "mixed" if words & (JOINING | MIXING) else "conflict"
            found.append(identified(replace(position, id="", rule="position.unlisted", nature=nature, confidence=0.5)))
    return found


def matter_of(page: Page, content: Span) -> str | None:
    """The noun that a content is about: "a review of the fishing quotas" is about a review of quotas."""
    phrase = page.doc.char_span(content.start, content.end, alignment_mode="expand")
    nouns = [t for t in phrase or () if t.pos_ == "NOUN" and not page.cast.parties(t)]
    return nouns[-1].lemma_.lower() if nouns else None


def main_part(statement: Statement) -> Span:
    """The first of the parts that a cue cuts an utterance into, a side clause ("While we wait, …") passed over."""
    whole = [c for c in statement.content if c.text.split(" ", 1)[0].lower() not in SIDE_CLAUSE]
    return whole[0] if whole else statement.content[0]


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
    first = page.doc.char_span(main_part(statement).start, main_part(statement).end, alignment_mode="expand")
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
    courtesy = is_release(statement) and statement.act in COURTESY
    return 1 + 2 * (statement.act in STANCES and not courtesy) + bool(statement.issues) + (statement.form != "indirect")


def is_shared(statement: Statement, words: frozenset[str]) -> bool:
    """ "Can work together on A, B and C, despite D": a list of matters that join the states."""
    return len(statement.issues) > 2 and not is_release(statement) and bool(words & {"together", "collaboratively", "jointly", "cooperate"})


def is_past(page: Page, content: Span) -> bool:
    """Does the content only tell what was done?"""
    phrase = page.doc.char_span(content.start, content.end, alignment_mode="expand")
    return phrase is not None and phrase.root.tag_ == "VBD"


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
    content = replace(main_part(statement), role="content")
    return identified(
        Position(
            article=page.article.id, rule="position.released" if is_release(statement) else "position.said", confidence=0.4,
            spans=tuple(s for s in (statement.speaker.span, statement.cue, content) if s is not None),
            state=state, issue=issue, stance=stance_of(statement.act, words),
            nature="cooperation" if is_shared(statement, words) else nature_of(statement.act, words), content=content, when=statement.when, statement=statement.id or None,
        )
    )  # fmt: skip


def positions_done(page: Page, events: list[Event], hits: tuple[IssueHit, ...], said: list[Position]) -> list[Position]:
    """What states show by what they do to others: measures taken and demands turned down."""
    found: list[Position] = []
    for event in acts_of_each(events):
        state = event.source[0].state if event.source else None
        content = act_words(page, event)
        if state is None or content is None or event.type not in DEEDS or event.status != "happened":
            continue
        issue = issue_of_act(page, event, hits)
        others = [p for p in (*said, *found) if p.state == state and (p.issue == issue or overlap(p.content, content))]
        if issue is None or others:
            continue
        stance, nature = DEEDS[event.type]
        spans = tuple(s for s in (event.source[0].span, content) if s is not None)
        found.append(
            identified(
                Position(
                    article=page.article.id, rule="position.done", confidence=0.5, spans=spans, state=state, issue=issue,
                    stance=stance, nature=nature, content=content, when=event.when, statement=event.statement,
                )
            )
        )  # fmt: skip
    return found


def acts_of_each(events: list[Event]) -> list[Event]:
    """The acts, one of several states once for each of them; agreements only where both sides act."""
    out: list[Event] = []
    for event in events:
        if event.type == "AGREE":
            out += [replace(event, source=(p,)) for p in event.source] if len(event.source) > 1 else []
        else:
            out.append(event)
    return out


def act_words(page: Page, event: Event) -> Span | None:
    """The words of an act up to the end of its target, if that follows in the same sentence."""
    cue = next((s for s in event.spans if s.role == "cue"), None)
    if cue is None:
        return None
    target = event.target[0].span if event.target else None
    end = cue.end
    if event.type == "AGREE":
        verb = page.doc.char_span(cue.start, cue.end, alignment_mode="expand")
        end = cue.end if verb is None else page.span(*extent(verb.root)).end
        return page.chars(cue.start, max(end, cue.end), role="content", by="position.done")
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
    return named[0] if named else "relations" if event.type in ("SANCTION", "AGREE") else None


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
        examples=[
            "{source:France} {content:expelled two diplomats} of Peru.",
            "{source:Norway} and Iran {content:agreed to free the sailors}.",
            "Norway and {source:Iran} {content:agreed to free the sailors}.",
        ],
        silent=["France invited two diplomats of Peru."],
    ),
    written(
        "position.unlisted",
        says="a state demands or refuses something that no list of issues names",
        record="position",
        examples=["{speaker:Ghana} {cue:called for} {content:the return of the old museum pieces}."],
        silent=["Norway said the inquiry had begun."],
    ),
    written(
        "position.said",
        says="a speaker for a state says what it wants, refuses or fears on an issue",
        record="position",
        examples=["{speaker:Norway} {cue:said} {content:it wants a lasting ceasefire in Sudan}."],
        silent=["Norway said the ceasefire had entered its second day.", "Norway said the weather was fine."],
    ),
)
