"""A ledger stays whole: checked, rebuilt, merged, packed, brought up to date; full disks, read-only disks, damage, kills."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from fold_samples import shown
from ledger_samples import article, records_of
from old_ledger import write_old

from detente.errors import StoreError, UsageError
from detente.ledger.adding import Run
from detente.ledger.entry import open_ledger
from detente.ledger.migrating import migrate
from detente.ledger.opening import wal_of
from detente.ledger.packing import pack
from detente.ledger.rebuilding import rebuilding
from detente.ledger.store import Ledger
from detente.model import KINDS

ROOT = Path(__file__).parents[2]
REPORTS = [article(name) for name in ("one", "two", "three", "four")]
ONE, TWO = Run(time="2026-03-07T10:00:00+00:00", who="ana", reader="1"), Run(time="2026-03-08T10:00:00+00:00", who="rolf", reader="2")


def fill(path: Path, names: range, *, run: Run = ONE, fewer: int = 0) -> None:
    with open_ledger(path, run=run) as ledger:
        for report in (REPORTS[n] for n in names):
            records = records_of(report)
            ledger.add(report, records[: len(records) - fewer])
        ledger.fold()


def content(ledger: Ledger) -> list[object]:
    return [ledger.records(kind) for kind in KINDS] + [ledger.view("dyad_events").rows, shown(ledger)]


# -- check ------------------------------------------------------------------------------------------------------------


def test_a_whole_ledger_has_no_problems(tmp_path: Path) -> None:
    fill(tmp_path / "ledger", range(3))
    fill(tmp_path / "ledger", range(2), run=TWO)
    with open_ledger(tmp_path / "ledger", read_only=True) as ledger:
        assert ledger.check() == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE article SET text = 'x' || text WHERE id = '{id}'", "a event whose words are not at their place"),
        ("UPDATE article SET sha256 = 'x' || sha256 WHERE id = '{id}'", "does not fit its hash"),
        ("DELETE FROM article WHERE id = '{id}'", "a event without its article"),
        ("INSERT INTO event SELECT * FROM event LIMIT 1", "a event twice in one reading"),
        ("INSERT INTO article SELECT * FROM article WHERE id = '{id}'", "a reading with several articles"),
        ("DELETE FROM dyad", "pairs of states that are missing"),
        ("INSERT INTO dyad SELECT * FROM dyad LIMIT 1", "pairs of states that the events do not give"),
        ("DELETE FROM fold_claim", "a claim without a group"),
        ("INSERT INTO strike VALUES (1, 99, 'x', 'x', 'x')", "a struck reading that is not there"),
        ("DELETE FROM run", "an article of an unknown run"),
    ],
)
def test_check_finds_what_is_wrong(tmp_path: Path, change: str, problem: str) -> None:
    path = tmp_path / "ledger"
    fill(path, range(2))
    with duckdb.connect(str(path)) as connection:
        connection.execute(change.format(id=REPORTS[0].id))
    with open_ledger(path, read_only=True) as ledger:
        assert any(problem in line for line in ledger.check())


# -- rebuild ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_rebuilt_ledger_keeps_the_order_of_a_pages_versions(tmp_path: Path, order: tuple[int, int]) -> None:
    path = tmp_path / "ledger"
    versions = [replace(REPORTS[n], url="https://gazette.example/raid") for n in order]
    for number, version in enumerate(versions):
        with open_ledger(path, run=replace(ONE, time=f"2026-03-0{7 + number}")) as ledger:
            ledger.add(version, records_of(version))
    with rebuilding(path, run=TWO) as work:
        for report in work.still_missing():
            work.store.add(report, records_of(report))
    with open_ledger(path, read_only=True) as ledger:
        assert [report.id for report in ledger.articles()] == [versions[1].id]


def rebuild(path: Path, originals: range = range(0)) -> Path | None:
    with rebuilding(path, run=TWO) as work:
        for report in (REPORTS[n] for n in originals):
            work.store.add(report, records_of(report))
        for report in work.still_missing():
            work.store.add(report, records_of(report))
    return work.kept


@pytest.mark.parametrize("damage", ["header", "event table", "log", "none"])
def test_a_damaged_ledger_is_made_anew_from_originals_or_what_is_left_of_it(tmp_path: Path, damage: str) -> None:
    path, good = tmp_path / "ledger", tmp_path / "good"
    fill(path, range(3))
    with open_ledger(path, run=ONE) as ledger:
        ledger.forget(REPORTS[2].id, why="asked to")
    shutil.copy(path, good)
    broken = bytearray(path.read_bytes())
    if damage == "header":
        broken[8:4096] = bytes(4088)
    elif damage == "event table":
        broken = bytearray(bytes(broken).replace(b"blame.condemn", b"blame.comdemn"))
    path.write_bytes(broken)
    if damage == "log":
        wal_of(path).write_bytes(b"\1" * 500)
    kept = rebuild(path, range(2) if damage == "header" else range(0))
    assert kept is not None
    assert kept.read_bytes() == broken
    with open_ledger(path) as made, open_ledger(good) as wanted:
        assert content(made) == content(wanted)
        assert made.check() == []
        if damage != "header":
            assert [entry.why for entry in made.log()] == ["asked to", None]


def test_corrections_count_in_a_rebuilt_ledger_as_they_did_before(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    fill(path, range(2))
    with open_ledger(path, run=ONE) as ledger:
        for report, status in zip(REPORTS, ("planned", "denied"), strict=False):
            (act,) = ledger.records("event", article=report.id)
            edit = ledger.correct("edit", act.id, field="status", value=status)
        ledger.undo(edit)
        ledger.correct("reject", ledger.records("statement", article=REPORTS[0].id)[0].id)
        ledger.fold()
        before = content(ledger)
    rebuild(path)
    with open_ledger(path, read_only=True) as ledger:
        assert content(ledger) == before
        assert [record.rule for record in ledger.records("event")].count("person.edit") == 1
        assert ledger.check() == []


def test_a_ledger_of_which_nothing_can_be_read_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    path.write_bytes(b"\0" * 9000)
    with pytest.raises(StoreError, match="name the originals"):
        rebuild(path)
    assert path.read_bytes() == b"\0" * 9000
    assert list(tmp_path.iterdir()) == [path]


def test_a_pack_without_text_is_made_anew_from_originals_only(tmp_path: Path) -> None:
    fill(tmp_path / "ledger", range(2))
    path = tmp_path / "pack"
    pack(tmp_path / "ledger", path, without_text=True, run=ONE)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="1 articles were packed without text"):
        rebuild(path, range(1))
    assert path.read_bytes() == before
    rebuild(path, range(2))
    with open_ledger(path, read_only=True) as made, open_ledger(tmp_path / "ledger", read_only=True) as wanted:
        assert content(made) == content(wanted)


# -- merge ------------------------------------------------------------------------------------------------------------


def merged(into: Path, other: Path, copy: Path) -> list[object]:
    shutil.copy(into, copy)
    with open_ledger(copy, run=TWO) as ledger:
        ledger.merge(other)
        ledger.fold()
        assert ledger.check() == []
        return content(ledger)


def test_two_ledgers_make_the_same_one_whichever_takes_in_the_other(tmp_path: Path) -> None:
    a, b, all_ = tmp_path / "a", tmp_path / "b", tmp_path / "all"
    fill(a, range(3))
    fill(b, range(1, 4), run=TWO, fewer=2)  # A newer reader, who found less.
    fill(all_, range(3))
    fill(all_, range(1, 4), run=TWO, fewer=2)
    before = b.read_bytes()
    one, other = merged(a, b, tmp_path / "ab"), merged(b, a, tmp_path / "ba")
    assert b.read_bytes() == before
    with open_ledger(all_) as ledger:
        assert one == other == content(ledger)


def test_merging_twice_adds_nothing(tmp_path: Path) -> None:
    fill(tmp_path / "a", range(2))
    fill(tmp_path / "b", range(1, 3))
    with open_ledger(tmp_path / "a") as ledger:
        assert ledger.merge(tmp_path / "b").readings == 1
        assert ledger.merge(tmp_path / "b").readings == 0
        assert len(ledger.articles()) == 3
        with pytest.raises(UsageError, match="same ledger"):
            ledger.merge(tmp_path / "a")
        with pytest.raises(StoreError, match="no ledger here"):
            ledger.merge(tmp_path / "c")


# -- pack -------------------------------------------------------------------------------------------------------------


def test_a_packed_ledger_holds_no_word_of_the_articles_and_the_same_records(tmp_path: Path) -> None:
    path, out = tmp_path / "ledger", tmp_path / "pack"
    secret = "Zwetschgenknödel und Grießnockerl"
    report = article("one", text=article().text + secret * 300)
    with open_ledger(path) as ledger:
        ledger.add(report, records_of(report))
        ledger.fold()
        whole = ledger.records("statement")
    pack(path, out, without_text=True, run=ONE)
    for words in (secret, "We will answer", "condemned the raid"):
        assert words.encode() not in out.read_bytes()
    with open_ledger(out, read_only=True) as packed:
        (statement,) = packed.records("statement")
        assert statement.content[0].text == ""
        assert statement.content == tuple(replace(span, text="") for span in whole[0].content)
        assert (statement.id, statement.speaker.name) == (whole[0].id, "Ana Bell")
        assert packed.articles()[0].sha256 == report.sha256
        assert (packed.articles()[0].text, packed.articles()[0].title) == ("", None)
        assert packed.check() == []
        assert len(packed.groups("event")) == 1
    with pytest.raises(UsageError, match="is there already"):
        pack(path, out, without_text=True, run=ONE)


def test_a_ledger_without_words_is_read_and_merged_and_not_changed(tmp_path: Path) -> None:
    path, out = tmp_path / "ledger", tmp_path / "pack"
    fill(path, range(2))
    pack(path, out, without_text=True, run=ONE)
    with pytest.raises(StoreError, match="was packed without text; it can be read"):
        open_ledger(out, run=ONE)
    with open_ledger(tmp_path / "other", run=ONE) as other:
        assert other.merge(out).readings == 2
    with open_ledger(tmp_path / "other", run=ONE) as other:
        assert other.fold().added == 2


def test_names_that_are_one_actor_are_one_in_a_pack_without_text_too(tmp_path: Path) -> None:
    path, out = tmp_path / "ledger", tmp_path / "pack"
    fill(path, range(1))
    with open_ledger(path, run=TWO) as ledger:
        ledger.merge_actors("Ana Bell", "The Envoy")
        ledger.fold()
        (statement,) = ledger.records("statement", party="the envoy")
    pack(path, out, without_text=True, run=ONE)
    with open_ledger(out, read_only=True) as packed:
        assert [record.id for record in packed.records("statement", party="the envoy")] == [statement.id]


def test_a_pack_with_text_is_the_ledger(tmp_path: Path) -> None:
    fill(tmp_path / "ledger", range(2))
    pack(tmp_path / "ledger", tmp_path / "pack", without_text=False, run=ONE)
    with open_ledger(tmp_path / "ledger") as one, open_ledger(tmp_path / "pack") as other:
        assert content(one) == content(other)


# -- migrate ----------------------------------------------------------------------------------------------------------


def test_an_older_ledger_is_refused_until_it_is_migrated_and_then_kept_beside(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    readings = [(report, records_of(report)) for report in REPORTS]
    write_old(old, [(ONE, readings[:3]), (TWO, [(readings[0][0], readings[0][1][:2])])])
    before = old.read_bytes()
    with pytest.raises(StoreError, match="detente migrate"):
        open_ledger(old)
    assert old.read_bytes() == before
    kept = migrate(old, run=TWO)
    assert kept == tmp_path / "old.schema1"
    assert kept.read_bytes() == before
    fill(new, range(3))
    fill(new, range(1), run=TWO, fewer=len(readings[0][1]) - 2)
    with open_ledger(old, run=TWO) as migrated, open_ledger(new) as wanted:
        migrated.fold()
        assert content(migrated) == content(wanted)
        assert migrated.check() == []
        assert "migrated from schema version 1" in migrated.log()[0].what
        assert migrated.add(*readings[3])
    assert migrate(old, run=TWO) is None


def test_a_ledger_of_a_newer_version_is_not_migrated(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    fill(path, range(1))
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET schema_version = 99")
    with pytest.raises(StoreError, match="a newer détente is needed"):
        migrate(path, run=ONE)
    assert [file.name for file in tmp_path.iterdir()] == ["ledger"]


def test_a_kill_while_migrating_leaves_the_old_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    write_old(path, [(ONE, [(REPORTS[0], records_of(REPORTS[0]))])])
    before = path.read_bytes()
    script = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom detente.ledger import migrating, rewriting\n"
        "rewriting.os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from detente.ledger.adding import Run\nmigrating.migrate(Path(sys.argv[1]), run=Run())"
    )
    assert subprocess.run([sys.executable, "-c", script, str(path)]).returncode != 0
    assert path.read_bytes() == before
    assert migrate(path, run=TWO) is not None


# -- kills and disks --------------------------------------------------------------------------------------------------


def test_kills_at_random_moments_leave_the_old_or_the_new_state(tmp_path: Path) -> None:
    words = [sys.executable, str(ROOT / "bench" / "kills.py"), "--runs", "3", "--folder", str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing lost, nothing half written" in done.stdout


ADD_UNTIL_FULL = """
import resource, signal, sys
sys.path.insert(0, {here!r})
from ledger_samples import article, records_of
from detente.errors import StoreError
from detente.ledger.entry import open_ledger
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
number = 0
try:
    with open_ledger({path!r}) as ledger:
        while True:
            report = article(str(number), text=article().text + chr(10) + str(number) * 20_000)
            ledger.add(report, records_of(report))
            print(number, flush=True)
            number += 1
