"""What follows if what? Threats, offers and refusals that hang on a clause."""

from collections.abc import Iterator

from detente.reading.condition_form import READY, WRONGS, form_of, is_ready
from detente.reading.condition_lines import ANSWERS, MEASURES, Line, Range, modals, trimmed
from detente.reading.condition_openings import INVERTED, WAITING, deed, opening
from detente.reading.grammar import ancestors, child, children, clause_of, holder, is_negated, subject
from detente.reading.parse import Token
from detente.rulebook import Rule, written

# "The readiness to impose costs": whose it is, is told by the noun.
RESOLVES = frozenset("readiness willingness determination resolve intention promise pledge threat offer vow commitment plan".split())
# "If you look at it", "if I may": not a condition of policy.
TALKING = frozenset("you i one anyone that this it there".split())
LASTING = frozenset("stay remain stand continue apply hold".split())
POSSIBLE = frozenset({"can", "could", "may", "might"})
TOLD = frozenset("say tell warn announce declare reiterate insist state vow add threaten stress pledge promise".split())


def clause_lines(token: Token) -> Iterator[Line]:
    """What a word may open, the likeliest first."""
    yield from hanging(token)


def hanging(verb: Token) -> Iterator[Line]:
    """ "if X does, Y will do", "Y will not do unless X does", "should X do, Y will do"."""
    misread = verb.pos_ == "NOUN" and verb.dep_ == "advcl" and child(verb, "mark") is not None  # "until they scrap the tariff"
    if not (verb.pos_ in ("VERB", "AUX") or misread) or verb.sent.text.rstrip().endswith("?"):
        return
    cue = opening(verb)
    if cue is None or child(verb, "nsubj", "nsubjpass", "expl", "attr") is None:
        return
    mark = verb.doc[cue[0]].lower_
    main = main_of(verb, cue)
    own = doer(main) if main is not None else None
    if main is None or own is None or not (is_announced(main, own) or is_lasting(main, mark)):
        return
    twice = any(t.lower_ == "unless" for t in verb.doc[slice(*cue)]) and len(range(*cue)) > 1
    lasting = main.lemma_ in LASTING and main.tag_ in ("VBZ", "VBP")
    if mark == "until" and not (is_negated(main) or is_none(main) or lasting) and not twice:
        return  # "will stay until X leaves" is no condition, "will not leave until X does" is one
    left = cue[0] if mark in INVERTED else min(cue[0], verb.left_edge.i)
    right = verb.right_edge.i + 1
    first = min(t.i for t in (own.left_edge, *children(main, "aux"))) if own.head == main else main.left_edge.i
    condition = trimmed(verb, left, min(right, first) if first > cue[0] else right)
    consequence = trimmed(main, first, left) if left > main.i else trimmed(main, max(right, first), main.right_edge.i + 1)
    if condition is not None and consequence is not None:
        who = child(verb, "nsubj", "nsubjpass", "attr")
        between = twice or (mark not in WAITING and is_between(verb, main, own))
        yield Line("conditions.if", form_of(main, deed(verb)), "B", cue, own, condition, consequence, who, between)


def is_none(main: Token) -> bool:
    """ "There will be no talks": is what follows denied by its noun?"""
    nothing = any(c.lower_ in ("nothing", "nobody", "none") for c in children(main, "nsubj", "nsubjpass"))
    return nothing or any(c.lower_ == "no" for o in children(main, "attr", "dobj") for c in o.children)


