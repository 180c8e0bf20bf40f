"""Which two states is a report about?"""

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.cast import Cast

# How often each of the two must be named, and how many times more often than any third.
OFTEN, MORE = 3, 2


def pair_of_story(cast: "Cast") -> set[str | None]:
    """The two states that a report names far more often than any third; none if there are no such two."""
    states = (m.entity.state for m in cast.mentions)
    counts = Counter(state.split(":")[0] for state in states if state is not None)
    ranked = [(state, n) for state, n in counts.most_common(3)]
    if len(ranked) < 2 or ranked[1][1] < OFTEN or (len(ranked) > 2 and ranked[1][1] < MORE * ranked[2][1]):
        return set()
    return {ranked[0][0], ranked[1][0]}
