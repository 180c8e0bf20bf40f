"""What follows if what? Finds red lines, and threats, offers and refusals that hang on a condition."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Token

from detente.model import Condition, Party, Span, Statement, identified
from detente.reading.commitments import nested
from detente.reading.grammar import child, children, clause_of, holder, is_negated
from detente.reading.page import Page
from detente.rulebook import Rule, written

Form = Literal["red_line", "conditional_threat", "conditional_offer", "conditional_rejection", "warning"]
MARKS = frozenset({"if", "unless"})
OFFERS = frozenset(
    "lift ease resume return talk meet negotiate welcome help cooperate support consider discuss work stop halt release end".split()
)
FIRM = frozenset("will wo can ca shall 'll ’ll".split())
READY = frozenset("ready prepared willing open".split())
REFUSED = frozenset("accept tolerate allow permit recognise recognize surrender".split())
CONFIDENCE = {"conditions.if": 0.5, "conditions.refusal": 0.5, "conditions.red-line": 0.6, "conditions.met-with": 0.6}


@dataclass(frozen=True, slots=True)
class Line:
    """A condition before its parties are known; `start`–`end` pairs are token ranges."""

    rule: str
    form: Form
    grade: Literal["A", "B", "C"]
    cue: tuple[int, int]
    actor: Token | None
    condition: tuple[int, int] | None
    consequence: tuple[int, int] | None
    other: Token | None = None


# Words of these classes open no condition, so the patterns are not tried on them.
OPENS_NOTHING = frozenset({"PUNCT", "SPACE", "DET", "CCONJ", "NUM", "SYM", "INTJ"})


def find_conditions(page: Page, statements: list[Statement]) -> list[Condition]:
    """All conditions of a page in text order, one record for each state that sets one."""
    found: list[Condition] = []
    for token in page.doc:
        if token.pos_ in OPENS_NOTHING:
            continue
        for line in lines(token):
            found += records_of(page, statements, line)
    return found


def lines(token: Token) -> Iterator[Line]:
    """What a word may open."""
    yield from hanging(token)
    yield from refusal(token)
    yield from red_line(token)
    yield from met_with(token)


def records_of(page: Page, statements: list[Statement], line: Line) -> list[Condition]:
    """One record for each party of a state; where the clause names none, the one who says it."""
    parties = tuple(p for p in page.cast.parties(line.actor, role="actor") if p.state) if line.actor is not None else ()
    if not parties:
        speaker = speaker_at(page, statements, line.cue[0])
        parties = (speaker,) if speaker is not None else ()
    others = page.cast.parties(line.other, role="addressee") if line.other is not None else ()
    condition = page.span(*line.condition, role="condition", by=line.rule) if line.condition else None
    consequence = page.span(*line.consequence, role="consequence", by=line.rule) if line.consequence else None
    cue = page.span(*line.cue, role="cue", by=line.rule)
    out: list[Condition] = []
    for party in parties:
        if any(o.actor.state == party.state for o in out):
            continue
        to = next((o for o in others if o.state not in (None, party.state)), None)
        asked: list[Span | None] = [condition, consequence, cue, party.span, to.span if to else None]
        out.append(
            identified(
                Condition(
                    article=page.article.id, rule=line.rule, confidence=CONFIDENCE[line.rule], spans=nested(asked),
                    form=line.form, actor=party, addressee=to, condition=condition, consequence=consequence, grade=line.grade,
                )
            )
        )  # fmt: skip
    return out


def speaker_at(page: Page, statements: list[Statement], index: int) -> Party | None:
    """The one of a state who says the word, with the words that name him if they are near."""
    at = page.doc[index].idx
    for statement in statements:
        who = statement.speaker
        if who.state is not None and any(s.start <= at < s.end for s in statement.content):
            return replace(who, span=replace(who.span, role="actor") if who.span is not None else None)
    return None


def trimmed(token: Token, start: int, end: int) -> tuple[int, int] | None:
    """The range without punctuation at its ends; null if nothing is left."""
    doc = token.doc
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return (start, end) if start < end else None


def hanging(verb: Token) -> Iterator[Line]:
    """ "if X does, Y will do", "Y will not do unless X does"."""
    mark = next((c for c in children(verb, "mark", "advmod") if c.lower_ in MARKS and c.i < verb.i), None)
    main = verb.head
    if verb.dep_ != "advcl" or mark is None or main.pos_ not in ("VERB", "AUX") or verb.tag_ in ("VBN", "VBG"):
        return
    if mark.i and verb.doc[mark.i - 1].lower_ in ("as", "even", "what"):
        return
    own = child(main, "nsubj", "nsubjpass")
    bare = main.lower_ in ("'s", "’s", "is", "are")
    if own is None or not (any(c.tag_ == "MD" for c in children(main, "aux")) or (bare and (is_negated(main) or is_ready(main)))):
        return
    left, right = verb.left_edge.i, verb.right_edge.i + 1
    condition = trimmed(verb, left, right)
    if left > main.i:
        consequence = trimmed(main, own.left_edge.i, left)
    else:
        consequence = trimmed(main, max(right, own.left_edge.i), main.right_edge.i + 1)
    if condition is not None and consequence is not None:
        yield Line("conditions.if", form_of(main, mark), "B", (mark.i, mark.i + 1), own, condition, consequence, child(verb, "nsubj"))


def is_ready(verb: Token) -> bool:
    """Does one say that he is ready or willing?"""
    return any(c.lower_ in READY for c in children(verb, "acomp"))


def form_of(main: Token, mark: Token) -> Form:
    """A refusal if the consequence is denied, an offer if it is a benefit, else a threat."""
    if is_negated(main):
        return "conditional_rejection"
    if main.lemma_ in OFFERS or is_ready(main):
        return "conditional_offer"
    return "conditional_threat"


def refusal(verb: Token) -> Iterator[Line]:
    """ "will not accept", "will never tolerate"."""
    if verb.lemma_ not in REFUSED:
        return
    thing = child(verb, "dobj", "ccomp")
    modal = any(c.lower_ in FIRM for c in children(verb, "aux"))
    if modal and is_negated(verb) and thing is not None:
        condition = trimmed(thing, thing.left_edge.i, thing.right_edge.i + 1)
        yield Line("conditions.refusal", "red_line", "A", (verb.i, verb.i + 1), child(verb, "nsubj"), condition, None)


def red_line(noun: Token) -> Iterator[Line]:
    """ "set its own red lines", "crossing our red line"."""
    if noun.lemma_.lower() != "line" or not any(c.lower_ == "red" for c in noun.children):
        return
    verb = clause_of(noun)
    actor = holder(noun) or child(verb, "nsubj")
    condition = trimmed(verb, verb.i, verb.right_edge.i + 1) if verb.i < noun.i else None
    red = next(c for c in noun.children if c.lower_ == "red")
    yield Line("conditions.red-line", "red_line", "A", (red.i, noun.i + 1), actor, condition, None)


def met_with(verb: Token) -> Iterator[Line]:
    """ "any attack will be met with force"."""
    own = child(verb, "nsubjpass")
    with_ = next((c for c in children(verb, "prep") if c.lower_ in ("with", "by")), None)
    if verb.lemma_ == "meet" and own is not None and with_ is not None and any(c.lower_ in FIRM for c in children(verb, "aux")):
        condition = trimmed(own, own.left_edge.i, own.right_edge.i + 1)
        consequence = trimmed(verb, verb.i, verb.right_edge.i + 1)
        yield Line("conditions.met-with", "conditional_threat", "B", (verb.i, verb.i + 1), None, condition, consequence)


RULES: tuple[Rule, ...] = (
    written(
        "conditions.if", says="what one will do, or refuses to do, hangs on a condition", record="condition",
        examples=[
            "{condition:{cue:If} {addressee:Iran} closes the strait}, {consequence:{actor:Norway} will respond}.",
            "{consequence:{actor:Norway} will not meet Iran} {condition:{cue:unless} it frees the sailors}.",
        ],
        silent=["Norway asked if Iran had closed the strait."],
    ),
    written(
        "conditions.refusal", says="one declares what will not be accepted", record="condition",
        examples=["{actor:Norway} will not {cue:accept} {condition:a closure of the strait}."],
        silent=["Norway did not accept the invitation."],
    ),
    written(
        "conditions.red-line", says="one speaks of a red line of his own", record="condition",
        examples=["Norway will {condition:set {actor:its} own {cue:red lines}}."],
        silent=["Norway will open its railway lines."],
    ),
    written(
        "conditions.met-with", says="an act will be met with an answer", record="condition",
        examples=["{actor:Norway} said {condition:any attack} will be {consequence:{cue:met} with force}."],
        silent=["Norway said the minister was met with applause."],
    ),
)  # fmt: skip
