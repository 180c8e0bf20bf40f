"""Which parties fill an act's source and target? Follows the paths of its rule and asks the cast who is meant."""

from collections.abc import Iterable

from detente.model import Party
from detente.reading.act_mutual import pair_of
from detente.reading.act_rows import SPEAKING
from detente.reading.entities import INFERRED, party_of
from detente.reading.frames import Match
from detente.reading.grammar import VERBS, base, child, conjuncts, holder, object_of, objects, prep_object, prepositions, subject
from detente.reading.needs import DEEDS
from detente.reading.page import Page
from detente.reading.parse import Token
from detente.reading.paths import light_verb, over, walk
from detente.reading.pronouns import pair

NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
DECISIONS = frozenset(
    "declaration statement letter note report message communique speech measure decision move step plan law decree order resolution bill policy action package ruling".split()
)
# What parsers take for organisations: the first word of a name, up to a hyphen.
NO_PARTIES = frozenset("covid coronavirus pandemic ebola islam brexit novichok twitter facebook telegram instagram youtube weibo".split())
BLAMING = frozenset({"accuse", "blame", "suspect", "charge", "condemn", "criticise", "criticize", "denounce", "praise", "thank", "punish"})
# Paths by which an act reaches a place: its city stands for the state there.
REACHING = ("prep.at", "prep.from", "prep.to", "prep.into", "prep.on", "object", "prep.against", "prep.of")
# Before a noun of violence a city is the scene, a state's adjective the doer: "the Nairobi attacks", "the Kenyan attacks".
BEFORE = frozenset({"amod", "compound"})
STRIKING = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# An act's author answers for it: "condemned the attack" is directed at whoever attacked.
JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
# Where "in" says whom an act reaches: "arrived in Amman", "cut its aid in Basra".
ARRIVING = frozenset({"event.CONSULT.visit", "event.SANCTION.withdraw", "event.SUPPORT"})
# Acts of words: what they say names whom they are for, also in its "to", "that" and "if" clauses.
CLAUSAL = frozenset({"AGREE", "REJECT", "THREATEN", "REQUEST", "PROTEST"})
# "In solidarity with Chad": what stands before "with" or "of" where somebody is only sided with.
SIDING = frozenset({"solidarity", "coordination", "concert", "consultation"})
BEHIND = frozenset("support defence defense".split())
ASKED = frozenset("request behest invitation urging initiative".split())
PARTIES = frozenset({"state", "group", "body", "organ", "person", "office"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OUTSIDE = frozenset({"nsubj", "nsubjpass", "agent", "parataxis", "conj", "npadvmod"})
WITHIN = frozenset({"nsubj", "nsubjpass", "agent", "pcomp", "relcl", "advcl", "parataxis", "conj", "ccomp", "csubj", "npadvmod"})
# Those who are somebody else's, and not his people: "Oman's allies condemned Chad"; the opponents of a government are of its state.
FELLOWS = frozenset("ally friend neighbour neighbor enemy foe partner backer".split())


class RoleFinder:
    """Remembers, for one article, the authors of the acts that nouns tell."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.nouns: dict[int, Match] = {}
        for match in page.matches:
            if match.rule.record.startswith("event.") and match.head.pos_ not in VERBS:
                self.nouns.setdefault(match.head.i, match)

    def fill(self, match: Match, role: str, *, other: frozenset[str] = frozenset()) -> tuple[Party, ...]:
        """The parties of a role, from the first path that leads to any, if it can be to one of no `other` state."""
        kind = match.type
        kept: tuple[Party, ...] = ()
        for path in match.rule.roles.get(role, ()):
            if path == "pair":
                return pair_of(self.page, match.head)
            tokens = walk(match.head, path)
            if role == "source" and path == "poss" and (maker := prep_object(match.head, "by")) is not None and self.parties([maker], role):
                continue  # "Oman's condemnation by Chad"
            if role == "source" and path in BEFORE and kind in STRIKING:
                tokens = [t for t in tokens if not self.is_city(t)]
            if path == "teller" and not tokens:
                found = self.speaking(match.head)
                if found:
                    return found
            if role == "source":
                tokens = [behind(t) for t in tokens]
            found = self.parties(tokens, role, authors=role == "target" and kind in JUDGING, skip=match.head.i)
            if not found and role == "target" and path.endswith(REACHING + (("prep.in",) if match.rule.record in ARRIVING else ())):
                found = self.cities(tokens)
            if any((p.state or (p.name and not kept)) and p.state not in other for p in found):
                return found
            kept = kept or found
        if kept or role == "target":
            return kept
        if match.head.pos_ in VERBS and kind == "ASSAULT":
            links = [p for p in prepositions(match.head) if p.lower_ in ("in", "by", "during")]
            deeds = [o for p in links if (o := object_of(p)) is not None and base(o) in DEEDS]
            found = tuple(p for noun in deeds for p in self.owners(noun, role))
            if found:
                return found  # "was killed in a Chadian airstrike"
        if match.head.pos_ not in VERBS:
            return self.blamed(match, role)
        return self.speaking(match.head) if kind in SPEAKING and is_unsaid(match.head) else ()

    def parties(self, tokens: Iterable[Token], role: str, *, authors: bool = False, skip: int = -1) -> tuple[Party, ...]:
        """The parties that some words mean, each once."""
        found: list[Party] = []
        for token in tokens:
            for party in self.of(token, role, authors=authors, skip=skip):
                if all((p.name, p.state, p.role) != (party.name, party.state, party.role) or p.name is None for p in found):
                    found.append(party)
        return tuple(found)

    def speaking(self, token: Token) -> tuple[Party, ...]:
        """Who says the statement that a word stands in."""
        for start, end, parties in self.page.cast.speakers:
            if start <= token.idx < end:
                return tuple(Party(p.name, p.role, p.state, p.sector, None) for p in parties if p.state or p.name)
        return ()

    def is_city(self, token: Token) -> bool:
        """Does a word name a city? "The Nairobi attacks" were not done by Nairobi."""
        mention = self.page.cast.by_token.get(token.i)
        if mention is None or token.tag_ == "NNPS":
            return mention is None and token.ent_type_ == "GPE"
        return mention.entity.kind == "city" or (mention.entity.by or "").startswith("capitals")

    def struck(self, match: Match) -> tuple[Party, ...]:
        """Of "the Nairobi attacks" the state whose city was attacked."""
        if match.type != "ASSAULT" or match.head.pos_ in VERBS:
            return ()
        scenes = [t for path in BEFORE for t in walk(match.head, path) if self.is_city(t)]
        return self.cities(scenes) or self.parties(scenes, "target")

    def cities(self, tokens: Iterable[Token]) -> tuple[Party, ...]:
        """The states of the cities that an act reaches: who recalls an envoy from Algiers does it to Algeria."""
        found = []
        for token in tokens:
            mention = self.page.cast.by_token.get(token.i)
            if mention is not None and mention.entity.kind == "city" and mention.entity.state is not None:
                name = self.page.cast.state_names.get(mention.entity.state, mention.entity.state)
                span = self.page.span(mention.start, mention.end, role="target", by=mention.entity.by)
                found.append(Party(name, state=mention.entity.state, span=span))
        return tuple(found)

    def of(self, token: Token, role: str, *, authors: bool, skip: int) -> tuple[Party, ...]:
        """Whom one noun phrase means: an act's author, a party, the state it belongs to, or a name the lists do not know."""
        if token.pos_ in VERBS and token.i not in self.page.cast.by_token:
            return ()
        if authors and token.i in self.nouns and token.i != skip:
            author = self.fill(self.nouns[token.i], "source")
            if author:
                return tuple(replace_role(p, role) for p in author)
        found = self.page.cast.parties(token, role=role)
        if not found and role == "target" and token.lower_ in ("them", "it"):
            found = self.same_object(token, role)
        if found:
            listed = conjuncts(token)
            rest = [n for n in listed if not self.page.cast.meant(n)] if len(listed) > 1 and role == "target" else []
            return (*found, *(p for n in rest for p in self.owners(n, role)))
        maker = prep_object(token, "by") if authors else None
        if maker is not None:
            return self.page.cast.parties(maker, role=role) or self.unlisted(maker, role)  # "criticised remarks by Holt"
        return tuple(p for noun in conjuncts(token) for p in self.owners(noun, role)) or self.unlisted(token, role)

    def same_object(self, word: Token, role: str) -> tuple[Party, ...]:
        """Whom "them" means after a second verb: the object of the first one, as in "fired on two Chadian ships and seized them"."""
        verb = word.head
        if word.dep_ != "dobj" or verb.dep_ != "conj" or verb.head.pos_ not in VERBS:
            return ()
        first = [*objects(verb.head), *(o for p in prepositions(verb.head) if p.lower_ in ("on", "at") and (o := object_of(p)) is not None)]
        return tuple(p for noun in first for p in (self.page.cast.parties(noun, role=role) or tuple(self.owners(noun, role))))

    def owners(self, noun: Token, role: str) -> list[Party]:
        """The states that qualify a noun, as parties."""
        deed = role == "source" and base(noun) in DEEDS
        fellow = role == "source" and base(noun) in FELLOWS
        out = []
        for entity, (start, end) in self.page.cast.states_on(noun):
            if fellow and self.page.doc[end - 1].dep_ in ("poss", "pobj"):
                continue
            if entity.kind != "city" and not (deed and start > noun.i):  # "a drone strike in Kabul" is not Kabul's
                out.append(party_of(entity, self.page.span(start, end, role=role, by=entity.by)))
        return out

    def unlisted(self, token: Token, role: str) -> tuple[Party, ...]:
        """A person or organisation that only the parser's names know."""
        if token.ent_type_ not in NAMED or token.pos_ not in ("PROPN", "NOUN", "ADJ"):
            return ()
        start = end = token.i
        while start > 0 and token.doc[start].ent_iob_ == "I":
            start -= 1
        while end + 1 < len(token.doc) and token.doc[end + 1].ent_iob_ == "I":
            end += 1
        if any(i in self.page.cast.by_token for i in range(start, end + 1)):
            return ()
        while start < end and token.doc[start].pos_ == "DET":
            start += 1
        if token.doc[start].lower_.split("-")[0] in NO_PARTIES:
            return ()
        span = self.page.span(start, end + 1, role=role, by="actors.unlisted")
        return (Party(span.text, state=self.state_behind(end), span=span),)

    def state_behind(self, last: int) -> str | None:
        """The state that a place no list knows is said to lie in: "Abha, Saudi Arabia"."""
        doc = self.page.doc
        if doc[last].ent_type_ != "GPE" or last + 2 >= len(doc) or doc[last + 1].text != ",":
            return None
        mention = self.page.cast.by_token.get(last + 2)
        return mention.entity.state if mention is not None and mention.entity.kind == "state" and mention.start == last + 2 else None

    def blamed(self, match: Match, role: str) -> tuple[Party, ...]:
        """Of "accused Iran of an attack" and "blamed Iran for it" the one who is blamed."""
        noun = match.head
        if noun.dep_ != "pobj" or noun.head.head.lemma_ not in BLAMING:
            return ()
        obj = child(noun.head.head, "dobj", "nsubjpass")
        return self.parties([obj], role) if obj is not None else ()

    def within(self, match: Match, sources: tuple[Party, ...]) -> tuple[Party, ...]:
        """The first other state or group named after a predicate, for want of a better target: in its own clause, of words in all they say."""
        own = {home_of(p.state) for p in sources if p.state and not is_inferred(p)} | {p.name for p in sources if p.name}
        head = light_verb(match.head) or match.head if match.head.pos_ not in VERBS else match.head
        deep = match.type in CLAUSAL and not is_aside(head)
        for token in reached(head, OUTSIDE if deep else WITHIN):
            if token.i < head.i or is_beside(token):
                continue
            two = pair(self.page.cast, token) if token.tag_ == "NNS" else ()
            if two:
                return tuple(party_of(e, self.page.span(s, t, role="target", by=e.by)) for e, (s, t) in two if e.state not in own)
            mention = self.page.cast.by_token.get(token.i)
            if mention is None or token.i != mention.head or mention.entity.kind not in PARTIES:
                continue
            entity = mention.entity
            if (entity.state is None and entity.kind == "state") or entity.name in own or home_of(entity.state) in own:
                continue
            found = self.page.cast.parties(token, role="target")
            return tuple(p for p in found if p.name not in own and home_of(p.state) not in own)
        return ()


def is_inferred(party: Party) -> bool:
    """Is a party's state only that of the text, and not told by its own words?"""
    return party.span is not None and party.span.by == INFERRED


def home_of(state: str | None) -> str | None:
    """The state a group belongs to: YEM of YEM:Houthi."""
    return state.split(":")[0] if state else None


def is_aside(verb: Token) -> bool:
    """Does a verb only say who somebody is: "those who seek safety"?"""
    own = child(verb, "nsubj") if verb.dep_ == "relcl" else None
    return own is not None and own.lower_ in ("who", "which", "that")


def is_beside(name: Token) -> bool:
    """Is somebody named as one with whom or for whom it is done: "in solidarity with Chad"?"""
    link = name.head
    if link.dep_ != "prep" or link.i < 2:
        return False
    before = link.nbor(-1).lemma_.lower()
    return (link.lower_ == "with" and before in SIDING) or (
        link.lower_ == "of" and (before in ASKED or (before in BEHIND and link.nbor(-2).lower_ == "in"))
    )


def is_unsaid(verb: Token) -> bool:
    """Has a verb no subject at all, as where a release goes on with "and urge"?"""
    return verb.tag_ in ("VB", "VBP") and subject(verb) is None


def behind(token: Token) -> Token:
    """Whose a measure or decision is that "does" something; any other word is meant itself."""
    if token.lemma_.lower() not in DECISIONS:
        return token
    return holder(token) or over(token) or token


def replace_role(party: Party, role: str) -> Party:
    """The party with its span in another role."""
    if party.span is None:
        return party
    s = party.span
    return Party(party.name, party.role, party.state, party.sector, type(s)(s.start, s.end, s.text, role, s.by))


def reached(head: Token, without: frozenset[str]) -> list[Token]:
    """The words under a predicate, those of some relations left out, in text order."""
    found, queue = [], [c for c in head.children if c.dep_ not in without]
    below = without - SUBJECTS if "advcl" not in without else without
    while queue:
        token = queue.pop()
        found.append(token)
        queue.extend(c for c in token.children if c.dep_ not in below)
    return sorted(found, key=lambda t: t.i)
