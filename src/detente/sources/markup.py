"""Is this text a page, and in which characters? What can be told of markup without a parser."""

import re

from detente.sources.decode import Decoded, decode

# Atomic groups: a page is read in time linear in its length, however it was made to be slow.
PROLOGUE = r"\s*+(?:<\?[^>]*+>\s*+|<!--(?>.*?-->)\s*+)*+"
IS_PAGE = re.compile(PROLOGUE + r"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
ANY_TAG = re.compile(r"</?(?:p|div|br|span|article|section|main|h[1-6]|table|meta|title|a|ul|li)\b[^<]*>", re.I)
DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.I)
# A document type may define entities; without it they stay the letters that were written.
DOCTYPE = re.compile(PROLOGUE + r"<!doctype[^>\[]*+(?:\[(?>.*?\]\s*>)|>)", re.I | re.S)


def is_page(text: str) -> bool:
    """Whether the text opens as an HTML document does."""
    return IS_PAGE.match(text) is not None


def has_tags(text: str) -> bool:
    """Whether there is any markup that a page is made of."""
    return ANY_TAG.search(text) is not None


def decode_page(data: bytes, *, charset: str | None = None) -> Decoded:
    """The page's characters; where its bytes are not UTF-8, the server's `charset` is believed, else the page's own declaration."""
    if charset is None and (declared := DECLARED.search(data[:4096])):
        charset = (declared.group(1) or declared.group(2)).decode()
    return decode(data, declared=charset)
