"""Which visits and journeys bring somebody in office together with another state, and when does a journey take place?"""

from collections.abc import Iterable
from dataclasses import replace

from detente.model import Party
from detente.reading.grammar import VERBS, child, children, clause_of, object_of, prepositions, subject
from detente.reading.meeting_bodies import CONFERENCES
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.times import TimeMention, time_of

JOURNEYS = frozenset("travel fly journey head visit go lead return".split())
PLACES = frozenset({"states", "capitals", "ambiguous"})
# Who goes there for these meets many, or nobody of the state.
CROWDS = CONFERENCES | {"funeral", "inauguration", "game", "ceremony", "forum", "assembly", "match", "holiday", "hearing", "trial"}
PAYING = frozenset({"pay", "make", "begin", "start", "undertake", "conclude", "end", "plan", "wrap", "finish", "complete"})
BACK = 4  # sentences between a journey and the meetings on it
PARTNERS = frozenset("official representative leader minister partner interlocutor counterpart authority".split())


def lands_at(words: Iterable[Token], page: Page) -> list[Party]:
    """The states that places name, a capital standing for its state, each once."""
    found: dict[str, Party] = {}
    for word in words:
        for token in (word, *children(word, "conj", "appos"), *(t for c in children(word, "conj") for t in children(c, "conj", "appos"))):
            hit = page.cast.hits.get(token.i)
            state = hit.entry.id if hit is not None and hit.entry.list in PLACES else None
            if hit is None or state is None or state not in page.cast.state_names:
                continue
            span = page.span(hit.start, hit.end, role="participant", by=f"{hit.entry.list}.{state}")
            found.setdefault(state, Party(page.cast.state_names[state], None, state, None, span))
    return list(found.values())


def hosts_of(visit: Token, page: Page) -> list[Party]:
    """The state to which a visit or journey leads; none if it leads to several, or to a crowd."""
    if visit.lemma_ in ("visit", "tour") and visit.pos_ in VERBS:
        to = children(visit, "dobj")
    else:
        led = children(visit, "dobj") if visit.lemma_ == "lead" else []
        to = [o for w in (visit, *led) for p in prepositions(w, "to") if (o := object_of(p)) is not None]
    lands = lands_at(to, page)
    crowd = any(t.lemma_.lower() in CROWDS for t in visit.subtree)
    return lands if len(lands) == 1 and not crowd else []


def visitors(words: Iterable[Token], host: Party, page: Page) -> list[Party]:
    """Those in an office of another state among some."""
    found = [p for w in words for p in page.cast.parties(w, role="participant")]
    return [p for p in found if p.role is not None and p.state is not None and p.state != host.state and p.role.lower() != "citizens"]


def visit_parties(head: Token, page: Page) -> list[Party]:
    """Guest and host state of "X visited Sofia", "X travels to Sofia on Monday", "X, on a visit to Bulgaria, …"; empty if it is no such visit."""
    hosts = hosts_of(head, page)
    if not hosts:
        return []
    if head.pos_ in VERBS:
        doer = subject(head)
        told = all(c.lower_ != "to" for c in children(head, "aux")) and time_of(head, page.times) is not None
        if head.lemma_ not in ("visit", "tour") and (not told or is_elsewhere(head, hosts[0], page)):
            return []
        words = [doer, *children(doer, "conj")] if doer is not None else []
    elif head.dep_ == "dobj" and head.head.lemma_ in PAYING and (doer := subject(head.head)) is not None:
        words = [doer, *children(doer, "conj")]
    elif head.dep_ == "pobj" and head.head.lower_ in ("on", "during") and head.head.head.pos_ == "PROPN":
        words = [head.head.head]
    elif head.dep_ == "pobj" and head.head.lower_ in ("on", "during", "for") and clause_of(head.head).pos_ in VERBS:
        words = [s for s in [child(clause_of(head.head), "nsubj")] if s is not None]
    else:
        return []
    guests = visitors(words, hosts[0], page)
    return [*guests, *(receivers(head, hosts[0], page) or hosts)] if guests else []


def receivers(visit: Token, host: Party, page: Page) -> list[Party]:
    """Those of the host state whom a visit is for: "will visit Chile for talks with President Leon"."""
    errands = [o for p in prepositions(visit, "for") if (o := object_of(p)) is not None]
    met = [o for e in errands for p in prepositions(e, "with") if (o := object_of(p)) is not None]
    found = [p for o in met for p in page.cast.parties(o, role="participant")]
    return [replace(p, state=host.state) for p in found if p.role is not None and p.state in (None, host.state)]


def is_elsewhere(journey: Token, host: Party, page: Page) -> bool:
    """Does a journey lead to other people than those of the land: "will travel to Vienna for talks with Iran"?"""
    own = {p.state for t in [subject(journey)] if t is not None for p in page.cast.parties(t)}
    named = page.cast.named_in(journey.i, journey.right_edge.i + 1)
    return any(m.entity.state is not None and m.entity.state not in own | {host.state} for m in named)


def journey_before(doer: Token, page: Page) -> Token | None:
    """The journey of the same person that the sentences before announce."""
    who = {p.name for p in page.cast.parties(doer) if p.role is not None or p.name is not None}
    begin = doer.sent.start
    for _ in range(BACK):
        if begin == 0:
            return None
        sent = page.doc[begin - 1].sent
        begin = sent.start
        for token in reversed(list(sent)):
            traveller = subject(token) if token.lemma_ in JOURNEYS and token.pos_ in VERBS else None
            if traveller is not None and who & {p.name for p in page.cast.parties(traveller)} and time_on(token, page) is not None:
                return token
    return None


def journey_time(head: Token, page: Page) -> TimeMention | None:
    """When a meeting takes place that is told after a journey: "will be in X from May 17 to 18. He will meet officials"."""
    doer = subject(head) if head.pos_ in VERBS else None
    journey = journey_before(doer, page) if doer is not None and any(c.lower_ == "will" for c in children(head, "aux")) else None
    return time_on(journey, page) if journey is not None else None


def time_on(journey: Token, page: Page) -> TimeMention | None:
    """The time of a journey, wherever the parser hung it in its clause."""
    inside = (t for t in page.times if journey.i < t.start <= journey.right_edge.i and t.kind == "date" and t.value is not None)
    return time_of(journey, page.times) or next(inside, None)


def unnamed_hosts(head: Token, page: Page) -> list[Party]:
    """Whom a traveller meets who are told only as officials: those of the state to which the journey before leads."""
    doer = subject(head)
    if head.lemma_ not in ("meet", "speak", "talk", "confer") or doer is None:
        return []
    met = [o for p in prepositions(head, "with") if (o := object_of(p)) is not None] + children(head, "dobj")
    if not any(o.lemma_.lower() in PARTNERS and o.tag_ == "NNS" for o in met):
        return []
    journey = journey_before(doer, page)
    return hosts_of(journey, page) if journey is not None else []