except StoreError as error:
    print("refused", error)
    sys.exit(4)
"""


def add_until_full(path: Path, *, limit: int) -> tuple[list[int], str]:
    script = ADD_UNTIL_FULL.format(here=str(Path(__file__).parent), path=str(path), limit=limit)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 4, done.stdout + done.stderr
    *stored, last = done.stdout.splitlines()
    return [int(line) for line in stored], last


def check_full(path: Path, stored: list[int], refusal: str) -> None:
    assert stored
    assert refusal.startswith(f"refused {path}")
    with open_ledger(path) as ledger:
        there = {report.title for report in ledger.articles()}
        assert {str(number) for number in stored} <= there
        assert {len(ledger.records("event", article=report.id)) for report in ledger.articles()} == {1}
        assert ledger.check() == []


def test_a_file_that_may_not_grow_refuses_and_keeps_what_is_in(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    stored, refusal = add_until_full(path, limit=3_000_000)
    check_full(path, stored, refusal)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes; skipped where one may not be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("no right to mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_refuses_and_keeps_what_is_in(small_disk: Path) -> None:
    path = small_disk / "ledger"
    stored, refusal = add_until_full(path, limit=resource.RLIM_INFINITY)
    assert os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_bsize < 1_500_000
    shutil.copytree(small_disk, small_disk.parent / "copy")
    copy = small_disk.parent / "copy" / "ledger"
    check_full(copy, stored, refusal.replace(str(path), str(copy)))


def test_a_read_only_disk_can_be_read_and_refuses_to_be_written(small_disk: Path) -> None:
    path = small_disk / "ledger"
    fill(path, range(2))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with open_ledger(path, read_only=True) as ledger:
        assert len(ledger.articles()) == 2
    with pytest.raises(StoreError):
        open_ledger(path)
    with pytest.raises(StoreError):
        open_ledger(small_disk / "other")
    with pytest.raises(StoreError):
        migrate(small_disk / "none", run=ONE)
    words = [sys.executable, "-m", "detente", "fold", "--ledger", str(path)]
    assert subprocess.run(words, capture_output=True, check=False).returncode == 4
