"""Has a meeting been held, is it to come, put off or only proposed, and when? Status, stage and time of a mention."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from detente.model import Status, Time
from detente.reading.grammar import VERBS, ancestors, child, children, clause_of, is_negated, predicate_of
from detente.reading.meeting_mentions import Talk
from detente.reading.meeting_times import AHEAD, TRAVEL, find_when
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.status import status_of

Stage = Literal["proposed", "scheduled", "held", "cancelled", "postponed"]
CANCEL = frozenset({"cancel", "scrap", "abandon", "scuttle", "axe", "ax"})
POSTPONE = frozenset({"postpone", "delay", "defer", "suspend", "reschedule", "adjourn"})
PROPOSE = frozenset(
    """encourage propose suggest offer invite request seek urge want call demand proposal invitation consider mull weigh explore""".split()
)
REFUSE = frozenset({"refuse", "reject", "decline", "skip", "boycott", "rule"})
OPEN = frozenset({"openness", "willingness", "readiness", "ready", "willing", "open", "refusal", "refuse"})
# "Joined X for a first meeting": the verb in the past says that it took place.
GATHERED = frozenset({"join", "host", "receive", "welcome", "gather", "convene", "sit"})
WOULD = frozenset({"would", "could", "might", "may", "can", "should"})
MAY = frozenset({"may", "might", "could"})
WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
BEFORE = frozenset({"before", "ahead", "for", "to", "prior"})
YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Stand:
    """Status, stage and time of one mention; `settled` if its own clause tells them."""

    status: Status
    stage: Stage | None
    when: Time | None
    settled: bool


def find_stand(talk: Talk, page: Page) -> Stand | None:
    """How the meeting stands by this mention; none if the text says that there is none."""
    when = find_when(talk, page)
    stand = stand_of(talk.head, page, when)
    if stand is None:
        return None
    return by_calendar(stand, page)


def stand_of(head: Token, page: Page, when: Time | None) -> Stand | None:
    """Status and stage by the words that govern the mention."""
    chain = list(governing(head))
    lemmas = {t.lemma_.lower() for t in chain[1:]}
    if any(is_negated(t) and is_undone(t) for t in chain[1:2]):
        return Stand("planned", "scheduled", when, False)
    if is_negated(head) or any(is_negated(t) for t in chain[1:2]):
        return None
    if any(t.lemma_ == "deny" for t in chain[1:]) or any(t.dep_ == "ccomp" and t.head.lemma_ == "deny" for t in chain):
        return None
    if when is None and any(a.lemma_.lower() in OPEN for a in [head.head, head.head.head]):
        return None
    if lemmas & CANCEL or any(is_called_off(t) for t in chain):
        return Stand("hypothetical", "cancelled", when, True)
    if any(is_put_off(t) for t in chain[1:]):
        return Stand("planned", "postponed", new_day(chain, page) or when, True)
    if any(proposes(t) for t in chain[1:]) or (lemmas & REFUSE and head.pos_ not in VERBS):
        return Stand("planned" if when is not None else "hypothetical", "proposed", when, True)
    verb = next((t for t in chain if t.pos_ in VERBS), None)
    told = verb is not None and (head.pos_ in VERBS or head.dep_ != "pobj")
    if any(c.lower_ == "before" and c.dep_ == "mark" for t in chain for c in t.children):
        return Stand("planned", "scheduled", when, False)
    if told and verb is not None:
        return by_tense(verb, chain, when, page)
    if head.dep_ == "pobj" and head.head.lower_ == "in" and open_status(head, page):
        return Stand("hypothetical", "proposed", when, True) if when is not None else None
    if head.dep_ == "pobj" and head.head.lower_ == "for" and head.head.head.lemma_ in GATHERED and head.head.head.tag_ == "VBD":
        return Stand("happened", "held", when, True)
    if head.dep_ == "pobj" and head.head.lower_ in BEFORE:
        return Stand("planned", "scheduled", when, False)
    return Stand("happened", "held", when, False)


def proposes(verb: Token) -> bool:
    """Does a word propose what stands under it? "Called for talks" does, "called the talks useful" judges them."""
    if verb.lemma_.lower() not in PROPOSE:
        return False
    return verb.lemma_ != "call" or verb.pos_ not in VERBS or any(c.lower_ in ("for", "on", "upon") for c in verb.children)


def is_called_off(token: Token) -> bool:
    """ "Called off", "fell through"."""
    return any((token.lemma_, c.lower_) in (("call", "off"), ("fall", "through")) for c in token.children)


def is_undone(verb: Token) -> bool:
    """Does a verb take a plan back, for good or for a time?"""
    return verb.lemma_.lower() in CANCEL or is_called_off(verb) or is_put_off(verb)


def is_put_off(token: Token) -> bool:
    """ "Postponed", "put off", "pushed back"."""
    return token.lemma_.lower() in POSTPONE or (
        token.lemma_ in ("put", "push") and any(c.lower_ in ("off", "back") for c in token.children)
    )


def new_day(chain: list[Token], page: Page) -> Time | None:
    """The day to which a meeting is put off: "postponed until next month"."""
    for verb in (t for t in chain if is_put_off(t)):
        for time in page.times:
            if (
                verb.i < time.start <= verb.right_edge.i
                and page.doc[time.start - 1].lower_ in ("until", "till", "to")
                and time.value is not None
            ):
                return time.value
    return None


def open_status(head: Token, page: Page) -> bool:
    """Is the verb that the meeting hangs on ("engage in dialogue") only asked for or possible?"""
    return status_of(clause_of(head.head.head), times=page.times, published=page.article.published) in ("hypothetical", None)


def governing(head: Token) -> Iterator[Token]:
    """The mention and the words over it that say whether it is: its verb, and what that verb hangs on."""
    yield head
    token = head
    if head.pos_ not in VERBS:
        relative = child(head, "relcl")
        over = predicate_of(head)
        undone = over is not None and (is_undone(over) or is_negated(over) or any(c.lower_ in ("off", "back") for c in over.children))
        if relative is not None and relative.lemma_ in ("hold", "plan", "have", "schedule") and not undone:
            yield relative
            return
        verb = over
        if head.dep_ == "pobj":
            above = head.head.head
            if above.lemma_ in PROPOSE and head.head.lower_ in ("for", "to", "of"):
                yield above
            return
        if verb is None:
            return
        yield from children(verb, "xcomp")[:1] if verb.lemma_ in AHEAD else []
        yield verb
        token = verb
    for above in ancestors(token):
        if token.dep_ == "conj" and token.tag_ in ("VBD", "VBZ"):
            return
        if (
            token.dep_ not in ("xcomp", "pcomp", "prep", "acl", "conj", "dobj")
            and not (token.dep_ == "advcl" and token.tag_ == "VB")
            and not (token.dep_ == "ccomp" and above.lemma_ in PROPOSE)
        ):
            return
        if above.pos_ in VERBS or above.pos_ in ("ADJ", "NOUN"):
            yield above
        token = above


def is_taken_chance(chain: list[Token]) -> bool:
    """ "Had an opportunity to speak", "travelled there to meet": the past verb over the infinitive says that it took place."""
    over = [t for t in chain[1:] if t.tag_ in ("VBD", "VBN")]
    return bool(over) and (over[0].lemma_ in TRAVEL or any(t.lemma_ in ("opportunity", "chance", "occasion") for t in chain))


def by_tense(verb: Token, chain: list[Token], when: Time | None, page: Page) -> Stand:
    """Status and stage by the tense of the verb and of those over it."""
    published = page.article.published
    ahead = when is not None and published is not None and (when.start > published or is_later(when, verb))
    aux = {c.lower_ for t in chain if t.pos_ in VERBS for c in t.children if c.dep_ in ("aux", "auxpass")}
    if any(t.lemma_ in AHEAD and is_over(t) for t in chain[1:]):
        return Stand("planned", "scheduled", when, False)
    infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if aux & WILL:
        return Stand("planned", "scheduled", when, True)
    reported = verb.head.tag_ == "VBD" and verb.dep_ in ("ccomp", "conj") and not any(c.lower_ == "if" for c in children(verb, "mark"))
    told_later = reported and (
        (when is not None and published is not None and when.end >= published)
        or (when is None and verb.lemma_ == "hold" and child(verb, "nsubjpass") is not None)
    )
    if "would" in aux and told_later:
        return Stand("planned", "scheduled", when, True)
    if aux & WOULD or any(c.lower_ in ("if", "whether", "unless") and c.dep_ == "mark" for c in verb.children):
        stage: Stage = "proposed" if aux & MAY else "scheduled"
        return Stand("planned", stage, when, True) if ahead else Stand("hypothetical", "proposed", when, True)
    if infinitive and any(t.lemma_ in AHEAD for t in chain[1:]):
        return Stand("planned", "scheduled", when, True)
    if infinitive and not ahead and is_taken_chance(chain):
        return Stand("happened", "held", when, True)
    if ahead or infinitive:
        return Stand("planned", "scheduled", when, True) if ahead else Stand("hypothetical", "proposed", when, False)
    return Stand("happened", "held", when, True)


def is_later(when: Time, verb: Token) -> bool:
    """ "Hold a summit later today": the present tense of what is to come."""
    return verb.tag_ in ("VBP", "VBZ") and when.span is not None and when.span.text.lower().startswith("later")


def is_over(planning: Token) -> bool:
    """ "Had been due to meet", "had planned to": a plan that something has come between."""
    verbs = [planning, planning.head] if planning.pos_ not in VERBS else [planning]
    return any(c.lower_ == "had" and c.dep_ == "aux" for v in verbs for c in v.children)


def by_calendar(stand: Stand, page: Page) -> Stand:
    """What the day decides: a meeting to come is planned, one more than a year ago is history."""
    published, when = page.article.published, stand.when
    if when is None or published is None:
        return stand
    if stand.status == "happened" and when.start > published[:10]:
        return replace(stand, status="planned", stage="scheduled")
    if stand.status == "planned" and not stand.settled and when.end < published[:10]:
        stand = replace(stand, status="happened", stage="held")
    if stand.status == "happened" and date.fromisoformat(when.end) < date.fromisoformat(published[:10]) - YEAR:
        return replace(stand, status="historical")
    return stand
