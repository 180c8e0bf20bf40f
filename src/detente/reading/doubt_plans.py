"""Does the text belie an assurance? "Had no plans to close the embassy", and later that it was closed."""

from collections.abc import Iterator

from detente.reading.doubt_found import Found
from detente.reading.doubt_words import NEGATED
from detente.reading.grammar import base, child, is_negated, subject
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.rulebook import Rule, written

UNREAL = frozenset("may might could would should will can if whether unless 'll".split())


def find_belied_plans(page: Page) -> list[Found]:
    """All such pairs."""
    return [found for m in NEGATED.finditer(page.text) if m.group().lower().endswith(" to") for found in belied(page, m.start(), m.end())]


def belied(page: Page, start: int, end: int) -> Iterator[Found]:
    """The same deed to the same thing by the same party, told as done in another sentence."""
    words = page.doc.char_span(start, end, alignment_mode="expand")
    planned = page.doc[words.end] if words is not None and words.end < len(page.doc) else None
    thing = child(planned, "dobj") if planned is not None and planned.tag_ == "VB" else None
    if words is None or planned is None or thing is None or thing.pos_ not in ("NOUN", "PROPN"):
        return
    own = {p.state for t in words[0].sent if t.dep_ == "nsubj" and t.i < planned.i for p in page.cast.parties(t) if p.state}
    for verb in page.tokens:
        if verb.sent.start == planned.sent.start or base(verb) != base(planned) or not is_done(verb):
            continue
        other = child(verb, "dobj", "nsubjpass")
        doer = subject(verb)
        states = {p.state for p in page.cast.parties(doer) if p.state} if doer is not None and verb.tag_ == "VBD" else own
        if other is not None and other.lemma_.lower() == thing.lemma_.lower() and own & states and not is_qualified(verb):
            claim = page.chars(start, end, role="claim", by="doubt.belied-plan")
            against = page.span(min(verb.i, other.i), max(verb.i, other.i) + 1, role="against", by="doubt.belied-plan")
            yield Found(
                "doubt.belied-plan", "contradiction", f"“{claim.text} {planned.text}”, yet also “{against.text}”.", (claim, against), 0.6
            )
            return


def is_done(verb: Token) -> bool:
    """Is it told as done?"""
    if verb.tag_ not in ("VBD", "VBN") or is_negated(verb) or verb.dep_ in ("amod", "acl"):
        return False
    return not any(c.lower_ in UNREAL for c in verb.children if c.dep_ in ("aux", "mark"))


def is_qualified(verb: Token) -> bool:
    """Does the sentence place it in a year before, or with a "had"?"""
    return any(c.lower_ == "had" for c in verb.children) or any(t.text.isdigit() and len(t.text) == 4 for t in verb.sent)


RULES: tuple[Rule, ...] = (
    written(
        "doubt.belied-plan", says="an act that there were no plans for is told as done", record="doubt",
        examples=["Norway {claim:had no plans to} close its embassy, a minister said. On Monday Norway {against:closed its embassy} in Lima."],
        silent=[
            "Norway had no plans to close its embassy, a minister said. On Monday Norway closed its ports.",
            "Norway had no plans to close its embassy, a minister said. In 2019 Norway closed its embassy in Lima.",
            "Norway had no plans to close its embassy, a minister said. On Monday Peru closed its embassy in Oslo.",
        ],
    ),
)  # fmt: skip
