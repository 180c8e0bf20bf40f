"""Which words say the same, and which the opposite? `words/senses.toml` as look-up tables over stems."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.errors import RuleError
from detente.ledger.stems import stem_of


@dataclass(frozen=True, slots=True)
class Senses:
    """`groups` names the group of a stem; `against` the group whose opposite a group is; `phrases` are stems in a row that mean one."""

    groups: dict[str, str]
    against: dict[str, str]
    light: frozenset[str]
    phrases: dict[tuple[str, ...], str]
    openings: frozenset[str]

    def sense_of(self, stem: str) -> tuple[str, bool]:
        """What the stem means, and if it says so by its opposite: `reject` is `accept` turned round."""
        group = self.groups.get(stem, stem)
        other = self.against.get(group)
        return (group, False) if other is None else (other, True)


@cache
def senses() -> Senses:
    """The program's own list, read once."""
    page = files("detente") / "words" / "senses.toml"
    table = tomllib.loads(page.read_text(encoding="utf-8"))
    groups: dict[str, str] = {}
    for line in table["same"]:
        members = [stem_of(word) for word in line.split()]
        for stem in members:
            groups.setdefault(stem, members[0])
    against: dict[str, str] = {}
    for line in table["opposite"]:
        left, stroke, right = line.partition(" / ")
        if not stroke:
            raise RuleError(f"{page}: {line!r} has no ' / ' between a word and its opposites")
        meant = groups.get(stem_of(left), stem_of(left))
        if meant in against:
            continue  # Its own opposite was named before: one turn is enough.
        for word in right.split():
            group = groups.get(stem_of(word), stem_of(word))
            if group != meant and group not in against.values():
                against.setdefault(group, meant)
    phrases = {tuple(map(stem_of, said.split())): stem_of(word) for said, word in (line.split(" = ") for line in table["phrases"])}
    return Senses(
        groups, against, frozenset(stem_of(word) for word in table["light"].split()), phrases, frozenset(said[0] for said in phrases)
    )
