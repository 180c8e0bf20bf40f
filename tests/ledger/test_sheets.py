"""An article's records lie together in a sheet; it says what the tables say, or the tables are asked."""

from pathlib import Path

import duckdb
import pytest
from ledger_samples import article, records_of

from detente.ledger.adding import Run
from detente.ledger.entry import open_ledger
from detente.ledger.migrating import migrate
from detente.ledger.packing import pack
from detente.ledger.sheets import make_sheets, packed, read_sheet
from detente.ledger.store import Ledger
from detente.model import KINDS, Record

RUN = Run(time="2026-03-07T10:00:00+00:00", who="ana", reader="1")
REPORTS = [article(name) for name in ("one", "two")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_ledger(tmp_path / "ledger", run=RUN) as ledger:
        ledger.add_many([(report, records_of(report)) for report in REPORTS])
    return tmp_path / "ledger"


def of_tables(ledger: Ledger, article_id: str) -> list[Record]:
    kinds = [kind for kind, cls in KINDS.items() if issubclass(cls, Record)]
    return [record for kind in kinds for record in ledger.records(kind) if record.article == article_id]


def change(path: Path, sql: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(sql)


def sheets(path: Path) -> int:
    with duckdb.connect(str(path), read_only=True) as connection:
        return len(connection.execute("SELECT * FROM sheet").fetchall())


def test_an_articles_records_come_from_its_sheet_alone(path: Path) -> None:
    with open_ledger(path) as ledger:
        wanted = of_tables(ledger, REPORTS[0].id)
    for kind, cls in KINDS.items():
        if issubclass(cls, Record):
            change(path, f"DELETE FROM {kind}")
    with open_ledger(path) as ledger:
        assert ledger.of_article(REPORTS[0].id) == wanted
        assert ledger.records("event", article=REPORTS[0].id) == [record for record in wanted if record.kind == "event"]
        assert ledger.records("event", article=REPORTS[0].id, rule="none.such") == []


def test_without_sheets_the_tables_are_asked(path: Path) -> None:
    change(path, "DELETE FROM sheet")
    with open_ledger(path) as ledger:
        assert ledger.of_article(REPORTS[0].id) == of_tables(ledger, REPORTS[0].id) != []


@pytest.mark.parametrize("what", ["reject", "accept"])
def test_what_a_person_has_changed_is_asked_of_the_tables(path: Path, what: str) -> None:
    with open_ledger(path, run=RUN) as ledger:
        ledger.correct(what, of_tables(ledger, REPORTS[0].id)[0].id)
        assert ledger.of_article(REPORTS[0].id) == of_tables(ledger, REPORTS[0].id)
        assert len(ledger.of_article(REPORTS[0].id)) == len(records_of(REPORTS[0])) - (what == "reject")


def test_sheets_made_from_the_rows_hold_what_sheets_made_in_reading_hold(path: Path) -> None:
    with open_ledger(path) as ledger:
        wanted = [ledger.of_article(report.id) for report in REPORTS]
    change(path, "DELETE FROM sheet")
    with duckdb.connect(str(path)) as connection:
        make_sheets(connection)
        assert sorted(str(read_sheet(connection, reading)) for reading in (1, 2)) == sorted(map(str, wanted))
        assert read_sheet(connection, 3) is None
        make_sheets(connection)
    assert sheets(path) == 2


def test_a_ledger_from_before_sheets_gets_them_by_migrating(path: Path) -> None:
    with open_ledger(path) as ledger:
        wanted = ledger.of_article(REPORTS[0].id)
    change(path, "DROP TABLE sheet")
    change(path, "UPDATE meta SET schema_version = 2, shape = 'of version 2'")
    assert migrate(path, run=RUN) == path.with_name("ledger.schema2")
    assert sheets(path) == 2
    with open_ledger(path) as ledger:
        assert ledger.of_article(REPORTS[0].id) == wanted
        assert ledger.check() == []


def test_check_finds_a_sheet_that_is_of_other_records(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE sheet SET lines = ? WHERE reading = 2", [packed([])])
    with open_ledger(path, read_only=True) as ledger:
        assert ledger.check() == ["an article's sheet that is not of its records: reading 2"]


def test_a_forgotten_article_leaves_no_sheet_and_a_merged_one_brings_its_own(path: Path, tmp_path: Path) -> None:
    with open_ledger(path, run=RUN) as ledger:
        ledger.forget(REPORTS[0].id)
    assert sheets(path) == 1
    with open_ledger(tmp_path / "other", run=RUN) as other:
        other.add(REPORTS[0], records_of(REPORTS[0]))
    with open_ledger(path, run=RUN) as ledger:
        ledger.merge(tmp_path / "other")
        assert ledger.of_article(REPORTS[0].id) == of_tables(ledger, REPORTS[0].id) != []
        assert ledger.check() == []
    assert sheets(path) == 2


def test_a_ledger_shared_without_text_has_no_sheets(path: Path, tmp_path: Path) -> None:
    pack(path, tmp_path / "whole", without_text=False, run=RUN)
    pack(path, tmp_path / "bare", without_text=True, run=RUN)
    assert (sheets(tmp_path / "whole"), sheets(tmp_path / "bare")) == (2, 0)
    with open_ledger(tmp_path / "bare", read_only=True) as ledger:
        assert [span.text for record in ledger.of_article(REPORTS[0].id) for span in record.spans if span.text] == []
