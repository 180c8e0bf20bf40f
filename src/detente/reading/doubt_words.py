"""Which acts does the text itself take back or leave open? Negated plans and acts, and orders that are only reported."""

import re

from detente.reading.doubt_found import Found
from detente.reading.page import Page
from detente.rulebook import Rule, written

NEGATED = re.compile(
    r"\b(?:(?:has|have|had|there (?:is|are|was|were)|with) no (?:immediate |current |present )?(?:plans?|intention) (?:to|of|for)\b"
    r"|(?:has|have|had|did|does|do|is|are)(?: not|n['’]t)(?:, [^,.]{2,30},)? (?:yet )?(?:announced?|plan(?:ning)?|intend(?:ing)?)"
    r"(?: any plans?)? to\b"
    r"|there (?:has|have|had) never been an?\b|there never (?:has|have|had) been an?\b"
    r"|no (?:evidence|proof|sign) (?:of|for) [^,.;\n]{3,60}? (?:has|have) been (?:reported|found|presented|published)"
    r"|\bbut not (?:one|two|three|four|five|six) [A-Z]?[\w ]{3,30}?(?=[,.;]))",
    re.IGNORECASE,
)
HEDGES = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
ORDERS = frozenset("order authorize authorise approve direct instruct command sign impose expel launch".split())


def find_negated(page: Page) -> list[Found]:
    """Acts that the text says did not or will not happen."""
    found = []
    for start, end in page.layout.paragraphs:
        for m in NEGATED.finditer(page.text, start, end):
            span = page.chars(m.start(), m.end(), role="claim", by="doubt.negated")
            found.append(Found("doubt.negated", "negated_act", f"Said not to be so, and no act: “{span.text}”.", (span,), 0.7))
    return found


def find_hedged(page: Page) -> list[Found]:
    """Orders of a state or a person that are only reported."""
    found = []
    for token in page.doc:
        verb = token.head
        if token.lower_ not in HEDGES or token.dep_ != "advmod" or verb.lemma_ not in ORDERS or page.in_quotation(token):
            continue
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        if not subjects or not page.cast.parties(subjects[0]):
            continue
        hedge = page.span(token.i, token.i + 1, role="hedge", by="doubt.hedged")
        act = page.span(verb.i, verb.i + 1, role="claim", by="doubt.hedged")
        note = f"“{hedge.text}” stands with “{act.text}”: the order is not confirmed."
        found.append(Found("doubt.hedged", "other", note, (hedge, act), 0.7))
    return found


RULES: tuple[Rule, ...] = (
    written(
        "doubt.negated",
        says="an act that the text expressly says did not or will not happen",
        record="doubt",
        examples=["Norway {claim:has no plans to} close its embassy.", "{claim:There has never been a} blockade, Peru said."],
        silent=["Norway has plans to close its embassy.", "Norway had no comment on the plans."],
    ),
    written(
        "doubt.hedged",
        says="an order or measure of which the text says that it is only reported",
        record="doubt",
        examples=["Norway {hedge:reportedly} {claim:ordered} the ship to leave."],
        silent=["Norway ordered the ship to leave.", "Norway reportedly won the game."],
    ),
)
