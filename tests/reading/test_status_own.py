"""What do the words on a verb or noun itself say of its act? Each construction beside its nearest counter-example."""

import pytest

from told import statuses


def hard(reader, text):
    """The statuses of the acts of force and broken ties."""
    return statuses(reader, text, "ASSAULT", "SANCTION")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Under no circumstances did Chad shell Mali.", []),
        ("Under these circumstances Chad shelled Mali.", ["happened"]),
        ("Mali was attacked by nobody.", []),
        ("Mali was attacked by Chad.", ["happened"]),
        ("Chad no longer attacks Mali.", []),
        ("Chad once more attacks Mali.", ["happened"]),
        ("Chad nearly attacked Mali.", []),
        ("Chad fiercely attacked Mali.", ["happened"]),
        ("Neither state attacked Mali.", []),
        ("A state attacked Mali.", ["happened"]),
        ("Nobody attacked Mali.", []),
        ("Chad expelled no Malian envoys.", []),
        ("Chad expelled all Malian envoys.", ["happened"]),
        ("Chad neither shelled nor bombed Mali.", []),
        ("Chad never praised nor attacked Mali.", []),
        ("Chad never praised but attacked Mali.", ["happened"]),
        ("Chad both shelled and bombed Mali.", ["happened"]),
        ("Chad hasn't shelled Mali.", []),
        ("Chad has shelled Mali.", ["happened"]),
    ],
)
def test_what_is_denied_is_no_act(reader, text, told):
    assert hard(reader, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Had Mali been shelled by Chad, Niger would be sad.", []),
        ("Mali had been shelled by Chad. Niger was sad.", ["happened"]),
        ("Chad would have expelled two Malian envoys.", []),
        ("Chad would expel two Malian envoys.", ["hypothetical"]),
        ("Were Chad to attack Mali, Niger would laugh.", ["hypothetical"]),
        ("Were Mali to be attacked by Chad, Niger would laugh.", ["hypothetical"]),
        ("Were two Malian envoys to be expelled by Chad, Niger would laugh.", ["hypothetical"]),
        ("Two Malian envoys were expelled by Chad, and Niger laughed.", ["happened"]),
        ("Chad is to attack Mali, and Niger will laugh.", ["planned"]),
        ("Chad is going to expel two Malian envoys.", ["planned"]),
        ("Chad is glad to expel two Malian envoys.", ["happened"]),
        ("If Chad expels two Malian envoys, Niger will laugh.", ["hypothetical"]),
        ("As Chad expels two Malian envoys, Niger laughs.", ["happened"]),
        ("Should Chad expel two Malian envoys, Niger will laugh.", ["hypothetical"]),
        ("Chad could expel two Malian envoys.", ["hypothetical"]),
        ("Chad will expel two Malian envoys.", ["planned"]),
        ("Chad reportedly shelled Mali.", ["alleged"]),
        ("Chad heavily shelled Mali.", ["happened"]),
    ],
)
def test_what_is_unreal_open_or_to_come_did_not_happen(reader, text, told):
    assert hard(reader, text) == told


@pytest.mark.parametrize(
    ("adjective", "told"),
    [
        ("An alleged", ["alleged"]),
        ("A deadly", ["happened"]),
        ("A simulated", ["hypothetical"]),
        ("A similar", ["happened"]),
        ("A foiled", ["hypothetical"]),
        ("A planned", ["planned"]),
        ("No", []),
    ],
)
def test_the_adjective_on_a_noun_tells(reader, adjective, told):
    assert statuses(reader, adjective + " attack by Chad on Mali was in the news.") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad won without an attack on Mali.", []),
        ("Chad won with an attack on Mali.", ["happened"]),
    ],
)
def test_without_leaves_nothing_done(reader, text, told):
    assert hard(reader, text) == told


@pytest.mark.parametrize(
    "text", ["At no point did Chad attack Mali.", "Not one Chadian soldier attacked Mali.", "Had Chad attacked Mali, Niger would be sad."]
)
def test_what_is_denied_did_not_happen(reader, text):
    assert hard(reader, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The cancelled Chadian attack on Mali was in the news.", []),
        ("Chad was to have attacked Mali on Monday.", []),
        ("Chad was to attack Mali on Monday.", ["planned"]),
    ],
)
def test_what_was_cancelled_or_was_to_have_been_did_not_happen(reader, text, told):
    assert hard(reader, text) == told
