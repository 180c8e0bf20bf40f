"""Where does the wording of an act tell none? An epithet, a greeting, a question, a danger that nobody utters, part of a name."""

from detente.reading.frames import Match
from detente.reading.grammar import VERBS, base, child, children, is_passive, objects, prep_object, prepositions, subject
from detente.reading.nouns import is_state_of_things
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.paths import light_verb

QUESTIONS = frozenset("if whether why how what when where who whom which".split())
PHRASES = frozenset({"support", "solidarity", "recognition", "protest", "violation", "collaboration", "cooperation", "coordination"})
STANCES = frozenset({"attack", "offensive", "assault", "march", "strike"})
# What is struck or hit without force: "struck a deal", "hit a snag".
FIGURES = frozenset(
    """deal bargain agreement accord pact compromise balance tone note chord pose snag roadblock impasse obstacle wall record low high
    headline nerve stride ceiling partnership alliance truce rock buffer""".split()
)
STOPPING = frozenset("end reduce cut stop halt scrap drop withdraw suspend".split())
TIES = frozenset(
    """pact agreement treaty accord deal cooperation relation tie link aid assistance support funding trade flight travel export import
    membership participation dialogue contact""".split()
)
FOREBODING, MAY = frozenset({"warn", "hint", "caution", "fear"}), frozenset({"could", "might", "may", "can"})
SELVES = frozenset({"itself", "themselves", "himself", "herself", "ourselves"})
MARKING, DAYS = frozenset({"celebrate", "mark"}), frozenset("year anniversary birthday day decade century independence".split())
ENDING = frozenset("lift ease end scrap remove waive rescind repeal revoke relax loosen".split())
COUNTS = frozenset("first second third last only".split())
STRIKING = frozenset({"strike", "hit", "reach"})
TALKING = frozenset("say comment elaborate speculate discuss disclose specify name identify confirm describe detail".split())


def is_no_act(match: Match, page: Page) -> bool:
    """Does the wording stand where it tells no act?"""
    return (
        in_name(match, page)
        or is_epithet(match)
        or is_greeting(match)
        or is_phrase(match)
        or is_danger(match, page)
        or is_question(match)
        or is_silence(match)
        or is_courtesy(match)
        or is_phrase_of_talk(match)
        or is_figure(match)
        or is_count(match)
        or is_ended(match)
        or is_of_itself(match)
        or is_end_of_ties(match)
    )


def is_of_others(verb: Token, told: Token, page: Page) -> bool:
    """Is warned of what others may do: "Oman warned that Chad could attack Mali"? "Warned that Chad would pay" threatens it."""
    clause = child(verb, "ccomp") if base(verb) in FOREBODING else None
    doer = child(clause, "nsubj") if clause is not None else None
    if clause is None or doer is None or not any(c.lower_ in MAY for c in children(clause, "aux")):
        return False
    doers = {p.state for p in page.cast.parties(doer)}
    return bool(doers - {None}) and not doers & {p.state for p in page.cast.parties(told)}


def is_danger(match: Match, page: Page) -> bool:
    """Does no party threaten, but a state of things or others: "relations threaten to break down", "the threat from missiles"?"""
    head = match.head
    if head.pos_ in VERBS:
        told = subject(head) if match.type == "THREATEN" else None
        return told is not None and (is_state_of_things(told) or is_of_others(head, told, page))
    if base(head) != "threat" or head.tag_ in ("NNS", "NNPS") or light_verb(head) is not None:
        return False
    return child(head, "acl", "poss") is None and not any(p.lower_ == "of" for p in prepositions(head))


def is_question(match: Match) -> bool:
    """Is only a question asked: "asked whether Chad would help", "asked why"? "Asked Chad to help" asks for something."""
    clause = child(match.head, "ccomp", "xcomp") if base(match.head) == "ask" else None
    return clause is not None and any(c.lower_ in QUESTIONS for t in (clause, *clause.children) for c in (t, *t.children))


def is_greeting(match: Match) -> bool:
    """Does "was met by" only tell who stood at the airport, and "is going to" only that something comes?"""
    if match.type != "CONSULT":
        return False
    if base(match.head) == "go" and child(match.head, "xcomp") is not None:
        return not list(prepositions(match.head))
    return base(match.head) == "meet" and is_passive(match.head)


