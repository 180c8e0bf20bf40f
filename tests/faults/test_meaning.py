"""Rows 41–51 of docs/faults.md: who is meant, and what did not happen."""

from pathlib import Path

import pytest
from fault_files import PAGE, TEXT, A, one_article, read_bytes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.model import Event, Statement
from detente.reading.pipeline import Reader
from detente.sources.articles import Given, article_of


def records(reader: Reader, text: str) -> list[object]:
    return reader.read(article_of(Given(text=text, published="2026-03-05", published_from="given"), source="a"))[1]  # type: ignore[return-value]


def acts(reader: Reader, text: str) -> list[tuple[str, list[str | None], list[str | None], str]]:
    found = [r for r in records(reader, text) if isinstance(r, Event)]
    return [(e.type, [p.state for p in e.source], [p.state for p in e.target], e.status) for e in found]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Georgia expelled two Russian diplomats.", None),
        ("Tbilisi, the capital of Georgia, was calm. Georgia expelled two Russian diplomats.", "GEO"),
        ("Guinea-Bissau expelled two Russian diplomats.", "GNB"),
        ("Equatorial Guinea expelled two Russian diplomats.", "GNQ"),
        ("North Korea expelled two Russian diplomats.", "PRK"),
        ("South Korea expelled two Russian diplomats.", "KOR"),
        ("Korea expelled two Russian diplomats.", None),
        ("Jordan expelled two Russian diplomats.", "JOR"),
        ("Chad expelled two Russian diplomats.", "TCD"),
        ("The Republic of the Congo expelled two Russian diplomats.", "COG"),
        ("The Democratic Republic of the Congo expelled two Russian diplomats.", "COD"),
    ],
)
def test_row_41_a_name_of_two_is_settled_by_its_context_or_not_at_all(reader: Reader, text: str, state: str | None) -> None:
    assert ("SANCTION", [state], ["RUS"], "happened") in acts(reader, text)


def test_row_41_a_person_of_a_states_name_is_no_state(reader: Reader) -> None:
    assert not [r for r in records(reader, "Michael Jordan visited Paris.") if getattr(r, "state", None) == "JOR"]


@pytest.mark.parametrize(
    ("text", "state", "named"),
    [
        ("Beijing said it would respond.", "CHN", True),
        ("Western officials said the talks had failed.", None, False),
        ("A senior diplomat said the talks had failed.", None, False),
    ],
)
def test_row_42_a_capital_speaks_for_its_state_and_the_unnamed_stay_unnamed(
    reader: Reader, text: str, state: str | None, named: bool
) -> None:
    [said] = [r for r in records(reader, text) if isinstance(r, Statement)]
    assert (said.speaker.state, said.speaker.name is not None) == (state, named)
    assert said.speaker.span is not None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Kosovo expelled two Serbian diplomats.", "XKX"),
        ("Taiwan expelled two Chinese diplomats.", "TWN"),
        ("In 1983 the USSR expelled two American diplomats.", "SUN"),
    ],
)
def test_row_43_disputed_and_former_names_have_codes_of_their_own(reader: Reader, text: str, source: str) -> None:
    assert [source for _, [source], _, _ in acts(reader, text)] == [source]


NEGATED = (Path(__file__).parent / "negated_acts.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("text", NEGATED)
def test_row_44_what_is_denied_or_negated_did_not_happen(reader: Reader, text: str) -> None:
    assert not [a for a in acts(reader, text) if a[0] == "ASSAULT" and a[3] in ("happened", "planned")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya may attack Ghana.", "hypothetical"),
        ("If Kenya attacks Ghana, Togo will respond.", "hypothetical"),
        ("Kenya should expel Ghana's ambassador.", "hypothetical"),
        ("In 1994 Kenya attacked Ghana.", "historical"),
        ("Togo accused Kenya of attacking Ghana.", "alleged"),
        ("Kenya will expel two Ghanaian diplomats next week.", "planned"),
    ],
)
def test_row_45_what_is_said_feared_or_past_is_typed_so(reader: Reader, text: str, status: str) -> None:
    assert status in {a[3] for a in acts(reader, text)}
    assert not [a for a in acts(reader, text) if a[0] in ("ASSAULT", "SANCTION") and a[3] == "happened"]


def test_row_46_the_passive_keeps_who_did_it_to_whom(reader: Reader) -> None:
    assert acts(reader, "Two Ghanaian diplomats were expelled by Kenya.") == [("SANCTION", ["KEN"], ["GHA"], "happened")]


def test_row_46_respectively_pairs_first_with_first(reader: Reader) -> None:
    told = acts(reader, "Kenya and Ghana expelled two Togolese and three Malian diplomats, respectively.")
    assert sorted(told) == [("SANCTION", ["GHA"], ["MLI"], "happened"), ("SANCTION", ["KEN"], ["TGO"], "happened")]


def test_row_46_respectively_over_lists_of_unequal_length_tells_nothing(reader: Reader) -> None:
    assert not acts(reader, "Kenya, Mali and Ghana expelled two Togolese and three Chadian diplomats, respectively.")


