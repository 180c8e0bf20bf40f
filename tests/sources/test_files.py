import io
import json
import os
import random
import socket
from pathlib import Path

import pytest

from detente.errors import UsageError
from detente.model import Article, Refused, content_id, line_of
from detente.sources.files import read_sources

TEXT = "Ardenia and Borland resumed their talks in Geneva on Tuesday, their foreign ministries said.\r\n"
ROW = json.dumps({"id": "a1", "text": TEXT}).encode() + b"\n"
PAGE = "<html><head><meta name='date' content='2020-01-02'></head><body>" + f"<p>{TEXT}</p><p>{TEXT[:40]} again.</p>" * 2 + "</body></html>"


def read(*paths: Path | str, **options: object) -> list[Article | Refused]:
    return list(read_sources([str(path) for path in paths], **options))  # type: ignore[arg-type]


def read_one(folder: Path, name: str, data: bytes | str, **options: object) -> Article | Refused:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    [found] = read(path, **options)
    assert found.source.startswith(str(path))
    line_of(found).encode()
    return found


def reason(found: Article | Refused) -> str:
    assert isinstance(found, Refused)
    return found.reason


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.TXT", "a", "a.report", "a.html", "with space é.txt", "x" * 250 + ".txt"])
def test_plain_text_is_the_file_decoded(tmp_path: Path, name: str) -> None:
    article = read_one(tmp_path, name, TEXT)
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert article.id == content_id([None, None, TEXT])
    assert (article.language, article.furniture) == ("en", ())


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml", "a.txt", "a", "a.page"])
def test_page_is_read_as_one_by_suffix_or_content(tmp_path: Path, name: str) -> None:
    article = read_one(tmp_path, name, PAGE)
    assert isinstance(article, Article)
    assert "<p>" not in article.text
    assert (article.published, article.published_from) == ("2020-01-02", "metadata")


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a", "a.json"])
def test_json_lines_are_read_by_suffix_or_content(tmp_path: Path, name: str) -> None:
    assert read_one(tmp_path, name, ROW).source == f"{tmp_path / name}#a1"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t \xc2\xa0", "is empty"),
        ("a.txt", b"Talks\0", "is binary"),
        ("a.txt", b"%PDF-1.7 \n%\xe2\xe3", "is a damaged PDF"),
        ("a.docx", b"PK\x03\x04", "is a cut or damaged zip file"),
        ("a.png", b"\x89PNG\r\n", "is a picture, a sound or a file of another program; what is read: .txt"),
        ("a.yaml", b"id: 1\n", "is data of another kind; what is read: .txt"),
        ("a.xml", b'<?xml version="1.0"?><list/>', "is data of another kind"),
        ("a.txt", "переговоры возобновятся в следующем месяце", "is in Russian"),
        ("a.txt", b"word " * 300, "is larger than 1,000 bytes"),
        ("a.csv", b"id,name\n1,Talks\n", "is a table without a column of texts: id, name"),
        ("a.json", b'{\n  "id": "a"\n}', "has no text"),
        ("a.feed", b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "is a feed without entries"),
        ("a.html", b"<html><body><p>Log in</p></body></html>", "is HTML without article text"),
    ],
)
def test_what_is_no_article_is_refused_with_one_reason(tmp_path: Path, name: str, data: bytes | str, expected: str) -> None:
    assert reason(read_one(tmp_path, name, data, max_bytes=1_000)).startswith(expected)


@pytest.mark.parametrize(
    "odd",
    ["\u202eevil\u202c", "zero\u200bwidth", "Тhе ministrу", "\ufeffinside", "e\u0301", "\U0001f600", "a\u2028b", "{braces}", "\x1b[31m"],
)
def test_odd_characters_pass_unharmed(tmp_path: Path, odd: str) -> None:
    article = read_one(tmp_path, "a.txt", TEXT + odd)
    assert isinstance(article, Article)
    assert article.text == TEXT + odd


