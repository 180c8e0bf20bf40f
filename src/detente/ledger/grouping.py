"""Which claims are one group? The best likeness joins first, and nothing joins that its article or its days keep apart.

The result depends on the set of claims alone. A part is a set of claims that likeness connects; a group lies inside one
part, so that a new claim can change only the parts it is like.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from detente.ledger.claims import Claim
from detente.ledger.keys import keys_of
from detente.ledger.likeness import contradict, likeness

TWICE = 0.95  # Likeness at which an article that quotes the same words twice means one utterance.


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Two claims that are alike; edges sort by likeness, the greatest first, then by the claims."""

    apart: float
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim belongs: its part and its group, each named by its smallest claim."""

    part: str
    group: str


Keys = Mapping[str, Iterable[int]]


def find_edges(claims: Sequence[Claim], *, keys: Keys, others: Sequence[Claim] = ()) -> list[Edge]:
    """Edges among the claims, and between them and the others, but none among the others; `keys` of the claims by id."""
    blocks: dict[int, list[int]] = {}
    for place, claim in enumerate(claims):
        for key in keys[claim.id]:
            blocks.setdefault(key, []).append(place)
    # A pair is one number: millions of tuples would keep the garbage collector busy.
    size = len(claims) + len(others)
    pairs = {a * size + b for held in blocks.values() if len(held) > 1 for a, b in combinations(held, 2)}
    pairs |= {
        place * size + far for far, other in enumerate(others, len(claims)) for key in keys_of(other) for place in blocks.get(key, ())
    }
    edges = []
    both = [*claims, *others]
    for pair in pairs:
        a, b = both[pair // size], both[pair % size]
        alike = likeness(a, b)
        if alike is not None:
            edges.append(Edge(-alike, min(a.id, b.id), max(a.id, b.id)))
    return sorted(edges)


def partition(claims: Mapping[str, Claim], *, edges: Sequence[Edge], articles: Mapping[str, frozenset[int]]) -> dict[str, Place]:
    """The place of every claim; `edges` are all there are among them, `articles` the readings in which each claim stands."""
    parts = Sets(claims)
    for edge in edges:
        parts.join(edge.a, edge.b)
    groups = Sets(claims)
    clusters = {name: Cluster((claim,), articles.get(name, frozenset())) for name, claim in claims.items()}
    for edge in sorted(edges):
        a, b = groups.root(edge.a), groups.root(edge.b)
        if a == b or not clusters[a].admits(clusters[b], alike=-edge.apart):
            continue
        joined = clusters.pop(a).joined(clusters.pop(b))
        clusters[groups.join(a, b)] = joined
    return {name: Place(parts.root(name), groups.root(name)) for name in claims}


class Sets:
    """Disjoint sets of names, each set named by its smallest."""

    def __init__(self, names: Iterable[str]) -> None:
        """Each name in a set of its own."""
        self._above = {name: name for name in names}

    def root(self, name: str) -> str:
        """The smallest name of its set."""
        above = self._above
        while above[name] != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    def count(self) -> int:
        """How many sets there are."""
        return sum(name == above for name, above in self._above.items())

    def join(self, a: str, b: str) -> str:
        """Make one set of the two; its name."""
        low, high = sorted((self.root(a), self.root(b)))
        self._above[high] = low
        return low


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group in the making: its claims, and the readings in which it is reported."""

    claims: tuple[Claim, ...]
    readings: frozenset[int]

    def admits(self, other: "Cluster", *, alike: float) -> bool:
        """May the two be one? One article tells of one act once, and no claim of one may contradict one of the other."""
        if self.readings & other.readings and not (self.claims[0].kind == "statement" and alike >= TWICE):
            return False
        return not any(contradict(a, b) for a in self.claims for b in other.claims)

    def joined(self, other: "Cluster") -> "Cluster":
        """The two as one."""
        return Cluster(self.claims + other.claims, self.readings | other.readings)
