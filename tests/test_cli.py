"""The command line: what it prints, and with which status it ends."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from detente import cli
from detente.config import read_config
from detente.engine.settings import Settings
from detente.errors import UsageError
from detente.ledger.entry import open_ledger
from detente.reading.pipeline import Reader

ROOT = Path(__file__).parents[1]
REPORT = (
    "Swedish Foreign Minister Anna Holt will meet her Bulgarian counterpart in Sofia on Friday.\n\nSweden condemned Bulgaria on Monday.\n"
)


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(reader: Reader, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in this process, with the reader that is loaded already; user's word lists get one of their own."""
    monkeypatch.chdir(ROOT)
    load = Settings.load
    usual = Settings()
    monkeypatch.setattr(Settings, "load", lambda settings: reader if settings == usual else load(settings))

    def call(*words: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["detente", *words])
        status: object = 0
        try:
            cli.main()
        except SystemExit as end:
            status = end.code or 0
        out = capsys.readouterr()
        return Done(int(str(status)), out.out, out.err)

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    page = tmp_path / "2026-03-05-report.txt"
    page.write_text(REPORT, encoding="utf-8")
    return page


def test_read_prints_json_lines_and_nothing_else(run: Run, report: Path) -> None:
    done = run("read", str(report))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert records[0]["kind"] == "article"
    assert records[0]["published"] == "2026-03-05"
    assert {"actor", "event"} <= {r["kind"] for r in records}


def test_every_span_is_the_text_at_its_place(run: Run, report: Path) -> None:
    records = [json.loads(line) for line in run("read", str(report)).stdout.splitlines()]
    spans = [s for r in records[1:] for s in r["spans"]]
    assert spans
    assert all(REPORT[s["start"] : s["end"]] == s["text"] for s in spans)


def test_reading_twice_prints_the_same_bytes(run: Run, report: Path) -> None:
    assert run("read", str(report)).stdout == run("read", str(report)).stdout


def test_a_bad_input_is_refused_and_the_run_goes_on(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    done = run("read", str(tmp_path))
    assert done.returncode == 1
    assert {json.loads(line)["kind"] for line in done.stdout.splitlines()} >= {"refused", "article"}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["read", "nowhere.txt"], 3),
        (["read", "README.md", "--published", "2026-02-31"], 2),
        (["show", "event"], 2),
        (["show", "nothing", "--ledger", "x.ledger"], 2),
        (["show", "event", "--ledger", "no/such.ledger"], 4),
        (["rule", "no.such"], 2),
        (["brief", "README.md", "--parties", "USA"], 2),
        (["nonsense"], 2),
    ],
)
def test_a_users_mistake_ends_in_one_line_and_its_status(run: Run, words: list[str], status: int) -> None:
    done = run(*words)
    assert done.returncode == status
    assert "Traceback" not in done.stderr


def test_a_ledger_keeps_shows_finds_and_forgets(run: Run, report: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "a.ledger")
    assert run("add", str(report), "--ledger", ledger).returncode == 0
    assert "0 new" in run("add", str(report), "--ledger", ledger).stderr
    events = [json.loads(line) for line in run("show", "event", "--ledger", ledger, "--format", "jsonl").stdout.splitlines()]
    assert events == [r for r in map(json.loads, run("read", str(report)).stdout.splitlines()) if r["kind"] == "event"]
    assert "Sofia" in run("search", "counterpart", "--ledger", ledger).stdout
    assert events[0]["rule"] in run("why", events[0]["id"], "--ledger", ledger).stdout
    swedish = run("show", "event", "--ledger", ledger, "--format", "jsonl", "--party", "SWE").stdout.splitlines()
    assert [json.loads(line)["id"] for line in swedish] == [e["id"] for e in events]
    assert run("show", "event", "--ledger", ledger, "--format", "jsonl", "--party", "PER").stdout == ""
    assert run("forget", events[0]["article"], "--ledger", ledger).returncode == 0
    assert run("show", "event", "--ledger", ledger, "--format", "jsonl").stdout == ""


