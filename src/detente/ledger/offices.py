"""Which office does a role name, and can two offices be one person's? `words/offices.csv` as a look-up table."""

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from detente.words import read_list

# These and the ministries are each held by one person of a state, or by few; "leader", "official" and "envoy" may be anybody.
HEAD = "head_of_state"
HELD = frozenset(
    "head_of_government ambassador army_chief attorney_general central_bank_governor chief_of_staff deputy_head_of_state "
    "security_adviser speaker_of_parliament".split()
) | {HEAD}
# "Ministers" may be of any ministry, and a deputy prime minister often has one: only the head of state is neither.
WIDE = frozenset(("minister", "deputy_head_of_government"))


@lru_cache(maxsize=20_000)
def office_of(role: str, state: str) -> str | None:
    """The office that the role names in that state, "prime ministers" the same as "premier"; nothing if it may be anybody's."""
    for name in _forms(role.lower()):
        office = _offices().get((name, state.upper())) or _offices().get((name, ""))
        if office is not None:
            return office if office in HELD or office in WIDE or office.endswith("_minister") else None
    return None


def one_holder(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Can any of the one side's offices and any of the other's be the same person's? Each begins with the state, the same for all."""
    return any(_fit(one.split()[-1], other.split()[-1]) for one in ours for other in theirs)


def _fit(one: str, other: str) -> bool:
    return one == other or (HEAD not in (one, other) and not WIDE.isdisjoint((one, other)))


def _forms(role: str) -> tuple[str, ...]:
    """The role as it stands, then as one of several: "foreign ministers", "ministers of foreign affairs"."""
    first, _, rest = role.partition(" ")
    one = f"{first[:-3]}y" if first.endswith("ies") else first.removesuffix("s")
    return role, role.removesuffix("s"), f"{one} {rest}".rstrip()


@cache
def _offices() -> dict[tuple[str, str], str]:
    """Each title and the state that it is used in, or none if in any; read once."""
    rows = read_list(files("detente") / "words" / "offices.csv", "offices")
    return {(row.name.lower(), state): row.id for row in rows for state in row.more.get("states", "").split("|")}
