"""When and to whom something was said."""

import pytest

from detente.explain import sentence_article


def statement(reader, text):
    return next(r for r in reader.read(sentence_article(text, published="2026-03-05"))[1] if r.kind == "statement")


def test_one_who_was_warned_is_the_addressee(reader):
    assert statement(reader, "Sweden was warned by Norway not to close the bridge.").addressee.state == "SWE"


def test_one_who_was_warned_of_nothing_by_nobody_is_none(reader):
    assert statement(reader, "Norway warned against closing the bridge.").addressee is None


def test_a_parliament_is_an_addressee(reader):
    told = statement(reader, "Swedish Foreign Minister Anna Holt told parliament that the bridge was safe.").addressee
    assert (told.span.text, told.state, told.sector) == ("parliament", "SWE", "LEG")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norway condemns the launch of a rocket by Bulgaria on 3 March.", "2026-03-05"),
        ("Norway condemned the launch of a rocket on 3 March.", "2026-03-03"),
    ],
)
def test_a_past_day_behind_a_present_cue_is_that_of_the_deed(reader, text, day):
    assert statement(reader, text).when.start == day


def test_what_is_said_at_all_times_has_no_day(reader):
    assert statement(reader, "The bridge, which Norway says is unsafe, stayed open.").when is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Swedish Foreign Minister Anna Holt gave a speech in Malmö on Monday. “The bridge stays open,” she said.", "2026-03-02"),
        ("Swedish Foreign Minister Anna Holt raised concerns about the bridge in her remarks on Monday.", "2026-03-02"),
        ("Swedish Foreign Minister Anna Holt opened a bridge in Malmö on Monday. “The bridge stays open,” she said.", None),
        (
            "Norwegian Prime Minister Ola Berg gave a speech on Monday. Swedish Foreign Minister Anna Holt was there. "
            "“The bridge stays open,” she said.",
            None,
        ),
    ],
)
def test_a_speech_that_is_announced_dates_its_words(reader, text, day):
    when = [r for r in reader.read(sentence_article(text, published="2026-03-05"))[1] if r.kind == "statement"][-1].when
    assert (when.start if when else None) == day
