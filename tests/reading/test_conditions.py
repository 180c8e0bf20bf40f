"""To whom a condition is put that names nobody."""

import pytest

from detente.explain import sentence_article
from detente.model import Condition
from detente.reading.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Norway will not meet Iran unless it frees the sailors.", "IRN"),
        ("Norway said Iran was late. “If the raids continue, we will respond,” Norway said.", "IRN"),
        ("Norway spoke of Iran and Chile. “If the raids continue, we will respond,” Norway said.", None),
        ("“If the raids continue, we will respond,” Norway said.", None),
        ("“If the raids continue, we will respond,” Norway said in Lima.", None),
    ],
)
def test_the_one_other_state_is_the_addressee(reader: Reader, text: str, addressee: str | None) -> None:
    records = reader.read(sentence_article(text, published="2026-03-05"))[1]
    (condition,) = [r for r in records if isinstance(r, Condition)]
    assert (condition.addressee.state if condition.addressee else None) == addressee


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("They are to remain, the Norwegian minister said, for as long as the Iranian tariffs do.", ["conditional_threat"]),
        ("They are to remain, the Norwegian minister said, for the sake of Iran.", []),
        ("Norway threatened to end the pact under which Iran can sell fish unless Iran yields.", ["conditional_threat"]),
    ],
)
def test_one_condition_is_told_once(reader: Reader, text: str, forms: list[str]) -> None:
    records = reader.read(sentence_article(text, published="2026-03-05"))[1]
    assert [r.form for r in records if isinstance(r, Condition)] == forms
