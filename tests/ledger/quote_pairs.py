"""Pairs of utterances as two reports each, all in one ledger: which pairs does the grouping hold to be one utterance?"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fold_samples import Reading, day, report, statement, words

from detente.ledger.entry import open_ledger
from detente.ledger.groups import Group
from detente.model import Party


@dataclass(frozen=True, slots=True)
class Pair:
    """Two utterances of one table; `missed` if the grouping is known to get them wrong."""

    number: int
    kind: str
    same: bool
    missed: bool
    sides: tuple[dict[str, str], dict[str, str]]

    @property
    def outlets(self) -> tuple[str, str]:
        return f"Wire {self.number}", f"Gazette {self.number}"


def read_pairs(path: Path) -> list[Pair]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = [(same, row) for name, same in (("same", True), ("different", False)) for row in tables[name]]
    return [_pair(number, row, same=same) for number, (same, row) in enumerate(rows)]


def _pair(number: int, row: dict[str, Any], *, same: bool) -> Pair:
    common = {"by": "Ana Bell", "of": "ARD", "role": "foreign minister", "published": "2026-03-06", "form": "direct"}
    common |= {"on": row["on"]} if "on" in row else {}
    sides = []
    for side in ("one", "other"):
        own = {key.removeprefix(f"{side}_"): value for key, value in row.items() if key.startswith(f"{side}_")}
        sides.append(common | own | {"said": row[side]})
    return Pair(number, row["kind"], same, row.get("missed", False), (sides[0], sides[1]))


def reading_of(outlet: str, side: dict[str, str]) -> Reading:
    """A report with that one utterance, in its outlet's own words."""
    own = " ".join(f"{outlet} {verb} what {outlet} heard." for verb in ("prints", "asked", "noted", "wrote down"))
    when = "on the day" if "on" in side else ""
    article = report(outlet, f'{own} {side["by"]} spoke {when}: "{side["said"]}"', published=side["published"])
    is_state = side["by"] in ("Ardenia", "Borland")
    by = words(article, side["by"], by=f"states.{side['of']}" if is_state else None)
    speaker = Party(name=side["by"], role=None if is_state else side["role"], state=side["of"], sector=None if is_state else "GOV", span=by)
    time = day(article, side["on"], when) if when else None
    return article, [statement(article, side["said"], speaker, form=side["form"], when=time)]


def grouped(path: Path, pairs: Sequence[Pair]) -> list[Group]:
    """The groups of all the pairs' utterances in one ledger."""
    with open_ledger(path) as ledger:
        ledger.add_many([reading_of(*both) for pair in pairs for both in zip(pair.outlets, pair.sides, strict=True)])
        ledger.fold()
        return ledger.groups("statement")


def held_together(groups: Sequence[Group]) -> set[tuple[str, str]]:
    """Every two outlets that report one utterance, in the order of their names."""
    outlets = [sorted({one.outlet for one in group.reports}) for group in groups]
    return {(a, b) for held in outlets for a in held for b in held if a < b}


def is_one(pair: Pair, together: set[tuple[str, str]]) -> bool:
    first, second = sorted(pair.outlets)
    return (first, second) in together
