"""Statements: what is not the wording of one rule. Speakers that are meant, times, media, acts, and what is no statement at all."""

import pytest

from detente.explain import sentence_article
from detente.model import Article

PUBLISHED = "2026-03-05"


def statements(reader, text, **fields):
    article = Article(source="test", text=text, published=PUBLISHED, **fields) if fields else sentence_article(text, published=PUBLISHED)
    return [r for r in reader.read(article)[1] if r.kind == "statement"]


def contents(reader, text):
    return [[c.text for c in s.content] for s in statements(reader, text)]


def test_quotation_split_by_its_cue_is_one_statement(reader):
    text = "“We waited,” said Anna Holt, the Norwegian foreign minister. “Nobody came.”"
    assert contents(reader, text) == [["We waited", "Nobody came."]]


def test_quotation_over_paragraphs_is_one_statement(reader):
    text = "“We waited at the bridge,” said Holt.\n\n“Nobody came to meet us, and nobody sent word.”\n\nThe bridge is closed."
    assert contents(reader, text) == [["We waited at the bridge", "Nobody came to meet us, and nobody sent word."]]


def test_quotations_of_a_dialogue_are_each_somebodys(reader):
    text = "\n\n".join(["“Who is there?” asked the guard.", "“A friend.”", "“Which friend?”", "“Open the door.”", "“It is late.”"])
    assert [c for part in contents(reader, text) for c in part] == [
        "Who is there?",
        "A friend.",
        "Which friend?",
        "Open the door.",
        "It is late.",
    ]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('Holt said: "The road is closed."', "direct"),
        ('Holt said the road was "closed to all traffic" on Monday.', "mixed"),
        ("Holt said the road was closed.", "indirect"),
    ],
)
def test_form_is_how_much_stands_in_quotation_marks(reader, text, form):
    assert [s.form for s in statements(reader, text)] == [form]


def test_pronoun_means_the_last_speaker(reader):
    text = "Swedish Foreign Minister Anna Holt said the road was closed. She added that the bridge would follow."
    assert [s.speaker.name for s in statements(reader, text)] == ["Anna Holt", "Anna Holt"]
    assert [s.speaker.state for s in statements(reader, text)] == ["SWE", "SWE"]
    assert statements(reader, text)[1].speaker.span.text == "She"


def test_participle_goes_on_for_the_same_speaker(reader):
    text = "Norway said the convoy was unarmed, adding that it carried food."
    assert [s.speaker.state for s in statements(reader, text)] == ["NOR", "NOR"]


def test_second_verb_goes_on_for_the_same_speaker(reader):
    text = "Anna Holt said the fleet would sail and called for a ban on the missiles."
    assert contents(reader, text) == [["the fleet would sail"], ["a ban on the missiles"]]
    assert {s.speaker.name for s in statements(reader, text)} == {"Anna Holt"}


def test_former_official_speaks_for_no_state(reader):
    text = "Anna Holt, a former Swedish foreign minister, said the treaty was dead."
    assert [s.speaker.state for s in statements(reader, text)] == [None]


def test_unnamed_officials_speak_for_their_state(reader):
    found = statements(reader, "Norwegian officials said the bridge was mined.")
    assert [s.speaker.state for s in found] == ["NOR"]


def test_hearsay_has_no_speaker(reader):
    found = statements(reader, "It was reported that three ships had left the harbour.")
    assert [(s.speaker.name, s.speaker.span) for s in found] == [(None, None)]


def test_statement_within_a_statement_is_embedded(reader):
    found = statements(reader, "Norway said Russia had claimed that the ship was armed.")
    assert [(s.speaker.state, s.embedded) for s in found] == [("NOR", False), ("RUS", True)]


def test_words_that_repeat_the_speakers_own_are_not_recorded_twice(reader):
    assert len(statements(reader, "Sweden repeated its demand for an apology.")) == 1


def test_stated_day_is_the_day_of_the_statement(reader):
    when = statements(reader, "Norway said on March 2, 2026 that the bridge was mined.")[0].when
    assert (when.start, when.inferred) == ("2026-03-02", False)


def test_day_of_the_same_speakers_last_words_is_inferred(reader):
    found = statements(reader, "Norway said on March 2, 2026 that the bridge was mined. Norway added that the road was safe.")
    assert [(s.when.start, s.when.inferred) for s in found] == [("2026-03-02", False), ("2026-03-02", True)]


def test_present_tense_is_the_day_of_the_report_inferred(reader):
    when = statements(reader, "Norway says the bridge is mined.")[0].when
    assert (when.start, when.inferred) == (PUBLISHED, True)


def test_past_tense_without_day_has_no_time(reader):
    assert statements(reader, "Norway said the bridge was mined.")[0].when is None


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Holt said in a tweet that the bridge was mined.", "tweet"),
        ("At a news conference in Oslo, Holt said the bridge was mined.", "news conference"),
        ("Holt said in a letter that the bridge was mined.", "letter"),
        ("Holt said the bridge was mined.", None),
        ("Holt said the letter was lost.", None),
    ],
)
def test_medium_stands_outside_of_the_content(reader, text, medium):
    assert statements(reader, text)[0].medium == medium


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway said the seizure violated the treaty.", "accuse"),
        ("Norway said Sweden must withdraw its troops.", "request"),
        ("Norway said it was ready to negotiate.", "offer"),
        ("Norway said it would never accept the border.", "reject"),
        ("Norway said it would respond to any attack.", "threaten"),
        ("Norway said the bridge was 300 metres long.", "say"),
        ("According to the Norwegian navy, the attack was illegal.", "say"),
        ("Norway denied the claim.", "deny"),
    ],
)
def test_act_is_that_of_the_verb_or_of_what_is_said(reader, text, act):
    assert [s.act for s in statements(reader, text)] == [act]


def test_about_are_the_states_in_the_content_without_the_speakers(reader):
    assert statements(reader, "Norway said Sweden had warned Norwegian and Turkish ships.")[0].about == ("SWE", "TUR")


def test_addressee_is_whom_the_words_are_spoken_to(reader):
    assert statements(reader, "Holt told Sweden that the bridge was mined.")[0].addressee.state == "SWE"


def test_transcript_without_recordings_is_all_statements(reader):
    text = "Ingrid Sollie studies treaties.\n\nQ: Is it over?\n\nA: I think it is.\n\nQ: Why?\n\nA: Nobody came to the talks."
    assert [s.speaker.name for s in statements(reader, text)] == ["interviewer", "Ingrid Sollie", "interviewer", "Ingrid Sollie"]


def test_empty_text_has_no_statements(reader):
    assert statements(reader, "") == []
