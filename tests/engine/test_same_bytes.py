"""Same input, same bytes: whatever the seed of the hashes, and however many processes read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPORTS = "examples/us-russia-2021"


def printed(seed: str, *words: str) -> str:
    command = [sys.executable, "-m", "detente", "read", REPORTS, *words]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def once() -> str:
    return printed("1")


def test_the_seed_of_the_hashes_changes_nothing(once: str) -> None:
    assert once.count("\n") > 100
    assert printed("2") == once


def test_two_processes_print_what_one_does(once: str) -> None:
    assert printed("3", "--workers", "2") == once
