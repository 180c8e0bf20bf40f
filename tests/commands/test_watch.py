"""What `detente watch` and `detente fetch` do, seen from the command line."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from detente import cli
from detente.ledger.entry import open_ledger
from detente.model import Refused
from detente.reading.pipeline import Reader
from detente.sources.watching import Watch

sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))

from fault_web import PAGE, serving

REPORT = "Sweden condemned Bulgaria on Monday.\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(reader: Reader, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Reader, "load", lambda **options: reader)

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["detente", *words])
        status: object = 0
        try:
            cli.main()
        except SystemExit as end:
            status = end.code or 0
        printed = capsys.readouterr()
        return int(str(status)), printed.out, printed.err

    return call


def sources(ledger: str) -> list[str]:
    with open_ledger(ledger, read_only=True) as store:
        return [article.source for article in store.articles()]


def test_a_file_is_handed_on_once_it_stands_still_and_again_when_it_changes(tmp_path: Path) -> None:
    watch, page = Watch(), tmp_path / "a.txt"
    page.write_text("one")
    looks = [watch.look([str(tmp_path)]) for _ in range(3)]
    assert looks == [[], [str(page)], []]
    page.write_text("another")
    os.utime(page, ns=(1, 1))
    assert [watch.look([str(tmp_path)]) for _ in range(2)] == [[], [str(page)]]


def test_a_table_of_no_texts_in_a_folder_is_passed_over_and_a_missing_path_is_said(tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text("code,name\nUSA,America\n")
    (tmp_path / "empty").mkdir()
    watch, missing = Watch(), str(tmp_path / "none")
    looks = [watch.look([str(tmp_path), str(tmp_path / "empty"), missing]) for _ in range(2)]
    assert looks == [[], []]
    assert [item.source for item in watch.missing] == [missing]


def test_a_path_with_nothing_at_it_is_said_once(run: Run) -> None:
    status, _, notes = run("watch", "none", "--ledger", "a.duckdb", "--every", "0", "--looks", "3")
    assert (status, notes) == (0, "refused none: does not exist; give a file or a folder, or - for standard input\n")


def test_a_file_with_an_item_under_embargo_is_handed_on_again_when_its_time_has_come(tmp_path: Path) -> None:
    watch, page = Watch(), tmp_path / "a.jsonl"
    page.write_text("one")
    assert [watch.look([str(tmp_path)]) for _ in range(2)] == [[], [str(page)]]
    watch.hold(Refused(source=f"{page}:3", reason="is under embargo until 2026-03-05T10:00+00:00; read it again then"))
    looks = []
    for minute in (0, 1, 2):
        watch.release(datetime(2026, 3, 5, 10, minute, tzinfo=UTC))
        looks.append(watch.look([str(tmp_path)]))
    assert looks == [[], [str(page)], []]


def test_a_file_that_grows_waits(tmp_path: Path) -> None:
    watch, page = Watch(), tmp_path / "a.txt"
    for words in ("one", "one two", "one two three"):
        page.write_text(words)
        assert watch.look([str(tmp_path)]) == []
    assert watch.look([str(tmp_path)]) == [str(page)]


def test_watch_adds_what_is_new_in_a_folder(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "2026-03-05-a.txt").write_text(REPORT, encoding="utf-8")
    status, out, _ = run("watch", str(folder), "--ledger", "a.ledger", "--every", "0.01", "--looks", "3")
    assert status == 0
    assert out.count("1 new articles") == 1
    (folder / "empty.txt").write_text("", encoding="utf-8")
    status, out, err = run("watch", str(folder), "--ledger", "a.ledger", "--every", "0.01", "--looks", "3")
    assert "0 new articles" in out
    assert "refused" in err
    assert sources("a.ledger") == [str(folder / "2026-03-05-a.txt")]


HOLD = "import duckdb, sys; connection = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def test_files_wait_while_another_process_holds_the_ledger_and_it_is_said_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "2026-03-05-a.txt").write_text(REPORT, encoding="utf-8")
    open_ledger("a.ledger").close()
    with subprocess.Popen([sys.executable, "-c", HOLD, "a.ledger"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        pauses: list[float] = []

        def pause(seconds: float) -> None:
            pauses.append(seconds)
            if len(pauses) == 4:
                other.communicate()

        monkeypatch.setattr("detente.commands.watch.time.sleep", pause)
        status, out, err = run("watch", "2026-03-05-a.txt", "--ledger", "a.ledger", "--looks", "6")
    assert (status, out.count("1 new articles")) == (0, 1)
    assert err == "a.ledger: another process writes to this ledger; wait for it to end; 1 files wait for the next look\n"
    assert sources("a.ledger") == ["2026-03-05-a.txt"]


def test_a_ledger_that_is_held_to_the_last_look_or_is_none_ends_with_4(run: Run, tmp_path: Path) -> None:
    (tmp_path / "2026-03-05-a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "none.ledger").write_text("no ledger at all")
    words = ["watch", "2026-03-05-a.txt", "--every", "0", "--looks", "3", "--ledger"]
    assert run(*words, "none.ledger")[::2] == (4, "detente: none.ledger: is not a ledger (or is damaged); it is left as it is\n")
    open_ledger("a.ledger").close()
    with subprocess.Popen([sys.executable, "-c", HOLD, "a.ledger"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert run(*words, "a.ledger")[0] == 4
        other.communicate()


def test_watch_adds_what_addresses_answer(run: Run, tmp_path: Path) -> None:
    with serving({"/a": [(200, {}, PAGE)]}) as web:
        words = [
            "--ledger",
            "a.ledger",
            "--keep",
            "kept",
            "--every",
            "0.01",
            "--looks",
            "2",
            "--pause",
            "0",
            "--allow-private",
            "127.0.0.1",
        ]
        status, _, err = run("watch", f"{web.root}/a", *words)
    assert status == 0
    assert f"new {web.root}/a" in err
    [source] = sources("a.ledger")
    assert source.endswith(f"#{web.root}/a")


def test_fetch_keeps_pages_that_read_reads(run: Run, tmp_path: Path) -> None:
    with serving({"/a": [(200, {}, PAGE)]}) as web:
        status, out, _ = run(
            "fetch", f"{web.root}/a", f"{web.root}/none", "--keep", "kept", "--pause", "0", "--allow-private", "127.0.0.0/8"
        )
        assert (status, out.splitlines()[0]) == (1, f"new {web.root}/a")
        assert out.splitlines()[1].startswith(f"refused {web.root}/none: answers with status 404")
        assert run("fetch", f"{web.root}/a", "--keep", "kept", "--offline")[1].startswith(f"same {web.root}/a: kept since ")
    status, out, _ = run("read", "kept")
    assert status == 0
    assert f'"url": "{web.root}/a"' in out


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["fetch", "http://127.0.0.1/a", "--keep", "kept", "--pause", "0"], 3),
        (["fetch", "http://news.example/a", "--keep", "kept", "--allow-private", "home"], 2),
        (["watch", "http://news.example/a", "--ledger", "a.ledger"], 2),
        (["watch", "in"], 2),
    ],
)
def test_wrong_use_ends_in_one_line_and_its_status(run: Run, words: list[str], status: int) -> None:
    found, _, err = run(*words)
    assert found == status
    assert "Traceback" not in err
