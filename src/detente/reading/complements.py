"""Which words are what a reporting word reports? Clause, infinitive, question, object or prepositional phrase, as token ranges."""

from collections.abc import Callable

from spacy.tokens import Token

from detente.reading.grammar import VERBS, child, children, is_passive, object_of, prepositions
from detente.reading.reporting import Cue
from detente.reading.sayings import MARKS, Scene

Range = tuple[int, int]
PREPOSITIONS = ("about", "of", "on", "for", "against", "over", "at", "to", "with", "from", "in", "up")
QUESTION = frozenset({"whether", "if", "what", "who", "why", "how", "when", "where", "which", "whom"})
WITH_OBJECT = ("as", "for", "over", "on", "of", "against", "with", "to", "at")
BREAKS = frozenset({",", "—", "–", "--", "-"})
# What may stand between a reporting verb and what it reports, or behind an inverted cue.
OWN = frozenset({"npadvmod", "tmod", "advmod", "prep", "dative", "dobj", "prt", "neg"})
# Verbs whose clause is looked for by position where the parser has lost it.
PLAIN = frozenset({"say", "add", "tell", "note", "claim", "argue", "insist", "state", "warn", "announce", "suggest", "predict", "explain", "acknowledge", "promise", "assert", "contend", "reveal"})  # fmt: skip
# These answer deeds as well as words: only what answers words is speech.
ANSWERS = frozenset({"respond to", "reply to", "object to"})
OCCASIONS = frozenset({"statement", "interview", "tweet", "conference", "speech", "letter", "briefing", "call", "message", "post", "twitter", "facebook", "telegram", "email", "press", "reporter", "rally", "debate", "meeting", "summit", "news", "radio", "television", "tv"})  # fmt: skip
FAR = 10  # tokens from a reporting verb within which its "that" is looked for
EMPTY_OBJECTS = frozenset({"it", "that", "this", "so", "them", "himself", "herself", "itself", "themselves", "nothing", "anything", "something", "everything", "what", "which", "who", "whom", "much", "lot"})  # fmt: skip


def complement_of(scene: Scene, cue: Cue) -> tuple[str, list[Range], int | None] | None:
    """The kind of complement that a reporting verb takes here, its token ranges, and the token where they were cut, if they were."""
    for kind, find in FINDERS:
        ranges = find(scene, cue)
        if ranges:
            cut = [cut_at_next_cue(scene, cue, r) for r in ranges]
            return kind, cut, cut[-1][1] if cut[-1] != ranges[-1] else None
    return None


def find_clause(scene: Scene, cue: Cue) -> list[Range]:
    """A that-clause, a bare clause or a question, behind the verb, before it or around it."""
    if not cue.report.takes("that", "quote", "whether"):
        return []
    verb = cue.head
    clause = child(verb, "ccomp")
    if clause is not None and clause.i > verb.i and clause.pos_ not in VERBS and child(clause, "nsubj", "cop") is None:
        clause = None
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


def find_infinitive(scene: Scene, cue: Cue) -> list[Range]:
    """A to-infinitive of the speaker's own: "vowed to respond"."""
    if not cue.report.takes("infinitive"):
        return []
    clause = child(cue.head, "xcomp", "ccomp", "advcl")
    if clause is None or not is_infinitive(clause) or clause.i < cue.head.i or child(clause, "nsubj") is not None:
        return []
    return [(clause.left_edge.i, clause.right_edge.i + 1)] if child(cue.head, "dobj") is None else []


def find_request(scene: Scene, cue: Cue) -> list[Range]:
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


def find_complement(scene: Scene, cue: Cue) -> list[Range]:
    """What is called what: "called the raid a crime"."""
    if not cue.report.takes("complement"):
        return []
    verb = cue.head
    parts = [c for c in children(verb, "oprd", "ccomp", "xcomp", "attr", "acomp") if c.i > verb.i]
    objects = [c for c in children(verb, "dobj") if c.i > verb.i]
    parts += [a for o in objects for a in children(o, "appos", "relcl") if a.i > o.i and not has_comma(scene, o.i, a.left_edge.i)]
    if not parts and len(objects) < 2:
        return []
    start = verb.i + 1
    return [(start, max(c.right_edge.i + 1 for c in (*parts, *objects)))]


