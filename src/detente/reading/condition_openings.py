"""Which words make a clause a condition? "If", "unless", "as long as", "on condition that", an inverted "should" or "were"."""

from detente.reading.condition_lines import Range
from detente.reading.grammar import child, children
from detente.reading.parse import Token

MARKS = frozenset({"if", "unless", "until", "provided", "providing"})
# Clauses of time that set a condition where another's act is waited for.
WAITING = frozenset({"once", "after", "when"})
PHRASES = {"as": ("as", "long", "as"), "so": ("so", "long", "as"), "in": ("in", "case")}
# "Unless and until", "until and unless".
TWICE = frozenset({"unless", "until"})
INVERTED = frozenset({"should", "were"})


def opening(verb: Token) -> Range | None:
    """The words that make a clause a condition: "if", "unless", "as long as", "on condition that", an inverted "should" or "were"."""
    doc = verb.doc
    if verb.dep_ in ("ccomp", "pcomp") and verb.head.lower_ in ("provided", "providing") and verb.head.i < verb.i:
        return verb.head.i, verb.head.i + 1
    if verb.dep_ in ("acl", "ccomp") and verb.head.lemma_ == "condition" and verb.head.head.lower_ in ("on", "under"):
        that = child(verb, "mark")
        return (verb.head.head.i, that.i + 1) if that is not None and that.lower_ == "that" else None
    that = child(verb, "mark")
    if that is not None and that.lower_ == "that" and that.i > 0 and doc[that.i - 1].lower_ in ("provided", "providing"):
        return that.i - 1, that.i
    own = child(verb, "nsubj", "nsubjpass")
    if (turned := inverted(verb)) is not None:
        return turned.i, turned.i + 1
    left = max(verb.sent.start, verb.left_edge.i - 3)
    for i in range(left, min(verb.i, left + 10)):
        word = doc[i].lower_
        if word in TWICE and doc[i].head == verb and i > 1 and doc[i - 1].lower_ == "and" and doc[i - 2].lower_ in TWICE:
            return i - 2, i + 1
        if word in MARKS and doc[i].head == verb:
            return (i, i + 1) if i == 0 or doc[i - 1].lower_ not in ("as", "even", "what", "know", "see", "whether") else None
        if word in WAITING and doc[i].head == verb and (word == "once" or doc[i - 1].lower_ == "only"):
            return i, i + 1
        phrase = PHRASES.get(word)
        if phrase is not None and tuple(t.lower_ for t in doc[i : i + len(phrase)]) == phrase and own is not None and own.i > i:
            return i, i + len(phrase)
    return None


def inverted(verb: Token) -> Token | None:
    """The word before its subject that stands for an "if": "should Iran attack", "were Iran to attack"."""
    own = child(verb, "nsubj", "nsubjpass", "attr")
    if own is None:
        return None
    should = next((c for c in children(verb, "aux") if c.lower_ == "should" and c.i < own.i), None)
    if should is not None:
        return should
    infinitive = next((c for c in children(verb, "advcl", "xcomp") if c.tag_ == "VB" and child(c, "aux") is not None), None)
    return verb if verb.lower_ == "were" and own.i > verb.i and infinitive is not None and child(verb, "mark") is None else None


def deed(verb: Token) -> Token:
    """The verb that tells the condition: of "were Iran to attack" the infinitive."""
    return next((c for c in children(verb, "advcl", "xcomp") if c.tag_ == "VB"), verb) if verb.lower_ == "were" else verb