def is_phrase(match: Match) -> bool:
    """Is a noun only part of a phrase: "in support of", "on the attack", "a state of war"?"""
    head = match.head
    if head.dep_ != "pobj":
        return False
    if head.head.lower_ == "on" and head.lemma_ in STANCES and not any(c.dep_ in ("prep", "amod", "poss") for c in head.children):
        return True  # "went on the offensive"
    if head.lemma_ == "war" and base(head.head.head) == "state":
        return True  # "a state of war"
    return head.head.lower_ == "in" and head.lemma_ in PHRASES and not any(c.dep_ == "det" for c in head.children)


def is_epithet(match: Match) -> bool:
    """Is the word only an adjective, as in "Iranian-backed" and "the besieged town"?"""
    head = match.head
    return head.dep_ == "amod" and head.tag_ == "VBN" and not any(c.dep_ in ("agent", "prep") for c in head.children)


def in_name(match: Match, page: Page) -> bool:
    """Is the word part of a name, as "Mobilization" is in "Popular Mobilization Forces"?"""
    return match.head.pos_ in ("NOUN", "PROPN") and match.head.i in page.cast.by_token


def is_courtesy(match: Match) -> bool:
    """Is it a bare "thank you"? "Thank you for the ships" thanks for something."""
    head = match.head
    if base(head) != "thank" or not any(c.lower_ == "you" for c in children(head, "dobj", "dative")):
        return False
    return not any(c.dep_ in ("prep", "ccomp", "advcl") and c.lower_ != "in" for c in head.children)


def is_phrase_of_talk(match: Match) -> bool:
    """Is it only a turn of speech: "let me be clear", "let us hope"?"""
    return base(match.head) == "let" and any(c.lower_ in ("me", "us", "'s") for t in match.head.children for c in (t, *t.lefts))


def is_of_itself(match: Match) -> bool:
    """Does somebody defend himself or mark a day: "defends its land", "celebrated its 75th year"?"""
    head = match.head
    if match.type != "SUPPORT" or head.pos_ not in VERBS:
        return False
    own = [o for o in objects(head) if o.lower_ in SELVES or any(c.lower_ in ("its", "their", "his", "her", "our") for c in o.children)]
    return (base(head) == "defend" and bool(own)) or (base(head) in MARKING and any(base(o) in DAYS for o in objects(head)))


def is_end_of_ties(match: Match) -> bool:
    """Is what is promised the end of what binds: "would end its pact"?"""
    return match.rule.id == "agree.will" and base(match.head) in STOPPING and any(base(o) in TIES for o in objects(match.head))


def is_ended(match: Match) -> bool:
    """Is a measure only named as one that ends: "lifted its ban on"?"""
    head = match.head
    over = head.head if head.pos_ in ("NOUN", "PROPN") and head.dep_ in ("dobj", "nsubjpass") else None
    return match.type == "SANCTION" and over is not None and base(over) in ENDING


def is_count(match: Match) -> bool:
    """Is only counted what was told: "the first time that Chad has downed a jet"?"""
    clause = match.head if match.head.pos_ in VERBS else None
    over = clause.head if clause is not None and clause.dep_ in ("relcl", "acl", "ccomp") else None
    return over is not None and over.lemma_ == "time" and any(c.lower_ in COUNTS for c in over.children)


def is_figure(match: Match) -> bool:
    """Is it no blow, cut or departure: "struck a deal", "it ended with a treaty", "left the ships out of its report"?"""
    if match.rule.id == "accuse.troubled":
        return match.head.pos_ in VERBS and not is_passive(match.head) and bool(objects(match.head))  # its doer angered others
    if match.type == "SANCTION":
        return base(match.head) == "end" and not is_passive(match.head) and not objects(match.head)
    if match.type == "ASSAULT":
        return base(match.head) in STRIKING and any(base(o) in FIGURES for o in objects(match.head))
    if match.type != "RETREAT":
        return False
    if base(match.head) == "drawdown":
        drawn = prep_object(match.head, "of")
        return drawn is not None and base(drawn) in ("arms", "arm", "equipment", "weapon", "ammunition", "stock")
    return base(match.head) == "leave" and any(c.lower_ == "out" for c in match.head.children)


def is_silence(match: Match) -> bool:
    """Does somebody only not talk: "declined to comment on the raid"? "Refused to free the crew" refuses something."""
    clause = child(match.head, "xcomp", "ccomp") if match.type == "REJECT" else None
    return clause is not None and base(clause) in TALKING
