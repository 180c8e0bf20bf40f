"""What must be known of an act before its rule counts? The conditions that rules name under `needs`: here those on its parties."""

from collections.abc import Callable

from detente.model import Party
from detente.reading.frames import Match
from detente.reading.grammar import VERBS, base, child, is_passive, objects, prepositions, subject
from detente.reading.needs_wording import WORDED
from detente.reading.paths import light_verb

ARMED = frozenset({"MIL", "REB", "PRM", "COP", "UAF", "SPY", "GOV"})
# What does the harm where nobody is named who did: "a car bomb killed two".
DEEDS = frozenset(
    """bomb bombing blast explosion attack airstrike strike raid shelling rocket missile mine landmine mortar shooting gunfire ambush
    grenade shell fire assault offensive bombardment drone barrage gunman coup revolt uprising rebellion mutiny""".split()
)
# What is met without meeting anybody.
DEMANDS = frozenset(
    """need demand requirement deadline target goal obligation commitment standard criterion criteria challenge threshold expectation condition
    quota test resistance death fate end rule threat aspiration wish bar""".split()
)
# What is attacked in words only, who does it, and what shows that it was no talk.
SAYINGS = frozenset(
    """remark comment plan policy proposal record decision stance rhetoric speech statement idea handling approach criticism view position
    deal law bill agenda claim argument platform strategy judgment judgement response leadership tweet suggestion""".split()
)
SPEAKERS = frozenset({None, "GOV", "LEG", "PTY", "OPP", "JRN", "IGO", "NGO"})
WEAPONS = frozenset("gun knife bomb missile rocket gunfire troops axe rifle grenade drone bullet stone fist".split())
FIGHTERS = frozenset({"MIL", "REB", "PRM", "UAF"})
NO_ENVOYS = frozenset({"MIL", "REB", "PRM", "CVL", "EDU", "CRM", "REF"})
RULERS = frozenset({"GOV", "MIL", "COP", "JUD", "SPY"})


def has_target(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Is it said to whom?"""
    return bool(targets)


def has_source(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Is it said who?"""
    return bool(sources)


def has_states(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Are both sides known, and one of them a state?"""
    return bool(sources and targets) and any(p.state for p in sources + targets)


def has_party(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Is one side known?"""
    return bool(sources or targets)


def has_state(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Does a state, body or known group stand on a side?"""
    return any(p.state or p.sector for p in sources + targets)


def has_partner(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Are two parties known?"""
    return len({(p.name, p.state) for p in sources + targets}) > 1


def is_joint(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Do several parties do it, or one "with" another?"""
    light = light_verb(match.head)
    heads = [match.head, *([light] if light is not None else [])]
    return len({(p.name, p.state) for p in sources}) > 1 or any(p.lower_ == "with" for h in heads for p in prepositions(h))


def is_official(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Does somebody act who can speak for a state?"""
    return any(p.state and p.name and (p.role or p.sector not in NO_ENVOYS) for p in sources)


def is_crowd(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Do people act, and not their rulers?"""
    noun = match.head.pos_ not in VERBS
    return not sources or any(
        p.sector not in RULERS and (p.sector or p.name is None or p.state is None or is_people(p) or (noun and is_demonym(p)))
        for p in sources
    )


def is_ruler(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Does a state, its rulers or a body act, and no crowd?"""
    return not sources or any(p.sector in RULERS or (p.sector in (None, "IGO", "LEG") and p.state and not is_people(p)) for p in sources)


def is_aimed(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Is the target land or people, and not the sea or the sky?"""
    words = {t.lemma_.lower() for t in match.head.subtree}
    return bool(targets) and not words & {"sea", "ocean", "sky", "space", "water", "test", "orbit", "air"}


def is_armed(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Do armed men or a state act?"""
    return any(p.sector in ARMED or (p.span is not None and (p.span.by or "").startswith("groups")) for p in sources)


def is_forceful(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Does nobody but a party act: no storm, virus or price?"""
    if sources or match.head.pos_ not in VERBS:
        return True
    if is_passive(match.head):
        return True
    told = subject(match.head)
    return told is None or told.lemma_.lower() in DEEDS


def is_demonym(party: Party) -> bool:
    """Is a state named by its adjective, as in "Palestinian riots"?"""
    return party.span is not None and (party.span.by or "").startswith("demonyms")


def is_people(party: Party) -> bool:
    """Is a state named by its people, as in "Armenians"?"""
    span = party.span
    return span is not None and span.text.endswith("s") and (span.by or "").startswith("demonyms")


def are_fighters(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Do armed men act, and not their government or police?"""
    return any(p.sector in FIGHTERS for p in sources)


def is_reached(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Is the target a state, body or official by name, and not "people" or "voters"?"""
    return any(p.name or p.role for p in targets)


def always(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Marks a rule whose several doers do it to each other."""
    return True


def is_to_official(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Is an official at the other end, and nothing asked of him: "his call to King Doe", not "his call to King Doe to act"?"""
    return any(p.role for p in targets) and child(match.head, "acl", "relcl") is None


def is_in_words(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Do politicians go at each other, or at what one says or plans, and no weapon is told? "The senator attacked the plan"."""
    aimed = objects(match.head)
    if not sources or not all((p.name or p.role) and p.sector in SPEAKERS for p in sources):
        return False
    if any(p.sector in ARMED - {"GOV"} for p in sources) or any(t.lemma_ in WEAPONS for t in match.head.subtree):
        return False
    at_words = any(base(o) in SAYINGS for o in aimed)
    people = [o for o in aimed if o.ent_type_ == "PERSON" or (o.tag_ in ("NN", "NNP") and any(p.role for p in targets))]
    at_person = bool(people) and all(p.role or is_person(p) for p in sources)
    return at_words or at_person


def is_person(party: Party) -> bool:
    """Is a party somebody by name?"""
    return party.span is not None and (party.span.by or "").startswith(("people", "persons"))


def is_with_people(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Is it people that are met or spoken with, and no demand or audience? "Met the needs of its people" and "spoke in Oslo" tell no meeting."""
    if match.head.pos_ not in VERBS:
        return True
    if base(match.head) in ("speak", "talk") and len(match.words) == 1:
        return len(sources) > 1 or any(p.lower_ in ("with", "to") for p in prepositions(match.head))
    return not any(base(o) in DEMANDS for o in objects(match.head))


PARTIED: dict[str, Callable[[Match, tuple[Party, ...], tuple[Party, ...]], bool]] = {
    "target": has_target,
    "source": has_source,
    "party": has_party,
    "states": has_states,
    "state": has_state,
    "partner": has_partner,
    "joint": is_joint,
    "person": is_official,
    "people": is_crowd,
    "ruler": is_ruler,
    "aimed": is_aimed,
    "armed": is_armed,
    "force": is_forceful,
    "in-words": is_in_words,
    "to-official": is_to_official,
    "reached": is_reached,
    "fighters": are_fighters,
    "mutual": always,
    "people-met": is_with_people,
}
NEEDS = WORDED.keys() | PARTIED.keys()


def may_meet(match: Match) -> bool:
    """Do the words of a match allow its rule, whoever the parties are? Asked before anybody looks who they are."""
    wanted = match.rule.filters.get("needs", ())
    return all(WORDED[name](match) for name in wanted if name in WORDED)


def meets(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Has an act whose words allow its rule also the parties that it needs?"""
    wanted = match.rule.filters.get("needs", ())
    return all(PARTIED[name](match, sources, targets) for name in wanted if name in PARTIED)
