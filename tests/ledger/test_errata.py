"""A person's corrections in a folder of Parquet: what they do in a ledger file they do there, in the same words, and no file of records changes."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from folder_samples import LATER, RUN, report, store

from detente.errors import StoreError, UsageError
from detente.ledger.adding import Run
from detente.ledger.columns import RECORD_KINDS
from detente.ledger.entry import open_ledger
from detente.ledger.places import Place
from detente.ledger.store import Ledger
from detente.ledger.viewing import view_names
from detente.model import Event

DAYS = [Run(time=f"2026-03-{day}T10:00:00+00:00", who="ben", reader="1") for day in range(10, 17)]
Step = Callable[[Ledger], str]


def first(number: int) -> str:
    return report(number)[1][0].id


def last_made(ledger: Ledger) -> str:
    (edited,) = (one for one in ledger.records("event") if one.rule == "person.edit")
    found: str = edited.id
    return found


STEPS: list[Step] = [
    lambda ledger: ledger.correct("reject", first(1), why="the envoys stayed"),
    lambda ledger: ledger.correct("edit", first(2), field="type", value="COERCE", why="they were detained"),
    lambda ledger: ledger.correct("accept", first(3)),
    lambda ledger: ledger.correct("edit", last_made(ledger), field="status", value="planned"),
    lambda ledger: ledger.undo(ledger.corrections()[0].id, why="they left after all"),
    lambda ledger: ledger.merge_actors("Republic of Ghana", "Ghana"),
    lambda ledger: ledger.undo(ledger.corrections()[-1].id),
]


def fill(place: Place, path: Path) -> None:
    """The same reports in a folder and in a file."""
    store(place, "k1", 1, 2, shard="a")
    store(place, "k2", 3, shard="b")
    with open_ledger(path, run=RUN) as file:
        file.add_many([report(1), report(2), report(3, source="b")])


def everything(ledger: Ledger) -> list[object]:
    views = [ledger.view(view).rows for view in view_names() if view != "counts"]
    return [*(ledger.records(kind) for kind in RECORD_KINDS), views, ledger.corrections(), ledger.view("counts").rows]


def test_every_step_of_corrections_does_in_a_folder_what_it_does_in_a_file(place: Place, url: str, tmp_path: Path) -> None:
    path = tmp_path / "one.ledger"
    fill(place, path)
    states = []
    for step, run in zip(STEPS, DAYS, strict=True):
        with open_ledger(path, run=run) as file, open_ledger(url, run=run) as folder:
            assert step(folder) == step(file)
            assert everything(folder) == everything(file)
        with open_ledger(path, read_only=True) as file, open_ledger(url, read_only=True) as folder:
            states.append(everything(folder))
            assert states[-1] == everything(file)
    assert all(one != other for one, other in pairwise(states))
    for run in DAYS:
        assert run.time is not None
        with open_ledger(path, at_time=run.time[:10]) as file, open_ledger(url, at_time=run.time[:10]) as folder:
            assert folder.records("event") == file.records("event")
            assert folder.view("dyad_events").rows == file.view("dyad_events").rows


def test_no_file_of_records_is_changed_by_a_correction(place: Place, url: str, tmp_path: Path) -> None:
    fill(place, tmp_path / "one.ledger")
    before = [place.read(f"{kind}/k1.parquet") for kind in ("article", "event")]
    with open_ledger(url, run=DAYS[0]) as folder:
        for step in STEPS:
            step(folder)
    assert [place.read(f"{kind}/k1.parquet") for kind in ("article", "event")] == before
    assert [name.split("-")[0] for name in place.names("correction")] == [f"{n:06}" for n in range(1, len(STEPS) + 1)]


def test_a_correction_survives_a_newer_reader_and_a_shard_that_is_added_later(place: Place, url: str) -> None:
    store(place, "k1", 1, 2)
    with open_ledger(url, run=DAYS[0]) as folder:
        folder.correct("reject", first(1))
        folder.correct("edit", first(2), field="type", value="COERCE")
    store(place, "k9", 1, 2, run=LATER)
    with open_ledger(url, read_only=True) as folder:
        assert [(one.article, one.type) for one in folder.records("event")] == [(f"{2:016x}", "COERCE")]
        assert folder.check() == []


def test_what_counted_before_a_newer_reader_still_shows_its_corrections_on_that_day(place: Place, url: str) -> None:
    store(place, "k1", 1, 2)
    with open_ledger(url, run=Run(time="2026-03-05T12:00:00+00:00", who="ben")) as folder:
        folder.correct("reject", first(1))
    store(place, "k9", 1, 2, run=LATER)
    for day, articles in (("2026-03-05T11", [1, 2]), ("2026-03-05", [2]), ("2026-03-06", [2])):
        with open_ledger(url, at_time=day) as folder:
            assert [one.article for one in folder.records("event")] == [f"{number:016x}" for number in articles]


def test_of_a_forgotten_article_no_correction_is_left(place: Place, url: str) -> None:
    store(place, "k1", 1, 2)
    with open_ledger(url, run=DAYS[0]) as folder:
        folder.correct("edit", first(1), field="place", value="Lomé")
        folder.correct("reject", first(2))
        folder.undo(folder.corrections()[0].id)
        folder.forget(f"{1:016x}")
        assert [one.article for one in folder.corrections()] == [f"{2:016x}"]
        folder.undo(folder.corrections()[0].id)
    assert [name[:6] for name in place.names("correction")] == ["000002", "000003"]
    assert not any("Lomé".encode() in (place.read(f"correction/{name}") or b"") for name in place.names("correction"))


def test_a_folder_open_for_reading_is_not_corrected(place: Place, url: str) -> None:
    store(place, "k1", 1)
    with open_ledger(url, read_only=True) as folder, pytest.raises(StoreError, match="open for reading only"):
        folder.correct("reject", first(1))
    assert place.names("correction") == []


def test_a_correction_that_does_not_fit_leaves_nothing(place: Place, url: str) -> None:
    store(place, "k1", 1)
    with open_ledger(url, run=DAYS[0]) as folder:
        with pytest.raises(UsageError, match="no field 'typ'"):
            folder.correct("edit", first(1), field="typ", value="COERCE")
        with pytest.raises(UsageError, match="corrections that stand"):
            folder.undo("ffff")
        assert [one.type for one in folder.records("event") if isinstance(one, Event)] == ["SANCTION"]
    assert place.names("correction") == []


def test_a_damaged_correction_is_named(place: Place, url: str) -> None:
    store(place, "k1", 1)
    place.write("correction/000001-x.json", b"{")
    with pytest.raises(StoreError, match=r"000001-x.json: is damaged"):
        open_ledger(url, read_only=True)
