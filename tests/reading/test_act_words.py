"""What else do the words around an act tell? What it answers, its contexts and its place, each beside the nearest that tells nothing."""

import pytest

from told import events

EXPELLED = "Chad expelled two Malian envoys"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (EXPELLED + " in response to the raid.", "in response to the raid"),
        (EXPELLED + " in the wake of the raid.", None),
        (EXPELLED + " in reprisal for the arrest of a pilot.", "in reprisal for the arrest of a pilot"),
        (EXPELLED + " in Gao for the arrest of a pilot.", None),
        (EXPELLED + " days after Mali seized a Chadian ship.", "days after Mali seized a Chadian ship"),
        (EXPELLED + " days after Mali held a feast.", None),
        (EXPELLED + " after Mali expelled a consul.", "after Mali expelled a consul"),
        (EXPELLED + " after Mali built a road.", None),
    ],
)
def test_the_words_beside_an_act_say_what_it_answers(reader, text, words):
    assert answer(reader, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad retaliated by expelling two Malian envoys.", "retaliated by"),
        ("Chad began by expelling two Malian envoys.", None),
        ("Chad's retaliatory expulsion of two Malian envoys shook Norway.", "retaliatory"),
        ("Chad's sudden expulsion of two Malian envoys shook Norway.", None),
        ("Chad responded with tariffs on Malian cotton.", "responded with"),
        ("Chad announced tariffs on Malian cotton.", None),
    ],
)
def test_the_words_over_an_act_say_that_it_answers(reader, text, words):
    assert answer(reader, text) == words


def answer(reader, text):
    """The words that say what the first break of ties answers."""
    span = events(reader, text, "SANCTION")[0].answers
    return span.text if span is not None else None


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("Chad condemned Mali over its border.", ("territory",)),
        ("Chad condemned Mali over its choir.", ()),
        ("Chad condemned Mali's human rights record.", ("human_rights",)),
        ("Chad condemned Mali's inhuman record.", ()),
        ("Chad condemned Mali at a feast for the young and the old and the very old of the land on the border.", ()),
    ],
)
def test_contexts_are_told_by_words_near_the_act(reader, text, contexts):
    (act,) = events(reader, text, "ACCUSE")
    assert act.contexts == contexts


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Chad bombed a village near Bamako.", "Bamako"),
        ("Chad bombed a village by Bamako.", None),
        ("Chadian soldiers shot ten traders in Bamako.", "Bamako"),
        ("Chadian soldiers shot ten traders of Bamako.", None),
        ("Chad's navy seized a trawler off Mali.", "Mali"),
        ("Chad's navy seized a trawler from Mali.", None),
    ],
)
def test_a_place_stands_after_in_near_or_off(reader, text, place):
    assert events(reader, text)[0].place == place


@pytest.mark.xfail(reason="known miss", strict=True)
def test_what_another_answers_in_kind_is_no_answer(reader):
    assert answer(reader, EXPELLED + ", and Niger answered in kind.") is None
