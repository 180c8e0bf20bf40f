"""What sort of party may a noun speak of? Small questions that need no list of names."""

from spacy.tokens import Token

from detente.reading.grammar import children, prep_object

COUNTS = frozenset(
    """group number dozen hundred thousand score million lot majority minority handful couple crowd third half quarter percent wave team
    tens series band convoy column""".split()
)
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
    return any(
        c.ent_type_ in ("NORP", "GPE", "ORG") or c.lower_ in ("foreign", "other", "regional", "international", "multinational")
        for c in noun.lefts
    )


def is_subject(head: Token) -> bool:
    """Does a word stand as a subject?"""
    return head.dep_ in ("nsubj", "nsubjpass")


def without_article(name: str) -> str:
    """A noun phrase without its "the" or "a"."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an", "its", "his", "her", "their") else name
