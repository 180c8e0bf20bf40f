"""What does one announce on a condition without saying "will"? Threats, offers and warnings by a verb that names them."""

from collections.abc import Iterator

from detente.reading.condition_form import OFFERS, does_harm
from detente.reading.condition_lines import Form, Line, Range, trimmed
from detente.reading.condition_openings import opening
from detente.reading.grammar import child, children, is_negated, object_of, prepositions, subject
from detente.reading.parse import Token
from detente.rulebook import Rule, written

ANNOUNCING: dict[str, Form] = {
    "threaten": "conditional_threat", "vow": "conditional_threat", "swear": "conditional_threat", "promise": "conditional_offer",
    "pledge": "conditional_offer", "offer": "conditional_offer", "agree": "conditional_offer", "refuse": "conditional_rejection",
    "decline": "conditional_rejection",
}  # fmt: skip
WARNING = frozenset({"warn", "threaten"})
# "Declined to comment", "refused to say": words withheld, and no act.
SPEAKING = frozenset("comment say speculate discuss answer speak predict guess elaborate tell confirm".split())


def announced_lines(token: Token) -> Iterator[Line]:
    """What a word may open, the likeliest first."""
    yield from announced(token)
    yield from warned(token)


def announced(verb: Token) -> Iterator[Line]:
    """ "threatened to close the strait unless X leaves", "offered to lift the ban if X pays"."""
    form = ANNOUNCING.get(verb.lemma_)
    done = child(verb, "xcomp") if form is not None else None
    if form is None or done is None or done.tag_ != "VB" or is_negated(verb) or done.lemma_ in SPEAKING:
        return
    clause = clause_under(done, verb)
    actor = subject(verb)
    if clause is None or actor is None:
        return
    cue, hanging = clause
    consequence, condition = halves(done, hanging, cue)
    if condition is not None and consequence is not None:
        form = vowed(form, done)
        yield Line(
            "conditions.announced", form, "B", (verb.i, verb.i + 1), actor, condition, consequence, child(hanging, "nsubj", "nsubjpass")
        )


def vowed(form: Form, done: Token) -> Form:
    """A vow not to do is a refusal, one to do a kindness an offer."""
    if form == "conditional_rejection":
        return form
    if does_harm(done) and done.head.lemma_ == "agree":
        return "conditional_threat"
    if is_negated(done):
        return "conditional_rejection" if form == "conditional_threat" else form
    return (
        "conditional_offer"
        if form == "conditional_threat" and done.lemma_ in OFFERS - {"stop", "halt", "suspend", "end"} and done.head.lemma_ != "threaten"
        else form
    )


def warned(verb: Token) -> Iterator[Line]:
    """ "warned of a strike if X does not withdraw", "threatened X with sanctions if it goes ahead"."""
    if verb.lemma_ not in WARNING or is_negated(verb):
        return
    word = "of" if verb.lemma_ == "warn" else "with"
    thing = next((o for p in prepositions(verb, word) if (o := object_of(p)) is not None and o.pos_ == "NOUN"), None)
    clause = clause_under(verb, verb) if thing is not None else None
    if thing is None or clause is None:
        return
    cue, hanging = clause
    condition = trimmed(hanging, min(cue[0], hanging.left_edge.i), hanging.right_edge.i + 1)
    consequence = trimmed(thing, thing.left_edge.i, min(thing.right_edge.i + 1, cue[0]) if cue[0] > thing.i else thing.right_edge.i + 1)
    if condition is not None and consequence is not None:
        other = child(hanging, "nsubj", "nsubjpass") or child(verb, "dobj")
        yield Line("conditions.warned", "conditional_threat", "B", (verb.i, verb.i + 1), subject(verb), condition, consequence, other)


def clause_under(done: Token, verb: Token) -> tuple[Range, Token] | None:
    """The clause with "if", "unless" or "until" that hangs on a deed or on the verb that announces it."""
    for word in (done, *(t for t in done.subtree if t.pos_ in ("NOUN", "VERB", "AUX") and t.i > done.i), verb):
        for c in children(word, "advcl", "ccomp", "acl", "relcl"):
            cue = opening(c) if c.pos_ in ("VERB", "AUX") else None
            if cue is not None and child(c, "nsubj", "nsubjpass", "expl") is not None:
                return cue, c
    last = verb.right_edge.i + 1
    after = next(
        (t for t in verb.doc[done.i : min(last + 1, verb.sent.end)] if t.lower_ == "should" and t.dep_ == "aux" and t.i < t.head.i), None
    )
    if after is not None and opening(after.head) == (after.i, after.i + 1):
        return (after.i, after.i + 1), after.head  # "should X do", wherever the parser hung it
    return None


def halves(done: Token, hanging: Token, cue: Range) -> tuple[Range | None, Range | None]:
    """The deed and its condition as ranges, whichever stands first."""
    left, right = min(cue[0], hanging.left_edge.i), hanging.right_edge.i + 1
    start = min(t.i for t in [done, *children(done, "aux", "neg")])
    condition = trimmed(hanging, left, right)
    return (trimmed(done, start, left) if left > done.i else trimmed(done, start, done.right_edge.i + 1)), condition


RULES: tuple[Rule, ...] = (
    written(
        "conditions.announced", says="one threatens, offers or refuses to do something on a condition", record="condition",
        examples=[
            "{actor:Norway} {cue:threatened} {consequence:to close the strait} {condition:unless {addressee:Iran} withdraws its ships}.",
            "{actor:Iran} {cue:offered} {consequence:to free the sailors} {condition:if {addressee:Norway} lifts the ban}.",
            "{actor:Norway} {cue:refused} {consequence:to sign the treaty} {condition:unless {addressee:Iran} opens its ports}.",
            "{actor:Norway} {cue:vowed} {consequence:not to return the ships} {condition:if {addressee:Iran} holds the sailors}.",
        ],
        silent=["Norway threatened to close the strait.", "The union threatened to strike unless wages rise.", "Norway declined to say what it will do if Iran closes the strait."],
    ),
    written(
        "conditions.warned", says="one warns of a measure that follows if another does something", record="condition",
        examples=[
            "{actor:Norway} {cue:warned} of {consequence:military action} {condition:if {addressee:Iran} does not withdraw its ships}.",
            "{actor:Norway} was blamed for {cue:threatening} {addressee:Iran} with {consequence:a loss of trade} {condition:should it close the strait}.",
            "{actor:Norway} {cue:threatened} {addressee:Iran} with {consequence:new sanctions} {condition:if it closes the strait}.",
        ],
        silent=["Norway warned of storms in the north.", "The ministry warned of delays if you travel by train."],
    ),
)  # fmt: skip
