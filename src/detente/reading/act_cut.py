"""Is the "not" of this act on the other side of its quotation's cue? “We have never,” he said, “attacked …” tells no attack."""

import re
from collections.abc import Iterable
from itertools import pairwise

from detente.model import Statement
from detente.reading.act_rows import Act
from detente.reading.grammar import child

NEGATED = re.compile(r"(?:\b(?:not|never|no longer)|n[’']t)(?: \w+ly)?[,;]?\s*$", re.IGNORECASE)
GAP = 30


def cut_off(statements: Iterable[Statement]) -> list[tuple[int, int]]:
    """The first characters of each later piece of a quotation whose piece before ended in a negation."""
    pieces = [pair for s in statements for pair in pairwise(s.content)]
    return [(after.start, min(after.end, after.start + GAP)) for before, after in pieces if NEGATED.search(before.text)]


def is_cut_off(act: Act, pieces: Iterable[tuple[int, int]]) -> bool:
    """Whether the act opens such a piece and has no subject of its own there."""
    head = act.match.head
    return any(start <= head.idx < end for start, end in pieces) and child(head, "nsubj", "nsubjpass") is None
