"""What does each state want on each issue, in its own words? Chooses the most outspoken statement for each."""

from dataclasses import replace
from itertools import pairwise

from detente.model import Commitment, Event, Position, Span, Statement, identified
from detente.reading import position_blames, position_deeds, position_divides
from detente.reading.issues import IssueHit
from detente.reading.page import Page
from detente.reading.position_blames import positions_blamed, positions_set
from detente.reading.position_deeds import positions_done
from detente.reading.position_divides import positions_divided
from detente.reading.position_parts import is_misread, is_release, issues_of, main_part, part_on, side_of
from detente.reading.position_words import (
    AGAINST,
    COURTESY,
    GREETING,
    HOSTILE,
    JOINING,
    LIMITING,
    MIXING,
    PREFERRING,
    STANCES,
    UNLISTED,
    WANTING,
    Nature,
    Stance,
    nature_of,
    stance_of,
    words_of,
)
from detente.rulebook import Rule, written

MANY = 3  # states: a statement of so many speaks for each of them only on its main matter
MAX_OF_STATE = 10
MAX_OF_RELEASE = 2


def find_positions(
    page: Page, statements: list[Statement], *, events: list[Event], commitments: list[Commitment], hits: tuple[IssueHit, ...]
) -> list[Position]:
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
                    side = side_of(page, statement, issue, hits) if len(statement.issues) > 1 else None
                    if side is not None and side != position.nature:
                        stance: Stance = "against" if side == "conflict" else position.stance
                        position = identified(replace(position, id="", nature=side, stance=stance))
                    best[state, issue] = (weight, position)
    kept = most_outspoken(list(best.values()))
    kept += positions_introduced(page, statements, kept)
    blamed = positions_blamed(page, events, hits, kept)
    kept = [p for p in kept if not any((p.state, p.issue) == (q.state, q.issue) for q in blamed)] + blamed
    kept += positions_done(page, events, hits, kept)
    kept += positions_set(page, commitments, hits, kept)
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


def positions_introduced(page: Page, statements: list[Statement], said: list[Position]) -> list[Position]:
    """A quotation that a report of the same speaker leads in with speaks to the matter of that report."""
    found: list[Position] = []
    for before, quoted in pairwise(statements):
        state = quoted.speaker.state
        same = state == before.speaker.state and quoted.speaker.name == before.speaker.name
        if not same or state is None or quoted.form != "direct" or before.form == "direct" or not before.issues or is_release(quoted):
            continue
        sent = page.sentence_at(before.content[-1].start)
        gap = page.text[sent.end_char : quoted.content[0].start] if sent.end_char <= quoted.content[0].start else "…"
        issue = before.issues[0]
        if gap.strip(" \n\t\"'“”‘’") or any((p.state, p.issue) == (state, issue) for p in (*said, *found)):
            continue
        if quoted.act in STANCES:
            found.append(position_of(page, quoted, state=state, issue=issue, content=main_part(quoted)))
    return found


def matter_of(page: Page, content: Span) -> str | None:
    """The noun that a content is about: "a review of the fishing quotas" is about a review of quotas."""
    phrase = page.doc.char_span(content.start, content.end, alignment_mode="expand")
    nouns = [t for t in phrase or () if t.pos_ == "NOUN" and not page.cast.parties(t)]
    return nouns[-1].lemma_.lower() if nouns else None


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
    content = replace(content, role="content")
    return identified(
        Position(
            article=page.article.id, rule="position.released" if is_release(statement) else "position.said", confidence=0.4,
            spans=tuple(s for s in (statement.speaker.span, statement.cue, content) if s is not None),
            state=state, issue=issue, stance=stance_of(act, words),
            nature="cooperation" if is_shared(statement, words) else nature_of(act, words), content=content, when=statement.when, statement=statement.id or None,
        )
    )  # fmt: skip


RULES: tuple[Rule, ...] = (
    *position_blames.RULES,
    *position_deeds.RULES,
    *position_divides.RULES,
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