def test_row_46_several_doers_without_respectively_stay_together(reader: Reader) -> None:
    [(_, sources, targets, _)] = acts(reader, "Kenya and Ghana expelled two Togolese and three Malian diplomats.")
    assert (sources, targets) == (["KEN", "GHA"], ["TGO", "MLI"])


def test_row_47_an_opposition_across_sentences_is_found(reader: Reader) -> None:
    told = acts(reader, "Kenya closed its border with Ghana. In response, Ghana expelled two Kenyan diplomats.")
    assert ("SANCTION", ["GHA"], ["KEN"], "happened") in told


@pytest.mark.parametrize(
    "text",
    [
        "“We will not attack Ghana,” the Kenyan president said.",
        "The Kenyan president said Kenya would not, under any circumstances, attack Ghana.",
        "“We have never,” the Kenyan president said, “attacked Ghana.”",
    ],
)
def test_row_48_a_not_inside_the_words_is_never_cut_off(reader: Reader, text: str) -> None:
    [said] = [r for r in records(reader, text) if isinstance(r, Statement)]
    words = " ".join(span.text for span in said.content)
    assert "not" in words or "never" in words
    assert not [a for a in acts(reader, text) if a[0] == "ASSAULT" and a[3] == "happened"]


SPEECHES = (
    "We will not attack Ghana and we have never shelled its ports",
    "Nobody here wants a war and no soldier of ours will cross the river",
    "Without a treaty we cannot withdraw and we refuse to disarm",
)


@given(st.sampled_from(SPEECHES), st.integers(2, 9), st.sampled_from(("said", "told reporters", "added")))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_row_48_wherever_the_cue_cuts_a_quotation_every_not_stays_in_it(reader: Reader, speech: str, cut: int, cue: str) -> None:
    words = speech.split()
    text = f"“{' '.join(words[:cut])},” the Kenyan president {cue}, “{' '.join(words[cut:])}.”"
    kept = [span.text for r in records(reader, text) if isinstance(r, Statement) for span in r.content]
    for word in {"not", "never", "Nobody", "no", "Without", "cannot", "refuse"} & set(words):
        assert any(word in said.split() for said in kept), (text, kept)


def test_row_48_without_a_not_before_the_cue_the_act_stands(reader: Reader) -> None:
    told = acts(reader, "“Togo has repeatedly,” the Ghanaian president said, “attacked Ghana.”")
    assert [(act, targets) for act, _, targets, _ in told] == [("ASSAULT", ["GHA"])]
    later = acts(reader, "“We did not,” he said, “expel anyone, and Togo expelled two Malian diplomats.”")
    assert later == [("SANCTION", ["TGO"], ["MLI"], "happened")]


@pytest.mark.parametrize(
    "text",
    [
        f"This article was machine translated.\n\n{TEXT}",
        f"{TEXT}\n\n(Translated by Google)",
        f"Automatic translation from Ardenian.\n\n{TEXT}",
    ],
)
def test_row_49_a_translation_by_machine_is_flagged_where_it_says_so(text: str) -> None:
    article = article_of(Given(text=text), source="a")
    assert "translated" in article.flags
    assert article.text == text


@pytest.mark.parametrize("text", [TEXT, f"The treaty was translated by two interpreters.\n\n{TEXT}"])
def test_row_49_a_translation_that_is_news_is_not(text: str) -> None:
    assert "translated" not in article_of(Given(text=text), source="a").flags


def test_row_49_a_page_served_by_a_translator_is_flagged(tmp_path: Path) -> None:
    page = PAGE.replace("<html>", '<html lang="en" class="js translated-ltr">')
    assert "translated" in one_article(read_bytes(tmp_path, "a.html", page)).flags


@pytest.mark.parametrize("name", ["\u202eRussia", "Rus\u0455ia", "R\u03c5ssia", "\ufeffRussia"])
def test_row_50_letters_in_disguise_are_flagged_kept_and_seen_through(reader: Reader, name: str) -> None:
    text = f"{name} expelled two Polish diplomats."
    article = article_of(Given(text=text, published="2026-03-05"), source="a")
    assert article.flags == ("odd_characters",)
    assert article.text == text
    if "\u03c5" not in name:
        assert acts(reader, text) == [("SANCTION", ["RUS"], ["POL"], "happened")]


def test_row_50_a_word_of_ten_million_letters_is_refused_by_its_size(tmp_path: Path) -> None:
    [refused] = read_bytes(tmp_path, "a.txt", b"x" * 10_000_000)
    assert refused.kind == "refused"


@pytest.mark.parametrize(
    ("kind", "flag"),
    [("SatiricalArticle", "satire"), ("AdvertiserContentArticle", "sponsored"), ("OpinionNewsArticle", "opinion"), ("NewsArticle", None)],
)
def test_row_51_what_a_page_declares_itself_to_be_is_flagged(tmp_path: Path, kind: str, flag: str | None) -> None:
    script = f'<head><script type="application/ld+json">{{"@type": ["NewsArticle", "{kind}"]}}</script>'
    found = one_article(read_bytes(tmp_path, "2026-03-05-a.html", PAGE.replace("<head>", script)))
    assert found.flags == ((flag,) if flag else ())
    assert A in found.text
