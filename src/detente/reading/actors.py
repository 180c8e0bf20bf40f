"""Who appears in the report? Finds persons, offices, states, bodies and groups, and writes one record for each."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from detente.model import Actor, Span, identified
from detente.reading.cast import Cast
from detente.reading.entities import Entity, Mention, span_of
from detente.reading.names import Hit, NameIndex
from detente.reading.parse import Doc
from detente.reading.persons import KnownPeople, find_persons
from detente.reading.text import Layout
from detente.reading.titles import Offices
from detente.words import Words

KIND_OF_LIST = {
    "states": "state",
    "demonyms": "state",
    "capitals": "state",
    "seats": "state",
    "organs": "organ",
    "bodies": "body",
    "groups": "group",
    "ambiguous": "state",
}
# A capital after one of these is a place: "in Moscow".
PLACE_WORDS = frozenset(
    [
        "in",
        "at",
        "near",
        "to",
        "from",
        "around",
        "outside",
        "inside",
        "across",
        "through",
        "via",
        "into",
        "toward",
        "towards",
        "over",
        "above",
        "visit",
        "visiting",
        "of",
    ]
)

# An outlet with one of these in its name speaks for its state.
OFFICIAL = frozenset("ministry embassy government department presidency chancellery office cabinet".split())


@dataclass(frozen=True, slots=True)
class ActorTables:
    """The look-up tables of the actor stage, made once from the word lists."""

    names: NameIndex
    offices: Offices
    known: KnownPeople
    collectives: dict[str, str]
    state_names: dict[str, str]

    @classmethod
    def of(cls, words: Words, tokenize: Callable[[str], Iterable[str]]) -> "ActorTables":
        """Build them; `tokenize` must split names as the parser does."""
        collectives = {e.name.lower(): e.id for e in words.of("collectives")}
        return cls(NameIndex(words, tokenize), Offices(words), KnownPeople.of(words), collectives, words.state_names())


def find_cast(doc: Doc, text: str, *, tables: ActorTables, published: str | None, home: str | None = None, seat: str | None = None) -> Cast:
    """The cast of a text; `home` is the state whose own release it is, if it is one, `seat` that of its dateline."""
    found = tables.names.find(doc, published=published)
    hits = {i: hit for hit in [*found, *short_forms(doc, found)] for i in range(hit.start, hit.end)}
    mentions = find_persons(doc, hits, offices=tables.offices, known=tables.known, published=published)
    covered = {i for m in mentions for i in range(m.start, m.end)}
    mentions += name_mentions(doc, hits, covered, tables)
    offices = find_offices(doc, tables.offices, covered)
    return Cast(doc, text, mentions, hits, tables.collectives, offices, tables.state_names, home, seat=seat)


def short_forms(doc: Doc, hits: list[Hit]) -> list[Hit]:
    """The capitals that a text puts in brackets after a name and then uses for it: "the Harbour Guard Force (HGF)"."""
    known = {i for hit in hits for i in range(hit.start, hit.end)}
    means: dict[str, Hit] = {}
    for hit in hits:
        if hit.end + 2 < len(doc) and doc[hit.end].text == "(" and doc[hit.end + 2].text == ")":
            short = doc[hit.end + 1].text
            if short.isupper() and short.isalpha() and len(short) > 1 and hit.entry.list in ("groups", "bodies", "organs"):
                means.setdefault(short, hit)
    if not means:
        return []
    return [Hit(t.i, t.i + 1, means[t.text].entry) for t in doc if t.text in means and t.i not in known]


def home_state(outlet: str | None, layout: Layout, *, tables: ActorTables, make_doc: Callable[[str], Doc]) -> str | None:
    """The state whose own release it is: that of the organ that puts it out, or of the office that signs it."""
    if outlet is not None:
        doc = make_doc(outlet)
        found = tables.names.find(doc, published=None)
        official = any(h.entry.list in ("organs", "seats") for h in found) or any(t.lower_ in OFFICIAL for t in doc)
        states = {h.entry.id for h in found}
        if official and len(states) == 1:
            return states.pop()
    if layout.attribution is not None:
        doc = make_doc(layout.attribution.text)
        for end in range(len(doc), 0, -1):
            title = tables.offices.ending_at(doc, end)
            if title is not None and title[1].more.get("states", "").isalpha():
                return title[1].more["states"]
    return None


def seat_of(dateline: Span | None, *, tables: ActorTables, make_doc: Callable[[str], Doc]) -> str | None:
    """The state in whose capital a report was filed: "MANILA, Philippines (Wire) —"."""
    if dateline is None:
        return None
    words = dateline.text.title() if dateline.text.isupper() else re.sub(r"\b[A-Z]{4,}\b", lambda m: m[0].title(), dateline.text)
    found = tables.names.find(make_doc(words), published=None)
    capital = any(h.entry.list == "capitals" and h.entry.more.get("kind") == "capital" for h in found)
    states = {h.entry.id for h in found if h.entry.list in ("states", "capitals")}
    return states.pop() if capital and len(states) == 1 else None


def name_mentions(doc: Doc, hits: dict[int, Hit], covered: set[int], tables: ActorTables) -> list[Mention]:
    """Mentions of states, bodies, organs and groups; all names of one id mean one entity."""
    entities: dict[tuple[str, str], Entity] = {}
    mentions = []
    for i, hit in sorted(hits.items()):
        if i != hit.start:
            continue
        kind = kind_of(hit, doc)
        name = hit.entry.name if kind in ("organ", "group", "city") else tables.state_names.get(hit.entry.id, hit.entry.name)
        key = (kind if kind in ("organ", "city") else "state", name if kind in ("organ", "city") else hit.entry.id)
        if key not in entities:
            entities[key] = Entity(kind, name, None, hit.entry.id, hit.entry.more.get("sector") or None, by=hit.entry.by)
        head = doc[hit.start : hit.end].root.i
        if not covered.intersection(range(hit.start, hit.end)):
            mentions.append(Mention(hit.start, hit.end, head, entities[key]))
    return mentions


def kind_of(hit: Hit, doc: Doc) -> str:
    """What sort of thing a hit names here; a capital after "in" or as part of a place is only a city."""
    entry = hit.entry
    if entry.list != "capitals":
        return KIND_OF_LIST[entry.list]
    if entry.more.get("kind") != "capital":
        return "city"
    head = doc[hit.start : hit.end].root
    if (
        head.dep_ == "pobj"
        and head.head.lower_ in PLACE_WORDS
        and not (head.head.lower_ in ("of", "to", "from") and head.head.head.pos_ == "VERB")
    ):
        return "city"
    return "state"


def find_offices(doc: Doc, offices: Offices, covered: set[int]) -> dict[int, tuple[int, str, str]]:
    """Office titles that stand without a name, by their last token."""
    found = {}
    for token in doc:
        if token.lower_ in offices.ends and token.pos_ in ("NOUN", "PROPN") and token.i not in covered:
            hit = offices.ending_at(doc, token.i + 1)
            if hit is not None and not (token.i + 1 < len(doc) and doc[token.i + 1].dep_ == ""):
                found[token.i] = (hit[0], hit[1].id, hit[1].more.get("sector", ""))
    return found


def actor_records(cast: Cast, article: str) -> list[Actor]:
    """One record for each entity that the text names, its mentions in text order."""
    rows: dict[int, tuple[Entity, list[Mention]]] = {}
    for mention in cast.mentions:
        rows.setdefault(id(mention.entity), (mention.entity, []))[1].append(mention)
    records = []
    for entity, mentions in rows.values():
        if entity.kind == "city" or entity.name is None:
            continue
        spans = tuple(span_of(cast.doc, m.start, m.end, role="actor", by=entity.by, text=cast.text) for m in mentions)
        records.append(identified(Actor(
            article=article, rule=f"actors.{entity.kind}", confidence=CONFIDENCE[entity.kind], spans=spans,
            name=entity.name, role=entity.role if entity.kind == "person" else None, state=entity.state, sector=entity.sector,
        )))  # fmt: skip
    return records


# Persons: 67 of 78 on the shared dev and digest articles had the right state (2026-11-24). The other kinds are not marked there: estimates.
CONFIDENCE = {"person": 0.86, "state": 0.97, "organ": 0.95, "body": 0.95, "group": 0.9, "office": 0.8}
