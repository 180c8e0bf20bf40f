import pytest

from detente.ledger.numerals import in_digits


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("two hundred men", "200 men"),
        ("four hundred and ten men and women", "410 men and women"),
        ("five thousand two hundred", "5200"),
        ("1.5 million crowns", "1500000 crowns"),
        ("1,500 jobs and 5 cars", "1500 jobs and 5 cars"),
        ("twenty five", "25"),
        ("the second round", "the 2 round"),
        ("the 2 nd round", "the 2 round"),
        ("no one came", "no one came"),
        ("two four", "2 4"),
        ("2014 2015", "2014 2015"),
        ("a hundred years", "a hundred years"),
        ("nothing counted", "nothing counted"),
    ],
)
def test_numbers_in_words_come_as_digits(said: str, meant: str) -> None:
    assert in_digits(said.split()) == meant.split()
