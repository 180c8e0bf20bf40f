"""Are listed names read as names where the parser never met them? Each beside what only looks like one."""

import pytest
import spacy

from detente.reading.familiar import make_familiar, shown_names, with_deputies
from detente.reading.pipeline import MODEL
from detente.words import load_words
from told import acts, events


@pytest.fixture(scope="module")
def words():
    return load_words(())


@pytest.fixture(scope="module")
def nlp(words):
    pipeline = spacy.load(MODEL)
    make_familiar(pipeline, words)
    return pipeline


@pytest.mark.parametrize(
    ("name", "norm"),
    [
        ("Ashgabat", "paris"),
        ("Tuvaluan", "french"),
        ("Sadyr", "smith"),
        ("Japarov", "smith"),
        ("London", "london"),  # met before
        ("ashgabat", "ashgabat"),  # no name in small letters
        ("Zubrowka", "zubrowka"),  # in no list
    ],
)
def test_a_listed_name_that_was_never_met_is_shown_as_one_that_was(nlp, name, norm):
    token = nlp.make_doc(f"She saw {name} there.")[2]
    assert (token.norm_, token.text) == (norm, name)


@pytest.mark.parametrize(
    ("word", "shown"),
    [("Tuvalu", "france"), ("Bamako", "paris"), ("Malian", "french"), ("Emomali", "smith"), ("Rahmon", "smith"), ("Zubrowka", None)],
)
def test_states_capitals_peoples_and_persons_are_shown(words, word, shown):
    assert dict(shown_names(words)).get(word) == shown


@pytest.mark.parametrize("name", ["United Kingdom", "Emomali Rahmon"])
def test_only_single_words_are_shown(words, name):
    assert name not in dict(shown_names(words))


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("Under Secretary Doe left.", "deputy"),
        ("Under Secretaries Doe and Roe left.", "deputy"),
        ("Under the Under Secretary all was well.", "under"),
        ("Under the secretary all was well.", "under"),
    ],
)
def test_under_is_a_rank_right_before_a_secretary(nlp, text, norm):
    assert with_deputies(nlp.make_doc(text))[0].norm_ == norm


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Presidents Sadyr Japarov and Emomali Rahmon met in Lima.", ["CONSULT KGZ+TJK>KGZ+TJK happened"]),
        ("Presidents Sadyr Japarov and Emomali Rahmon sat in Lima.", []),
        ("Emomali Rahmon and Serdar Berdimuhamedow condemned Chad.", ["ACCUSE TJK+TKM>TCD happened"]),
        ("Emomali Rahmon, and not Serdar Berdimuhamedow, condemned Chad.", ["ACCUSE TJK>TCD happened"]),
        ("Under Secretary Anna Holt of Norway met Mali's king.", ["CONSULT NOR>MLI happened"]),
        ("Under the secretary's plan Norway met Mali's king.", ["CONSULT NOR>MLI happened"]),
        ("Tuvalu expelled two Nauruan envoys.", ["SANCTION TUV>NRU happened"]),
    ],
)
def test_such_names_do_what_they_are_told_to_do(reader, text, told):
    assert acts(reader, text) == told


def test_the_rank_is_no_place_and_the_name_is_the_minister(reader):
    (met,) = events(reader, "US Under Secretary of State Jane Marlow met Malian officials on Monday.")
    assert (met.source[0].name, met.source[0].state) == ("Jane Marlow", "USA")
