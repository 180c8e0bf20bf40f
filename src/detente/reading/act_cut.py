"""Is the "not" of this act on the other side of its quotation's cue? “We have never,” he said, “attacked …” tells no attack."""

import re
from collections.abc import Sequence

from detente.model import Statement
from detente.reading.act_rows import Act

NEGATED = re.compile(r"(?:\b(?:not|never|no longer)|n[’']t)(?: \w+ly)?[,;]?\s*$", re.IGNORECASE)
GAP = 30


def is_cut_off(act: Act, statements: Sequence[Statement]) -> bool:
    """Whether the act opens a later piece of a quotation whose piece before ended in a negation."""
    at = act.match.head.idx
    for statement in statements:
        for before, after in zip(statement.content, statement.content[1:], strict=False):
            if after.start <= at < min(after.end, after.start + GAP) and NEGATED.search(before.text):
                return not any(child.dep_ in ("nsubj", "nsubjpass") for child in act.match.head.children)
    return False
