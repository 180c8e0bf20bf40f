"""Who does a word of the text mean? The cast of one article: its entities, their mentions, and what pronouns stand for."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from detente.model import Party, Span
from detente.reading.entities import (
    INFERRED,
    Entity,
    Mention,
    entity_of,
    is_past,
    members,
    only_state,
    row_of,
    served,
    span_of,
    unique,
)
from detente.reading.grammar import antecedent, child, children, conjuncts, name_phrase, prep_object, prepositions
from detente.reading.names import Hit
from detente.reading.nouns import counted, is_ethnic, is_others, is_posting, is_subject, lives_in, sector_of, without_article
from detente.reading.parse import Doc, Token
from detente.reading.titles import ABROAD

PERSONAL = frozenset("he she him her his hers himself herself".split())
NEUTRAL = frozenset("it its itself".split())
PLURAL = frozenset("they them their theirs themselves both".split())
FIRST = frozenset("i we us our ours me my mine ourselves myself".split())
PAIR_WORDS = frozenset(
    (
        "side country nation state party government leader minister diplomat president capital power neighbour neighbor "
        "official man negotiator rival foe ally adversary counterpart "
    ).split()
)
PERSON_PAIR = frozenset("leader minister diplomat president man negotiator counterpart".split())
# What qualifies a noun as a state's: "Russian troops", "troops of Russia", "Russia's troops", "troops from Russia".
# Verbs whose subject and object or "with" are "they" in what follows.
MEETING = frozenset("meet speak talk confer host receive visit welcome".split())
STATE_LINKS = ("of", "from", "for", "to", "in", "throughout", "across", "inside", "within")
# Offices and people that are always some state's own.
RULING = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})
OF_A_STATE = RULING | {"REB", "OPP", "PTY", "PRM", "SPY"}


@dataclass(slots=True)
class Cast:
    """The entities of an article and where they are named; `collectives` and `offices` tell what other nouns stand for."""

    doc: Doc
    text: str
    mentions: list[Mention]
    hits: dict[int, Hit]
    collectives: dict[str, str]
    office_at: dict[int, tuple[int, str, str]]  # last token of an office title -> (first token, office id, sector)
    state_names: dict[str, str]
    home: str | None = None
    speakers: list[tuple[int, int, tuple[Party, ...]]] = field(default_factory=list)
    by_token: dict[int, Mention] = field(default_factory=dict)
    unheld: dict[tuple[str, str], Entity] = field(default_factory=dict)  # offices that no person of the text holds
    memory: dict[int, tuple[tuple[Entity, tuple[int, int]], ...]] = field(default_factory=dict)
    only: str | None = None  # the one state of a text that names no second one
    seat: str | None = None  # the state that a report was filed from

    def __post_init__(self) -> None:
        """Index the mentions by the tokens they cover; then the offices that stand for a person are mentions too."""
        self.index()
        self.only = only_state(self.mentions, self.home)
        named = self.seat if any(m.entity.state == self.seat for m in self.mentions) else None
        for mention in self.mentions:
            entity = mention.entity
            if entity.kind != "person" or entity.state is not None or entity.sector not in RULING or is_past(entity):
                continue
            state = self.home or ((self.only or named) if entity.office not in ABROAD else None)
            if state is not None:
                entity.state, entity.by = state, INFERRED
        for last in sorted(self.office_at):
            for entity, (start, end) in self.meant(self.doc[last]):
                if last not in self.by_token:
                    mention = Mention(start, end, last, entity)
                    insort(self.mentions, mention, key=lambda m: (m.start, -m.end))
                    self.look_up(mention)

    def index(self) -> None:
        """Sort the mentions and look them up by token; of two that overlap the longer holds."""
        self.mentions.sort(key=lambda m: (m.start, -m.end))
        for m in self.mentions:
            self.look_up(m)

    def look_up(self, mention: Mention) -> None:
        """Let the tokens of a mention lead to it, unless they lead to one that starts no later."""
        for i in range(mention.start, mention.end):
            if i not in self.by_token or self.by_token[i].start > mention.start:
                self.by_token[i] = mention

    # -- what stages ask ------------------------------------------------------------------------------------------
    def parties(self, token: Token, *, role: str | None = None) -> tuple[Party, ...]:
        """The parties that a noun phrase names, one for each member of a list; none if it names no actor."""
        found = []
        for noun in self.listed(counted(antecedent(token))):
            for entity, (start, end) in self.meant(noun):
                span = span_of(self.doc, start, end, role=role, by=entity.by, text=self.text)
                party = Party(entity.name, entity.role, entity.state, entity.sector, span)
                if party not in found:
                    found.append(party)
        return tuple(found)

    def listed(self, token: Token) -> list[Token]:
        """The word and the rest of its list; names of states in a row make one even where the parser saw none."""
        found = conjuncts(token)
        row = row_of(self.doc, self.by_token, token.i)
        return sorted({*found, *(self.doc[i] for i in row)}, key=lambda t: t.i)

    def meant(self, noun: Token) -> tuple[tuple[Entity, tuple[int, int]], ...]:
        """The entities that one noun or pronoun means, with the tokens that say so."""
        if noun.i not in self.memory:
            self.memory[noun.i] = ()  # a word that leads back to itself means nobody
            self.memory[noun.i] = self.find_meant(noun)
        return self.memory[noun.i]

    def tell_speakers(self, speakers: Iterable[tuple[int, int, tuple[Party, ...]]]) -> None:
        """Say who speaks where, so that "we" and "I" there are known; what was thought of them before is forgotten."""
        self.speakers = [*self.speakers, *speakers]
        self.memory = {i: meant for i, meant in self.memory.items() if self.doc[i].lower_ not in FIRST}

    def states_on(self, noun: Token, depth: int = 0) -> list[tuple[Entity, tuple[int, int]]]:
        """The states, bodies and groups that qualify a noun: "Russian", "Russia's", "of Russia", "US-Russian"."""
        found: list[tuple[Entity, tuple[int, int]]] = []
        for c in noun.children if not is_ethnic(noun) else ():
            if c.dep_ in ("amod", "compound", "nmod", "poss", "det"):
                for t in [c, *children(c, "conj", "amod", "compound", "nmod", "dep", "npadvmod")]:
                    if t.i in self.by_token:
                        mention = self.by_token[t.i]
                        found.append((mention.entity, (mention.start, mention.end)))
                    elif t.dep_ == "poss":
                        found += self.meant(t)
        if found:
            return unique(found)
        behalf = next((o for p in prepositions(noun, "on") for o in children(p, "pobj") if o.lower_ == "behalf"), None)
        if behalf is not None:
            return self.states_on(behalf, depth)  # "the High Representative on behalf of the European Union"
        for link in STATE_LINKS:
            for p in prepositions(noun, link):
                for o in children(p, "pobj"):
                    for t in conjuncts(o):
                        named = self.by_token.get(t.i)
                        if named is None and t.i > noun.i and depth < 2:
                            found += self.states_on(t, depth + 1)  # "spokesman for the German government"
                        elif named is not None and named.head == t.i and (link != "in" or named.entity.kind != "body"):
                            found.append((self.as_state(named.entity), (named.start, named.end)))
        return unique([(e, where) for e, where in found if e.state is not None])

    # -- how a word finds its meaning -----------------------------------------------------------------------------
    def find_meant(self, noun: Token) -> tuple[tuple[Entity, tuple[int, int]], ...]:
        """Try, in order: a name, a pronoun, an office, a noun for members of a state, a pair."""
        mention = self.by_token.get(noun.i)
        if mention is not None and self.is_demonym(noun) and (is_ethnic(noun) or lives_in(noun, self.by_token)):
            return self.collective(noun, "CVL", lives_in(noun, self.by_token))
        if mention is not None and (mention.head == noun.i or mention.entity.is_person):
            if mention.entity.kind != "city":
                return ((mention.entity, (mention.start, mention.end)),)
            return ()
        if noun.pos_ == "PRON" or noun.tag_ in ("PRP", "PRP$"):
            return self.pronoun(noun)
        pair = self.pair(noun)
        if pair:
            return pair
        if noun.i in self.office_at:
            return self.office(noun)
        sector = sector_of(noun, self.collectives)
        if sector is not None and noun.pos_ != "ADJ":
            return self.collective(noun, sector)
        if mention is not None and mention.entity.kind != "city":
            return ((mention.entity, (mention.start, mention.end)),)
        return ()

    def pronoun(self, word: Token) -> tuple[tuple[Entity, tuple[int, int]], ...]:
        """Whom a pronoun means, by the nearest fitting mention before it, subjects first."""
        where = (word.i, word.i + 1)
        if word.lower_ in FIRST:
            for start, end, parties in self.speakers:
                parties = tuple(p for p in parties if p.state or p.name)
                if start <= word.idx < end and parties:
                    plural = word.lower_ not in ("i", "me", "my", "mine", "myself")
                    return tuple((entity_of(p, plural=plural, names=self.state_names), where) for p in members(parties))
            return tuple((e, where) for e in self.we(word))
        same = self.speaker_over(word)
        if same:
            return tuple((e, where) for e in same)
        if word.lower_ in NEUTRAL and self.is_strangers(word):
            return ()
        if word.lower_ in PERSONAL:
            found = self.blamed_before(word) or self.last_mention(word, lambda e: e.is_person, PERSONAL)
        elif word.lower_ in NEUTRAL:
            found = self.last_mention(word, lambda e: e.kind in ("state", "body", "group", "organ", "collective"), NEUTRAL)
        elif word.lower_ in PLURAL:
            return self.plural(word)
        else:
            return ()
        return ((found, where),) if found is not None else ()

    def blamed_before(self, word: Token) -> Entity | None:
        """The person named right before "for" of "criticised Doe for remarks in which he": whose remarks they are."""
        clause = word.head
        noun = clause.head if clause.dep_ == "relcl" else None
        link = noun.head if noun is not None and noun.dep_ == "pobj" and noun.head.lower_ in ("for", "over") else None
        named = self.by_token.get(link.i - 1) if link is not None and link.i > 0 and word.dep_ == "nsubj" else None
        if named is None or not named.entity.is_person or is_subject(self.doc[named.head]):
            return None
        return named.entity

    def speaker_over(self, word: Token) -> tuple[Entity, ...]:
        """Whom a subject of a reported clause means if that is who reports it: "the rebels said they would leave"."""
        verb = word.head
        if word.dep_ not in ("nsubj", "nsubjpass") or verb.dep_ != "ccomp" or verb.head.pos_ not in ("VERB", "AUX"):
            return ()
        told = child(verb.head, "nsubj")
        teller = counted(told) if told is not None else None
        found = tuple(e for e, _ in unique([m for t in conjuncts(teller) for m in self.meant(t)])) if teller is not None else ()
        if not found or teller is None or teller.pos_ == "PRON":
            return ()
        if word.lower_ in PERSONAL:
            return found if len(found) == 1 and found[0].is_person else ()
        if word.lower_ in NEUTRAL:
            return found if len(found) == 1 and not found[0].is_person and teller.tag_ not in ("NNS", "NNPS") else ()
        return found if word.lower_ in PLURAL and (len(found) > 1 or teller.tag_ in ("NNS", "NNPS")) else ()

    def is_strangers(self, word: Token) -> bool:
        """Is "it" most likely an organisation no list knows that reports the clause: "Acme said it had left"?"""
        verb = word.head
        if word.dep_ not in ("nsubj", "nsubjpass") or verb.dep_ != "ccomp":
            return False
        told = child(verb.head, "nsubj")
        return told is not None and told.pos_ == "PROPN" and told.ent_type_ == "ORG" and told.i not in self.by_token

    def we(self, word: Token) -> tuple[Entity, ...]:
        """Who "we" is outside all quotations: the states that open a joint statement, else the state whose release it is."""
        if word.lower_ in ("i", "me", "my", "mine", "myself"):
            return (self.state_entity(self.home),) if self.home is not None else ()
        for mention in self.mentions[:8]:
            head = self.doc[mention.head]
            if mention.entity.kind == "state" and head.dep_ == "nsubj" and mention.end < word.i:
                row = [e for t in self.listed(head) for e, _ in self.meant(t) if e.kind == "state"]
                if len(row) > 1 and (self.home is None or any(e.state == self.home for e in row)):
                    return tuple(row)
        return (self.state_entity(self.home),) if self.home is not None else ()

    def plural(self, word: Token) -> tuple[tuple[Entity, tuple[int, int]], ...]:
        """Whom "they" means: the last list of parties or group of people that a sentence is about, else one that a clause is about."""
        where = (word.i, word.i + 1)
        aside: tuple[Entity, ...] = ()
        for mention in self.before(word):
            head = named(self.doc[mention.head])
            if not is_subject(head):
                continue
            members = [m for t in conjuncts(head) for m in self.meant(t)] if children(head, "conj") else []
            found = tuple(e for e, _ in unique(members or self.meeting(head)))
            if len(found) < 2:
                found = ()
            if not found and mention.entity.kind in ("group", "collective", "body", "organ"):
                found = (mention.entity,)
            if found and head.head == head.sent.root:
                return tuple((e, where) for e in found)
            aside = aside or found
        return tuple((e, where) for e in aside)

    def meeting(self, head: Token) -> list[tuple[Entity, tuple[int, int]]]:
        """The subject of a verb of meeting and whom it met: "Holt met Otieno. They …"."""
        verb = head.head
        if verb.lemma_ not in MEETING:
            return []
        other = child(verb, "dobj") or prep_object(verb, "with")
        return [*self.meant(head), *self.meant(other)] if other is not None else []

    def pair(self, noun: Token) -> tuple[tuple[Entity, tuple[int, int]], ...]:
        """The two parties of "both countries", "the two sides", "the pair"."""
        lemma = noun.lemma_.lower()
        counted = any(c.lower_ in ("two", "both") for c in noun.children)
        if not (
            (lemma in PAIR_WORDS and counted and noun.tag_ in ("NNS", "NN")) or (noun.lower_ in ("pair", "duo") and noun.dep_ == "nsubj")
        ):
            return ()
        persons = lemma in PERSON_PAIR or noun.lower_ in ("pair", "duo")
        found: list[Entity] = []
        for mention in self.before(noun):
            entity = mention.entity
            if persons and not entity.is_person:
                continue
            if not persons and entity.state is not None:
                entity = self.state_entity(entity.state)
            if entity.state is not None and all(e.state != entity.state for e in found):
                found.append(entity)
            if len(found) == 2:
                start, end = name_phrase(noun)
                return tuple((e, (start, end)) for e in reversed(found))
        return ()

    def office(self, noun: Token) -> tuple[tuple[Entity, tuple[int, int]], ...]:
        """Whom "the Russian foreign minister" means: the person of the text in that office, else the office itself."""
        first, office, sector = self.office_at[noun.i]
        states = [s for s in self.states_on(noun) if office not in ABROAD or not is_posting(noun, s[1])]
        start, end = name_phrase(noun)
        start = min(start, first)
        state = states[0][0].state if states else None
        words = self.doc[first : noun.i + 1].text.lower()
        definite = state is not None or any(c.lower_ in ("the", "his", "her") for c in noun.children) or noun.text[:1].isupper()
        if definite and noun.tag_ in ("NN", "NNP"):
            held = self.holder_of(noun, office, words, state)
            if held is not None:
                return ((held, (start, end)),)
        if len(states) > 1 and noun.tag_ in ("NNS", "NNPS"):
            role = self.doc[first : noun.i + 1].text
            return tuple((Entity("office", e.name, role, e.state, sector or None, office, by="actors.office"), w) for e, w in states)
        if state is None:
            state = self.home or (self.only if sector in RULING and office not in ABROAD else None)
        name = without_article(self.doc[start:end].text) if state else None
        role = self.doc[first : noun.i + 1].text
        fresh = Entity("office", name, role, state, sector or None, office, by="actors.office")
        entity = self.unheld.setdefault((office, state), fresh) if state is not None and noun.tag_ in ("NN", "NNP") else fresh
        return ((entity, (start, end)),)

    def holder_of(self, noun: Token, office: str, words: str, state: str | None) -> Entity | None:
        """The person of the text who holds an office: named before the words if there is one, else anywhere if a state fits."""

        def fits(entity: Entity) -> bool:
            same = entity.office == office or words in (entity.role or "").lower()
            return entity.kind == "person" and same and (state is None or entity.state in (None, state))

        earlier = next((m.entity for m in self.before(noun) if fits(m.entity)), None)
        if earlier is not None or state is None:
            return earlier
        return next((m.entity for m in self.mentions if fits(m.entity) and m.entity.state == state), None)

    def collective(self, noun: Token, sector: str, lives_in: str | None = None) -> tuple[tuple[Entity, tuple[int, int]], ...]:
        """Whom "Russian troops" means: people or organs of the state that qualifies the noun; unnamed without one."""
        start, end = name_phrase(noun)
        if lives_in is not None:
            name = without_article(self.doc[start:end].text)
            return ((Entity("collective", name, None, lives_in, sector, by=f"collectives.{sector}"), (start, end)),)
        states = [(self.as_state(e), where) for e, where in self.states_on(noun)]
        if not states:
            same = self.last_same_noun(noun, sector)
            if same is not None:
                return ((same, (start, end)),)
            others = is_others(noun)
            own = self.home if sector == "GOV" and not others else None
            state = own or (self.only if sector in OF_A_STATE and not others else None) or served(noun, self.before(noun))
            by = f"collectives.{sector}" if state is None or own is not None else INFERRED
            return ((Entity("collective", None, None, state, sector, by=by), (start, end)),)
        made = []
        for entity, (s, e) in states:
            name = self.doc[min(s, start) : end].text if e <= end else f"{self.doc[start:end].text} of {self.doc[s:e].text}"
            name = without_article(name)
            made.append(
                (
                    Entity("collective", name, None, entity.state, sector, by=f"collectives.{sector}"),
                    (min(s, start) if e <= end else start, end),
                )
            )
        return tuple(made)

    def last_same_noun(self, noun: Token, sector: str) -> Entity | None:
        """For "the ministry": the last ministry before it that had a state."""
        if not any(c.lower_ in ("the", "this", "that") for c in noun.children if c.dep_ == "det"):
            return None
        for i in range(noun.i - 1, max(-1, noun.i - 400), -1):
            other = self.doc[i]
            if other.lemma_.lower() == noun.lemma_.lower() and other.pos_ in ("NOUN", "PROPN"):
                for entity, _ in self.meant(other):
                    if entity.state is not None and entity.name is not None and not entity.is_person:
                        return entity
                    if entity.state is not None and entity.kind == "person" and other.dep_ == "compound":
                        # "the army" after "Sudan's army chief Doe"
                        return Entity("collective", other.text, None, entity.state, sector, by=f"collectives.{sector}")
        return None

    def is_demonym(self, word: Token) -> bool:
        """Is a word a state's adjective or the name of its people?"""
        return word.i in self.hits and self.hits[word.i].entry.list == "demonyms"

    def as_state(self, entity: Entity) -> Entity:
        """Of a city the state it lies in; any other entity as it is."""
        return self.state_entity(entity.state) if entity.kind == "city" and entity.state is not None else entity

    def state_entity(self, state: str) -> Entity:
        """The state or body itself."""
        return Entity("state", self.state_names.get(state, state), None, state, None, by=f"states.{state}")

    def named_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a range of tokens."""
        first = bisect_left(self.mentions, start, key=lambda m: m.start)
        return self.mentions[first : bisect_left(self.mentions, end, lo=first, key=lambda m: m.start)]

    def before(self, word: Token) -> Iterable[Mention]:
        """The mentions before a word, nearest first."""
        return (m for m in reversed(self.mentions) if m.end <= word.i)

    def last_mention(self, word: Token, fits: Callable[[Entity], bool], kin: frozenset[str]) -> Entity | None:
        """Whom the nearest sentence before a word speaks of: its subject, whom its pronouns of that `kin` mean, else its last fitting name.

        The subject of the word's own verb is nobody else.
        """
        nearest: Mention | None = None
        start = word.sent.start
        for mention in self.before(word):
            if nearest is not None and mention.start < start:
                break
            head = self.doc[mention.head]
            if not fits(mention.entity) or (is_subject(head) and head.head == word.head):
                continue
            if nearest is None:
                nearest, start = mention, head.sent.start
            if is_subject(head):
                return mention.entity
        if nearest is None:
            return None
        for i in range(start, min(word.i, self.doc[nearest.head].sent.end)):
            if self.doc[i].lower_ in kin:
                found = self.meant(self.doc[i])
                if found and fits(found[0][0]):
                    return found[0][0]
        return self.body_of(nearest) if kin is NEUTRAL else nearest.entity

    def body_of(self, mention: Mention) -> Entity:
        """What "it" means where a state was only named as the owner of what a sentence is about: "Egypt's foreign ministry has answered. It …"."""
        named = self.doc[mention.head]
        meant = [e for e, _ in self.meant(named.head)] if named.dep_ in ("poss", "amod") and is_subject(named.head) else []
        return meant[0] if len(meant) == 1 and meant[0].kind in ("collective", "organ") and meant[0].sector == "GOV" else mention.entity

    def span(self, start: int, end: int, *, role: str | None = None, by: str | None = None) -> Span:
        """The tokens from `start` to `end` as a span of the text."""
        return span_of(self.doc, start, end, role=role, by=by, text=self.text)


def named(name: Token) -> Token:
    """The noun that a name is set beside: "minister" of "the minister Anna Holt"."""
    while name.dep_ == "appos" and name.head != name:
        name = name.head
    return name
