"""Which words are what a reporting word reports? Clause, infinitive, question, object or prepositional phrase, as token ranges."""

from collections.abc import Callable

from spacy.tokens import Token

from detente.reading.grammar import VERBS, child, children, is_passive, object_of, prepositions
from detente.reading.reporting import Cue, Reporting

Range = tuple[int, int]
PREPOSITIONS = ("about", "of", "on", "for", "against", "over", "at", "to", "with", "from", "in", "up")
QUESTION = frozenset({"whether", "if", "what", "who", "why", "how", "when", "where", "which", "whom"})
WITH_OBJECT = ("as", "for", "over", "on", "of", "against", "with", "to", "at")
EMPTY_OBJECTS = frozenset({"it", "that", "this", "so", "them", "himself", "herself", "itself", "themselves", "nothing", "anything", "something", "everything", "what", "which", "who", "whom", "much", "lot"})  # fmt: skip


def complement_of(cue: Cue, reporting: Reporting) -> tuple[str, list[Range]] | None:
    """The kind of complement that a reporting verb takes here, and its token ranges; none if it reports nothing."""
    for kind, find in FINDERS:
        ranges = find(cue)
        if ranges:
            return kind, [cut_at_next_cue(cue, r, reporting) for r in ranges]
    return None


def find_clause(cue: Cue) -> list[Range]:
    """A that-clause, a bare clause or a question, behind the verb, before it or around it."""
    if not cue.report.takes("that", "quote", "whether"):
        return []
    verb = cue.head
    clause = child(verb, "ccomp")
    if clause is None or (is_infinitive(clause) and not cue.report.takes("that")):
        clause = outer_clause(cue)
        if clause is None:
            return []
        return around(cue, clause)
    if clause.pos_ not in VERBS and child(clause, "nsubj", "cop") is None:
        return []
    if is_infinitive(clause) and cue.report.takes("object-infinitive") and clause.i > verb.i:
        return [(clause.left_edge.i, clause.right_edge.i + 1)]
    if not cue.report.takes("that", "quote") and not is_question(clause):
        return []
    if clause.left_edge.i < verb.i:
        return around(cue, clause)
    start = clause.left_edge.i
    mark = child(clause, "mark")
    if mark is not None and mark.lower_ == "that" and mark.i == start:
        start += 1
    return [(max(start, cue.end if start < cue.end else start), clause.right_edge.i + 1)]


def is_infinitive(clause: Token) -> bool:
    """Is the clause a to-infinitive?"""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def is_question(clause: Token) -> bool:
    """Does the clause open with "whether", "if" or a question word?"""
    return any(t.lower_ in QUESTION for t in clause.doc[clause.left_edge.i : clause.i + 1])


def outer_clause(cue: Cue) -> Token | None:
    """For "The talks, he said, were useful": the clause that the reporting verb was put into."""
    verb = cue.head
    if not cue.report.takes("that") or child(verb, "nsubj") is None or child(verb, "mark") is not None:
        return None
    if verb.dep_ in ("parataxis", "ccomp", "advcl", "dep", "appos", "relcl") and verb.head.pos_ in VERBS and verb.dep_ != "relcl":
        own = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i > 0 else None
        if own is not None and own.text == "," and not any(c.lower_ in ("as", "that", "if", "when", "while") for c in verb.lefts):
            return verb.head
    return None


def around(cue: Cue, clause: Token) -> list[Range]:
    """The ranges of a clause on both sides of the words that report it."""
    verb = cue.head
    inner = clause.is_ancestor(verb)
    own = [verb.i] if not inner else []
    keep = [c for c in verb.children if c != clause and c.dep_ != "punct" and not c.is_ancestor(clause)]
    left = min([verb.i, *(c.left_edge.i for c in keep if c.i < verb.i or inner)])
    right = max(
        [
            cue.end,
            *(
                c.right_edge.i + 1
                for c in keep
                if c.i > verb.i and (inner or c.dep_ in ("nsubj", "advmod", "npadvmod", "prep", "dative", "dobj", "tmod"))
            ),
        ]
    )
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    if inner:
        left, right = verb.left_edge.i, verb.right_edge.i + 1
    ranges = [(start, min(left, end)), (max(right, start), end)] if own or inner else [(start, end)]
    found = [(s, e) for s, e in ranges if e - s > 0 and any(t.is_alpha for t in clause.doc[s:e])]
    if found and clause.doc[found[0][0]].dep_ == "cc":
        found[0] = (found[0][0] + 1, found[0][1])
    return found


def find_infinitive(cue: Cue) -> list[Range]:
    """A to-infinitive of the speaker's own: "vowed to respond"."""
    if not cue.report.takes("infinitive"):
        return []
    clause = child(cue.head, "xcomp", "ccomp", "advcl")
    if clause is None or not is_infinitive(clause) or clause.i < cue.head.i or child(clause, "nsubj") is not None:
        return []
    return [(clause.left_edge.i, clause.right_edge.i + 1)] if child(cue.head, "dobj") is None else []


