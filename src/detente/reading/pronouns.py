"""Whom do "he", "it", "they", "we" and "the two sides" mean? By the nearest fitting mention, subjects first."""

import re
from typing import TYPE_CHECKING

from detente.reading.entities import Entity, entity_of, members, unique
from detente.reading.grammar import child, children, conjuncts, name_phrase, prep_object, surface_subject
from detente.reading.nouns import counted, is_subject
from detente.reading.parse import Token
from detente.reading.story import pair_of_story

if TYPE_CHECKING:
    from detente.reading.cast import Cast

PERSONAL = frozenset("he she him her his hers himself herself".split())
NEUTRAL = frozenset("it its itself".split())
PLURAL = frozenset("they them their theirs themselves both".split())
FIRST = frozenset("i we us our ours me my mine ourselves myself".split())
SECOND = frozenset("you your yours".split())
PAIR_WORDS = frozenset(
    (
        "side country nation state party government leader minister diplomat president capital power neighbour neighbor "
        "official man negotiator rival foe ally adversary counterpart "
    ).split()
)
PERSON_PAIR = frozenset("leader minister diplomat president man negotiator counterpart".split())
OWN_VOICE = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me)\b")
# What a list of states is taken up by, and how far back it may stand, in words.
STATE_PAIR = frozenset("side country nation state party government capital neighbour neighbor rival".split())
LANDS = frozenset("country nation state government capital neighbour neighbor".split())
FAR = 300
NEXT = 35
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
# What a third one does to "the two sides".
ASKING = frozenset("urge ask call press tell warn condemn thank help invite accuse blame mediate praise hold".split())
# Verbs whose subject and object or "with" are "they" in what follows.
MEETING = frozenset("meet speak talk confer host receive visit welcome".split())


def pronoun(cast: "Cast", word: Token) -> tuple[tuple[Entity, tuple[int, int]], ...]:
    """Whom a pronoun means, by the nearest fitting mention before it, subjects first."""
    where = (word.i, word.i + 1)
    if word.lower_ in FIRST:
        for start, end, parties in cast.speakers:
            parties = tuple(p for p in parties if p.state or p.name)
            if start <= word.idx < end and parties:
                many = word.lower_ not in ("i", "me", "my", "mine", "myself")
                return tuple((entity_of(p, plural=many, names=cast.state_names), where) for p in members(parties))
        return tuple((e, where) for e in we(cast, word))
    if word.lower_ in SECOND:
        heard = addressee(cast, word)
        return ((heard, where),) if heard is not None else ()
    same = speaker_over(cast, word)
    if same:
        return tuple((e, where) for e in same)
    if word.lower_ in NEUTRAL and is_strangers(cast, word):
        return ()
    own = doers_over(cast, word)
    if word.lower_ in PERSONAL:
        speaking = speakers_at(cast, word) | {name for name, _ in own}
        found = blamed_before(cast, word) or cast.last_mention(word, lambda e: e.is_person and e.name not in speaking, PERSONAL)
    elif word.lower_ in NEUTRAL:
        found = cast.last_mention(
            word, lambda e: e.kind in ("state", "body", "group", "organ", "collective") and (e.name, e.state) not in own, NEUTRAL
        )
    elif word.lower_ in PLURAL:
        return plural(cast, word)
    else:
        return ()
    return ((found, where),) if found is not None else ()


def doers_over(cast: "Cast", word: Token) -> set[tuple[str | None, str | None]]:
    """Name and state of those who do to a pronoun what its verb tells, and so are not meant by it: "Chad left Mali, accusing it of"."""
    if word.dep_ not in ("dobj", "dative"):
        return set()
    told = surface_subject(word.head)
    if told is None or told.pos_ == "PRON":
        return set()
    return {(e.name, e.state) for t in conjuncts(told) for e, _ in cast.meant(t)}


def addressee(cast: "Cast", word: Token) -> Entity | None:
    """Whom one of two principals that speak in turn calls "you": the state of the other."""
    spoken = {p.state: p for _, _, parties in cast.speakers for p in parties if p.state is not None and "+" not in p.state}
    own = {p.state for start, end, parties in cast.speakers if start <= word.idx < end for p in parties}
    others = [s for s in spoken if s not in own]
    return cast.state_entity(others[0]) if len(spoken) == 2 and len(own) == 1 and len(others) == 1 else None


def speakers_at(cast: "Cast", word: Token) -> set[str | None]:
    """The names of those who say "I" or "we" where a word stands, and so call themselves neither "he" nor "she"."""
    here = [(start, end, parties) for start, end, parties in cast.speakers if start <= word.idx < end]
    return {p.name for start, end, parties in here if OWN_VOICE.search(cast.text, start, end) for p in parties} - {None}


