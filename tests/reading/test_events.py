"""Who did what to whom: parties that name no state, acts told again, denials, pairs; each with its nearest counter-example."""

import pytest

from detente.explain import sentence_article
from detente.model import Event
from detente.reading.pipeline import Reader

PUBLISHED = "2026-03-05"


def acts(reader: Reader, text: str) -> list[Event]:
    _, records = reader.read(sentence_article(text, published=PUBLISHED))
    return [r for r in records if isinstance(r, Event)]


def sides(event: Event) -> tuple[tuple[str | None, ...], tuple[str | None, ...]]:
    return tuple(p.state for p in event.source), tuple(p.state for p in event.target)


def found(reader: Reader, text: str, type: str) -> list[tuple[tuple[str | None, ...], tuple[str | None, ...]]]:
    return [sides(e) for e in acts(reader, text) if e.type == type]


@pytest.mark.parametrize(
    ("text", "type", "source", "target"),
    [
        # a person told by a title after "was", in an apposition, or of a group named before
        ("Kari Lund was the foreign minister of Norway. She condemned Chad.", "ACCUSE", "NOR", "TCD"),
        ("Ali Hamdi, an Omani ship broker, praised Chad.", "SUPPORT", "OMN", "TCD"),
        # people of another descent are of the state they live in
        ("Chad arrested ten Poles living in Latvia.", "COERCE", "TCD", "LVA"),
        # nameless people struck somewhere are of the state there
        ("Chad bombed a village in Sudan.", "ASSAULT", "TCD", "SDN"),
        # rulers, rebels and crowds that name no state are of the one the sentence names
        ("The Fijian rebels freed the prime minister.", "RETREAT", "FJI", "FJI"),
        ("The Ugandan opposition accused the government of fraud.", "ACCUSE", "UGA", "UGA"),
        # the addressee of a threat stands in its condition
        ("Chad threatened to halt the talks if Sudan sent more troops.", "THREATEN", "TCD", "SDN"),
        # a threat names whom its price is for
        ("Chad warned that Sudan would face consequences.", "THREATEN", "TCD", "SDN"),
        # a territory's state answers for it
        ("Chad recognised Greenland.", "SUPPORT", "TCD", "DNK"),
        # where the released were held tells who let them go
        ("The release of two French sailors from a prison in Chad came on Friday.", "RETREAT", "TCD", "FRA"),
        # whoever reports a clause is whom its pronoun means
        ("Chadian rebels said they would attack Sudan.", "THREATEN", "TCD", "SDN"),
        # who is suspected or charged is who did it
        ("Chad held a Sudanese man suspected of shooting two Omani guards.", "ASSAULT", "SDN", "OMN"),
        # whoever fired or planted it is the source
        ("Missiles fired by Chad struck a Sudanese base.", "ASSAULT", "TCD", "SDN"),
        # whoever judges "the raid" judges the one who made it
        ("Chad killed two Sudanese generals in a raid. Oman condemned the raid.", "ACCUSE", "OMN", "TCD"),
        # a verb in the past goes with the one in the past, not with the present of what is said
        ("Chad urged the Omani embassy to reconsider and spoke with the foreign minister of Norway.", "CONSULT", "TCD", "NOR"),
        # traffic is resumed by both its ends
        ("Rail transport resumed between Chad and Niger.", "COOPERATE", "TCD", "NER"),
        # who orders his own ministry to act acts
        ("Chad ordered its trade ministry to impose sanctions on Sudan.", "SANCTION", "TCD", "SDN"),
        # a drill of two parties is held together
        ("Chad and Niger held a military exercise.", "COOPERATE", "TCD", "TCD"),
    ],
)
def test_parties_are_found(reader: Reader, text: str, type: str, source: str, target: str) -> None:
    pairs = found(reader, text, type)
    assert any(source in s and target in t for s, t in pairs), pairs


@pytest.mark.parametrize(
    ("text", "type", "wrong"),
    [
        ("Chad condemned the shooting of two Sudanese guards.", "ASSAULT", "TCD"),  # whoever condemns it did not do it
        ("Chad regretted the kidnapping of Sudanese engineers.", "ASSAULT", "TCD"),
        ("Chad's minister went on the offensive against Oman.", "ASSAULT", "TCD"),  # only in words
        ("Lund was poisoned with a gas developed by Chad.", "ASSAULT", "TCD"),  # who made it, not who used it
        ("The minister of Chad was silent. BuzzFeed said it had condemned Oman.", "ACCUSE", "TCD"),  # "it" is not Chad
        ("There is no state threatening Chad.", "THREATEN", "TCD"),
        ("Chad eliminated a tax on Omani grain.", "ASSAULT", "TCD"),
        ("The ambassador to Chad praised Oman.", "SUPPORT", "TCD"),  # held in Chad, not Chad's
        ("Chad called on other governments to act.", "REQUEST", "TCD"),  # others are not its own
        ("Ethnic Albanians marched in Chad.", "PROTEST", "ALB"),  # of Albanian descent
    ],
)
def test_a_state_that_is_not_meant_stands_on_no_side(reader: Reader, text: str, type: str, wrong: str) -> None:
    doers = [p.state for e in acts(reader, text) if e.type == type for p in (e.source if type != "REQUEST" else e.target)]
    assert wrong not in doers


