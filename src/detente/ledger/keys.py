"""Which claims are worth comparing? Those that share a key; a key depends on its own claim alone, never on how many there are.

Keys are numbers of 48 bits; two that are equal by chance only cost a comparison.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, repeat
from zlib import crc32

from detente.ledger.claims import Claim
from detente.ledger.senses import senses

MANY = 6  # Parties beyond which pairs of parties are no longer listed.
WINDOW = 3  # Of so many neighbouring word groups one is kept, so that any shared run of words shares a key.
TELLING = 5  # The longest words of an utterance, each two of which are a key among what its speaker's state says in those days.
MASK = (1 << 48) - 1
FACTOR = 0x9E3779B97F4B
SHORT = 6  # Words of an utterance that may be a fragment of another.
NOBODY = "?"


def keys_of(claim: Claim) -> set[int]:
    """The claim's keys; never none."""
    kind = _number_of(claim.kind)
    where: list[int | None] = list(claim.days.buckets()) if claim.days else [None]
    if claim.kind == "event":
        subjects = {_mixed(_number_of(claim.what), _number_of(party)) for party in sorted(claim.parties)[:MANY] or [NOBODY]}
    elif claim.kind == "meeting":
        subjects = _pairs(claim)
    elif claim.kind == "statement":
        subjects = _utterance(claim)
    else:
        groups = _winnowed(_word_numbers(claim), size=2)
        subjects = {_mixed(_number_of(party), group) for party in claim.parties or {NOBODY} for group in groups}
        # A deadline may be moved: its day must not keep the two apart. What has no day is compared within its time.
        where = [None] if claim.days and claim.days.said else where
    buckets = [_mixed(kind, -1 if bucket is None else bucket) for bucket in where]
    return {key for bucket in buckets for key in _all_mixed(repeat(bucket), subjects)}


def _pairs(claim: Claim) -> set[int]:
    parties = [_number_of(party) for party in sorted(claim.parties)]
    if 2 <= len(parties) <= MANY:
        return {_mixed(*pair) for pair in combinations(parties, 2)}
    return set(parties) or {_number_of(NOBODY)}


def _utterance(claim: Claim) -> set[int]:
    """Speakers of one state share a key with two telling words in common or two in a row, others with four in a row."""
    party = _number_of(min(claim.parties, default=NOBODY))
    said = claim.said
    telling = sorted(sorted(said.meant - senses().light, key=lambda word: (-len(word), word))[:TELLING])
    numbers = [_number_of(word) for word in said.words]
    pairs = list(combinations(map(_number_of, telling), 2))
    two = _all_mixed([a for a, _ in pairs], [b for _, b in pairs])
    rows = _winnowed(numbers, size=2, window=1 if len(numbers) < SHORT else WINDOW)
    return {*_all_mixed(repeat(party), rows), *_all_mixed(repeat(party + 1), two), *_winnowed(numbers, size=4)}


def _word_numbers(claim: Claim) -> list[int]:
    return [_number_of(word) for word in claim.words]


def _winnowed(words: list[int], *, size: int, window: int = WINDOW) -> set[int]:
    """Groups of two or four neighbouring words, thinned so that any run of `size + window - 1` shared words keeps one in common."""
    groups = words
    step = 1
    while step < size and len(groups) > step:
        groups = _all_mixed(groups, groups[step:])
        step *= 2
    return {min(groups[start : start + window]) for start in range(max(1, len(groups) - window + 1))} if groups else {0}


def _mixed(a: int, b: int) -> int:
    return _all_mixed((a,), (b,))[0]


def _all_mixed(ones: Iterable[int], others: Iterable[int]) -> list[int]:
    """Each pair of numbers as one, as far as the shorter goes; in one loop, since a fold asks for millions."""
    sums = [(a * FACTOR + b) & MASK for a, b in zip(ones, others, strict=False)]
    spread = [(number ^ number >> 23) * FACTOR & MASK for number in sums]
    return [number ^ number >> 21 for number in spread]


@lru_cache(maxsize=200_000)
def _number_of(word: str) -> int:
    code = word.encode()
    return crc32(code) << 16 ^ crc32(code, 7)
