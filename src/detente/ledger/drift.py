"""How do two wordings of one utterance differ? Word by word, with what turns the meaning round named."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from detente.ledger.stems import NEGATIONS, stem_of, tokens


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the one wording that the other has not, has more, or puts otherwise."""

    form: Literal["cut", "added", "changed"]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Drift:
    """All changes from one wording to another, in order; `turns` says if a negation or a number is among them."""

    changes: tuple[Change, ...]
    turns: tuple[Literal["negation", "number"], ...]
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
    return Drift(tuple(changes), _turns(ours, theirs), " ".join(shown))


def _turns(ours: Sequence[str], theirs: Sequence[str]) -> tuple[Literal["negation", "number"], ...]:
    found: list[Literal["negation", "number"]] = []
    if (
        sum(_negates(word, ours, place) for place, word in enumerate(ours)) % 2
        != sum(_negates(word, theirs, place) for place, word in enumerate(theirs)) % 2
    ):
        found.append("negation")
    numbers = [{stem_of(word) for word in words if stem_of(word)[0].isdigit()} for words in (ours, theirs)]
    if numbers[0] - numbers[1] and numbers[1] - numbers[0]:
        found.append("number")
    return tuple(found)


def _negates(word: str, words: Sequence[str], place: int) -> bool:
    """ "don't" comes as the two tokens "don" and "t"."""
    return word in NEGATIONS or (word == "t" and place > 0 and words[place - 1].endswith("n"))
