"""Where does the wording of an act tell none? Each turn of phrase beside its nearest counter-example."""

import pytest

from told import acts


def sides(reader, text):
    """Type and sides of each act."""
    return [line.rsplit(" ", 1)[0] for line in acts(reader, text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Relations between Chad and Mali threaten to break down.", []),
        ("Chad threatens to break ties with Mali.", ["THREATEN TCD>MLI"]),
        ("Chad fears the threat from Mali's missiles.", []),
        ("Chad answered Mali's threat to shut its border.", ["THREATEN MLI>TCD"]),
    ],
)
def test_a_danger_is_no_threat(reader, text, told):
    assert sides(reader, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad asked whether Mali would help.", []),
        ("Chad asked Mali to help.", ["REQUEST TCD>MLI"]),
        ("Chad declined to comment on the Malian envoy.", []),
        ("Chad declined to free the Malian envoy.", ["REJECT TCD>MLI"]),
        ("“Let me be clear,” Mali's envoy told Chad.", []),
        ("Chad let Mali's ships pass.", ["CONCEDE TCD>MLI"]),
        ("Chad's president was met by Mali's envoy at the airport.", []),
        ("Chad's president met Mali's envoy at the airport.", ["CONSULT TCD>MLI"]),
    ],
)
def test_questions_greetings_and_silence_are_no_acts(reader, text, told):
    assert sides(reader, text) == told


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("“Thank you,” Mali's envoy told Chad.", []),
        ("“Thank you for the ships,” Mali's envoy told Chad.", ["SUPPORT"]),
    ],
)
def test_thanks_are_for_something(reader, text, types):
    assert [line.split()[0] for line in acts(reader, text)] == types


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad sent ships in support of Mali.", []),
        ("Chad gave its support to Mali.", ["SUPPORT TCD>MLI"]),
        ("Chad's king went on the offensive in Mali.", []),
        ("Chad's army mounted an offensive in Mali.", ["ASSAULT TCD>MLI"]),
        ("The Iranian-backed rebels reached Mali.", []),
        ("The rebels backed by Iran reached Mali.", ["SUPPORT IRN>?"]),
        ("The besieged Malian town hopes for help from Chad.", []),
        ("The town besieged by Chad in Mali is hungry.", ["ASSAULT TCD>MLI"]),
        ("The Popular Mobilization Forces of Iraq met nobody from Chad.", []),
        ("Chad's mobilization of its forces against Mali began.", ["MOBILIZE TCD>MLI"]),
    ],
)
def test_phrases_epithets_and_names_are_no_acts(reader, text, told):
    assert sides(reader, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad struck a pose in Mali.", []),
        ("Chad struck a port in Mali.", ["ASSAULT TCD>MLI"]),
        ("Chad hit a snag in Mali.", []),
        ("Chad hit a barracks in Mali.", ["ASSAULT TCD>MLI"]),
        ("Chad's troops left Mali out of the report.", []),
        ("Chad's troops left Mali.", ["RETREAT TCD>MLI"]),
        ("It was the first time that Chad downed a Malian jet.", []),
        ("It was the day that Chad downed a Malian jet.", ["ASSAULT TCD>MLI"]),
        ("Chad celebrated its tenth year of friendship with Mali.", []),
        ("Chad celebrated the victory of Mali.", ["SUPPORT TCD>MLI"]),
        ("Chad and Mali are in a state of war.", []),
        ("Chad began a war on Mali.", ["ASSAULT TCD>MLI"]),
    ],
)
def test_figures_and_counts_are_no_acts(reader, text, told):
    assert sides(reader, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad lifted its ban on Malian cotton.", []),
        ("Chad tightened its ban on Malian cotton.", ["SANCTION TCD>MLI happened"]),
    ],
)
def test_a_measure_that_ends_is_none(reader, text, told):
    assert acts(reader, text, "SANCTION") == told


@pytest.mark.xfail(reason="known miss", strict=True)
@pytest.mark.parametrize(
    "text", ["Chad's minister went on the attack against Mali.", "Chad's drawdown of weapons from its stocks went to Mali."]
)
def test_figures_are_missed(reader, text):
    assert [line for line in sides(reader, text) if line.startswith(("ASSAULT", "RETREAT", "CONSULT"))] == []


@pytest.mark.xfail(reason="known miss", strict=True)
def test_whoever_is_told_thank_you_is_thanked(reader):
    assert sides(reader, "“Thank you for the ships,” Mali's envoy told Chad.") == ["SUPPORT MLI>TCD"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway warned that Chad could attack Mali.", ["ASSAULT TCD>MLI"]),
        ("Norway warned that it could attack Mali.", ["THREATEN NOR>MLI"]),
        ("Chad's sale of drones to Mali angered Norway.", []),
        ("Norway is angered by Chad's sale of drones to Mali.", ["ACCUSE NOR>TCD"]),
    ],
)
def test_others_dangers_and_what_angers_others_are_no_act_of_the_doer(reader, text, told):
    assert sides(reader, text) == told
