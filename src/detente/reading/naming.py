"""Which words name a person, a place, a body or a time? The parser's name tagger, run only on sentences that hold an unlisted name.

The tagger (spaCy's `ner`) takes near half of the parser's time, and most sentences of a report name nobody who is not in the word lists.
Their listed names and their words of time are labelled from the lists instead. One question is answered by the labels of either source:
is an unlisted run of capitalised words a person, or a word that is no party a time?
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TypeVar

import numpy as np
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span, Token

from detente.reading.time_words import MONTHS, WEEKDAYS
from detente.reading.titles import HONORIFICS
from detente.words import Words

T = TypeVar("T")
# What a listed name is for the tagger; a list that is not here says nothing of a single word.
LABELS = {
    "states": "GPE",
    "capitals": "GPE",
    "demonyms": "NORP",
    "bodies": "ORG",
    "groups": "ORG",
    "organs": "ORG",
}
SILENT = ("seats", "offices", "collectives", "not_states")
# Capitalised words of no list that name neither a person nor a party.
REGIONS = frozenset("africa asia europe america americas arctic pacific atlantic mediterranean caribbean".split())
OTHERS = frozenset("african asian jewish semitic semitism covid covid-19 aids ngo ngos".split())
DAY_WORDS = frozenset(
    "yesterday today tomorrow tonight day days week weeks weekend month months year years decade decades century centuries".split()
)
HOUR_WORDS = frozenset("morning afternoon evening night hour hours minute minutes midnight noon".split())
TWO_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+(?<!-ul)(?<!-ud)")
NAME_TAGS = ("NOUN", "ADJ", "X")
COUNTING = frozenset({"det", "amod", "nummod", "compound", "quantmod", "nmod", "advmod"})


@dataclass(frozen=True, slots=True)
class Namer:
    """The parser's name tagger, none if it has to run with the parser, and the words that it need not see.

    `labels` has listed names of one word and words of time, `pairs` two neighbouring words of a longer listed name, `people` those of persons.
    """

    tagger: TrainablePipe | None
    labels: dict[str, str]
    pairs: frozenset[tuple[str, str]]
    people: frozenset[tuple[str, str]]
    last_names: frozenset[str]

    @classmethod
    def of(cls, nlp: Language, words: Words) -> "Namer":
        """The tagger, taken out of the pipeline, and each word of the lists' names with its label."""
        tagger = None
        if "ner" in nlp.pipe_names and "Listener" not in str(nlp.get_pipe_config("ner")):
            tagger = nlp.get_pipe("ner")
            nlp.disable_pipe("ner")
        keep_whole(nlp, (entry.name for entry in words.of("people")))
        names = [
            (parts(entry.name, joined=name == "people"), LABELS.get(name, "")) for name in (*LABELS, *SILENT) for entry in words.of(name)
        ]
        labels = {name[0]: label for name, label in names if len(name) == 1}
        labels |= dict.fromkeys(REGIONS, "LOC") | dict.fromkeys((*OTHERS, *HONORIFICS), "")
        labels |= dict.fromkeys((*MONTHS, *WEEKDAYS, *DAY_WORDS), "DATE") | dict.fromkeys(HOUR_WORDS, "TIME")
        pairs = frozenset(pair for name, _ in names for pair in pairwise(name))
        people = frozenset(pair for entry in words.of("people") for pair in pairwise(parts(entry.name, joined=True)))
        return cls(tagger, labels, pairs | people, people, frozenset(last for _, last in people if len(last) > 2))

    def pipe(self, pairs: Iterable[tuple[Doc, T]], batch_size: int) -> Iterator[tuple[Doc, T]]:
        """The same parsed Docs in the same order, their names and times labelled."""
        if self.tagger is None:
            yield from pairs
            return
        stream = iter(pairs)
        while batch := list(islice(stream, batch_size)):
            opened = [self.open_words(doc) for doc, _ in batch]
            asked = [part_of(doc, kept) for (doc, _), kept in zip(batch, opened, strict=True) if kept]
            answers = iter(list(self.tagger.pipe(asked, batch_size=batch_size)))
            for (doc, _), kept in zip(batch, opened, strict=True):
                found = [Span(doc, kept[e.start], kept[e.end - 1] + 1, e.label) for e in next(answers).ents] if kept else []
                doc.set_ents([*found, *self.listed(doc, frozenset(kept))])
            yield from batch

    def open_words(self, doc: Doc) -> list[int]:
        """The places of all words of the sentences that hold a name which no list has."""
        kept: list[int] = []
        if not len(doc):
            return kept
        table = doc.to_array(["LOWER", "POS", "IS_LOWER", "IS_PUNCT", "SENT_START"])
        name, others = doc.vocab.strings["PROPN"], {doc.vocab.strings[tag] for tag in NAME_TAGS}
        starts = [i for i, start in enumerate(table[:, 4]) if start == 1 or i == 0]
        for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
            rows = table[start:end]
            capitals = np.flatnonzero((rows[:, 2] == 0) & (rows[:, 3] == 0))
            names = [start + int(i) for i in capitals if rows[i, 1] == name or (i > 0 and rows[i, 1] in others)]
            if any(not self.is_listed(doc, i) for i in names):
                kept.extend(range(start, end))
        return kept

    def is_listed(self, doc: Doc, i: int) -> bool:
        """Is a capitalised word a listed name or part of one, or the last name of a listed person?"""
        word = doc[i].lower_
        if not word[:1].isalpha() or word in self.labels or self.stands_in(self.pairs, doc, i):
            return True
        beside = {t.lower_ for t in doc[max(i - 1, 0) : i + 2] if t.pos_ == "PROPN"} - {word}
        return word in self.last_names and beside <= self.labels.keys()

    @staticmethod
    def stands_in(pairs: frozenset[tuple[str, str]], doc: Doc, i: int) -> bool:
        """Is a word, with the one before or after it, such a pair?"""
        word = doc[i].lower_
        return (i > 0 and (doc[i - 1].lower_, word) in pairs) or (i + 1 < len(doc) and (word, doc[i + 1].lower_) in pairs)

    def label_of(self, doc: Doc, i: int, word: str) -> str:
        """What the lists say a word is: "May" in "Theresa May" is a person, in "on 3 May" a time."""
        if doc[i].pos_ == "PROPN" and self.stands_in(self.people, doc, i):
            return "PERSON"
        return self.labels.get(word, "")

    def listed(self, doc: Doc, taken: frozenset[int]) -> list[Span]:
        """Labels from the lists for the words of the other sentences; a time takes the words that count it."""
        spans: list[Span] = []
        for i, form in enumerate(doc.to_array("LOWER")):
            label = self.label_of(doc, i, doc.vocab.strings[form]) if i not in taken else ""
            if label and (doc[i].text[:1].isupper() or doc[i].pos_ == "NOUN"):
                start = counted_from(doc[i]) if label in ("DATE", "TIME") else i
                start = max(start, spans[-1].end if spans else 0)
                if label == "PERSON" and spans and spans[-1].label_ == label and spans[-1].end == i:
                    start = spans.pop().start
                spans.append(Span(doc, start, i + 1, label))
        return spans


