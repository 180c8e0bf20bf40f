"""Rows 59–60 of docs/faults.md: acts that a scale has no value for, and scales that nobody names."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

import detente.engine.settings
from detente.cli import main
from detente.engine.settings import Settings
from detente.errors import UsageError
from detente.ledger.entry import open_ledger
from detente.model import Article, Event, content_id, identified
from detente.relations.scales import PLOVER, Scale, find_coverage, intensity, scale_named

SMALL = Scale("small-1", {"AID": 7.0, "ASSAULT": -9.0}, {("ASSAULT", "beat"): -7.5})


def test_row_59_what_the_scale_does_not_know_is_counted_and_named() -> None:
    coverage = find_coverage([("AID", "economic", 3), ("ASSAULT", "beat", 2), ("130", None, 4), ("199", None, 1), ("130", None, 1)], SMALL)
    assert coverage.covered == 5
    assert coverage.uncovered == (("130", None, 5), ("199", None, 1))


def test_row_59_what_has_no_value_is_not_zero() -> None:
    assert SMALL.value_of("204", None) is None
    assert SMALL.value_of("ASSAULT", "drone") == SMALL.value_of("ASSAULT", None) == -9.0


def test_row_59_a_ledgers_acts_are_held_against_the_scale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Ardenia sent bread. Ardenia beat an envoy."
    article = replace(Article(source="a.txt", text=text, published="2026-03-06", sha256="0" * 64), id=content_id([text]))
    acts = [
        identified(
            Event(article=article.id, rule=f"test.{n}", confidence=0.8, spans=(), source=(), target=(), type=type, status="happened")
        )
        for n, type in enumerate(("AID", "CONSULT", "CONSULT"))
    ]
    path = tmp_path / "acts.ledger"
    with open_ledger(path) as ledger:
        ledger.add(article, acts)
    monkeypatch.setitem(scale_named.__globals__["SCALES"], "small-1", SMALL)
    monkeypatch.setattr(sys, "argv", ["detente", "scale", "small-1", "--ledger", str(path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert capsys.readouterr().out == "1 acts have a value on small-1, 2 have none\n    CONSULT: 2\n"


@pytest.mark.parametrize("name", ["", "plover", "goldstein-1992"])
def test_row_60_a_scale_that_is_not_named_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match=r"no scale is named .*; there is plover-2\.0"):
        scale_named(name)


def test_row_60_the_scale_in_use_has_a_name_and_every_value() -> None:
    assert scale_named("plover-2.0") is PLOVER
    assert all(
        PLOVER.value_of(type, mode) == intensity(type, mode) for type, mode in [*PLOVER.modes, *((type, None) for type in PLOVER.types)]
    )


def test_row_60_a_changed_scale_is_another_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Settings().reader_name("1")
    for changed in (replace(PLOVER, name="plover-2.1"), replace(PLOVER, types=PLOVER.types | {"AID": 9.0})):
        monkeypatch.setattr(detente.engine.settings, "PLOVER", changed)
        assert Settings().reader_name("1") != before
