"""docs/faults.md and the tests name the same rows."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PAGE = (HERE.parents[1] / "docs" / "faults.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\| (\d+)(?:–(\d+))? \|.*\| ([^|]+) \|$", PAGE, re.M)
# A row is tested in a file of this folder by tests of its number, or by tests elsewhere that it names.
HERE_TESTED = [(int(first), where) for first, _, where in LINES if ": " not in where and where != "not yet"]
ELSEWHERE = [
    (int(first), part.partition(": ")[0].strip(), test)
    for first, _, where in LINES
    if ": " in where
    for part in where.split("; ")
    for test in part.partition(": ")[2].split(", ")
]


def test_every_row_stands_in_the_table_once() -> None:
    rows = [n for first, last, _ in LINES for n in range(int(first), int(last or first) + 1)]
    assert rows == list(range(1, 68))


def test_each_row_has_its_tests_in_the_file_it_names() -> None:
    tests = {
        (int(n), path.name) for path in HERE.glob("test_*.py") for n in re.findall(r"def test_row_(\d+)_", path.read_text(encoding="utf-8"))
    }
    assert tests == set(HERE_TESTED)


@pytest.mark.parametrize(("row", "file", "test"), ELSEWHERE)
def test_each_test_that_a_row_names_is_there(row: int, file: str, test: str) -> None:
    assert f"def test_{test}(" in (HERE.parent / file).read_text(encoding="utf-8"), row
