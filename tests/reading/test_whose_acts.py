"""Whose act is it, and on whom? Sentences whose sides stand outside the act's own words, each with its nearest counter-example."""

import pytest

from detente.model import Article

RELEASE = "US State Department"


def acts(reader, text, outlet=None):
    """The acts of a text: type, states of both sides, status."""
    _, records = reader.read(Article(source="t", text=text, id="t", published="2022-03-02", outlet=outlet))
    rows = [r for r in records if r.kind == "event"]
    return [(r.type, [p.state for p in r.source], [p.state for p in r.target], r.status) for r in rows]


FOUND = [
    ("The Paris attacks of November shocked France.", ("ASSAULT", [], ["FRA"], "happened")),
    ("President Moon Jae-in of South Korea criticised Japan.", ("ACCUSE", ["KOR"], ["JPN"], "happened")),
    ("Somalia and Ethiopia fell out. Turkey's president urged the leaders of the two countries to talk.", ("REQUEST", ["TUR"], ["SOM", "ETH"], "happened")),
    ("India and Pakistan traded fire. China and the European Union urged the two sides to show restraint.", ("REQUEST", ["CHN", "EU"], ["IND", "PAK"], "happened")),
    ("The Philippine coast guard accuses its Chinese counterpart of ramming a boat.", ("ACCUSE", ["PHL"], ["CHN"], "happened")),
    ("Somali President Hassan Sheikh Mohamud said his country was ready to work with Ethiopia.", ("AGREE", ["SOM"], ["ETH"], "happened")),
    ("Saudi Arabia was angry with Canada. Three days later the kingdom condemned Canada.", ("ACCUSE", ["SAU"], ["CAN"], "happened")),
    ("The Danish senator attacked Sweden's plan for the border.", ("ACCUSE", ["DNK"], ["SWE"], "happened")),
    ("The spokesman dismissed reports of an agreement between Iran and Oman.", ("AGREE", ["IRN", "OMN"], ["IRN", "OMN"], "denied")),
    ("Has Chad expelled the envoy of Mali?", ("SANCTION", ["TCD"], ["MLI"], "hypothetical")),
]  # fmt: skip
FOUND += [
    ("Iran attacked Iraq; Oman vowed to help.", ("ASSAULT", ["IRN"], ["IRQ"], "happened")),
    ("Chad rejected reports that Sudan attacked Mali.", ("ASSAULT", ["SDN"], ["MLI"], "denied")),
    ("Colombia was hit by tariffs from Peru.", ("SANCTION", ["PER"], ["COL"], "happened")),
]
SILENT = [
    "Had Pakistan shelled the Indian village, New Delhi would have retaliated.",
    "Cuba neither condemned nor praised Mexico.",
    "We continue to face the threat from Iranian missiles.",
    "A reporter asked whether France liked Mali.",
    "Japan's minister declined to comment on the report about China.",
    "Let me be clear about Chad.",
    "Norway conceded that talks with Russia would be long.",
]


@pytest.mark.parametrize(("text", "act"), FOUND)
def test_sides_are_found_outside_the_words_of_the_act(reader, text, act):
    assert act in acts(reader, text)


@pytest.mark.parametrize("text", SILENT)
def test_no_act_is_told(reader, text):
    assert acts(reader, text) == []


def test_the_regime_is_never_that_of_the_one_who_speaks(reader):
    text = "The Lukashenka regime jailed ten reporters.\n\nWe call on the regime to free them."
    assert ("REQUEST", ["USA"], ["BLR"], "happened") in acts(reader, text, RELEASE)


def test_a_story_of_two_states_tells_to_whom(reader):
    text = "Chad expelled the envoy of Mali on Monday. Mali's ministry protested. Mali called the step a crime. Chad denies any part in it."
    assert ("REJECT", ["TCD"], ["MLI"], "happened") in acts(reader, text)


def test_the_host_of_a_summit_is_one_of_the_two_countries(reader):
    text = "Iran denied it. Norway's king Harald received Sweden's king Gustaf for the first summit of the two countries."
    assert [(sorted({*source, *target})) for kind, source, target, _ in acts(reader, text) if kind == "CONSULT"] == [["NOR", "SWE"]]
