"""Which earlier act does this one speak of? "The raid was claimed by …", "he was killed in the raid": what was told before is carried on."""

from collections.abc import Callable
from dataclasses import replace

from detente.model import Party, Time
from detente.reading.act_rows import SPEAKING, Act
from detente.reading.entities import CONTEXT
from detente.reading.grammar import base, object_of, objects, prepositions
from detente.reading.parse import Token

FORCE = frozenset({"ASSAULT", "COERCE"})
JUDGING = frozenset({"ACCUSE", "SUPPORT"})
ATTACKS = frozenset("attack strike raid airstrike assault killing bombing shelling invasion incursion shooting offensive".split())
CHARGES = frozenset("charge accusation allegation claim suggestion insinuation".split())
SHARES = frozenset("part role involvement responsibility wrongdoing knowledge complicity".split())
# What is welcomed or condemned as done.
DONE = frozenset("decision move step measure announcement ruling law action".split())
HAPPENED = frozenset("incident attack raid seizure episode shooting bombing strike".split())
PACTS = frozenset("declaration agreement deal accord pact treaty truce ceasefire".split())
AGREEING = frozenset({"AGREE", "RETREAT", "CONCEDE", "COOPERATE"})
NEAR, FAR = 60, 120
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def carried_on(act: Act, before: list[Act]) -> Act:
    """The act with the side that an earlier one told of the same deed."""
    if act.match.rule.id == "assault.claimed" and not any(p.state for p in act.targets):
        earlier = last_of(before, lambda a: any(p.state for p in a.targets))
        return replace(act, targets=as_told(earlier.targets, "target"), when=same_time(act, earlier)) if earlier is not None else act
    if act.type == "REJECT" and speaks_of_blame(act):
        return answering_blame(act, before)
    if act.type in FORCE and act.status == "alleged" and not any(p.state for p in act.targets):
        return against_accuser(act, before)
    if act.match.rule.id == "accuse.violation" and any(base(o) in HAPPENED for o in objects(act.head)):
        return judging_deed(act, before)  # "called the raid a violation of Chadian soil" blames no Chadian
    if act.type in JUDGING | {"REJECT"} and not any(p.state for p in act.targets):
        answered = answering(act, before)
        return answered if answered.targets != act.targets else judging_deed(act, before)
    if act.type == "CONSULT" and act.targets and not any(p.state for p in act.targets):
        return on_journey(act, before)
    if act.type not in FORCE or act.sources:
        return act
    nouns = {base(n) for n in deeds_named(act.head)}
    if not nouns:
        return act
    earlier = last_of(before, lambda a: bool(a.sources) and bool(nouns & {base(t) for t in words_under(a)}))
    return replace(act, sources=as_told(earlier.sources, "source"), when=same_time(act, earlier)) if earlier is not None else act


def answering(act: Act, before: list[Act]) -> Act:
    """Whoever calls "the attack" a crime or just speaks of the one who made it."""
    judged = {base(o) for o in objects(act.head) if base(o) in ATTACKS and any(c.lower_ in DEFINITE for c in o.children)}
    if not judged or any(p.dep_ == "prep" and p.lower_ in ("on", "by", "of", "against") for o in objects(act.head) for p in o.children):
        return act
    own = {p.state for p in act.sources}
    earlier = last_of(before, lambda a: a.type == "ASSAULT" and a.status == "happened" and any(p.state for p in a.sources))
    if earlier is None or own & {p.state for p in earlier.sources}:
        return act
    return replace(act, targets=as_told(earlier.sources, "target"))


def judging_deed(act: Act, before: list[Act]) -> Act:
    """Whoever welcomes "the declaration" or condemns "the decision" speaks of those whose act was told last."""
    judged = {base(o) for o in objects(act.head) if any(c.lower_ in DEFINITE for c in o.children)}
    own_words = (c for o in objects(act.head) for c in o.children)
    plain = not any((c.dep_ == "prep" and c.lower_ != "as") or c.dep_ in ("poss", "compound") or c.ent_type_ for c in own_words)
    if not judged & (DONE | HAPPENED | PACTS) or not plain:
        return act
    own = {p.state for p in act.sources}
    earlier = next((a for a in reversed(before) if fits_noun(a, judged)), None)
    if earlier is None or act.head.i - earlier.head.i > FAR:
        return act
    doers = tuple(p for p in earlier.sources if p.state and p.state not in own)
    return replace(act, targets=as_told(doers, "target")) if doers else act