@pytest.mark.parametrize(
    "text",
    [
        "The shop in Chad was besieged by customers.",
        "Chad fought the flu.",
        "The Chadian minister was met by the governor.",
        "Chad urged its citizens to leave.",
        "The towns backed by nobody in Chad are poor.",
    ],
)
def test_what_is_no_act_between_states_yields_none(reader: Reader, text: str) -> None:
    assert [e.rule for e in acts(reader, text) if e.source and e.target] == []


def test_respectively_pairs_doers_with_those_they_do_it_to(reader: Reader) -> None:
    pairs = found(reader, "Chad and Niger expelled Sudanese and Libyan diplomats respectively.", "SANCTION")
    assert pairs == [(("TCD",), ("SDN",)), (("NER",), ("LBY",))]


def test_without_respectively_all_do_it_to_all(reader: Reader) -> None:
    pairs = found(reader, "Chad and Niger expelled Sudanese and Libyan diplomats.", "SANCTION")
    assert pairs == [(("TCD", "NER"), ("SDN", "LBY"))]


@pytest.mark.parametrize(
    "text",
    [
        "Egypt denied that its army had shelled Sudan.",
        "Egypt denied shelling the Sudanese port.",
        "Egypt dismissed claims that its warplanes had bombed Sudan.",
        "Sudan said that Egyptian warplanes bombed its villages. Egypt denied the claim.",
    ],
)
def test_what_the_accused_denies_is_denied(reader: Reader, text: str) -> None:
    assert [e.status for e in acts(reader, text) if e.type == "ASSAULT"] == ["denied"]


def test_an_undisputed_report_stays_told_as_fact(reader: Reader) -> None:
    text = "Sudan said that Egyptian warplanes bombed its villages."
    assert [e.status for e in acts(reader, text) if e.type == "ASSAULT"] == ["happened"]


def test_a_claimed_attack_is_the_one_told_before(reader: Reader) -> None:
    text = "An attack on a Saudi port killed nobody. It was on Friday. The attack was claimed by the Houthis."
    assert (("YEM:Houthi",), ("SAU",)) in found(reader, text, "ASSAULT")


def test_who_is_killed_in_the_raid_is_killed_by_those_who_made_it(reader: Reader) -> None:
    text = "Chad killed a Sudanese general in a raid on Friday. Two Libyan officers were also killed in the raid."
    assert (("TCD",), ("LBY",)) in found(reader, text, "ASSAULT")


def test_who_is_killed_in_a_raid_that_was_not_told_is_killed_by_nobody_known(reader: Reader) -> None:
    text = "Chad bombed a Sudanese port on Friday. Two Libyan officers were killed in a storm."
    assert (("TCD",), ("LBY",)) not in found(reader, text, "ASSAULT")


def test_short_forms_in_brackets_mean_what_stands_before_them(reader: Reader) -> None:
    text = "The Kurdistan Workers' Party (KWP) spoke on Friday. The KWP condemned Chad."
    assert (("TUR:PKK",), ("TCD",)) in found(reader, text, "ACCUSE")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad expelled two Sudanese diplomats in response to the raid.", "in response to the raid"),
        ("In retaliation for the expulsions, Ghana expelled four Togolese diplomats.", "In retaliation for the expulsions"),
        ("Chad expelled two Sudanese diplomats on Friday.", None),
    ],
)
def test_the_words_that_say_an_act_answers_another(reader: Reader, text: str, words: str | None) -> None:
    (act,) = [e for e in acts(reader, text) if e.type == "SANCTION"]
    assert (act.answers.text if act.answers is not None else None) == words


def test_an_inferred_side_lowers_the_confidence(reader: Reader) -> None:
    (told,) = acts(reader, "Chad expelled two Sudanese diplomats.")
    (inferred,) = [e for e in acts(reader, "Iran rejected a French demand. It refused to talk.") if "refused" in {s.text for s in e.spans}]
    assert inferred.confidence < told.confidence
