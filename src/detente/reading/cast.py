"""Who does a word of the text mean? The cast of one article: its entities, their mentions, and what pronouns stand for."""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from detente.model import Party, Span
from detente.reading.entities import (
    INFERRED,
    Entity,
    Mention,
    is_past,
    only_state,
    row_of,
    served,
    span_of,
    unique,
)
from detente.reading.grammar import antecedent, children, conjuncts, name_phrase, prep_object, prepositions, surface_subject
from detente.reading.names import Hit
from detente.reading.nouns import (
    counted,
    is_blamed,
    is_ethnic,
    is_others,
    is_posting,
    is_subject,
    lives_in,
    sector_of,
    titled_beside,
    without_article,
)
from detente.reading.parse import Doc, Token
from detente.reading.pronouns import ASKING, FIRST, NEUTRAL, SECOND, pair, pronoun
from detente.reading.stand_ins import stand_in
from detente.reading.titles import ABROAD

# What qualifies a noun as a state's: "Russian troops", "troops of Russia", "Russia's troops", "troops from Russia".
STATE_LINKS = ("of", "from", "for", "to", "in", "throughout", "across", "inside", "within")
# "Its Chinese counterpart" is China's only.
OTHER_END = frozenset({"counterpart", "colleague", "neighbour", "neighbor", "rival", "ally", "partner"})
# Of a person they are his state: "his country was ready".
OWN_LAND = frozenset({"country", "nation", "homeland"})
PRIVATE = re.compile(
    r" of .*\b(?:board|bank|company|firm|club|association|university|institute|foundation|school|college|society|airline)\b", re.I
)
# Which "the kingdom" may mean.
KINGDOMS = frozenset("SAU JOR MAR BHR THA KHM GBR DNK SWE NOR NLD BEL ESP LSO SWZ TON BTN".split())
# How far back "the regime" may lead.
NEAR = 150
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
            if PRIVATE.search(entity.role or ""):
                continue  # "president of its board"
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
        found = [*conjuncts(token), *titled_beside(token)]
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
        self.memory = {i: meant for i, meant in self.memory.items() if self.doc[i].lower_ not in FIRST | SECOND}

    def states_on(self, noun: Token, depth: int = 0) -> list[tuple[Entity, tuple[int, int]]]:
        """The states, bodies and groups that qualify a noun: "Russian", "Russia's", "of Russia", "US-Russian"."""
        found: list[tuple[Entity, tuple[int, int]]] = []
        for c in noun.children if not is_ethnic(noun) else ():
            if c.dep_ in ("amod", "compound", "nmod", "poss", "det"):
                for t in [c, *children(c, "conj", "amod", "compound", "nmod", "dep", "npadvmod")]:
                    if t.i in self.by_token:
                        mention = self.by_token[t.i]
                        found.append((mention.entity, (mention.start, mention.end)))
                    elif t.dep_ == "poss" and not (noun.lemma_.lower() in OTHER_END and t.pos_ == "PRON" and self.has_demonym(noun)):
                        owners = self.meant(t)
                        found += [(e if len(owners) < 2 else self.home_of(e), where) for e, where in owners]
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
                        two = pair(self, t) if named is None and link in ("of", "from") else ()
                        if two:
                            found += two  # "the leaders of the two countries"
                        elif named is None and t.i > noun.i and depth < 2:
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
            return pronoun(self, noun)
        two = pair(self, noun) or stand_in(self, noun)
        if two:
            return two
        if noun.lower_ == "kingdom" and any(c.lower_ == "the" for c in noun.children):
            crown = next((m.entity.state for m in self.before(noun) if m.entity.kind == "state" and m.entity.state in KINGDOMS), None)
            return ((self.state_entity(crown), name_phrase(noun)),) if crown is not None else ()
        if noun.lemma_.lower() in OWN_LAND:
            owners = [e for c in children(noun, "poss") if c.pos_ == "PRON" for e, _ in self.meant(c) if e.state is not None]
            if owners:
                return tuple((self.state_entity(e.state), name_phrase(noun)) for e in owners if e.state is not None)
        if noun.i in self.office_at:
            return self.office(noun)
        sector = sector_of(noun, self.collectives)
        if sector is not None and noun.pos_ != "ADJ":
            return self.collective(noun, sector)
        if mention is not None and mention.entity.kind != "city":
            return ((mention.entity, (mention.start, mention.end)),)
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
        if state is None and noun.tag_ == "NNS":
            same = self.last_same_noun(noun)
            if same is not None and same.kind == "office":
                return ((same, (start, end)),)  # "the leaders" after "the Chadian leaders"
        if state is None and sector in RULING:
            single = noun.tag_ in ("NN", "NNP") and prep_object(noun, "of") is None  # "the president of the board" is no state's
            state = (self.home if single else None) or (self.only if office not in ABROAD else None)
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
        if earlier is not None and self.home is not None and state is None and earlier.state != self.home:
            earlier = next((m.entity for m in self.before(noun) if m.entity.state == self.home and fits(m.entity)), earlier)
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
            same = self.last_same_noun(noun)
            if same is not None:
                return ((same, (start, end)),)
            others = is_others(noun)
            own = self.home if sector == "GOV" and not others and not is_blamed(noun) and not self.is_addressed(noun) else None
            state = own or (self.only if sector in OF_A_STATE and not others else None) or served(noun, self.before(noun))
            if state is None and is_blamed(noun):
                state = self.last_state(noun)
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

    def is_addressed(self, noun: Token) -> bool:
        """Does the home state, or its "we", say something to them: "we urge authorities to"? Nobody urges his own so."""
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if noun.dep_ not in ("dobj", "pobj", "dative") or verb.lemma_ not in ASKING:
            return False
        told = surface_subject(verb)
        return told is not None and (told.lower_ == "we" or any(e.state == self.home for e, _ in self.meant(told)))

    def last_same_noun(self, noun: Token) -> Entity | None:
        """For "the ministry": the last ministry before it that had a state."""
        if not any(c.lower_ in ("the", "this", "that") for c in noun.children if c.dep_ == "det"):
            return None
        if any(c.pos_ == "PROPN" and c.dep_ in ("compound", "nmod") for c in noun.children):
            return None  # "the Patriotic Front Council" is not the council named before
        rivals = {m.entity.state for m in self.named_in(noun.sent.start, noun.i) if m.entity.state is not None}
        for i in range(noun.i - 1, max(-1, noun.i - 400), -1):
            other = self.doc[i]
            if rivals and "\n" in other.text:
                return None  # another story of a digest; the sentence itself names whose it may be
            if other.lemma_.lower() == noun.lemma_.lower() and other.pos_ in ("NOUN", "PROPN"):
                for entity, _ in self.meant(other):
                    if entity.state is not None and entity.name is not None and not entity.is_person:
                        return entity
                    if entity.state is not None and entity.kind == "person" and other.dep_ == "compound":
                        # "the army" after "Sudan's army chief Doe"
                        sector = sector_of(other, self.collectives)
                        return Entity("collective", other.text, None, entity.state, sector, by=f"collectives.{sector}")
        return None

    def last_state(self, noun: Token) -> str | None:
        """The last state named before a word that is not the one whose release it is: whom "the regime" means."""
        named = (m.entity.state for m in self.before(noun) if m.entity.kind in ("state", "organ", "group") and noun.i - m.end < NEAR)
        return next((s.split(":")[0] for s in named if s is not None and s != self.home), None)

    def has_demonym(self, noun: Token) -> bool:
        """Does an adjective say whose it is?"""
        return any(self.is_demonym(c) for c in children(noun, "amod", "compound", "nmod"))

    def is_demonym(self, word: Token) -> bool:
        """Is a word a state's adjective or the name of its people?"""
        return word.i in self.hits and self.hits[word.i].entry.list == "demonyms"

    def as_state(self, entity: Entity) -> Entity:
        """Of a city the state it lies in; any other entity as it is."""
        return self.state_entity(entity.state) if entity.kind == "city" and entity.state is not None else entity

    def home_of(self, entity: Entity) -> Entity:
        """Of one of several persons the state: of "Holt and Otieno … their presidents" each has one at home."""
        return self.state_entity(entity.state) if entity.is_person and entity.state is not None else entity

    def state_entity(self, state: str) -> Entity:
        """The state or body itself."""
        return Entity("state", self.state_names.get(state, state), None, state, None, by=f"states.{state}")

    def named_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a range of tokens."""
        first = bisect_left(self.mentions, start, key=lambda m: m.start)
        return self.mentions[first : bisect_left(self.mentions, end, lo=first, key=lambda m: m.start)]

    def before(self, word: Token) -> Iterable[Mention]:
        """The mentions before a word, nearest first."""
        later = bisect_left(self.mentions, word.i, key=attrgetter("start"))
        return (m for m in reversed(self.mentions[:later]) if m.end <= word.i)

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
