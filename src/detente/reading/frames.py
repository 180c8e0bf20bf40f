"""Where does a rule's wording occur? Matches the frames of rules/*.toml against the parse."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

from detente.reading.grammar import (
    CLAUSES,
    VERBS,
    base,
    child,
    children,
    conjuncts,
    objects,
    prep_object,
    prepositions,
)
from detente.reading.parse import Token
from detente.rulebook import PREDICATES, Rule

POS_OF = {"verb": VERBS, "noun": frozenset({"NOUN", "PROPN"}), "adjective": frozenset({"ADJ", "VERB", "ADV"})}
PARTS = {tag: tuple(part for part, tags in POS_OF.items() if tag in tags) for tag in frozenset().union(*POS_OF.values())}
MAX_GAP = 12
# A filter may ask for a GPE, the name of a state or place, or for a PERSON: a name, or a word that stands for people.
SOMEBODY = frozenset(
    "him her them us me himself herself themselves who those one two three four five six dozens hundreds thousands".split()
)
PARTICLES = frozenset({"back", "down", "out", "off", "up"})
OPENING = frozenset({"“", "«", "``", "„"})
# What stands after these is when or why, and none of the wording: "left the town under a deal", "closed after the raid".
CIRCUMSTANCES = frozenset("amid after despite before following during since pending until".split())
ACCORDS = frozenset("agreement deal accord pact treaty truce".split())
DATES, DATING = frozenset({"DATE", "TIME"}), frozenset({"on", "in", "at"})
OBJECTS = frozenset({"dobj", "nsubjpass"})
OTHER_CLAUSE = frozenset({"relcl", "advcl", "ccomp", "xcomp", "acl", "conj", "csubj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's wording found in the text: the predicate, and all tokens of the wording in text order."""

    rule: Rule
    head: Token
    words: tuple[Token, ...]

    @property
    def cue(self) -> tuple[int, int]:
        """Token range from the first to the last word of the wording."""
        return self.words[0].i, self.words[-1].i + 1

    @property
    def type(self) -> str:
        """The PLOVER type of an act's rule; of other rules the second word of their record."""
        return second_word(self.rule.record)


@cache
def second_word(record: str) -> str:
    """What the record of a rule names after its kind: ASSAULT of `event.ASSAULT.bomb`."""
    return record.split(".")[1]


