"""Groups that a folder of Parquet keeps are those that would be made anew, whatever has happened to its records since."""

from typing import Any

import duckdb
import pytest
from fold_samples import Reading, event, report, state
from folder_samples import LATER, RUN

from detente.errors import StoreError
from detente.ledger import folder_ledger
from detente.ledger.adding import Run
from detente.ledger.entry import open_ledger
from detente.ledger.fold import Folded
from detente.ledger.groups import Group
from detente.ledger.kept_groups import MARK
from detente.ledger.places import Place
from detente.ledger.segments import write_segment

OUTLETS = ("Gazette", "Courier", "Herald")


def told(outlet: str, *, cue: str = "condemned") -> Reading:
    """The same act in words of the outlet's own."""
    found = report(outlet, f"{outlet} has learnt: Ardenia {cue} Borland for the raid on the harbour of Port Alma, {outlet} was told.")
    return found, [event(found, cue, [state(found, "Ardenia", "ARD")], [state(found, "Borland", "BOR")])]


def segment(place: Place, key: str, *readings: Reading, run: Run = RUN) -> None:
    write_segment(place, key=key, shard=key, run=run, reads=readings)


def kept_groups(url: str) -> list[Group]:
    with open_ledger(url, read_only=True) as ledger:
        return ledger.groups("event")


def fold(url: str, *, anew: bool = False) -> Folded:
    with open_ledger(url, run=LATER) as ledger:
        return ledger.fold(anew=anew)


def made_anew(place: Place, url: str) -> list[Group]:
    """The groups without those in the files."""
    mark = place.read(MARK)
    place.remove(MARK)
    found = kept_groups(url)
    if mark is not None:
        place.write(MARK, mark)
    return found


def test_kept_groups_are_shown_without_folding(place: Place, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    segment(place, "k1", told("Gazette"), told("Courier"))
    segment(place, "k2", told("Herald"))
    expected = kept_groups(url)
    assert [len(group.reports) for group in expected] == [3]
    assert fold(url) == Folded(added=3, touched=3)
    monkeypatch.setattr(folder_ledger, "fold", forbidden)
    assert kept_groups(url) == expected
    assert fold(url) == Folded()


def forbidden(*_: Any) -> Folded:
    raise AssertionError("folded again")


def test_a_shard_that_came_since_is_folded_in_for_the_answer_and_kept_by_the_next_fold(place: Place, url: str) -> None:
    segment(place, "k5", told("Gazette"))
    fold(url)
    before = place.names("groups")
    segment(place, "k1", told("Courier"))  # Comes before the other in the order of the shards.
    assert [len(group.reports) for group in kept_groups(url)] == [2]
    assert kept_groups(url) == made_anew(place, url)
    assert place.names("groups") == before
    assert fold(url).added == 1
    assert set(before).isdisjoint(place.names("groups"))
    assert len(place.names("groups")) == len(before)
    assert kept_groups(url) == made_anew(place, url)


def test_a_newer_reading_takes_the_place_of_the_older_in_kept_groups(place: Place, url: str) -> None:
    segment(place, "k1", told("Gazette"), told("Courier"))
    fold(url)
    segment(place, "k2", (told("Courier")[0], []), run=LATER)
    assert [len(group.reports) for group in kept_groups(url)] == [1]
    assert kept_groups(url) == made_anew(place, url)


def test_a_correction_and_its_undoing_reach_kept_groups(place: Place, url: str) -> None:
    readings = [told(outlet) for outlet in OUTLETS]
    segment(place, "k1", *readings)
    fold(url)
    whole = kept_groups(url)
    with open_ledger(url, run=LATER) as ledger:
        rejected = ledger.correct("reject", readings[1][1][0].id)
        assert [len(group.reports) for group in ledger.groups("event")] == [2]
        edited = ledger.correct("edit", readings[2][1][0].id, field="type", value="ASSAULT")
        assert sorted(len(group.reports) for group in ledger.groups("event")) == [1, 1]
    assert kept_groups(url) == made_anew(place, url)
    fold(url)
    with open_ledger(url, run=LATER) as ledger:
        ledger.undo(rejected)
        ledger.undo(edited)
        assert ledger.groups("event") == whole
    assert kept_groups(url) == whole


def test_a_forgotten_article_leaves_the_kept_groups_and_their_files(place: Place, url: str) -> None:
    gone, _ = told("Courier")
    segment(place, "k1", told("Gazette"), told("Courier"))
    fold(url)
    assert any(b"Courier" in whole_file(place, name) for name in place.names("groups"))
    with open_ledger(url, run=LATER) as ledger:
        ledger.forget(gone.id)
        assert [len(group.reports) for group in ledger.groups("event")] == [1]
    assert kept_groups(url) == made_anew(place, url)
    assert not any(b"Courier" in whole_file(place, name) for name in place.names("groups"))


def whole_file(place: Place, name: str) -> bytes:
    """The file's rows as plain words; in the file itself they are compressed."""
    with duckdb.connect() as connection:
        place.lend_to(connection)
        path = place.path(f"groups/{name}").replace("'", "''")
        return str(connection.execute(f"SELECT * FROM read_parquet('{path}')").fetchall()).encode()


def test_a_kill_before_the_mark_leaves_the_older_groups(place: Place, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    segment(place, "k1", told("Gazette"))
    fold(url)
    mark = place.read(MARK)
    segment(place, "k2", told("Courier"))
    with monkeypatch.context() as patched:
        patched.setattr(type(place), "write", killed_at_the_mark(type(place).write))
        with pytest.raises(KeyboardInterrupt):
            fold(url)
    assert place.read(MARK) == mark
    assert kept_groups(url) == made_anew(place, url)
    fold(url)
    assert len({name.split("-")[0] for name in place.names("groups")}) == 1


def killed_at_the_mark(write: Any) -> Any:
    def killed(self: Place, name: str, data: bytes) -> None:
        if name == MARK:
            raise KeyboardInterrupt
        write(self, name, data)

    return killed


def test_groups_of_another_version_are_made_anew(place: Place, url: str) -> None:
    segment(place, "k1", told("Gazette"), told("Courier"))
    fold(url)
    mark = place.read(MARK)
    assert mark is not None
    place.write(MARK, mark.replace(b'"program": "', b'"program": "0.'))
    assert [len(group.reports) for group in kept_groups(url)] == [2]
    assert fold(url).added == 2


def test_a_past_day_has_the_groups_of_that_day(place: Place, url: str) -> None:
    segment(place, "k1", told("Gazette"))
    segment(place, "k2", told("Courier"), run=LATER)
    fold(url)
    assert RUN.time is not None
    with open_ledger(url, at_time=RUN.time[:10]) as ledger:
        assert [len(group.reports) for group in ledger.groups("event")] == [1]


def test_a_damaged_mark_is_named(place: Place, url: str) -> None:
    segment(place, "k1", told("Gazette"))
    place.write(MARK, b"{}")
    with pytest.raises(StoreError, match=r"groups.json: is damaged"):
        kept_groups(url)


def test_a_folder_open_for_reading_keeps_no_groups(place: Place, url: str) -> None:
    segment(place, "k1", told("Gazette"))
    with open_ledger(url, read_only=True) as ledger, pytest.raises(StoreError, match="open for reading only"):
        ledger.fold()
    assert place.names("groups") == []
