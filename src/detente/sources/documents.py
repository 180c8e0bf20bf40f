"""What does this text or page say? One input, one article; data of another kind is refused."""

import re

from detente.errors import InputError
from detente.sources.articles import Given
from detente.sources.decode import decode
from detente.sources.formats import DOCUMENT, PROLOGUE, READ, late
from detente.sources.inputs import Found, Input, Open, article_in, whole
from detente.sources.markup import decode_page, has_tags, is_page

PAGES = {".html", ".htm", ".xhtml"}
# Text by its letters, but no report: read as one it would yield nonsense.
DATA = {".toml", ".yaml", ".yml", ".xml", ".ini"}
OPENS_DATA = re.compile(r"\s*(?:<\?xml|<rss|<feed|[\[{]\s*[\"\[{])")
OPENS_RTF = re.compile(rb"(?:\xef\xbb\xbf)?\s*+\{\\rtf")
OPENS_SVG = re.compile(PROLOGUE + rb"<svg\b")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"RIFF", b"OggS", b"ID3")


def read_document(asked: Input, open_: Open) -> Found:
    """The article that a text file or saved page holds."""
    yield article_in(_given(whole(asked), asked), asked)


def _given(data: bytes, asked: Input) -> Given:
    if data.startswith(PICTURES):
        raise InputError(f"is a picture, a sound or a file of another program; {READ}")
    suffix = asked.suffix
    if suffix == ".rtf" or OPENS_RTF.match(data):
        raise InputError("is RTF; save it as text, HTML or DOCX")
    if suffix == ".svg" or (suffix not in PAGES and OPENS_SVG.match(data)):
        raise InputError("is SVG, a drawing; save its words as text, HTML or DOCX")
    decoded = decode_page(data, charset=asked.charset) if suffix in PAGES else decode(data)
    if not (suffix in PAGES and has_tags(decoded.text)) and not is_page(decoded.text):
        if suffix not in DOCUMENT.suffixes and (suffix in DATA or OPENS_DATA.match(decoded.text)):
            raise InputError(f"is data of another kind; {READ}")
        return Given(text=decoded.text, flags=decoded.flags)
    if suffix not in PAGES:
        decoded = decode_page(data, charset=asked.charset)
    page: Given = late("html:read_page")(decoded.text, url=asked.known.url, flags=decoded.flags)
    return page
