"""What follows if what? Threats, offers and refusals that hang on a clause or on an act that is named."""

from collections.abc import Iterator

from detente.reading.condition_lines import READY, WRONGS, Line, form_of, is_ready, modals, trimmed, whole
from detente.reading.grammar import ancestors, child, children, is_negated
from detente.reading.parse import Token
from detente.rulebook import Rule, written

MARKS = frozenset({"if", "unless", "until", "provided", "providing", "should"})
PHRASES = {"as": ("as", "long", "as"), "so": ("so", "long", "as"), "in": ("in", "case")}
FIRM = frozenset("will wo can ca shall 'll ’ll would".split())
LEADING = {"result": ("in",), "lead": ("to",), "end": ("in",)}
BRINGING = frozenset("trigger provoke draw bring invite prompt cause entail incur carry have".split())
ANSWERS = frozenset(
    """response retaliation consequence cost sanction answer reaction counteraction countermeasure war escalation price reply penalty
    collapse""".split()
)
HOSTILITIES = frozenset("war aggression provocation attack declaration violation breach".split())
# "If you look at it", "if I may": not a condition of policy.
TALKING = frozenset("you i one anyone that this it there".split())
# Measures of states: who names one as what follows sets a condition to somebody.
MEASURES = frozenset(
    """impose retaliate respond expel strike attack sever invade boycott bomb shell withdraw recall intervene mobilise mobilize sanction
    veto annex lift ease negotiate free release ratify reciprocate""".split()
)
TOLD = frozenset("say tell warn announce declare reiterate insist state vow add threaten stress pledge promise".split())


def clause_lines(token: Token) -> Iterator[Line]:
    """What a word may open, the likeliest first."""
    yield from hanging(token)
    yield from whoever(token)
    yield from leading(token)
    yield from met_with(token)
    yield from treated(token)


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


def opening(verb: Token) -> tuple[int, int] | None:
    """The words that make a clause a condition: "if", "unless", "as long as", an inverted "should"."""
    doc = verb.doc
    if verb.dep_ in ("ccomp", "pcomp") and verb.head.lower_ in ("provided", "providing") and verb.head.i < verb.i:
        return verb.head.i, verb.head.i + 1
    left = max(verb.sent.start, verb.left_edge.i - 3)
    aux = next((c for c in children(verb, "aux") if c.lower_ == "should"), None)
    own = child(verb, "nsubj", "nsubjpass")
    if aux is not None and own is not None and aux.i < own.i:
        return aux.i, aux.i + 1
    for i in range(left, verb.i):
        word = doc[i].lower_
        if word in MARKS - {"should"} and doc[i].head == verb:
            return (i, i + 1) if i == 0 or doc[i - 1].lower_ not in ("as", "even", "what", "know", "see", "whether") else None
        phrase = PHRASES.get(word)
        if phrase is not None and tuple(t.lower_ for t in doc[i : i + len(phrase)]) == phrase and own is not None and own.i > i:
            return i, i + len(phrase)
        if i > left + 9:
            break
    return None


def hanging(verb: Token) -> Iterator[Line]:
    """ "if X does, Y will do", "Y will not do unless X does", "should X do, Y will do"."""
    if verb.dep_ not in ("advcl", "ccomp", "parataxis", "pcomp") or verb.pos_ not in ("VERB", "AUX"):
        return
    cue = opening(verb)
    if cue is None or child(verb, "nsubj", "nsubjpass", "expl") is None:
        return
    over = verb.head if verb.head.i == cue[0] else verb
    main = next((a for a in ancestors(over) if a.pos_ in ("VERB", "AUX")), None)
    if main is not None and main.dep_ == "xcomp" and (main.head.lower_ in READY or is_ready(main.head)):
        main = main.head if main.head.pos_ in ("VERB", "AUX") else main.head.head  # "ready to talk if …"
    own = child(main, "nsubj", "nsubjpass", "expl") if main is not None else None
    if (
        main is None
        or own is None
        or (verb.dep_ in ("ccomp", "pcomp") and verb.doc[cue[0]].lower_ not in ("should", "provided", "providing"))
        or verb.sent.text.rstrip().endswith("?")
    ):
        return
    bare = main.lemma_ == "be" and (is_negated(main) or is_ready(main))
    if not (any(c.tag_ == "MD" for c in children(main, "aux")) or bare):
        return
    if verb.doc[cue[0]].lower_ == "until" and not is_negated(main):
        return  # "will stay until X leaves" is no condition, "will not leave until X does" is one
    left, right = min(cue[0], verb.left_edge.i), verb.right_edge.i + 1
    condition = trimmed(verb, left, right)
    after = main.right_edge.i + 1
    consequence = trimmed(main, own.left_edge.i, left) if left > main.i else trimmed(main, max(right, own.left_edge.i), after)
    if condition is not None and consequence is not None:
        who = child(verb, "nsubj", "nsubjpass")
        yield Line("conditions.if", form_of(main, verb), "B", cue, own, condition, consequence, who, is_between(verb, main))


