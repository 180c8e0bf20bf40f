"""What did the parser find? The words of one article and how they hang together, as plain objects.

spaCy makes a new Token at each look and reads its values out of C one by one; all stages together look millions of times. Here a parsed
spaCy Doc is read once, column by column. Names and meanings are spaCy's, so its documentation holds; what is asked rarely is handed on to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, count, pairwise
from operator import add
from typing import Literal, overload

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, LOWER, ORTH, POS, SENT_START, SPACY, TAG
from spacy.lang.lex_attrs import is_punct
from spacy.tokens import Doc as SpacyDoc

STRINGS = [ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE]
NUMBERS = [HEAD, ENT_IOB, SENT_START, SPACY]
# What spaCy's numbers for the place of a word in a name, and for a blank after a word, stand for.
IOB = ("", "I", "O", "B")
BLANK = ("", " ")


class Token:
    """One word: its forms, its classes, its place in the text and in the tree."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_sent_start", "lemma_", "lower_", "pos_", "tag_", "text",
        "whitespace_",
    )  # fmt: skip

    head: "Token"

    def __init__(
        self, doc: "Doc", i: int, idx: int, text: str, lower: str, lemma: str, pos: str, tag: str, dep: str, ent_type: str, ent_iob: str,
        is_sent_start: bool, whitespace: str,
    ) -> None:  # fmt: skip
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = lower
        self.lemma_ = lemma
        self.pos_ = pos
        self.tag_ = tag
        self.dep_ = dep
        self.ent_type_ = ent_type
        self.ent_iob_ = ent_iob
        self.is_sent_start = is_sent_start
        self.whitespace_ = whitespace
        self.children: list[Token] = []

    def __len__(self) -> int:
        """Its length in characters."""
        return len(self.text)

    def __repr__(self) -> str:
        """Its characters, for messages."""
        return self.text

    def nbor(self, steps: int = 1) -> "Token":
        """The word so many places on, or back if negative; IndexError beyond the text."""
        at = self.i + steps
        if at < 0:
            raise IndexError(at)
        return self.doc.tokens[at]

    def after(self) -> str:
        """The next word in small letters; empty at the end of the text."""
        return self.doc.tokens[self.i + 1].lower_ if self.i + 1 < len(self.doc.tokens) else ""

    @property
    def is_alpha(self) -> bool:
        """Has it only letters?"""
        return self.text.isalpha()

    @property
    def is_space(self) -> bool:
        """Is it only blanks or line ends?"""
        return self.text.isspace()

    @property
    def is_punct(self) -> bool:
        """Has it only marks of punctuation?"""
        return is_punct(self.text)

    @property
    def is_title(self) -> bool:
        """Does it begin with a capital, all others small?"""
        return self.text.istitle()

    @property
    def lefts(self) -> list["Token"]:
        """The words before it that hang on it."""
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list["Token"]:
        """The words after it that hang on it."""
        return [c for c in self.children if c.i > self.i]

    @property
    def subtree(self) -> list["Token"]:
        """The word and all below it, in text order."""
        found = [self]
        for token in found:
            found.extend(token.children)
        return sorted(found, key=lambda t: t.i)

    @property
    def ancestors(self) -> Iterator["Token"]:
        """The words above it, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def left_edge(self) -> "Token":
        """The first word of its subtree."""
        return self.doc.tokens[self.doc.parsed[self.i].left_edge.i]

    @property
    def right_edge(self) -> "Token":
        """The last word of its subtree."""
        return self.doc.tokens[self.doc.parsed[self.i].right_edge.i]

    @property
    def sent(self) -> "Phrase":
        """The sentence it stands in."""
        return self.doc.sentence_of[self.i]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `start` to `end` of a Doc, as spaCy's Span."""

    doc: "Doc"
    start: int
    end: int
    label_: str = ""

    def __iter__(self) -> Iterator[Token]:
        """Its words in text order."""
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        """How many words it has."""
        return self.end - self.start

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Phrase": ...
    def __getitem__(self, at: int | slice) -> "Token | Phrase":
        """A word of it, or a part of it, counted from its first word."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Phrase(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[self.start : self.end][at]

    @property
    def start_char(self) -> int:
        """Where its first word begins."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Where its last word ends."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last)

    @property
    def text(self) -> str:
        """Its characters as given; empty if it has no words."""
        return "" if self.start == self.end else self.doc.text[self.start_char : self.end_char]

    @property
    def text_with_ws(self) -> str:
        """Its characters and the blank after them."""
        return self.text + self.doc.tokens[self.end - 1].whitespace_

    @property
    def root(self) -> Token:
        """The word that the others hang on."""
        return self.doc.tokens[self.doc.parsed[self.start : self.end].root.i]

    @property
    def sent(self) -> "Phrase":
        """The sentence of its first word."""
        return self.doc.sentence_of[self.start]


class Doc:
    """The words of one text; made of a spaCy Doc, parsed or only parted into words."""

    __slots__ = ("ents", "parsed", "sentence_of", "sents", "text", "tokens")

    def __init__(self, parsed: SpacyDoc) -> None:
        self.parsed = parsed
        self.tokens = tokens_of(self, parsed)
        self.text = "".join([t.text + t.whitespace_ for t in self.tokens])
        self.ents = [Phrase(self, e.start, e.end, e.label_) for e in parsed.ents]
        self.sents: list[Phrase] = []
        self.sentence_of: list[Phrase] = []
        starts = [t.i for t in self.tokens if t.is_sent_start or t.i == 0]
        for start, end in pairwise([*starts, len(self.tokens)]):
            sentence = Phrase(self, start, end)
            self.sents.append(sentence)
            self.sentence_of += [sentence] * (end - start)

    def __iter__(self) -> Iterator[Token]:
        """All words in text order."""
        return iter(self.tokens)

    def __len__(self) -> int:
        """How many words it has."""
        return len(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Phrase: ...
    def __getitem__(self, at: int | slice) -> Token | Phrase:
        """A word, or the words from one place to another."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Phrase(self, start, max(start, end))
        return self.tokens[at]

    def char_span(self, start: int, end: int, *, alignment_mode: Literal["strict", "contract", "expand"] = "strict") -> Phrase | None:
        """The words that characters `start` to `end` cover; with "expand" also those they only touch."""
        found = self.parsed.char_span(start, end, alignment_mode=alignment_mode)
        return Phrase(self, found.start, found.end) if found is not None else None


def tokens_of(doc: Doc, parsed: SpacyDoc) -> list[Token]:
    """The words of a spaCy Doc, each with its head and children."""
    hashes, numbers = parsed.to_array(STRINGS), parsed.to_array(NUMBERS).view(np.int64)
    strings = {h: parsed.vocab.strings[h] for h in np.unique(hashes).tolist()}
    texts, *classes = [map(strings.__getitem__, column) for column in hashes.T.tolist()]
    heads, iob, starts, blanks = numbers.T.tolist()
    words = list(texts)
    places = accumulate(map(add, map(len, words), blanks), initial=0)
    marks = map(IOB.__getitem__, iob), [n == 1 for n in starts], map(BLANK.__getitem__, blanks)
    tokens = [Token(doc, *row) for row in zip(count(), places, words, *classes, *marks, strict=False)]
    for token, steps in zip(tokens, heads, strict=True):
        token.head = head = tokens[token.i + steps]
        if steps:
            head.children.append(token)
    return tokens
