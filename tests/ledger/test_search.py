from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import TEXT, article, records_of

from detente.ledger.entry import open_ledger
from detente.ledger.search import hit_in_article, words_of
from detente.ledger.store import Ledger


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("search") / "ledger") as opened:
        opened.add(article(), records_of(article()))
        yield opened


@pytest.mark.parametrize(
    ("words", "articles", "statements"),
    [
        ("RAID condemned", 1, 0),
        ("answer will", 1, 1),
        ("answer raid", 1, 0),
        ("answer 100%", 0, 0),
        ("aid", 0, 0),
        ("borl", 1, 0),
        ("%", 0, 0),
        ("  ", 0, 0),
    ],
)
def test_all_words_must_begin_words_of_the_text(ledger: Ledger, words: str, articles: int, statements: int) -> None:
    hits = ledger.search(words)
    assert sum(hit.record is None for hit in hits) == articles
    assert sum(hit.record is not None for hit in hits) == statements
    for hit in hits:
        assert TEXT[hit.start : hit.end] == hit.snippet
        assert [TEXT[span.start : span.end] for span in hit.words] == [span.text for span in hit.words]


@given(st.text(max_size=300), st.text(min_size=1, max_size=3))
def test_places_and_snippets_lie_inside_the_text(text: str, asked: str) -> None:
    hit = hit_in_article(article(text=text), words_of(asked) or ["a"])
    if hit is not None:
        assert text[hit.start : hit.end] == hit.snippet
        assert hit.start <= hit.words[0].start < hit.words[0].end <= hit.end
        assert [text[span.start : span.end] for span in hit.words] == [span.text for span in hit.words]
