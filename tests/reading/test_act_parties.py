"""Who does an act and whom does it reach? Each construction beside its nearest counter-example."""

import pytest

from told import acts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A Malian drone shot down by Chad fell in Norway.", ["ASSAULT TCD>MLI happened"]),
        ("A Malian drone shot down a Chadian jet.", ["ASSAULT MLI>TCD happened"]),
        ("Chad's allies condemned Mali.", []),
        ("Chad's envoys condemned Mali.", ["ACCUSE TCD>MLI happened"]),
        ("The UN Security Council met on Monday. The United Front Council condemned Chad.", ["ACCUSE ?>TCD happened"]),
        ("The UN Security Council met on Monday. The council condemned Chad.", ["ACCUSE UNSC>TCD happened"]),
    ],
)
def test_doers_are_not_those_they_are_named_by(reader, text, told):
    assert acts(reader, text, "ASSAULT", "ACCUSE") == told
