"""Does every rule do what its sentences say? Each is read whole, and the rule's own records must be exactly the marked ones."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from detente.explain import sentence_article
from detente.marks import mark, unmark
from detente.reading.frames import FrameIndex
from detente.reading.pipeline import Reader
from detente.rulebook import Rule, Rulebook, read_rules

# A Thursday; "Monday" in a past sentence is 2 March, in a coming one 9 March.
PUBLISHED = "2026-03-05"


def cases(rules: Rulebook, which: str) -> Iterator[tuple[Rule, str, set[str]]]:
    """Each sentence of a rule once, with all its marked forms."""
    for rule in rules.rules.values():
        forms: dict[str, set[str]] = {}
        for sentence in getattr(rule, which):
            forms.setdefault(unmark(sentence)[0], set()).add(sentence)
        for text, marked in forms.items():
            yield rule, text, marked


def of_rule(reader: Reader, rule: Rule, text: str) -> set[str]:
    """What the rule makes of a sentence, in marks; of a furniture rule the line itself."""
    article, records = reader.read(sentence_article(text, published=PUBLISHED))
    if rule.record.startswith("furniture"):
        return {s.text for s in article.furniture if s.by == rule.id}
    return {mark(text, r.spans) for r in records if r.rule == rule.id}


def failures(reader: Reader, which: str) -> list[str]:
    """One line for each sentence that does not come out as written."""
    out = []
    for rule, text, marked in cases(reader.rules, which):
        wanted = set() if which == "silent" else marked
        found = of_rule(reader, rule, text)
        if found != wanted:
            out.append(f"{rule.where} {rule.id}\n  wanted {sorted(wanted)}\n  found  {sorted(found)}")
    return out


def test_examples_come_out_exactly_as_marked(reader: Reader) -> None:
    failed = failures(reader, "examples")
    assert not failed, f"{len(failed)} sentences:\n" + "\n".join(failed)


def test_silent_sentences_yield_nothing(reader: Reader) -> None:
    failed = failures(reader, "silent")
    assert not failed, f"{len(failed)} sentences:\n" + "\n".join(failed)


def test_a_missed_sentence_that_passes_is_moved_up(reader: Reader) -> None:
    passing = [f"{r.where} {r.id}: {t}" for r, t, marked in cases(reader.rules, "missed") if of_rule(reader, r, t) == marked]
    assert not passing, "these pass now; move them to examples:\n" + "\n".join(passing)


@pytest.mark.parametrize("which", ["examples", "silent"])
def test_every_rule_has_its_sentences(reader: Reader, which: str) -> None:
    assert [r.id for r in reader.rules.rules.values() if not getattr(r, which)] == []


def test_the_rule_printed_in_contributing_runs_as_printed(reader: Reader, tmp_path: Path) -> None:
    text = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (printed,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    page = tmp_path / "protocol.toml"
    page.write_text(textwrap.dedent("   " + printed), encoding="utf-8")
    rules = {rule.id: rule for rule in read_rules(page)}
    book = replace(reader, rules=Rulebook(rules), frames=FrameIndex(list(rules.values())))
    assert list(rules) == ["protocol.stonewall"]
    assert failures(book, "examples") == failures(book, "silent") == []
