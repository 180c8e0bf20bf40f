"""What does each state want on each issue? Gathers what it says, does, blames, is divided over, and turns down."""

from dataclasses import replace
from itertools import pairwise

from detente.model import Commitment, Event, Position, Span, Statement, identified
from detente.reading import position_blames, position_deeds, position_divides, position_said, position_stands
from detente.reading.grammar import object_of, prepositions
from detente.reading.issues import GENERAL, IssueHit
from detente.reading.page import Page
from detente.reading.position_blames import positions_blamed, positions_set
from detente.reading.position_deeds import positions_done
from detente.reading.position_divides import positions_divided
from detente.reading.position_parts import is_misread, is_release, main_part
from detente.reading.position_said import position_of, positions_said
from detente.reading.position_stands import positions_stood
from detente.reading.position_words import (
    COURTESIES,
    GREETING,
    JOINING,
    MIXING,
    PRAISING,
    READ_OUT,
    STANCES,
    TAKEN_SIDES,
    THANKS,
    UNLISTED,
    VAGUE_PLEDGES,
    Nature,
    nature_of,
    overlap,
    words_of,
)
from detente.rulebook import Rule, written

MAX_READ_OUT = 4
# What one has these for is the matter: "support for a settlement of the row".
BACKINGS = frozenset("support backing concern hope need importance".split())


def find_positions(
    page: Page, statements: list[Statement], *, events: list[Event], commitments: list[Commitment], hits: tuple[IssueHit, ...]
) -> list[Position]:
    """What each state wants on each issue, in text order: one position a state and issue."""
    kept = positions_said(page, statements, hits)
    kept += positions_introduced(page, statements, kept)
    blamed = positions_blamed(page, events, hits, kept)
    kept = [p for p in kept if not any((p.state, p.issue) == (q.state, q.issue) for q in blamed)] + blamed
    kept += positions_done(page, events, hits, kept)
    kept += positions_set(page, commitments, hits, kept)
    kept += positions_divided(page, hits, kept)
    kept += positions_stood(page, statements, hits, kept)
    kept += positions_unlisted(page, statements, kept, UNLISTED)
    kept += positions_unlisted(page, statements, kept, TAKEN_SIDES)
    kept += positions_read_out(page, statements, kept)
    return sorted(kept, key=lambda p: (p.content.start, p.state, p.issue))


def positions_unlisted(page: Page, statements: list[Statement], said: list[Position], acts: frozenset[str]) -> list[Position]:
    """The first demand or refusal of a state that has no position yet, on a matter that is in no list: named by its own noun."""
    found: list[Position] = []
    for statement in statements:
        state = statement.speaker.state
        if state is None or statement.act not in acts or is_release(statement) or not statement.content:
            continue
        if acts == TAKEN_SIDES and (is_polite(page, statement) or is_misread(page, statement, statements)):
            continue
        matter = matter_of(page, main_part(statement))
        for one in state.split("+"):
            if matter is None or any(p.state == one for p in (*said, *found)):
                continue
            found.append(unlisted(page, statement, one, matter))
    return found


def unlisted(page: Page, statement: Statement, state: str, matter: str) -> Position:
    """The position on a matter that no list names."""
    position = position_of(page, statement, state=state, issue=matter, content=main_part(statement))
    words = words_of(page, position.content)
    hard: Nature = "mixed" if words & (JOINING | MIXING) else "conflict"
    nature = nature_of(statement.act, words) if statement.act in TAKEN_SIDES else hard
    return identified(replace(position, id="", rule="position.unlisted", nature=nature, confidence=0.5))


def is_polite(page: Page, statement: Statement) -> bool:
    """Is it a greeting or thanks, and no concern?"""
    cue = words_of(page, statement.cue) if statement.cue is not None else frozenset()
    words = words_of(page, main_part(statement)) | cue
    return bool(words & (GREETING | THANKS) or cue & PRAISING) and "concern" not in words


def positions_read_out(page: Page, statements: list[Statement], said: list[Position]) -> list[Position]:
    """In a readout of a call or meeting each report of what was welcomed, regretted or asked for tells a position, whatever list names its matter."""
    found: list[Position] = []
    if page.layout.attribution is None:
        return found
    for statement in statements:
        state = statement.speaker.state
        if state is None or "+" in state or statement.form != "indirect" or statement.act not in READ_OUT or not statement.content:
            continue
        content = main_part(statement)
        matter = matter_of(page, content)
        taken = any(p.state == state and (p.issue == matter or overlap(p.content, content)) for p in (*said, *found))
        words = words_of(page, content)
        polite = bool(words & (COURTESIES | GREETING | THANKS)) and "concern" not in words
        if (
            matter is not None
            and matter not in GENERAL | VAGUE_PLEDGES
            and not (statement.issues or taken or polite)
            and len(content.text.split()) > 1
        ):
            found.append(unlisted(page, statement, state, matter))
    return found[:MAX_READ_OUT]


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
    if phrase is None:
        return None
    nouns = [t for t in phrase if t.pos_ == "NOUN" and not page.cast.parties(t)]
    root = phrase.root
    inside = {t.i for c in root.children if c.dep_ in ("relcl", "acl", "advcl") for t in c.subtree} if root.pos_ == "NOUN" else set()
    own = [t for t in nouns if t.i not in inside] or nouns
    if root.lemma_.lower() in BACKINGS:
        backed = [o for p in prepositions(root) if (o := object_of(p)) is not None and o in own]
        own = backed or own
    return own[-1].lemma_.lower() if own else None


RULES: tuple[Rule, ...] = (
    *position_said.RULES,
    *position_blames.RULES,
    *position_deeds.RULES,
    *position_divides.RULES,
    *position_stands.RULES,
    written(
        "position.unlisted",
        says="a state demands or refuses something that no list of issues names",
        record="position",
        examples=["{speaker:Ghana} {cue:called for} {content:the return of the old museum pieces}."],
        silent=["Norway said the inquiry had begun."],
    ),
)