def parts(name: str, *, joined: bool = False) -> list[str]:
    """The words of a name in small letters, parted as the tokenizer does: a hyphen and a genitive ending are words of their own.

    Of a person's name the given name of two syllables is `joined`, as `keep_whole` has it.
    """
    words = name.replace("'s", " 's").replace("’s", " ’s").split()
    return [p for w in words for p in ([w.lower()] if joined and TWO_SYLLABLES.fullmatch(w) else w.lower().replace("-", " - ").split())]


def keep_whole(nlp: Language, names: Iterable[str]) -> None:
    """Teach the tokenizer the given names of two syllables, which it would part into words that are none: "Jae-in", "Jong-un"."""
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer):
        for word in sorted({w for name in names for w in name.split() if TWO_SYLLABLES.fullmatch(w)}):
            tokenizer.add_special_case(word, [{ORTH: word}])


def part_of(doc: Doc, kept: list[int]) -> Doc:
    """Some whole sentences of a Doc, by the places of their words, as a Doc of their own."""
    tokens = [doc[i] for i in kept]
    return Doc(
        doc.vocab,
        words=[t.text for t in tokens],
        spaces=[bool(t.whitespace_) for t in tokens],
        sent_starts=[bool(t.is_sent_start) for t in tokens],
    )


def counted_from(token: Token) -> int:
    """Where the words begin that count a time: "the last two weeks"."""
    start = token.i
    while start > 0 and token.doc[start - 1].head == token and token.doc[start - 1].dep_ in COUNTING:
        start -= 1
    return start
