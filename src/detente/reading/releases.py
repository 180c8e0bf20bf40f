"""What does a release say in its own voice? Each sentence of its body that reports nobody else is a statement of its author."""

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from typing import cast

from detente.model import Act, Party, Statement, Time, identified
from detente.reading.acts import act_in
from detente.reading.circumstances import release_day
from detente.reading.entities import Entity, Mention
from detente.reading.grammar import VERBS
from detente.reading.page import Page
from detente.reading.parse import Phrase as Sentence
from detente.reading.parse import Token
from detente.rulebook import Rule, written
from detente.words import Words

RULE = "release.voice"
OPENING = 120  # tokens of a joint statement in which its states are named
# 64 of 65 on the shared dev releases matched a marked passage, or part of one, with the right state (2026-11-24).
CONFIDENCE = 0.95
JOINT = re.compile(r"\bjoint (?:statement|declaration|communiqu[eé]|readout)\b", re.I)
THEY_TOGETHER = re.compile(
    r"(?:the|both|all) (?!united )(?:\w+ )?(?:states|sides|countries|parties|governments|nations|ministers|leaders|presidents|participants)$",
    re.I,
)
OFFICIAL_ACTS = ("accuse", "concern", "deny", "reject", "request", "offer", "threaten", "warn", "regret", "commit", "welcome", "support")


def with_release(page: Page, statements: list[Statement]) -> list[Statement]:
    """The statements of a release together with its own; of any other report the statements as they are."""
    authors = authors_of(page)
    if not authors:
        return statements
    acts = acts_by_lemma(page.words)
    kept: list[Statement] = []
    own: list[Statement] = []
    day, author = release_day(page), together_as_one(authors)
    starts = [s.content[0].start for s in statements]
    for sent in page.doc.sents:
        if not in_body(page, sent):
            continue
        found = statements[bisect_left(starts, sent.start_char) : bisect_left(starts, sent.end_char)]
        others = [s for s in found if is_other(s, authors)]
        if others:
            kept += [with_speaker(s, author) for s in others]
        elif len(sent) > 3 and not is_heading(sent):
            own.append(release_statement(page, sent, author=author, act=act_of(sent, acts), day=day))
    page.cast.tell_speakers([(s.content[0].start, s.content[-1].end, authors) for s in own])
    return sorted([*kept, *own], key=lambda s: (s.content[0].start, s.content[-1].end))


def authors_of(page: Page) -> tuple[Party, ...]:
    """Who puts the release out: the persons or states of its attribution, of a joint one the states of its title."""
    named = page.layout.attribution
    if named is None:
        return joint_authors(page)
    inside = [m for m in page.cast.mentions if named.start <= page.doc[m.head].idx < named.end]
    people = [m for m in inside if m.entity.kind == "person"] or [m for m in inside if m.entity.state is not None]
    title = page.article.title or ""
    several = {m.entity.state: m.entity for m in reversed(inside) if m.entity.kind == "state" or is_peer(m, page)}
    if sum(e.kind == "state" for e in several.values()) > 1:
        return tuple(Party(e.name, None, e.state) for e in reversed(several.values()))
    if not any(m.entity.kind == "person" for m in people) and JOINT.search(title):
        joint = opening_states(page) or tuple(Party(e.name, None, e.state) for e in states_in(title, page))
        if len(joint) > 1:
            return joint
    seen: dict[str | None, Party] = {}
    for m in people:
        span = page.span(m.start, m.end, role="speaker", by=m.entity.by)
        seen.setdefault(m.entity.name, Party(m.entity.name, m.entity.role, m.entity.state or page.cast.home, m.entity.sector, span))
    return tuple(seen.values())


def is_peer(mention: Mention, page: Page) -> bool:
    """Does a body stand in a list beside states, and does not only say which ministers: "the G7 foreign ministers of …"?"""
    head = page.doc[mention.head]
    return mention.entity.kind == "body" and head.dep_ not in ("compound", "amod", "nmod", "poss")


def joint_authors(page: Page) -> tuple[Party, ...]:
    """Who issues a joint statement that names its authors only in its first words: "We, the presidents of …"."""
    first = page.layout.paragraphs[0] if page.layout.paragraphs else (0, 0)
    if not JOINT.search(page.article.title or page.text[first[0] : first[1]]):
        return ()
    for token in page.doc[:OPENING]:
        if token.lower_ == "we" and token.dep_ in ("nsubj", "nsubjpass") and not page.in_quotation(token):
            named = next((a for a in token.children if a.dep_ == "appos"), None)
            return (together(page, named) if named is not None else ()) or opening_states(page)
    return ()


def together(page: Page, named: Token) -> tuple[Party, ...]:
    """Who "we" are by the words behind it: its parties, or all states of an office that they share, "the ministers of A and B"."""
    parties = page.cast.parties(named)
    inside = (m.entity for m in page.cast.mentions if named.left_edge.i <= m.start and m.end <= named.right_edge.i + 1)
    states = {e.state: Party(e.name, None, e.state) for e in inside if e.kind == "state"}
    return tuple(states.values()) if len(states) > len({p.state for p in parties}) else parties


