"""Who is "he", who speaks where nobody is named, and whose are "his associates"? The speakers of one page in their order."""

from dataclasses import dataclass, replace

from detente.model import Party
from detente.reading.grammar import child
from detente.reading.parse import Token
from detente.reading.sayings import Saying, Scene
from detente.reading.speakers import party_at

PERSONAL = frozenset({"he", "she"})
PERSONS = frozenset({"diplomat", "official", "leader", "minister", "politician", "spokesman", "spokeswoman", "spokesperson", "envoy", "premier", "senator", "general", "candidate", "lawmaker", "ambassador", "governor", "chief", "negotiator", "commander", "president", "chancellor", "secretary"})  # fmt: skip
MEMORY = 900  # characters within which the last speaker is still the one that a pronoun means


def is_the_person(token: Token) -> bool:
    """Is it "the diplomat", a person told of before?"""
    determiner = child(token, "det")
    return token.tag_ == "NN" and determiner is not None and determiner.lower_ == "the" and token.lemma_.lower() in PERSONS


@dataclass(slots=True)
class Voices:
    """The speakers so far."""

    scene: Scene
    last: Party | None = None
    last_at: int = 0
    is_person: bool = False

    def party(self, saying: Saying) -> Party:
        """The speaker of the next statement in text order."""
        party = self.find(saying)
        if saying.party is None and not saying.embedded:
            self.remember(saying, party)
        return party

    def find(self, saying: Saying) -> Party:
        """The speaker by its own word, by memory where it is a pronoun or no word at all."""
        if saying.party is not None:
            return saying.party
        token = saying.speaker
        if token is None:
            goes_on = saying.rule == "quote.bare" and not self.scene.dialogue and self.is_person and saying.start - self.last_at < MEMORY
            return self.last if goes_on and self.last is not None else Party()
        if token.lower_ in PERSONAL and self.last is not None and self.is_person and self.recent(token):
            return party_at(self.scene.page, token, person=self.last)
        party = party_at(self.scene.page, token)
        if party.name is None and party.state is None:
            if self.last is not None and self.is_person and is_the_person(token) and self.recent(token):
                return party_at(self.scene.page, token, person=self.last)
            return self.described(token, party)
        return party

    def recent(self, token: Token) -> bool:
        """Was the last speaker heard so shortly before that nobody else was named as a subject since?"""
        if token.idx - self.last_at > MEMORY:
            return False
        for mention in self.scene.page.cast.before(token):
            head = self.scene.tokens[mention.head]
            if head.idx < self.last_at:
                return True
            if (
                mention.entity.is_person
                and head.dep_ == "nsubj"
                and not self.scene.quoted[head.i]
                and mention.entity.name != (self.last and self.last.name)
            ):
                return head.head == token.head
        return True

    def described(self, token: Token, party: Party) -> Party:
        """An unnamed speaker known by whose he is: "his associates" are the associates of whom "he" means."""
        own = child(token, "poss")
        if own is None:
            return party
        whose = self.scene.page.cast.parties(own)
        if len(whose) != 1 or whose[0].name is None:
            return party
        return replace(party, name=f"{token.text} of {whose[0].name}")

    def remember(self, saying: Saying, party: Party) -> None:
        """Keep who spoke last."""
        if party.name is None:
            return
        meant = self.scene.page.cast.meant(saying.speaker) if saying.speaker is not None else ()
        person = saying.speaker is not None and (saying.speaker.lower_ in PERSONAL or any(e.is_person for e, _ in meant))
        self.last, self.last_at, self.is_person = party, max(saying.end, saying.speaker.idx if saying.speaker is not None else 0), person