def main_of(verb: Token, cue: Range) -> Token | None:
    """The verb that tells what follows, to which the clause hangs; for an inverted clause the verb right before it, however it is parsed."""
    doc = verb.doc
    before = cue[0] - (doc[cue[0] - 1].text == ",") if cue[0] > verb.sent.start else verb.sent.start
    if doc[cue[0]].lower_ in INVERTED and before > verb.sent.start:
        return next((t for t in reversed(doc[verb.sent.start : before]) if t.tag_ == "VB" and t.right_edge.i + 1 >= before), None)
    wordless = verb.dep_ in ("ccomp", "pcomp", "acl") and doc[cue[0]].lower_ not in INVERTED | {"provided", "providing", "on", "under"}
    if wordless or verb.dep_ not in ("advcl", "ccomp", "parataxis", "pcomp", "acl", "conj"):
        return None
    over = verb.head if verb.head.i in range(*cue) else verb
    main = next((a for a in ancestors(over) if a.pos_ in ("VERB", "AUX")), None)
    if main is not None and main.dep_ == "xcomp" and (main.head.lower_ in READY or is_ready(main.head)):
        main = main.head if main.head.pos_ in ("VERB", "AUX") else main.head.head  # "ready to talk if …"
    if main is not None and main.dep_ == "xcomp" and main.head.pos_ == "VERB" and (modals(main.head) or main.head.lemma_ == "risk"):
        main = main.head  # "will continue to raise the costs until …"
    if main is not None and main.lemma_ in TOLD and (told := child(main, "ccomp", "parataxis")) is not None and told.i < main.i < cue[0]:
        main = told  # "they are to remain, he said, for as long as X does"
    return main


def doer(main: Token) -> Token | None:
    """Who will do it: its subject, or whose readiness to do it is told."""
    own = child(main, "nsubj", "nsubjpass", "expl")
    if own is not None or main.tag_ != "VB":
        return own
    if main.head.lemma_ in RESOLVES and main.dep_ in ("acl", "relcl"):
        return holder(main.head) or subject(clause_of(main.head))
    return subject(main) if main.dep_ == "xcomp" else None


def is_announced(main: Token, own: Token) -> bool:
    """Is what follows told as to come: "will", "would", "is ready to", "the readiness to do"?"""
    if own.head != main:
        return main.head.lemma_ in RESOLVES or main.head.lower_ in READY or main.head.lemma_ in TOLD
    bare = main.lemma_ == "be" and (is_negated(main) or is_ready(main))
    return any(c.tag_ == "MD" for c in children(main, "aux")) or bare


def is_lasting(main: Token, mark: str) -> bool:
    """ "The duty stays in place unless X leaves", "are to remain for as long as X does", "X risks losing its aid if it does": told in the present."""
    if main.tag_ in ("VBZ", "VBP") and main.lemma_ in LASTING and mark in ("unless", "until", "as", "so"):
        return True
    meant = main.lemma_ == "be" and any(c.tag_ == "VB" for c in children(main, "xcomp"))
    risk = main.lemma_ == "risk" or any(c.lower_ == "risks" for c in children(main, "nsubj"))
    return main.tag_ in ("VBZ", "VBP", "VBG") and (
        (meant and mark in ("unless", "until", "as", "so")) or (risk and mark in ("if", "unless"))
    )


def is_between(verb: Token, main: Token, own: Token) -> bool:
    """Do the words alone set a condition to somebody: a demand, an answer to a wrong, an answer if something fails?"""
    who = child(verb, "nsubj", "nsubjpass")
    if who is None:
        return False
    if main.lemma_ == "be" and is_negated(main) and any(c.lower_ in ("we", "i") for c in main.subtree):
        return who.lower_ not in ("you", "i", "we", "there")  # "if this includes sanctions, that is not what we need"
    if any(c.lower_ in ("unless", "until") for c in verb.children) and (is_negated(main) or is_none(main)):
        return is_none(main) or own.lower_ not in TALKING - {"i"}
    if who.lower_ in TALKING and own.lower_ in TALKING:
        return False
    if "must" in modals(main):
        return True
    if who.lower_ in TALKING and verb.lemma_ in ("happen", "occur", "be"):
        return False  # "if it happens"
    if (own.pos_ == "PROPN" and not modals(main) & POSSIBLE) or main.tag_ in ("VBZ", "VBP"):
        return True  # a state is named that will act
    wrong = verb.lemma_ in WRONGS or (is_negated(verb) and "can" in {c.lemma_ for c in children(verb, "aux")})
    if who.lower_ in TALKING:
        return False
    return wrong or is_only_if(verb) or is_measure(main, own, who)


