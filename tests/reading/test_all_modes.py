"""Every mode and context of PLOVER: active, passive and nominal sentences, each with its two sides."""

import csv
from pathlib import Path

import pytest

from detente.explain import sentence_article
from detente.model import Event
from detente.reading.act_words import CONTEXTS
from detente.reading.pipeline import Reader
from detente.relations.scales import MODES

HERE = Path(__file__).parent


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def acts(reader: Reader, text: str) -> list[Event]:
    _, records = reader.read(sentence_article(text, published="2026-03-05"))
    return [r for r in records if isinstance(r, Event)]


def side(event: Event, role: str) -> set[str]:
    """The states and names on one side of an act; a group counts for its state."""
    parties = event.source if role == "source" else event.target
    return {name for p in parties for name in (p.name, p.state, p.state.split(":")[0] if p.state else None) if name}


@pytest.mark.parametrize("case", table("mode_cases.csv"), ids=lambda c: c["sentence"])
def test_mode_is_found(reader: Reader, case: dict[str, str]) -> None:
    kind, _, mode = case["act"].partition(".")
    found = acts(reader, case["sentence"])
    fitting = [e for e in found if e.type == kind and (e.mode or "") == mode]
    told = [(e.type, e.mode, side(e, "source"), side(e, "target")) for e in found]
    assert any(all(not case[r] or case[r] in side(e, r) for r in ("source", "target")) for e in fitting), told


@pytest.mark.parametrize("case", table("context_cases.csv"), ids=lambda c: c["context"])
def test_context_is_found(reader: Reader, case: dict[str, str]) -> None:
    assert any(case["context"] in e.contexts for e in acts(reader, case["sentence"]))


def test_tables_name_every_mode_twice_and_every_context() -> None:
    modes = [case["act"] for case in table("mode_cases.csv")]
    assert all(modes.count(f"{kind}.{mode}") >= 2 for kind, mode in MODES if mode)
    assert {case["context"] for case in table("context_cases.csv")} == set(CONTEXTS)
