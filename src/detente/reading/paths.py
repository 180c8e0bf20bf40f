"""Which words does a path of a rule lead to? "object.poss" is whose the object is; also who stands over, tells or governs a word."""

from functools import cache

from detente.reading.grammar import (
    CLAUSES,
    GIVING,
    VERBS,
    ancestors,
    base,
    child,
    children,
    governor,
    is_passive,
    object_of,
    objects,
    prep_object,
    prepositions,
    subject,
    surface_subject,
)
from detente.reading.parse import Token

# What each step of a path leads to, for docs/rules.md.
STEPS = {
    "subject": "who does what a verb tells; of a noun the subject of the light verb over it",
    "object": "what is acted upon, also a passive's subject",
    "dative": 'to whom: "gave Mali trucks"',
    "prep.WORD": "what stands after that preposition",
    "clause": "the verb of a clause under the word",
    "purpose": "the verb of an infinitive that tells a purpose",
    "poss": 'whose it is: "Mali\'s"',
    "amod, compound": 'a word before the noun: "Malian"',
    "appos": "what is set beside the noun",
    "light": 'the verb over a noun that adds no act: "launched" of "launched a raid"',
    "over": "the subject of the verb that a noun, adjective or adverb depends on",
    "bearer": 'of whom an adjective or noun is said: "Mali is grateful"',
    "teller": 'who reports the clause: "Mali said that"',
    "main": 'the verb of a word like "must"',
    "scene": 'who acts while, before or after a thing: "during a visit to Mali, Chad said"',
    "pair": "the two states that answer each other",
    "self": "the word itself",
}
# Verbs that add no act of their own to the noun they govern: "launched an attack", "imposed a ban".
LIGHT = frozenset(
    """adopt announce approve begin break bring carry commence commit conduct continue convene declare deliver deploy do draw effect
    enact end enforce engage enter establish execute exert expand express extend file finalize finalise fire form forge give grant hail have
    heap hit hold host impose implement increase initiate introduce intensify issue join keep kick launch lay lead lend level levy lodge
    maintain make mount offer open order organise organize pay perform perpetrate place pledge post press prosecute provide
    pour pursue push put raise reach receive register reimpose reiterate renew repeat resume run see sell send serve set show sign slap stage start
    step stir strike submit supply take throw tighten trade unleash unveil voice wage withhold undertake utter pass participate
 authorise authorize reaffirm underscore underline emphasise emphasize stress restate convey
    complete attend present share exchange swap""".split()
)
PREP_LIGHT = frozenset({"engage", "participate", "enter", "take", "go", "join", "put", "place", "bring"})
# What follows their "with" is done: "answered with air strikes".
ANSWERING = frozenset({"answer", "respond", "retaliate", "react", "reply", "counter"})
# "In response to" tells no place.
# Whose "of" names what somebody else did.
JUDGMENTS = frozenset("condemnation criticism denunciation rejection approval praise support account report denial fear".split())
NO_PLACE = frozenset(
    "response retaliation reaction reply addition case part light view order spite favor favour line return exchange".split()
)


def walk(token: Token, path: str) -> list[Token]:
    """The words that a path leads to: "object.poss", "prep.on", "subject"."""
    here = [token]
    for step, word in steps_of(path):
        here = [t for h in here for t in one_step(h, step, word)]
    return here


@cache
def steps_of(path: str) -> tuple[tuple[str, str | None], ...]:
    """The steps of a path, each with its preposition: "object.prep.on" is object, then what stands after "on"."""
    words = iter(path.split("."))
    return tuple((step, next(words) if step == "prep" else None) for step in words)


def one_step(token: Token, step: str, word: str | None) -> list[Token]:
    """The words one step away from a word."""
    if step == "subject":
        found = doer(token) if token.pos_ in VERBS else subject_of_noun(token)
        return [found] if found is not None else []
    if step == "object":
        return objects(token) if token.pos_ in VERBS else []
    if step in ("over", "light"):
        found = over(token) if step == "over" else light_verb(token)
        return [found] if found is not None else []
    if step == "prep":
        return prepositional(token, word)
    if step == "scene":
        found = scene(token)
        return [found] if found is not None else []
    if step == "teller":
        found = teller(token)
        return [found] if found is not None else []
    if step == "dative":
        got = (
            children(token, "nsubjpass") if is_passive(token) and base(token) in GIVING and child(token, "dobj", "oprd") is not None else []
        )
        return children(token, "dative") or got
    if step == "clause":
        return children(token, *CLAUSES) if token.pos_ in VERBS else children(token, *CLAUSES, "acl")
    if step == "purpose":
        return [c for c in children(token, "advcl", "xcomp") if c.tag_ == "VB"]
    if step == "main":
        return [token.head] if token.dep_ == "aux" else children(token, "xcomp")[:1] and [token]
    if step == "bearer":
        found = surface_subject(token) if token.pos_ in VERBS else over(token)
        return [found] if found is not None else []
    if step == "self":
        return [token]
    if step == "poss":
        return children(token, "poss")
    if step == "appos":
        return children(token, "appos")
    if step in ("amod", "compound"):
        return children(token, "amod", "compound", "nmod")
    return []


