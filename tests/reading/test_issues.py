"""Issues that no list names, and lists of matters that join and that part."""

import pytest

from detente.explain import sentence_article
from detente.model import Position, Statement
from detente.reading.pipeline import Reader

PUBLISHED = "2026-03-05"
QUOTAS = (
    "Norway wants new herring quotas, its foreign minister said. The herring quotas are too low, Peru said on Monday. "
    "Peru called for talks on the herring quotas."
)


def records_of(reader: Reader, text: str) -> list[object]:
    return list(reader.read(sentence_article(text, published=PUBLISHED))[1])


def test_a_noun_phrase_that_recurs_is_an_issue_of_its_own(reader: Reader) -> None:
    issues = {i for r in records_of(reader, QUOTAS) if isinstance(r, Statement) for i in r.issues}
    assert "herring_quota" in issues


def test_a_noun_phrase_that_stands_twice_is_none(reader: Reader) -> None:
    text = QUOTAS.replace("The herring quotas are", "The catch is")
    issues = {i for r in records_of(reader, text) if isinstance(r, Statement) for i in r.issues}
    assert "herring_quota" not in issues


@pytest.mark.parametrize(("issue", "nature"), [("climate_change", "cooperation"), ("trade", "cooperation"), ("sanctions", "conflict")])
def test_a_list_tells_what_joins_and_what_parts(reader: Reader, issue: str, nature: str) -> None:
    text = (
        "Norway's foreign minister said the two states want to work together on climate change and trade despite a dispute over sanctions."
    )
    natures = {r.issue: r.nature for r in records_of(reader, text) if isinstance(r, Position)}
    assert natures.get(issue) == nature


def test_the_sentence_that_names_the_issue_is_the_position(reader: Reader) -> None:
    text = "“The talks were long. We will never accept the sanctions,” Norwegian Foreign Minister Kari Lund said."
    (position,) = [r for r in records_of(reader, text) if isinstance(r, Position) and r.issue == "sanctions"]
    assert position.content.text.startswith("We will never accept the sanctions")


def test_a_concern_about_ones_own_side_is_a_doubt_and_no_position(reader: Reader) -> None:
    text = "Norway raised concerns about Norway's military presence in the Arctic."
    assert not [r for r in records_of(reader, text) if isinstance(r, Position)]
