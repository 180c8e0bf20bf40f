"""Which conditions are told by a noun? "In the event of an attack", "conditional on the release", "in exchange for", "a precondition for"."""

from collections.abc import Iterator

from detente.reading.condition_form import does_harm, is_ready
from detente.reading.condition_lines import Form, Line, Range, modals, trimmed, whole
from detente.reading.grammar import VERBS, child, children, clause_of, is_negated, object_of, prep_object, prepositions, subject
from detente.reading.parse import Token
from detente.rulebook import Rule, written

HINGING = frozenset({"conditional", "contingent"})
PRIOR = frozenset({"precondition", "prerequisite", "condition"})
SETTING = frozenset("set demand name state want require put".split())
TRADING = frozenset({"exchange", "return"})
TO_COME = frozenset("will would 'll ’ll shall wo could".split())
OFFERING = frozenset("offer propose agree promise pledge demand want seek".split())


def nominal_lines(token: Token) -> Iterator[Line]:
    """What a word may open, the likeliest first."""
    yield from hinging(token)
    yield from prior(token)
    yield from traded(token)
    yield from in_event(token)


def hinging(word: Token) -> Iterator[Line]:
    """ "Made the return conditional on the release", "talks are contingent on a truce"."""
    verb = word.head
    if word.lower_ not in HINGING or verb.pos_ not in VERBS or is_negated(verb):
        return
    on = next((p for w in (word, verb) for p in prepositions(w) if p.lower_ in ("on", "upon") and p.i > word.i), None)
    thing = object_of(on) if on is not None else None
    hung = child(verb, "nsubj") if verb.lemma_ == "be" else next((o for o in children(verb, "dobj", "nsubjpass") if o.i < word.i), None)
    if thing is None or hung is None or verb.lemma_ not in ("be", "make", "keep"):
        return
    actor = subject(verb) if verb.lemma_ != "be" and hung.dep_ == "dobj" else None
    yield Line("conditions.hinging", "conditional_offer", "B", (word.i, word.i + 1), actor, whole(thing), phrase(hung, word.i), thing)


def phrase(noun: Token, limit: int) -> Range | None:
    """The noun with all that hangs on it before a word."""
    return trimmed(noun, noun.left_edge.i, min(noun.right_edge.i + 1, limit))


def prior(noun: Token) -> Iterator[Line]:
    """ "The release is a precondition for talks", "set the release as a condition for talks"."""
    follows = prep_object(noun, "for") or prep_object(noun, "to")
    if noun.lemma_.lower() not in PRIOR or follows is None or any(c.lower_ == "no" for c in noun.children):
        return
    if noun.dep_ == "attr" and not is_negated(noun.head):
        first, actor = child(noun.head, "nsubj"), None
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.lemma_ in SETTING and not is_negated(noun.head.head):
        first, actor = child(noun.head.head, "dobj"), subject(noun.head.head)
    else:
        return
    if first is not None and first.pos_ in ("NOUN", "PROPN"):
        yield Line("conditions.prior", "conditional_offer", "B", (noun.i, noun.i + 1), actor, phrase(first, noun.i), whole(follows), first)


def traded(noun: Token) -> Iterator[Line]:
    """ "Would lift the ban in exchange for the release": an offer; "freed him in exchange for a spy" tells an act."""
    thing = prep_object(noun, "for")
    into = noun.head
    if noun.lower_ not in TRADING or into.lower_ != "in" or thing is None or into.head.pos_ != "VERB":
        return
    verb = into.head
    over = verb.head if verb.dep_ == "xcomp" else verb
    announced = modals(verb) & TO_COME or (
        over != verb and (over.lemma_ in OFFERING or is_ready(over) or over.lower_ in ("ready", "willing"))
    )
    actor = subject(verb)
    if not announced or is_negated(verb) or is_negated(over) or actor is None:
        return
    first = actor.left_edge.i if actor.head == verb else verb.left_edge.i
    yield Line(
        "conditions.traded", "conditional_offer", "B", (into.i, into.i + 3), actor, whole(thing), trimmed(verb, first, into.i), thing
    )


def in_event(noun: Token) -> Iterator[Line]:
    """ "In the event of an attack Norway will answer"."""
    thing = prep_object(noun, "of")
    into = noun.head
    if noun.lower_ != "event" or into.lower_ != "in" or thing is None:
        return
    main = into.head if into.head.pos_ in VERBS else clause_of(into.head)
    own = child(main, "nsubj", "nsubjpass")
    if own is None or not modals(main) & TO_COME:
        return
    first = own.left_edge.i
    condition = trimmed(noun, into.i, noun.right_edge.i + 1)
    after = trimmed(main, first, into.i) if into.i > main.i else trimmed(main, max(first, noun.right_edge.i + 1), main.right_edge.i + 1)
    form: Form = "conditional_rejection" if is_negated(main) else "conditional_threat" if does_harm(main) else "conditional_offer"
    yield Line("conditions.in-event", form, "B", (into.i, noun.i + 1), own, condition, after, thing, own.pos_ == "PRON")


RULES: tuple[Rule, ...] = (
    written(
        "conditions.hinging", says="one makes an act conditional on another", record="condition",
        examples=[
            "{actor:Norway} made {consequence:the return of its envoy} {cue:conditional} on {condition:the release of {addressee:the Iranian sailors}}.",
        ],
        silent=["Norway made the return of its envoy known on Monday.", "The loan of the bank is conditional on a guarantee."],
    ),
    written(
        "conditions.prior", says="one names an act as the condition for another", record="condition",
        examples=[
            "{condition:The release of the sailors by {addressee:Iran}} is a {cue:precondition} for {consequence:talks}, {actor:the Norwegian foreign minister} said.",
        ],
        silent=["Trust is no condition for trade, the Norwegian bank said.", "Norway set the price as a guide for trade."],
    ),
    written(
        "conditions.traded", says="one would do something in exchange for another thing", record="condition",
        examples=[
            "{consequence:{actor:Norway} would lift its ban} {cue:in exchange for} {condition:the release of {addressee:the Iranian sailors}}.",
            "{actor:Norway} offered {consequence:to lift its ban} {cue:in return for} {condition:the release of {addressee:the Iranian sailors}}.",
        ],
        silent=["Norway freed an Iranian sailor in exchange for two monks."],
    ),
    written(
        "conditions.in-event", says="one says what he will do in the event of an act", record="condition",
        examples=[
            "{consequence:{actor:Norway} will recall its envoy} {condition:{cue:in the event} of an attack by {addressee:Iran}}.",
        ],
        silent=["Norway will take part in the event of the year in Iran.", "Norway's schools will close in the event of snow."],
    ),
)  # fmt: skip
