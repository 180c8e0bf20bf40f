"""Which characters do these bytes stand for? A signature first, then UTF-8, then UTF-16 without one, then a guess."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from detente.errors import InputError
from detente.model import Flag

# UTF-32 before UTF-16: the signature of one opens with that of the other.
SIGNATURES = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NOT_ASCII = re.compile(rb"[\x80-\xff]")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
WESTERN_SHARE = 0.05
# What browsers read where a page names these, and so what pages that name them are written in.
MEANT = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"), **dict.fromkeys(("iso-8859-11", "tis-620"), "cp874"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"), **dict.fromkeys(("shift_jis", "shift-jis", "sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
}  # fmt: skip
REPLACED = "\ufffd"
# What `surrogateescape` makes of a byte that is not UTF-8, and the letter that Windows-1252 has for it.
WESTERN = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of an input, and what a reader must know of how they were found."""

    text: str
    flags: tuple[Flag, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The bytes as text, line endings as they are; a page's `declared` encoding counts where they are not UTF-8."""
    signed = _signed(data)
    found = Decoded(signed) if signed is not None else _unsigned(data, declared)
    if "\0" in found.text:
        raise InputError(f"is binary: a NUL character at {found.text.index(chr(0))}; text, HTML or JSON lines are read")
    return found


def _signed(data: bytes) -> str | None:
    for signature, encoding in SIGNATURES:
        if data.startswith(signature):
            try:
                return data[len(signature) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(f"opens as {encoding} but breaks it at byte {error.start + len(signature)}; save it as UTF-8") from error
    return None


def _unsigned(data: bytes, declared: str | None) -> Decoded:
    if b"\0" in data:
        return Decoded(_wide(data))
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError as error:
        mended = _cut(data, error) or _mixed(data)
    if mended is not None:
        return mended
    if len(CONTROL.findall(data)) > len(data) // 100:
        raise InputError("is binary: it is full of control characters; text, HTML or JSON lines are read")
    text = _as(data, MEANT.get(declared.lower(), declared)) if declared else None
    if text is not None:
        return Decoded(text)
    guess = _western(data) or from_bytes(data).best()
    if guess is None:
        raise InputError("is in no encoding that could be told, or binary; save it as UTF-8")
    return Decoded(str(guess), ("encoding_guessed",))


def _cut(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """UTF-8 whose last character is not whole: the file was cut there."""
    if error.end < len(data) or error.start == 0 or error.reason != "unexpected end of data":
        return None
    return Decoded(data.decode(errors="replace"), ("truncated",))


def _mixed(data: bytes) -> Decoded | None:
    """Mostly UTF-8, with a few bytes of Windows-1252 pasted in: each part is read as what it is."""
    escaped = data.decode(errors="surrogateescape")
    broken = sum("\udc80" <= c <= "\udcff" for c in escaped)
    if sum(c > "\x7f" for c in escaped) - broken <= broken:
        return None
    return Decoded(escaped.translate(WESTERN), ("encoding_mixed",))


def _wide(data: bytes) -> str:
    """UTF-16 without its signature: Latin letters leave a zero in every second byte, and in no other."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = _as(data, encoding) if max(even, odd) > len(data) // 5 and min(even, odd) < len(data) // 50 else None
    if text is None:
        raise InputError(f"is binary: a NUL byte at {data.index(0)}; text, HTML or JSON lines are read")
    return text


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):  # Some codecs have errors of their own, `undefined` has nothing else.
        return None


def _western(data: bytes) -> str | None:
    """Windows-1252, if the few bytes beyond ASCII come out as letters and marks: statistics cannot tell from so few."""
    few = NOT_ASCII.findall(data)
    if len(few) > len(data) * WESTERN_SHARE:
        return None
    text = _as(data, "cp1252")
    if text is None or any(unicodedata.category(c) == "Cc" for c in set(text) if c > "\x7f"):
        return None
    return text
