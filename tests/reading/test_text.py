from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.text import SHADOWS, read_layout, shadow

PIECES = [
    "“We came,” he said.", "Spread the love", "READ ALSO: Ardenia votes", "LAKESIDE (AP) — ", "\n", "\n\n", " ",
    "\u00a0", "\u200b", "Jane Doe, Secretary of State", "Ardenia–Borland relations", '"', "“", "’", "Begin text:",
    "The envoys’ talks ended. (Lake Herald)", "The following is attributable to Spokesperson Jane Doe:", "x" * 120,
    "By Jane Doe",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25).map("".join)


@given(texts)
def test_ranges_lie_inside_the_text_and_do_not_overlap(text: str) -> None:
    layout = read_layout(text)
    ranges = sorted([*layout.paragraphs, *((s.start, s.end) for s in layout.furniture)])
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(a[1] <= b[0] for a, b in pairwise(ranges))
    assert all(text[s.start : s.end] == s.text for s in [*layout.furniture, *layout.broken])
    assert all(text[a:b] == text[a:b].strip() for a, b in layout.paragraphs)
    for q in layout.quotations:
        assert any(start <= q.outer_start and q.outer_end <= end for start, end in layout.paragraphs)


@given(texts)
def test_every_word_is_in_a_paragraph_in_furniture_or_in_the_dateline(text: str) -> None:
    layout = read_layout(text)
    spans = [*layout.furniture, *([layout.dateline] if layout.dateline else [])]
    kept = {i for a, b in [*layout.paragraphs, *((s.start, s.end) for s in spans)] for i in range(a, b)}
    assert all(i in kept or not c.isalnum() for i, c in enumerate(text))


@given(texts)
def test_the_shadow_keeps_every_character_in_its_place(text: str) -> None:
    layout = read_layout(text)
    seen = shadow(text, layout)
    blank = [*layout.furniture, *([layout.dateline] if layout.dateline else [])]
    named = range(layout.attribution.start, layout.attribution.end) if layout.attribution else range(0)
    hidden = {i for s in blank for i in range(s.start, s.end) if i not in named}
    assert len(seen) == len(text)
    for i, (a, b) in enumerate(zip(text, seen, strict=True)):
        assert b in " \n" if i in hidden else b == SHADOWS.get(a, a)


def test_reading_twice_gives_the_same() -> None:
    text = "".join(PIECES)
    assert read_layout(text) == read_layout(text)


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("MOSCOW (Reuters) - Ardenia voted.", "MOSCOW (Reuters) - "),
        ("LAKESIDE, Ardenia (AP) — Envoys met.", "LAKESIDE, Ardenia (AP) — "),
        ("LAKESIDE, May 3 (Xinhua) -- Envoys met.", "LAKESIDE, May 3 (Xinhua) -- "),
        ("(Newsline) May 19, 2021 -- Envoys met.", "(Newsline) May 19, 2021 -- "),
        ("MOSCOW, May 18. /TASS/. Envoys met.", "MOSCOW, May 18. /TASS/. "),
        ("Lakeside — Envoys met.", None),
        ("SECRETARY DOE: Envoys met.", None),
        ("Envoys (of Ardenia) met.", None),
        ("NATO — an alliance — met.", None),
        ("U.S. Envoy Jane Doe met the king - Ardenia denied it.", None),
    ],
)
def test_a_dateline_stands_before_the_first_words(text: str, dateline: str | None) -> None:
    layout = read_layout(text)
    assert (layout.dateline.text if layout.dateline else None) == dateline
    assert text[layout.paragraphs[0][0] :].startswith(text.removeprefix(dateline or ""))


def test_quotations_of_furniture_are_not_read() -> None:
    assert read_layout("READ ALSO: The 'hot spots' of Ardenia").quotations == ()


def test_the_parser_sees_straight_marks() -> None:
    text = "“Ardenia’s\u00a0lake,” he\u200b said."
    assert shadow(text, read_layout(text)) == '"Ardenia\'s lake," he  said.'


def test_the_parser_sees_the_names_of_an_attribution_and_not_its_frame() -> None:
    text = "The following is attributable to Spokesperson Jane Doe:\n\nArdenia signed the pact."
    assert " ".join(shadow(text, read_layout(text)).split()) == "Spokesperson Jane Doe Ardenia signed the pact."
