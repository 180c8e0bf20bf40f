"""docs/records.md and the dataclasses name the same kinds, fields and words."""

import re
from pathlib import Path

import pytest

from detente.model import KINDS, Party, Record, Span, Time
from detente.shape import shapes_of

PAGE = (Path(__file__).parents[1] / "docs" / "records.md").read_text(encoding="utf-8")
SECTIONS = {part.split("\n")[0].strip(): part for part in PAGE.split("\n## ")[1:]}
VALUES = {"span": Span, "time": Time, "party": Party, "record": Record}
SHARED = list(shapes_of(Record))


def rows(section: str) -> dict[str, str]:
    return dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", SECTIONS[section], flags=re.MULTILINE))


def own_fields(name: str) -> list[str]:
    if name in VALUES:
        return list(shapes_of(VALUES[name]))
    shared = SHARED if issubclass(KINDS[name], Record) else []
    return [field for field in shapes_of(KINDS[name]) if field not in shared]


def test_the_page_has_every_kind_and_value_and_no_other() -> None:
    assert sorted(SECTIONS) == sorted([*KINDS, *VALUES])


@pytest.mark.parametrize("name", [*KINDS, *VALUES])
def test_the_page_has_every_field_in_order_and_no_other(name: str) -> None:
    assert list(rows(name)) == own_fields(name)


@pytest.mark.parametrize("name", [*KINDS, *VALUES])
def test_the_page_names_every_word_a_field_may_hold(name: str) -> None:
    shapes = shapes_of(KINDS.get(name) or VALUES[name])
    for field, meaning in rows(name).items():
        words = shapes[field].words
        if words and field not in ("type", "status"):
            assert sorted(set(re.findall(r"`(\w+)`", meaning))) == sorted(words), field


def test_the_page_explains_every_status() -> None:
    (line,) = [line for line in PAGE.splitlines() if line.startswith("| status |")]
    assert sorted(re.findall(r"`(\w+)`", line)) == sorted(shapes_of(KINDS["event"])["status"].words)