def blamed_before(cast: "Cast", word: Token) -> Entity | None:
    """The person named right before "for" of "criticised Doe for remarks in which he": whose remarks they are."""
    clause = word.head
    noun = clause.head if clause.dep_ == "relcl" else None
    link = noun.head if noun is not None and noun.dep_ == "pobj" and noun.head.lower_ in ("for", "over") else None
    named = cast.by_token.get(link.i - 1) if link is not None and link.i > 0 and word.dep_ == "nsubj" else None
    if named is None or not named.entity.is_person or is_subject(cast.doc[named.head]):
        return None
    return named.entity


def speaker_over(cast: "Cast", word: Token) -> tuple[Entity, ...]:
    """Whom a subject of a reported clause means if that is who reports it: "the rebels said they would leave"."""
    verb = word.head
    if word.dep_ not in ("nsubj", "nsubjpass") or verb.dep_ != "ccomp" or verb.head.pos_ not in ("VERB", "AUX"):
        return ()
    told = child(verb.head, "nsubj")
    teller = counted(told) if told is not None else None
    found = tuple(e for e, _ in unique([m for t in conjuncts(teller) for m in cast.meant(t)])) if teller is not None else ()
    if not found or teller is None or teller.pos_ == "PRON":
        return ()
    if word.lower_ in PERSONAL:
        return found if len(found) == 1 and found[0].is_person else ()
    if word.lower_ in NEUTRAL:
        return found if len(found) == 1 and not found[0].is_person and teller.tag_ not in ("NNS", "NNPS") else ()
    return found if word.lower_ in PLURAL and (len(found) > 1 or teller.tag_ in ("NNS", "NNPS")) else ()


def is_strangers(cast: "Cast", word: Token) -> bool:
    """Is "it" most likely an organisation no list knows that reports the clause: "Acme said it had left"?"""
    verb = word.head
    if word.dep_ not in ("nsubj", "nsubjpass") or verb.dep_ != "ccomp":
        return False
    told = child(verb.head, "nsubj")
    return told is not None and told.pos_ == "PROPN" and told.ent_type_ == "ORG" and told.i not in cast.by_token


def we(cast: "Cast", word: Token) -> tuple[Entity, ...]:
    """Who "we" is outside all quotations: the states that open a joint statement, else the state whose release it is."""
    if word.lower_ in ("i", "me", "my", "mine", "myself"):
        return (cast.state_entity(cast.home),) if cast.home is not None else ()
    for mention in cast.mentions[:8]:
        head = cast.doc[mention.head]
        if mention.entity.kind == "state" and head.dep_ == "nsubj" and mention.end < word.i:
            row = [e for t in cast.listed(head) for e, _ in cast.meant(t) if e.kind == "state"]
            if len(row) > 1 and (cast.home is None or any(e.state == cast.home for e in row)):
                return tuple(row)
    return (cast.state_entity(cast.home),) if cast.home is not None else ()


def plural(cast: "Cast", word: Token) -> tuple[tuple[Entity, tuple[int, int]], ...]:
    """Whom "they" means: the last list of parties or group of people that a sentence is about, else one that a clause is about."""
    where = (word.i, word.i + 1)
    above = cast.doc[word.sent.start - 1].sent.root if word.sent.start > 0 else None
    told = child(above, "nsubj") if above is not None else None
    two = pair(cast, told) if told is not None else ()
    if two:
        return tuple((e, where) for e, _ in two)
    aside: tuple[Entity, ...] = ()
    for mention in cast.before(word):
        head = named(cast.doc[mention.head])
        if not is_subject(head):
            continue
        members = [m for t in conjuncts(head) for m in cast.meant(t)] if children(head, "conj") else []
        found = tuple(e for e, _ in unique(members or meeting(cast, head)))
        if len(found) < 2:
            found = ()
        if not found and mention.entity.kind in ("group", "collective", "body", "organ"):
            found = (mention.entity,)
        if found and head.head == head.sent.root:
            return tuple((e, where) for e in found)
        aside = aside or found
    return tuple((e, where) for e in aside)


def meeting(cast: "Cast", head: Token) -> list[tuple[Entity, tuple[int, int]]]:
    """The subject of a verb of meeting and whom it met: "Holt met Otieno. They …"."""
    verb = head.head
    if verb.lemma_ not in MEETING:
        return []
    other = child(verb, "dobj") or prep_object(verb, "with")
    return [m for t in (*conjuncts(head), *conjuncts(other)) for m in cast.meant(t)] if other is not None else []


