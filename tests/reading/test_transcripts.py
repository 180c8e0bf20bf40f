"""Transcripts: day and medium by the head, and voices heard through an interpreter."""

from detente.explain import sentence_article


def statements(reader, text):
    return [r for r in reader.read(sentence_article(text, published="2026-03-09"))[1] if r.kind == "statement"]


def test_head_of_a_transcript_dates_its_turns(reader):
    text = "Transcript: Press briefing, Oslo, March 4, 2026\n\nMS. HOLT: Good morning.\n\nQUESTION: When?\n\nMS. HOLT: Soon."
    found = statements(reader, text)
    assert {(s.when.start, s.medium) for s in found} == {("2026-03-04", "news conference")}
    assert [s.speaker.name for s in found] == ["Holt", "interviewer", "Holt"]


def test_voice_through_an_interpreter_is_direct(reader):
    text = "The deal was signed on Monday.\n\nANNA HOLT: (Through interpreter) We have signed. Our ships will return."
    assert [(s.speaker.name, s.content[0].text, s.form) for s in statements(reader, text)] == [
        ("Anna Holt", "We have signed. Our ships will return.", "direct")
    ]


def test_label_without_note_is_no_turn(reader):
    assert statements(reader, "The deal was signed on Monday.\n\nNOTE: We have signed. Our ships will return.") == []


def test_label_may_begin_with_any_capital(reader):
    text = "Transcript: Press briefing, Oslo, March 4, 2026\n\nMS. HOLT: Good morning.\n\nMR. ÅKESØY: When?\n\nMS. HOLT: Soon."
    assert [s.speaker.name for s in statements(reader, text)] == ["Holt", "Åkesøy", "Holt"]
