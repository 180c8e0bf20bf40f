"""Whose people are those who name no state? Each construction beside its nearest counter-example."""

import pytest

from told import acts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # those struck somewhere are of the state there
        ("Chad bombed a village in Mali.", ["ASSAULT TCD>MLI happened"]),
        ("Chad bombed a village near Zogoro.", ["ASSAULT TCD> happened"]),
        ("Chadian soldiers shot traders in Bamako.", ["ASSAULT TCD>MLI happened"]),
        ("Chadian soldiers shot Nigerien traders in Bamako.", ["ASSAULT TCD>NER happened"]),
        # those helped, of the state that they flee from
        ("Norway gave food to refugees fleeing the war in Mali.", ["AID NOR>MLI happened"]),
        ("Norway gave food to refugees fleeing the war.", ["AID NOR>? happened"]),
        # police of the state where they act
        ("Police surrounded the Chadian embassy in Bamako.", ["COERCE MLI>TCD happened"]),
        ("Nigerien police surrounded the Chadian embassy in Bamako.", ["COERCE NER>TCD happened"]),
        # a crowd of the state where it marches; where it names nobody, against its own rulers
        ("Protesters marched in Bamako.", ["PROTEST MLI>MLI happened"]),
        ("Nigerien protesters marched in Bamako.", ["PROTEST NER>MLI happened"]),
    ],
)
def test_the_place_tells_whose_people_they_are(reader, text, told):
    assert acts(reader, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # whom police or rulers act against, if no strange adjective says whose they are
        ("Chadian police arrested ten reporters.", ["COERCE TCD>TCD happened"]),
        ("Chadian police arrested a Zubrowkan reporter.", ["COERCE TCD>? happened"]),
        ("Chadian police arrested ten Malian reporters.", ["COERCE TCD>MLI happened"]),
        # rulers, rebels and parties of the one state that is named
        ("The opposition in Uganda accused the government of fraud.", ["ACCUSE UGA>UGA happened"]),
        ("The opposition in Uganda accused Norway's government of fraud.", ["ACCUSE UGA>NOR happened"]),
        ("Islamic rebels freed ten soldiers in Chad.", ["RETREAT TCD>TCD happened"]),
        ("Ethnic Albanian rebels freed ten soldiers in Chad.", ["RETREAT TCD>TCD happened"]),
        ("Zubrowkan merchants praised Chad.", []),
        # who represses a people is its own government
        ("The repression of the Uyghurs in China shocked Chad.", ["COERCE CHN>CHN happened"]),
        ("Chad's repression of the Uyghurs in China was harsh.", ["COERCE TCD>CHN happened"]),
    ],
)
def test_people_are_of_the_one_state_spoken_of(reader, text, told):
    assert acts(reader, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad recognised Greenland.", ["SUPPORT TCD>DNK happened"]),
        ("Chad recognised Iceland.", ["SUPPORT TCD>ISL happened"]),
        ("Greenland's police arrested ten Chadian sailors.", ["COERCE DNK>TCD happened"]),
    ],
)
def test_a_territory_is_answered_for(reader, text, told):
    assert acts(reader, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The government banned Chilean salmon.", ["SANCTION ?>CHL happened"]),
        ("The government jailed ten Chilean students.", ["COERCE CHL>CHL happened"]),
        ("Parliament rejected the Chilean plan.", ["REJECT ?>CHL happened"]),
        ("Rebels expelled two Chilean envoys.", ["SANCTION CHL>CHL happened"]),
    ],
)
def test_rulers_without_a_state_are_not_of_the_one_they_act_on(reader, text, told):
    assert acts(reader, "Peru met Fiji. " + text)[1:] == told


@pytest.mark.xfail(reason="known miss", strict=True)
def test_a_village_near_a_town_is_of_the_state_of_the_town(reader):
    assert acts(reader, "Chad shelled a village near Bamako.") == ["ASSAULT TCD>MLI happened"]
