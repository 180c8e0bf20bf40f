"""Did it happen? The status of a verb or noun that tells an act: happened, planned, alleged, hypothetical, historical or not at all."""

from collections.abc import Iterator

from detente.model import Status
from detente.reading.grammar import VERBS, ancestors, base, child, is_misjoined, object_of, prepositions
from detente.reading.parse import Token
from detente.reading.paths import LIGHT
from detente.reading.status_over import (
    DENYING,
    DROPPED,
    DROPPING,
    FICTION,
    HEDGING,
    OPENING,
    PLANNING,
    TALES,
    is_purpose,
    rules_out,
    status_under,
    weaker,
)
from detente.reading.status_own import own_status
from detente.reading.status_time import timed_status
from detente.reading.times import TimeMention

EVENTIVE = (
    frozenset(
        """begin start take follow occur happen resume be come continue loom open collapse hold plan schedule expect cancel postpone go launch
    impose carry fail conduct delay ban avert prevent remain seem look appear become call put fall""".split()
    )
    | DROPPING
)
# Verbs that say of what stands under them whether it happened, or add nothing to it.
LEAVING_OPEN = LIGHT | DENYING | HEDGING | PLANNING | OPENING | EVENTIVE | {verb for verb, _ in DROPPED}


def status_of(predicate: Token, *, times: tuple[TimeMention, ...], published: str | None) -> Status | None:
    """The status of the act that a verb or noun tells; null if the words say that it did not happen."""
    own = own_status(predicate)
    if own is None or is_fiction(predicate):
        return None
    found: Status = own
    settled = is_settled(predicate, own)
    for step, above in climb(predicate):
        if settled and above.pos_ in VERBS and base(above) not in LEAVING_OPEN:
            break
        over = status_under(step, above)
        if over is None:
            return None
        found = weaker(found, over)
    return timed_status(predicate, found, times=times, published=published)


def is_fiction(predicate: Token) -> bool:
    """Does it only happen in a story: "in the novel, Chad invades Mali", "the film imagines a night in which", "a scenario in which"?"""
    for verb in (predicate, *ancestors(predicate)):
        if verb.dep_ == "relcl" and base(verb.head) in FICTION and any(p.lower_ == "in" and p.i < verb.i for p in prepositions(verb)):
            return True
        if verb.pos_ in VERBS:
            teller = child(verb, "nsubj") if verb != predicate else None
            scenes = [o for p in prepositions(verb, "in") if p.i < verb.i and (o := object_of(p)) is not None]
            if any(base(noun) in TALES for noun in (*scenes, *([teller] if teller is not None else []))):
                return True
    return False


def climb(token: Token) -> Iterator[tuple[Token, Token]]:
    """The words that govern an act, nearest first, each with the word below it; a relative or list clause ends the climb."""
    step = token
    for above in ancestors(token):
        if step.dep_ in ("relcl", "appos", "parataxis") or (
            step.dep_ in ("nsubj", "nsubjpass") and above.pos_ in VERBS and not is_eventive(above)
        ):
            return
        if (step.dep_ == "advcl" and not is_purpose(step) and not rules_out(above)) or is_misjoined(step, above):
            return
        yield step, above
        step = above


def is_settled(noun: Token, own: Status) -> bool:
    """Is an act told as somebody's and so taken for a fact: "those hurt by Russia's war" whoever means to help them?"""
    return own == "happened" and noun.pos_ == "NOUN" and child(noun, "poss") is not None


def is_eventive(verb: Token) -> bool:
    """Does a verb tell of its subject whether it happened: "an attack could follow", "talks will begin"?"""
    return verb.lemma_ in EVENTIVE
