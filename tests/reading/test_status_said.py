"""What a predicate says of the act that is its subject."""

import pytest

from detente.explain import sentence_article
from detente.model import Event
from detente.reading.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("An attack on Oman is unlikely.", None),
        ("A withdrawal of Chadian troops from Sudan is impossible.", None),
        ("Lifting the ban on Omani goods is out of the question.", None),
        ("A Chadian invasion of Sudan is off the table.", None),
        ("A Chadian invasion of Sudan is not imminent.", None),
        ("A Chadian invasion of Sudan is possible.", "hypothetical"),
        ("A Chadian attack on Sudan remains an option.", "hypothetical"),
        ("A Chadian attack on Sudan is still on the table.", "hypothetical"),
        # the nearest things that did happen
        ("The Chadian attack on Sudan was deadly.", "happened"),
        ("The Chadian attack on Sudan was on the front page.", "happened"),
        ("The Chadian attack on Sudan was not the first.", "happened"),
    ],
)
def test_predicate_tells_of_its_subject(reader: Reader, text: str, status: str | None) -> None:
    _, records = reader.read(sentence_article(text, published="2026-03-05"))
    assert [r.status for r in records if isinstance(r, Event)] == ([] if status is None else [status])
