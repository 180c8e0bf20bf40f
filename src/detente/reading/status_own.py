"""What do the words on a verb or noun itself say of its act: its negation, auxiliaries, adverbs and adjectives?"""

from detente.model import Status
from detente.reading.grammar import PAST, VERBS, child, clause_of, is_negated
from detente.reading.parse import Token

HEDGES = frozenset("reportedly allegedly apparently supposedly purportedly presumably suspectedly".split())
DOUBTED = frozenset("alleged suspected reported purported claimed apparent presumed supposed so-called".split())
COMING = frozenset(
    "planned upcoming forthcoming scheduled proposed coming future expected prospective intended impending imminent looming".split()
)
FEARED = frozenset(
    "possible potential hypothetical likely feared threatened would-be eventual any conceivable failed attempted foiled aborted simulated mock staged fictional imaginary".split()
)
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until", "till"})
FUTURE_AUX = frozenset({"will", "wo", "'ll", "’ll", "shall"})
ANNOUNCING = frozenset("say announce tell declare confirm add promise pledge vow state reveal assure insist".split())
OPEN_AUX = frozenset({"would", "could", "may", "might", "should", "must", "can", "ca", "'d"})
NO_ONE = frozenset({"no", "neither", "nobody", "none"})
NOBODY = frozenset({"nobody", "none"})
# "At no point", "in no way", "under no circumstances".
TURNS = frozenset({"point", "way", "circumstances", "circumstance", "account", "time", "case", "condition", "means", "sense", "one"})
NEGATIVE_NOUNS = frozenset("no without zero never cancelled canceled scrapped shelved averted".split())


def own_status(predicate: Token) -> Status | None:
    """What the words on the predicate itself say: its negation, auxiliaries and adjectives."""
    if predicate.pos_ in VERBS:
        return verb_status(predicate)
    if predicate.pos_ in ("ADJ", "ADV") and predicate.head.pos_ in VERBS:
        return verb_status(predicate.head)
    asked = clause_of(predicate)
    if asked.lemma_ == "do" and is_ruled_out(asked):
        return None  # "at no point did Chad attack Mali", its verb taken for a noun
    words = {c.lower_ for c in predicate.lefts if c.dep_ in ("amod", "det", "compound", "neg", "nmod", "advmod")}
    if words & NEGATIVE_NOUNS or (predicate.dep_ == "pobj" and predicate.head.lower_ == "without"):
        return None
    if words & FEARED:
        return "hypothetical"
    if words & DOUBTED:
        return "alleged"
    return "planned" if words & COMING else "happened"


def verb_status(verb: Token) -> Status | None:
    """What a verb's own group says."""
    group = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass", "advmod", "mark", "neg", "preconj", "cop"))]
    if any(t.lower_ == "longer" and any(c.lower_ == "no" for c in t.children) for t in group):
        return None
    if is_ruled_out(verb) or any(c.dep_ == "neg" for t in group[1:] for c in t.children):
        return None
    if is_negated(verb) or any(t.lower_ in ("hardly", "barely", "almost", "nearly") for t in group):
        return None
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is not None and (subject.lower_ in NO_ONE or is_not_one(subject) or any(c.lower_ in NO_ONE for c in subject.children)):
        return None
    obj = child(verb, "dobj", "attr")
    if obj is not None and any(c.lower_ == "no" and c.dep_ == "det" for c in obj.children):
        return None
    words = {t.lower_ for t in group}
    if {"rather", "than"} <= words or is_unreal(verb) or is_nor(verb):
        return None
    if is_conditional(verb):
        return "hypothetical"
    if is_backshifted(verb, words):
        return "planned"
    if words & OPEN_AUX and not ("'d" in words and verb.tag_ == "VBN"):
        return "hypothetical"
    if words & HEDGES:
        return "alleged"
    if words & FUTURE_AUX or is_going_to(verb):
        return "planned"
    return "happened"


def is_not_one(subject: Token) -> bool:
    """Is it "not one soldier" or "not a single soldier", so nobody? "Not all" and "not only" leave some who did it."""
    return any(t.dep_ == "neg" and t.nbor(1).lower_ in ("one", "a") for c in subject.children for t in (c, *c.children))


def is_ruled_out(verb: Token) -> bool:
    """Is it denied by a phrase, or done by nobody: "at no point did Chad attack", "was attacked by nobody"?"""
    for link in verb.children:
        if link.dep_ in ("prep", "agent"):
            for noun in link.children:
                if noun.dep_ == "pobj" and (
                    noun.lower_ in NOBODY or (noun.lower_ in TURNS and any(c.lower_ == "no" for c in noun.children))
                ):
                    return True
    return False


def is_backshifted(verb: Token, words: set[str]) -> bool:
    """Is "would" only "will" as it was reported: "said it would expel them"? With an "if" it is none."""
    over = verb.head
    if (
        "would" not in words
        or words & (OPEN_AUX - {"would", "'d"})
        or verb.dep_ != "ccomp"
        or over.tag_ not in PAST
        or over.lemma_ not in ANNOUNCING
    ):
        return False
    return not any(
        m.lower_ in CONDITIONS or m.lower_ == "should" for c in (*verb.children, *over.children) if c.dep_ == "advcl" for m in c.children
    )


def is_unreal(verb: Token) -> bool:
    """Is it told as what did not come to be: "had Chad attacked, Mali would have answered", "was to have met"?"""
    if verb.tag_ not in PAST:
        return False
    told = child(verb, "nsubj", "nsubjpass")
    had = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "had"), None)
    if had is not None and told is not None and had.i < told.i and verb.sent[-1].text != "?":
        return True
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return "have" in aux and ("would" in aux or ("to" in aux and verb.dep_ == "xcomp" and verb.head.lemma_ == "be"))


def is_nor(verb: Token) -> bool:
    """Does "nor" join it to what is denied before it: "neither condemned nor praised"?"""
    return verb.dep_ == "conj" and any(c.lower_ == "nor" and verb.head.i < c.i < verb.i for c in verb.head.children)


def is_conditional(verb: Token) -> bool:
    """Does the clause stand after "if", "unless", "whether", "should"?"""
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod", "aux")}
    if marks & CONDITIONS or is_inverted(verb):
        return True
    return verb.dep_ == "advcl" and verb.tag_ == "VB" and "should" in marks


def is_inverted(verb: Token) -> bool:
    """Is it an "if" told by order, however the parser hangs it on: "were Chad to attack", "were Mali to be attacked"?"""
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return False
    were = next((t for t in (verb.head, verb.head.head) if t.lower_ == "were"), None)
    return were is not None and were.left_edge == were and verb.sent[-1].text != "?"


def is_going_to(verb: Token) -> bool:
    """ "is to meet", "is going to meet"; "are set to meet" is told by `set`, a verb of planning."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return infinitive and verb.dep_ == "xcomp" and (verb.head.lemma_ == "be" or verb.head.lower_ == "going")
