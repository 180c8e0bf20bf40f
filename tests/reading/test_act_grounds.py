"""When do words tell an act of somebody, in which state and on which day? Each construction beside its nearest counter-example."""

import pytest

from detente.explain import sentence_article
from detente.model import Article

PUBLISHED = "2026-03-05"


def rows(reader, text):
    found = reader.read(sentence_article(text, published=PUBLISHED))[1]
    return [(r.type, states(r.source), states(r.target), r.status) for r in found if r.kind == "event"]


def states(parties):
    return "+".join(p.state or p.name or "?" for p in parties)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("When asked about Chad, he smiled.", []),
        ("Chad was asked to free the sailors.", [("REQUEST", "", "TCD", "happened")]),
        ("The question attacked the pride of Chad.", []),
        ("A coup toppled the president of Chad.", ["COERCE"]),
    ],
)
def test_what_nobody_says_and_a_thing_does_is_no_act(reader, text, told):
    found = rows(reader, text)
    assert found == told or [row[0] for row in found] == told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway will help those hurt by Chad's war on Niger.", "happened"),
        ("Norway will prevent Chad's attack on Niger.", None),
        ("Norway is working to bring the case to the court and will urge Chad to stop.", "planned"),
        ("Norway wants to bring the case to the court and urge Chad to stop.", "hypothetical"),
    ],
)
def test_somebodys_act_is_a_fact_and_a_verb_has_its_own_tense(reader, text, status):
    assert {row[3] for row in rows(reader, text)} == ({status} if status else set())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway calls on Chad to free the sailors.", "REQUEST"),
        ("Norway called on Monday.", None),
        ("Norway met the demands of Niger.", "CONCEDE"),
        ("Norway's foreign minister met the president of Niger.", "CONSULT"),
    ],
)
def test_who_is_called_on_and_who_is_met(reader, text, kind):
    assert [row[0] for row in rows(reader, text)][:1] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Norway and Niger signed a treaty of peace in 1950.", "1950"),
        ("Norway congratulates Niger on its work during a hard year in 2024.", None),
        ("Norway thanked Niger in 2024.", "2024"),
    ],
)
def test_a_year_belongs_to_a_signing_and_not_to_thanks_of_today(reader, text, when):
    event = next(r for r in reader.read(sentence_article(text, published=PUBLISHED))[1] if r.kind == "event")
    assert event.when.start[:4] == (when or PUBLISHED[:4])


def test_they_are_the_two_who_met_and_their_presidents_are_of_their_states(reader):
    text = "Norwegian minister Anna Holt met Niger's president Idi Sani on Monday. They reaffirmed their support for Chad."
    found = reader.read(Article(source="t", text=text, id="t", published=PUBLISHED))[1]
    assert ("SUPPORT", "NOR+NER", "TCD") in [(r.type, states(r.source), states(r.target)) for r in found if r.kind == "event"]


def test_whose_remarks_are_criticised_and_for_whom_an_envoy_speaks(reader):
    assert ("ACCUSE", "NOR", "NER", "happened") in rows(reader, "Norway criticised remarks by Niger's president about Chad.")
    assert ("REQUEST", "EU", "TCD", "happened") in rows(
        reader, "The High Representative on behalf of the European Union urged Chad to free the sailors."
    )