def find_request(cue: Cue) -> list[Range]:
    """Whom and what: "urged Iran to stop", "called on Iran to stop"."""
    if not cue.report.takes("object-infinitive"):
        return []
    verb = cue.head
    clause = next((c for c in children(verb, "xcomp", "ccomp", "advcl") if is_infinitive(c) and c.i > verb.i), None)
    if clause is None:
        for p in cue.words[1:]:
            clause = clause or next(
                (c for o in children(p, "pobj") for c in children(o, "acl", "xcomp", "relcl") if is_infinitive(c)), None
            )
            clause = clause or next((c for c in children(p, "pcomp", "xcomp") if is_infinitive(c)), None)
    if clause is None:
        obj = child(verb, "dobj", "dative")
        clause = next((c for c in children(obj, "acl", "xcomp", "relcl") if is_infinitive(c)), None) if obj is not None else None
    if clause is None:
        return []
    return [(clause.left_edge.i if is_passive(verb) else cue.end, clause.right_edge.i + 1)]


def find_complement(cue: Cue) -> list[Range]:
    """What is called what: "called the raid a crime"."""
    if not cue.report.takes("complement"):
        return []
    verb = cue.head
    parts = [c for c in children(verb, "oprd", "ccomp", "xcomp", "attr", "acomp") if c.i > verb.i]
    objects = [c for c in children(verb, "dobj") if c.i > verb.i]
    if not parts and len(objects) < 2:
        return []
    start = verb.i + 1
    return [(start, max(c.right_edge.i + 1 for c in (*parts, *objects)))]


def find_object(cue: Cue) -> list[Range]:
    """The object of the verb or of its preposition: "announced a plan", "called for a ban"."""
    verb = cue.head
    last = cue.words[-1]
    if len(cue.words) > 1 and cue.report.takes("noun", "gerund"):
        target = child(last, "pobj", "pcomp") or child(verb, "dobj")
        if target is not None and target.i > last.i:
            return [(target.left_edge.i, right_end(target))]
        return []
    if not cue.report.takes("noun", "gerund", *WITH_OBJECT):
        return []
    obj = child(verb, "dobj", "oprd", "nsubjpass") if cue.report.takes("noun", *WITH_OBJECT) else None
    if obj is None and cue.report.takes("gerund"):
        gerund = next((c for c in children(verb, "xcomp", "pcomp", "ccomp") if c.tag_ == "VBG" and c.i > verb.i), None)
        return [(gerund.left_edge.i, gerund.right_edge.i + 1)] if gerund is not None else []
    if obj is None or (obj.lower_ in EMPTY_OBJECTS and not cue.report.takes("as")):
        return []
    phrases = [
        p for p in prepositions(verb) if p.lower_ in WITH_OBJECT and cue.report.takes(p.lower_) and object_of(p) is not None and p.i > obj.i
    ]
    if cue.report.takes("addressee"):
        return [(o.left_edge.i, right_end(o)) for p in phrases[:1] if (o := object_of(p)) is not None]
    if not phrases and not cue.report.takes("noun"):
        return []
    if obj.lower_ in EMPTY_OBJECTS and not phrases:
        return []
    end = max([right_end(obj), *(p.right_edge.i + 1 for p in phrases)])
    if obj.i < verb.i:
        return [(obj.left_edge.i, obj.right_edge.i + 1), *((p.i, p.right_edge.i + 1) for p in phrases)]
    return [(obj.left_edge.i, end)]


def find_phrase(cue: Cue) -> list[Range]:
    """The object of a preposition: "warned about the delay"."""
    for p in prepositions(cue.head):
        if p.lower_ in PREPOSITIONS and cue.report.takes(p.lower_) and p.i > cue.head.i:
            target = object_of(p)
            if target is not None:
                return [(target.left_edge.i, right_end(target))]
    return []


def right_end(token: Token) -> int:
    """The token after a phrase, without a clause or list that a comma sets off."""
    return token.right_edge.i + 1


FINDERS: tuple[tuple[str, Callable[[Cue], list[Range]]], ...] = (
    ("object-infinitive", find_request),
    ("complement", find_complement),
    ("that", find_clause),
    ("infinitive", find_infinitive),
    ("noun", find_object),
    ("about", find_phrase),
)


def cut_at_next_cue(cue: Cue, span: Range, reporting: Reporting) -> Range:
    """The range up to a participle that goes on reporting for the same speaker: "…, adding that"."""
    start, end = span
    doc = cue.head.doc
    for i in range(max(start, cue.end) + 1, end):
        t = doc[i]
        if (
            t.tag_ == "VBG"
            and doc[i - 1].text == ","
            and t.lemma_.lower() in reporting.verbs
            and t.dep_ in ("advcl", "conj", "acl", "dep", "prep")
        ):
            if reporting.verb_at(t) is not None:
                return start, i
    return span
