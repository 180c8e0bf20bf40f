"""What follows if what? Finds red lines, and threats, offers and refusals that hang on a condition."""

from dataclasses import replace

from detente.model import Condition, Party, Span, Statement, identified
from detente.reading import (
    condition_acts,
    condition_announced,
    condition_clauses,
    condition_nominal,
    condition_targets,
    red_line_ways,
    red_lines,
)
from detente.reading.commitment_words import nested
from detente.reading.condition_acts import act_lines
from detente.reading.condition_announced import announced_lines
from detente.reading.condition_clauses import clause_lines
from detente.reading.condition_context import meant_by_context
from detente.reading.condition_lines import Line
from detente.reading.condition_nominal import nominal_lines
from detente.reading.condition_screen import is_policy
from detente.reading.condition_targets import ANYONE, target_lines
from detente.reading.grammar import ancestors, child, object_of, prepositions
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.red_line_ways import other_ways
from detente.reading.red_lines import declared_lines
from detente.rulebook import Rule

CONFIDENCE = {
    "conditions.if": 0.6, "conditions.whoever": 0.6, "conditions.leading": 0.7, "conditions.met-with": 0.7, "conditions.or-else": 0.7, "conditions.refusal": 0.6,
    "conditions.red-line": 0.7, "conditions.taboo": 0.7, "conditions.warning": 0.7, "conditions.costs": 0.6,
    "conditions.hinging": 0.7, "conditions.prior": 0.7, "conditions.traded": 0.6,
    "conditions.in-event": 0.6, "conditions.announced": 0.8, "conditions.warned": 0.7, "conditions.treated": 0.7, "conditions.target": 0.6,
    "conditions.paratactic": 0.6, "conditions.imperative": 0.6, "conditions.no-way": 0.7, "conditions.first": 0.6, "conditions.not-excluded": 0.6, "conditions.better": 0.6,
}  # fmt: skip
TELLING = frozenset({"warn", "tell", "threaten", "urge", "assure", "inform"})
# Words of other classes open no condition, so the patterns are not tried on them.
OPENING = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
RULES: tuple[Rule, ...] = (
    *condition_clauses.RULES, *condition_acts.RULES, *condition_nominal.RULES, *condition_announced.RULES,
    *condition_targets.RULES, *red_lines.RULES, *red_line_ways.RULES,
)  # fmt: skip
FINDERS = (announced_lines, clause_lines, target_lines, act_lines, nominal_lines, declared_lines, other_ways)


def find_conditions(page: Page, statements: list[Statement]) -> list[Condition]:
    """All conditions of a page in text order, one record for each state that sets one."""
    found: list[Condition] = []
    for token in page.tokens:
        if token.pos_ not in OPENING and token.lower_ not in ANYONE:
            continue
        line = next((line for finder in FINDERS for line in finder(token)), None)
        if line is not None:
            found += [r for r in records_of(page, statements, line) if not any(is_repeated(r, other) for other in found)]
    return found


def is_repeated(record: Condition, other: Condition) -> bool:
    """Does a clause inside what follows claim the condition again: "threatened to end the pact under which X can act unless Y yields"?"""
    one, two = record.condition, other.condition
    return one is not None and two is not None and one.start == two.start and record.actor.state == other.actor.state


def parties_of(page: Page, statements: list[Statement], line: Line) -> tuple[Party, ...]:
    """Who sets the condition: the one who says it, else the one whom its clause names."""
    named = tuple(p for p in page.cast.parties(line.actor, role="actor") if p.state) if line.actor is not None else ()
    speaker = speaker_at(page, statements, line.cue[0])
    if speaker is None or any(p.state == speaker.state for p in named):
        return named if named else asserting(page, line)
    return (speaker,)


def asserting(page: Page, line: Line) -> tuple[Party, ...]:
    """The subject of the sentence's main verb: "X asserts that its border is non-negotiable"."""
    root = page.doc[line.cue[0]].sent.root
    own = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < line.cue[0]), None)
    return tuple(p for p in page.cast.parties(own, role="actor") if p.state) if own is not None else ()


def records_of(page: Page, statements: list[Statement], line: Line) -> list[Condition]:
    """One record for each party of a state; none where nobody of a state does."""
    parties = parties_of(page, statements, line)
    others = others_of(page, line)
    if not is_policy(page, line, others):
        return []
    condition = page.span(*line.condition, role="condition", by=line.rule) if line.condition else None
    consequence = page.span(*line.consequence, role="consequence", by=line.rule) if line.consequence else None
    cue = page.span(*line.cue, role="cue", by=line.rule)
    out: list[Condition] = []
    for party in parties:
        if any(o.actor.state == party.state for o in out):
            continue
        to = next((o for o in others if o.state not in (None, party.state)), None)
        if to is None and not line.between:
            continue
        to = to or meant_by_context(page, line, party.state)
        near = to.span if to is not None and to.span is not None and in_reach(page, line, to.span) else None
        asked: list[Span | None] = [condition, consequence, cue, party.span, near]
        out.append(
            identified(
                Condition(
                    article=page.article.id, rule=line.rule, confidence=CONFIDENCE[line.rule], spans=nested(asked),
                    form=line.form, actor=party, addressee=to, condition=condition, consequence=consequence, grade=line.grade,
                )
            )
        )  # fmt: skip
    return out


def others_of(page: Page, line: Line) -> tuple[Party, ...]:
    """To whom it is put: who is named in it, or who is told it; of a pronoun in it and a name that is told, the name."""
    named = addressees(page, line.other) if line.other is not None else ()
    told = told_to(page, line)
    return (*told, *named) if line.other is not None and line.other.pos_ == "PRON" else (*named, *told)


def in_reach(page: Page, line: Line, span: Span) -> bool:
    """Do words stand in the sentence of a condition or next to it, as the words of a record must?"""
    sent = page.doc[line.cue[0]].sent
    before = page.doc[sent.start - 1].sent.start_char if sent.start else 0
    after = page.doc[sent.end].sent.end_char if sent.end < len(page.doc) else sent.end_char
    return before <= span.start and span.end <= after


def told_to(page: Page, line: Line) -> tuple[Party, ...]:
    """Whom a condition is told whose own words name nobody else: "warned X that …", "threatened X with …"."""
    cue = page.doc[line.cue[0]]
    verb = next((a for a in (cue, *ancestors(cue)) if a.lemma_ in TELLING), None)
    told = child(verb, "dobj", "dative", "nsubjpass") if verb is not None else None
    return page.cast.parties(told, role="addressee") if told is not None else ()


def addressees(page: Page, word: Token) -> tuple[Party, ...]:
    """Whom the word names, or whose act it is: "further Russian aggression", "an attack by Russia"."""
    own = page.cast.parties(word, role="addressee")
    doers = [c for c in word.children if c.dep_ in ("amod", "poss", "compound", "nmod")]
    doers += [o for p in prepositions(word) if p.lower_ in ("by", "of", "from") and (o := object_of(p)) is not None]
    return own or tuple(p for c in doers for p in page.cast.parties(c, role="addressee"))


def speaker_at(page: Page, statements: list[Statement], index: int) -> Party | None:
    """The one of a state who says the word, with the words that name him if they are near."""
    at = page.doc[index].idx
    for statement in statements:
        who = statement.speaker
        if who.state is not None and any(s.start <= at < s.end for s in statement.content):
            return replace(who, span=replace(who.span, role="actor") if who.span is not None else None)
    return None
