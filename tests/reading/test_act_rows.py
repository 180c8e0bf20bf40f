"""When do two mentions tell one act? Each construction beside its nearest counter-example."""

import pytest

from told import acts, days, events


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the heading tells what the body tells
        ("Chad expels two Malian envoys\n\nChad expelled two Malian envoys on Monday.", ["SANCTION 2026-03-02"]),
        ("Chad expels two Malian envoys\n\nNiger expelled two Malian envoys on Monday.", ["SANCTION 2026-03-05", "SANCTION 2026-03-02"]),
        # a noun takes up the verb
        ("Chad shelled Mali on Monday. The shelling of Mali by Chad was brief.", ["ASSAULT 2026-03-02"]),
        ("Chad shelled Mali on Monday. The shelling of Mali by Niger was brief.", ["ASSAULT 2026-03-02", "ASSAULT never"]),
        # on two days it was done twice
        ("Chad shelled Mali on Monday. On Tuesday Chad shelled Mali.", ["ASSAULT 2026-03-02", "ASSAULT 2026-03-03"]),
        ("Chad shelled Mali on Monday. On that day Chad shelled Mali.", ["ASSAULT 2026-03-02"]),
        # long ago and now are two
        ("Chad shelled Mali in 2019. Chad shelled Mali.", ["ASSAULT 2019-01-01/2019-12-31", "ASSAULT 2026-03-05"]),
        # those who meet are told in any order, and with fewer names
        ("Chad met Mali on Monday. Mali and Chad met on Monday.", ["CONSULT 2026-03-02"]),
        ("Chad met Mali on Monday. Mali and Peru met on Monday.", ["CONSULT 2026-03-02", "CONSULT 2026-03-02"]),
        # an envoy sent home is no embargo
        ("Chad expelled two Malian envoys. Chad banned Malian cotton.", ["SANCTION 2026-03-05", "SANCTION 2026-03-05"]),
    ],
)
def test_what_is_told_again_is_one_act(reader, text, told):
    assert days(reader, text) == told


def test_of_two_alike_the_body_is_kept(reader):
    text = "Chad expels two Malian envoys\n\nChad expelled two Malian envoys on Monday."
    (act,) = events(reader, text)
    assert [s.text for s in act.spans if s.role == "cue"] == ["expelled"]


def test_of_a_noun_and_a_verb_the_verb_is_kept_though_it_is_the_heading(reader):
    text = "Chad expels two Malian envoys\n\nThe expulsion of two Malian envoys by Chad was a shock."
    (act,) = events(reader, text)
    assert [s.text for s in act.spans if s.role == "cue"] == ["expels"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad bombed a Malian village, killing nine.", ["ASSAULT TCD>MLI happened"]),
        ("Chad bombed a Malian village, killing nine Nigeriens.", ["ASSAULT TCD>MLI happened", "ASSAULT TCD>NER happened"]),
        ("Chad imposed sanctions on Mali.", ["SANCTION TCD>MLI happened"]),
        ("Chad agreed to free two Malian envoys.", ["AGREE TCD>MLI happened"]),
        ("Chad freed two Malian envoys.", ["RETREAT TCD>MLI happened"]),
        ("Chad asked Mali to free two Nigerien envoys.", ["REQUEST TCD>MLI happened"]),
        ("Chad asked Mali for tea after Mali freed two Nigerien envoys.", ["REQUEST TCD>MLI happened", "RETREAT MLI>NER happened"]),
        ("Chad agreed with Mali after Peru's raid on Niger.", ["AGREE TCD>MLI happened", "ASSAULT PER>NER happened"]),
        ("Chad denied shelling Mali.", ["ASSAULT TCD>MLI denied"]),
        ("Chad refused to shell Mali.", []),
        ("Chad signed a treaty with Mali.", ["SUPPORT TCD>MLI happened"]),
    ],
)
def test_what_an_act_speaks_of_is_no_act_beside_it(reader, text, told):
    assert [line for line in acts(reader, text) if not line.startswith("REJECT")] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chadian minister Idi Sani criticised Mali. “We condemn Mali,” Sani wrote.", ["ACCUSE TCD>MLI happened"]),
        (
            "Chadian minister Idi Sani criticised Mali. “We condemn Mali,” Niger wrote.",
            ["ACCUSE TCD>MLI happened", "ACCUSE NER>MLI happened"],
        ),
        ("Chad condemned Mali. Later Chad condemned Mali.", ["ACCUSE TCD>MLI happened", "ACCUSE TCD>MLI happened"]),
        ("King Idi Sani of Chad condemned Mali while minister Ali Deby of Chad condemned Mali.", ["ACCUSE TCD>MLI happened"] * 2),
        ("Chad condemned Mali and condemned Mali.", ["ACCUSE TCD>MLI happened"]),
        ("Chad agreed to a truce with Mali. Chad agreed to trade with Mali.", ["AGREE TCD>MLI happened", "AGREE TCD>MLI happened"]),
    ],
)
def test_what_is_said_twice_is_said_twice_but_for_the_speakers_own_words(reader, text, told):
    assert acts(reader, text) == told
