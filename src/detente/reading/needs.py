"""What must be known of an act before its rule counts? The conditions that rules name under `needs`."""

from collections.abc import Callable, Iterable

from detente.model import Party
from detente.reading.frames import Match
from detente.reading.grammar import VERBS, ancestors, base, child, is_negated, is_passive, objects, prepositions, subject
from detente.reading.paths import light_verb
from detente.reading.red_lines import gives_reason

ARMED = frozenset({"MIL", "REB", "PRM", "COP", "UAF", "SPY", "GOV"})
TELLING = frozenset(
    {"say", "announce", "declare", "tell", "confirm", "state", "pledge", "promise", "vow", "assure", "add", "indicate", "signal"}
)
# What does the harm where nobody is named who did: "a car bomb killed two".
DEEDS = frozenset(
    """bomb bombing blast explosion attack airstrike strike raid shelling rocket missile mine landmine mortar shooting gunfire ambush
    grenade shell fire assault offensive bombardment drone barrage gunman coup revolt uprising rebellion mutiny""".split()
)
# What a party that is "ready to" do it threatens with.
HOSTILE = frozenset(
    """attack strike invade bomb fight retaliate respond impose deploy expel sever annex seize destroy kill shoot punish sanction use
    blockade confront crush defend counter close ban escalate intervene boycott break suspend arrest fire""".split()
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
COMING = frozenset("visit attend come meet travel join participate take go dine hold discuss talk".split())
FAVOURS = frozenset(
    "trusted whitelist white favoured favored preferred partner preferential privileged preference access visa-free friendly".split()
)
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


def is_carried(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Does a noun stand under a verb that carries it out, or between its parties?"""
    head = match.head
    if head.pos_ in VERBS:
        return True
    return light_verb(head) is not None or any(p.lower_ in ("between", "with", "among") for p in prepositions(head))


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


def is_ahead(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Is the act still to come?"""
    words = {c.lower_ for c in match.head.children if c.dep_ == "aux"}
    if "have" in words:
        return False  # "would have answered" is not to come
    if is_negated(match.head):
        return False
    return bool(words & {"should", "will", "would", "'ll", "shall", "must", "wo"}) or any(
        a.lemma_ in ("vow", "warn", "promise", "pledge", "threaten", "swear") for a in ancestors(match.head)
    )


def is_refusal(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Does somebody say that he will not?"""
    words = {c.lower_ for c in match.head.children if c.dep_ == "aux"}
    suffered = child(match.head, "nsubjpass")
    if suffered is not None and gives_reason(match.head, suffered):
        return False
    return is_negated(match.head) and bool(words & {"will", "would", "wo", "can", "ca", "could", "shall"})


def is_to_act(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Is somebody invited to do something, and not to come?"""
    clause = child(match.head, "xcomp", "ccomp")
    return clause is not None and base(clause) not in COMING


def is_denied(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Is the verb denied: "does not rule out"?"""
    return is_negated(match.head)


def is_demonym(party: Party) -> bool:
    """Is a state named by its adjective, as in "Palestinian riots"?"""
    return party.span is not None and (party.span.by or "").startswith("demonyms")


def is_people(party: Party) -> bool:
    """Is a state named by its people, as in "Armenians"?"""
    span = party.span
    return span is not None and span.text.endswith("s") and (span.by or "").startswith("demonyms")


def is_pledge(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Does the doer himself say that he will?"""
    verb = match.head
    words = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if not words & {"will", "would", "'ll"} or is_negated(verb) or verb.dep_ != "ccomp" or verb.head.lemma_ not in TELLING:
        return False
    if any(c.lower_ in ("if", "unless") for t in (verb, verb.head) for a in t.children for c in (a, *a.children)):
        return False
    own, teller = child(verb, "nsubj"), child(verb.head, "nsubj")
    return own is not None and teller is not None and (own.pos_ == "PRON" or own.lemma_ == teller.lemma_)


def is_obliged(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Does the clause say what its subject must do?"""
    clause = child(match.head, "ccomp")
    own = child(clause, "nsubj", "nsubjpass") if clause is not None else None
    if clause is None or own is None:
        return False
    if clause.lemma_ in ("need", "have") and child(clause, "xcomp") is not None and not is_negated(clause):
        return True  # "said Chile needed to return it"
    return any(c.lower_ in ("must", "should", "ought") and c.i > own.i for c in clause.children)  # "should Chile be late" is an if


def is_wished(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Does the clause tell what is wanted, in the bare form: "insisted that Chile return it", not "insisted that it had"?"""
    clause = child(match.head, "ccomp")
    bare = ("VB",) if base(match.head) == "insist" else ("VB", "VBP")
    return clause is not None and clause.tag_ in bare and not any(c.dep_ == "aux" and c.lower_ != "be" for c in clause.children)


def is_hostile(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Would what the clause under the predicate tells do harm?"""
    clause = child(match.head, "xcomp", "ccomp", "acl", "advcl")
    return clause is not None and base(clause) in HOSTILE


def is_friendly(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Would it do no harm?"""
    return not is_hostile(match, sources, targets)


def are_fighters(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Do armed men act, and not their government or police?"""
    return any(p.sector in FIGHTERS for p in sources)


def is_reached(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Is the target a state, body or official by name, and not "people" or "voters"?"""
    return any(p.name or p.role for p in targets)


def always(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Marks a rule whose several doers do it to each other."""
    return True


def is_active(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Does the subject do it, and not suffer it?"""
    return not is_passive(match.head)


def is_of_favours(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Does being on the list do good: "a list of trusted partners", "countries that enjoy easy access"?"""
    return any(t.lemma_.lower() in FAVOURS for t in match.head.subtree)


def is_due(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Is somebody awaited: "is expected in", "is due in"?"""
    return match.head.pos_ not in VERBS or child(match.head, "auxpass", "nsubjpass") is not None


def is_owed(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Does a main clause say what its subject has to do? "If Chile should", "should Chile" and "need help" do not."""
    word = match.head
    verb = word.head if word.dep_ == "aux" else word
    if word.dep_ != "aux" and not (base(word) == "need" and child(word, "xcomp") is not None):
        return False
    own = child(verb, "nsubj")
    if own is None or own.i > word.i or own.pos_ == "PRON" or verb.dep_ in ("advcl", "relcl", "acl", "csubj") or is_negated(verb):
        return False
    if verb.dep_ == "ccomp" and verb.head.pos_ in VERBS and child(verb.head, "nsubj") is not None and verb.head.i < verb.i:
        return False  # "Peru said that Chile must": the words of telling are another rule's
    return not is_passive(verb) and verb.sent[-1].text != "?"


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


def is_bare(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Has the verb no object and no passive, and tells no fact: no "crimes committed by soldiers", no "demonstrated that they can"?"""
    clause = child(match.head, "ccomp")
    if clause is not None and (match.head.pos_ not in VERBS or any(c.dep_ == "mark" for c in clause.children)):
        return match.head.pos_ not in VERBS
    if child(match.head, "dobj", "agent") is not None:
        return False
    if base(match.head) == "commit" and match.head.pos_ in VERBS:
        over = match.head.head if match.head.dep_ in ("acomp", "oprd", "xcomp", "advcl") else match.head
        return child(match.head, "auxpass") is not None or over.lemma_ in ("be", "remain", "stay")  # no "massacre committed in May"
    return child(match.head, "nsubjpass", "auxpass") is None


def has_object(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Has the verb an object, or somebody who does what it helps to do? "Helped break the siege" helps nobody."""
    clause = child(match.head, "ccomp", "xcomp")
    return bool(objects(match.head)) or (clause is not None and child(clause, "nsubj") is not None)


def is_with_people(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Is it people that are met or spoken with, and no demand or audience? "Met the needs of its people" and "spoke in Oslo" tell no meeting."""
    if match.head.pos_ not in VERBS:
        return True
    if base(match.head) in ("speak", "talk") and len(match.words) == 1:
        return len(sources) > 1 or any(p.lower_ in ("with", "to") for p in prepositions(match.head))
    return not any(base(o) in DEMANDS for o in objects(match.head))


NEEDS: dict[str, Callable[[Match, tuple[Party, ...], tuple[Party, ...]], bool]] = {
    "target": has_target,
    "source": has_source,
    "party": has_party,
    "states": has_states,
    "state": has_state,
    "light": is_carried,
    "partner": has_partner,
    "joint": is_joint,
    "person": is_official,
    "people": is_crowd,
    "ruler": is_ruler,
    "aimed": is_aimed,
    "armed": is_armed,
    "force": is_forceful,
    "future": is_ahead,
    "refusal": is_refusal,
    "pledge": is_pledge,
    "bare": is_bare,
    "in-words": is_in_words,
    "active": is_active,
    "favours": is_of_favours,
    "due": is_due,
    "owed": is_owed,
    "to-official": is_to_official,
    "obliged": is_obliged,
    "wished": is_wished,
    "negated": is_denied,
    "no-visit": is_to_act,
    "object": has_object,
    "reached": is_reached,
    "hostile": is_hostile,
    "friendly": is_friendly,
    "fighters": are_fighters,
    "mutual": always,
    "people-met": is_with_people,
}


# What the words alone show is asked first; only then is it worth asking who the parties are.
WORDED = (
    "favours",
    "active",
    "due",
    "owed",
    "refusal",
    "pledge",
    "bare",
    "obliged",
    "wished",
    "negated",
    "no-visit",
    "future",
    "light",
    "object",
    "hostile",
    "friendly",
)


def may_meet(match: Match) -> bool:
    """Do the words of a match allow its rule, whoever the parties are?"""
    wanted = match.rule.filters.get("needs", ())
    return all(NEEDS[name](match, (), ()) for name in WORDED if name in wanted)


def meets(match: Match, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> bool:
    """Does the act have all that its rule needs?"""
    wanted: Iterable[str] = match.rule.filters.get("needs", ())
    return all(NEEDS[name](match, sources, targets) for name in wanted)
