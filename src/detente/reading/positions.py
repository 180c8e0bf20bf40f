"""What does each state want on each issue, in its own words? Chooses the most outspoken statement for each."""

from dataclasses import replace

from spacy.tokens import Token

from detente.model import Event, Position, Span, Statement, identified
from detente.reading import position_deeds, position_divides
from detente.reading.commitment_words import extent
from detente.reading.doubt_titles import overlaps, people_by_name
from detente.reading.issues import IssueHit
from detente.reading.page import Page
from detente.reading.position_deeds import positions_done
from detente.reading.position_divides import positions_divided
from detente.reading.position_words import (
    AGAINST,
    COURTESY,
    HOSTILE,
    JOINING,
    LIMITING,
    MIXING,
    PREFERRING,
    SIDE_CLAUSE,
    STANCES,
    UNLISTED,
    WANTING,
    Nature,
    nature_of,
    stance_of,
    words_of,
)
from detente.rulebook import Rule, written

MANY = 3  # states: a statement of so many speaks for each of them only on its main matter
MAX_BACK = 2
MAX_OF_STATE = 10
MAX_OF_RELEASE = 2
BARE = 3  # words: "Russian calls" says nothing without what hangs on it


def find_positions(page: Page, statements: list[Statement], *, events: list[Event], hits: tuple[IssueHit, ...]) -> list[Position]:
    """What each state wants on each issue: one position a state and issue, the most outspoken statement first."""
    best: dict[tuple[str, str], tuple[int, Position]] = {}
    for statement in statements:
        if statement.speaker.state is None or not statement.content or is_misread(page, statement, statements):
            continue
        words = words_of(page, main_part(statement))
        weight = weight_of(statement, words) - (is_release(statement) and is_past(page, main_part(statement)))
        for state in statement.speaker.state.split("+"):
            for issue in issues_of(page, statement, hits):
                if weight > best.get((state, issue), (0,))[0]:
                    content = part_on(page, statement, issue, hits)
                    position = position_of(page, statement, state=state, issue=issue, content=content)
                    best[state, issue] = (weight, position)
    kept = most_outspoken(list(best.values()))
    kept += positions_done(page, events, hits, kept)
    kept += positions_divided(page, hits, kept)
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
            position = position_of(page, statement, state=one, issue=matter, content=main_part(statement))
            words = words_of(page, position.content)
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


def position_of(page: Page, statement: Statement, *, state: str, issue: str, content: Span) -> Position:
    """The finished record."""
    words = words_of(page, content)
    act = "say" if statement.act in HOSTILE and words & PREFERRING and not words & (AGAINST | LIMITING) else statement.act
    content = replace(content, role="content")
    return identified(
        Position(
            article=page.article.id, rule="position.released" if is_release(statement) else "position.said", confidence=0.4,
            spans=tuple(s for s in (statement.speaker.span, statement.cue, content) if s is not None),
            state=state, issue=issue, stance=stance_of(act, words),
            nature="cooperation" if is_shared(statement, words) else nature_of(act, words), content=content, when=statement.when, statement=statement.id or None,
        )
    )  # fmt: skip


def part_on(page: Page, statement: Statement, issue: str, hits: tuple[IssueHit, ...]) -> Span:
    """The sentence of an utterance that names the issue, else its main part; a bare noun with all that hangs on it."""
    main = main_part(statement)
    for content in statement.content if statement.form != "indirect" else ():
        for hit in hits:
            token = page.doc[hit.start]
            if hit.entry.id == issue and content.start <= token.idx < content.end and not is_release(statement):
                sent = token.sent
                start, end = max(content.start, sent.start_char), min(content.end, sent.end_char)
                return page.chars(
                    start, end - len(page.text[start:end]) + len(page.text[start:end].rstrip()), role="content", by=content.by
                )
    phrase = page.doc.char_span(main.start, main.end, alignment_mode="expand")
    if phrase is None or len(phrase) > BARE or phrase.root.pos_ != "NOUN":
        return main
    start, end = extent(phrase.root, phrase.start)
    after = next((c for c in phrase.root.head.children if c.i > phrase.root.i and c.left_edge.i == phrase.end and c.dep_ in ("advcl", "xcomp", "acl")), None)
    end = max(end, phrase.end, extent(after)[1] if after is not None else 0)
    return page.span(start, end, role="content", by=main.by)


def is_misread(page: Page, statement: Statement, others: list[Statement]) -> bool:
    """Do its words hold another speaker with his cue, or has the speaker left the office that he would speak for?"""
    main = main_part(statement)
    if any(
        o.cue is not None
        and main.start <= o.cue.start < main.end
        and o.speaker.span is not None
        and main.start <= o.speaker.span.start < o.cue.start
        and o.cue.end >= main.end
        for o in others
    ):
        return True
    day = (page.article.published or "")[:10]
    rows = people_by_name(page.words.of("people")).get(statement.speaker.name or "", ())
    return statement.form == "indirect" and bool(day) and any(r.end is not None and r.end < day for r in rows) and not any(overlaps(r, day, day) for r in rows)


RULES: tuple[Rule, ...] = (
    *position_deeds.RULES,
    *position_divides.RULES,
    written(
        "position.released",
        says="the author of a release says what his state wants, refuses or fears on an issue",
        record="position",
        examples=["{speaker:Anna Holt}, Foreign Minister of Sweden\n\n{content:We urge Bulgaria to keep the ceasefire.}"],
        silent=["Anna Holt, Foreign Minister of Sweden\n\nWe urge Bulgaria to open the door."],
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
