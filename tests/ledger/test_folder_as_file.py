"""A folder of Parquet becomes a ledger file, or part of one, with its corrections and groups; a damaged one says which file."""

from pathlib import Path

import pytest
from folder_samples import LATER, RUN, report, store

from detente.errors import StoreError, UsageError
from detente.ledger.columns import RECORD_KINDS
from detente.ledger.entry import open_ledger
from detente.ledger.packing import pack
from detente.ledger.places import Place
from detente.ledger.store import Ledger


def fill(place: Place, url: str) -> None:
    """Three articles, of whose records one is rejected and one edited."""
    store(place, "k1", 1, 2, shard="a")
    store(place, "k2", 3, shard="b")
    with open_ledger(url, run=LATER) as folder:
        folder.correct("reject", report(1)[1][0].id)
        folder.correct("edit", report(2)[1][0].id, field="type", value="COERCE")


def answers(ledger: Ledger) -> list[object]:
    kinds = [ledger.records(kind) for kind in ("article", "refused", *RECORD_KINDS)]
    return [*kinds, ledger.corrections(), ledger.groups("event"), ledger.view("dyad_events").rows]


@pytest.mark.parametrize("folded", [False, True])
def test_a_folder_is_packed_into_a_file(place: Place, url: str, tmp_path: Path, folded: bool) -> None:
    fill(place, url)
    with open_ledger(url, run=LATER) as folder:
        if folded:
            folder.fold()
        expected = answers(folder)
    pack(url, tmp_path / "one.ledger", without_text=False, run=LATER)
    with open_ledger(tmp_path / "one.ledger", read_only=True) as file:
        assert answers(file) == expected
        assert file.unfolded() == 0
        assert file.check() == []
        assert file.of_article(f"{3:016x}") == report(3)[1]


def test_a_folder_is_packed_without_its_words(place: Place, url: str, tmp_path: Path) -> None:
    fill(place, url)
    pack(url, tmp_path / "bare.ledger", without_text=True, run=LATER)
    assert b"expelled" not in (tmp_path / "bare.ledger").read_bytes()
    with open_ledger(tmp_path / "bare.ledger", read_only=True) as file:
        assert [(one.type, one.spans[0].text) for one in file.records("event")] == [("COERCE", ""), ("SANCTION", "")]
        assert len(file.groups("event")) == 2


def test_a_ledger_takes_a_folder_in_once(place: Place, url: str, tmp_path: Path) -> None:
    fill(place, url)
    with open_ledger(url, read_only=True) as folder:
        expected = answers(folder)
    with open_ledger(tmp_path / "one.ledger", run=RUN) as file:
        file.add(*report(3, source="b"))
        merged = file.merge(url)
        file.fold()
        assert (merged.readings, merged.refused) == (2, 2)
        assert answers(file) == expected
        assert file.merge(url).readings == 0
        assert file.check() == []


def test_a_folder_of_another_version_is_not_taken_in(place: Place, url: str, tmp_path: Path) -> None:
    store(place, "k1", 1)
    place.write("detente.json", b'{"program": "detente"}')
    with open_ledger(tmp_path / "one.ledger", run=RUN) as file, pytest.raises(StoreError, match="another version"):
        file.merge(url)


def test_a_file_of_records_that_is_not_the_one_that_was_written_is_named(place: Place, url: str) -> None:
    store(place, "k1", 1)
    store(place, "k2", 2)
    for kind in ("event", "article"):
        place.write(f"{kind}/k1.parquet", place.read(f"{kind}/k2.parquet") or b"")
    with open_ledger(url, read_only=True) as folder:
        assert [line.rsplit("ledger/", 1)[-1] for line in folder.check()] == [
            f"{kind}/k1.parquet: is damaged; delete manifest/k1.json and add a again" for kind in ("article", "event")
        ]


def test_a_file_of_records_that_is_cut_or_gone_is_named(place: Place, url: str) -> None:
    store(place, "k1", 1)
    data = place.read("event/k1.parquet") or b""
    place.write("event/k1.parquet", data[:-40])
    with pytest.raises(StoreError, match=r"event/k1.parquet: is damaged; delete manifest/k1.json and add a again"):
        open_ledger(url, read_only=True)
    place.remove("event/k1.parquet")
    with pytest.raises(StoreError, match=r"event/k1.parquet: is not there"):
        open_ledger(url, read_only=True)


def test_a_folder_cannot_take_itself_or_another_in(place: Place, url: str, tmp_path: Path) -> None:
    store(place, "k1", 1)
    with open_ledger(url, run=RUN) as folder, pytest.raises((StoreError, UsageError), match="only `detente add` adds to it"):
        folder.merge(tmp_path)
