"""Where do the reporter's own words begin behind what is reported: "…, a day after the raid", "…, who won in May"?"""

from detente.reading.parse import Token
from detente.reading.reporting import Cue
from detente.reading.sayings import Range, Scene

RELATIVE = frozenset({"who", "whose", "which", "whom"})
SPELLS = frozenset({"day", "week", "month", "year", "hour"})
AFTER = frozenset({"after", "before", "since"})
VIEWS = frozenset({"view", "opinion", "word", "eye"})
OCCASION = frozenset({"ask", "press", "question"})


def cut_tail(scene: Scene, *, cue: Cue, kind: str, span: Range) -> Range:
    """The range up to a comma behind which the reporter tells when it was said, or who the one named is."""
    start, end = span
    for i in range(max(start, cue.end) + 1, end - 2):
        if scene.tokens[i].text != "," or scene.quoted[i + 1]:
            continue
        if is_moment(scene, i + 1, end) or (kind != "that" and is_aside(scene, i, end)):
            return start, i
    return span


def is_moment(scene: Scene, first: int, end: int) -> bool:
    """Do the words tell on which occasion: "a day after a ship fired", "when asked about the raid"?"""
    word, nxt = scene.tokens[first], scene.tokens[first + 1]
    if word.lower_ == "when":
        return nxt.lemma_.lower() in OCCASION and nxt.tag_ == "VBN"
    spell = next((k for k in range(first, min(first + 4, end - 1)) if scene.tokens[k].lemma_.lower() in SPELLS), None)
    counted = word.lower_ in ("a", "one", "just", "hours", "days", "weeks", "months") or word.pos_ == "NUM"
    return spell is not None and counted and scene.tokens[spell + 1].lower_ in AFTER


def is_aside(scene: Scene, comma: int, end: int) -> bool:
    """Does a clause with "who" or "which" about a thing named run up to the end, none of it quoted?"""
    word = scene.tokens[comma + 1]
    verb: Token = word.head.head if word.dep_ == "poss" else word.head
    if word.lower_ not in RELATIVE or word.tag_ not in ("WP", "WDT", "WP$") or verb.dep_ != "relcl":
        return False
    inside = scene.tokens[comma + 1 : end]
    if any(t.lemma_.lower() in VIEWS and t.nbor(-1).tag_ == "PRP$" for t in inside):
        return False  # "which in his view does harm" is his
    return verb.right_edge.i + 1 >= end and not any(scene.quoted[comma + 1 : end])
