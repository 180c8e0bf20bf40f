"""What sort of party may a noun speak of? Small questions that need no list of names."""

from detente.reading.entities import Mention
from detente.reading.grammar import child, children, prep_object, prepositions
from detente.reading.parse import Token

COUNTS = frozenset(
    """member group number dozen hundred thousand score million lot majority minority handful couple crowd third half quarter percent wave team
    tens series band convoy column""".split()
)
FOREIGN = frozenset("foreign other regional international multinational".split())
# Adjectives of people that a state has within itself.
CREEDS = frozenset(
    """muslim moslem islamic islamist christian jewish shiite shi'ite shia sunni kurdish hindu catholic protestant orthodox arab buddhist
    sikh tribal hutu tutsi republican democratic communist maoist marxist socialist conservative""".split()
)
BLAMED = frozenset("regime junta dictatorship authority".split())
SIDES = frozenset("all both warring concerned relevant involved conflicting".split())
STANDINGS = frozenset("relation relations relationship tie tension crisis conflict dispute standoff situation war row".split())
# In the plural they are others than the speaker's own.
PEERS = frozenset("government state country nation".split())


def is_ethnic(noun: Token) -> bool:
    """Does a noun tell of descent and not of a state: "ethnic Albanians", "ethnic Albanian rebels"?"""
    return any(c.lower_ == "ethnic" for t in (noun, *children(noun, "amod", "compound", "nmod")) for c in t.children)


def counted(noun: Token) -> Token:
    """Of "a group of rebels", "hundreds of people", "members of the council" the people meant."""
    for _ in range(3):
        inner = prep_object(noun, "of") if noun.lemma_.lower() in COUNTS else None
        if inner is None or inner.pos_ in ("NUM", "PRON"):
            break
        noun = inner
    return noun


def is_others(noun: Token) -> bool:
    """Does a noun mean several states, or people that an unknown name tells apart: "other governments", "Zubrowkan police"?"""
    if noun.tag_ == "NNS" and noun.lemma_.lower() in PEERS:
        return True
    return any(c.lower_ in FOREIGN or (c.ent_type_ in ("NORP", "GPE", "ORG") and c.lower_ not in CREEDS) for c in noun.lefts)


def is_blamed(noun: Token) -> bool:
    """Is it a word for rulers that nobody uses of his own: "the regime", "the junta"?"""
    return noun.lemma_.lower() in BLAMED and any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in noun.children)


def is_state_of_things(noun: Token) -> bool:
    """Is it how things stand, which can threaten to come to something but says and does nothing: "relations", "the crisis"?"""
    return noun.lemma_.lower() in STANDINGS


def is_subject(head: Token) -> bool:
    """Does a word stand as a subject?"""
    return head.dep_ in ("nsubj", "nsubjpass")


def without_article(name: str) -> str:
    """A noun phrase without its "the" or "a"."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an", "its", "his", "her", "their") else name


def lives_in(people: Token, by_token: dict[int, Mention]) -> str | None:
    """The state where people of another descent live: "Albanians of southern Serbia", "Poles living in Latvia"."""
    if people.tag_ not in ("NNS", "NNPS"):
        return None
    places = [o for p in prepositions(people) if p.lower_ in ("in", "of", "throughout") for o in children(p, "pobj")]
    for verb in (*children(people, "acl"), *([people.head] if people.dep_ == "nsubj" and people.head.tag_ == "VBG" else [])):
        if verb.lemma_ in ("live", "reside", "work", "base"):
            places += [o for p in prepositions(verb, "in") for o in children(p, "pobj")]
    own = by_token[people.i].entity.state if people.i in by_token else None
    found = [m.entity.state for t in places if (m := by_token.get(t.i)) is not None and m.entity.kind in ("state", "city")]
    return next((s for s in found if s != own), None)


def is_posting(noun: Token, where: tuple[int, int]) -> bool:
    """Does a state after an office tell where it is held: "the ambassador to Chad"?"""
    return where[0] > noun.i and any(noun.doc[i].lower_ in ("to", "in", "for", "at") for i in range(noun.i + 1, where[0]))


def is_side(noun: Token) -> bool:
    """Are "parties" the sides of a dispute and no clubs of politicians: "all parties", "the parties to the conflict"?"""
    return noun.tag_ == "NNS" and any(c.lower_ in SIDES or (c.dep_ == "prep" and c.lower_ == "to") for c in noun.children)


def sector_of(noun: Token, collectives: dict[str, str]) -> str | None:
    """The sector of a noun for people or their bodies, of the longest wording that is listed: "opposition party", "party"."""
    lemma = noun.lemma_.lower()
    if lemma == "party" and is_side(noun):
        return None
    for length in (2, 1):
        if noun.i >= length:
            words = " ".join(t.lower_ for t in noun.doc[noun.i - length : noun.i])
            if f"{words} {lemma}" in collectives:
                return collectives[f"{words} {lemma}"]
    return collectives.get(lemma) or collectives.get(noun.lower_)


def titled_beside(name: Token) -> list[Token]:
    """Whom an office with its own "the" means that the parser hung on the name after it: "the Secretary and Foreign Minister Doe met"."""
    return [c for c in name.children if c.dep_ in ("nmod", "compound") and has_own_article(c) and child(c, "conj") is not None]


def has_own_article(noun: Token) -> bool:
    """Has a noun an article of its own?"""
    return any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children)
