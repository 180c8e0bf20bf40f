"""Doubts that need a headline, or that cover one another."""

from dataclasses import replace

import pytest

from detente.explain import sentence_article
from detente.model import Doubt
from detente.reading.pipeline import Reader

PUBLISHED = "2026-03-05"  # a Thursday


def rules_of(reader: Reader, text: str, *, title: str | None = None) -> list[str]:
    article = replace(sentence_article(text, published=PUBLISHED), title=title)
    return [r.rule for r in reader.read(article)[1] if isinstance(r, Doubt)]


@pytest.mark.parametrize(
    ("title", "text", "doubted"),
    [
        ("Norway expels two envoys", "Norway may expel two envoys of Peru, a newspaper wrote.", True),
        ("Norway expels two envoys", "Norway expelled two envoys of Peru, a newspaper wrote.", False),
        ("Norway may expel two envoys", "Norway may expel two envoys of Peru, a newspaper wrote.", False),
    ],
)
def test_a_headline_says_no_more_than_the_report(reader: Reader, title: str, text: str, doubted: bool) -> None:
    assert ("doubt.headline" in rules_of(reader, text, title=title)) == doubted


def test_an_empty_finding_that_is_half_of_a_contradiction_is_no_doubt_of_its_own(reader: Reader) -> None:
    text = "Norway found lead in the samples. Doctors in Peru said no traces of poison were found."
    assert rules_of(reader, text) == ["doubt.contrary"]


def test_the_ministers_of_a_joint_statement_are_its_we(reader: Reader) -> None:
    text = "The Norwegian foreign minister said that Peru would lose and that we stand ready to help Chile."
    assert rules_of(reader, text, title="Joint statement on Chile") == []
