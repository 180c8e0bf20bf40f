"""A folder of Parquet answers as a file does, holds only what was finished, and lies wherever fsspec finds it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from folder_samples import LATER, RUN, report, store

from detente.errors import StoreError, UsageError
from detente.ledger import tombs
from detente.ledger.entry import open_ledger
from detente.ledger.places import Place, place_of
from detente.ledger.segments import find_segments, finished, prepare_folder, write_segment
from detente.ledger.tombs import forget_in_folder
from detente.ledger.viewing import view_names
from detente.model import KINDS, Refused


def test_a_folder_answers_as_a_file_does(place: Place, url: str, tmp_path: Path) -> None:
    store(place, "k1", 1, 2, shard="a")
    store(place, "k2", 3, shard="b")
    with open_ledger(tmp_path / "one.ledger", run=RUN) as file, open_ledger(url, read_only=True) as folder:
        file.add_many([report(1), report(2), report(3, source="b")])
        for source in ("a#0", "b#0"):
            file.add_refused(Refused(source=source, reason="is empty; an article needs words"))
        for kind in KINDS:
            assert folder.records(kind) == file.records(kind)
        assert len(folder.records("event")) == 3
        assert folder.records("event", party="togo", since="2026-03-02") == file.records("event", party="togo", since="2026-03-02")
        for view in view_names():
            assert folder.view(view).rows == file.view(view).rows
        assert [hit.article for hit in folder.search("envoys")] == [hit.article for hit in file.search("envoys")]
        assert folder.find(file.records("event")[0].id).article.text == "Ghana expelled 1 envoys of Togo."


def test_a_segment_without_its_manifest_is_not_there(place: Place, url: str) -> None:
    store(place, "k1", 1)
    data = place.read("event/k1.parquet")
    assert data is not None
    place.write("event/k2.parquet", data)
    assert [s.key for s in find_segments(place)] == ["k1"]
    with open_ledger(url, read_only=True) as folder:
        assert len(folder.records("event")) == 1


def test_an_article_of_two_shards_counts_once_and_in_the_first(place: Place, url: str) -> None:
    store(place, "z", 1, 2, shard="a")
    store(place, "a", 2, 3, shard="b")
    with open_ledger(url, read_only=True) as folder:
        assert [a.source for a in folder.articles()] == ["a#1", "a#2", "b#3"]
        assert len(folder.records("event")) == 3


def test_a_newer_reader_takes_the_place_of_an_older_one(place: Place, url: str) -> None:
    store(place, "k1", 1, shard="a")
    store(place, "k2", 1, shard="a", run=LATER)
    with open_ledger(url, read_only=True) as folder:
        assert len(folder.records("event")) == 1
        assert folder.view("rules_used", kind="event").rows[0][2] == 1


def test_the_same_records_are_the_same_bytes(place: Place) -> None:
    store(place, "k1", 1, 2)
    first = {kind: place.read(f"{kind}/k1.parquet") for kind in ("article", "event", "refused")}
    store(place, "k1", 1, 2, run=replace(RUN, time="2026-04-01T00:00:00+00:00"))
    assert {kind: place.read(f"{kind}/k1.parquet") for kind in first} == first
    assert None not in first.values()


def test_a_manifest_counts_what_is_in_the_segment(place: Place) -> None:
    store(place, "k1", 1, 2)
    segment = finished(place, "k1")
    assert segment is not None
    assert (segment.articles, segment.records, segment.rows["refused"]) == (2, 2, 1)
    assert finished(place, "k2") is None


def test_an_empty_ledger_has_no_records(place: Place, url: str) -> None:
    with open_ledger(url, read_only=True) as folder:
        assert folder.records("event") == []


def test_a_folder_cannot_be_changed_record_by_record(place: Place, url: str) -> None:
    with open_ledger(url, run=RUN) as folder:
        for add in (
            lambda: folder.add(*report(1)),
            lambda: folder.add_refused(Refused(source="a", reason="is empty")),
            lambda: folder.merge(Path("b")),
        ):
            with pytest.raises(StoreError, match="only `detente add` adds to it"):
                add()


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "to-anna.txt").write_text("Dear Anna")
    with pytest.raises(StoreError, match=r"other things \(to-anna.txt\)"):
        prepare_folder(place_of(str(tmp_path / "letters")))
    with pytest.raises(StoreError, match="is no ledger"):
        open_ledger(tmp_path / "letters", read_only=True)


@pytest.mark.parametrize(
    ("mark", "reason"), [("{}", "no ledger of détente"), ("{", "damaged"), ('{"program": "detente"}', "another version")]
)
def test_a_folder_of_another_version_is_refused(place: Place, url: str, mark: str, reason: str) -> None:
    place.write("detente.json", mark.encode())
    with pytest.raises(StoreError, match=reason):
        open_ledger(url, read_only=True)


def test_a_damaged_manifest_is_named(place: Place, url: str) -> None:
    store(place, "k1", 1)
    place.write("manifest/k1.json", json.dumps({"key": "k1"}).encode())
    with pytest.raises(StoreError, match=r"k1.json: is damaged"):
        open_ledger(url, read_only=True)


def test_a_forgotten_article_is_in_no_answer_and_in_no_file(place: Place, url: str) -> None:
    store(place, "k1", 1, 2, shard="a")
    store(place, "k2", 2, 3, shard="b")
    gone = forget_in_folder(url, f"{2:016x}", run=LATER, why="asked for")
    assert gone.startswith(f"{2:016x}, source a#2")
    with open_ledger(url, read_only=True) as folder:
        assert [a.source for a in folder.articles()] == ["a#1", "b#3"]
        assert [e.article for e in folder.records("event")] == [f"{1:016x}", f"{3:016x}"]
        assert folder.search("2") == []
        (entry,) = folder.log()
        assert (entry.what, entry.who, entry.why) == (f"forgot article {gone}", "anna", "asked for")
    for kind in ("article", "event"):
        for key in ("k1", "k2"):
            data = place.read(f"{kind}/{key}.parquet")
            assert data is not None
            assert f"{2:016x}".encode() not in data
    counts = [(s.articles, s.records, s.rows["refused"]) for s in find_segments(place)]
    assert counts == [(1, 1, 1), (1, 1, 1)]


def test_the_last_article_of_a_segment_can_be_forgotten(place: Place, url: str) -> None:
    store(place, "k1", 1)
    forget_in_folder(url, f"{1:016x}", run=LATER)
    with open_ledger(url, read_only=True) as folder:
        assert folder.articles() == folder.records("event") == []


def test_a_kill_while_forgetting_hides_the_article_and_forgetting_again_ends_it(
    place: Place, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(place, "k1", 1, 2)
    before = place.read("event/k1.parquet")
    with monkeypatch.context() as patched:
        patched.setattr(tombs, "_write_without", killed)
        with pytest.raises(KeyboardInterrupt):
            forget_in_folder(url, f"{2:016x}", run=LATER)
    assert place.read("event/k1.parquet") == before
    with open_ledger(url, read_only=True) as folder:
        assert [a.source for a in folder.articles()] == ["a#1"]
    forget_in_folder(url, f"{2:016x}", run=LATER)
    assert place.read("event/k1.parquet") != before
    assert find_segments(place)[0].articles == 1


def killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_shard_that_is_read_later_may_bring_a_forgotten_article_back(place: Place, url: str) -> None:
    store(place, "k1", 1, 2)
    forget_in_folder(url, f"{2:016x}", run=LATER)
    store(place, "k2", 2, shard="b", run=LATER)
    with open_ledger(url, read_only=True) as folder:
        assert [a.source for a in folder.articles()] == ["a#1", "b#2"]


@pytest.mark.parametrize("beginning", ["ffff", "", "000"])
def test_forgetting_what_is_not_there_or_not_one_is_refused(place: Place, url: str, beginning: str) -> None:
    store(place, "k1", 1, 2)
    with pytest.raises(UsageError, match="one is needed"):
        forget_in_folder(url, beginning, run=LATER)
    assert place.names("forgotten") == []


def test_a_damaged_stone_is_named(place: Place, url: str) -> None:
    store(place, "k1", 1)
    place.write("forgotten/x.json", b"{}")
    with pytest.raises(StoreError, match=r"x.json: is damaged"):
        open_ledger(url, read_only=True)


def test_of_a_changed_page_in_two_shards_the_later_version_counts(place: Place, url: str) -> None:
    for key, number in (("k1", 1), ("k2", 2)):
        article, records = report(number)
        page = replace(article, url="https://wire.example/page")
        write_segment(place, key=key, shard=key, run=RUN, reads=[(page, records)])
    with open_ledger(url, read_only=True) as folder:
        assert [a.published for a in folder.articles()] == ["2026-03-02"]
        assert len(folder.records("event")) == 1
        assert [row[5] for row in folder.view("versions").rows] == ["the page changed", None]


def test_a_folder_has_the_groups_that_a_file_has(place: Place, url: str, tmp_path: Path) -> None:
    store(place, "k1", 1, 2, shard="a")
    store(place, "k2", 3, shard="b")
    with open_ledger(tmp_path / "one.ledger", run=RUN) as file, open_ledger(url, read_only=True) as folder:
        file.add_many([report(1), report(2), report(3, source="b")])
        file.fold()
        assert folder.groups("event") == file.groups("event")
        assert folder.unfolded() == 0
