"""Which words report speech, and what may follow each? The word list `reporting` as a look-up table."""

from dataclasses import dataclass
from functools import lru_cache

from detente.reading.parse import Token
from detente.words import Words

NOUN_CUE = "noun-cue"
MAX_GAP = 3
TIMES = ("DATE", "TIME")
SPEECH_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Report:
    """One reporting verb or noun: its words, and for each kind of complement the act it then performs."""

    name: str
    words: tuple[str, ...]
    acts: dict[str, str]

    @property
    def by(self) -> str:
        """How evidence cites it, e.g. `reporting.call-for`."""
        return "reporting." + self.name.replace(" ", "-")

    def takes(self, *kinds: str) -> bool:
        """May a complement of one of these kinds follow?"""
        return any(k in self.acts for k in kinds)

    def act(self, *kinds: str) -> str:
        """The act it performs with the first of these kinds that it takes; with its first kind if with none."""
        return next((self.acts[k] for k in kinds if k in self.acts), next(iter(self.acts.values())))


# "according to" has no verb or noun; what it vouches for is only said.
ACCORDING = Report("according to", ("according", "to"), {"noun": "say"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word found in the text: its head and all its words in text order."""

    head: Token
    words: tuple[Token, ...]
    report: Report

    @property
    def start(self) -> int:
        """First token of the wording."""
        return min(t.i for t in self.words)

    @property
    def end(self) -> int:
        """Token after the last of the wording."""
        return max(t.i for t in self.words) + 1


@dataclass(frozen=True, slots=True)
class Reporting:
    """Verbs by their first word, those of more words first; nouns by lemma."""

    verbs: dict[str, list[Report]]
    nouns: dict[str, Report]

    def verb_cues(self, tokens: list[Token]) -> list[Cue]:
        """All reporting verbs of a text in text order; of several wordings at one verb the longest."""
        found = []
        for token in tokens:
            if token.tag_ in SPEECH_TAGS:
                cue = self.verb_at(token)
                if cue is not None:
                    found.append(cue)
        return found

    def verb_at(self, token: Token) -> Cue | None:
        """The reporting verb that a token is."""
        for report in self.verbs.get(token.lemma_.lower(), ()):
            words = rest_after(token, report.words)
            if words is not None:
                return Cue(token, (token, *words), report)
        return None

    def noun_cues(self, tokens: list[Token]) -> list[Cue]:
        """All reporting nouns of a text in text order."""
        found = []
        for token in tokens:
            if token.tag_ in NOUN_TAGS and token.lemma_.lower() in self.nouns:
                found.append(Cue(token, (token,), self.nouns[token.lemma_.lower()]))
        return found


def rest_after(verb: Token, words: tuple[str, ...]) -> list[Token] | None:
    """The tokens of the other words of a wording, each close behind the one before; none if one is absent."""
    found: list[Token] = []
    doc, at = verb.doc, verb.i
    for word in words[1:]:
        for k in range(at + 1, min(at + 1 + MAX_GAP, len(doc))):
            between = doc[at + 1 : k]
            if doc[k].lower_ == word and (
                (doc[k].dep_ == "prt" and doc[k].head == verb) or all(t.pos_ == "ADV" or t.ent_type_ in TIMES for t in between)
            ):
                found.append(doc[k])
                at = k
                break
        else:
            return None
    return found


@lru_cache(maxsize=4)
def reporting_of(words: Words) -> Reporting:
    """The word list as a table; a name may have several rows, one an act."""
    acts: dict[tuple[bool, str], dict[str, str]] = {}
    for entry in words.of("reporting"):
        kinds = entry.more.get("pattern", "").split("|")
        acts.setdefault((NOUN_CUE in kinds, entry.name), {}).update((k, entry.id) for k in kinds)
    verbs: dict[str, list[Report]] = {}
    nouns: dict[str, Report] = {}
    for (is_noun, name), by_kind in acts.items():
        report = Report(name, tuple(name.split()), by_kind)
        if is_noun:
            nouns[name] = report
        else:
            verbs.setdefault(report.words[0], []).append(report)
    for reports in verbs.values():
        reports.sort(key=lambda r: (-len(r.words), r.name))
    return Reporting(verbs, nouns)
