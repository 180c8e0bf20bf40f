"""Each kind of file gives its articles, whatever its name says, with what it knows of them."""

import gzip
import io
import json
import random
import sys
from email.message import EmailMessage, Message
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import duckdb
import pypdf
import pytest

from detente.model import Article, Refused, line_of
from detente.sources.files import read_input, read_sources
from detente.sources.inputs import Input

sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))

from fault_files import PAGE, TEXT, A, B, C, docx, item, one_article, packed, para, pdf, read, read_bytes, rss, tarred, warc, zipped


def test_a_parquet_file_gives_its_rows_by_column_name(tmp_path: Path) -> None:
    path = tmp_path / "a[1].parquet"
    rows = "SELECT * FROM (VALUES (DATE '2026-03-05', 'Envoy', $text, 7), (NULL, NULL, $other, 8)) AS t(date, headline, body, id)"
    duckdb.connect().execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet)", {"text": A, "other": B})
    first, second = read(path)
    assert isinstance(first, Article)
    assert (first.text, first.published, first.title, first.source) == (A, "2026-03-05", "Envoy", f"{path}#7")
    assert isinstance(second, Article)
    assert (second.text, second.published, second.title) == (B, None, None)
    inside = one_of(read_bytes(tmp_path, "a.zip", zipped({"in.parquet": path.read_bytes()})))
    assert [one.id for one in inside] == [first.id, second.id]


def one_of(found: list[Article | Refused]) -> list[Article]:
    return [one for one in found if isinstance(one, Article)]


@pytest.mark.parametrize("data", [b"PAR1 and nothing else", b"PAR1" + bytes(200) + b"PAR1"])
def test_a_broken_parquet_file_is_refused(tmp_path: Path, data: bytes) -> None:
    [refused] = read_bytes(tmp_path, "a.parquet", data)
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("is no whole Parquet file")


def test_other_programs_names_of_columns_are_known(tmp_path: Path) -> None:
    rows = f'Publisher;Link;Date;Headline;Content\nThe Example;http://e.example/1;2026-03-05;Envoy;"{A}"\n'
    article = one_article(read_bytes(tmp_path, "a.csv", rows))
    assert (article.outlet, article.url, article.published, article.title) == ("The Example", "http://e.example/1", "2026-03-05", "Envoy")


def test_a_table_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    for name, data in (("a.csv", f"id\ttext\r\n1\t{B}\r\n".encode("utf-16")), ("b.csv", f'id,text\r\n1,"{B}"\r\n'.encode("cp1252"))):
        article = one_article(read_bytes(tmp_path, name, data))
        assert article.text == B
        assert ("encoding_guessed" in article.flags) == (name == "b.csv")


@pytest.mark.parametrize("suffix", ["zip", "tar", "tar.gz", "tgz", "tar.xz", "tar.bz2"])
def test_an_archive_gives_its_members_and_passes_over_what_is_about_them(tmp_path: Path, suffix: str) -> None:
    members = {
        "b.txt": TEXT,
        "a/2026-03-05-x.html": PAGE,
        "README.md": "About.",
        ".hidden/x.txt": TEXT,
        "rows.jsonl": json.dumps({"id": "1", "text": A}),
    }
    modes = {"tar": "w", "tar.gz": "w:gz", "tgz": "w:gz", "tar.xz": "w:xz", "tar.bz2": "w:bz2"}
    data = zipped(dict(members)) if suffix == "zip" else tarred(dict(members), modes[suffix])
    found = one_of(read_bytes(tmp_path, f"a.{suffix}", data))
    assert [one.source.partition("#")[2] for one in found] == ["b.txt", "a/2026-03-05-x.html", "rows.jsonl#1"]
    assert found[1].published == "2026-03-05"


@pytest.mark.parametrize("name", ["a.txt.gz", "2026-03-05-a.jsonl.gz", "a.csv.gz"])
def test_a_packed_file_is_that_file(tmp_path: Path, name: str) -> None:
    rows = {"a.txt.gz": TEXT, "2026-03-05-a.jsonl.gz": json.dumps({"id": "1", "text": TEXT}), "a.csv.gz": f'id,text\n1,"{TEXT}"\n'}[name]
    plain = one_article(read_bytes(tmp_path, name.removesuffix(".gz"), rows))
    assert one_article(read_bytes(tmp_path, name, gzip.compress(rows.encode()))).id == plain.id


