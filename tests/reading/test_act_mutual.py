"""Which two states do it to each other? Each construction beside its nearest counter-example."""

import pytest

from told import acts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad and Mali blamed each other for the raid.", ["ACCUSE TCD+MLI>TCD+MLI happened"]),
        ("Chad and Mali blamed Niger for the raid.", ["ACCUSE TCD+MLI>NER happened"]),
        ("Chad and Mali fired at one another.", ["ASSAULT TCD+MLI>TCD+MLI happened"]),
        ("Chad and Mali fired at a boat of Niger.", ["ASSAULT TCD+MLI>NER happened"]),
        ("Chad and Mali expelled each other's envoys.", ["SANCTION TCD+MLI>TCD+MLI happened"]),
        ("Chad and Mali expelled the other envoys.", ["SANCTION TCD+MLI>? happened"]),
        ("Chad and Mali threatened each other.", ["THREATEN TCD+MLI>TCD+MLI happened"]),
        ("Chad and Mali threatened Niger.", ["THREATEN TCD+MLI>NER happened"]),
    ],
)
def test_each_other_are_the_doers(reader, text, told):
    assert acts(reader, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the two of the sentence
        ("The tit-for-tat expulsions between Chad and Mali began on Monday.", ["SANCTION TCD+MLI>TCD+MLI happened"]),
        ("The tit-for-tat expulsions by Chad, Mali and Niger began on Monday.", ["SANCTION TCD+MLI+NER> happened"]),
        # the two named last before it, where the sentence names none
        ("Chad spoke to Mali. The tit-for-tat expulsions were over.", ["SANCTION TCD+MLI>TCD+MLI happened"]),
        ("Chad spoke to itself. The tit-for-tat expulsions were over.", []),
        # what is not said to be answered
        ("The mutual expulsions shocked Chad and Mali.", ["SANCTION TCD+MLI>TCD+MLI happened"]),
        ("The sudden expulsions by Chad and Mali began on Monday.", ["SANCTION TCD+MLI> happened"]),
    ],
)
def test_expulsions_that_answer_each_other_are_of_two(reader, text, told):
    assert acts(reader, text, "SANCTION") == told


@pytest.mark.xfail(reason="known miss", strict=True)
def test_the_one_alarmed_is_none_of_the_two(reader):
    text = "Chad and Mali are at odds. Peru was alarmed by the tit-for-tat expulsions."
    assert acts(reader, text, "SANCTION") == ["SANCTION TCD+MLI>TCD+MLI happened"]