def test_line_of_nearly_a_million_characters_passes_unharmed(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", TEXT + "x" * 900_000)
    assert isinstance(article, Article)
    assert len(article.text) == len(TEXT) + 900_000


@pytest.mark.parametrize(
    ("name", "data", "published", "expected"),
    [
        ("2019-03-04-a.txt", TEXT, "2021-05-18", ("2021-05-18", "given")),
        ("2019-03-04-a.html", PAGE, "2021-05-18", ("2021-05-18", "given")),
        ("2019-03-04-a.html", PAGE, None, ("2020-01-02", "metadata")),
        ("2019-03-04-a.txt", TEXT, None, ("2019-03-04", "metadata")),
        ("a.txt", TEXT, None, (None, None)),
    ],
)
def test_day_comes_from_the_user_then_the_page_then_the_name(
    tmp_path: Path, name: str, data: str, published: str | None, expected: tuple[str | None, str | None]
) -> None:
    article = read_one(tmp_path, name, data, published=published)
    assert isinstance(article, Article)
    assert (article.published, article.published_from) == expected


@pytest.mark.parametrize("published", ["2021-02-31", "2199-01-01", "18 May", "", "2021-05-18T10:00:00"])
def test_day_given_that_is_none_stops_the_run(published: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        read_sources([], published=published)


def test_folder_is_read_in_sorted_order_without_what_is_about_it(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.txt", "a/b/c.txt", "c.txt"]
    skipped = [".hidden.txt", ".git/x.txt", "README.md", "LICENSE", "LICENSE.txt", "gold.toml", "list.csv", "words/list.tsv"]
    for name in random.Random(1).sample(names + skipped, len(names + skipped)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{TEXT} {name}")
    assert [found.source for found in read(tmp_path)] == [str(tmp_path / name) for name in ["a/b/c.txt", "a/z.txt", "b.txt", "c.txt"]]


def test_order_and_repetition_of_paths_change_nothing(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name}")
    paths = [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path]
    assert read(*paths) == read(*reversed(paths), tmp_path)
    assert len(read(*paths)) == 3


@pytest.mark.parametrize("name", [None, "README.md", ".hidden"])
def test_folder_with_nothing_to_read_says_so(tmp_path: Path, name: str | None) -> None:
    if name:
        (tmp_path / name).write_text(TEXT)
    [refused] = read(tmp_path)
    assert reason(refused).startswith(f"nothing to read in {tmp_path}")


def test_article_id_does_not_hang_on_the_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    first, second = read(tmp_path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.sha256) == (second.id, second.sha256)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    [refused] = read(tmp_path / "no.txt")
    assert reason(refused).startswith("does not exist")


def test_broken_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("gone.txt")
    [refused] = read(tmp_path)
    assert reason(refused).startswith("is a broken symbolic link to gone.txt")


def test_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    [refused] = read(tmp_path)
    assert reason(refused).startswith("is a symbolic link that leads back to itself")


def test_circle_of_links_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "b.txt").write_text(TEXT)
    assert [found.source for found in read(tmp_path)] == [str(tmp_path / "a" / "b.txt")]


def test_pipe_device_and_socket_are_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("a.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("b.txt")
        reasons = [reason(found) for found in read("a.txt", "b.txt", "/dev/zero")]
    assert [words.split(";")[0] for words in reasons] == ["is a device", "is a named pipe", "is a socket"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    [refused] = read(tmp_path)
    assert reason(refused).startswith("cannot be read")


def test_too_long_name_is_refused(tmp_path: Path) -> None:
    [refused] = read(tmp_path / ("x" * 300))
    assert reason(refused).startswith("cannot be read")


def test_name_that_is_not_utf8_can_be_printed(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    with open(path, "wb") as stream:
        stream.write(TEXT.encode())
    [article] = read(tmp_path)
    assert article.source.endswith("caf\\xe9.txt")
    line_of(article).encode()


@pytest.mark.parametrize(("data", "source"), [(TEXT.encode(), "-"), (PAGE.encode(), "-"), (ROW, "-#a1"), (b"\n" + ROW, "-#a1")])
def test_standard_input_is_read_by_content_and_left_open(data: bytes, source: str) -> None:
    stdin = io.BytesIO(data)
    [article] = read("-", stdin=stdin)
    assert isinstance(article, Article)
    assert article.source == source
    assert not stdin.closed


def test_endless_line_of_a_table_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": "1", "text": "' + b"x" * 5_000 + b'"}\n' + ROW)
    refused, article = read(tmp_path, max_bytes=1_000)
    assert refused.source == f"{tmp_path / 'a.jsonl'}:1"
    assert isinstance(article, Article)


def test_a_text_longer_than_an_article_is_refused_and_one_as_long_is_read(tmp_path: Path) -> None:
    words = "Ardenia will withdraw its envoy from Borland by the end of the month. "
    rows = "".join(json.dumps({"id": str(size), "text": (words * 20_000)[:size]}) + "\n" for size in (1_000_000, 1_000_001))
    (tmp_path / "a.jsonl").write_text(rows, encoding="utf-8")
    article, refused = read_sources([str(tmp_path)])
    assert isinstance(article, Article)
    assert isinstance(refused, Refused)
    assert refused.reason == "has 1,000,001 characters; at most 1,000,000 are read as one article"


def test_a_page_longer_than_an_article_is_refused_by_its_words_and_not_its_markup(tmp_path: Path) -> None:
    words = "<p>Ardenia will withdraw its envoy from Borland by the end of the month, and Borland its own.</p>"
    (tmp_path / "a.html").write_text(f"<html><body><!-- {'x' * 1_100_000} -->{words * 5}</body></html>", encoding="utf-8")
    [article] = read_sources([str(tmp_path)])
    assert isinstance(article, Article)