def test_a_cut_gzip_file_keeps_the_rows_before_the_cut(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"id": str(n), "text": f"{A} {n * 7919 % 10007}"}) + "\n" for n in range(4_000))
    data = gzip.compress(rows.encode())
    *articles, refused = read_bytes(tmp_path, "a.jsonl.gz", data[: len(data) // 2])
    assert len(articles) > 100
    assert isinstance(refused, Refused)
    assert "is cut or damaged" in refused.reason


def letter(body: str, **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {
        "Subject": "Envoy leaves",
        "Date": "Thu, 05 Mar 2026 23:30:00 -0500",
        "From": "Press <press@mfa.example>",
        "Message-ID": "<1@mfa.example>",
        **headers,
    }.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message


def test_a_letter_gives_its_plain_words_its_day_and_its_house(tmp_path: Path) -> None:
    message = letter(TEXT)
    message.add_alternative(f"<html><body><p>{C}</p></body></html>", subtype="html")
    article = one_article(read_bytes(tmp_path, "a.eml", bytes(message)))
    assert (article.text, article.title, article.published, article.outlet) == (TEXT, "Envoy leaves", "2026-03-05", "mfa.example")


def test_a_letter_in_html_gives_its_paragraphs(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "=?utf-8?q?Envoy_=E2=80=93_leaves?="
    message.set_content(f"<html><body><table><tr><td><p>{A}</p><p>{B}</p></td></tr></table></body></html>", subtype="html")
    article = one_article(read_bytes(tmp_path, "a.eml", bytes(message)))
    assert article.text == f"{A}\n{B}"
    assert article.published is None


def test_the_reports_attached_to_a_letter_are_articles_of_its_day(tmp_path: Path) -> None:
    message = letter("The statement is attached, as asked for in your letter of this week.")
    message.add_attachment(docx(para(A) + para(B)), maintype="application", subtype="octet-stream", filename="statement.docx")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="arms.png")
    own, attached = read_bytes(tmp_path, "a.eml", bytes(message))
    assert isinstance(attached, Article)
    assert (attached.text, attached.published) == (f"{A}\n{B}", "2026-03-05")
    assert attached.source.endswith("a.eml#statement.docx")
    assert isinstance(own, Article)


def multipart(kind: str, *parts: Message) -> MIMEMultipart:
    whole = MIMEMultipart(kind)
    for part in parts:
        whole.attach(part)
    return whole


def attached(words: str) -> MIMEApplication:
    part = MIMEApplication(docx(para(words)), "octet-stream")
    part.add_header("Content-Disposition", "attachment", filename="statement.docx")
    return part


PLAIN, FORMATTED = MIMEText(TEXT), MIMEText(f"<p>{A}</p><p>{B}</p>", "html")


@pytest.mark.parametrize(
    "message",
    [
        multipart("alternative", PLAIN, multipart("mixed", FORMATTED, attached(C))),
        multipart("signed", multipart("mixed", PLAIN, attached(C)), MIMEApplication(b"0\x82", "pkcs7-signature")),
        multipart("mixed", multipart("mixed", multipart("alternative", PLAIN, FORMATTED)), attached(C)),
    ],
    ids=["beside one form", "signed", "outside"],
)
def test_a_report_attached_at_any_depth_of_a_letter_is_read(tmp_path: Path, message: MIMEMultipart) -> None:
    own, other = read_bytes(tmp_path, "a.eml", bytes(message))
    assert isinstance(own, Article)
    assert isinstance(other, Article)
    assert (own.text.strip(), other.text) == (TEXT.strip(), C)


def test_what_a_list_adds_below_a_letter_in_html_does_not_take_its_place(tmp_path: Path) -> None:
    own, footer = read_bytes(tmp_path, "a.eml", bytes(multipart("mixed", FORMATTED, MIMEText("The list of the press office."))))
    assert isinstance(own, Article)
    assert own.text == f"{A}\n{B}"
    assert isinstance(footer, Article)


@pytest.mark.parametrize("kind", ["multipart/mixed; boundary=B{}", "multipart/alternative; boundary=B{}", "message/rfc822"])
@pytest.mark.parametrize("depth", [400, 3_000])
def test_a_letter_nested_beyond_measure_ends_no_run(tmp_path: Path, kind: str, depth: int) -> None:
    parts = "".join(f"--B{at}\nContent-Type: {kind.format(at + 1)}\n\n" for at in range(depth))
    found = read_bytes(tmp_path, "a.eml", f"Subject: Envoy\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B0\n\n{parts}{TEXT}")
    assert found
    assert all(isinstance(each, Refused) for each in found) or one_article(found).text


@pytest.mark.parametrize(
    "odd",
    [
        "Date: the day before yesterday\n",
        "Subject: =?x-none?q?=ff?=\nDate: Thu, 05\n",
        "From: @@@\nContent-Type: text/plain; charset=none\n",
    ],
)
def test_a_letter_with_broken_headers_is_read(tmp_path: Path, odd: str) -> None:
    assert one_article(read_bytes(tmp_path, "a.eml", f"{odd}MIME-Version: 1.0\n\n{TEXT}")).text.strip() == TEXT.strip()


def test_the_lines_of_a_pdf_become_paragraphs_without_heads_and_numbers(tmp_path: Path) -> None:
    text = [A, C]
    pages = []
    for n in range(4):
        lines = [f"The Example Gazette    Issue {n}"]
        for words in text:
            broken = words.replace("withdraw", "with-\ndraw") if n == 0 else words
            lines += [part for piece in broken.split("\n") for part in wrapped(piece)]
        pages.append([*lines, f"- {n + 1} -"])
    article = one_article(read_bytes(tmp_path, "a.pdf", pdf(pages)))
    assert "Gazette" not in article.text
    assert article.text.split("\n\n")[0] == A
    assert "- 2 -" not in article.text


def wrapped(words: str, width: int = 60) -> list[str]:
    lines = [""]
    for word in words.split(" "):
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


@pytest.mark.parametrize(
    ("given", "title"), [("Envoy leaves", "Envoy leaves"), ("(anonymous)", None), ("Microsoft Word - release3.doc", None), ("a.tex", None)]
)
def test_the_title_of_a_pdf_is_one_that_somebody_gave(tmp_path: Path, given: str, title: str | None) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf([[A[:60], A[60:]]])))
    writer.add_metadata({"/Title": given})
    out = io.BytesIO()
    writer.write(out)
    assert one_article(read_bytes(tmp_path, "a.pdf", out.getvalue())).title == title


@pytest.mark.parametrize("cut", [20, 200, -30])
def test_a_broken_pdf_is_read_or_refused_in_one_line(tmp_path: Path, cut: int) -> None:
    [found] = read_bytes(tmp_path, "a.pdf", pdf([[A[:60], A[60:]]])[:cut])
    assert isinstance(found, Refused) or A[:40] in found.text


def test_the_cells_of_a_documents_table_stay_in_their_rows(tmp_path: Path) -> None:
    table = "<w:tbl><w:tr><w:tc>" + para("Ardenia") + "</w:tc><w:tc>" + para("28") + "</w:tc></w:tr></w:tbl>"
    assert one_article(read_bytes(tmp_path, "a.docx", docx(para(A) + table + para(B)))).text == f"{A}\nArdenia 28\n{B}"


def test_an_entry_of_a_feed_is_an_article_with_all_it_says(tmp_path: Path) -> None:
    words = f"&lt;p&gt;{A}&lt;/p&gt;&lt;p&gt;{B}&lt;/p&gt;&lt;p&gt;{C}&lt;/p&gt;"
    article = one_article(read_bytes(tmp_path, "a.xml", rss(item(1, words, link="http://news.example/1"))))
    assert article.text == f"{A}\n{B}\n{C}"
    assert (article.title, article.outlet, article.url, article.published) == (
        "Envoy 1",
        "The Example",
        "http://news.example/1",
        "2026-03-05",
    )
    assert article.flags == ()


def test_an_atom_feed_is_read(tmp_path: Path) -> None:
    entry = f'<entry><id>urn:1</id><title>Envoy</title><link href="http://news.example/1"/><updated>2026-03-05T23:30:00-05:00</updated><content type="html">&lt;p&gt;{A}&lt;/p&gt;</content></entry>'
    article = one_article(read_bytes(tmp_path, "a", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>E</title>{entry}</feed>'))
    assert (article.text, article.published, article.title) == (A, "2026-03-05", "Envoy")


def test_of_a_web_archive_only_documents_are_read(tmp_path: Path) -> None:
    records = [
        warc("http://e.example/a.css", "p {}", kind="text/css"),
        warc("http://e.example/a", PAGE),
        warc("http://e.example/a.pdf", pdf([[A[:60], A[60:]]]), kind="application/pdf"),
    ]
    assert [one.url for one in one_of(read_bytes(tmp_path, "a.warc.gz", packed(*records)))] == [
        "http://e.example/a",
        "http://e.example/a.pdf",
    ]


def test_an_office_file_that_is_no_text_is_refused_as_one(tmp_path: Path) -> None:
    [refused] = read_bytes(tmp_path, "a.xlsx", zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}))
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("is an Office file without a text document")


def test_an_archive_comes_through_standard_input() -> None:
    [article] = read_sources(["-"], stdin=io.BytesIO(zipped({"a.txt": TEXT})))
    assert isinstance(article, Article)
    assert article.source == "-#a.txt"


WHOLE = {
    "zip": zipped({"a.txt": TEXT, "b.html": PAGE}), "tar": tarred({"a.txt": TEXT}), "docx": docx(para(A)), "pdf": pdf([[A[:60], A[60:]]]),
    "warc": warc("http://e.example/a", PAGE), "warc.gz": packed(warc("http://e.example/a", PAGE)), "rss": rss(item(1), item(2, A)).encode(),
    "csv": f'id,text\n1,"{TEXT}"\n'.encode(), "json": json.dumps([{"id": "1", "text": A}]).encode(), "html": PAGE.encode(),
    "jsonl.gz": gzip.compress(json.dumps({"id": "1", "text": A}).encode()), "parquet": b"PAR1" + bytes(64) + b"PAR1",
    "eml": b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nTalks go on.\n--b\nContent-Disposition: attachment; filename=x.txt\n\n" + TEXT.encode() + b"\n--b--\n",
    "xml": f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="u"><inlineXML><p>{A}</p></inlineXML></newsItem>'.encode(),
}  # fmt: skip
NOISE = (b"<", b">", b"&", b"\x00", b"\xff\xfe", b'"', b"]]>", b"<!--", b"<![CDATA[", b"=?utf-8?b?", b"\r\n")


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, left out, doubled or put in."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at, kind = chance.randrange(len(out) + 1), chance.randrange(4)
        if kind == 0 and out:
            out[at % len(out)] = chance.randrange(256)
        elif kind == 1:
            del out[at : at + chance.randint(1, 40)]
        elif kind == 2:
            out[at:at] = out[chance.randrange(len(out) + 1) :][: chance.randint(1, 60)]
        else:
            out[at:at] = chance.choice(NOISE)
    return bytes(out)


@pytest.mark.parametrize("kind", WHOLE)
def test_noise_in_any_kind_of_file_never_raises(kind: str) -> None:
    chance = random.Random(kind)
    for _ in range(15 if kind == "parquet" else 100):
        stream = io.BufferedReader(io.BytesIO(spoiled(WHOLE[kind], chance)))  # type: ignore[arg-type]
        for one in read_input(Input(stream=stream, name=f"a.{kind}", source="a")):
            line_of(one).encode()


@pytest.mark.parametrize("name", ["a.eml", "a"])
def test_a_letter_that_opens_with_a_byte_order_mark_is_read(tmp_path: Path, name: str) -> None:
    letter = EmailMessage()
    letter["MIME-Version"], letter["Subject"], letter["Date"] = "1.0", "Envoy", "Thu, 05 Mar 2026 10:00:00 +0000"
    letter.set_content(TEXT)
    article = one_article(read_bytes(tmp_path, name, b"\xef\xbb\xbf" + bytes(letter)))
    assert (article.title, article.published) == ("Envoy", "2026-03-05")


def saved_page(*parts: tuple[str, str]) -> bytes:
    message = MIMEMultipart("related")
    message["Snapshot-Content-Location"], message["Date"] = "https://news.example/a", "Thu, 05 Mar 2026 10:00:00 +0000"
    for form, words in parts:
        message.attach(MIMEText(words, form, "utf-8"))
    return bytes(message)


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml"])
def test_a_page_saved_as_one_letter_is_read_as_the_page_it_is(tmp_path: Path, name: str) -> None:
    article = one_article(read_bytes(tmp_path, name, saved_page(("html", PAGE), ("css", "p { color: red }"))))
    assert (article.text, article.title, article.url) == (TEXT.strip(), "Envoy leaves", "https://news.example/a")
    assert article.published is None
    [refused] = read_bytes(tmp_path, name, saved_page(("css", "p { color: red }")))
    assert isinstance(refused, Refused)
    assert refused.reason == "is no saved page; it holds no HTML"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.rtf", r"{\rtf1\ansi " + TEXT + "}", "is RTF; save it as text, HTML or DOCX"),
        ("a.txt", r"{\rtf1\ansi " + TEXT + "}", "is RTF; save it as text, HTML or DOCX"),
        ("a.svg", f"<svg><text>{TEXT}</text></svg>", "is SVG"),
        ("a", f'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>{TEXT}</text></svg>', "is SVG"),
        ("b.txt", rf"{TEXT} The file opens with {{\rtf1 and holds an <svg>.", None),
        ("b.html", PAGE.replace("<article>", "<svg><text>x</text></svg><article>"), None),
    ],
)
def test_markup_that_is_no_page_is_refused_by_its_name(tmp_path: Path, name: str, data: str, what: str | None) -> None:
    [found] = read_bytes(tmp_path, name, data)
    assert found.reason.startswith(what) if isinstance(found, Refused) and what else isinstance(found, Article) and what is None
