"""What does each state want on each issue, in its own words? Weighs the statements and keeps the most outspoken one on each."""

from dataclasses import replace

from detente.model import Position, Span, Statement, identified
from detente.reading.askers import is_asked
from detente.reading.issues import IssueHit
from detente.reading.page import Page
from detente.reading.position_outspoken import is_agenda, speaks_out
from detente.reading.position_parts import is_misread, is_release, issues_of, main_part, part_on, side_of
from detente.reading.position_words import (
    AGAINST,
    COURTESY,
    GREETING,
    HOSTILE,
    JOINING,
    LIMITING,
    MEETINGS,
    MIXING,
    PREFERRING,
    STANCES,
    WANTING,
    Nature,
    Stance,
    is_joint_fight,
    nature_of,
    stance_of,
    words_of,
)
from detente.rulebook import Rule, written

MANY = 3  # states: a statement of so many speaks for each of them only on its main matter
MAX_OF_STATE = 10
MAX_OF_RELEASE = 2


def positions_said(page: Page, statements: list[Statement], hits: tuple[IssueHit, ...]) -> list[Position]:
    """One position a state and issue, from its most outspoken statement."""
    best: dict[tuple[str, str], tuple[int, Position]] = {}
    for statement in statements:
        if statement.speaker.state is None or not statement.content or is_passed_over(page, statement, statements):
            continue
        words = words_of(page, main_part(statement))
        weight = weight_of(statement, words) - (is_release(statement) and is_past(page, main_part(statement)))
        for state in statement.speaker.state.split("+"):
            for issue in issues_of(page, statement, hits):
                if weight > best.get((state, issue), (0,))[0] and not (issue in MEETINGS and statement.act not in ("reject", "request")):
                    content = content_on(page, statement, issue, hits)
                    if content is not None:
                        best[state, issue] = (weight, sided(page, statement, hits, state=state, issue=issue, content=content))
    return most_outspoken(list(best.values()))


def content_on(page: Page, statement: Statement, issue: str, hits: tuple[IssueHit, ...]) -> Span | None:
    """The words on the issue. Most sentences of a release or of a turn only tell: of those the one that speaks out, if any; a reporter has chosen."""
    content = part_on(page, statement, issue, hits)
    if is_release(statement):
        return content if speaks_out(page, statement, content) else None
    if statement.rule != "quote.turn":
        return content
    for hit in hits:
        sent = page.doc[hit.start].sent
        own = next((c for c in statement.content if c.start <= page.doc[hit.start].idx < c.end), None)
        if hit.entry.id == issue and own is not None:
            said = page.chars(max(own.start, sent.start_char), min(own.end, sent.end_char), role="content", by=own.by)
            if speaks_out(page, statement, said):
                return said
    return None


def is_passed_over(page: Page, statement: Statement, statements: list[Statement]) -> bool:
    """Is it no word of the state: misread, a reporter's question, or an agenda?"""
    return is_misread(page, statement, statements) or is_agenda(page, statement) or is_asked(page, statement.content[0].start)


def sided(page: Page, statement: Statement, hits: tuple[IssueHit, ...], *, state: str, issue: str, content: Span) -> Position:
    """The position, on the side on which the statement puts the issue: "work together on A despite disagreement on B"."""
    position = position_of(page, statement, state=state, issue=issue, content=content)
    side = side_of(page, statement, issue, hits) if len(statement.issues) > 1 else None
    if side is None or side == position.nature:
        return position
    stance: Stance = "against" if side == "conflict" else position.stance
    return identified(replace(position, id="", nature=side, stance=stance))


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


def weight_of(statement: Statement, words: frozenset[str]) -> int:
    """How outspoken a statement is; nothing for one that neither wants nor judges."""
    outspoken = statement.act in STANCES or bool(words & (WANTING | AGAINST | JOINING | MIXING))
    if len(words) < 3 or not (outspoken or (statement.form != "indirect" and not is_release(statement))):
        return 0
    if is_release(statement) and (words & GREETING or words >= {"best", "wish"}):
        return 0  # "I congratulate the people of Peru on their independence" wants nothing
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
    stance = stance_of(act, words)
    nature: Nature = "cooperation" if is_shared(statement, words) else nature_of(act, words)
    if nature == "conflict" and is_joint_fight(issue, words):
        stance, nature = "for", "cooperation"
    content = replace(content, role="content")
    return identified(
        Position(
            article=page.article.id, rule="position.released" if is_release(statement) else "position.said", confidence=0.4,
            spans=tuple(s for s in (statement.speaker.span, statement.cue, content) if s is not None),
            state=state, issue=issue, stance=stance, nature=nature, content=content, when=statement.when, statement=statement.id or None,
        )
    )  # fmt: skip


RULES: tuple[Rule, ...] = (
    written(
        "position.released",
        says="the author of a release says what his state wants, refuses or fears on an issue",
        record="position",
        examples=["{speaker:Anna Holt}, Foreign Minister of Sweden\n\n{content:We urge Bulgaria to keep the ceasefire.}"],
        silent=[
            "Anna Holt, Foreign Minister of Sweden\n\nWe urge Bulgaria to open the door.",
            "Anna Holt, Foreign Minister of Sweden\n\nI congratulate the people of Bulgaria on the anniversary of their independence.",
            "Anna Holt, Foreign Minister of Sweden\n\nThe minister hosted a Bulgarian delegation on energy.",
        ],
    ),
    written(
        "position.said",
        says="a speaker for a state says what it wants, refuses or fears on an issue",
        record="position",
        examples=["{speaker:Norway} {cue:said} {content:it wants a lasting ceasefire in Sudan}."],
        silent=["Norway said the ceasefire had entered its second day.", "Norway said the weather was fine."],
    ),
)
