import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from ledger_samples import article, records_of

from detente.errors import StoreError
from detente.ledger.entry import open_ledger
from detente.ledger.opening import wal_of
from detente.model import KINDS

ADD_FOREVER = """
import sys
sys.path.insert(0, {here!r})
from ledger_samples import article, records_of
from detente.ledger.entry import open_ledger
with open_ledger({path!r}) as ledger:
    print("open", flush=True)
    for number in range({first}, 1_000_000):
        report = article(str(number))
        ledger.add(report, records_of(report))
        print(number, flush=True)
"""
HERE = str(Path(__file__).parent)


def start(path: Path, *, first: int = 0) -> "subprocess.Popen[str]":
    script = ADD_FOREVER.format(here=HERE, path=str(path), first=first)
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)


def lines_until_killed(child: "subprocess.Popen[str]", *, count: int) -> list[int]:
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    lines = [child.stdout.readline() for _ in range(count)]
    child.send_signal(signal.SIGKILL)
    lines += child.stdout.read().splitlines()
    child.wait()
    child.stdout.close()
    return [int(line) for line in lines]


def test_a_kill_loses_nothing_that_was_reported_as_stored(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    reported: list[int] = []
    for round_ in range(5):
        reported += lines_until_killed(start(path, first=len(reported) + 10 * round_), count=3 + round_)
        with open_ledger(path, read_only=True) as ledger:
            stored = {report.id for report in ledger.articles()}
            whole = [len(ledger.records(kind, article=one)) for one in stored for kind in ("event", "doubt")]
        assert {article(str(number)).id for number in reported} <= stored
        assert set(whole) == {1}
    with open_ledger(path) as ledger:
        assert {report.id for report in ledger.articles()} == stored


def test_a_kill_while_making_the_ledger_leaves_nothing_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    script = (
        "import os, signal, sys\nfrom detente.ledger import opening\n"
        "opening._give_name = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from detente.ledger.entry import open_ledger\nopen_ledger(sys.argv[1])"
    )
    assert subprocess.run([sys.executable, "-c", script, str(path)]).returncode == -signal.SIGKILL
    assert not path.exists()
    with open_ledger(path) as ledger:
        assert ledger.articles() == []


@pytest.mark.parametrize("read_only", [False, True])
def test_a_second_process_is_told_so_within_two_seconds(tmp_path: Path, read_only: bool) -> None:
    child = start(tmp_path / "ledger")
    assert child.stdout is not None
    child.stdout.readline()
    began = time.monotonic()
    with pytest.raises(StoreError, match="another process writes to"):
        open_ledger(tmp_path / "ledger", read_only=read_only)
    assert time.monotonic() - began < 2
    child.kill()
    child.wait()
    child.stdout.close()


def test_a_ledger_asked_for_reading_only_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no ledger here"):
        open_ledger(tmp_path / "none", read_only=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"Ardenia condemned the raid.\n", b"\0" * 8 + b"DUCK" + b"\0" * 9000])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_foreign_file_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes, read_only: bool) -> None:
    path = tmp_path / "ledger"
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        open_ledger(path, read_only=read_only)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE meta (key VARCHAR)")
    content = path.read_bytes()
    with pytest.raises(StoreError, match="of another program"):
        open_ledger(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("place", [9, 4096 + 20, 12288 + 5000, -5000])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_damaged_ledger_says_so_and_is_left_as_it_is(tmp_path: Path, place: int, read_only: bool) -> None:
    path = tmp_path / "ledger"
    with open_ledger(path) as ledger:
        ledger.add(article(), records_of(article()))
        good = [ledger.records(kind) for kind in KINDS]
    damaged = bytearray(path.read_bytes())
    damaged[place] ^= 1
    path.write_bytes(damaged)
    try:
        with open_ledger(path, read_only=read_only) as ledger:
            assert [ledger.records(kind) for kind in KINDS] == good
    except StoreError as error:
        message = str(error)
    else:
        message = ""
    assert "\n" not in message
    assert path.read_bytes() == damaged


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5])
def test_a_ledger_that_ends_too_early_is_damaged_and_can_be_made_anew(tmp_path: Path, share: float) -> None:
    path = tmp_path / "ledger"
    with open_ledger(path) as ledger:
        ledger.add(article(), records_of(article()))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(StoreError, match="is damaged and left as it is; `detente rebuild`"), open_ledger(path, read_only=True) as ledger:
        ledger.records("event")


@pytest.mark.parametrize(("change", "message"), [("schema_version = 99", "schema version 99"), ("shape = 'older'", "another version")])
def test_another_schema_is_refused(tmp_path: Path, change: str, message: str) -> None:
    open_ledger(tmp_path / "ledger").close()
    with duckdb.connect(str(tmp_path / "ledger")) as connection:
        connection.execute(f"UPDATE meta SET {change}")
    with pytest.raises(StoreError, match=message):
        open_ledger(tmp_path / "ledger")


def test_a_write_protected_ledger_with_a_log_left_over_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    reported = lines_until_killed(start(path), count=3)
    assert wal_of(path).exists()
    for file in (path, wal_of(path)):
        file.chmod(0o444)
    tmp_path.chmod(0o555)
    with open_ledger(path, read_only=True) as ledger:
        assert len(ledger.articles()) >= len(reported)
    tmp_path.chmod(0o755)


@pytest.mark.parametrize("name", ["a b", "étude 🕊", "it's", 'say "so"', "x" * 250])
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    with open_ledger(tmp_path / name) as ledger:
        ledger.add(article(), [])
        ledger.forget(article().id)
        assert ledger.articles() == []


@pytest.mark.parametrize("make", ["folder", "fifo", "loop", "device", "long"])
def test_what_is_not_a_file_is_refused(tmp_path: Path, make: str) -> None:
    path = tmp_path / "ledger"
    if make == "folder":
        path.mkdir()
    elif make == "fifo":
        os.mkfifo(path)
    elif make == "loop":
        path.symlink_to(path)
    else:
        path = Path("/dev/zero") if make == "device" else tmp_path / ("x" * 300)
    with pytest.raises(StoreError):
        open_ledger(path)


def test_opening_takes_less_than_a_third_of_a_second(tmp_path: Path) -> None:
    open_ledger(tmp_path / "ledger").close()
    began = time.monotonic()
    open_ledger(tmp_path / "ledger", read_only=True).close()
    assert time.monotonic() - began < 0.3
