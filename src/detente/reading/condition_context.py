"""To whom is a condition put that names nobody? The one other state that its words, its sentence or else the whole text names."""

from collections.abc import Iterable
from dataclasses import replace

from detente.model import Party, Span
from detente.reading.condition_lines import Line, Range
from detente.reading.entities import CONTEXT, Mention, party_of
from detente.reading.page import Page

KINDS = frozenset({"state", "seat", "person", "office", "collective", "organ", "group"})


def meant_by_context(page: Page, line: Line, own: str | None) -> Party | None:
    """The addressee; none where two other states could be meant."""
    sent = page.doc[line.cue[0]].sent
    ranges: tuple[tuple[Range, ...], ...] = (
        tuple(r for r in (line.condition, line.consequence) if r is not None), ((sent.start, sent.end),), ((0, len(page.doc)),),
    )  # fmt: skip
    for wider in ranges:
        mentions = [m for start, end in wider for m in page.cast.named_in(start, end)]
        found = others(page, mentions, own)
        if found:
            return addressed(page, found) if len(found) == 1 else None
    return None


def others(page: Page, mentions: Iterable[Mention], own: str | None) -> dict[str, Mention]:
    """The first mention of each other state among some; bodies are none."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        state = (mention.entity.state or "").split(":")[0]
        if mention.entity.kind in KINDS and len(state) == 3 and state in page.cast.state_names and state != (own or "").split(":")[0]:
            found.setdefault(state, mention)
    return found


def addressed(page: Page, found: dict[str, Mention]) -> Party:
    """The state of the mention as inferred from its words."""
    ((state, mention),) = found.items()
    span: Span = page.span(mention.start, mention.end, role="addressee", by=CONTEXT)
    party = party_of(mention.entity, span)
    return (
        party
        if mention.entity.kind == "state"
        else replace(party, name=page.cast.state_names.get(state, state), role=None, state=state, sector=None)
    )
