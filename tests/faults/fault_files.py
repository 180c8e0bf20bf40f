"""Files of many kinds, made here: what a test needs of PDF, DOCX, zip, tar and WARC, in as few bytes as will do."""

import base64
import gzip
import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

from detente.model import Article, Refused
from detente.sources.files import read_sources

A = "Ardenia will withdraw its envoy from Borland by the end of the month, Foreign Minister Lena Marsk said on Thursday."
B = "“We will not return to the talks before the last prisoner is home,” Marsk told reporters in Sundhaven."
C = "Borland’s foreign ministry called the step “a mistake that will cost both peoples dearly” and summoned the envoy."
TEXT = f"{A}\n{B}\n{C}\n"
PAGE = f"<html><head><title>Envoy leaves</title></head><body><article><p>{A}</p><p>{B}</p><p>{C}</p></article></body></html>"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(path: Path, **options: object) -> list[Article | Refused]:
    return list(read_sources([str(path)], **options))  # type: ignore[arg-type]


def read_bytes(folder: Path, name: str, data: bytes | str, **options: object) -> list[Article | Refused]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read(path, **options)


def one_article(found: list[Article | Refused]) -> Article:
    [article] = found
    assert isinstance(article, Article), article
    return article


def one_reason(found: list[Article | Refused]) -> str:
    [refused] = found
    assert isinstance(refused, Refused), refused
    return refused.reason


def zipped(members: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(members: dict[str, bytes | str], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            packed = data if isinstance(data, bytes) else data.encode()
            info = tarfile.TarInfo(name)
            info.size = len(packed)
            archive.addfile(info, io.BytesIO(packed))
    return out.getvalue()


def docx(body: str, **others: str) -> bytes:
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    return zipped({**parts, **others})


def para(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with a text layer: each page its lines."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        words = "".join(f"({line.translate({40: None, 41: None})}) Tj T* " for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 760 Td {words}ET" if lines else ""
        objects += [f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream"]
        font = "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"
        objects += [f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R /Resources << /Font {font} >> >>"]
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{words}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R >>"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF\n".encode()


def warc(url: str, body: bytes | str, *, digest: str | None = None, length: int | None = None, kind: str = "text/html") -> bytes:
    """One record that holds a server's answer."""
    sent = body if isinstance(body, bytes) else body.encode()
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + sent
    right = "sha1:" + base64.b32encode(hashlib.sha1(sent).digest()).decode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-05T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{hashlib.md5(url.encode()).hexdigest()}>\r\nWARC-Payload-Digest: {digest or right}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length or len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def rss(*items: str, end: str = "</channel></rss>") -> str:
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Example</title>{"".join(items)}{end}'


def item(number: int, words: str = TEXT, **fields: str) -> str:
    tags = {"title": f"Envoy {number}", "guid": f"g{number}", "pubDate": "Thu, 05 Mar 2026 23:30:00 -0500", **fields}
    return "<item>" + "".join(f"<{tag}>{value}</{tag}>" for tag, value in tags.items()) + f"<description>{words}</description></item>"