def is_between(verb: Token, main: Token) -> bool:
    """Do the words alone set a condition to somebody: a demand, an answer to a wrong, an answer if something fails?"""
    who = child(verb, "nsubj", "nsubjpass")
    own = child(main, "nsubj", "nsubjpass")
    if who is None:
        return False
    if main.lemma_ == "be" and is_negated(main) and any(c.lower_ in ("we", "i") for c in main.subtree):
        return who.lower_ not in ("you", "i", "we", "there")  # "if this includes sanctions, that is not what we need"
    if any(c.lower_ == "unless" for c in verb.children) and is_negated(main):
        return own is not None and own.lower_ not in TALKING - {"i"}
    if who.lower_ in TALKING and own is not None and own.lower_ in TALKING:
        return False
    if "must" in modals(main):
        return True
    if own is not None and own.pos_ == "PROPN":
        return True  # a state is named that will act
    wrong = verb.lemma_ in WRONGS or (is_negated(verb) and "can" in {c.lemma_ for c in children(verb, "aux")})
    if who.lower_ in TALKING:
        return False
    return wrong or is_only_if(verb) or is_measure(main, own, who)


def is_only_if(verb: Token) -> bool:
    """Is it "only if"?"""
    mark = next((c for c in children(verb, "mark") if c.lower_ == "if"), None)
    return mark is not None and mark.i > 0 and mark.nbor(-1).lower_ == "only"


def is_measure(main: Token, own: Token | None, who: Token) -> bool:
    """Is what follows a measure of a state: sanctions, or an act that one says he himself will take?"""
    if own is None or own.lower_ == who.lower_:
        return False
    if own.lemma_.lower() in ANSWERS and main.lemma_ in ("impose", "follow", "lift", "ease", "come"):
        return True
    self_said = own.lower_ in ("we", "he", "she", "they") and main.dep_ == "ccomp" and main.head.lemma_ in TOLD
    return main.lemma_ in MEASURES and (own.lower_ in ("we", "they", "he", "she", "it") or self_said)


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
        "conditions.if", says="what one will do, or refuses to do, hangs on a condition", record="condition",
        examples=[
            "{condition:{cue:If} {addressee:Iran} closes the strait}, {consequence:{actor:Norway} will respond}.",
            "{consequence:{actor:Norway} will not meet {addressee:Iran}} {condition:{cue:unless} it frees the sailors}.",
            "{condition:{cue:Should} {addressee:Iran} close the strait}, {consequence:{actor:Norway} would recall its envoy}.",
            "{consequence:{actor:Norway} will lift its sanctions} {condition:{cue:if} {addressee:Iran} frees the sailors}.",
            "\"{condition:{cue:If} {addressee:Iran} attacks our ships}, {consequence:{actor:we} will answer},\" the Norwegian foreign minister said.",
            "{consequence:{actor:Norway} is ready to talk} {condition:{cue:if} {addressee:Iran} frees the sailors}.",
            "{consequence:{actor:Norway} is ready to talk}, {condition:{cue:provided} that {addressee:Iran} frees the sailors}.",
            "{consequence:{actor:Norway} will not lift its ban} {condition:{cue:until} {addressee:Iran} frees the sailors}.",
            "{actor:The Norwegian prime minister} said {consequence:the calm would last} {condition:only {cue:if} the rebels laid down their arms}.",
        ],
        silent=[
            "Norway asked if Iran had closed the strait.", "If you look at the map, you will see the strait.",
            "Norway will stay in the strait until the ships leave.", "Norwegian schools will close if the snow goes on.",
        ],
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
