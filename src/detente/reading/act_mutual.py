"""Which two states answer each other? Those that the sentence of "tit-for-tat expulsions" names, else the last two named before it."""

from collections.abc import Iterable
from itertools import pairwise

from detente.model import Party
from detente.reading.entities import CONTEXT, Mention
from detente.reading.page import Page
from detente.reading.parse import Token

# How many words after a verb "each other" may stand.
REACH = 6
KINDS = frozenset({"state", "seat", "person"})


def pair_of(page: Page, word: Token) -> tuple[Party, ...]:
    """The two parties; none where the sentence names a third."""
    sent = word.sent
    inside = states_of(page, page.cast.named_in(sent.start, sent.end))
    if len(inside) > 2:
        return ()
    found = inside if len(inside) == 2 else states_of(page, page.cast.before(word), most=2)
    if len(found) != 2:
        return ()
    return tuple(
        sorted((party_at(page, m, near=m in inside.values()) for m in found.values()), key=lambda p: p.span.start if p.span else 0)
    )


def states_of(page: Page, mentions: Iterable[Mention], *, most: int = 9) -> dict[str, Mention]:
    """The first mention of each state among some, persons standing for theirs, up to `most` states."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        state = mention.entity.state
        if state in page.cast.state_names and mention.entity.kind in KINDS and len(found) < most:
            found.setdefault(state or "", mention)
    return found


def party_at(page: Page, mention: Mention, *, near: bool) -> Party:
    """The state of a mention; its words are marked as inferred where they stand in another sentence."""
    state = mention.entity.state or ""
    span = page.span(mention.start, mention.end, role="source", by=mention.entity.by if near else CONTEXT)
    return Party(page.cast.state_names.get(state, state), None, state, None, span)


def is_reciprocal(verb: Token) -> bool:
    """Do the doers do it to each other: "blamed each other", "fired at one another", "expelled each other's envoys"?"""
    words = [t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]]
    return ("each", "other") in pairwise(words) or ("one", "another") in pairwise(words)
