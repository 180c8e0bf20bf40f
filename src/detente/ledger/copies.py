"""Which articles are copies of one another? Their five-word groups are nearly the same set, found through MinHash.

`SAME` is exact Jaccard; the bands only choose which pairs are looked at. bench/RESULTS.md has their recall.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from rensa import RMinHash

SIZE = 5  # Words in a group.
SAME = 0.4
WITHIN = 0.8  # Share of the shorter article's word groups that stand in the longer: a shortened copy.
SHORT = 40  # Word groups; in a text of fewer one shared quotation is half of it, so more must be the same.
SAME_SHORT = 0.8
BANDS, ROWS = 42, 3
SEED = 6
WORD = re.compile(r"\w+")
FACTOR = np.uint64(0x9E3779B97F4A7C15)
Groups = np.ndarray[tuple[int], np.dtype[np.uint64]]
Bands = np.ndarray[tuple[int, int], np.dtype[np.uint64]]


def word_groups(text: str) -> Groups:
    """The article's groups of five words as sorted numbers, each once."""
    words = np.concatenate([_line_words(line) for line in text.lower().split("\n")])
    if not len(words):
        words = np.array([_word_number("")], dtype=np.uint64)
    length = max(1, len(words) - SIZE + 1)
    numbers = np.zeros(length, dtype=np.uint64)
    for offset in range(min(SIZE, len(words))):
        numbers = numbers * FACTOR + words[offset : offset + length]
    numbers.sort()
    return numbers[np.concatenate(([True], numbers[1:] != numbers[:-1]))]


def bands_of(articles: Sequence[Groups], *, bands: int = BANDS, rows: int = ROWS) -> Bands:
    """One row an article: the numbers of its bands; two articles that share one are looked at."""
    if not articles:
        return np.empty((0, bands), dtype=np.uint64)
    ends = np.cumsum([0, *[len(one) for one in articles]], dtype=np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(articles), ends, bands * rows, SEED)
    sketches = np.array(matrix.to_rows(), dtype=np.uint64).reshape(len(articles), bands, rows)
    numbers: Bands = np.tile(np.arange(bands, dtype=np.uint64), (len(articles), 1))
    for row in range(rows):
        numbers = numbers * FACTOR + sketches[:, :, row]
        numbers = numbers ^ (numbers >> np.uint64(31))
    return numbers


def jaccard(a: Groups, b: Groups) -> float:
    """Share of the word groups of either that stand in both."""
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return shared / (len(a) + len(b) - shared)


def are_copies(a: Groups, b: Groups) -> bool:
    """Are the two the same text but for a few words, or is one the other shortened?"""
    if len(a) == len(b) and np.array_equal(a, b):
        return True
    shorter = min(len(a), len(b))
    alike = jaccard(a, b)
    if shorter < SHORT:
        return alike >= SAME_SHORT
    return alike >= SAME or alike * (len(a) + len(b)) / (1 + alike) >= WITHIN * shorter


@lru_cache(maxsize=20_000)
def _line_words(line: str) -> Groups:
    """The words of a line as numbers; copies share most of their lines, and no word reaches over two."""
    return np.array([_word_number(word) for word in WORD.findall(line)], dtype=np.uint64)


@lru_cache(maxsize=200_000)
def _word_number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())
