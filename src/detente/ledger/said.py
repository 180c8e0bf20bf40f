"""What does an utterance say? Its content words by what they mean, each with its sign; its names, its numbers; if it asks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.ledger.numerals import in_digits
from detente.ledger.senses import senses
from detente.ledger.stems import NEGATIONS, SILENT, stem_of, tokens

# A negation in these turns nothing round, or is another word for one that does.
PHRASES = [
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (r"\b([a-z])\.(?=[a-z]\b)", r"\1"),  # "U.S." is one word.
        (r"\bcan(?:no|['’])t\b", "can not"),
        (r"\bwon['’]t\b", "will not"),
        (r"(?<=[a-z])n['’]t\b", " not"),
        (r"\bno longer\b|\bnot any (?:more|longer)\b", "not"),
        (r"\bno one\b", "nobody"),
        (r"\bnot only\b|\bno doubt\b|\bno matter\b|\bnot least\b|\bwithout (?:a )?doubt\b", ""),
        (r"\bnothing but\b", "only"),
        (r"\bper cent\b|%", " percent"),
    )
]
# Without one of these no phrase stands in a text.
CUES = re.compile(r"(?i:\bno|n['’]t|\bnot|cannot|without|per cent|%)|[A-Za-z]\.[A-Za-z]")
CLAUSE = re.compile(r"(?<!\d)[.;:!?](?!\d)")
CAPITAL = re.compile(r"(?<=[\w,;’'] )[A-Z\u00c0-\u00de][^\W\d_]+")
OPENING = r"(?:is|are|was|were|do|does|did|will|would|shall|should|can|could|may|must|has|have|had|why|how|who|where|when)"
ASKED = re.compile(
    rf"\?\W*$|^\W*{OPENING} (?:we|you|they|he|she|it|i|this|that|there|these|those|anyone|anybody|any)\b[^.!]*$", re.IGNORECASE
)
SENTENCE = re.compile(r"[.!?]\W+(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Said:
    """The words of an utterance in order: what each means, if it is turned round, and if a word of the opposite sense does it.

    `meant` has each word once, and `weight` is how much they weigh together.
    """

    words: tuple[str, ...]
    turned: tuple[bool, ...]
    opposed: tuple[bool, ...]
    names: tuple[str, ...]
    numbers: frozenset[str]
    asks: bool | None
    text: str
    meant: frozenset[str]
    weight: float

    @property
    def turns(self) -> int:
        """How many of its words are turned round."""
        return sum(self.turned)


def weigh(words: frozenset[str]) -> float:
    """How many words there are, those that most utterances have counting half."""
    return len(words) - 0.5 * len(words & senses().light)


def said_of(text: str) -> Said:
    """What the text says; an utterance of several sentences, one of which asks, neither asks nor tells."""
    words, turned, opposed = [], [], []
    plain, sense_of = _plain(text), senses().sense_of
    for word, negated in _signed(plain):
        meant, opposite = sense_of(word)
        words.append(meant)
        turned.append(negated != opposite)
        opposed.append(opposite)
    names = tuple(stem_of(name.lower()) for name in CAPITAL.findall(plain) if name.lower() not in SILENT)
    numbers = frozenset(word for word in words if word[0].isdigit())
    every = frozenset(words)
    return Said(tuple(words), tuple(turned), tuple(opposed), names, numbers, _asks(text), text, every, weigh(every))


def _plain(text: str) -> str:
    if CUES.search(text) is None:
        return text
    for pattern, plain in PHRASES:
        text = pattern.sub(plain, text)
    return text


def _signed(plain: str) -> Iterator[tuple[str, bool]]:
    """The stems without function words and negations; a negation turns the next content word of its sentence round."""
    openings = senses().openings
    for clause in CLAUSE.split(plain):
        negated = False
        words = in_digits(tokens(clause))
        stems = [stem_of(word) for word in words]
        if not openings.isdisjoint(stems):
            words, stems = _joined(words, stems)
        for word, stem in zip(words, stems, strict=True):
            if word in NEGATIONS:
                negated = not negated
            elif word not in SILENT:
                yield stem, negated
                negated = False


def _joined(words: list[str], stems: list[str]) -> tuple[list[str], list[str]]:
    """The words and their stems, a phrase that means one word as that word."""
    joined: tuple[list[str], list[str]] = ([], [])
    place = 0
    while place < len(words):
        found = next((size for size in (3, 2) if tuple(stems[place : place + size]) in senses().phrases), 0)
        meant = senses().phrases[tuple(stems[place : place + found])] if found else None
        joined[0].append(meant or words[place])
        joined[1].append(meant or stems[place])
        place += found or 1
    return joined


def _asks(text: str) -> bool | None:
    asks = ASKED.search(text) is not None
    return None if SENTENCE.search(text) and "?" in text else asks
