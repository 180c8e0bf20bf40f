import pytest

from detente.ledger.said import Said, said_of


def signed(said: Said) -> list[str]:
    """The words that are turned round with a minus before them."""
    return ["-" * turned + word for word, turned in zip(said.words, said.turned, strict=True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We can’t accept it", "We cannot accept it"),
        ("We won't accept it", "We will not accept it"),
        ("It is no longer valid", "It is not valid"),
        ("We favour the centre", "We favor the center"),
        ("forty per cent", "40%"),
        ("the U.S. fleet", "the US fleet"),
        ("They set up a hot line", "They established a hotline"),
        ("Not only rain, no doubt", "rain"),
    ],
)
def test_two_ways_to_write_one_thing_say_the_same(one: str, other: str) -> None:
    assert signed(said_of(one)) == signed(said_of(other))


def test_a_negation_turns_the_next_content_word_of_its_sentence_round() -> None:
    assert said_of("We never mined copper. We mined tin").turned == (True, False, False, False)
    assert said_of("Nobody here refused to mine tin").turns == 0  # Two undo each other.


def test_an_opposite_is_the_same_word_turned_round() -> None:
    assert said_of("We bought a lamp").words == said_of("We sold a lamp").words
    assert said_of("We bought a lamp").turned != said_of("We sold a lamp").turned
    assert said_of("We reject it").turned == said_of("We do not accept it").turned


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Is this our lake?", True),
        ("Is this our lake", True),
        ("This is our lake", False),
        ("Is this our lake? We think so", None),
        ("What we want is a lake", False),
    ],
)
def test_what_asks_is_told_from_what_tells(text: str, asks: bool | None) -> None:
    assert said_of(text).asks is asks
