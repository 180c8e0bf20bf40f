"""Which two states is a report about? Those named three times each and twice as often as any third."""

import pytest

from told import acts

STORY = "Chad and Niger quarrel. Chad bought rice. Niger closed its schools. Chad sold its gold, and Niger was silent. "
THIRD = "Fiji met nobody. Fiji sang. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (STORY + "Peru urged the neighbours to show restraint.", ["REQUEST PER>NER+TCD happened"]),
        ("Chad and Niger quarrel. Chad bought rice. Niger was silent. Peru urged the neighbours to show restraint.", []),
        (STORY + "Fiji met nobody. Peru urged the neighbours to show restraint.", ["REQUEST PER>NER+TCD happened"]),
        (STORY + THIRD + "Peru urged the neighbours to show restraint.", []),
    ],
)
def test_two_states_are_named_often_and_no_third(reader, text, told):
    assert acts(reader, text, "REQUEST") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (STORY + "\n\nChad threatened retaliation.", ["THREATEN TCD>NER happened"]),
        (STORY + "\n\nFiji threatened retaliation.", ["THREATEN FJI> happened"]),
        ("Chad and Niger quarrel.\n\nChad threatened retaliation.", ["THREATEN TCD> happened"]),
        (STORY + THIRD + "\n\nChad threatened retaliation.", ["THREATEN TCD> happened"]),
    ],
)
def test_a_threat_without_a_name_goes_to_the_other_of_the_two(reader, text, told):
    assert acts(reader, text, "THREATEN") == told
