"""How much does an act help or hurt a relation? The values of PLOVER's own scale, by type and mode, under a name and version."""

from collections.abc import Iterable
from dataclasses import dataclass

from detente.errors import UsageError

# PLOVER 2.0 manual, tables of event types and of modes; ACCUSE is printed there as 3, its modes are negative.
NAME = "plover-2.0"
TYPES: dict[str, float] = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10.0, "RETREAT": 6.5, "REQUEST": 0.0,
    "ACCUSE": -3.0, "REJECT": -2.0, "THREATEN": -3.5, "PROTEST": -5.0, "SANCTION": -6.0, "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
}  # fmt: skip
MODES: dict[tuple[str, str], float] = {
    ("CONSULT", "visit"): 4.0, ("CONSULT", "third-party"): 1.0, ("CONSULT", "multilateral"): 4.0, ("CONSULT", "phone"): 1.5,
    ("RETREAT", "withdraw"): 8.0, ("RETREAT", "release"): 6.5, ("RETREAT", "disarm"): 10.0, ("RETREAT", "ceasefire"): 7.5,
    ("RETREAT", "access"): 6.5, ("RETREAT", "resign"): 4.5,
    ("REQUEST", "assist"): 0.5, ("REQUEST", "change"): -1.0, ("REQUEST", "yield"): -1.0, ("REQUEST", "meet"): 0.0,
    ("REJECT", "assist"): -1.5, ("REJECT", "change"): -2.0, ("REJECT", "yield"): -2.0, ("REJECT", "meet"): -2.0,
    ("ACCUSE", "disapprove"): -2.0, ("ACCUSE", "investigate"): -3.5, ("ACCUSE", "allege"): -3.5,
    ("THREATEN", "restrict"): -3.0, ("THREATEN", "arrest"): -3.5, ("THREATEN", "relations"): -3.5, ("THREATEN", "expel"): -3.5,
    ("THREATEN", "territory"): -4.0, ("THREATEN", "violence"): -3.5,
    ("PROTEST", "demo"): -5.0, ("PROTEST", "riot"): -7.0, ("PROTEST", "strike"): -5.0, ("PROTEST", "hunger"): -4.5,
    ("PROTEST", "boycott"): -4.5, ("PROTEST", "obstruct"): -4.5,
    ("SANCTION", "convict"): -6.0, ("SANCTION", "expel"): -5.5, ("SANCTION", "withdraw"): -6.0, ("SANCTION", "discontinue"): -6.0,
    ("MOBILIZE", "troops"): -6.5, ("MOBILIZE", "weapons"): -6.5, ("MOBILIZE", "police"): -5.5, ("MOBILIZE", "militia"): -6.0,
    ("COERCE", "seize"): -7.0, ("COERCE", "restrict"): -7.0, ("COERCE", "censor"): -6.5, ("COERCE", "curfew"): -6.5,
    ("COERCE", "martial-law"): -7.5, ("COERCE", "arrest"): -7.0, ("COERCE", "deport"): -7.0, ("COERCE", "withhold"): -7.0,
    ("COERCE", "misinformation"): -6.5, ("COERCE", "cyber"): -7.0,
    ("ASSAULT", "abduct"): -8.5, ("ASSAULT", "beat"): -7.5, ("ASSAULT", "torture"): -8.5, ("ASSAULT", "sexual"): -8.5,
    ("ASSAULT", "targeted"): -9.5, ("ASSAULT", "destroy"): -8.5, ("ASSAULT", "primitive"): -8.0, ("ASSAULT", "firearms"): -9.0,
    ("ASSAULT", "explosives"): -9.0, ("ASSAULT", "suicide-attack"): -9.5, ("ASSAULT", "aerial"): -9.5, ("ASSAULT", "drone"): -9.5,
    ("ASSAULT", "heavy-weapons"): -9.5, ("ASSAULT", "crowd-control"): -7.5, ("ASSAULT", "unconventional"): -10.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scale:
    """Values of types, and of modes where a mode has one of its own; what is changed gets another name."""

    name: str
    types: dict[str, float]
    modes: dict[tuple[str, str], float]

    def value_of(self, type: str, mode: str | None) -> float | None:
        """The mode's value if it has one, else the type's; nothing if the scale does not know the type."""
        return self.modes.get((type, mode or ""), self.types.get(type))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many acts a scale has values for, and how many of which type and mode it has none for."""

    covered: int
    uncovered: tuple[tuple[str, str | None, int], ...]


PLOVER = Scale(NAME, TYPES, MODES)
SCALES = {PLOVER.name: PLOVER}


def intensity(type: str, mode: str | None) -> float:
    """The value on the scale in use."""
    return MODES.get((type, mode or ""), TYPES[type])


def scale_named(name: str) -> Scale:
    """The scale of that name and version; numbers of a scale that nobody names are refused."""
    if name not in SCALES:
        raise UsageError(f"no scale is named {name!r}; there is {', '.join(SCALES)}")
    return SCALES[name]


def find_coverage(counted: Iterable[tuple[str, str | None, int]], scale: Scale) -> Coverage:
    """Which of these acts (type, mode, how many) have a value; none is left out unseen or taken for zero."""
    covered = 0
    uncovered: dict[tuple[str, str], int] = {}
    for type, mode, acts in counted:
        if scale.value_of(type, mode) is None:
            uncovered[type, mode or ""] = uncovered.get((type, mode or ""), 0) + acts
        else:
            covered += acts
    return Coverage(covered, tuple((type, mode or None, acts) for (type, mode), acts in sorted(uncovered.items())))
