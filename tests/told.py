"""What a reader tells of a text, for tests: one short line an act, as "ACCUSE EU>TCD happened"."""

from collections.abc import Iterable

from detente.explain import sentence_article
from detente.model import Event, Party, Time
from detente.reading.pipeline import Reader

PUBLISHED = "2026-03-05"  # a Thursday


def events(reader: Reader, text: str, *types: str) -> list[Event]:
    """The acts of a text, those of some types only if any are named."""
    _, records = reader.read(sentence_article(text, published=PUBLISHED))
    return [r for r in records if isinstance(r, Event) and (not types or r.type in types)]


def acts(reader: Reader, text: str, *types: str) -> list[str]:
    """Type, states of both sides and status of each act; "?" for a party of no state, nothing for a side that is not told."""
    return [f"{e.type} {states(e.source)}>{states(e.target)} {e.status}" for e in events(reader, text, *types)]


def statuses(reader: Reader, text: str, *types: str) -> list[str]:
    """The status of each act."""
    return [e.status for e in events(reader, text, *types)]


def days(reader: Reader, text: str, *types: str) -> list[str]:
    """Type and time of each act."""
    return [f"{e.type} {written(e.when)}" for e in events(reader, text, *types)]


def states(parties: Iterable[Party]) -> str:
    """The states of some parties."""
    return "+".join(p.state or "?" for p in parties)


def written(time: Time | None) -> str:
    """A time as ISO writes it; "never" for none."""
    if time is None:
        return "never"
    return time.start if time.start == time.end else f"{time.start}/{time.end}"