def opening_states(page: Page) -> tuple[Party, ...]:
    """The states that are together the subject of one of a joint statement's first sentences."""
    for token in page.doc[:OPENING]:
        if token.dep_ == "nsubj":
            parties = {p.state: Party(p.name, None, p.state) for p in page.cast.parties(token) if p.state is not None}
            if len(parties) > 1:
                return tuple(parties.values())
    return ()


def states_in(title: str, page: Page) -> list[Entity]:
    """The states of the text that its title names too."""
    found: dict[str | None, Entity] = {}
    for m in page.cast.mentions:
        words = page.doc[m.start : m.end].text
        if m.entity.kind == "state" and re.search(rf"\b{re.escape(words)}", title):
            found.setdefault(m.entity.state, m.entity)
    return list(found.values())


def in_body(page: Page, sent: Sentence) -> bool:
    """Does the sentence stand in a paragraph of the body?"""
    first = next((t.idx for t in sent if not t.is_space), sent.start_char)
    return any(start <= first < end for start, end in page.layout.paragraphs)


def is_heading(sent: Sentence) -> bool:
    """Is it the line that calls the text a joint statement?"""
    return len(sent) <= OPENING and JOINT.match(sent.text.strip()) is not None and sent.text.strip()[-1:] not in ".!?"


def is_other(statement: Statement, authors: tuple[Party, ...]) -> bool:
    """Is it somebody else's statement, or a person's own words told in the third person?"""
    speaker = statement.speaker
    if speaker.span is not None and len(authors) > 1 and THEY_TOGETHER.match(speaker.span.text):
        return True
    if speaker.name is None or speaker.span is None or is_deed(statement):
        return False
    first = speaker.span.text.lower().split()[0]
    if first in ("we", "i", "our", "my"):
        return False
    if speaker.role is not None:
        return True
    own = {a.state for a in authors}
    return speaker.state is not None and not own & set(speaker.state.split("+"))


def is_deed(statement: Statement) -> bool:
    """Does the release tell what somebody did rather than what he said: "has refused to free them", "by declaring victory"?"""
    refused = statement.rule == "report.infinitive" and statement.act == "reject"
    return refused or (statement.cue is not None and statement.cue.text.endswith("ing"))


def with_speaker(statement: Statement, author: Party) -> Statement:
    """The statement with the authors for its speaker where it only says that "the two sides" speak."""
    speaker = statement.speaker
    if speaker.name is not None or speaker.state is not None:
        return statement
    return identified(replace(statement, speaker=replace(author, span=speaker.span)))


def release_statement(page: Page, sent: Sentence, *, author: Party, act: Act, day: Time | None) -> Statement:
    """The sentence as a statement of the release's author; its day is that of the release, which is inferred."""
    start, end = sent.start, sent.end
    while page.doc[start].is_space:
        start += 1
    while page.doc[end - 1].is_space:
        end -= 1
    content = page.span(start, end, role="content", by=RULE)
    return identified(Statement(
        article=page.article.id, rule=RULE, confidence=CONFIDENCE, spans=(content,), speaker=author, form="direct", content=(content,),
        cue=None, act=act, when=day,
    ))  # fmt: skip


def together_as_one(authors: tuple[Party, ...]) -> Party:
    """The authors as one party."""
    first = authors[0]
    return first if len(authors) == 1 else Party(joined([a.name or "" for a in authors]), None, joint_state(authors), None, first.span)


def joint_state(authors: tuple[Party, ...]) -> str | None:
    """The states of several authors as one: "SWE+BGR"."""
    return "+".join(dict.fromkeys(a.state for a in authors if a.state is not None)) or None


def joined(names: list[str]) -> str:
    """Names as one: "A, B and C"."""
    return f"{', '.join(names[:-1])} and {names[-1]}"


def act_of(sent: Sentence, acts: dict[str, Act]) -> Act:
    """What the sentence does, by its main verb or the noun that carries it ("concerns about")."""
    root = sent.root
    for token in [root, *(t for t in root.rights if t.pos_ in VERBS and t.dep_ in ("conj", "xcomp"))]:
        act = acts.get(token.lemma_.lower())
        if act in OFFICIAL_ACTS:
            return act
    return act_in(sent.text) or "say"


@lru_cache(maxsize=4)
def acts_by_lemma(words: Words) -> dict[str, Act]:
    """The act of each one-word reporting word, the first row of a word deciding."""
    table: dict[str, Act] = {}
    for row in words.of("reporting"):
        if " " not in row.name:
            table.setdefault(row.name, cast(Act, row.id))
    return table


RULES: tuple[Rule, ...] = (
    written(
        RULE,
        says="a release speaks in its author's own voice",
        record="statement",
        examples=["Anna Holt, Foreign Minister of Sweden\n\n{content:We urge Bulgaria to open the bridge.}"],
        silent=["We urge Bulgaria to open the bridge.", "Anna Holt, the foreign minister of Sweden, urged Bulgaria to open the bridge."],
    ),
)
