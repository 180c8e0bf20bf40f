"""Who a last name, a pronoun's spokesman and a bare institution mean."""

import pytest

from detente.explain import sentence_article


def statements(reader, text):
    return [r for r in reader.read(sentence_article(text, published="2026-03-05"))[1] if r.kind == "statement"]


def test_last_name_without_its_arabic_article(reader):
    text = "Holt flew in for talks with Egyptian President Karim Hadi al-Basri. Basri told her that the road was open."
    assert [(s.speaker.name, s.speaker.state) for s in statements(reader, text)] == [("Karim Hadi al-Basri", "EGY")]


def test_his_spokesman_is_of_the_state_of_the_last_subject(reader):
    text = "Swedish Prime Minister Karl Holt met Norwegian Prime Minister Anna Lund. His spokesman, Nils Berg, said the talks went well."
    assert [(s.speaker.name, s.speaker.state) for s in statements(reader, text)] == [("Nils Berg", "SWE")]


def test_the_army_is_not_its_chief(reader):
    text = "Sudan's army chief Karim Basri arrived in Cairo. The army said it had taken a town."
    assert [(s.speaker.name, s.speaker.state) for s in statements(reader, text)] == [("army", "SDN")]


def speaker_of(reader, text):
    """Name and state of the speaker of the last statement."""
    said = statements(reader, text)[-1]
    return said.speaker.name, said.speaker.state


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Kenya's principal secretary for foreign affairs, Abdi Korir, said the road was shut.", "Abdi Korir", "KEN"),
        ("The head of the Serbian government's office for trade, Petar Ilić, said the road was shut.", "Petar Ilić", "SRB"),
        ("The ambassador to Chad was silent. The former envoy to Chad, Anna Holt, said the road was shut.", "Anna Holt", None),
        ("He met the ambassador to Chad, Anna Holt said.", "Anna Holt", None),
    ],
)
def test_an_office_with_its_phrase_belongs_to_the_name_behind_the_comma(reader, text, name, state):
    assert speaker_of(reader, text) == (name, state)


def test_their_spokesman_is_of_the_group_that_was_the_subject_and_not_of_the_state_named_last(reader):
    text = "The Rapid Support Forces accused Egypt of a raid. Their spokesman Tayeb Idris said the planes flew low."
    assert speaker_of(reader, text) == ("Tayeb Idris", "SDN:RSF")


def test_an_office_that_several_states_have_is_of_the_one_that_the_text_names(reader):
    assert speaker_of(reader, "Bangladesh was silent. Foreign Secretary Nasrin Akter said the road was shut.") == ("Nasrin Akter", "BGD")
    assert speaker_of(reader, "Foreign Secretary Jane Marlow said the road was shut.") == ("Jane Marlow", "GBR")


def test_the_first_of_two_family_names_means_the_person(reader):
    text = "Peru's foreign minister, Rosario Quispe Ttito, left. Quispe said the road was shut."
    assert speaker_of(reader, text) == ("Rosario Quispe Ttito", "PER")


def test_the_name_before_a_suffix_is_not_the_person_with_the_suffix(reader):
    text = "John Marlow Jr. arrived from Chad. Marlow said the road was shut."
    assert speaker_of(reader, text)[0] != "John Marlow Jr."


def test_an_officer_without_a_state_is_of_the_capital_that_the_report_was_filed_from(reader):
    text = "MANILA, Philippines (Lake Wire) — Senator Ernesto Laurel said China and the Philippines had talked."
    assert speaker_of(reader, text) == ("Ernesto Laurel", "PHL")
    text = "LAKESIDE (Lake Wire) — Senator Ernesto Laurel said China and the Philippines had talked."
    assert speaker_of(reader, text) == ("Ernesto Laurel", None)


def test_a_company_in_apposition_is_the_speaker(reader):
    assert speaker_of(reader, "A Danish shipping group, Nordhavn Lines, said it would stop.")[0] == "Nordhavn Lines"


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        # a given name alone, where people are called by it
        ("Ethiopian Prime Minister Abiy Ahmed arrived. Abiy said the road was shut.", "Abiy Ahmed", "ETH"),
        ("Eritrean President Isaias Afwerki arrived. Isaias said the road was shut.", "Isaias Afwerki", "ERI"),
        ("Kyrgyz President Sadyr Japarov arrived. Sadyr said the road was shut.", None, None),
        # two last words of a name
        ("French minister Marc Le Goff arrived. Le Goff said the road was shut.", "Marc Le Goff", "FRA"),
        ("Belgian minister Luc Van Acker arrived. The road was shut, Van Acker said.", "Luc Van Acker", "BEL"),
        ("French minister Marc Le Goff arrived. Le Monde said the road was shut.", "Le Monde", None),
        ("Somali President Hassan Sheikh Mohamud arrived. Sheikh Mohamud said the road was shut.", "Hassan Sheikh Mohamud", "SOM"),
    ],
)
def test_a_part_of_a_name_alone_means_the_person(reader, text, name, state):
    assert speaker_of(reader, text) == (name, state)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("US Assistant Secretary for Europe and Eurasian Affairs Dr. Jane Doe said the road was shut.", "Jane Doe"),
        ("US Assistant Secretary for Europe and Eurasian Affairs Jane Doe said the road was shut.", "Jane Doe"),
        ("Norwegian Minister for Trade and Fisheries Ola Berg said the road was shut.", "Ola Berg"),
        ("US Assistant Secretary Jane Eurasia Doe said the road was shut.", "Jane Eurasia Doe"),
    ],
)
def test_the_field_of_an_office_is_no_part_of_the_name(reader, text, name):
    assert speaker_of(reader, text)[0] == name