def has_comma(scene: Scene, start: int, end: int) -> bool:
    """Is there a comma between two tokens?"""
    return any(t.text in BREAKS for t in scene.tokens[start:end])


def find_object(scene: Scene, cue: Cue) -> list[Range]:
    """The object of the verb or of its preposition: "announced a plan", "called for a ban"."""
    verb = cue.head
    last = cue.words[-1]
    if len(cue.words) > 1 and cue.report.takes("noun", "gerund"):
        target = child(last, "pobj", "pcomp") or child(verb, "dobj")
        if target is not None and cue.report.name in ANSWERS and target.lemma_.lower() not in (*scene.reporting.nouns, "question"):
            return []
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
    for p in verb.rights:
        if p.dep_ == "prep" and p.i == end and not is_setting(scene, p):
            end = p.right_edge.i + 1
    if obj.i < verb.i:
        return [(obj.left_edge.i, obj.right_edge.i + 1), *((p.i, p.right_edge.i + 1) for p in phrases)]
    return [(obj.left_edge.i, end)]


def is_setting(scene: Scene, preposition: Token) -> bool:
    """Does a phrase tell when or where it was said: "on Monday", "in a statement"?"""
    target = object_of(preposition)
    if target is None or target.lemma_.lower() in OCCASIONS:
        return True
    return any(m.start <= target.i < m.end for m in scene.page.times)


def find_phrase(scene: Scene, cue: Cue) -> list[Range]:
    """The object of a preposition: "warned about the delay"."""
    for p in prepositions(cue.head):
        if p.lower_ in PREPOSITIONS and cue.report.takes(p.lower_) and p.i > cue.head.i:
            target = object_of(p)
            if target is not None:
                return [(target.left_edge.i, right_end(target))]
    return []


def right_end(token: Token) -> int:
    """The token after a phrase."""
    return token.right_edge.i + 1


FINDERS: tuple[tuple[str, Callable[[Scene, Cue], list[Range]]], ...] = (
    ("object-infinitive", find_request),
    ("complement", find_complement),
    ("that", find_clause),
    ("infinitive", find_infinitive),
    ("noun", find_object),
    ("about", find_phrase),
)


def is_finite_that(verb: Token) -> bool:
    """Does the verb have a clause with "that" for its content?"""
    clause = child(verb, "ccomp")
    return clause is not None and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def cut_at_next_cue(scene: Scene, cue: Cue, span: Range) -> Range:
    """The range up to where the same speaker is reported again: "…, adding that", "… and called for"."""
    start, end = span
    doc = scene.tokens
    for i in range(max(start, cue.end) + 1, end):
        t = doc[i]
        if t.i not in scene.by_head or scene.quoted[i]:
            continue
        before = doc[i - 1]
        own = child(t, "nsubj")
        if own is not None and own.i < i and t.dep_ in ("advcl", "conj", "ccomp", "parataxis"):
            at = own.left_edge.i - 1
            if (
                at > start + 1
                and doc[at].lower_ in ("while", "but", "and", "though", "although", "as", "after")
                and t.tag_ == cue.head.tag_
            ):
                if doc[at].lower_ != "and" or t.head == cue.head:
                    return start, at
        if t.tag_ == "VBG" and before.text == "," and t.dep_ in ("advcl", "conj", "acl", "dep", "prep"):
            return start, i
        alike = t.tag_ == cue.head.tag_ or (t.tag_ == "VBN" and cue.head.tag_ == "VBD" and child(t, "aux", "auxpass") is None)
        if alike and (is_finite(t) or t.tag_ == "VBN") and child(t, "nsubj", "nsubjpass") is None:
            link = (
                before
                if before.dep_ == "cc"
                else doc[i - 2]
                if i - 2 > start and doc[i - 2].dep_ == "cc" and before.pos_ == "ADV"
                else None
            )
            main = next((m for m in doc[start:i] if is_finite(m)), None)
            apart = link is not None and doc[link.i - 1].text == "," and is_finite_that(t)
            if link is not None and (main is None or main.tag_ != t.tag_ or t.head == cue.head or apart) and link.i > start + 1:
                return start, link.i
    return span
