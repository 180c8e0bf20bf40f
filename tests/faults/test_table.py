"""docs/faults.md and the tests name the same rows."""

import re
from pathlib import Path

HERE = Path(__file__).parent
LINES = re.findall(r"^\| (\d+)(?:–(\d+))? \|.*\| ([\w. ]+) \|$", (HERE.parents[1] / "docs" / "faults.md").read_text(encoding="utf-8"), re.M)
ELSEWHERE = {"ledger", "engine", "not yet"}


def test_every_row_stands_in_the_table_once() -> None:
    rows = [n for first, last, _ in LINES for n in range(int(first), int(last or first) + 1)]
    assert rows == list(range(1, 68))


def test_each_row_has_its_tests_in_the_file_it_names() -> None:
    named = {(int(first), where) for first, _, where in LINES if where not in ELSEWHERE}
    tests = {
        (int(n), path.name) for path in HERE.glob("test_*.py") for n in re.findall(r"def test_row_(\d+)_", path.read_text(encoding="utf-8"))
    }
    assert tests == named
