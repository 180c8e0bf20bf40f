"""What a side wants is the sentence that wants something, and the last words of a side are those with its condition."""

import pytest

from detente.brief.compose import compose
from detente.brief.wants import unsaid, wanting
from detente.explain import sentence_article
from detente.model import Position, Statement
from detente.reading.pipeline import Reader


def statements_of(reader: Reader, text: str) -> list[Statement]:
    return [r for r in reader.read(sentence_article(text, published="2026-03-05"))[1] if isinstance(r, Statement)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“The port was shut for a week. Peru must open the port to all ships,” Norway said.", ["Peru must open the port to all ships"]),
        ("“The port was shut for a week. If Peru must go, we will stay,” Norway said.", []),
        ("“The port was shut for a week. We do not want a second port,” Norway said.", []),
        ("Norway called for a ban on all missiles in Peru.", ["a ban on all missiles in Peru"]),
        ("Norway rejected a ban on all missiles in Peru.", []),
    ],
)
def test_wants_are_the_words_that_want(reader: Reader, text: str, wanted: list[str]) -> None:
    assert [s.content[0].text.strip(".,”") for s in wanting(statements_of(reader, text))] == wanted


def test_what_a_state_is_told_to_want_is_a_want(reader: Reader) -> None:
    records = reader.read(sentence_article("Norway rejected Peruvian calls to end the sanctions.", published="2026-03-05"))[1]
    told = unsaid([r for r in records if isinstance(r, Position)], [])
    assert [(p.state, p.content.text) for p in told] == [("PER", "calls to end the sanctions")]


def test_the_last_words_of_a_side_are_those_with_its_condition(reader: Reader) -> None:
    text = (
        "“We prefer quiet relations with Peru. If Peru closes the strait, we will close our ports,” Norway said on Monday. "
        "Months of tit-for-tat expulsions have soured ties of Norway and Peru."
    )
    article, records = reader.read(sentence_article(text, published="2026-03-05"))
    brief = compose([article], records, parties=("NOR", "PER"))
    lines = {s.title: ["".join(p.text for p in line.pieces) for line in s.lines] for s in brief.sections}
    assert lines["In three lines"][0].endswith("“If Peru closes the strait, we will close our ports”")
    assert any("link stated: “tit-for-tat”" in line for line in lines["Chain"])
