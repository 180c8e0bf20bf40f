"""Who is meant? The values that the actor stage finds and every later stage asks for."""

from dataclasses import dataclass

from spacy.tokens import Doc

from detente.model import Party, Span


# Cited where a party's state is the only one that the text names.
INFERRED = "actors.only_state"


@dataclass(slots=True)
class Entity:
    """A person, state, body, organ, group, office or unnamed party of one article; filled in as the text tells more."""

    kind: str
    name: str | None
    role: str | None = None
    state: str | None = None
    sector: str | None = None
    office: str | None = None
    by: str = "actors.name"

    @property
    def is_person(self) -> bool:
        """Is it one human being, named or known by office?"""
        return self.kind in ("person", "office")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean an entity: token range, the head word, and whose name they are."""

    start: int
    end: int
    head: int
    entity: Entity


def span_of(doc: Doc, start: int, end: int, *, role: str | None = None, by: str | None = None, text: str) -> Span:
    """The tokens from `start` to `end` as a span of the article's `text`."""
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    return Span(first, last, text[first:last], role, by)


def party_of(entity: Entity, span: Span | None) -> Party:
    """The entity as a record's party."""
    return Party(entity.name, entity.role, entity.state, entity.sector, span)
