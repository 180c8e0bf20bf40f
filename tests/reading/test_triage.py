"""The screen passes over what names no party of the word lists, and never moves an offset."""

from dataclasses import replace
from pathlib import Path

import pytest

from detente.model import Article
from detente.reading.pipeline import Reader
from detente.reading.text import read_layout, shadow
from detente.reading.triage import Screen, only

REPORT = "Sweden condemned Bulgaria on Monday. The minister said: “We expect an answer.”"
COOKERY = "Stir the onions until they are soft. The cook said: “Never leave the pan alone.”"
BUNDLED = [p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parents[2] / "examples" / "us-russia-2021").glob("*.txt"))]
LONG = [COOKERY] * 20


@pytest.fixture(scope="module")
def screened(reader: Reader) -> Reader:
    return replace(reader, screen=Screen.of(reader.words))


def article(text: str) -> Article:
    return Article(source="a", text=text, id="1", published="2026-03-05")


def parsed(reader: Reader, text: str) -> str:
    """The words that are parsed, a blank line between the paragraphs."""
    doc, _ = reader.prepare(article(text))
    return " ".join(doc.text.split())


@pytest.mark.parametrize("text", [f"{REPORT}\n\n{COOKERY}\n\nIt was the third such protest of the year.", *BUNDLED], ids=lambda t: t[:20])
def test_a_report_is_read_whole_and_as_without_the_screen(reader: Reader, screened: Reader, text: str) -> None:
    assert screened.read(article(text)) == reader.read(article(text))


def test_a_text_without_names_is_not_parsed_and_has_no_records(reader: Reader, screened: Reader) -> None:
    assert reader.read(article(COOKERY))[1]
    assert parsed(screened, COOKERY) == ""
    assert screened.read(article(COOKERY)) == (article(COOKERY), [])


def test_of_a_text_with_few_names_what_stands_around_them_is_read_at_its_place(screened: Reader) -> None:
    text = "\n\n".join([*LONG, "Before.", REPORT, "After.", "Later.", "Much later.", *LONG])
    assert parsed(screened, text) == " ".join(["Before.", *REPORT.translate({8220: 34, 8221: 34}).split(), "After.", "Later."])
    _, records = screened.read(article(text))
    spans = [span for record in records for span in record.spans]
    assert spans
    assert all(text[s.start : s.end] == s.text for s in spans)
    assert {"Sweden", "Bulgaria"} <= {s.text for s in spans}
    assert not any("onions" in s.text or "pan" in s.text for s in spans)


@pytest.mark.parametrize(
    ("sentence", "passes"),
    [
        ("The Kremlin was silent.", True),
        ("A Togolese envoy left.", True),
        ("Sergey Lavrov left.", True),
        ("They met in Reykjavik.", True),
        ("The swedens of the field are ripe.", False),
        ("Swedenborg wrote of angels.", False),
        ("They flew to Mars.", False),
    ],
)
def test_a_name_counts_as_a_whole_word_only(screened: Reader, sentence: str, passes: bool) -> None:
    assert bool(parsed(screened, "\n\n".join([*LONG, sentence, *LONG]))) is passes


def test_a_users_own_names_pass(reader: Reader) -> None:
    own = Reader.load(words=["examples/invented/words"], triage=True)
    text = "\n\n".join([*LONG, "Ardenia closed its border.", *LONG])
    assert "Ardenia" in parsed(own, text)
    assert Screen.of(reader.words).narrowed(text, read_layout(text)).paragraphs == ()


def test_what_is_left_stays_in_its_place() -> None:
    text = "First line.\n\nSecond line.\n\nThird line."
    layout = read_layout(text)
    kept = replace(layout, paragraphs=layout.paragraphs[1:2])
    assert only(shadow(text, kept), kept) == " " * 11 + "\n\n" + "Second line." + "\n\n" + " " * 11
    assert only(text, replace(layout, paragraphs=())) == ""
