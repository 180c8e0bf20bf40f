from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_samples import article, records_of

from detente.errors import UsageError
from detente.ledger.entry import open_ledger
from detente.ledger.store import Ledger

REPORT = article(published="2026-03-06T08:00:00Z")
UNDATED = article("undated", published=None)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("selection") / "ledger"
    with open_ledger(path) as opened:
        opened.add_many([(REPORT, records_of(REPORT)), (UNDATED, [])])
        yield opened


@pytest.mark.parametrize(
    ("kind", "party", "found"),
    [
        ("event", "ARD", 1),
        ("event", "bor", 1),
        ("event", "borland", 1),
        ("event", "BORL", 0),
        ("statement", "Ana Bell", 1),
        ("statement", "ARD", 1),
        ("statement", "BOR", 0),
        ("meeting", "BOR", 1),
        ("commitment", "ARD", 1),
        ("condition", "ARD", 1),
        ("position", "ARD", 1),
        ("position", "BOR", 0),
        ("doubt", "ARD", 0),
        ("article", "ARD", 0),
        ("refused", "ARD", 0),
    ],
)
def test_party_is_any_party_of_the_record_by_state_or_name(ledger: Ledger, kind: str, party: str, found: int) -> None:
    assert len(ledger.records(kind, party=party)) == found


@pytest.mark.parametrize(
    ("kind", "since", "until", "found"),
    [
        ("meeting", "2026-04-30", None, 1),
        ("meeting", "2026-05-01", None, 0),
        ("meeting", None, "2026-04-01", 1),
        ("meeting", None, "2026-03-31", 0),
        ("commitment", "2026-04-15", "2026-04-15", 1),
        ("event", "2026-03-06", "2026-03-06", 1),
        ("event", "2026-03-07", None, 0),
        ("doubt", None, "2026-03-05", 0),
        ("article", "1900-01-01", None, 1),
        ("article", None, None, 2),
        ("refused", "1900-01-01", None, 0),
    ],
)
def test_days_are_the_records_own_or_else_the_reports(ledger: Ledger, kind: str, since: str | None, until: str | None, found: int) -> None:
    assert len(ledger.records(kind, since=since, until=until)) == found


def test_article_and_rule_narrow_the_answer(ledger: Ledger) -> None:
    assert len(ledger.records("event", article=REPORT.id, rule="blame.condemn")) == 1
    assert ledger.records("event", article=UNDATED.id) == []
    assert ledger.records("event", rule="blame") == []
    assert ledger.records("article", article=UNDATED.id) == [UNDATED]


def test_unknown_kinds_and_days_are_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="kinds are article, actor"):
        ledger.records("events")
    with pytest.raises(UsageError, match="is not a day"):
        ledger.records("event", since="soon")
