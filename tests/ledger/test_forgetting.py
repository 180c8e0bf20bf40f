import signal
import subprocess
import sys
from pathlib import Path

import pytest
from ledger_samples import article, records_of

from detente.errors import UsageError
from detente.ledger.adding import Run
from detente.ledger.entry import open_ledger
from detente.ledger.opening import wal_of
from detente.model import KINDS

SECRET = "Zwetschgenknödel"


def fill(path: Path) -> None:
    with open_ledger(path, run=Run(time="2026-03-07", who="ana")) as ledger:
        for name in ("one", "two", "three"):
            text = f"{article().text} {SECRET if name == 'two' else 'Nothing'} {name}" * 200
            report = article(name, text=text)
            ledger.add(report, records_of(report))


def test_forgotten_words_are_nowhere_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    fill(path)
    with open_ledger(path, run=Run(time="2026-03-08", who="ana")) as ledger:
        (gone,) = [report for report in ledger.articles() if report.title == "two"]
        kept = [report for report in ledger.articles() if report.title != "two"]
        assert ledger.forget(gone.id[:12], why="asked by the outlet").startswith(f"{gone.id}, source two.txt")
        assert SECRET.encode() not in path.read_bytes()
        assert not wal_of(path).exists()
        assert ledger.articles() == kept
        assert ledger.check() == []
        assert {record.article for kind in KINDS for record in ledger.records(kind) if hasattr(record, "article")} == {
            report.id for report in kept
        }
        (entry,) = ledger.log()
        assert (entry.time, entry.who, entry.why) == ("2026-03-08", "ana", "asked by the outlet")
        assert entry.what == f"forgot article {gone.id}, source two.txt, sha256 {gone.sha256}"
        assert ledger.add(article("four"), [])
    assert SECRET.encode() not in path.read_bytes()
    assert [file.name for file in tmp_path.iterdir()] == ["ledger"]
    with open_ledger(path, read_only=True) as ledger:
        assert len(ledger.articles()) == 3


def test_the_secret_would_be_found_if_it_were_there(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger") as ledger:
        ledger.add(article(text=SECRET), [])
    assert SECRET.encode() in (tmp_path / "ledger").read_bytes()


def test_forgetting_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger") as ledger, pytest.raises(UsageError, match="no article has the id 'x'"):
        ledger.forget("x")


def test_a_kill_while_forgetting_leaves_the_old_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    fill(path)
    script = (
        "import os, signal, sys\nfrom detente.ledger import forgetting\n"
        "forgetting.os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from detente.ledger.entry import open_ledger\n"
        "ledger = open_ledger(sys.argv[1])\nledger.forget(ledger.articles()[0].id)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(path)]).returncode == -signal.SIGKILL
    with open_ledger(path) as ledger:
        assert len(ledger.articles()) == len(ledger.records("event")) == 3
        assert ledger.log() == []
