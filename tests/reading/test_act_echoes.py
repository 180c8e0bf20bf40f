"""Which earlier act does this one speak of? Each construction beside its nearest counter-example."""

import pytest

from told import acts, days

RAID = "Chad raided a Malian village on Monday. "
HOLT = "Norwegian Foreign Minister Anna Holt "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # of "the attack" the one who made it is judged
        (RAID + "Norway condemned the attack.", ["ACCUSE NOR>TCD happened"]),
        (RAID + "Norway condemned the attack by Niger.", ["ACCUSE NOR>NER happened"]),
        (RAID + "Norway condemned an attack.", ["ACCUSE NOR> happened"]),
        ("Chad killed ten Malians. Niger banned Togolese rice. Norway condemned the killing.", ["ACCUSE NOR>TCD happened"]),
        ("Chad killed ten Malians. Niger banned Togolese rice. Norway condemned the decision.", ["ACCUSE NOR>NER happened"]),
        # of "the decision" whoever acted last
        ("Chad expelled two Malian envoys on Monday. Norway condemned the decision.", ["ACCUSE NOR>TCD happened"]),
        ("Chad expelled two Malian envoys on Monday. Norway condemned the decision by Niger.", ["ACCUSE NOR>NER happened"]),
        ("Chad expelled two Malian envoys on Monday. Norway condemned the weather.", ["ACCUSE NOR> happened"]),
        # of "the truce" those who agreed on it
        ("Chad and Mali agreed on a truce on Monday. Norway condemned the truce.", ["ACCUSE NOR>TCD+MLI happened"]),
        ("Chad and Mali agreed on a truce. Peru expelled two Fijian envoys. Norway condemned the truce.", ["ACCUSE NOR>TCD+MLI happened"]),
        ("Chad and Mali agreed on a truce on Monday. Norway condemned the truce between Peru and Chile.", ["ACCUSE NOR>PER+CHL happened"]),
    ],
)
def test_a_deed_is_judged_in_the_one_who_did_it(reader, text, told):
    assert acts(reader, text, "ACCUSE") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad accused Mali of spying. Norway was silent, and Mali rejected the accusation.", ["REJECT MLI>TCD happened"]),
        ("Chad spoke of Mali and Norway. Mali rejected the accusation.", ["REJECT MLI> happened"]),
        ("Chad accused Mali of spying. Peru praised Mali. Mali rejected the accusation.", ["REJECT MLI>TCD happened"]),
        ("Chad accused Mali of spying. Mali rejected Norway's plan.", ["REJECT MLI>NOR happened"]),
        ("Chad accused Mali of spying. Niger was silent. Mali denied any role.", ["REJECT MLI>TCD happened"]),
    ],
)
def test_whoever_rejects_a_charge_answers_the_one_who_made_it(reader, text, told):
    assert acts(reader, text, "REJECT") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad accused Mali of having shelled Obokoro.", ["ASSAULT MLI>TCD alleged"]),
        ("Chad accused Mali of having shelled Niger.", ["ASSAULT MLI>NER alleged"]),
        ("A bomb hit a Malian bus. Chad claimed responsibility for the bombing.", ["ASSAULT >MLI happened", "ASSAULT TCD>MLI happened"]),
        ("A bomb hit a Malian bus. Chad claimed compensation for the bombing.", ["ASSAULT >MLI happened"]),
    ],
)
def test_what_a_charge_or_claim_leaves_out_was_told_before(reader, text, told):
    assert acts(reader, text, "ASSAULT") == told


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Chad bombed a Malian port in a raid. Two Nigerien sailors were killed in the raid.", "TCD"),
        ("Chad bombed a Malian port in a raid. Two Nigerien sailors were killed in a storm.", ""),
        ("Chad bombed a Malian port in a raid. Two Nigerien sailors were killed in a raid.", ""),
    ],
)
def test_who_dies_in_the_raid_was_killed_by_those_who_made_it(reader, text, doer):
    assert acts(reader, text, "ASSAULT")[1:] == [f"ASSAULT {doer}>NER happened"]


@pytest.mark.parametrize("place", ["Chad", "the Chadian capital"])
def test_officials_met_on_a_journey_are_of_the_state_travelled_to(reader, place):
    assert acts(reader, HOLT + f"visited {place} on Monday. Holt met officials.", "CONSULT") == ["CONSULT NOR>TCD happened"]


@pytest.mark.parametrize("deed", ["visited Chad and Mali", "praised Chad", "spoke of Chad"])
def test_officials_met_on_no_journey_or_a_long_one_are_not(reader, deed):
    assert "CONSULT NOR>TCD happened" not in acts(reader, HOLT + f"{deed} on Monday. Holt met officials.")


@pytest.mark.xfail(reason="known miss", strict=True)
def test_officials_met_nowhere_are_of_no_state(reader):
    assert acts(reader, HOLT + "praised Chad on Monday. Holt met officials.", "CONSULT") == ["CONSULT NOR>? happened"]


def test_a_deed_told_again_was_done_when_it_was_told_to_be(reader):
    text = "Chad bombed a Malian port in a raid on Friday. On Monday Niger said two Nigerien sailors were killed in the raid."
    assert days(reader, text, "ASSAULT") == ["ASSAULT 2026-02-27"] * 2


@pytest.mark.xfail(reason="known miss", strict=True)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad and Mali signed a treaty on Monday. Norway welcomed the agreement.", ["SUPPORT NOR>TCD+MLI happened"]),
        ("Chad accused Mali of spying. Mali rejected the accusation by Niger.", ["REJECT MLI>NER happened"]),
        ("Chad raided Mali on Monday. Norway called the raid a violation of Malian soil.", ["ACCUSE NOR>TCD happened"]),
    ],
)
def test_whose_deed_it_is_is_missed(reader, text, told):
    assert acts(reader, text)[1:] == told
