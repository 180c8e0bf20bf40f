"""What will a party not accept, and of what does it warn? Limits declared as such, and warnings without an if."""

from collections.abc import Iterator

from detente.reading.condition_lines import Form, Line, Range, modals, trimmed, whole
from detente.reading.grammar import child, children, clause_of, holder, is_negated, object_of, prepositions, subject
from detente.reading.parse import Token
from detente.rulebook import Rule, written

FIRM = frozenset("will wo can ca shall must 'll ’ll".split())
REFUSED = frozenset(
    "accept tolerate allow permit recognise recognize surrender cede compromise relinquish countenance concede renounce".split()
)
WARNINGS = frozenset({"warn", "caution"})
TABOO = frozenset({"negotiable", "negotiation", "discussion", "debate", "table", "limits"})
# "Set red lines", "crossed our red line"; "the betrayal of his red lines" declares none.
DRAWING = frozenset("set draw lay cross have declare establish define announce issue impose mark pass overstep violate respect".split())
IMPOSING = frozenset("impose exact extract".split())
PAYING = frozenset("pay face suffer bear".split())
COSTS = frozenset("consequence cost price penalty".split())


def declared_lines(token: Token) -> Iterator[Line]:
    """What a word may open, the likeliest first."""
    yield from refusal(token)
    yield from red_line(token)
    yield from taboo(token)
    yield from warning(token)
    yield from costs(token)


def refusal(verb: Token) -> Iterator[Line]:
    """ "will not accept", "will never tolerate", "cannot be allowed"."""
    if verb.lemma_ not in REFUSED and verb.lemma_ not in ("give", "hand"):
        return
    reported = "would" in modals(verb) and any(c.lower_ == "never" for c in verb.children) and not any(t.lower_ == "if" for t in verb.sent)
    given = verb.lemma_ in ("give", "hand") and any(c.lower_ in ("up", "over") for c in children(verb, "prt"))
    if not (verb.lemma_ in REFUSED or given) or not (modals(verb) & FIRM or reported) or not (is_negated(verb) or is_no_longer(verb)):
        return
    suffered = child(verb, "nsubjpass")
    thing = suffered if suffered is not None else child(verb, "dobj", "ccomp")
    if thing is None and verb.lemma_ == "compromise":
        thing = child(verb, "prep")
    if thing is None or thing.pos_ == "PRON" or (thing.i < verb.i and suffered is None) or gives_reason(verb, thing):
        return
    actor = None if suffered is not None else child(verb, "nsubj")
    end = verb.right_edge.i + 1 if suffered is not None else thing.right_edge.i + 1
    yield Line("conditions.refusal", "red_line", "A", (verb.i, verb.i + 1), actor, trimmed(thing, thing.left_edge.i, end), None)


def gives_reason(verb: Token, thing: Token) -> bool:
    """Does it only give the reason of what stands before: "we will respond, because such raids cannot be tolerated"?"""
    reason = any(c.dep_ == "mark" and c.lower_ in ("because", "since") for c in verb.children)
    return reason and any(c.lower_ in ("such", "this", "these", "that", "those") for c in thing.children)


def is_no_longer(verb: Token) -> bool:
    """ "Will no longer tolerate"."""
    return any(c.lower_ == "longer" and c.i > 0 and c.nbor(-1).lower_ in ("no", "not") for c in children(verb, "advmod"))


def red_line(noun: Token) -> Iterator[Line]:
    """ "set its own red lines", "crossing our red line", "this is a red line for us"."""
    if noun.lemma_.lower() != "line" or not any(c.lower_ == "red" for c in noun.children):
        return
    verb = clause_of(noun)
    red = next(c for c in noun.children if c.lower_ == "red")
    if noun.dep_ == "attr":
        own = child(verb, "nsubj", "csubj")
        whose = next((o for p in [*prepositions(noun, "for"), *prepositions(verb, "for")] if (o := object_of(p)) is not None), None)
        condition = trimmed(own, own.left_edge.i, own.right_edge.i + 1) if own is not None else None
        yield Line("conditions.red-line", "red_line", "A", (red.i, noun.i + 1), whose or holder(noun), condition, None)
        return
    if verb.lemma_ not in DRAWING or noun.dep_ not in ("dobj", "nsubjpass", "conj"):
        return
    actor = holder(noun) or child(verb, "nsubj")
    condition = trimmed(verb, verb.i, noun.i + 1) if verb.i < noun.i else None
    yield Line("conditions.red-line", "red_line", "A", (red.i, noun.i + 1), actor, condition, None)


def taboo(word: Token) -> Iterator[Line]:
    """ "the channel is non-negotiable", "the border is not up for discussion", "that is off the table"."""
    if word.lower_ not in TABOO and word.lower_ not in ("nonnegotiable", "non-negotiable"):
        return
    be = next((t for t in reversed(word.doc[max(0, word.i - 5) : word.i]) if t.lemma_ == "be"), None)
    if (
        be is None
        or (own := child(be, "nsubj", "nsubjpass")) is None
        or any(c.lower_ in ("no", "nothing", "few") for c in (own, *own.children))
    ):
        return
    between = [t.lower_ for t in word.doc[be.i + 1 : word.i + 1]]
    text = " ".join(between)
    closed = "non" in between or word.lower_ in ("nonnegotiable", "non-negotiable") or "not" in between or "n't" in between
    fits = word.lower_ in ("negotiable", "nonnegotiable", "non-negotiable") and closed
    fits = fits or (closed and text.startswith(("not up for", "n't up for", "not open to", "not open for", "not subject to")))
    if fits or text in ("off the table", "off limits", "beyond negotiation"):
        yield Line("conditions.taboo", "red_line", "A", (be.i + 1, word.i + 1), None, (own.left_edge.i, word.i + 1), None)


