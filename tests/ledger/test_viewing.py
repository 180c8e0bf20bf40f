from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_samples import article, records_of

from detente.errors import UsageError
from detente.ledger.entry import open_ledger
from detente.ledger.store import Ledger
from detente.ledger.viewing import view_names, view_parameters, view_sql

DOCS = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("views") / "ledger") as opened:
        opened.add(article(), records_of(article()))
        for text in ("The page as it was.", "The page as it is."):
            version = replace(article(text, text=text), url="https://wire.example/page")
            opened.add(version, [])
        opened.correct("accept", opened.records("event")[0].id)
        yield opened


@pytest.mark.parametrize("name", view_names())
def test_every_view_runs_and_has_rows(ledger: Ledger, name: str) -> None:
    table = ledger.view(name)
    assert table.rows
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert ledger.view(name) == table


@pytest.mark.parametrize("name", view_names())
def test_every_view_is_in_the_docs_with_its_parameters(name: str) -> None:
    (line,) = [line for line in DOCS.splitlines() if line.startswith(f"| `{name}` |")]
    assert [word for word in view_parameters(name) if f"`{word}`" not in line] == []


@pytest.mark.parametrize("name", view_names())
def test_every_view_says_what_it_answers_and_sorts(name: str) -> None:
    assert view_sql(name).startswith("-- ")
    assert "ORDER BY" in view_sql(name)
    for parameter in view_parameters(name):
        assert f"{parameter}" in view_sql(name).split("Parameters:")[1].split("\n")[0]


@pytest.mark.parametrize("name", view_names())
def test_every_view_takes_each_parameter(ledger: Ledger, name: str) -> None:
    for parameter in view_parameters(name):
        ledger.view(name, **{parameter: "2026-03-06"})


def test_counts_are_those_of_the_records(ledger: Ledger) -> None:
    assert [row[3:] for row in ledger.view("counts", article=article().id).rows] == [
        (kind, 1) for kind in ("commitment", "condition", "doubt", "event", "meeting", "position", "statement")
    ]


def test_an_event_day_not_said_stays_unknown(ledger: Ledger) -> None:
    table = ledger.view("dyad_events", source="ARD", target="BOR", since="2026-03-06")
    (row,) = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert (row["day"], row["reported"], row["type"]) == (None, "2026-03-06", "ACCUSE")


def test_the_clock_shows_what_is_still_to_come(ledger: Ledger) -> None:
    assert len(ledger.view("clock", since="2026-04-30").rows) == 2
    assert ledger.view("clock", since="2026-05-01").rows == ()


def test_unknown_views_and_parameters_are_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="views are acts, clock, corrections"):
        ledger.view("../meta")
    with pytest.raises(UsageError, match=r"no parameters \['state'\]"):
        ledger.view("counts", state="ARD")