class FrameIndex:
    """The rules' wordings by their head word, so that one look-up a token finds the candidates."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.by_head: dict[str, dict[str, list[tuple[Rule, tuple[str, ...]]]]] = {}
        for rule in rules:
            for part in PREDICATES:
                for pattern in rule.patterns.get(part, ()):
                    for words in wordings(pattern):
                        # A noun's pattern ends in its head ("air strike"); a verb's and an adjective's begin with it.
                        head, rest = (words[-1], words[:-1]) if part == "noun" else (words[0], words[1:])
                        self.by_head.setdefault(head, {}).setdefault(part, []).append((rule, rest))

    def find(self, tokens: Iterable[Token]) -> list[Match]:
        """All matches in text order; several rules may claim the same words, the stages decide."""
        found: list[Match] = []
        for token in tokens:
            headed = [self.by_head[form] for form in dict.fromkeys((base(token), token.lower_)) if form in self.by_head]
            if not headed:
                continue
            near = Near(token)
            for part in parts_of(token):
                for by_part in headed:
                    for rule, rest in by_part.get(part, ()):
                        words = rest_of(token, rest, part, near)
                        if words is not None and passes(rule, token, near):
                            found.append(Match(rule, token, tuple(sorted((token, *words), key=lambda t: t.i))))
        return found


class Near:
    """The words under one predicate, looked up when a rule first asks for them."""

    __slots__ = ("forms", "found", "head")

    def __init__(self, head: Token) -> None:
        self.head = head
        self.found: list[tuple[Token, str, str]] | None = None
        self.forms: set[str] = set()

    @property
    def words(self) -> list[tuple[Token, str, str]]:
        """Each word with its form and base form in small letters, in text order."""
        if self.found is None:
            self.found = [(t, t.lower_, t.lemma_.lower()) for t in dependants(self.head)]
            self.forms = {form for _, lower, lemma in self.found for form in (lower, lemma)}
        return self.found

    def has(self, words: tuple[str, ...]) -> bool:
        """Do all these words stand there?"""
        return bool(self.words) and self.forms.issuperset(words)


def parts_of(token: Token) -> tuple[str, ...]:
    """The kinds of pattern that a word may head."""
    parts = PARTS.get(token.pos_, ())
    if parts == ("noun",) and token.ent_type_ == "DATE" and token.pos_ == "PROPN":
        return ()
    return (*parts, "noun") if "verb" in parts and is_gerund(token) else parts


def is_gerund(token: Token) -> bool:
    """Is a verb in -ing used as a noun: "the shelling of the port"?"""
    return token.tag_ == "VBG" and any(c.dep_ in ("det", "poss", "amod") or (c.dep_ == "prep" and c.lower_ == "of") for c in token.children)


def wordings(pattern: str) -> list[tuple[str, ...]]:
    """A pattern as the wordings it stands for: "impose|levy … ban|tariff" is four; "…" only shows where other words may stand."""
    return list(product(*(w.split("|") for w in pattern.split() if w != "…")))


def rest_of(head: Token, rest: tuple[str, ...], part: str, near: Near) -> list[Token] | None:
    """The tokens of the wording's other words, or none if one is absent."""
    if not rest:
        return []
    if part == "noun":
        return words_before(head, rest)
    if not near.has(rest):
        return None
    found: list[Token] = []
    at = head.i if part == "adjective" else -1
    for word in rest:
        match = next(
            (t for t, *forms in near.words if word in forms and t.i > at and belongs(t, head, found) and not is_doer(t, head)), None
        )
        if match is None:
            return None
        found.append(match)
        at = match.i
    return found


def is_doer(token: Token, head: Token) -> bool:
    """Is a word the active subject of the predicate? "Warships launched a drill" launches no warship, nor do "paper workers" block a paper."""
    doer = token.head if token.dep_ in ("compound", "amod") else token
    return doer.dep_ == "nsubj" and doer.head == head


def words_before(head: Token, rest: tuple[str, ...]) -> list[Token] | None:
    """The words right before a noun, as "air" in "air strike"; a hyphen between is passed over."""
    found: list[Token] = []
    at = head.i
    for word in reversed(rest):
        at -= 2 if at > 1 and head.doc[at - 1].text == "-" else 1
        if at < 0 or word not in (head.doc[at].lower_, head.doc[at].lemma_):
            return None
        found.append(head.doc[at])
    return found


def belongs(token: Token, head: Token, found: list[Token]) -> bool:
    """Is a particle the predicate's own? "Calls Rwanda's support for rebels" is no "call for"."""
    if token.pos_ not in ("ADP", "PART", "ADV"):
        return not (token.lower_ in PARTICLES and token.pos_ == "NOUN")  # "turned its back" is no "turn back"
    if token.i < head.i and head.pos_ in VERBS and token.pos_ != "ADV":
        return False  # "On Monday he called" is no "call on"
    if token.pos_ == "ADV" and token.head.dep_ == "prep" and token.head.head == head:
        return True  # "brought Chad and Mali together in Doha"
    if token.lower_ in DATING and any(c.dep_ == "pobj" and c.ent_type_ in DATES for c in token.children):
        return False  # "called his counterpart on Tuesday" is no "call on"
    return token.head == head or token.head in found or token.i == head.i + 1


def is_circumstance(preposition: Token) -> bool:
    """Does it tell when or why, and under what agreement: "left the port under a deal", but "placed the port under siege"?"""
    if preposition.lower_ == "under":
        return any(base(o) in ACCORDS for o in children(preposition, "pobj"))
    return preposition.lower_ in CIRCUMSTANCES


