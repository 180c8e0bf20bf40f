"""How do two wordings of one utterance differ? Word by word, with what turns the meaning round named."""

from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from detente.ledger.said import said_of
from detente.ledger.stems import tokens
from detente.ledger.turns import Turn, find_turns


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the one wording that the other has not, has more, or puts otherwise."""

    form: Literal["cut", "added", "changed"]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Drift:
    """All changes from one wording to another, in order; `turns` names those that turn the meaning round."""

    changes: tuple[Change, ...]
    turns: tuple[Turn, ...]
    shown: str


def find_drift(before: str, after: str) -> Drift:
    """The changes from `before` to `after`; capitals, punctuation and the kind of apostrophe are none."""
    ours, theirs = tokens(before), tokens(after)
    changes, shown = [], []
    for step in Levenshtein.opcodes(ours, theirs):
        old = " ".join(ours[step.src_start : step.src_end])
        new = " ".join(theirs[step.dest_start : step.dest_end])
        if step.tag == "equal":
            shown.append(old)
            continue
        form: Literal["cut", "added", "changed"] = "cut" if not new else "added" if not old else "changed"
        changes.append(Change(form, old, new))
        shown.append(" ".join([f"[-{old}-]"] * bool(old) + [f"{{+{new}+}}"] * bool(new)))
    return Drift(tuple(changes), find_turns(said_of(before), said_of(after)), " ".join(shown))
