import pytest

from detente.model import Span
from detente.reading.furniture import ATTRIBUTION, find_attribution, find_furniture, furniture_rules
from detente.rulebook import Rule

BODY = (
    "The envoys of Ardenia and Borland met by the lake on Friday and spoke for three hours about grain, "
    "about the border and about the four pilots."
)
RULES = furniture_rules()


def furniture(text: str) -> tuple[Span, ...]:
    return find_furniture(text, RULES)


@pytest.mark.parametrize(("rule", "line"), [(r, line) for r in RULES for line in r.examples])
def test_a_rule_takes_its_examples(rule: Rule, line: str) -> None:
    head = "" if rule.id == ATTRIBUTION else f"{BODY}\n\n"
    spans = furniture(f"{head}{line}\n\n{BODY}")
    assert [(s.text, s.by) for s in spans] == [(line, rule.id)]


@pytest.mark.parametrize("line", [line for r in RULES for line in r.silent])
def test_a_rule_leaves_its_silent_lines(line: str) -> None:
    assert furniture(f"{BODY}\n\n{line}\n\n{BODY}") == ()


def test_only_the_tag_of_a_paragraph_is_furniture() -> None:
    spans = furniture(f"{BODY} (AP) (Lake Herald)")
    assert [s.text for s in spans] == ["(AP)", "(Lake Herald)"]


def test_a_bracket_inside_or_without_a_sentence_before_it_is_no_tag() -> None:
    assert furniture("They spoke with the Lake Guard (LG)\n\nThey left (AP) on Friday.\n\nThank you. (Applause.)") == ()


def test_headings_of_a_tagged_digest_are_labels() -> None:
    text = f"Ardenia–Borland relations, Lake dispute\n\n{BODY} (AP)\n\nDeath and funeral of Jane Doe\n\n{BODY} (AP)"
    assert [s.text for s in furniture(text) if s.why == "section_label"] == [
        "Ardenia–Borland relations, Lake dispute",
        "Death and funeral of Jane Doe",
    ]


@pytest.mark.parametrize("line", ["Envoys Meet by the Lake", "As envoys gather, a showdown looms.", "They left."])
def test_a_headline_or_a_short_sentence_is_the_reports_own(line: str) -> None:
    assert furniture(f"{line}\n\n{BODY}\n\n{BODY}") == ()


def test_a_title_between_paragraphs_is_a_label() -> None:
    assert [s.why for s in furniture(f"{BODY}\n\nLooking to the Lake\n\n{BODY}")] == ["section_label"]


def test_signature_and_place_at_the_head_of_a_release_are_furniture() -> None:
    text = f"Jane Doe, Secretary of State\n\nLakeside, Ardenia\n\nTreaty Room\n\n{BODY}"
    assert [s.why for s in furniture(text)] == ["release_boilerplate", "dateline", "dateline"]


RELEASED = "The text of the following statement was released by the Governments of Ardenia and Borland"


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("The following is attributable to Spokesperson Jane Doe:", "Spokesperson Jane Doe"),
        ("Office of the Spokesperson\n\nThe below is attributable to Envoy Jane Doe:\u200e", "Envoy Jane Doe"),
        ("Jane Doe, Secretary of State", "Jane Doe, Secretary of State"),
        ("Office of the Spokesperson", "Office of the Spokesperson"),
        (f"{RELEASED} on the occasion of the talks.", "the Governments of Ardenia and Borland"),
        ("Following is the text of a joint statement by Ardenia and Borland.", "Ardenia and Borland"),
        ("Ardenia, Borland, and Caldia issue the following joint statement.", "Ardenia, Borland, and Caldia"),
    ],
)
def test_the_names_of_an_attribution_are_kept(head: str, names: str) -> None:
    text = f"{head}\n\n{BODY}"
    spans = furniture(text)
    found = find_attribution(text, spans, rules=RULES)
    assert found is not None
    assert found.text == names == text[found.start : found.end]


def test_lines_broken_at_a_fixed_width_are_one_paragraph() -> None:
    wrapped = "The envoys of Ardenia and Borland met by the lake on Friday\nand spoke for three hours about the pilots."
    assert furniture(wrapped + "\n\nSpread the love")[0].text == "Spread the love"


def test_inside_a_report_the_same_words_lead_in_a_statement() -> None:
    assert furniture(f"{BODY}\n\nPresident Jane Doe issued the following statement:\n\n{BODY}") == ()
