"""What follows if somebody acts? Threats that name the act itself: "further attacks would lead to war", "whoever attacks will pay"."""

from collections.abc import Iterator

from detente.reading.condition_form import DEMANDS, form_of
from detente.reading.condition_lines import ANSWERS, FIRM, Line, modals, trimmed, whole
from detente.reading.grammar import child, children, is_negated
from detente.reading.parse import Token
from detente.rulebook import Rule, written

LEADING = {"result": ("in",), "lead": ("to",), "end": ("in",)}
BRINGING = frozenset("trigger provoke draw bring invite prompt cause entail incur carry have".split())
SUFFERING = frozenset("face suffer risk lose bear".split())
HOSTILITIES = frozenset("war aggression provocation attack declaration violation breach".split())


def act_lines(token: Token) -> Iterator[Line]:
    """What a word may open, the likeliest first."""
    yield from whoever(token)
    yield from leading(token)
    yield from met_with(token)
    yield from treated(token)
    yield from or_else(token)


def or_else(verb: Token) -> Iterator[Line]:
    """ "Must free the sailors or face sanctions", "told Iran to leave or suffer the consequences"."""
    first = verb.head
    if verb.lemma_ not in SUFFERING or verb.dep_ != "conj" or is_negated(first) or verb.tag_ != "VB":
        return
    either = next((c for c in (*first.children, *verb.children) if c.lower_ == "or" and first.i < c.i < verb.i), None)
    if either is None or not (modals(first) & DEMANDS or "to" in modals(first)):
        return
    start = min(c.i for c in (first, *children(first, "aux")))
    who = child(first, "nsubj", "nsubjpass") or child(first.head, "dobj")
    if who is None or who.pos_ == "PRON":
        return
    condition, consequence = trimmed(first, start, either.i), trimmed(verb, verb.i, verb.right_edge.i + 1)
    yield Line("conditions.or-else", "conditional_threat", "B", (either.i, either.i + 1), None, condition, consequence, who, between=False)


def treated(verb: Token) -> Iterator[Line]:
    """ "would treat a closure as a hostile act": what it names is the condition."""
    if verb.lemma_ not in ("treat", "regard", "consider", "view", "see") or not modals(verb) & FIRM or is_negated(verb):
        return
    thing = child(verb, "dobj", "nsubjpass")
    named = {t.lemma_.lower() for p in children(verb, "prep", "xcomp", "oprd", "advcl") for t in p.subtree}
    if thing is None or thing.pos_ not in ("NOUN", "PROPN") or not (named & HOSTILITIES or {"hostile", "act"} <= named):
        return
    actor = child(verb, "nsubj")
    if actor is not None:
        aux = min(c.i for c in verb.children if c.dep_ == "aux")
        yield Line(
            "conditions.treated",
            "conditional_threat",
            "B",
            (aux, verb.i + 1),
            actor,
            whole(thing),
            trimmed(verb, actor.left_edge.i, verb.right_edge.i + 1),
        )


def whoever(verb: Token) -> Iterator[Line]:
    """ "Whoever wants fewer risks should accept the plan", "those who attack us will pay"."""
    if verb.dep_ not in ("relcl", "csubj"):
        return
    main, who = verb.head, child(verb, "nsubj")
    if verb.dep_ == "relcl" and main.lower_ in ("those", "anyone", "everyone", "anybody") and main.dep_ == "nsubj":
        start, who, main = main.left_edge.i, main, main.head
    elif verb.dep_ == "csubj" and who is not None and who.lower_ in ("whoever", "whichever"):
        start = who.i
    else:
        return
    if not modals(main) & {"should", "must", "will", "'ll", "’ll"} or main.i < verb.i:
        return
    aux = min(c.i for c in main.children if c.dep_ == "aux")
    condition, consequence = trimmed(verb, start, aux), trimmed(main, aux, main.right_edge.i + 1)
    if condition is not None and consequence is not None:
        yield Line("conditions.whoever", form_of(main, verb), "B", (who.i, who.i + 1), None, condition, consequence, None)


def leading(verb: Token) -> Iterator[Line]:
    """ "further attacks would result in a severe response", "a strike will have consequences"."""
    if verb.lemma_ not in BRINGING and verb.lemma_ not in LEADING:
        return
    own = child(verb, "nsubj")
    if own is None or own.pos_ != "NOUN" or not modals(verb) & FIRM or is_negated(verb):
        return
    words = LEADING.get(verb.lemma_)
    found = [o for p in children(verb, "prep") if words and p.lower_ in words for o in p.children] if words else children(verb, "dobj")
    if not words and verb.lemma_ not in BRINGING:
        return
    if any(o.lemma_ in ANSWERS for o in found) and own.lemma_ not in ANSWERS:
        aux = min(c.i for c in verb.children if c.dep_ == "aux")
        condition, consequence = whole(own), trimmed(verb, aux, verb.right_edge.i + 1)
        yield Line("conditions.leading", "conditional_threat", "B", (aux, verb.i + 1), None, condition, consequence, own)


def met_with(verb: Token) -> Iterator[Line]:
    """ "any attack will be met with force"."""
    if verb.lemma_ != "meet":
        return
    own = child(verb, "nsubjpass")
    with_ = next((c for c in children(verb, "prep") if c.lower_ in ("with", "by")), None)
    if own is not None and with_ is not None and modals(verb) & FIRM:
        condition = trimmed(own, own.left_edge.i, own.right_edge.i + 1)
        consequence = trimmed(verb, verb.i, verb.right_edge.i + 1)
        yield Line("conditions.met-with", "conditional_threat", "B", (verb.i, verb.i + 1), None, condition, consequence, own)


RULES: tuple[Rule, ...] = (
    written(
        "conditions.or-else", says="one demands an act of another and names what follows if it is not done", record="condition",
        examples=[
            "{addressee:Iran} {condition:must free the sailors} {cue:or} {consequence:face sanctions}, {actor:the Norwegian foreign minister} said.",
        ],
        silent=["The firm must pay or face a fine, the Norwegian minister said."],
    ),
    written(
        "conditions.whoever", says="who wants or does something, whoever it is, is told what follows", record="condition",
        examples=[
            "{condition:{cue:Whoever} wants peace in the strait} {consequence:should accept the plan}, {actor:the Iranian foreign minister} said.",
            "{condition:{cue:Those} who attack our ships} {consequence:will pay a price}, {actor:the Norwegian prime minister} said.",
        ],
        silent=["Those who saw the ship will speak on Monday."],
    ),
    written(
        "conditions.leading", says="an act would lead to an answer", record="condition",
        examples=[
            "{actor:Norway} said {condition:further {addressee:Iranian} attacks} {consequence:{cue:would result} in a strong response}.",
            "{actor:Norway} warned that {condition:a strike on its ships} {consequence:{cue:will have} consequences}.",
        ],
        silent=["The storm would result in a shortage of bread in Norway."],
    ),
    written(
        "conditions.treated", says="an act would be taken for a hostile one", record="condition",
        examples=[
            "{consequence:{actor:Norway} {cue:would treat} {condition:a closure of the strait} as an act of war}.",
        ],
        silent=["Norway would treat the sailors as guests.", "Norway treated the closure of the strait as an act of war."],
    ),
    written(
        "conditions.met-with", says="an act will be met with an answer", record="condition",
        examples=[
            "{actor:Norway} said {condition:any attack} will be {consequence:{cue:met} with force}.",
        ],
        silent=["Norway said the minister was met with applause."],
    ),
)  # fmt: skip
