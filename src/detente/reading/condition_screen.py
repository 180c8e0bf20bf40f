"""Is it a condition of policy? Not advice to travellers, talk of what may be, a reporter's question, or a candidate's own election."""

from collections.abc import Sequence

from detente.model import Party
from detente.reading.askers import is_asked
from detente.reading.condition_form import HARMING, HARMS
from detente.reading.condition_lines import ANSWERS, Line
from detente.reading.grammar import ancestors
from detente.reading.page import Page

PERSONAL = frozenset("we i they he she you us them".split())
# Who acts as a private person, and is told how: "applicants may book if …".
PRIVATE = frozenset(
    """applicant citizen traveler traveller passenger student visitor customer resident tourist voter patient candidate winner taxpayer
    consumer nominee""".split()
)
ELECTED = frozenset("elect reelect win nominate become".split())
FORCES = frozenset({"activate", "deploy", "intervene", "mobilise", "mobilize"})
APPEALS = frozenset("accept join stop support respect help work return choose leave surrender".split())


def is_policy(page: Page, line: Line, others: Sequence[Party]) -> bool:
    """Does a party set the condition to another, as its policy?"""
    if is_asked(page, page.doc[line.cue[0]].idx):
        return False
    if line.condition is not None and page.doc[slice(*line.condition)].root.lemma_ in ELECTED:
        return False
    if line.actor is not None and line.actor.lemma_.lower() in PRIVATE:
        return False
    if line.rule == "conditions.whoever":
        return follows(page, line, HARMS | HARMING | APPEALS)
    return line.rule != "conditions.if" or is_between_parties(page, line, others)


def is_between_parties(page: Page, line: Line, others: Sequence[Party]) -> bool:
    """Does a party act on the condition, is a party named in it, or does an answer follow? "A truce cannot last if it is unjust" is an opinion."""
    actor = line.actor
    if actor is not None and (actor.lower_ in PERSONAL or any(p.state for p in page.cast.parties(actor))):
        return True
    named = line.other is not None and line.other.pos_ != "PRON" and any(o.state for o in others)
    warned = any(a.lemma_ in ("warn", "threaten") for a in ancestors(page.doc[line.cue[0]]))
    only = line.cue[0] > 0 and page.doc[line.cue[0] - 1].lower_ == "only"
    return named or only or warned or follows(page, line, ANSWERS | FORCES | {"we", "i"})


def follows(page: Page, line: Line, words: frozenset[str]) -> bool:
    """Does one of the words stand in what follows?"""
    return line.consequence is not None and any(t.lemma_.lower() in words for t in page.doc[slice(*line.consequence)])