def is_only_if(verb: Token) -> bool:
    """Is it "only if"?"""
    mark = next((c for c in children(verb, "mark") if c.lower_ == "if"), None)
    return mark is not None and mark.i > 0 and mark.nbor(-1).lower_ == "only"


def is_measure(main: Token, own: Token, who: Token) -> bool:
    """Is what follows a measure of a state: sanctions, or an act that one says he himself will take?"""
    if own.lower_ == who.lower_:
        return False
    if own.lemma_.lower() in ANSWERS and main.lemma_ in ("impose", "follow", "lift", "ease", "come"):
        return True
    self_said = own.lower_ in ("we", "he", "she", "they") and main.dep_ == "ccomp" and main.head.lemma_ in TOLD
    return main.lemma_ in MEASURES and (own.lower_ in ("we", "they", "he", "she", "it") or self_said)


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
            "{actor:Norway and Chile} spoke of their readiness {consequence:to impose sanctions on Iran} {condition:{cue:should} {addressee:it} close the strait}.",
            "{condition:{cue:Were} {addressee:Iran} to close the strait}, {consequence:{actor:Norway} would respond}.",
            "{consequence:{actor:Norway} will lift the ban} {condition:{cue:on condition that} {addressee:Iran} frees the sailors}.",
            "{consequence:There will be no talks} {condition:{cue:until} {addressee:Iran} frees the sailors}, {actor:the Norwegian minister} said.",
            "{consequence:{actor:Norway} will lift the ban} {condition:{cue:once} {addressee:Iran} frees the sailors}.",
            "{consequence:{actor:Norway} will keep its sanctions in place} {condition:{cue:until and unless} {addressee:Iran} frees the sailors}.",
            "{condition:Only {cue:if} {addressee:Iran} frees the sailors} {consequence:will {actor:Norway} lift the ban}.",
            "{actor:The Norwegian prime minister} said {consequence:the duty stays in place} {condition:{cue:unless} {addressee:Iran} frees the sailors}.",
            "{consequence:The duty remains in force} {condition:{cue:until} {addressee:Iran} frees the sailors}, {actor:the Norwegian minister} said.",
            "{consequence:Nothing will be signed} {condition:{cue:until} {addressee:Iran} frees the sailors}, {actor:the Norwegian minister} said.",
            "{consequence:{actor:Norway} is prepared to ease the sanctions} {condition:{cue:provided} that {addressee:Iran} frees the sailors}.",
            "{condition:Only {cue:when} {addressee:Iran} frees the sailors} {consequence:will {actor:Norway} lift the ban}.",
            "{actor:A Norwegian spokesman} warned that {consequence:Iran risks losing its loan} {condition:{cue:if} {addressee:it} keeps the sailors}.",
            "{actor:Norway} is willing {consequence:to mediate} {condition:{cue:should} {addressee:Iran} ask for it}.",
            "{actor:The Norwegian prime minister} said {consequence:the calm would last} {condition:only {cue:if} the rebels laid down their arms}.",
        ],
        silent=[
            "The Norwegian minister said the snow stays in place unless the wind turns.",
            "Norway asked if Iran had closed the strait.", "If you look at the map, you will see the strait.",
            "Norway will stay in the strait until the ships leave.", "Norwegian schools will close if the snow goes on.",
            "Had Iran closed the strait, Norway would have responded.", "Norway will lift the ban once the snow has gone.",
            "Norwegian citizens should leave Iran if they can do so by train.", "QUESTION: If Iran closes the strait, Norway will respond, they say.",
            "The Norwegian minister vowed to leave the union if he is elected.",
        ],
    ),
)  # fmt: skip
