"""What a doubt says of a negated act is true of the text: an assurance is no fact, and what was not found is not denied."""

import pytest

from detente.explain import sentence_article
from detente.reading.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Norway has no plans to close its embassy.", "Said not to be so, and no act: “has no plans to”."),
        ("For months Peru maintained that it had no intention of invading Chile.", "The assurance of the one who speaks, and no fact: “had no intention of”."),
        ("Holt was free to go, but “she had no plans to leave Norway”.", "The assurance of the one who speaks, and no fact: “had no plans to”."),
        ("No evidence of a Peruvian attack has been found.", "The text tells of no evidence: “No evidence of a Peruvian attack has been found”."),
        ("Norway fined nine ships but not two Peruvian boats.", "Left out of the act by the text's own words: “but not two Peruvian boats”."),
        ("Norway fined nine ships but not two old boats.", None),
    ],
)  # fmt: skip
def test_the_note_claims_no_more_than_the_words(reader: Reader, text: str, note: str | None) -> None:
    _, records = reader.read(sentence_article(text, published="2026-03-05"))
    assert [r.note for r in records if r.kind == "doubt"] == ([note] if note else [])
