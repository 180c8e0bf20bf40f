"""Quotations as statements: which marks count, whose they are when the cue comes late, and what goes on with what."""

import pytest

from detente.explain import sentence_article


def statements(reader, text):
    return [r for r in reader.read(sentence_article(text, published="2026-03-05"))[1] if r.kind == "statement"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("« Nous partons, » said Swedish Foreign Minister Anna Holt.", "Nous partons"),
        ("«We are leaving,» said Swedish Foreign Minister Anna Holt.", "We are leaving"),
        ("Anna Holt said: «We are leaving Oslo.»", "We are leaving Oslo."),
    ],
)
def test_guillemets_are_quotation_marks_and_no_link(reader, text, content):
    assert [[c.text for c in s.content] for s in statements(reader, text)] == [[content]]
    assert statements(reader, text)[0].form == "direct"


def test_a_line_with_one_guillemet_is_still_a_link(reader):
    assert (
        statements(reader, "Holt said the road was closed.\n\nEnvoys leave Oslo, Holt said »")[0].content[0].text == "the road was closed"
    )


def test_cue_after_the_last_paragraph_of_a_quotation_is_the_cue_of_all(reader):
    (found,) = statements(reader, '"A road is shut.\n\n"A bridge is shut.\n\n"Both stay so," Swedish Foreign Minister Anna Holt said.')
    assert [c.text for c in found.content] == ["A road is shut.", "A bridge is shut.", "Both stay so"]
    assert (found.speaker.name, found.cue.text) == ("Anna Holt", "said")


def test_cue_after_another_quotation_is_not_that_of_the_one_before(reader):
    text = '"A road is shut and nobody knows why."\n\n"The bridge is open," Swedish Foreign Minister Anna Holt said.'
    assert [s.speaker.name for s in statements(reader, text)] == [None, "Anna Holt"]
