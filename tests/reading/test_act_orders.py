"""Is an act only what one party tells another to do? Each construction beside its nearest counter-example."""

import pytest

from told import acts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway told Chad to withdraw its troops from Mali.", ["REQUEST NOR>TCD happened"]),
        ("Norway has ordered Chad to sign the treaty with Mali or face sanctions.", ["REQUEST NOR>TCD happened"]),
        ("Norway and Peru told Chad to stop the raids and withdraw from Mali.", ["REQUEST NOR+PER>TCD happened"]),
        ("Chad ordered its army to shell Mali.", ["ASSAULT TCD>MLI happened"]),
        ("The general ordered Chadian troops to shell Mali.", ["ASSAULT TCD>MLI happened"]),
        ("Chad ordered two Malian envoys to leave.", ["SANCTION TCD>MLI happened"]),
    ],
)
def test_others_are_only_told_and_ones_own_people_do_it(reader, text, told):
    assert acts(reader, text) == told


def test_what_a_court_tells_a_state_to_do_is_not_done(reader):
    assert acts(reader, "The court ordered Chad to suspend its attacks on Mali.") == ["REQUEST ?>TCD happened", "ASSAULT TCD>MLI happened"]
