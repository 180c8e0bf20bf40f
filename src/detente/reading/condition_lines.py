"""What is a condition before its parties are known? Its wording, its parts as token ranges, and words that all its kinds share."""

from dataclasses import dataclass
from typing import Literal

from detente.reading.parse import Token

Form = Literal["red_line", "conditional_threat", "conditional_offer", "conditional_rejection", "warning"]
Grade = Literal["A", "B", "C"]
Range = tuple[int, int]
# "Will", and "would" in reported speech: what is announced, not what is possible.
FIRM = frozenset("will wo can ca shall 'll ’ll would".split())
# Nouns that name what an act brings on its doer.
ANSWERS = frozenset(
    """response retaliation consequence cost sanction answer reaction counteraction countermeasure war escalation price reply penalty
    collapse""".split()
)
# Measures of states: who names one as what follows sets a condition to somebody.
MEASURES = frozenset(
    """impose retaliate respond expel strike attack sever invade boycott bomb shell withdraw recall intervene mobilise mobilize sanction
    veto annex lift ease negotiate free release ratify reciprocate""".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """A condition before its parties are known; `condition` and `consequence` are token ranges, `other` names the addressee."""

    rule: str
    form: Form
    grade: Grade
    cue: Range
    actor: Token | None
    condition: Range | None
    consequence: Range | None
    other: Token | None = None
    between: bool = True  # does it hold by its own words, or only if its other party is another state than the actor's?


def trimmed(token: Token, start: int, end: int) -> Range | None:
    """The range without punctuation at its ends; null if nothing is left."""
    doc = token.doc
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return (start, end) if start < end else None


def whole(token: Token) -> Range | None:
    """The word with all that hangs on it."""
    return trimmed(token, token.left_edge.i, token.right_edge.i + 1)


def modals(verb: Token) -> set[str]:
    """The auxiliaries of a verb, in small letters."""
    return {c.lower_ for c in verb.children if c.dep_ == "aux"} | ({verb.lemma_} if verb.lemma_ in ("need", "have") else set())
