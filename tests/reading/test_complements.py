"""How far what is reported reaches: up to where the same speaker is reported again."""

from detente.explain import sentence_article


def statements(reader, text):
    return [r for r in reader.read(sentence_article(text, published="2026-03-05"))[1] if r.kind == "statement"]


def test_second_verb_with_its_own_that_is_the_same_speakers(reader):
    text = "Swedish Foreign Minister Anna Holt said that Norway wanted the bridge, and added that Bulgaria would pay."
    found = statements(reader, text)
    assert [(s.speaker.name, s.cue.text, s.content[0].text) for s in found] == [
        ("Anna Holt", "said", "Norway wanted the bridge"),
        ("Anna Holt", "added", "Bulgaria would pay"),
    ]


def test_second_verb_without_a_clause_is_told_by_the_first_speaker(reader):
    text = "Swedish Foreign Minister Anna Holt said that Norway wanted the bridge, and paid for it."
    assert [s.content[0].text for s in statements(reader, text)] == ["Norway wanted the bridge, and paid for it"]


def test_a_clause_hung_on_the_one_who_is_told_is_what_he_is_told(reader):
    text = "Anna Holt, the Swedish ambassador in Oslo, told an interviewer that the United States had asked 24 Swedish diplomats to leave by May 3."
    assert statements(reader, text)[0].content[0].text == "the United States had asked 24 Swedish diplomats to leave by May 3"


def said(reader, text):
    return [s.content[0].text for s in statements(reader, text)]


def test_the_occasion_behind_a_comma_is_the_reporters(reader):
    text = "Anna Holt, the Swedish envoy, said the strait was open, a day after a Norwegian ship fired at a boat."
    assert said(reader, text) == ["the strait was open"]
    text = "Anna Holt, the Swedish envoy, said the strait was open a day after a Norwegian ship fired at a boat."
    assert said(reader, text) == ["the strait was open a day after a Norwegian ship fired at a boat"]


def test_who_the_one_praised_is_the_reporter_tells(reader):
    assert said(reader, "Sweden praised the envoy, who had left Oslo in May.") == ["the envoy"]
    assert said(reader, "Sweden praised the envoy who had left Oslo in May.") == ["the envoy who had left Oslo in May"]


def test_where_it_was_said_is_no_part_of_it(reader):
    assert said(reader, "The Swedish navy said in a statement it had stopped the convoy.") == ["it had stopped the convoy"]
    assert said(reader, "The Swedish navy said letters in a statement were forged.") == ["letters in a statement were forged"]
