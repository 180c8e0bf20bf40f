"""Whose words are they? The noun that a cue has for its speaker, and the party that the cast knows under it."""

from dataclasses import replace

from detente.model import Party
from detente.reading.grammar import NOUNS, VERBS, antecedent, child, conjuncts, holder, is_passive, name_phrase, prep_object, subject
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.reporting import Cue

LINKS = frozenset({"of", "for", "from", "at", "in", "with", "to"})
# Words that carry somebody's words: their speaker is whoever sent them.
CARRIERS = frozenset({"statement", "letter", "tweet", "message", "post", "release", "communique", "communiqué", "note", "email", "memo", "resolution", "op-ed", "speech", "interview", "address", "readout", "remark", "comment", "document"})  # fmt: skip
# Roles of people who speak for themselves and not for a state.
PRIVATE = frozenset({"critic", "activist", "analyst", "professor", "journalist", "reporter", "author", "expert", "historian", "lawyer", "businessman", "dissident", "writer", "researcher", "fellow", "economist", "columnist", "editor", "mother", "father", "widow", "wife", "husband", "son", "daughter", "brother", "sister", "resident", "witness", "victim", "protester", "demonstrator", "opposition", "candidate", "scholar", "scientist", "anchor", "blogger", "farmer", "student", "teacher", "worker", "citizen", "owner", "director", "founder", "doctor", "singer", "actor", "artist", "bishop", "priest", "pastor"})  # fmt: skip
INSTITUTIONS = frozenset({"corps", "guard", "army", "navy", "force", "command", "ministry", "embassy", "consulate", "council", "agency", "department", "parliament", "commission", "committee", "office", "bureau", "service", "court", "police", "government", "authority", "cabinet", "senate", "assembly", "mission", "delegation", "military", "administration"})  # fmt: skip
FORMER = ("former", "ex-", "late", "then", "retired", "was ")


def speaker_of(cue: Cue) -> Token | None:
    """The noun for the speaker: subject, passive's agent, holder of a reporting noun, noun behind an inverted verb."""
    head = cue.head
    if head.pos_ not in VERBS and head.tag_[:2] != "VB":
        return holder_of(head)
    found = own_subject(head) or subject(head)
    if found is None and head.dep_ == "acl":
        found = head.head
    if found is not None and found.lower_ in ("who", "which", "that"):
        found = antecedent(found)
    if found is not None and found.pos_ in NOUNS and found.lower_ not in ("it", "there"):
        return sender(found)
    if found is not None and found.lower_ == "it" and not is_passive(head):
        return found
    return None


def own_subject(verb: Token) -> Token | None:
    """The personal pronoun or name right before the verb where the parser gives it two subjects: "what she said"."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return own[-1] if len(own) > 1 and own[0].lower_ in ("what", "which", "that", "whom", "nothing") else None


def holder_of(noun: Token) -> Token | None:
    """Whose claim it is: "Russia's claim", "a claim by Russia", "Russia made the claim"."""
    own = child(noun, "poss")
    if own is None:
        own = prep_object(noun, "by") or prep_object(noun, "from")
    if own is not None:
        return own
    if noun.dep_ == "dobj" and noun.head.pos_ in VERBS:
        return subject(noun.head)
    return holder(noun) if noun.dep_ == "nsubj" and child(noun, "poss") is not None else None


def sender(noun: Token) -> Token:
    """The noun itself, or who sent it if it is a statement or letter that a verb says somebody sent."""
    if noun.lemma_.lower() in CARRIERS:
        own = child(noun, "poss") or prep_object(noun, "by") or prep_object(noun, "from")
        if own is not None:
            return own
        if noun.dep_ == "dobj" and noun.head.pos_ in VERBS:
            return subject(noun.head) or noun
    return noun


def speaker_range(token: Token) -> tuple[int, int]:
    """The tokens of a speaker's words: the noun, what stands before it, lists, and its phrases with "of" and "for"."""
    start, end = name_phrase(token)
    for c in token.rights:
        if c.i > end + 1:
            break
        if c.dep_ == "prep" and c.lower_ in LINKS and c.i == end:
            target = child(c, "pobj")
            if target is not None:
                end = max(name_phrase(target)[1], target.i + 1)
        elif c.dep_ == "conj" and c.pos_ in NOUNS:
            end = max(name_phrase(t)[1] for t in conjuncts(token))
            break
    return start, end


def party_at(page: Page, token: Token, *, person: Party | None = None) -> Party:
    """The speaker as a party; unnamed, with its words, where the cast knows nobody; `person` is who "he" or "she" is if that is settled."""
    start, end = speaker_range(token)
    span = page.span(start, end, role="speaker")
    if person is not None:
        return replace(person, span=span)
    parties = [spoken_for(p) for p in page.cast.parties(token)]
    if not parties or all(p.name is None and p.state is None for p in parties):
        states = {e.state for e, _ in page.cast.states_on(token)} if token.tag_ != "PRP" and is_institution(token) else set()
        role = parties[0].role if parties else None
        return Party(proper_name(page, token), role, states.pop() if len(states) == 1 else None, None, span)
    if len(parties) == 1:
        return replace(parties[0], name=full_name(page, token, parties[0]), span=span)
    names = [p.name for p in parties if p.name]
    joint = dict.fromkeys(p.state for p in parties if p.state)
    return Party(" and ".join(names) or None, None, "+".join(joint) or None, parties[0].sector, span)


def is_institution(token: Token) -> bool:
    """Is it a body by its last word: "the Ardenian Coast Guard"?"""
    return token.lemma_.lower() in INSTITUTIONS


def full_name(page: Page, token: Token, party: Party) -> str | None:
    """The party's name; where it is only an office, with whom it is held for: "spokesperson for the Ardenian government"."""
    if party.name is None or " " in party.name or not party.name.islower():
        return party.name
    start, end = speaker_range(token)
    words = [t for t in page.doc[start:end] if not (t.i < token.i and t.dep_ == "det")]
    return page.text[words[0].idx : words[-1].idx + len(words[-1])]


def proper_name(page: Page, token: Token) -> str | None:
    """The capitalised words around a noun that the cast does not know, or in apposition to it: "a shipping group, Lakeside Lines,"."""
    if token.pos_ != "PROPN":
        named = child(token, "appos")
        return proper_name(page, named) if named is not None and named.pos_ == "PROPN" and named.i > token.i else None
    start, end = name_phrase(token)
    words = [t for t in page.doc[start:end] if t.dep_ != "det" and t.lower_ not in ("the", "a", "an")]
    return page.text[words[0].idx : words[-1].idx + len(words[-1])] if words else None


def spoken_for(party: Party) -> Party:
    """The party with the state it speaks for: none for private people and for those whose office is past."""
    role = (party.role or "").lower()
    if not role:
        return party
    if role.startswith(FORMER) or " former " in role or PRIVATE & set(role.replace("-", " ").split()):
        return replace(party, state=None)
    return party
