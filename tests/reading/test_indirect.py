"""Reported statements: who protests, what silence is, and the act by the preposition."""

import pytest

from detente.explain import sentence_article


def statements(reader, text):
    return [r for r in reader.read(sentence_article(text, published="2026-03-05"))[1] if r.kind == "statement"]


@pytest.mark.parametrize(
    "text", ["Norway protested against the net ban.", "Norway protested against the net ban, saying it broke a treaty."]
)
def test_a_states_protest_is_a_statement(reader, text):
    found = statements(reader, text)[0]
    assert (found.speaker.state, found.act, found.content[0].text) == ("NOR", "reject", "the net ban")


def test_a_crowds_protest_is_none(reader):
    assert statements(reader, "Thousands protested against the net ban.") == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Swedish Foreign Minister Anna Holt declined to say whether the bridge would open.", "say"),
        ("Swedish Foreign Minister Anna Holt declined to open the bridge.", "reject"),
    ],
)
def test_who_declines_to_say_rejects_nothing(reader, text, act):
    assert [s.act for s in statements(reader, text)] == [act]


def test_staff_are_dismissed_without_a_word_and_claims_are_not(reader):
    assert [s.act for s in statements(reader, "Sweden dismissed forty employees of its embassy in Oslo.")] == []
    assert [s.act for s in statements(reader, "Sweden dismissed the claims of its envoy in Oslo.")] == ["reject"]


def test_a_source_that_asks_not_to_be_named_requests_nothing(reader):
    text = "A Swedish official, who asked not to be named, said the talks had failed."
    assert [s.content[0].text for s in statements(reader, text)] == ["the talks had failed"]
    text = "A Swedish official, who asked Norway not to close the strait, said the talks had failed."
    assert len(statements(reader, text)) == 2


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Anna Holt criticised Norway, which in her view puts the strait at risk.", "Norway, which in her view puts the strait at risk"),
        ("Anna Holt criticised Norway, which put a ship into the strait in May.", "Norway"),
    ],
)
def test_a_clause_behind_a_comma_is_the_reporters_unless_it_tells_the_speakers_view(reader, text, content):
    assert statements(reader, text)[0].content[0].text == content