def fits_noun(act: Act, nouns: set[str]) -> bool:
    """May an act be what "the pact" or "the decision" names?"""
    if nouns & PACTS:
        return act.type in AGREEING or act.match.rule.id == "support.sign"
    return act.type not in SPEAKING


def on_journey(act: Act, before: list[Act]) -> Act:
    """Officials of no state that somebody meets on a journey are those of the state he travels to: "will fly to Chad, where she will meet ministers"."""
    own = {p.name for p in act.sources}
    trip = next((a for a in reversed(before) if a.match.rule.record == "event.CONSULT.visit" and own & {p.name for p in a.sources}), None)
    states = {p.state for p in trip.targets if p.state} if trip is not None else set()
    if trip is None or len(states) != 1 or act.head.i - trip.head.i > FAR:
        return act
    return replace(act, targets=tuple(replace(p, state=next(iter(states))) for p in act.targets))


def speaks_of_blame(act: Act) -> bool:
    """Is it a charge that is rejected, and not said whose: "rejects the accusation", "denied this"?"""
    said = [o for o in objects(act.head) if base(o) in CHARGES or o.lower_ in ("this", "it", "that")]
    if any(base(o) in SHARES for o in objects(act.head)):
        return True
    return bool(said) and not any(c.dep_ in ("poss", "prep", "acl", "relcl", "amod") for o in said for c in o.children)


def answering_blame(act: Act, before: list[Act]) -> Act:
    """Whoever rejects a charge answers the one who last blamed him."""
    own = {p.state for p in act.sources if p.state}
    blame = next(
        (
            a
            for a in reversed(before)
            if a.type == "ACCUSE" and own & {p.state for p in a.targets} and not own & {p.state for p in a.sources}
        ),
        None,
    )
    if blame is None or not any(p.state for p in blame.sources) or act.head.i - blame.head.i > NEAR:
        return act
    return replace(act, targets=as_told(blame.sources, "target"))


def against_accuser(act: Act, before: list[Act]) -> Act:
    """Of "Chad accused Mali of having shelled Abo", a place that no list knows, Chad was shelled."""
    own = {p.state for p in act.sources if p.state}
    over = set(act.head.ancestors)
    blame = next((a for a in reversed(before) if a.type == "ACCUSE" and a.head in over and own == {p.state for p in a.targets}), None)
    if blame is None or len({p.state for p in blame.sources}) != 1:
        return act
    state = blame.sources[0].state
    return replace(act, targets=tuple(replace(p, state=state) if p.name and p.sector is None else p for p in act.targets))


def same_time(act: Act, earlier: Act) -> Time | None:
    """When the deed was done: as told now, else as told before."""
    told = act.when is not None and not act.when.inferred
    return act.when if told or earlier.when is None else earlier.when


def deeds_named(verb: Token) -> list[Token]:
    """The nouns of "in the raid", "by the airstrike" under a verb."""
    nouns = [object_of(p) for p in prepositions(verb) if p.lower_ in ("in", "by", "during", "through")]
    return [n for n in nouns if n is not None and any(c.lower_ in DEFINITE for c in n.children)]


def words_under(act: Act) -> list[Token]:
    """The words of an act's wording and those that hang on it: "killed him in an airstrike"."""
    return [*act.match.words, *(o for p in prepositions(act.head) if (o := object_of(p)) is not None)]


def last_of(before: list[Act], fits: Callable[[Act], bool]) -> Act | None:
    """The last fitting act of force before."""
    return next((a for a in reversed(before) if a.type in FORCE and fits(a)), None)


def as_told(parties: tuple[Party, ...], role: str) -> tuple[Party, ...]:
    """The parties of an earlier act; their words stand there."""
    return tuple(replace(p, span=replace(p.span, role=role, by=CONTEXT) if p.span is not None else None) for p in parties)