def warning(verb: Token) -> Iterator[Line]:
    """ "warned Iran against closing the strait", "cautioned states against claims"."""
    if verb.lemma_ not in WARNINGS or is_negated(verb):
        return
    against = next((t for t in verb.subtree if t.lower_ == "against" and t.i > verb.i), None)
    thing = object_of(against) if against is not None else None
    if thing is None:
        return
    warned = child(verb, "dobj", "nsubjpass", "dative") or next((child(c, "nsubj") for c in children(verb, "ccomp")), None)
    threat = told_consequence(verb)
    form: Form = "conditional_threat" if threat is not None else "warning"
    told = warned is not None or threat is not None
    yield Line("conditions.warning", form, "B", (verb.i, verb.i + 1), subject(verb), whole(thing), threat, warned, between=told)


def told_consequence(verb: Token) -> Range | None:
    """What the same sentence says will follow: "adding that they will lose their licence"."""
    for said in verb.sent:
        if said.lower_ in ("saying", "adding", "stating") and said.i > verb.i:
            clause = child(said, "ccomp")
            if clause is not None and modals(clause) & FIRM:
                own = child(clause, "nsubj", "nsubjpass")
                return trimmed(clause, own.left_edge.i if own is not None else clause.i, clause.right_edge.i + 1)
    return None


def costs(verb: Token) -> Iterator[Line]:
    """ "will impose consequences on X", "X will pay a price"."""
    if verb.lemma_ not in IMPOSING | PAYING or not modals(verb) & (FIRM | {"would"}) or is_negated(verb):
        return
    if not any(o.lemma_ in COSTS for o in children(verb, "dobj")):
        return
    own = child(verb, "nsubj")
    if verb.sent.text.rstrip().endswith("?"):
        return
    if own is None or child(own, "relcl") is not None:
        return
    condition = trimmed(verb, own.left_edge.i, verb.right_edge.i + 1)
    if verb.lemma_ in IMPOSING:
        other = next((o for p in [*prepositions(verb, "on"), *(q for d in children(verb, "dobj") for q in prepositions(d, "on"))] if (o := object_of(p)) is not None), None)  # fmt: skip
        yield Line("conditions.costs", "warning", "C", (verb.i, verb.i + 1), own, condition, None, other)
    elif not any(c.lower_ in ("if", "unless") for t in verb.subtree for c in [t]):
        yield Line("conditions.costs", "warning", "C", (verb.i, verb.i + 1), None, condition, None, own)


RULES: tuple[Rule, ...] = (
    written(
        "conditions.refusal", says="one declares what will not be accepted", record="condition",
        examples=[
            "{actor:Norway} will not {cue:accept} {condition:a closure of the strait}.",
            "{actor:Norway} said {condition:a closure of the strait cannot be {cue:tolerated}}.",
            "{actor:Norway} will never {cue:give} up {condition:the islands}.",
            "{actor:Norway} would never {cue:accept} {condition:a foreign base on its coast}.",
            "{actor:Norway} will no longer {cue:tolerate} {condition:raids on its ships}.",
        ],
        silent=[
            "Norway did not accept the invitation.",
            "Norway said it would act because such raids on its ships cannot be tolerated.",
        ],
    ),
    written(
        "conditions.red-line", says="one speaks of a red line of his own", record="condition",
        examples=[
            "Norway will {condition:set {actor:its} own {cue:red lines}}.",
            "{condition:A closure of the strait} is a {cue:red line} for {actor:Norway}.",
        ],
        silent=["Norway will open its railway lines.", "Norway reversed its red lines."],
    ),
    written(
        "conditions.taboo", says="one declares a matter closed to negotiation", record="condition",
        examples=[
            "{actor:The Norwegian prime minister} said {condition:the border is {cue:not up for negotiation}}.",
            "{actor:Iran} declared that {condition:its airspace is {cue:non-negotiable}}.",
        ],
        silent=["Norway said the price is negotiable.", "The Norwegian prime minister said nothing is off the table."],
    ),
    written(
        "conditions.warning", says="one warns another against an act", record="condition",
        examples=[
            "{actor:Norway} {cue:warned} {addressee:Iran} against {condition:closing the strait}.",
        ],
        silent=["Norway warned of storms in the north.", "The Norwegian minister warned against haste."],
    ),
    written(
        "conditions.costs", says="one announces consequences without an if", record="condition",
        examples=[
            "{condition:{actor:Norway} will {cue:impose} costs on {addressee:Iran} for the raid}.",
            "{condition:{addressee:Iran} will {cue:pay} a price for the raid}, {actor:Norway} said.",
        ],
        silent=["Norway will pay the bill for the ferry."],
    ),
)  # fmt: skip
