"""Whose time is it? From the words of a time up the parse tree to the verbs and nouns it times, and their tense."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

Tense = Literal["past", "future", "present"]

LIGHT_VERBS = frozenset(
    "hold have take make give conduct host attend open resume begin start launch end conclude convene deliver carry stage "
    "schedule plan arrange organize organise chair complete cancel postpone delay suspend call schedule join".split()
)
SCHEDULE_WORDS = frozenset("schedule slate due plan set expect time book pencil tentatively intend bind".split())
CALENDAR_VERBS = frozenset(
    "meet begin start open hold visit travel arrive leave depart host end expire convene resume go come fly attend vote "
    "sit run close gather face take kick fall address welcome receive join launch mark celebrate head return appear".split()
)
BACKWARD_INFINITIVES = frozenset(
    "begin start continue manage fail appear seem help let make have see refuse decline happen use come go".split()
)
TRANSPARENT = frozenset(
    "schedule slate plan set expect issue release publish post broadcast air date carry print sign hold deliver make give "
    "tweet time record adopt tabulate convene distribute circulate dispatch send".split()
)
MODALS = frozenset({"will", "wo", "'ll", "’ll", "shall", "would", "could", "can", "ca", "may", "might", "must", "should"})
OCCASIONS = frozenset(
    "tweet post statement interview conference briefing speech address remark comment letter note message call conversation "
    "meeting talk session summit hearing visit ceremony report article editorial release communique communiqué video broadcast "
    "appearance testimony debate vote raid attack strike operation event dinner lunch rally trip tour forum congress talks "
    "column decree order ruling referendum election announcement".split()
)
EVENT_NOUNS = OCCASIONS | frozenset(
    "war invasion annexation coup agreement deal treaty accord pact truce ceasefire crisis protest march demonstration "
    "bombing shooting assault killing murder assassination arrest launch test drill exercise manoeuvre maneuver sanction "
    "embargo ban withdrawal deployment offensive clash battle siege blockade vote poll ballot inauguration signing "
    "ratification resolution negotiation dialogue consultation anniversary parade funeral arrival departure expulsion "
    "recall release exchange swap crash explosion blast leak disaster earthquake revolution uprising revolt massacre "
    "genocide famine pandemic outbreak handover transfer takeover seizure incident collision poisoning trial verdict "
    "sentencing appeal decision deadline expiry expiration extension implementation games olympics campaign mission "
    "flight voyage primary run pause strike landing review report survey budget law act constitution plan census".split()
)
EVENT_ENDINGS = ("tion", "sion", "ment", "ing")
FUTURE_MODIFIERS = frozenset("upcoming forthcoming planned scheduled proposed coming expected".split())
ANNOUNCERS = frozenset("announce plan propose schedule prepare await expect anticipate discuss seek".split())
PAST_BOUNDS = frozenset({"after", "since", "following"})


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
    verb = _repaired(path[-1] if path and _is_verb(path[-1]) else None, phrase)
    direct = not [n for n in nouns if is_event_noun(n) and not _is_verb(n)] and not (front and nouns)
    timed = _timed(verb, nouns, front=front, phrase=phrase)
    return Place(verb, nouns, joined, front, _tense(verb, nouns, path, phrase), direct, timed)


def head_of(phrase: Phrase) -> Token:
    """The first of the words that hangs outside them: of "on Wednesday, May 19" the parser may hang the two apart."""
    return next((t for t in phrase if not phrase.start <= t.head.i < phrase.end), phrase.root)


def is_event_noun(token: Token) -> bool:
    """Can this noun have a date, as a meeting has and a minister has not?"""
    if token.pos_ not in ("NOUN", "PROPN", "VERB", "ADJ") or token.ent_type_ in ("PERSON", "GPE", "NORP", "LOC"):
        return False
    word = token.lemma_.lower()
    singular = word[:-1] if word.endswith("s") else word
    if word in EVENT_NOUNS or singular in EVENT_NOUNS:
        return True
    return token.pos_ == "NOUN" and len(word) > 6 and singular.endswith(EVENT_ENDINGS)


def _stands_before(phrase: Phrase) -> bool:
    root = head_of(phrase)
    modifier = root.dep_ in ("compound", "poss", "nummod", "amod", "nmod", "quantmod") and root.head.i >= phrase.end
    return modifier or phrase.text_with_ws[-1:] in "'’" or phrase.doc[phrase.end : phrase.end + 1].text in ("'s", "’s")


def _is_verb(token: Token) -> bool:
    if token.dep_ in ("amod", "compound", "prep", "nmod"):
        return False
    return token.tag_[:2] in ("VB", "MD") or token.pos_ in ("VERB", "AUX")


def _climb(root: Token) -> tuple[tuple[Token, ...], list[Token]]:
    nouns: list[Token] = []
    path: list[Token] = []
    token = root
    while token.head != token:
        token = token.head
        path.append(token)
        if _is_verb(token):
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
    if verb is None or verb.dep_ not in ("ccomp", "advcl") or not _is_verb(verb.head):
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
        if _is_verb(noun):
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
        found.extend(c.i for c in verb.children if c.dep_ == "xcomp" and _is_to_come(c))
    found.extend(c.i for c in verb.children if c.dep_ == "conj" and _is_verb(c) and _shares(c, verb, phrase))
    if verb.lemma_ in LIGHT_VERBS:
        found.extend(c.i for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and is_event_noun(c) and c.i not in found)
        if verb.lemma_ in ("take", "begin", "start", "end", "open", "resume", "conclude", "convene"):
            found.extend(c.i for c in verb.children if c.dep_ == "nsubj" and is_event_noun(c) and c.i not in found)
    return tuple(found)


def _passes_on(noun: Token, verb: Token | None) -> bool:
    """Is the noun's time also its verb's: the object of "hold", or the occasion "in a tweet on Tuesday"?"""
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head == verb:
        return verb is not None and verb.lemma_ in LIGHT_VERBS
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


def _tense(verb: Token | None, nouns: tuple[Token, ...], path: list[Token], phrase: Phrase) -> Tense | None:
    if any(m.lower_ in FUTURE_MODIFIERS for n in nouns for m in n.lefts):
        return "future"
    if any(t.lower_ in ("ahead", "advance") for t in path):
        return "future"
    if head_of(phrase).dep_ == "pobj" and head_of(phrase).head.lower_ in PAST_BOUNDS and nouns == ():
        return "past" if verb is None or tense_of(verb) == "past" else tense_of(verb)
    if any(t.lower_ == "after" and t.dep_ in ("prep", "mark") for t in path) and nouns:
        return "past"
    for token in path:
        if token.lemma_.lower() in SCHEDULE_WORDS and token.tag_ in ("VBN", "JJ", "IN") and token.dep_ != "advcl":
            return "future"
    if verb is None:
        return None
    if nouns and verb.lemma_ in ANNOUNCERS and any(is_event_noun(n) for n in nouns) and nouns[0].dep_ == "dobj":
        return "future"
    return tense_of(verb)


def tense_of(verb: Token, depth: int = 0) -> Tense:
    """The time a verb speaks of: "will meet" and "is to meet" future, "meets" present, the rest past."""
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in aux}
    if verb.lemma_ == "be" and any(_is_to_come(c) for c in verb.children):
        return "future"
    if words & MODALS:
        return "past" if words & {"have"} and words & {"would", "could", "should", "might", "must", "may"} else "future"
    if words & {"have", "has", "had", "'ve", "’ve", "did"} and verb.tag_ in ("VBN", "VB"):
        return "past"
    if words & {"was", "were", "been", "'d"} or verb.tag_ == "VBD":
        return "past"
    if words & {"is", "are", "am", "be", "'s", "'re", "do", "does"} and verb.tag_ != "VB":
        return "future" if verb.tag_ == "VBG" or (verb.tag_ == "VBN" and verb.dep_ != "ccomp") else "present"
    if verb.tag_ in ("VBZ", "VBP"):
        return "future" if verb.lemma_ in CALENDAR_VERBS else "present"
    if verb.tag_ == "VBN":
        return _of_head(verb, depth) if verb.dep_ == "conj" else "past"
    if verb.tag_ == "VBG":
        return _of_head(verb, depth)
    return _of_infinitive(verb, depth)


def _is_to_come(token: Token) -> bool:
    """ "to hold" of "is to hold", "due to see" of "is due to see"."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    return (token.dep_ == "xcomp" and infinitive) or (token.dep_ == "acomp" and token.lower_ in ("due", "set", "slated"))


def _of_head(verb: Token, depth: int) -> Tense:
    head = verb.head
    while head.head != head and not _is_verb(head):
        head = head.head
    return tense_of(head, depth + 1) if head != verb and _is_verb(head) and depth < 6 else "past"


def _of_infinitive(verb: Token, depth: int) -> Tense:
    head = verb.head
    if verb.dep_ in ("conj", "advcl") or head.lemma_ in BACKWARD_INFINITIVES:
        return _of_head(verb, depth)
    return "future"
