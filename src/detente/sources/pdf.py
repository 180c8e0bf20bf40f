"""What does this PDF say? Its text layer, lines put together again as paragraphs; a scan without one needs OCR first."""

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import DependencyError

from detente.errors import InputError
from detente.model import Flag
from detente.sources.articles import Given
from detente.sources.inputs import Found, Input, Open, article_in, whole
from detente.sources.unwrap import paragraphs_of, without_running_lines

MOST_PAGES = 200
LEAST_LETTERS = 20
# What programs write where nobody gave a title.
NO_TITLE = re.compile(r"\(?(?:anonymous|untitled|unspecified)\)?|microsoft word\b.*|.*\.(?:docx?|odt|pdf|indd|tex|rtf)", re.I | re.S)


@dataclass(frozen=True, slots=True)
class _Pages:
    lines: list[list[str]]
    count: int
    title: str | None


def read_pdf(asked: Input, open_: Open) -> Found:
    """The article that a PDF holds; the day a file was made is not that of a report, so it has none."""
    pages = _pages(whole(asked, packed=True))
    wordless = sum(sum(map(len, page)) < LEAST_LETTERS for page in pages.lines)
    if wordless == len(pages.lines):
        raise InputError("is a PDF without a text layer; it needs OCR first")
    text = "\n\n".join(paragraphs_of(without_running_lines(pages.lines)))
    yield article_in(Given(text=text, title=pages.title, flags=tuple(_flags(pages, wordless))), asked)


def _flags(pages: _Pages, wordless: int) -> Iterator[Flag]:
    if wordless:
        yield "pages_without_text"
    if pages.count > len(pages.lines):
        yield "truncated"


def _pages(data: bytes) -> _Pages:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # What it warns of ends up in our one line, or does not matter.
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("is an encrypted PDF; save it without its password")
        lines = [(page.extract_text() or "").split("\n") for page in reader.pages[:MOST_PAGES]]
        title = reader.metadata.title if reader.metadata else None
        return _Pages(lines, len(reader.pages), _headline(title))
    except InputError:
        raise
    except DependencyError as error:  # AES, which pypdf opens with another library alone.
        raise InputError("is an encrypted PDF; save it without encryption") from error
    except (Exception, RecursionError) as error:  # pypdf raises whatever its own code stumbles on in a broken file.
        raise InputError(f"is a damaged PDF ({type(error).__name__}: {str(error)[:80]}); save it again") from error


def _headline(title: str | None) -> str | None:
    words = " ".join((title or "").split())
    return words if words and NO_TITLE.fullmatch(words) is None else None
