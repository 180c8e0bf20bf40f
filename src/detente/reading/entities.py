"""Who is meant? The values that the actor stage finds and every later stage asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from detente.model import Party, Span
from detente.reading.parse import Doc, Token

LIST_WORDS = frozenset([",", "and", "the", "both", "(", ")"])
# Cited where a party's state is the only one that the text names.
INFERRED = "actors.only_state"
# Cited where a party of an act is named in the words around it.
CONTEXT = "events.context"


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


def only_state(mentions: Iterable[Mention], home: str | None) -> str | None:
    """The state of a text that names no second one."""
    states = {m.entity.state.split(":")[0] for m in mentions if m.entity.state is not None and m.entity.kind != "body"}
    states |= {home} if home is not None else set()
    return states.pop() if len(states) == 1 else None


def is_past(entity: Entity) -> bool:
    """Has a person left the office?"""
    return (entity.role or "").startswith("former ")


def is_listable(mention: Mention) -> bool:
    """May a name stand in a list of states and bodies?"""
    return mention.entity.kind in ("state", "body", "seat", "group")


def served(noun: Token, before: Iterable[Mention]) -> str | None:
    """The state of "the ministry" whose officer the same sentence speaks of: "Minister Doe handed him a note, the ministry said"."""
    if noun.lower_ != "ministry" or not any(c.lower_ == "the" for c in noun.children):
        return None
    near = [m.entity for m in before if m.start >= noun.sent.start]
    return next((e.state for e in near if e.kind == "person" and e.sector == "GOV" and e.state is not None), None)


def unique(found: list[tuple[Entity, tuple[int, int]]]) -> list[tuple[Entity, tuple[int, int]]]:
    """Each entity once, first mention kept."""
    out: list[tuple[Entity, tuple[int, int]]] = []
    for entity, where in found:
        if all(e is not entity and (e.name, e.state) != (entity.name, entity.state) for e, _ in out):
            out.append((entity, where))
    return out


def members(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties with a joint one taken apart: "USA+JPN" is two."""
    found: list[Party] = []
    for party in parties:
        states = (party.state or "").split("+")
        found += [party] if len(states) == 1 else [Party(None, state=s) for s in states]
    return tuple(found)


def entity_of(party: Party, *, plural: bool, names: dict[str, str]) -> Entity:
    """Who "I" is to a speaker, and who "we" is: the speaker, or the state spoken for."""
    if plural and party.state is not None:
        return Entity("state", names.get(party.state, party.state), None, party.state, by="actors.we")
    return Entity("person", party.name, party.role, party.state, party.sector, by="actors.i")


def row_of(doc: Doc, by_token: dict[int, Mention], at: int) -> list[int]:
    """The heads of the names that "Chad, the EU and Mali" strings together, if the word is one of them."""
    row: list[Mention] = []
    closed = False
    mention = by_token.get(at)
    if mention is None or not is_listable(mention):
        return []
    while mention is not None and is_listable(mention):
        row.append(mention)
        i, joined = mention.end, False
        if i + 2 < len(doc) and doc[i].text == "(" and doc[i + 2].text == ")":
            i += 3  # "the Republic of Chad (ROC), Mali and Niger"
        while i < len(doc) and doc[i].lower_ in LIST_WORDS:
            joined = joined or doc[i].lower_ == "and"
            i += 1
        closed = closed or joined
        following = by_token.get(i) if i > mention.end else None
        mention = following if following is not None and following.start == i and not (closed and not joined) else None
        if closed and mention is not None:
            row.append(mention)
            break
    return [m.head for m in row] if closed and len(row) > 1 else []
