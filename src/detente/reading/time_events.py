"""Which words can have a date of their own, and by which word does a time hang in the tree?"""

from detente.reading.parse import Phrase, Token

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


def is_verb(token: Token) -> bool:
    """Does the word open a clause, whatever the parser calls it?"""
    if token.dep_ in ("amod", "compound", "prep", "nmod"):
        return False
    return token.tag_[:2] in ("VB", "MD") or token.pos_ in ("VERB", "AUX")
