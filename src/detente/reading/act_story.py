"""Whom is a story about? The one other state to which a directed act goes where its own words name nobody."""

from detente.model import Party
from detente.reading.act_parties import home_of
from detente.reading.act_rows import Act
from detente.reading.entities import CONTEXT, Mention, party_of
from detente.reading.page import Page
from detente.reading.story import pair_of_story


def other_of_story(act: Act, page: Page) -> tuple[Party, ...]:
    """The other of the two states that the paragraph names, or that the whole report is about."""
    own = {home_of(p.state) for p in act.sources if p.state}
    if len(own) != 1:
        return ()
    start, end = paragraph_of(act, page)
    here = [m for m in page.cast.mentions if start <= page.doc[m.head].idx < end and m.entity.state is not None]
    two = {home_of(m.entity.state) for m in here}
    if not (len(two) == 2 and own < two):
        two = pair_of_story(page.cast)
        here = [m for m in page.cast.mentions if m.entity.state is not None]
    return named(two - own, here, act, page) if own < two else ()


def paragraph_of(act: Act, page: Page) -> tuple[int, int]:
    """Where the paragraph of an act begins and ends, in characters."""
    at = act.head.idx
    return next(((s, e) for s, e in page.layout.paragraphs if s <= at < e), (at, at))


def named(states: set[str | None], mentions: list[Mention], act: Act, page: Page) -> tuple[Party, ...]:
    """The state as a party, with the words that name it last before the act, else first after it."""
    fitting = [m for m in mentions if home_of(m.entity.state) in states]
    before = [m for m in fitting if m.head < act.head.i]
    mention = before[-1] if before else fitting[0]
    entity = page.cast.state_entity(states.pop() or "")
    return (party_of(entity, page.span(mention.start, mention.end, role="target", by=CONTEXT)),)