def pair(cast: "Cast", noun: Token) -> tuple[tuple[Entity, tuple[int, int]], ...]:
    """The parties of "both countries", "the two sides", "the three governments", "the pair"."""
    lemma = noun.lemma_.lower()
    count = next((NUMBERS[c.lower_] for c in noun.children if c.lower_ in NUMBERS), 0)
    if noun.lower_ in ("pair", "duo") and noun.dep_ == "nsubj":
        count = 2
    elif not (count and lemma in PAIR_WORDS and noun.tag_ in ("NNS", "NN")):
        return ()
    own = doers(cast, noun)
    if lemma in STATE_PAIR and not own:
        row = row_before(cast, noun, count, NEXT) or (of_story(cast, noun) if count == 2 else []) or row_before(cast, noun, count, FAR)
        if row:
            return tuple((e, name_phrase(noun)) for e in row)
    persons = lemma in PERSON_PAIR or noun.lower_ in ("pair", "duo")
    found: list[Entity] = []
    for mention in cast.before(noun):
        entity = mention.entity
        if persons and not (entity.is_person and holds(entity, lemma)):
            continue
        if not persons and entity.kind == "body" and lemma in LANDS:
            continue
        if not persons and entity.state is not None:
            entity = cast.state_entity(entity.state)
        if entity.state is not None and entity.state not in own and all(e.state != entity.state for e in found):
            found.append(entity)
        if len(found) == count:
            start, end = name_phrase(noun)
            return tuple((e, (start, end)) for e in reversed(found))
    return ()


def of_story(cast: "Cast", noun: Token) -> list[Entity]:
    """The two states that the report is about, if nobody else does it to them: "France said it hoped for talks between the two"."""
    two = pair_of_story(cast)
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
    told = surface_subject(verb) if verb is not None and not is_subject(noun) else None
    named = {e.state for e, _ in cast.meant(told)} if told is not None else set()
    return [] if two & named else [cast.state_entity(state) for state in sorted(s for s in two if s is not None)]


def row_before(cast: "Cast", noun: Token, count: int, reach: int) -> list[Entity]:
    """The states of the list that a sentence shortly before is about: "Chad and Mali sent envoys to Doha. Both countries agreed"."""
    for mention in cast.before(noun):
        head = cast.doc[mention.head]
        if noun.i - mention.end > reach:
            break
        if not is_subject(head) or not children(head, "conj"):
            continue
        found = {e.state: e for t in conjuncts(head) for e, _ in cast.meant(t) if e.state is not None}
        if noun.lemma_.lower() in LANDS and any(e.kind == "body" for e in found.values()):
            continue
        if len(found) == count:
            return [cast.state_entity(state) for state in found]
    return []


def holds(entity: Entity, noun: str) -> bool:
    """May a person be one of "the two leaders", "both ministers"? Who leads holds the highest office."""
    role = (entity.role or "").lower()
    if noun == "leader":
        return not role or any(
            w in role for w in ("president", "prime", "premier", "chancellor", "king", "queen", "emir", "leader", "sultan")
        )
    if noun in ("president", "minister"):
        return not role or noun in role
    return True


def doers(cast: "Cast", noun: Token) -> set[str]:
    """The states that do something to the two sides, and so are neither: "China and the EU urged the two sides"."""
    if is_subject(noun):
        over = noun.head.head if noun.head.dep_ == "ccomp" else None
        teller = child(over, "nsubj") if over is not None else None
        tellers = [e for t in conjuncts(teller) for e, _ in cast.meant(t)] if teller is not None else []
        return {e.state for e in tellers if e.state is not None} if len(tellers) == 1 else set()
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
    told = child(verb, "nsubj") if verb is not None else None
    if told is None or verb is None or told.i > noun.i or not is_reached(noun, verb):
        return set()
    named = (cast.by_token.get(t.i) for t in told.subtree)
    states = {m.entity.state for m in named if m is not None and m.entity.state is not None}
    return states if verb.lemma_ in ASKING | MEETING or len(states) > 1 else set()


def is_reached(noun: Token, verb: Token) -> bool:
    """Is it done to or with them: "met the leaders of the two", and not "received him for the first summit of the two"?"""
    step = next(t for t in (noun, *noun.ancestors) if t.head == verb)
    return step.dep_ == "dobj" or (step.dep_ == "prep" and step.lower_ in ("with", "on", "upon", "to", "between"))


def named(name: Token) -> Token:
    """The noun that a name is set beside: "minister" of "the minister Anna Holt"."""
    while name.dep_ == "appos" and name.head != name:
        name = name.head
    return name
