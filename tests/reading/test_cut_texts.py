"""Is a text read that ends in the middle, without a mark behind its last word?"""

import pytest

from detente.explain import sentence_article
from detente.reading.parse import Doc


@pytest.mark.parametrize(
    "text",
    [
        "In July, Norway called",
        "Thank you for what was a very special visit",
        "Foreign Minister Anna Holt is",
        "Norway criticised Peru for proposing a ban and blamed",
        "Norway said in",
    ],
)
def test_a_text_may_end_anywhere(reader, text):
    article, _ = reader.read(sentence_article(text, published="2026-03-05"))
    assert article.text == text


def test_the_word_after_the_last_is_none(reader):
    first, last = Doc(reader.nlp("Norway called"))
    assert (first.after(), last.after()) == ("called", "")