def dependants(head: Token) -> list[Token]:
    """The words near and under a predicate where the rest of its wording may stand, in text order."""
    near: dict[int, Token] = {}
    for c in head.children:
        if abs(c.i - head.i) > MAX_GAP or c.dep_ in OTHER_CLAUSE:
            if c.dep_ in CLAUSES and c.tag_ in ("VB", "JJ") and abs(c.i - head.i) <= MAX_GAP:
                near[c.i] = c  # "ordered the envoy to leave", "holds Chad responsible"
            continue
        near[c.i] = c
        if c.dep_ == "prep" and is_circumstance(c) and child(head, "dobj") is not None:
            continue
        for g in c.children:
            if g.dep_ in OTHER_CLAUSE:
                continue
            near[g.i] = g
            if g.dep_ in ("prep", "pobj") and not (c.dep_ in OBJECTS and g.dep_ == "prep" and g.lower_ != "of"):
                # "launched a series of attacks", "came out in favour of"; not "cut aid to a party" for "cut … party"
                near.update((t.i, t) for t in g.children if t.dep_ in ("pobj", "prep", "amod", "compound"))
    for after in range(head.i + 1, min(head.i + 4, head.sent.end)):
        if head.doc[after].text in OPENING:
            break  # said. "No state can" is no "say no"
        near.setdefault(after, head.doc[after])
    return [near[i] for i in sorted(near)]


def passes(rule: Rule, head: Token, near: Near) -> bool:
    """Do the rule's filters let this predicate pass?"""
    for name, wanted in rule.filters.items():
        if name == "object" and not any(is_word(t, wanted) for o in logical_objects(head) for t in conjuncts(o)):
            return False
        if name == "has" and not is_word(head, wanted) and not any(is_word(t, wanted) for t, _, _ in near.words):
            return False
        if name == "without" and any(is_word(t, wanted) for t, _, _ in near.words):
            return False
        if name == "clause" and clause_kind(head) not in wanted:
            return False
    return True


def logical_objects(head: Token) -> list[Token]:
    """Object of a verb, with its title and what it is a number of, also whom it is given to; of a noun what stands before it or after "of"."""
    if head.pos_ in VERBS:
        found = [*objects(head), *children(head, "dative")]
        clause = child(head, *CLAUSES) if not found else None
        found += [c for c in clause.children if c.dep_ == "nsubj"] if clause is not None else []  # "declared the envoy unwelcome"
        titles = [c for t in found for c in children(t, "compound", "appos")]
        return [*found, *titles, *(o for t in found if (o := prep_object(t, "of")) is not None)]
    of = prep_object(head, "of")
    return [*children(head, "compound", "amod"), *([of] if of is not None else [])]


def is_word(token: Token, wanted: tuple[str, ...]) -> bool:
    """Is the token, or its two-word phrase with the word before it, among the wanted lemmas?"""
    if token.lemma_.lower() in wanted or token.lower_ in wanted:
        return True
    if "GPE" in wanted and token.ent_type_ == "GPE":
        return True
    if "PERSON" in wanted and (
        token.ent_type_ in ("PERSON", "NORP") or token.lower_ in SOMEBODY or (token.pos_ == "PROPN" and is_surname(token))
    ):
        return True
    if token.i == 0:
        return False
    return f"{token.nbor(-1).lower_} {token.lemma_.lower()}" in wanted


def is_surname(name: Token) -> bool:
    """May a single name be somebody's, which the tagger knows not or took for a firm's: "called Otieno"?"""
    if not name.ent_type_:
        return True
    alone = name.ent_iob_ == "B" and not (name.i + 1 < len(name.doc) and name.doc[name.i + 1].ent_iob_ == "I")
    return name.ent_type_ == "ORG" and alone and not name.text.isupper()


def clause_kind(head: Token) -> str:
    """What sort of clause a predicate governs: that, infinitive, or none."""
    clause = child(head, *CLAUSES)
    if clause is None and head.lemma_ in ("call", "appeal") and any(p.lower_ in ("on", "upon", "to") for p in prepositions(head)):
        clause = next((c for c in children(head, "advcl") if c.tag_ == "VB"), None)  # "call on Mali to free them"
    if clause is None:
        return "none"
    return "infinitive" if any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children) else "that"
