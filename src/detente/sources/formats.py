"""What kind of thing is this input, and who reads it? By its name where that decides, else by how it opens.

The readers are named, not imported: a run over plain text loads none of the libraries that a PDF or a feed needs.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from detente.sources.inputs import Found, Input, Open

HEAD = 1024
Reader = Callable[[Input, Open], Found]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of input: its suffixes, its reader as `module:function`, and how its bytes open whatever the suffix."""

    name: str
    suffixes: tuple[str, ...]
    reader: str
    opens: re.Pattern[bytes] | None = None

    def opens_with(self, head: bytes) -> bool:
        """Whether bytes that begin so are of this kind, wide characters made narrow."""
        return self.opens is not None and self.opens.match(_narrow(head[:HEAD])) is not None


PROLOGUE = rb"(?:\xef\xbb\xbf)?\s*+(?:<[?!](?!doctype html)[^>]*+>\s*+)*+"
DOCUMENT = Format("text or HTML", (".txt", ".md", ".html", ".htm", ".xhtml"), "documents:read_document")
ROWS = Format("JSON lines", (".jsonl", ".ndjson"), "tables:read_jsonl", re.compile(rb"(?:\xef\xbb\xbf)?\s*+\{[ \t]*+\""))
FEED = Format("feed", (".rss", ".atom", ".rdf"), "feeds:read_feed", re.compile(PROLOGUE + rb"<(?:rss|feed|rdf:RDF)\b"))
# What these names promise is kept: a table's first cell may open like anything, and a saved page opens like a letter.
NAMED = (
    ROWS,
    Format("CSV", (".csv", ".tsv"), "sheets:read_csv"),
    Format("JSON", (".json",), "wires:read_json"),
    Format("saved page", (".mht", ".mhtml"), "mht:read_mht"),
)
# Bytes that no text opens with, whatever the name.
PACKED = (
    Format("PDF", (".pdf",), "pdf:read_pdf", re.compile(rb"\s*+%PDF-")),
    Format("zip", (".zip", ".docx"), "zips:read_zip", re.compile(rb"PK(?:\x03\x04|\x05\x06)")),
    Format("gzip", (".gz", ".tgz"), "packed:read_gzip", re.compile(rb"\x1f\x8b\x08")),
    Format("bzip2", (".bz2",), "packed:read_bzip2", re.compile(rb"BZh[1-9]")),
    Format("xz", (".xz",), "packed:read_xz", re.compile(rb"\xfd7zXZ\x00")),
    Format("tar", (".tar",), "tars:read_tar", re.compile(rb"(?s).{257}ustar")),
    Format("Parquet", (".parquet",), "parquet:read_parquet", re.compile(rb"PAR1")),
)
WORDED = (
    Format("WARC", (".warc",), "warcs:read_warc", re.compile(rb"WARC/[01]\.\d\r?\n")),
    Format(
        "mail",
        (".eml",),
        "mail:read_mail",
        re.compile(rb"(?i)(?:\xef\xbb\xbf)?(?:return-path|received|delivered-to|mime-version|message-id): "),
    ),
    Format("NewsML-G2", (), "wires:read_newsml", re.compile(PROLOGUE + rb"<newsItem\b")),
    FEED,
    ROWS,
)
FORMATS = (*NAMED, *PACKED, *WORDED, DOCUMENT)
READ = "what is read: " + " ".join(suffix for kind in (DOCUMENT, *NAMED, *PACKED, *WORDED[:-1]) for suffix in kind.suffixes)


def format_of(asked: Input) -> Format:
    """The format of an input; text or HTML if nothing says otherwise."""
    head = asked.stream.peek(HEAD)
    packed = next((kind for kind in PACKED if kind.opens_with(head)), None)
    named = next((kind for kind in FORMATS if asked.suffix in kind.suffixes), None)
    if named is DOCUMENT or named in NAMED:
        return packed or named
    worded = next((kind for kind in WORDED if kind.opens_with(head)), None)
    return packed or worded or named or DOCUMENT


@cache
def late(name: str) -> Any:
    """The function `module:function` of this room, its module loaded now if it was not."""
    module, function = name.split(":")
    return getattr(import_module(f"detente.sources.{module}"), function)


def _narrow(head: bytes) -> bytes:
    return head.decode("utf-16", "ignore").encode() if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else head