def test_groups_show_one_act_of_two_reports(run: Run, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "2026-03-06-other.txt"
    other.write_text("A bridge is shut. On Monday, Sweden condemned Bulgaria.\n", encoding="utf-8")
    ledger = str(tmp_path / "a.ledger")
    assert run("add", str(report), str(other), "--ledger", ledger).returncode == 0
    groups = [json.loads(line) for line in run("groups", "event", "--ledger", ledger, "--format", "jsonl").stdout.splitlines()]
    assert sorted(len({r["article"] for r in g["reports"]}) for g in groups)[-1] == 2
    assert "2 reports, 2 independent" in run("groups", "event", "--sources", "2", "--ledger", ledger).stdout
    assert "0 articles folded in" in run("fold", "--ledger", ledger).stderr
    assert run("groups", "event", "--ledger", ledger, "--format", "xml").returncode == 2


def test_a_correction_counts_until_it_is_undone(run: Run, report: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "a.ledger")
    run("add", str(report), "--ledger", ledger)
    shown = run("show", "event", "--ledger", ledger, "--format", "jsonl").stdout
    record = json.loads(shown.splitlines()[0])["id"]
    assert "reject" not in run("why", record, "--ledger", ledger).stdout
    correction = run("correct", "reject", record, "--why", "a joke", "--ledger", ledger).stdout.strip()
    assert record not in run("show", "event", "--ledger", ledger, "--format", "jsonl").stdout
    last = run("why", record, "--ledger", ledger).stdout.splitlines()[-1]
    assert re.fullmatch(rf"  rejected, by .+ on \d{{4}}-\d\d-\d\d.*: a joke \(correction {correction}\)", last)
    assert "why=a joke" in run("corrections", "--ledger", ledger).stdout
    assert run("correct", "edit", record, "--ledger", ledger).returncode == 2
    run("correct", "undo", correction, "--ledger", ledger)
    assert "reject" not in run("why", record, "--ledger", ledger).stdout
    assert run("show", "event", "--ledger", ledger, "--format", "jsonl").stdout == shown
    assert run("show", "event", "--ledger", ledger, "--format", "jsonl", "--at-time", "2001-01-01").stdout == ""
    assert run("versions", "--ledger", ledger).stdout == ""
    assert run("check", "--ledger", ledger).returncode == 0


def test_why_tells_of_an_edit_from_both_sides(run: Run, report: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "a.ledger")
    run("add", str(report), "--ledger", ledger)
    old = json.loads(run("show", "event", "--ledger", ledger, "--format", "jsonl").stdout.splitlines()[0])["id"]
    assert (
        'such as {"start": "2026-03-05", "end": "2026-03-05"'
        in run("correct", "edit", old, "when", "2026-03-05", "--ledger", ledger).stderr
    )
    run("correct", "edit", old, "place", "Accra", "--ledger", ledger)
    events = map(json.loads, run("show", "event", "--ledger", ledger, "--format", "jsonl").stdout.splitlines())
    (new,) = [event["id"] for event in events if event["place"] == "Accra"]
    assert f"  edited: place is Accra, in the record {new}, by " in run("why", old, "--ledger", ledger).stdout
    assert f"  made of {old} by an edit: place is Accra, by " in run("why", new, "--ledger", ledger).stdout


def test_what_shows_words_is_refused_of_a_ledger_without_them(run: Run, report: Path, tmp_path: Path) -> None:
    ledger, pack = str(tmp_path / "a.ledger"), str(tmp_path / "b.ledger")
    run("add", str(report), "--ledger", ledger)
    act = json.loads(run("show", "event", "--ledger", ledger, "--format", "jsonl").stdout.splitlines()[0])["id"]
    run("pack", "--without-text", "--out", pack, "--ledger", ledger)
    for words in (["why", act], ["brief", "--parties", "SWE,BGR"]):
        done = run(*words, "--ledger", pack)
        assert done.returncode == 2
        assert "was packed without text" in done.stderr
        assert done.stdout == ""


def test_where_nothing_is_found_a_note_says_so(run: Run, report: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "a.ledger")
    run("add", str(report), "--ledger", ledger)
    for words in (["groups", "event", "--party", "FRA"], ["versions"], ["corrections"], ["show", "event", "--party", "FRA"]):
        done = run(*words, "--ledger", ledger)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "nothing found\n")
    assert run("groups", "event", "--ledger", ledger).stderr == ""
    assert run("groups", "event", "--party", "FRA", "--format", "jsonl", "--ledger", ledger).stderr == ""


def test_a_pack_into_a_folder_that_is_missing_names_the_folder(run: Run, report: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "a.ledger")
    run("add", str(report), "--ledger", ledger)
    done = run("pack", "--out", str(tmp_path / "missing" / "x"), "--ledger", ledger)
    assert done.returncode == 4
    assert f"there is no folder {tmp_path / 'missing'}" in done.stderr
    assert not (tmp_path / "missing").exists()


def test_a_ledger_is_packed_merged_rebuilt_and_migrated(run: Run, report: Path, tmp_path: Path) -> None:
    ledger, pack = str(tmp_path / "a.ledger"), str(tmp_path / "b.ledger")
    run("add", str(report), "--ledger", ledger)
    shown = run("show", "event", "--ledger", ledger, "--format", "jsonl").stdout
    assert run("pack", "--out", pack, "--ledger", ledger).returncode == 0
    assert "0 articles" in run("merge", pack, ledger).stderr
    assert "up to date" in run("migrate", "--ledger", pack).stderr
    assert run("rebuild", "--ledger", pack).returncode == 0
    assert run("show", "event", "--ledger", pack, "--format", "jsonl").stdout == shown
    Path(pack).write_bytes(b"damaged")
    assert run("check", "--ledger", pack).returncode == 4
    assert run("rebuild", "--ledger", pack).returncode == 4
    assert run("rebuild", str(report), "--ledger", pack).returncode == 0
    assert run("show", "event", "--ledger", pack, "--format", "jsonl").stdout == shown


