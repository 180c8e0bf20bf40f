"""Which clause does a reporting verb report? One behind it, before it, around it, or one that the parser hung elsewhere."""

from detente.reading.grammar import VERBS, child
from detente.reading.parse import Token
from detente.reading.reporting import Cue
from detente.reading.sayings import MARKS, Range, Scene
from detente.reading.speakers import CARRIERS

QUESTION = frozenset({"whether", "if", "what", "who", "why", "how", "when", "where", "which", "whom"})
# What may stand between a reporting verb and what it reports, or behind an inverted cue.
OWN = frozenset({"npadvmod", "tmod", "advmod", "prep", "dative", "dobj", "prt", "neg"})
# Verbs whose clause is looked for by position where the parser has lost it.
PLAIN = frozenset({"say", "add", "tell", "note", "claim", "argue", "insist", "state", "warn", "announce", "suggest", "predict", "explain", "acknowledge", "promise", "assert", "contend", "reveal"})  # fmt: skip
FAR = 10  # tokens from a reporting verb within which its "that" is looked for
BREAKS = frozenset({",", "—", "–", "--", "-"})


def find_clause(scene: Scene, cue: Cue) -> list[Range]:
    """A that-clause, a bare clause or a question, behind the verb, before it or around it."""
    if not cue.report.takes("that", "quote", "whether"):
        return []
    verb = cue.head
    clause = child(verb, "ccomp")
    if clause is not None and clause.i > verb.i and clause.pos_ not in VERBS and child(clause, "nsubj", "cop") is None:
        clause = None
    if clause is None and cue.report.takes("addressee"):
        clause = clause_on_addressee(verb)
    if clause is not None and clause.i > verb.i:
        if is_infinitive(clause) and child(clause, "nsubj") is None:
            return []
        if not cue.report.takes("that", "quote") and not is_question(clause):
            return []
        return [(clause_start(cue, clause), clause.right_edge.i + 1)]
    found = clause_before(scene, cue)
    if found:
        return found
    return clause_after(scene, cue)


def clause_on_addressee(verb: Token) -> Token | None:
    """ "Told a reporter that the road was shut": the parser may hang the clause on the one who is told."""
    told = child(verb, "dobj", "dative")
    found = [c for c in told.children if c.dep_ in ("acl", "relcl") and c.i > told.i] if told is not None else []
    return next(
        (c for c in found if child(c, "nsubj", "nsubjpass") and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)), None
    )


def clause_start(cue: Cue, clause: Token) -> int:
    """Where a reported clause begins: behind the verb's own phrases of time and place, its addressee and "that"."""
    start = clause.left_edge.i
    doc, verb = cue.head.doc, cue.head
    own = {c.left_edge.i: c.right_edge.i + 1 for c in verb.children if c.i > verb.i and c != clause and c.dep_ in OWN}
    i = cue.end
    while i < start:
        if doc[i].is_punct or doc[i].lower_ in ("that", "how"):
            i += 1
        elif i in own:
            i = max(own[i], i + 1)
        elif cue.report.takes("addressee"):
            i = start
        else:
            break
    if i == cue.end and i + 2 < clause.i and doc[i].lower_ == "in" and doc[i + 2].lower_ in CARRIERS:
        i, start = i + 3, max(start, i + 3)  # the parser may hang "in a statement" on the clause
    i = min(i, start)
    return i + 1 if doc[i].lower_ == "that" and doc[i].dep_ == "mark" and i < clause.i else i


def clause_before(scene: Scene, cue: Cue) -> list[Range]:
    """The clause in front of its cue, "The road is closed, Doe said", or on both sides of it."""
    if not cue.report.takes("that"):
        return []
    doc, verb = scene.doc, cue.head
    start, end = scene.sentence(verb.i)
    own = child(verb, "nsubj")
    if own is not None and own.lower_ in ("who", "which", "that"):
        return []
    left, right = verb.i, cue.end
    if own is not None and own.i < verb.i:
        left = own.left_edge.i
        inner = [t.i for t in doc[own.left_edge.i : own.i] if t.text in (",", '"', "''")]
        left = max(inner) + 1 if inner and own.left_edge.i == start else left
    elif own is not None:
        right = own.right_edge.i + 1
    else:
        return []
    at = left - 1
    while at > start and doc[at].text in MARKS:
        at -= 1
    if at <= start or (doc[at].text not in BREAKS and not scene.quoted[at]):
        return []
    right = max([right, *(c.right_edge.i + 1 for c in verb.rights if c.dep_ in OWN and c.i < end and not has_clause(c))])
    if right < end and not doc[right].is_punct and doc[right].pos_ != "CCONJ":
        if any(is_finite(t) for t in doc[right:end]) and doc[right].dep_ not in ("mark", "advmod", "prep"):
            return []
    first = (start + (doc[start].dep_ == "cc"), at)
    if not any(t.is_alpha for t in doc[first[0] : first[1]]):
        return []
    rest = (right, end)
    goes_on = right < end and doc[right].text in BREAKS and right + 1 < end
    joined = (goes_on and scene.quoted[right + 1 if not scene.quoted[right] else right]) or (
        goes_on and right + 2 < end and scene.quoted[right + 2]
    )
    if joined and lower_start(scene, right, end):
        return [first, rest]
    if goes_on and (not any(is_finite(t) for t in doc[first[0] : first[1]]) and any(is_finite(t) for t in doc[right:end])):
        return [first, rest]
    if (
        goes_on
        and doc[right + 1].lower_ in ("and", "but", "because", "while", "although", "though")
        and not any(t.i in scene.by_head for t in doc[right:end])
    ):
        return [first, rest]
    return [first] if any(t.pos_ in VERBS for t in doc[first[0] : first[1]]) or scene.quoted[at - 1] else []


def lower_start(scene: Scene, start: int, end: int) -> bool:
    """Do the words go on in small letters, as the same sentence does?"""
    first = next((t for t in scene.tokens[start:end] if t.is_alpha), None)
    return first is not None and first.text[:1].islower()


def clause_after(scene: Scene, cue: Cue) -> list[Range]:
    """A clause behind the verb that the parser hung elsewhere: up to the end of the sentence."""
    if not cue.report.takes("that") or cue.report.name not in PLAIN:
        return []
    doc, verb = scene.doc, cue.head
    start, end = cue.end, scene.sentence(verb.i)[1]
    own = child(verb, "nsubj")
    if own is None and verb.dep_ not in ("advcl", "conj", "acl", "xcomp"):
        return []
    if start >= end or (doc[start].is_punct and doc[start].text not in MARKS):
        return []
    far = FAR if doc[start].pos_ == "ADP" or doc[start].ent_type_ in ("DATE", "TIME") else 1
    that = next((i for i in range(start, min(start + far, end)) if doc[i].lower_ == "that" and doc[i].dep_ == "mark"), None)
    if that is not None:
        start = that + 1
    if not any(is_finite(t) for t in doc[start:end]):
        return []
    return [(start, end)]


def is_finite(token: Token) -> bool:
    """Is it a finite verb or a modal?"""
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def has_clause(token: Token) -> bool:
    """Does a phrase hold a finite verb?"""
    return any(is_finite(t) for t in token.subtree)


def is_infinitive(clause: Token) -> bool:
    """Is the clause a to-infinitive?"""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def is_question(clause: Token) -> bool:
    """Does the clause open with "whether", "if" or a question word?"""
    return any(t.lower_ in QUESTION for t in clause.doc[clause.left_edge.i : clause.i + 1])
