"""Which limits and warnings are put in other words? "There was no possibility of", "must first", "does not exclude", "had better"."""

from collections.abc import Iterator

from detente.reading.condition_lines import Form, Line, modals, trimmed, whole
from detente.reading.grammar import child, children, is_negated, object_of, prepositions, subject
from detente.reading.parse import Token
from detente.rulebook import Rule, written

WAYS = frozenset("possibility chance question way prospect".split())
INSISTING = frozenset("insist demand say stress argue maintain declare".split())
EXCLUDING = frozenset({"exclude", "rule"})
MEASURES = frozenset("measure sanction force action strike retaliation response step countermeasure tariff expulsion intervention".split())
ANSWERING = frozenset("talk meet negotiate sign stop lift return release free withdraw leave join ease respect help".split())


def other_ways(token: Token) -> Iterator[Line]:
    """What a word may open, the likeliest first."""
    yield from no_way(token)
    yield from first(token)
    yield from not_excluded(token)
    yield from better(token)
    yield from paratactic(token)
    yield from imperative(token)


def no_way(noun: Token) -> Iterator[Line]:
    """ "There is no possibility of X signing the deal"."""
    verb = noun.head
    if noun.lemma_.lower() not in WAYS or verb.lemma_ != "be" or not any(c.lower_ == "no" for c in noun.children) or noun.dep_ != "attr":
        return
    of = next((p for w in (noun, verb) for p in prepositions(w) if p.lower_ in ("of", "that") and p.i > noun.i), None)
    thing = object_of(of) if of is not None else None
    if child(verb, "expl") is not None and thing is not None:
        start = min(c.i for c in noun.children if c.lower_ == "no")
        cue = (start, noun.i + 1)
        yield Line("conditions.no-way", "red_line", "A", cue, None, trimmed(noun, start, verb.right_edge.i + 1), None)


def first(verb: Token) -> Iterator[Line]:
    """ "Insists that it must first come off X's list": what another has to do before."""
    teller = verb.head
    if verb.dep_ != "ccomp" or teller.lemma_ not in INSISTING:
        return
    early = next((c for c in children(verb, "advmod") if c.lower_ == "first"), None)
    must = next((c for c in children(verb, "aux") if c.lower_ == "must"), None)
    if early is None or must is None or is_negated(teller):
        return
    own = child(verb, "nsubj", "nsubjpass")
    other = next((t for t in verb.subtree if t.pos_ == "PROPN" and t != own), own)
    condition = trimmed(verb, own.left_edge.i if own is not None else must.i, verb.right_edge.i + 1)
    yield Line("conditions.first", "red_line", "B", (must.i, early.i + 1), subject(teller), condition, None, other, between=False)


def not_excluded(verb: Token) -> Iterator[Line]:
    """ "Does not exclude additional measures", "has not ruled out the use of force"."""
    if verb.lemma_ not in EXCLUDING:
        return
    thing = child(verb, "dobj")
    out = verb.lemma_ == "exclude" or any(c.lower_ == "out" for c in children(verb, "prt", "advmod"))
    if not out or not is_negated(verb) or thing is None:
        return
    if not {t.lemma_.lower() for t in thing.subtree} & MEASURES:
        return
    condition = trimmed(verb, min(c.i for c in (verb, *children(verb, "aux", "neg"))), verb.right_edge.i + 1)
    yield Line("conditions.not-excluded", "warning", "C", (verb.i, verb.i + 1), subject(verb), condition, None, thing)


def better(verb: Token) -> Iterator[Line]:
    """ "Iran had better be careful"."""
    if verb.tag_ != "VB":
        return
    word = next((c for c in children(verb, "advmod") if c.lower_ == "better" and c.i < verb.i), None)
    own = child(verb, "nsubj")
    if word is None or own is None or own.pos_ != "PROPN":
        return
    yield Line("conditions.better", "warning", "C", (word.i, word.i + 1), None, whole(verb), None, own, between=False)


def paratactic(main: Token) -> Iterator[Line]:
    """ "You lift the duties today, we talk tomorrow"."""
    if main.lemma_ not in ANSWERING:
        return
    own = child(main, "nsubj")
    before = next((c for c in children(main, "ccomp", "advcl", "parataxis") if c.i < main.i), None)
    you = child(before, "nsubj") if before is not None else None
    if own is None or own.lower_ not in ("we", "i") or before is None or you is None or you.lower_ != "you" or you.i > before.i:
        return
    bare = main.tag_ in ("VBP", "VB") and before.tag_ in ("VBP", "VB") and not children(before, "aux", "mark") and not children(main, "neg")
    if not bare or main.doc[own.i - 1].text not in (",", "and"):
        return
    condition, consequence = trimmed(before, you.i, before.right_edge.i + 1), trimmed(main, own.i, main.right_edge.i + 1)
    yield Line("conditions.paratactic", "conditional_offer", "B", (you.i, you.i + 1), own, condition, consequence, you)


def imperative(main: Token) -> Iterator[Line]:
    """ "Hit our ships and we will hit yours": an order that is none."""
    if main.dep_ != "conj":
        return
    first, own = main.head, child(main, "nsubj")
    if own is None or own.lower_ not in ("we", "they", "you", "i") or "will" not in modals(main):
        return
    bare = first.tag_ in ("VB", "VBP") and child(first, "nsubj", "aux", "mark") is None and first.i < own.i
    if not bare or main.doc[own.i - 1].lower_ not in ("and", "or") or is_negated(main):
        return
    condition, consequence = trimmed(first, first.i, own.i - 1), trimmed(main, own.i, main.right_edge.i + 1)
    form: Form = "conditional_offer" if main.lemma_ in ANSWERING else "conditional_threat"
    yield Line("conditions.imperative", form, "B", (first.i, first.i + 1), own, condition, consequence, None)


RULES: tuple[Rule, ...] = (
    written(
        "conditions.no-way", says="one says that something is out of the question", record="condition",
        examples=["{actor:Norway} said there was {condition:{cue:no possibility} of its king signing the treaty}."],
        silent=["Norway said there was a possibility of its king signing the treaty.", "Norway said there was no place for its ship."],
    ),
    written(
        "conditions.first", says="one insists on what must be done first", record="condition",
        examples=["{actor:Norway} insists that {condition:it {cue:must first} come off {addressee:Iran}'s list}."],
        silent=["Norway insists that it must come off the list.", "The ship must first come to Norway."],
    ),
    written(
        "conditions.not-excluded", says="one does not exclude a measure", record="condition",
        examples=["{actor:Norway} {condition:does not {cue:exclude} further measures against {addressee:Iran}}."],
        silent=["Norway does not exclude the press.", "Norway excluded further measures."],
    ),
    written(
        "conditions.better", says="one tells another what he had better do", record="condition",
        examples=["\"{condition:{addressee:Iran} {cue:better} be careful},\" {actor:the Norwegian prime minister} said."],
        silent=["Iran was better, the Norwegian prime minister said."],
    ),
    written(
        "conditions.imperative", says="an order and what follows if it is carried out", record="condition",
        examples=["\"{condition:{cue:Hit} our ships} and {consequence:{actor:we} will hit yours},\" the Norwegian foreign minister said."],
        silent=["\"Take the ship and go,\" the Norwegian foreign minister said."],
    ),
    written(
        "conditions.paratactic", says="what another does and what one does for it stand side by side", record="condition",
        examples=["\"{condition:{cue:You} lift the duties today}, {consequence:{actor:we} talk tomorrow},\" the Norwegian foreign minister said."],
        silent=["\"You know the place, we know the ship,\" the Norwegian foreign minister said."],
    ),
)  # fmt: skip
