"""Which words of the text tell of a meeting, and whom do they bring together?"""

from dataclasses import dataclass, replace

from detente.model import Party
from detente.reading.frames import Match
from detente.reading.grammar import VERBS, child, children, clause_of, governor, prepositions, subject
from detente.reading.meeting_bodies import BODY_NOUNS, BODY_VERBS, is_body_meeting, own_session
from detente.reading.meeting_parties import (
    AROUND,
    HOLDING,
    OTHER_END,
    callers,
    clause_words,
    invited,
    is_label,
    misread_partner,
    misread_subjects,
    other_person,
    own_words,
    parties_at,
    partners,
    people,
    separate,
)
from detente.reading.meeting_visits import unnamed_hosts, visit_parties
from detente.reading.meeting_words import (
    is_anew,
    is_day,
    is_discussed_with,
    is_echo,
    is_meeting_word,
    is_pronoun_meeting,
    is_received,
    lemma_of,
)
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.paths import walk
from detente.reading.times import TimeMention, time_of

# Nouns that name a process as often as a meeting.
PROCESSES = frozenset({"negotiation", "dialogue", "consultation", "discussion", "conversation", "talk"})
SPOKEN = frozenset({"talk", "speak", "call", "phone", "telephone"})
ON_LINE = frozenset({"spend", "be", "talk", "speak", "have", "discuss", "agree"})
VISITS = frozenset({"meet.host", "meet.travel", "meet.visit"})
APART = frozenset({"separately", "each", "individually"})


@dataclass(frozen=True, slots=True)
class Talk:
    """One mention: its head word, its wording as a token range, and those who take part; a `body` meets alone."""

    head: Token
    cue: tuple[int, int]
    parties: tuple[Party, ...]
    rule: str
    form: str | None = None
    body: bool = False
    again: bool = False
    day: TimeMention | None = None  # its own day, where one verb tells of several: "spoke on Friday and again on Saturday"


def find_talks(page: Page) -> list[Talk]:
    """All mentions in text order; one without parties ("the talks") points back to the one before it."""
    found: list[Talk] = []
    taken: set[int] = set()
    for match in page.matches:
        if match.rule.record != "meeting" or match.head.i in taken or not is_meeting_word(match, page):
            continue
        talks = [t for t in talks_of(match, page) if is_held(t, page)]
        if not talks and (is_echo(match.head, page) or is_pronoun_meeting(match.head) or is_anew(match.head)):
            talks = [Talk(match.head, match.cue, (), match.rule.id, again=is_anew(match.head))]
        if talks:
            taken.add(match.head.i)
            found += talks
    return sorted(found, key=lambda t: t.head.i)


def talks_of(match: Match, page: Page) -> list[Talk]:
    """The mention, or one for each of those who meet the same partner separately."""
    head = match.head
    first = match.words[0].i
    talk = Talk(head, (first, match.words[-1].i + 1), (), match.rule.id, next(iter(match.rule.values.get("form", ())), None))
    talk = replace(talk, again=head.pos_ in VERBS and any(c.lower_ == "again" for c in head.children))
    own = parties_at(page, own_words(match))
    if match.rule.id in VISITS and (abroad := visit_parties(head, page)):
        return [replace(talk, parties=tuple(people(abroad)))]
    if match.rule.id == "meet.travel" or (match.rule.id == "meet.host" and (head.dep_ == "pcomp" or not is_received(head, page))):
        return []  # "a lawsuit against visiting X" tells of no meeting
    if match.rule.id == "meet.bring" and not parties_at(page, walk(head, "subject")):
        return []  # a feast brings people together, and is nobody that meets them
    if head.lemma_ == "visit" and head.pos_ == "NOUN" and (abroad := visited(head, page)):
        own = people(p for p in own if p.role is not None)
        return [replace(talk, parties=tuple(people(own + abroad)))] if own else []
    if match.rule.id == "meet.discuss" and not is_discussed_with(head, page):
        return []
    if match.rule.id == "meet.beside":
        side = [t for t in (*walk(head, "prep.beside"), *walk(head, "prep.alongside")) if t.tag_ not in ("NNS", "NNPS")]
        if not parties_at(page, side):
            return []
    if match.rule.id == "meet.line":
        clause = clause_of(head.head)
        own = people(
            [*parties_at(page, [s for s in [subject(clause)] if s is not None]), *own, *parties_at(page, walk(clause, "prep.with"))]
        )
        return [replace(talk, parties=tuple(own))] if len({p.state for p in own}) > 1 and clause.lemma_ in ON_LINE else []
    if head.pos_ not in VERBS:
        own = people(p for p in own if not (p.state and ":" in p.state and is_label(p, head, page)))
        if is_whole(match, page):
            return [replace(talk, parties=tuple(own), body=len(own) == 1)]
        partnered = any(p.role is not None or p.sector != "IGO" for p in own) or any(walk(head, "prep.with"))
        if not is_closed(head, page):
            own = people(own + parties_at(page, clause_words(head, named=partnered, alone=not own)))
        if len(own) == 1 and partnered and head.dep_ == "pobj" and head.head.lower_ in AROUND:
            own = people(own + other_person(head, own[0], page))
    else:
        misread = parties_at(page, misread_subjects(head)) if head.dep_ in ("acl", "xcomp") else []
        misread += parties_at(page, children(head, "nsubj")[1:])  # the parser may part "A and B" into two subjects
        own = people(own + misread + parties_at(page, [*invited(head), *misread_partner(head), *callers(head)]))
        if head.lemma_ in SPOKEN and match.rule.id != "meet.beside" and len(misread) < 2 and not is_spoken_with(match, page):
            return []
        if len({p.state for p in own}) == 1:
            own = people(own + unnamed_hosts(head, page))
        apart = separate(head, page) if any(c.lower_ in APART for c in head.children) else []
        if apart:
            return [replace(talk, parties=tuple(people([one, *partners(head, page)]))) for one in apart]
        met = people(partners(head, page)) if any(c.lower_ in APART for c in head.children) else []
        if len(met) > 1 and (doers := people(p for p in own if p not in met)):
            return [replace(talk, parties=(*doers, one)) for one in met]
    if len({p.state for p in own}) > 1 and not (head.tag_ == "NNS" and lemma_of(head) in BODY_NOUNS and is_only_body(own)):
        return [replace(talk, parties=tuple(own)), *later_days(replace(talk, parties=tuple(own)), page)]
    if len(own) == 1 and is_body_meeting(head, own[0], page):
        return [replace(talk, parties=tuple(own), body=True)]
    body = own_session(head, page) if len({p.state for p in own}) < 2 else []
    return [replace(talk, parties=tuple(body), body=True)] if body else []


