"""Rows 66–67 of docs/faults.md: odd paths, and runs without anything to read."""

import os
import socket
from pathlib import Path

import pytest
from fault_files import TEXT, read

from detente.cli import main
from detente.model import Article, Refused
from detente.sources.files import read_sources


@pytest.mark.parametrize("name", ["with a blank.txt", "Ünïcödé – é\u0301.txt", "x" * 251 + ".txt", "a[1]*?.txt", "-.txt", "'quoted\"'.txt"])
def test_row_66_odd_names_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    for path in (tmp_path, tmp_path / name):
        [article] = read(path)
        assert isinstance(article, Article)


def test_row_66_a_pattern_stands_for_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "a/x.md", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    found = [one.source.removeprefix(f"{tmp_path}/") for one in read(tmp_path / "**" / "*.txt")]
    assert found == ["a/1.txt", "b/2.txt", "c.txt"]


def test_row_66_a_loop_of_links_a_pipe_a_socket_and_a_device_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loop.txt").symlink_to("loop.txt")
    os.mkfifo("pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        found = list(read_sources(["loop.txt", "pipe.txt", "socket.txt", "/dev/zero"]))
    assert all(isinstance(one, Refused) for one in found)
    assert len(found) == 4


def test_row_66_a_web_address_is_told_how_to_fetch(tmp_path: Path) -> None:
    [refused] = read_sources(["https://news.example/a"])
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("is a web address; fetch it first")


def test_row_66_a_table_of_words_among_reports_is_passed_over_and_one_of_texts_is_read(tmp_path: Path) -> None:
    (tmp_path / "states.csv").write_text("id,name\nKEN,Kenya\n", encoding="utf-8")
    (tmp_path / "texts.csv").write_text(f'id,text\n1,"{TEXT}"\n', encoding="utf-8")
    assert [one.source for one in read(tmp_path)] == [f"{tmp_path}/texts.csv#1"]
    [refused] = read(tmp_path / "states.csv")
    assert isinstance(refused, Refused)


@pytest.mark.parametrize("names", [[], ["empty.txt", "picture.png"]])
def test_row_67_a_run_without_anything_usable_ends_with_3_and_a_list(
    tmp_path: Path, names: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in names:
        (tmp_path / name).write_bytes(b"\x89PNG" if name.endswith("png") else b"")
    monkeypatch.setattr("sys.argv", ["detente", "brief", str(tmp_path), "--parties", "KEN,GHA"])
    with pytest.raises(SystemExit) as end:
        main()
    printed = capsys.readouterr()
    assert end.value.code == 3
    assert printed.out == "", "no empty brief"
    assert all(name in printed.err for name in names)
    assert f"0 articles, 0 records, {max(1, len(names))} refused" in printed.err
