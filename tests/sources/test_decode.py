import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import InputError
from detente.sources.decode import decode

WORDS = "The talks resumed in Geneva on Tuesday, the ministry said. "


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).filter(lambda t: t[:1] != "\ufeff"))
def test_valid_utf8_comes_back_equal(text: str) -> None:
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("signature", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_signature_decides_and_is_no_part_of_the_text(signature: bytes, encoding: str) -> None:
    assert decode(signature + WORDS.encode(encoding)).text == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_signature_is_read(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)).text == WORDS


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_line_endings_stay(ending: str) -> None:
    assert decode(f"One.{ending}Two.".encode()).text == f"One.{ending}Two."


@pytest.mark.parametrize("text", ["The minister’s “talks” – a success", "The visit to the café by Müller"])
def test_western_text_with_few_marks_is_windows_1252(text: str) -> None:
    assert decode((WORDS * 5 + text).encode("cp1252")).text == WORDS * 5 + text


def test_declared_encoding_is_believed_where_bytes_are_not_utf8() -> None:
    text = "Премьер сказал"
    assert decode(text.encode("cp1251"), declared="windows-1251").text == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "ISO-8859-1", "us-ascii", "windows-1252"])
def test_western_text_has_its_quotation_marks_under_any_western_name(declared: str) -> None:
    text = "“Wir warten” – l’État, c’est moi"
    assert decode(text.encode("cp1252"), declared=declared).text == text


def test_other_encodings_are_guessed() -> None:
    text = "Министерство иностранных дел заявило во вторник, что переговоры возобновятся. " * 5
    assert decode(text.encode("cp1251")).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"MZ\x90\0\x03\0\0\0\x04", "binary"),
        (b"Talks\0resumed", "binary"),
        (codecs.BOM_UTF16_LE + b"a\0b", "opens as utf-16-le"),
        (bytes(range(1, 256)) * 20, "binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        decode(data)


@settings(deadline=None)
@given(st.binary())
def test_bytes_are_decoded_or_refused_and_nothing_else(data: bytes) -> None:
    try:
        text = decode(data).text
    except InputError:
        return
    assert "\0" not in text
    text.encode()