def subject_of_noun(token: Token) -> Token | None:
    """Who does what a noun or adjective tells: whoever condemns a shooting does not shoot, so a noun's verb must be a light one."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return over(token)
    verb = light_verb(token)
    return subject(verb) if verb is not None else None


def doer(verb: Token) -> Token | None:
    """Who does it; a passive's "by" may hang on its complement: "declared persona non grata by Belarus"."""
    found = subject(verb)
    if found is not None or not is_passive(verb):
        return found
    for c in verb.children:
        if c.i > verb.i and c.dep_ in ("oprd", "dobj", "xcomp", "prep", "attr", "advmod"):
            for t in c.subtree:
                if t.lower_ == "by" and t.dep_ in ("prep", "agent") and next(a for a in ancestors(t) if a.pos_ in VERBS) == verb:
                    return object_of(t)
    return None


def scene(noun: Token) -> Token | None:
    """Who acts while, before or after a thing: "during a meeting with Mali, Chad said", "with the backing of Mali, Chad did"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("during", "after", "at", "in", "before", "following", "ahead", "of", "with"):
        return None
    verb = next((a for a in noun.ancestors if a.pos_ in VERBS), None)
    return subject(verb) if verb is not None else None


def teller(token: Token) -> Token | None:
    """Who tells it: the subject of the verb that reports the clause, as in "Kenya said that it was illegal"."""
    clause = token.head if token.pos_ not in VERBS else token
    return subject(clause.head) if clause.dep_ == "ccomp" and clause.head.pos_ in VERBS else None


def prepositional(token: Token, word: str | None) -> list[Token]:
    """What stands after a preposition; "by" may hang on the noun after "of": "the arrest of two men by Turkey"."""
    found = [o for p in prepositions(token, word) if (o := object_of(p)) is not None and not is_idle(word, o)]
    if found or word != "by":
        return found
    of = prep_object(token, "of")
    return [o for p in prepositions(of, "by") if (o := object_of(p)) is not None] if of is not None else []


def is_idle(word: str | None, noun: Token) -> bool:
    """Does a preposition lead to no place or party: "in response", "of its own"?"""
    return (word == "in" and base(noun) in NO_PLACE) or (word == "of" and noun.lower_ == "own")


def over(token: Token) -> Token | None:
    """The subject of the verb that a noun or adjective depends on: "X launched an attack", "X is angry at"."""
    if token.pos_ == "ADV" and token.head.pos_ in VERBS:
        return subject(token.head)
    if token.pos_ == "ADJ":
        return subject(token.head) if token.head.pos_ in VERBS else child(token, "nsubj")
    verb = governor(token)
    if verb is None or (token.dep_ in ("nsubj", "nsubjpass") and verb == token.head):
        return None
    return subject(verb)


def is_of_another(noun: Token) -> bool:
    """Is it what another thing is of, and no number of it: the raid of "the condemnation of the raid", not of "a series of raids"?"""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    return above is not None and above.pos_ == "NOUN" and above.lemma_ in JUDGMENTS


def light_verb(noun: Token) -> Token | None:
    """The verb over a noun that adds no act of its own: "launched" of "launched a series of attacks"."""
    verb = governor(noun)
    if verb is None or base(verb) not in LIGHT | ANSWERING or is_of_another(noun):
        return None
    if noun.dep_ == "nsubj":
        return None
    direct = noun.dep_ == "pobj" and noun.head.head == verb
    if direct and noun.head.lower_ in ("after", "before", "during", "amid", "despite", "following", "since"):
        return None  # "put its navy on alert after the drill"
    if base(verb) in ANSWERING:
        return verb if direct and noun.head.lower_ == "with" else None
    return verb if not direct or verb.lemma_ in PREP_LIGHT else None
