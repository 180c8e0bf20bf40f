"""Which journeys and sessions stand on the calendar? "Will visit Sofia on May 18", "travels there tomorrow", "will hold a session on Friday"."""

from collections.abc import Iterator

from detente.reading.commitment_words import Pledge, extent, is_told_as_fact, party
from detente.reading.grammar import child, children, is_passive, subject
from detente.reading.meeting_bodies import CONFERENCES, body_at
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.schedule_days import coming
from detente.rulebook import Rule, written

TRIPS = frozenset({"visit", "travel", "fly"})
SESSIONS = frozenset({"hold", "host", "convene", "attend", "open", "gather", "assemble"})
# Who goes to a stage or a stadium has no appointment of policy.
GATHERINGS = CONFERENCES | {"talk", "rally", "negotiation", "consultation", "vote", "exercise", "dialogue", "round", "assembly"}


def trips(page: Page, verb: Token) -> Iterator[Pledge]:
    """What the verb may open."""
    if verb.lemma_ not in TRIPS | SESSIONS or is_passive(verb) or not is_coming(verb):
        return
    gathered = any(o.lemma_.lower() in GATHERINGS for o in children(verb, "dobj")) or verb.lemma_ in ("gather", "assemble")
    due = coming(page, verb)
    if due is None or (verb.lemma_ in SESSIONS and not gathered):
        return
    doer = subject(verb)
    actor = party(page, doer)
    if verb.lemma_ in TRIPS:
        # "Tourists travel there": only somebody in office has an appointment there.
        if doer is None or not any(p.role is not None or doer.pos_ == "PRON" for p in page.cast.parties(doer)):
            return
        yield Pledge("commitments.trip", "schedule", verb, *extent(verb), actor, None, due)
        return
    if actor is None and doer is not None and body_at(doer, page):
        actor = party(page, child(doer, "poss"))
    yield Pledge("commitments.session", "schedule", verb, *extent(verb), actor, None, due)


def is_coming(verb: Token) -> bool:
    """ "Will visit", "is to visit", "is due to visit", or the present of a timetable: "travels there tomorrow"."""
    aux = {c.lower_ for c in children(verb, "aux")}
    if aux & {"will", "'ll", "’ll", "shall"}:
        return is_told_as_fact(verb)
    if "to" in aux:
        over = verb.head
        return (
            verb.dep_ == "xcomp"
            and (over.lemma_ == "be" or over.lower_ in ("due", "set", "scheduled", "expected", "slated"))
            and is_told_as_fact(over)
        )
    return not aux and verb.tag_ in ("VBZ", "VBP") and child(verb, "nsubj") is not None


RULES: tuple[Rule, ...] = (
    written(
        "commitments.trip", says="somebody in office will be in another place on a day to come", record="commitment",
        examples=[
            "On {when:April 10} {actor:Norwegian Foreign Minister Kari Lund} will {what:{cue:visit} Lima}.",
            "{actor:Norwegian envoy Kari Lund} {what:{cue:travels} to Lima {when:tomorrow}}.",
        ],
        silent=["Norwegian tourists will visit Lima on April 10.", "Norwegian Foreign Minister Kari Lund visits Lima every year."],
    ),
    written(
        "commitments.session", says="a party or body will hold or attend a meeting on a day to come", record="commitment",
        examples=[
            "The {actor:IAEA}'s board will {what:{cue:hold} a special session on {when:April 10}}.",
            "{actor:Norway} will {what:{cue:host} a summit of the two kings on {when:April 10}}.",
        ],
        silent=["Norway will hold its breath on April 10.", "Norway held a summit on March 2."],
    ),
)  # fmt: skip