def test_a_brief_from_files_and_from_a_ledger_say_the_same(run: Run, report: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "a.ledger")
    run("add", str(report), "--ledger", ledger)
    one = run("brief", str(report), "--parties", "SWE,BGR").stdout
    assert one.startswith("# Brief SWE–BGR")
    assert one == run("brief", "--ledger", ledger, "--parties", "SWE,BGR").stdout


def test_a_brief_as_a_page_has_no_script_and_escapes_the_report(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "2026-03-05-x.txt"
    page.write_text("Sweden said: \u201c<script>alert(1)</script> we will respond to Bulgaria.\u201d\n", encoding="utf-8")
    html = run("brief", str(page), "--parties", "SWE,BGR", "--format", "html").stdout
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_a_brief_says_what_to_know_of_a_report(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "2026-03-05-x.txt"
    page.write_bytes(b"Sweden condemned Bulgaria on Monday. This text was machine translated.\n" + b"\x93Yes\x94\n")
    for form in ("md", "html"):
        printed = run("brief", str(page), "--parties", "SWE,BGR", "--format", form).stdout
        assert " · encoding guessed" in printed
        assert " · translated · published 2026-03-05" in printed


def test_try_shows_marked_words(run: Run) -> None:
    assert "{source:Sweden}" in run("try", "Sweden condemned Bulgaria on Monday.").stdout


def test_a_users_word_list_names_new_parties(run: Run) -> None:
    done = run("try", "Ardenia condemned Borland.", "--words", "examples/invented/words")
    assert "{source:Ardenia}" in done.stdout


def test_the_installed_module_reads_standard_input() -> None:
    words = [sys.executable, "-m", "detente", "read", "-", "--published", "2026-03-05"]
    done = subprocess.run(words, cwd=ROOT, input=REPORT, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout.splitlines()[0])["text"] == REPORT


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["brief", "{report}", "--parties", "SWE,XXQ"], 2, "no word list has a party 'XXQ'"),
        (["brief", "{report}", "--parties", "SWE,BGR", "--until", "garbage"], 2, "not a day"),
        (["brief", "{report}", "--parties", "SWE,BGR", "--until", "1999-01-01"], 3, "no report up to 1999-01-01"),
        (["brief", "{report}", "--parties", "SWE,BGR", "--out", "no/such/page.html"], 2, "--out no/such/page.html"),
        (["try", "Sweden spoke.", "--published", "5"], 2, "is no day"),
        (["try", "a\udced\udca0 said"], 2, "no UTF-8"),
        (["try", "Sweden spoke.", "--model", "nope"], 2, "no spaCy pipeline named 'nope'"),
        (["add", "{report}", "--ledger", "no/such/x.ledger"], 4, "there is no folder"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(run: Run, report: Path, words: list[str], status: int, says: str) -> None:
    done = run(*[w.replace("{report}", str(report)) for w in words])
    assert (done.returncode, done.stdout) == (status, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_parties_are_known_in_small_letters_too(run: Run, report: Path) -> None:
    assert run("brief", str(report), "--parties", "swe,bgr").stdout == run("brief", str(report), "--parties", "SWE,BGR").stdout


def test_a_ledger_reads_again_what_other_word_lists_see(run: Run, tmp_path: Path) -> None:
    page, ledger = tmp_path / "2026-03-05-a.txt", str(tmp_path / "a.ledger")
    page.write_text("Ardenia expelled four Borland diplomats on Friday.\n", encoding="utf-8")
    run("add", str(page), "--ledger", ledger)
    assert "1 new" in run("add", str(page), "--ledger", ledger, "--words", "examples/invented/words").stderr
    events = run("show", "event", "--ledger", ledger, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["source"][0]["state"] for line in events] == ["XAR"]


@pytest.mark.parametrize("setting", ["ledger = 5", "model = 5", 'outlets = "x"', '[outlets]\n"Lakeside Courier" = 5'])
def test_a_wrong_setting_is_refused_with_its_place(tmp_path: Path, setting: str) -> None:
    page = tmp_path / "detente.toml"
    page.write_text(setting, encoding="utf-8")
    with pytest.raises(UsageError, match=r"detente\.toml"):
        read_config(page)


def test_a_folder_of_shards_is_corrected_folded_and_forgotten_in_as_a_file_is(run: Run, tmp_path: Path) -> None:
    shard = tmp_path / "a.jsonl"
    shard.write_text(json.dumps({"id": "1", "text": REPORT, "published": "2026-03-05"}) + "\n", encoding="utf-8")
    folder = f"{tmp_path}/out/"
    assert run("add", str(shard), "--ledger", folder).returncode == 0
    event = json.loads(run("show", "event", "--ledger", folder, "--format", "jsonl").stdout.splitlines()[0])
    done = run("correct", "edit", event["id"], "place", "Accra", "--why", "said on page 2", "--ledger", folder)
    assert done.returncode == 0
    assert "value=Accra" in run("corrections", "--ledger", folder).stdout
    assert "Accra" in run("show", "event", "--ledger", folder, "--format", "jsonl").stdout
    assert "1 articles folded in" in run("fold", "--ledger", folder).stderr
    assert run("groups", "event", "--ledger", folder).stdout
    assert run("correct", "undo", done.stdout.strip(), "--ledger", folder).returncode == 0
    assert "Accra" not in run("show", "event", "--ledger", folder, "--format", "jsonl").stdout
    assert run("check", "--ledger", folder).stderr == "whole\n"
    assert run("forget", event["article"], "--ledger", folder).returncode == 0
    assert run("show", "event", "--ledger", folder, "--format", "jsonl").stdout == ""


@pytest.mark.parametrize("words", [["rebuild"], ["migrate"], ["watch", "{folder}", "--looks", "1"]])
def test_what_needs_one_file_says_what_to_do_with_a_folder(run: Run, tmp_path: Path, words: list[str]) -> None:
    done = run(*[w.replace("{folder}", str(tmp_path)) for w in words], "--ledger", str(tmp_path))
    assert (done.returncode, "its shards are read with `detente add" in done.stderr) == (2, True)


def test_merging_what_is_no_ledger_makes_none(run: Run, tmp_path: Path) -> None:
    assert run("merge", str(tmp_path / "new"), str(tmp_path / "nowhere")).returncode == 4
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("words", [["fold"], ["forget", "x"], ["correct", "accept", "x"], ["pack", "--out", "{folder}/p"]])
def test_a_misspelt_ledger_is_not_made(run: Run, tmp_path: Path, words: list[str]) -> None:
    done = run(*[w.replace("{folder}", str(tmp_path)) for w in words], "--ledger", str(tmp_path / "misspelt"))
    assert done.returncode == 4
    assert "no ledger here" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_log_says_who_forgot_when_and_why(run: Run, report: Path, tmp_path: Path) -> None:
    ledger = str(tmp_path / "a.ledger")
    run("add", str(report), "--ledger", ledger)
    (line,) = run("show", "article", "--ledger", ledger, "--format", "jsonl").stdout.splitlines()
    run("forget", json.loads(line)["id"], "--ledger", ledger, "--why", "asked by the outlet")
    with open_ledger(ledger, read_only=True) as store:
        (entry,) = store.log()
    assert entry.time is not None
    assert entry.who is not None
    assert entry.why == "asked by the outlet"


def test_a_search_says_which_hit_is_a_statement(run: Run, tmp_path: Path) -> None:
    page, ledger = tmp_path / "2026-03-05-a.txt", str(tmp_path / "a.ledger")
    page.write_text("\u201cWe will answer the raid,\u201d Swedish Foreign Minister Anna Holt said.\n", encoding="utf-8")
    run("add", str(page), "--ledger", ledger)
    (statement,) = run("show", "statement", "--ledger", ledger, "--format", "jsonl").stdout.splitlines()
    of_report, of_statement = run("search", "answer", "raid", "--ledger", ledger).stdout.splitlines()
    assert "  report  " in of_report
    assert f"  statement {json.loads(statement)['id']}  " in of_statement
    assert run("show", "doubt", "--ledger", ledger).stdout == ""


def detente(words: list[str], *, out: object) -> Done:
    done = subprocess.run([sys.executable, "-m", "detente", *words], stdout=out, stderr=subprocess.PIPE, text=True, check=False)  # type: ignore[call-overload]
    return Done(done.returncode, "", done.stderr)


def test_output_that_cannot_be_written_ends_in_one_line_and_4(report: Path) -> None:
    with open("/dev/full", "wb") as full:
        for words in (["read", str(report)], ["schema"]):
            done = detente(words, out=full)
            assert (done.returncode, done.stderr.splitlines()[-1]) == (4, "detente: the output cannot be written (No space left on device)")
            assert "Traceback" not in done.stderr
            assert "ignored" not in done.stderr


def test_a_reader_that_leaves_ends_the_output_quietly() -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    done = detente(["schema"], out=theirs)
    os.close(theirs)
    assert (done.returncode, done.stderr) == (1, "")
