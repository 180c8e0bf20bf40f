"""What does a release say in its own voice? Each sentence of its body that reports nobody else is a statement of its author."""

import re
from collections.abc import Iterable
from typing import cast

from spacy.tokens import Span as Sentence

from detente.model import Act, Party, Statement, Time, identified
from detente.reading.acts import act_in
from detente.reading.entities import Entity
from detente.reading.grammar import VERBS
from detente.reading.page import Page
from detente.rulebook import Rule, written
from detente.words import Entry

RULE = "release.voice"
OPENING = 120  # tokens of a joint statement in which its states are named
# 64 of 65 on the shared dev releases matched a marked passage, or part of one, with the right state (2026-11-24).
CONFIDENCE = 0.95
JOINT = re.compile(r"\bjoint (?:statement|declaration|communiqu[eé]|readout)\b", re.I)
OFFICIAL_ACTS = ("accuse", "concern", "deny", "reject", "request", "offer", "threaten", "warn", "regret", "commit", "welcome", "support")


def with_release(page: Page, statements: list[Statement]) -> list[Statement]:
    """The statements of a release together with its own; of any other report the statements as they are."""
    authors = authors_of(page)
    if not authors:
        return statements
    acts = acts_by_lemma(page.words.of("reporting"))
    kept: list[Statement] = []
    own: list[Statement] = []
    by_sentence = [(sent, [s for s in statements if starts_in(s, sent)]) for sent in page.doc.sents if in_body(page, sent)]
    for sent, found in by_sentence:
        others = [s for s in found if is_other(s, authors)]
        if others:
            kept += others
        elif len(sent) > 3 and not is_heading(sent):
            own.append(release_statement(page, sent, authors, acts))
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
    several = {m.entity.state: m.entity for m in reversed(inside) if m.entity.kind == "state"}
    if len(several) > 1:
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


def joint_authors(page: Page) -> tuple[Party, ...]:
    """Who issues a joint statement that names its authors only in its first words: "We, the presidents of …"."""
    first = page.layout.paragraphs[0] if page.layout.paragraphs else (0, 0)
    if not JOINT.search(page.article.title or page.text[first[0] : first[1]]):
        return ()
    for token in page.doc[:OPENING]:
        if token.lower_ == "we" and token.dep_ in ("nsubj", "nsubjpass"):
            named = [p for a in token.children if a.dep_ == "appos" for p in page.cast.parties(a)]
            return tuple(named) or opening_states(page)
    return ()


def opening_states(page: Page) -> tuple[Party, ...]:
    """The states that are together the subject of one of a joint statement's first sentences."""
    for token in page.doc[:OPENING]:
        if token.dep_ == "nsubj" and any(c.dep_ == "conj" for c in token.children):
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
    return JOINT.match(sent.text.strip()) is not None and sent.text.strip()[-1:] not in ".!?"


def starts_in(statement: Statement, sent: Sentence) -> bool:
    """Do the statement's words begin in this sentence?"""
    return sent.start_char <= statement.content[0].start < sent.end_char


def is_other(statement: Statement, authors: Iterable[Party]) -> bool:
    """Is it somebody else's statement, or a person's own words told in the third person?"""
    speaker = statement.speaker
    if speaker.name is None or speaker.span is None:
        return False
    first = speaker.span.text.lower().split()[0]
    if first in ("we", "i", "our", "my"):
        return False
    if speaker.role is not None:
        return True
    own = {a.state for a in authors}
    return speaker.state is not None and not own & set(speaker.state.split("+"))


def release_statement(page: Page, sent: Sentence, authors: tuple[Party, ...], acts: dict[str, Act]) -> Statement:
    """The sentence as a statement of the release's author; its day is that of the release, which is inferred."""
    tokens = [t for t in sent if not t.is_space]
    content = page.span(tokens[0].i, tokens[-1].i + 1, role="content", by=RULE)
    first = authors[0]
    speaker = first if len(authors) == 1 else Party(joined([a.name or "" for a in authors]), None, joint_state(authors), None, first.span)
    day = page.article.published
    return identified(Statement(
        article=page.article.id, rule=RULE, confidence=CONFIDENCE, spans=(content,), speaker=speaker, form="direct", content=(content,),
        cue=None, act=act_of(sent, acts), when=Time(day, day, "day", inferred=True) if day else None,
    ))  # fmt: skip


def joint_state(authors: tuple[Party, ...]) -> str | None:
    """The states of several authors as one: "SWE+BGR"."""
    return "+".join(dict.fromkeys(a.state for a in authors if a.state is not None)) or None


def joined(names: list[str]) -> str:
    """Names as one: "A, B and C"."""
    return f"{', '.join(names[:-1])} and {names[-1]}"


def act_of(sent: Sentence, acts: dict[str, Act]) -> Act:
    """What the sentence does, by its main verb or the noun that carries it ("concerns about")."""
    root = sent.root
    for token in [root, *[t for t in sent if t.pos_ in VERBS and t.dep_ in ("conj", "xcomp") and t.head == root]]:
        act = acts.get(token.lemma_.lower())
        if act in OFFICIAL_ACTS:
            return act
    return act_in(sent.text) or "say"


def acts_by_lemma(rows: tuple[Entry, ...]) -> dict[str, Act]:
    """The act of each one-word reporting word, the first row of a word deciding."""
    table: dict[str, Act] = {}
    for row in rows:
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
