import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.model import Article, Refused, content_id, line_of
from detente.sources.files import read_input, read_sources
from detente.sources.inputs import Input
from detente.sources.tables import read_jsonl

TEXT = "Ardenia and Borland resumed their talks in Geneva."


def read(*rows: Any, published: str | None = None, max_bytes: int = 1_000) -> list[Article | Refused]:
    stream = io.BufferedReader(io.BytesIO(b"".join(lines_of(rows))))  # type: ignore[arg-type]
    asked = Input(stream=stream, name="in.jsonl", source="in.jsonl", published=published, max_bytes=max_bytes)
    return list(read_jsonl(asked, read_input))


def lines_of(rows: tuple[Any, ...]) -> Iterator[bytes]:
    for row in rows:
        yield (row if isinstance(row, bytes) else json.dumps(row).encode()).rstrip(b"\n") + b"\n"


def test_line_becomes_an_article_with_all_it_says() -> None:
    row = {
        "id": "a1",
        "text": TEXT,
        "published": "2021-05-18",
        "title": "<script>T</script>",
        "url": "https://example.org/x",
        "outlet": "O",
    }
    [article] = read(row)
    assert isinstance(article, Article)
    assert article.source == "in.jsonl#a1"
    assert (article.text, article.title, article.url, article.outlet) == (
        TEXT,
        "<script>T</script>",
        "https://example.org/x",
        "O",
    )
    assert (article.published, article.published_from, article.language) == ("2021-05-18", "given", "en")


@pytest.mark.parametrize(
    ("extra", "stands_for"),
    [({"url": "https://example.org/a"}, "https://example.org/a"), ({}, "a1")],
)
def test_id_is_a_hash_of_url_or_given_id_day_and_text(extra: dict[str, str], stands_for: str) -> None:
    [article] = read({"id": "a1", "text": TEXT, **extra})
    assert isinstance(article, Article)
    assert article.id == content_id([stands_for, None, TEXT])


def test_own_day_comes_before_the_one_given_for_all() -> None:
    days = [
        a.published
        for a in read({"id": "1", "text": TEXT, "published": "2020-01-01"}, {"id": "2", "text": TEXT}, published="2021-05-18")
        if isinstance(a, Article)
    ]
    assert days == ["2020-01-01", "2021-05-18"]


def test_fields_may_have_the_names_that_other_programs_give_them() -> None:
    row = {
        "doc_id": 7,
        "Body": TEXT,
        "publication_date": "2021-05-18 10:00:00",
        "headline": "H",
        "link": "http://example.org/",
        "note": [1],
    }
    [article] = read(row)
    assert isinstance(article, Article)
    assert (article.source, article.text, article.published) == ("in.jsonl#7", TEXT, "2021-05-18")
    assert (article.title, article.url) == ("H", "http://example.org/")


def test_our_own_names_come_before_those_of_other_programs() -> None:
    [article] = read({"uri": "2", "body": "Other words.", "id": "1", "text": TEXT, "date": "2020-01-01", "published": "2021-05-18"})
    assert isinstance(article, Article)
    assert (article.source, article.text, article.published) == ("in.jsonl#1", TEXT, "2021-05-18")


@pytest.mark.parametrize("unknown", [None, ""])
def test_unknown_stays_unknown(unknown: str | None) -> None:
    [article] = read({"id": 7, "text": TEXT, "published": unknown, "title": unknown, "url": unknown, "outlet": unknown})
    assert isinstance(article, Article)
    assert (article.source, article.published, article.published_from) == ("in.jsonl#7", None, None)
    assert (article.title, article.url, article.outlet) == (None, None, None)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"{broken", "is not JSON"),
        (b'["id", "text"]', "is not a JSON object"),
        (b'{"id": "1", "text": "caf\xe9"}', "is not UTF-8 at byte"),
        (b'{"id": "1", "text": "a", "text": "b"}', "names a field twice"),
        (b'{"id": "1", "text": ' + b"[" * 100_000, "is nested too deeply"),
        (b'{"id": ' + b"9" * 5_000 + b', "text": "a"}', "is not JSON"),
        ({"text": TEXT}, "has no id"),
        ({"id": "", "text": TEXT}, "has no id"),
        ({"id": True, "text": TEXT}, "has no id"),
        ({"id": "1"}, "has no text"),
        ({"id": "1", "text": ["a"]}, "has no text"),
        ({"id": "1", "text": " \n\t"}, "is empty"),
        ({"id": "1", "text": TEXT, "title": 5}, "has title '5'"),
        ({"id": "1", "text": TEXT, "published": "2021-02-31"}, "has published '2021-02-31'"),
        ({"id": "1", "text": TEXT, "published": "2199-01-01"}, "from 1900-01-01 to 2100-12-31"),
        ({"id": "1", "text": TEXT, "published": "0001-01-01"}, "has published"),
        ({"id": "1", "text": "half \ud800 pair"}, "has U\\+D800 in its text at 5"),
        ({"id": "1", "text": TEXT, "title": "\udfff"}, "has U\\+DFFF in its title"),
        ({"id": "1\ud800", "text": TEXT}, "in its id"),
        ({"id": "1", "text": "nul \0"}, "has U\\+0000"),
        ({"id": "1", "text": "переговоры возобновятся в следующем месяце"}, "is in Russian; only English"),
    ],
)
def test_bad_line_is_refused_by_its_number_and_the_rest_is_read(row: Any, reason: str) -> None:
    good = {"id": "good", "text": TEXT}
    refused, article = read(row, good, max_bytes=200_000)
    assert isinstance(refused, Refused)
    assert refused.source == "in.jsonl:1"
    assert re.search(reason, refused.reason)
    assert isinstance(article, Article)
    line_of(refused).encode()


def test_surrogate_pair_is_one_character() -> None:
    [article] = read(b'{"id": "1", "text": "Fine \\ud83d\\ude00"}')
    assert isinstance(article, Article)
    assert article.text == "Fine \U0001f600"


def test_too_long_line_is_refused() -> None:
    [refused] = read({"id": "1", "text": "word " * 100}, max_bytes=200)
    assert isinstance(refused, Refused)
    assert refused.reason == "is longer than 200 bytes; one line is one article"


def test_same_row_twice_counts_once() -> None:
    assert len(read({"id": "1", "text": TEXT}, {"text": TEXT, "id": "1"})) == 1


def test_same_id_with_other_content_is_refused() -> None:
    first, second = read({"id": "1", "text": TEXT}, {"id": "1", "text": TEXT + " Again."})
    assert isinstance(first, Article)
    assert isinstance(second, Refused)
    assert second.source == "in.jsonl:2"
    assert "repeats the id '1'" in second.reason


def test_blank_lines_are_passed_over_and_counted() -> None:
    article, refused = read(b"\xef\xbb\xbf\n", {"id": "1", "text": TEXT}, b"\r\n", b"x\n")
    assert isinstance(article, Article)
    assert isinstance(refused, Refused)
    assert refused.source == "in.jsonl:4"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("/a", False),
        ("HTTPS://news.example/a", True),
        ("http://news.example/a", True),
    ],
)
def test_only_an_address_of_the_web_is_kept_as_the_article_s(tmp_path: Path, url: str, kept: bool) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": TEXT, "url": url}) + "\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(f'id,text,url\n1,"{TEXT}","{url}"\n', encoding="utf-8")
    (tmp_path / "c.json").write_text(json.dumps([{"id": "1", "text": TEXT, "link": url}]), encoding="utf-8")
    assert [one.url for one in read_sources([str(tmp_path)]) if isinstance(one, Article)] == [url if kept else None] * 3