def later_days(talk: Talk, page: Page) -> list[Talk]:
    """The further meetings of one verb: "spoke on Friday and again on Saturday"."""
    head = talk.head
    if head.pos_ not in VERBS:
        return []
    inside = [t for t in page.times if head.i < t.start <= head.right_edge.i and t.value is not None and t.value.precision == "day"]
    later = [t for t in inside if any(w.lower_ in ("again", "more") for w in page.doc[max(head.i, t.start - 3) : t.start])]
    return [replace(talk, again=True, day=t) for t in later if len(inside) > 1 and t != inside[0]]


def visited(visit: Token, page: Page) -> list[Party]:
    """The state that a visit leads to: nobody else of its sentence takes part."""
    to = [t for t in walk(visit, "prep.to") if t.pos_ == "PROPN"]
    return [p for p in parties_at(page, to) if p.state in page.cast.state_names and p.role is None]


def is_held(talk: Talk, page: Page) -> bool:
    """Is a process ("the negotiations between X and Y") told as a meeting: held, dated, or of persons?"""
    head = talk.head
    if head.pos_ in VERBS or lemma_of(head) not in PROCESSES or any(p.role is not None for p in talk.parties):
        return True
    verb = governor(head)
    if verb is not None and (verb.lemma_ in HOLDING or verb.lemma_ in BODY_VERBS):
        return True
    places = [head, *([verb] if verb is not None else [])]
    return (
        any(time_of(t, page.times) is not None for t in places)
        or any(c.dep_ == "relcl" for c in head.children)
        or any(t.start >= head.left_edge.i and t.end <= head.i + 1 for t in page.times)
    )


def is_closed(head: Token, page: Page) -> bool:
    """Does "between" name all who meet? Who proposes "talks between X and Y" is not one of them."""
    return len({p.state for p in parties_at(page, walk(head, "prep.between"))}) > 1


def is_whole(match: Match, page: Page) -> bool:
    """Does "of" name all who meet: "a meeting of the chiefs of staff of the council"?"""
    of = [t for t in walk(match.head, "prep.of") if t.tag_ in ("NNS", "NNPS")]
    return match.head.lemma_.lower() == "meeting" and len(of) == 1 and len(people(parties_at(page, of))) == 1


def is_only_body(parties: list[Party]) -> bool:
    """Is no more than one of them a state's own? "Travel to meetings of the council" is no single meeting."""
    return any(p.sector == "IGO" and p.role is None for p in parties) and len(parties) < 3


def is_spoken_with(match: Match, page: Page) -> bool:
    """ "Spoke with X", "called X", "X and Y plan to talk": not "spoke to reporters about X and Y"."""
    head = match.head
    doer = subject(head)
    subjects = people(page.cast.parties(doer)) if doer is not None else []
    with_ = people(
        parties_at(
            page,
            [o for w in ("with", "to") for o in walk(head, f"prep.{w}") if o.lower_ not in ("it", "this", "that")] + misread_partner(head),
        )
    )
    if head.lemma_ in ("call", "phone", "telephone"):
        called = child(head, "dobj")
        named = child(head, "oprd", "ccomp", "acomp", "attr") or next((c for c in children(head, "xcomp") if c.tag_ != "VB"), None)
        return called is not None and named is None and (bool(page.cast.parties(called)) or lemma_of(called) in OTHER_END)
    on_topic = any(p.lower_ in ("to", "about", "of", "for") and not is_day(p, page) for p in prepositions(head))
    return bool(subjects) and (bool(with_) or (len(subjects) > 1 and not on_topic))
