"""Shards become segments: the same files from this process, from workers and from Ray, whatever is killed on the way."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import fsspec
import pytest

from detente.engine.adding import Engine, add_shards
from detente.engine.reading import ONE_PROCESS, Machine
from detente.engine.settings import Settings
from detente.engine.shards import digest_of, find_shards, read_shard
from detente.engine.storing import Outcome
from detente.errors import UsageError
from detente.ledger.adding import Run
from detente.ledger.entry import open_ledger
from detente.model import Article, Refused
from detente.reading.pipeline import Reader

ROOT = Path(__file__).parents[2]
RUN = Run(time="2026-03-05T10:00:00+00:00", who="anna", reader="1")
SHARDS, ROWS = 4, 6


def row(number: int) -> dict[str, str]:
    text = f"Sweden expelled {number} Bulgarian diplomats on Friday.\n\nBulgaria said: \u201cWe will answer within {number} days.\u201d"
    return {"id": f"r{number}", "text": text, "published": "2026-03-05", "outlet": "The Lake"}


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four small shards, one of them with a bad row."""
    folder = tmp_path_factory.mktemp("shards")
    for shard in range(SHARDS):
        rows = [json.dumps(row(shard * ROWS + n)) for n in range(1, ROWS + 1)]
        rows += ['{"id": "no text"}'] if shard == 2 else []
        (folder / f"part-{shard}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def one_reader(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """This process uses the reader that is loaded already."""
    monkeypatch.setattr(Settings, "load", lambda settings: reader)


def add(paths: list[str], ledger: str, *, machine: Machine = ONE_PROCESS, run: Run = RUN) -> list[Outcome]:
    return list(
        add_shards(paths, ledger=ledger, published=None, run=run, settings=Settings(), machine=machine, engine=Engine())
    )  # fmt: skip


def files_of(ledger: Path) -> dict[str, bytes]:
    """The Parquet files; manifests also say who wrote them and when."""
    return {str(p.relative_to(ledger)): p.read_bytes() for p in sorted(ledger.rglob("*.parquet"))}


@pytest.fixture(scope="module")
def clean(shards: Path, reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that one undisturbed run of the command line made."""
    ledger = tmp_path_factory.mktemp("clean") / "ledger"
    done = subprocess.run(command(shards, ledger), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "24 new, 0 already there; 4 segments" in done.stderr
    return ledger


def command(shards: Path, ledger: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "detente", "add", str(shards), "--ledger", f"{ledger}/", *more]


def test_a_folder_ledger_holds_what_reading_finds(clean: Path, shards: Path, reader: Reader) -> None:
    items = [item for shard in sorted(shards.iterdir()) for item in read_shard(str(shard), published=None)]
    found = list(reader.read_inputs(items))
    with open_ledger(clean, read_only=True) as folder:
        assert sorted(a.id for a in folder.articles()) == sorted(a.id for a, _ in found if isinstance(a, Article))
        assert {e.id for e in folder.records("event")} == {r.id for _, rs in found for r in rs if r.kind == "event"}
        assert [r.source for r in folder.records("refused")] == [f"{shards}/part-2.jsonl:7"]


@pytest.mark.usefixtures("one_reader")
def test_reading_twice_adds_nothing(shards: Path, clean: Path) -> None:
    before = files_of(clean)
    outcomes = add([str(shards)], str(clean), run=Run(RUN.time, RUN.who, made_by(clean)))
    assert [(o.stored, o.articles) for o in outcomes] == [(False, ROWS)] * SHARDS
    assert files_of(clean) == before


def made_by(ledger: Path) -> str:
    manifest = json.loads(next((ledger / "manifest").iterdir()).read_bytes())
    reader: str = manifest["reader"]
    return reader


def test_a_run_killed_midway_is_taken_up_where_it_was(shards: Path, clean: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    run = subprocess.Popen(command(shards, ledger), cwd=ROOT, stderr=subprocess.DEVNULL)
    wait_for(lambda: any((ledger / "manifest").glob("*.json")), run)
    run.send_signal(signal.SIGKILL)
    run.wait()
    stored = {p: p.stat().st_mtime_ns for p in (ledger / "manifest").glob("*.json")}
    assert 0 < len(stored) < SHARDS
    done = subprocess.run(command(shards, ledger, "--workers", "2"), cwd=ROOT, capture_output=True, text=True, check=False)
    assert f"{SHARDS - len(stored)} segments" in done.stderr
    assert files_of(ledger) == files_of(clean)
    assert {p: p.stat().st_mtime_ns for p in stored} == stored


def test_ray_stores_the_same_files_though_a_reader_is_killed(shards: Path, clean: Path, tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="the extra 'cluster' is not installed")
    ledger = tmp_path / "ledger"
    words = command(shards, ledger, "--engine", "ray", "--workers", "1")
    run = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    wait_for(lambda: any((ledger / "manifest").glob("*.json")), run)
    readers = [pid for pid in below(run.pid) if b"ray::Reading" in command_of(pid)]
    for pid in readers:
        os.kill(pid, signal.SIGKILL)
    _, shown = run.communicate()
    assert len(readers) == 1
    assert f"24 new, 0 already there; {SHARDS} segments" in shown
    assert files_of(ledger) == files_of(clean)


def wait_for(condition: object, run: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    assert callable(condition)
    end = time.monotonic() + 240
    while not condition():
        assert run.poll() is None, "it ended before it could be killed"
        assert time.monotonic() < end
        time.sleep(0.01)


def below(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    parents = {int(p.name): parent_of(p) for p in Path("/proc").iterdir() if p.name.isdigit()}
    found, waiting = [], [pid]
    while waiting:
        above = waiting.pop()
        children = [child for child, parent in parents.items() if parent == above]
        found += children
        waiting += children
    return found


def parent_of(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0


def command_of(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@pytest.mark.usefixtures("one_reader")
def test_shards_and_ledger_may_lie_at_a_url(shards: Path, clean: Path) -> None:
    store = fsspec.filesystem("memory")
    for shard in shards.iterdir():
        store.pipe_file(f"/in/{shard.name}", shard.read_bytes())
    run = Run(RUN.time, RUN.who, made_by(clean))
    outcomes = add(["memory://in/*.jsonl", "memory://nowhere/x.jsonl"], "memory://out", run=run)
    assert [o.articles for o in outcomes] == [0, *[ROWS] * SHARDS]
    assert [r.source for r in outcomes[0].refused] == ["memory://nowhere/x.jsonl"]
    with open_ledger("memory://out", read_only=True) as far, open_ledger(clean, read_only=True) as near:
        assert far.records("event") == near.records("event")
    store.rm("/in", recursive=True)
    store.rm("/out", recursive=True)


@pytest.fixture
def table(shards: Path, tmp_path: Path) -> Path:
    path = tmp_path / "part.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (SELECT * FROM read_json('{shards}/part-2.jsonl')) TO '{path}' (FORMAT parquet)")
    return path


def test_a_parquet_shard_gives_the_articles_of_the_same_lines(table: Path, shards: Path) -> None:
    lines, rows = (list(read_shard(str(p), published=None)) for p in (shards / "part-2.jsonl", table))
    assert [i.id for i in rows if isinstance(i, Article)] == [i.id for i in lines if isinstance(i, Article)]
    assert [i.reason for i in rows if isinstance(i, Refused)] == ['has no text; a line is {"id": "…", "text": "…"}']


@pytest.mark.usefixtures("one_reader")
def test_a_broken_shard_is_refused_and_the_others_are_stored(shards: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.parquet").write_bytes(b"PAR1 and no more")
    (tmp_path / "in" / "b.jsonl").write_bytes((shards / "part-0.jsonl").read_bytes())
    outcomes = add([str(tmp_path / "in")], str(tmp_path / "out"))
    assert [(o.articles, len(o.refused)) for o in outcomes] == [(0, 1), (ROWS, 0)]
    with open_ledger(tmp_path / "out", read_only=True) as folder:
        assert len(folder.articles()) == ROWS
        assert [r.source for r in folder.records("refused")] == [str(tmp_path / "in" / "a.parquet")]


def test_only_shards_fill_a_folder(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>no shard</p>")
    with pytest.raises(UsageError, match=r"page.html: a folder ledger is filled from shards"):
        find_shards([str(tmp_path)])
    shards, refused = find_shards([str(tmp_path / "nowhere.jsonl")])
    assert (shards, len(refused)) == ([], 1)


def test_a_shard_is_known_by_its_bytes(shards: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes((shards / "part-0.jsonl").read_bytes())
    assert digest_of(str(copy)) == digest_of(str(shards / "part-0.jsonl")) != digest_of(str(shards / "part-1.jsonl"))


def test_an_unknown_engine_is_wrong_use(shards: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="it is local or ray"):
        list(
            add_shards(
                [str(shards)], ledger=str(tmp_path / "x"), published=None, run=RUN, settings=Settings(),
                machine=ONE_PROCESS, engine=Engine("spark"),
            )
        )  # fmt: skip
