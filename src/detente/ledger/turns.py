"""Does one wording say what the other does not: a negation, an opposite, another number, another name, a question?

In a short utterance such a word makes it another one; in a long one that is otherwise the same it is a misquotation.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from detente.ledger.said import Said
from detente.ledger.stems import stem_of
from detente.words import read_list

Turn = Literal["negation", "opposite", "number", "name", "direction", "question"]
SPELLED = 75  # Letters of two names that are one, of a hundred.


def find_turns(a: Said, b: Said) -> tuple[Turn, ...]:
    """What turns the meaning round from the one wording to the other, each kind once; the order of the two does not matter."""
    return tuple(_found(a, b))


def _found(a: Said, b: Said) -> Iterator[Turn]:
    aligned = _aligned(a.words, b.words)
    differ = [(x, y) for x, y in aligned if a.turned[x] != b.turned[y]]
    by_word = any(a.opposed[x] != b.opposed[y] for x, y in differ) or _prefixed(a, b)
    if by_word:
        yield "opposite"
    elif differ and a.turns % 2 != b.turns % 2:
        yield "negation"
    if a.numbers - b.numbers and b.numbers - a.numbers:
        yield "number"
    if _names_differ(a, b):
        yield "name"
    if _other_way_round(a, b):
        yield "direction"
    if {a.asks, b.asks} == {True, False}:
        yield "question"


def _aligned(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The places of words that stand in both in the same order, and of those that stand once in each."""
    found = set()
    for step in LCSseq.opcodes(ours, theirs):
        if step.tag == "equal":
            found |= set(zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True))
    for word in set(ours) & set(theirs):
        if ours.count(word) == theirs.count(word) == 1:
            found.add((ours.index(word), theirs.index(word)))
    return sorted(found)


PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")


def _prefixed(a: Said, b: Said) -> bool:
    """Is a word of the one in the other with a prefix that says the opposite, and no negation to make up for it?"""
    return _prefixed_in(a, b) or _prefixed_in(b, a)


def _prefixed_in(plain: Said, other: Said) -> bool:
    words = plain.meant - other.meant
    for opposite in sorted(other.meant - plain.meant):
        if opposite.startswith(PREFIXES):
            for prefix in PREFIXES:
                word = opposite.removeprefix(prefix)
                if len(word) > 3 and word in words:
                    return plain.turned[plain.words.index(word)] == other.turned[other.words.index(opposite)]
    return False


def _names_differ(a: Said, b: Said) -> bool:
    """Has each a name that the other lacks, or does each speak of a state that the other does not?"""
    ours = [name for name in set(a.names) - set(b.names) if name not in b.words]
    theirs = [name for name in set(b.names) - set(a.names) if name not in a.words]
    if not ours or not theirs:
        return bool(_states(a.text) - _states(b.text) and _states(b.text) - _states(a.text))
    states = _states(a.text), _states(b.text)
    if states[0] - states[1] and states[1] - states[0]:
        return True
    ours, theirs = [name for name in ours if name not in _state_words()], [name for name in theirs if name not in _state_words()]
    left = [one for one in ours if all(fuzz.ratio(one, other) < SPELLED for other in theirs)]
    right = [one for one in theirs if all(fuzz.ratio(one, other) < SPELLED for other in ours)]
    return bool(left and right)


def _other_way_round(a: Said, b: Said) -> bool:
    """Do two names change places in otherwise the same words? A passive and a list of names are no change."""
    if len(a.meant ^ b.meant) > 2 or _word_count(a, "by") != _word_count(b, "by"):
        return False
    for one, other in combinations(sorted(set(a.names) & set(b.names)), 2):
        places = [(said.words.index(one), said.words.index(other)) for said in (a, b) if one in said.words and other in said.words]
        if len(places) == 2 and all(abs(x - y) > 1 for x, y in places) and (places[0][0] < places[0][1]) != (places[1][0] < places[1][1]):
            return True
    return False


def _word_count(said: Said, word: str) -> int:
    return len(re.findall(rf"\b{word}\b", said.text))


# A state's names, its people and its capital stand for it; its other cities do not.
@cache
def _state_names() -> dict[str, str]:
    folder = files("detente") / "words"
    rows = [entry for name in ("states", "demonyms", "capitals", "bodies") for entry in read_list(folder / f"{name}.csv", name)]
    return {entry.name: entry.id for entry in rows if entry.end is None and entry.more.get("kind", "capital") == "capital"}


@cache
def _state_words() -> frozenset[str]:
    return frozenset(stem_of(word.lower()) for name in _state_names() for word in name.split())


@lru_cache(maxsize=50_000)
def _states(text: str) -> frozenset[str]:
    """The states and bodies that the text names, each by its longest name."""
    words = NAME_WORD.findall(text)
    found, place = [], 0
    while place < len(words):
        size = next((size for size in (4, 3, 2, 1) if " ".join(words[place : place + size]) in _state_names()), 0)
        if size:
            found.append(_state_names()[" ".join(words[place : place + size])])
        place += size or 1
    return frozenset(found)


NAME_WORD = re.compile(r"(?:[A-Z]\.)+|[^\W\d_]+(?:-[^\W\d_]+)*")
