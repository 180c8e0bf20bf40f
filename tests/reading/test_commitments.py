"""Who is bound: those of a meeting, a joint body, both sides; and journeys of several legs."""

import pytest

from detente.explain import sentence_article
from detente.model import Commitment
from detente.reading.pipeline import Reader


def bound(reader: Reader, text: str) -> list[tuple[str | None, str | None]]:
    records = reader.read(sentence_article(text, published="2026-03-05"))[1]
    return [(r.actor.state, r.due.start if r.due else None) for r in records if isinstance(r, Commitment)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norwegian Minister Kari Lund met Peruvian Minister Rosa Leon on Monday. The participants agreed to continue joint patrols.",
            {("NOR", None), ("PER", None)},
        ),
        ("Norwegian Minister Kari Lund left. The participants of the race agreed to continue.", set()),
        (
            "Norway and Peru settled the row. Under the deal a joint commission is to draw the border by May 9.",
            {("NOR", "2026-05-09"), ("PER", "2026-05-09")},
        ),
        ("Norway and Peru settled the row. Under the deal a local firm is to draw the border by May 9.", set()),
        (
            "Norway has imposed a tariff on Peru. A US spokesman warned Peru. He said both sides should be ready to talk by the end of June.",
            {("NOR", "2026-06-30"), ("PER", "2026-06-30")},
        ),
        (
            "Norwegian Minister Kari Lund will travel to Lima from May 17 to 18. She will hold several meetings with officials and see the "
            "new port, where work began last year. Minister Lund will then travel to Quito on May 20 to see its mayor.",
            {("NOR", "2026-05-17"), ("NOR", "2026-05-20")},
        ),
        (
            "Norwegian Minister Kari Lund will travel to Lima on May 17 and will travel to Quito on May 20.",
            {("NOR", "2026-05-17")},
        ),
    ],
)
def test_who_is_bound_by_when(reader: Reader, text: str, expected: set[tuple[str, str | None]]) -> None:
    assert set(bound(reader, text)) == expected
