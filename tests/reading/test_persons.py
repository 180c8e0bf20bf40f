"""Who a last name, a pronoun's spokesman and a bare institution mean."""

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
