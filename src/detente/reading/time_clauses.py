"""Whose time is it? From the words of a time up the parse tree to the verbs and nouns it times, and their tense."""

from dataclasses import dataclass

from detente.reading.parse import Phrase, Token
from detente.reading.time_events import OCCASIONS, head_of, is_event_noun, is_verb
from detente.reading.time_tense import Tense, is_to_come, tense_over

# Verbs that bring about what they govern: a treaty of 1850 was signed in 1850.
MAKING = frozenset("sign conclude ratify adopt reach strike ink initial found establish".split())
LIGHT_VERBS = frozenset(
    "hold have take make give conduct host attend open resume begin start launch end conclude convene deliver carry stage "
    "schedule plan arrange organize organise chair complete cancel postpone delay suspend call schedule join".split()
)
PASSING_ON = LIGHT_VERBS | MAKING
TRANSPARENT = frozenset(
    "schedule slate plan set expect issue release publish post broadcast air date carry print sign hold deliver make give "
    "tweet time record adopt tabulate convene distribute circulate dispatch send".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a time hangs: the governing verb if any, the nouns between, how it is joined, and the tense over it."""

    verb: Token | None
    nouns: tuple[Token, ...]
    joined: str | None
    front: bool
    tense: Tense | None
    direct: bool
    timed: tuple[int, ...]


def place_of(phrase: Phrase) -> Place:
    """The place of a time's words in the tree."""
    root = head_of(phrase)
    joined = root.head.lower_ if root.dep_ == "pobj" else None
    front = _stands_before(phrase)
    nouns, path = _climb(root)
    verb = _repaired(path[-1] if path and is_verb(path[-1]) else None, phrase)
    direct = not [n for n in nouns if is_event_noun(n) and not is_verb(n)] and not (front and nouns)
    timed = _timed(verb, nouns, front=front, phrase=phrase)
    return Place(verb, nouns, joined, front, tense_over(verb, nouns, path, phrase), direct, timed)


def _stands_before(phrase: Phrase) -> bool:
    root = head_of(phrase)
    modifier = root.dep_ in ("compound", "poss", "nummod", "amod", "nmod", "quantmod") and root.head.i >= phrase.end
    return modifier or phrase.text_with_ws[-1:] in "'’" or phrase.doc[phrase.end : phrase.end + 1].text in ("'s", "’s")


def _climb(root: Token) -> tuple[tuple[Token, ...], list[Token]]:
    nouns: list[Token] = []
    path: list[Token] = []
    token = root
    while token.head != token:
        token = token.head
        path.append(token)
        if is_verb(token):
            if not _passes(token):
                break
            nouns.append(token)
        elif token.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
            nouns.append(token)
    return tuple(nouns), path


def _passes(verb: Token) -> bool:
    """Is the verb a participle that dates its noun: "a statement issued Monday", "talks that are set for Monday"?"""
    if verb.lemma_ not in TRANSPARENT or verb.tag_ != "VBN" or verb.head.pos_ not in ("NOUN", "PROPN"):
        return False
    own = any(c.dep_ == "nsubj" or (c.dep_ == "nsubjpass" and c.tag_ not in ("WDT", "WP")) for c in verb.children)
    return verb.dep_ == "acl" or (verb.dep_ == "relcl" and not own)


def _repaired(verb: Token | None, phrase: Phrase) -> Token | None:
    """Of "said on Monday it would respond" and "On Monday, he said it had" the parser may hang the day on the wrong verb."""
    if verb is None or verb.dep_ not in ("ccomp", "advcl") or not is_verb(verb.head):
        return verb
    above = verb.head
    subject = next((c for c in above.children if c.dep_ == "nsubj"), None)
    if subject is not None and phrase.start < subject.i < above.i < verb.i:
        return above
    before = phrase.doc[above.i + 1 : phrase.start] if above.i < phrase.start else None
    if verb.dep_ == "ccomp" and before is not None and phrase.end <= verb.i:
        marked = any(t.lower_ in ("that", "whether", "if", ",", ":", '"', "“") or t.dep_ == "mark" for t in before)
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
        if not marked and len(before) <= 3 and subject is not None and phrase.end <= subject.i:
            return above
    return verb


def _timed(verb: Token | None, nouns: tuple[Token, ...], *, front: bool, phrase: Phrase) -> tuple[int, ...]:
    """The verbs and event nouns whose time this is, by their index in the doc."""
    found: list[int] = []
    carried = True
    for noun in nouns:
        if is_verb(noun):
            found.append(noun.i)
        elif carried and is_event_noun(noun):
            found.append(noun.i)
            carried = _passes_on(noun, verb)
        elif front and noun == nouns[0]:
            carried = False
    if verb is None or not carried or _is_bounded(phrase, nouns):
        return tuple(found)
    found.append(verb.i)
    found.extend(c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i not in found)
    if verb.lemma_ == "be":
        found.extend(c.i for c in verb.children if c.dep_ == "xcomp" and is_to_come(c))
    found.extend(c.i for c in verb.children if c.dep_ == "conj" and is_verb(c) and _shares(c, verb, phrase))
    if verb.lemma_ in LIGHT_VERBS:
        found.extend(c.i for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and is_event_noun(c) and c.i not in found)
        if verb.lemma_ in ("take", "begin", "start", "end", "open", "resume", "conclude", "convene"):
            found.extend(c.i for c in verb.children if c.dep_ == "nsubj" and is_event_noun(c) and c.i not in found)
    return tuple(found)


def _passes_on(noun: Token, verb: Token | None) -> bool:
    """Is the noun's time also its verb's: the object of "hold", or the occasion "in a tweet on Tuesday"?"""
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head == verb:
        return verb is not None and verb.lemma_ in PASSING_ON
    if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "during", "via", "through", "by", "over", "from"):
        return noun.lemma_.lower() in OCCASIONS
    return False


def _is_bounded(phrase: Phrase, nouns: tuple[Token, ...]) -> bool:
    """Does "after", "before" or "since" make the time a bound of the act and not its day?"""
    root = head_of(phrase)
    return root.dep_ == "pobj" and root.head.lower_ in ("after", "before", "since", "following", "until", "till") and not nouns


def _shares(other: Token, verb: Token, phrase: Phrase) -> bool:
    own_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in other.children)
    own_time = any(c.dep_ == "npadvmod" or c.ent_type_ == "DATE" for c in other.children)
    return phrase.start < verb.i and not own_subject and not own_time
