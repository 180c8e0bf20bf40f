"""What must the words of an act show before its rule counts, whoever the parties are? Half of the conditions that rules name under `needs`."""

from collections.abc import Callable

from detente.reading.frames import Match
from detente.reading.grammar import VERBS, ancestors, base, child, is_negated, is_passive, objects, prepositions
from detente.reading.paths import light_verb
from detente.reading.red_lines import gives_reason

TELLING = frozenset(
    {"say", "announce", "declare", "tell", "confirm", "state", "pledge", "promise", "vow", "assure", "add", "indicate", "signal"}
)
# What a party that is "ready to" do it threatens with.
HOSTILE = frozenset(
    """attack strike invade bomb fight retaliate respond impose deploy expel sever annex seize destroy kill shoot punish sanction use
    blockade confront crush defend counter close ban escalate intervene boycott break suspend arrest fire""".split()
)
COMING = frozenset("visit attend come meet travel join participate take go dine hold discuss talk".split())
FAVOURS = frozenset(
    "trusted whitelist white favoured favored preferred partner preferential privileged preference access visa-free friendly".split()
)


def is_carried(match: Match) -> bool:
    """Does a noun stand under a verb that carries it out, or between its parties?"""
    head = match.head
    if head.pos_ in VERBS:
        return True
    return light_verb(head) is not None or any(p.lower_ in ("between", "with", "among") for p in prepositions(head))


def is_ahead(match: Match) -> bool:
    """Is the act still to come?"""
    words = {c.lower_ for c in match.head.children if c.dep_ == "aux"}
    if "have" in words:
        return False  # "would have answered" is not to come
    if is_negated(match.head):
        return False
    return bool(words & {"should", "will", "would", "'ll", "shall", "must", "wo"}) or any(
        a.lemma_ in ("vow", "warn", "promise", "pledge", "threaten", "swear") for a in ancestors(match.head)
    )


def is_refusal(match: Match) -> bool:
    """Does somebody say that he will not?"""
    words = {c.lower_ for c in match.head.children if c.dep_ == "aux"}
    suffered = child(match.head, "nsubjpass")
    if suffered is not None and gives_reason(match.head, suffered):
        return False
    return is_negated(match.head) and bool(words & {"will", "would", "wo", "can", "ca", "could", "shall"})


def is_to_act(match: Match) -> bool:
    """Is somebody invited to do something, and not to come?"""
    clause = child(match.head, "xcomp", "ccomp")
    return clause is not None and base(clause) not in COMING


def is_denied(match: Match) -> bool:
    """Is the verb denied: "does not rule out"?"""
    return is_negated(match.head)


def is_pledge(match: Match) -> bool:
    """Does the doer himself say that he will?"""
    verb = match.head
    words = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if not words & {"will", "would", "'ll"} or is_negated(verb) or verb.dep_ != "ccomp" or verb.head.lemma_ not in TELLING:
        return False
    if any(c.lower_ in ("if", "unless") for t in (verb, verb.head) for a in t.children for c in (a, *a.children)):
        return False
    own, teller = child(verb, "nsubj"), child(verb.head, "nsubj")
    return own is not None and teller is not None and (own.pos_ == "PRON" or own.lemma_ == teller.lemma_)


def is_obliged(match: Match) -> bool:
    """Does the clause say what its subject must do?"""
    clause = child(match.head, "ccomp")
    own = child(clause, "nsubj", "nsubjpass") if clause is not None else None
    if clause is None or own is None:
        return False
    if clause.lemma_ in ("need", "have") and child(clause, "xcomp") is not None and not is_negated(clause):
        return True  # "said Chile needed to return it"
    return any(c.lower_ in ("must", "should", "ought") and c.i > own.i for c in clause.children)  # "should Chile be late" is an if


def is_wished(match: Match) -> bool:
    """Does the clause tell what is wanted, in the bare form: "insisted that Chile return it", not "insisted that it had"?"""
    clause = child(match.head, "ccomp")
    bare = ("VB",) if base(match.head) == "insist" else ("VB", "VBP")
    return clause is not None and clause.tag_ in bare and not any(c.dep_ == "aux" and c.lower_ != "be" for c in clause.children)


def is_hostile(match: Match) -> bool:
    """Would what the clause under the predicate tells do harm?"""
    clause = child(match.head, "xcomp", "ccomp", "acl", "advcl")
    return clause is not None and base(clause) in HOSTILE


def is_friendly(match: Match) -> bool:
    """Would it do no harm?"""
    return not is_hostile(match)


def is_active(match: Match) -> bool:
    """Does the subject do it, and not suffer it?"""
    return not is_passive(match.head)


def is_of_favours(match: Match) -> bool:
    """Does being on the list do good: "a list of trusted partners", "countries that enjoy easy access"?"""
    return any(t.lemma_.lower() in FAVOURS for t in match.head.subtree)


def is_due(match: Match) -> bool:
    """Is somebody awaited: "is expected in", "is due in"?"""
    return match.head.pos_ not in VERBS or child(match.head, "auxpass", "nsubjpass") is not None


def is_owed(match: Match) -> bool:
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


def is_bare(match: Match) -> bool:
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


def has_object(match: Match) -> bool:
    """Has the verb an object, or somebody who does what it helps to do? "Helped break the siege" helps nobody."""
    clause = child(match.head, "ccomp", "xcomp")
    return bool(objects(match.head)) or (clause is not None and child(clause, "nsubj") is not None)


WORDED: dict[str, Callable[[Match], bool]] = {
    "favours": is_of_favours,
    "active": is_active,
    "due": is_due,
    "owed": is_owed,
    "refusal": is_refusal,
    "pledge": is_pledge,
    "bare": is_bare,
    "obliged": is_obliged,
    "wished": is_wished,
    "negated": is_denied,
    "no-visit": is_to_act,
    "future": is_ahead,
    "light": is_carried,
    "object": has_object,
    "hostile": is_hostile,
    "friendly": is_friendly,
}
