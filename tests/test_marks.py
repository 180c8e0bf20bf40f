"""The marks notation: spans nest, never cross, and come back as they went in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import RuleError
from detente.marks import mark, unmark
from detente.model import Span


def test_a_marked_sentence_gives_its_text_and_spans() -> None:
    text, spans = unmark("{speaker:Jordan} {cue:condemned} the raid.")
    assert text == "Jordan condemned the raid."
    assert spans == (Span(0, 6, "Jordan", "speaker"), Span(7, 16, "condemned", "cue"))


def test_spans_nest() -> None:
    text, spans = unmark("{content:it would {cue:recall} its envoy}")
    assert mark(text, spans) == "{content:it would {cue:recall} its envoy}"


@pytest.mark.parametrize("wrong", ["{speaker:Jordan", "Jordan}", "{speaker:a {cue:b}"])
def test_unbalanced_braces_are_refused(wrong: str) -> None:
    with pytest.raises(RuleError):
        unmark(wrong)


def test_crossing_spans_are_refused() -> None:
    with pytest.raises(RuleError, match="cross"):
        mark("abcdef", [Span(0, 3, "abc", "a"), Span(2, 5, "cde", "b")])


@given(st.text(alphabet="ab{}():é\n"), st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=4))
def test_unmark_undoes_mark(text: str, ranges: list[tuple[int, int]]) -> None:
    spans: list[Span] = []
    for start, length in ranges:
        span = Span(start, start + length, text[start : start + length], "r")
        inside = start + length <= len(text)
        if inside and not any(o.start < span.end and span.start < o.end for o in spans):
            spans.append(span)
    assert unmark(mark(text, spans)) == (text, tuple(sorted(spans, key=lambda s: (s.start, -s.end))))
