"""The mode of an act: what is asked, refused or threatened, and how many meet."""

import pytest

from detente.explain import sentence_article
from detente.model import Event
from detente.reading.act_modes import ASKED, THREATENED
from detente.reading.pipeline import Reader
from detente.relations.scales import MODES


@pytest.mark.parametrize(
    ("text", "type", "mode"),
    [
        ("Chad urged Sudan to release the sailors.", "REQUEST", "yield"),
        ("Chad asked Sudan for a loan.", "REQUEST", "assist"),
        ("Chad urged Sudan to hold talks.", "REQUEST", "meet"),
        ("Chad urged Sudan to reform its courts.", "REQUEST", "change"),
        ("Chad urged Sudan to think again.", "REQUEST", None),
        ("Chad refused to meet Sudan.", "REJECT", "meet"),
        ("Chad threatened to attack Sudan.", "THREATEN", "violence"),
        ("Chad threatened to expel Sudanese envoys.", "THREATEN", "expel"),
        ("Chad threatened to sever its relations with Sudan.", "THREATEN", "relations"),
        ("Chad threatened Sudan with an embargo.", "THREATEN", "restrict"),
        ("Chad threatened to annex a Sudanese town.", "THREATEN", "territory"),
        ("The Chadian minister met Sudanese and Libyan officials.", "CONSULT", "multilateral"),
        ("The Chadian minister met Sudanese officials.", "CONSULT", None),
        ("Egyptian police tortured two Sudanese students.", "ASSAULT", "torture"),
    ],
)
def test_mode_follows_the_words(reader: Reader, text: str, type: str, mode: str | None) -> None:
    _, records = reader.read(sentence_article(text, published="2026-03-05"))
    assert [r.mode for r in records if isinstance(r, Event) and r.type == type] == [mode]


@pytest.mark.parametrize(("type", "table"), [("REQUEST", ASKED), ("REJECT", ASKED), ("THREATEN", THREATENED)])
def test_every_mode_has_its_value_on_the_scale(type: str, table: dict[str, str]) -> None:
    assert {(type, mode) for mode in table} == {key for key in MODES if key[0] == type}
