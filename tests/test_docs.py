"""Are the docs true? The rule reference is that of the rules, every command is in the guide, and what the README shows is printed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from detente.cli import app
from detente.explain import rule_reference
from detente.reading.rules import all_rules

ROOT = Path(__file__).parents[1]
COMMANDS = [c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands]


def test_the_rule_reference_is_that_of_the_rules() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rule_reference(all_rules()), "run python scripts/rule_reference.py"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_guide_names_every_command(command: str) -> None:
    assert f"`detente {command}" in (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")


def readme_runs() -> list[tuple[str, str]]:
    """The commands of README.md with the output shown under each."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"```console\n\$ detente (.*)\n((?:.*\n)*?)```", text)


@pytest.mark.parametrize(("command", "shown"), readme_runs(), ids=lambda v: v[:30])
def test_the_readme_shows_what_is_printed(command: str, shown: str) -> None:
    words = [w.strip('"') for w in re.findall(r'"[^"]*"|\S+', command)]
    run = subprocess.run([sys.executable, "-m", "detente", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    wanted = [line for line in shown.splitlines() if line != "…"]
    assert wanted
    assert [line for line in wanted if line not in run.stdout.splitlines()] == []


def test_the_readme_has_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text
    assert readme_runs()
