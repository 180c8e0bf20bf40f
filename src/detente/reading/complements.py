"""Which words are what a reporting word reports? Clause, infinitive, question, object or prepositional phrase, as token ranges."""

from collections.abc import Callable

from detente.reading.clauses import BREAKS, find_clause, is_infinitive
from detente.reading.grammar import child, children, is_passive, object_of, prepositions
from detente.reading.next_cues import cut_at_next_cue
from detente.reading.parse import Token
from detente.reading.reporting import Cue
from detente.reading.sayings import Range, Scene
from detente.reading.tails import cut_tail

PREPOSITIONS = ("about", "of", "on", "for", "against", "over", "at", "to", "with", "from", "in", "up")
WITH_OBJECT = ("as", "for", "over", "on", "of", "against", "with", "to", "at")
# These answer deeds as well as words: only what answers words is speech.
ANSWERS = frozenset({"respond to", "reply to", "object to"})
OCCASIONS = frozenset({"statement", "interview", "tweet", "conference", "speech", "letter", "briefing", "call", "message", "post", "twitter", "facebook", "telegram", "email", "press", "reporter", "rally", "debate", "meeting", "summit", "news", "radio", "television", "tv"})  # fmt: skip
EMPTY_OBJECTS = frozenset({"it", "that", "this", "so", "them", "himself", "herself", "itself", "themselves", "nothing", "anything", "something", "everything", "what", "which", "who", "whom", "much", "lot"})  # fmt: skip


def complement_of(scene: Scene, cue: Cue) -> tuple[str, list[Range], int | None] | None:
    """The kind of complement that a reporting verb takes here, its token ranges, and the token where they were cut, if they were."""
    for kind, find in FINDERS:
        ranges = find(scene, cue)
        if ranges:
            cut = [cut_tail(scene, cue=cue, kind=kind, span=cut_at_next_cue(scene, cue, span=r)) for r in ranges]
            return kind, cut, cut[-1][1] if cut[-1] != ranges[-1] else None
    return None


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
