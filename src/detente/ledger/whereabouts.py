"""Do two names mean one place? One may be longer than the other, or spelled otherwise."""

from rapidfuzz import fuzz

from detente.ledger.stems import tokens

SPELLING = 85


def one_place(a: str, b: str) -> bool:
    """`Geneva, Switzerland` and `Geneva` do, and names with nearly the same letters."""
    ours, theirs = set(tokens(a)), set(tokens(b))
    return ours <= theirs or theirs <= ours or fuzz.ratio(a.lower(), b.lower()) >= SPELLING
