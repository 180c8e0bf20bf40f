"""Which pledges are told by readiness, or by a plain "will" in a report? "Stands ready to help", "Norway will station ships at the port"."""

from collections.abc import Iterator

from detente.reading.commitment_words import Pledge, extent, is_told_as_fact, party
from detente.reading.grammar import child, children, governor, is_negated, is_passive, subject
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.rulebook import Rule, written

READY = frozenset({"ready", "prepared", "willing"})
READINESS = frozenset({"readiness", "willingness"})
STATING = frozenset("reaffirm reiterate express restate state stress underline underscore confirm voice declare affirm".split())
# To be ready for these binds nobody: talk, and states of mind.
IDLE = frozenset(
    """be have talk meet negotiate discuss consider listen see think accept believe hear know face die wait move compromise change learn
    respond retaliate react answer defend""".split()
)
# What a state is told to do of its own will, no matter on what day.
MEASURES = frozenset(
    """station deploy double triple halve raise cut lower send supply deliver build buy sell close open reopen expel recall withdraw join leave
    lift ease restore resume suspend ban block impose extend provide grant release free hand transfer ship export import allow admit host
    establish launch rejoin fund pay""".split()
)


def ready_pledges(page: Page, word: Token) -> Iterator[Pledge]:
    """What the word may open."""
    if word.lower_ in READY:
        yield from ready(page, word)
    if word.lemma_.lower() in READINESS and word.pos_ == "NOUN":
        yield from readiness(page, word)
    if word.lemma_ in MEASURES and word.pos_ == "VERB":
        yield from willed(page, word)


def ready(page: Page, word: Token) -> Iterator[Pledge]:
    """ "We stand ready to hold X to account", "was willing to mediate"; not what another would have to be."""
    verb = word.head
    done = next((c for w in (word, verb) for c in children(w, "xcomp", "advcl") if c.tag_ == "VB" and c.i > word.i), None)
    herself = verb.lemma_ == "declare" and any(t.lower_.endswith(("self", "selves")) for t in verb.subtree)
    if (
        done is None
        or not (verb.lemma_ in ("be", "stand", "remain") or herself)
        or done.lemma_ in IDLE
        or not is_told_as_fact(verb)
        or is_negated(verb)
    ):
        return
    if verb.tag_ in ("VB", "VBG") or any(c.lower_ in ("if", "whether", "unless") for c in children(verb, "mark")):
        return
    if any(c.lower_ == "would" for c in children(verb, "aux")):
        return
    yield Pledge("commitments.ready", "commitment", word, *extent(done, done.left_edge.i), party(page, subject(verb)))


def readiness(page: Page, noun: Token) -> Iterator[Pledge]:
    """ "Reaffirmed our readiness to work with X"."""
    verb = governor(noun)
    done = next((c for c in children(noun, "acl", "relcl", "xcomp") if c.tag_ == "VB"), None)
    if verb is None or noun.dep_ != "dobj" or verb.lemma_ not in STATING or done is None or done.lemma_ in IDLE or is_negated(verb):
        return
    yield Pledge("commitments.ready", "commitment", noun, *extent(done, done.left_edge.i), party(page, subject(verb)))


def willed(page: Page, verb: Token) -> Iterator[Pledge]:
    """ "Seoul will double the number of cars": what a report says that a state itself will do, without an if."""
    aux = next((c for c in children(verb, "aux") if c.lower_ == "will"), None)
    own = child(verb, "nsubj")
    if aux is None or own is None or own.pos_ != "PROPN" or verb.dep_ not in ("ROOT", "conj") or is_passive(verb) or is_negated(verb):
        return
    if page.in_quotation(verb) or not any(p.role is None and p.state in page.cast.state_names for p in page.cast.parties(own)):
        return
    if any(t.lower_ in ("if", "unless", "until", "whether") for t in verb.subtree) or child(verb, "dobj", "prep") is None:
        return
    yield Pledge("commitments.will", "commitment", aux, *extent(verb), own)


RULES: tuple[Rule, ...] = (
    written(
        "commitments.ready", says="a party says that it is ready or willing to do something", record="commitment",
        examples=[
            "{actor:Norway} stands {cue:ready} {what:to send ships to Chile}.",
            "Norway said {actor:it} was {cue:willing} {what:to mediate}.",
            "{actor:Norway} declared itself {cue:willing} {what:to join the mission}.",
            "{actor:Norway} reaffirmed its {cue:readiness} {what:to work with Chile}.",
        ],
        silent=[
            "Norway is ready to talk.", "Norway would be willing to mediate.", "Norway is not ready to send ships.",
            "Norway questioned the readiness to send ships.", "The bread is ready to eat in Norway.",
        ],
    ),
    written(
        "commitments.will", says="a report says what a state itself will do", record="commitment",
        examples=["{actor:Norway} {cue:will} {what:station two ships at its northern base}."],
        silent=[
            "Norway will station two ships at its base if Chile does.", "The storm will close the port of Norway.", "Norway will win the match.",
            "\"Norway will station two ships here,\" a sailor said.",
        ],
    ),
)  # fmt: skip
