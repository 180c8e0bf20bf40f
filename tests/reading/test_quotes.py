import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.quotes import Quotation, find_quotations


def quotations(text: str) -> tuple[Quotation, ...]:
    paragraphs = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    return find_quotations(text, paragraphs)[0]


def words(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We will go,” he said.", ["We will go,"]),
        ('"We will go," he said.', ["We will go,"]),
        ("‘We will go,’ he said.", ["We will go,"]),
        ("'We will go,' he said.", ["We will go,"]),
        ("``We will go,'' he said.", ["We will go,"]),
        ("`We will go,' he said.", ["We will go,"]),
        ("«We will go», he said.", ["We will go"]),
        ("« We will go », he said.", ["We will go"]),
        ("»We will go«, he said.", ["We will go"]),
        ("„We will go“, he said.", ["We will go"]),
        ("‹We will go›, he said.", ["We will go"]),
        ('He calls it "the lake"; they say "sea".', ["the lake", "sea"]),
        ("It was—“in short”—over.", ["in short"]),
        ("““We will go,” he said.", ["We will go,"]),
        ("He spoke of a “lake’’ there.", ["lake"]),
        ('They want peace: "We will go,"Jane Doe said.', ["We will go,"]),
        ("\u202a“We will go,” he said.", ["We will go,"]),
    ],
)
def test_every_style_of_mark_is_read(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ardenia's envoy didn't come.",
        "The states’ envoys and the ministers' aides met in the '90s.",
        "It was the summer of ’89, rock 'n' roll and all.",
        "He stands 6'2\" tall and the gun has a 12' barrel.",
        'The 16" guns were silent.',
        "Get ’em, said nobody.",
    ],
)
def test_apostrophes_and_measures_are_no_marks(text: str) -> None:
    assert words(text) == []


def test_a_possessive_inside_single_marks_does_not_close_them() -> None:
    assert words("He said: ‘The states’ envoys will meet.’") == ["The states’ envoys will meet."]


def test_single_inside_double_is_one_deeper() -> None:
    text = "“She told me ‘never again’ and left,” he said."
    assert [(text[q.start : q.end], q.depth) for q in quotations(text)] == [
        ("She told me ‘never again’ and left,", 0),
        ("never again", 1),
    ]


def test_double_inside_double_nests_when_the_marks_balance() -> None:
    text = "“They call it “the lake” here,” he said."
    assert [q.depth for q in quotations(text)] == [0, 1]


def test_a_term_in_marks_inside_a_quotation_that_runs_on_is_nested_and_not_broken() -> None:
    text = "“It is about “the lake” now.\n“We left.”"
    assert find_quotations(text, [(0, 28), (29, len(text))])[1] == ()
    assert [q.depth for q in quotations(text)] == [0, 1, 0]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_a_mark_repeated_at_the_next_paragraph_continues_the_quotation(opening: str, closing: str) -> None:
    text = f"{opening}We came.\n{opening}We saw,{closing} he said.\n{opening}We left.{closing}"
    assert [(text[q.start : q.end], q.continues, q.repaired) for q in quotations(text)] == [
        ("We came.", False, False),
        ("We saw,", True, False),
        ("We left.", False, False),
    ]


def test_a_quotation_runs_through_a_paragraph_without_a_mark() -> None:
    text = "“We came.\n\nWe saw,” he said."
    assert [(text[q.start : q.end], q.continues, q.repaired) for q in quotations(text)] == [
        ("We came.", False, False),
        ("We saw,", True, True),
    ]


def test_a_quotation_runs_over_the_lines_of_a_block_without_repair() -> None:
    text = "‘ We came .\nWe saw .\nWe left , ’ he said ."
    assert [(text[q.start : q.end], q.continues, q.repaired) for q in quotations(text)] == [
        ("We came .", False, False),
        ("We saw .", True, False),
        ("We left ,", True, False),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“This is ours. We guard it. “All is legal,” he said.", ["This is ours. We guard it.", "All is legal,"]),
        ("“We want peace, Doe said. “Nothing else will do.”", ["We want peace,", "Nothing else will do."]),
        ('"We want peace, Doe said on Friday.', ["We want peace,"]),
        ("“We want peace.“ He left.", ["We want peace."]),
        ("”We want peace.” He left.", ["We want peace."]),
        ("Doe said: We want peace.” He left.", ["We want peace."]),
        ("Doe wrote: “We want peace.’ He left.", ["We want peace."]),
        ('"We want peace, Doe said on Friday. Nothing else will do."', ["We want peace,", "Nothing else will do."]),
    ],
)
def test_a_missing_or_wrong_mark_is_supplied_and_noted(text: str, found: list[str]) -> None:
    paragraph = [(0, len(text))]
    quoted, broken = find_quotations(text, paragraph)
    assert [text[q.start : q.end] for q in quoted] == found
    assert any(q.repaired for q in quoted)
    assert broken


def test_an_opening_mark_after_a_full_stop_inside_a_quotation_runs_on() -> None:
    text = "“This is ours. “All is legal,” he said."
    assert [q.continues for q in quotations(text)] == [False, True]


@given(st.lists(st.sampled_from([*"“”\"‘’'`«»„ .,\nas5", "Doe said. ", "we "]), max_size=40).map("".join))
def test_quotations_lie_inside_the_text_and_never_cross(text: str) -> None:
    found = quotations(text)
    for q in found:
        assert 0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text)
        assert not text[q.start].isspace()
        assert not text[q.end - 1].isspace()
    for a in found:
        for b in found:
            if a is not b and a.outer_start < b.outer_end and b.outer_start < a.outer_end:
                assert a.start <= b.outer_start <= b.outer_end <= a.end or b.start <= a.outer_start <= a.outer_end <= b.end
