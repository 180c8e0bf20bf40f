"""What does a word over an act say of it? Each construction beside its nearest counter-example; no status where there is no row."""

import pytest

from told import statuses

EXPEL = "expel the Malian envoys."
EXPELLING = "expelling the Malian envoys."


def hard(reader, text):
    """The statuses of the acts of force and broken ties."""
    return statuses(reader, text, "ASSAULT", "SANCTION")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad held back from " + EXPELLING, []),
        ("Chad benefited from " + EXPELLING, ["happened"]),
        ("Chad decided against " + EXPELLING, []),
        ("Chad balked at " + EXPELLING, []),
        ("Chad worked at " + EXPELLING, ["happened"]),
        ("Chad is keen on " + EXPELLING, ["hypothetical"]),
        ("Chad spent a year on " + EXPELLING, ["happened"]),
        ("Chad talked about " + EXPELLING, ["hypothetical"]),
        ("Chad boasted about " + EXPELLING, ["happened"]),
        ("Chad is close to " + EXPELLING, ["hypothetical"]),
        ("Chad resorted to " + EXPELLING, ["happened"]),
        ("Chad toyed with " + EXPELLING, ["hypothetical"]),
        ("Chad finished with " + EXPELLING, ["happened"]),
        ("Chad stopped short of " + EXPELLING, []),
        ("Chad tired of " + EXPELLING, ["happened"]),
    ],
)
def test_the_preposition_before_a_gerund_tells(reader, text, told):
    assert hard(reader, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad refused to " + EXPEL, []),
        ("Chad did not refuse to " + EXPEL, ["happened"]),
        ("Chad has yet to " + EXPEL, []),
        ("Chad ruled out " + EXPELLING, []),
        ("Chad did not rule out " + EXPELLING, ["hypothetical"]),
        ("Chad plans to " + EXPEL, ["planned"]),
        ("Chad managed to " + EXPEL, ["happened"]),
        ("Chad wants to " + EXPEL, ["hypothetical"]),
        ("Chad was quick to " + EXPEL, ["happened"]),
        ("Chad was free to " + EXPEL, ["hypothetical"]),
        ("Chad ordered its ministry to " + EXPEL, ["happened"]),
        ("Chad wants its ministry to " + EXPEL, ["hypothetical"]),
        ("Chad did not order its ministry to " + EXPEL, []),
    ],
)
def test_the_verb_before_an_infinitive_tells(reader, text, told):
    assert hard(reader, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad shelved its plan to " + EXPEL, []),
        ("Chad unveiled its plan to " + EXPEL, ["planned"]),
        ("Chad has no plan to " + EXPEL, []),
        ("The threat of a Chadian attack on Mali grew.", ["hypothetical"]),
        ("The lack of a Chadian attack on Mali was odd.", []),
        ("The scale of a Chadian attack on Mali was odd.", ["happened"]),
        ("Reports of a Chadian attack on Mali came in.", ["alleged"]),
        ("Pictures of a Chadian attack on Mali came in.", ["happened"]),
        ("There is no evidence that Chad shelled Mali.", []),
        ("There is evidence that Chad shelled Mali.", ["happened"]),
        ("Norway sells a novel in which Chad invades Mali.", []),
        ("Norway recalls a year in which Chad invaded Mali.", ["happened"]),
        ("A Chadian raid on Mali was called off.", []),
        ("A Chadian raid on Mali was called brave.", ["happened"]),
    ],
)
def test_the_noun_over_an_act_tells(reader, text, told):
    assert hard(reader, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad was wrongly said to have shelled Mali.", []),
        ("Chad was rightly said to have shelled Mali.", ["happened"]),
        ("Norway does not think that Chad shelled Mali.", []),
        ("Norway did not know that Chad shelled Mali.", ["happened"]),
        ("Norway suspects that Chad shelled Mali.", ["alleged"]),
        ("Norway hopes that Chad expels the Malian envoys.", ["hypothetical"]),
        ("Norway predicts that Chad expels the Malian envoys.", ["planned"]),
        ("Norway notices that Chad expels the Malian envoys.", ["happened"]),
        ("Norway accused Chad of shelling Mali.", ["alleged"]),
        ("Norway thanked Chad for shelling Mali.", ["happened"]),
        ("Norway holds Chad responsible for shelling Mali.", ["alleged"]),
        ("Norway holds Chad back from shelling Mali.", []),
        ("Norway braced for a Chadian attack on Mali.", ["hypothetical"]),
        ("Norway paid for a Chadian attack on Mali.", ["happened"]),
        ("Norway talked Chad out of attacking Mali.", []),
    ],
)
def test_whoever_reports_an_act_tells_how_sure_it_is(reader, text, told):
    assert hard(reader, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad withdrew rather than attack Mali.", []),
        ("Chad advanced and attacked Mali.", ["happened"]),
        ("Chad wants to advance and attack Mali.", ["hypothetical"]),
        ("Chad attacked Mali; Norway hoped to help.", ["happened"]),
        ("Chad's army was not at war with Mali.", []),
    ],
)
def test_what_is_listed_beside_an_act(reader, text, told):
    assert hard(reader, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The parliament of Chad passed a resolution condemning Mali.", ["happened"]),
        ("The parliament of Chad debated a resolution condemning Mali.", ["hypothetical"]),
        ("Nigerien students marched to denounce Mali.", ["happened"]),
        ("Nigerien students paid to denounce Mali.", []),
    ],
)
def test_a_bill_and_a_crowd_speak_once_they_are_passed_and_come_together(reader, text, told):
    assert statuses(reader, text, "ACCUSE") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad's order to attack Mali was withdrawn.", []),
        ("Chad's order to attack Mali was obeyed.", ["happened"]),
        ("Chad plotted to " + EXPEL, ["hypothetical"]),
        ("Chad pretended to " + EXPEL, ["hypothetical"]),
        ("The film imagines a night in which Chad attacks Mali.", []),
        ("The report describes a night in which Chad attacked Mali.", ["happened"]),
        ("In the novel, Chad invades Mali.", []),
        ("In the north, Chad invaded Mali.", ["happened"]),
    ],
)
def test_withdrawn_orders_plots_and_tales_are_not_done(reader, text, told):
    assert hard(reader, text) == told


@pytest.mark.xfail(reason="known miss", strict=True)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad dreams of " + EXPELLING, ["hypothetical"]),
        ("Chad was bound to " + EXPEL, ["hypothetical"]),
        ("Chad got its ministry to " + EXPEL, ["happened"]),
    ],
)
def test_the_word_over_an_act_is_missed(reader, text, told):
    assert hard(reader, text) == told
