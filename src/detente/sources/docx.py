"""What does this DOCX document say? Its paragraphs and table rows as a reader sees them.

Deleted words are left out; macros, templates and links are left alone.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import IO, cast

from lxml import etree

from detente.errors import InputError
from detente.model import Flag
from detente.sources.articles import Given
from detente.sources.packed import DAMAGE, Budget, Unpacked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CORE = "docProps/core.xml"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
# Words in these are not on the page: deleted and moved text, field codes, notes to the printer, the second copy of a drawing.
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNSEEN = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", FALLBACK}
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
HIDDEN_WORDS = 6
SPACE = re.compile(r"[ \t]+")


def read_docx(archive: zipfile.ZipFile, *, budget: Budget) -> Given:
    """The text, a paragraph a line, with its title; the day a file was made is not that of a report, so it has none."""
    body = _parsed(archive, "word/document.xml", budget)
    lines = (SPACE.sub(" ", line).strip() for block in _paragraphs(body) for line in block.split("\n"))
    text = "\n".join(line for line in lines if line)
    if not text:
        raise InputError("is a DOCX document without words; an article needs words")
    core = _parsed(archive, CORE, budget) if CORE in archive.namelist() else None
    title = core.findtext(TITLE) if core is not None else None
    flags: tuple[Flag, ...] = ("hidden_text",) if any(map(_says_much, body.iter(f"{W}p"))) else ()
    return Given(text=text, title=(title or "").strip() or None, flags=flags)


def _parsed(archive: zipfile.ZipFile, name: str, budget: Budget) -> etree._Element:
    # No entities, no network, no document type: a document is words.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False)
    try:
        with archive.open(name) as packed:
            return etree.parse(cast(IO[bytes], Unpacked(packed, budget)), parser).getroot()
    except (etree.XMLSyntaxError, zipfile.BadZipFile, RuntimeError, NotImplementedError, *DAMAGE) as error:
        raise InputError(f"is a damaged or encrypted DOCX document ({error}); save it again") from error


def _paragraphs(body: etree._Element) -> Iterator[str]:
    """Each paragraph outside tables, and each row of a table with its cells parted by a tab, in their order."""
    for element in body.iter(f"{W}p", f"{W}tr"):
        outer = next((a for a in element.iterancestors(f"{W}tr", f"{W}p")), None)
        if outer is not None:
            continue
        if element.tag == f"{W}tr":
            yield "\t".join(" ".join("".join(_words(p)) for p in cell.iter(f"{W}p")) for cell in element.iter(f"{W}tc"))
        else:
            yield "".join(_words(element))


def _says_much(paragraph: etree._Element) -> bool:
    """Whether the hidden runs of a paragraph are as many words as a sentence has."""
    hidden = (words for run in paragraph.iter(f"{W}r") if _is_hidden(run) for words in _words(run))
    return len("".join(hidden).split()) >= HIDDEN_WORDS


def _is_hidden(run: etree._Element) -> bool:
    """Whether a run of words is marked as not to be seen."""
    mark = run.find(f"{W}rPr/{W}vanish") if run.tag == f"{W}r" else None
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")


def _words(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in UNSEEN or _is_hidden(child):
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        else:
            inner = child.tag == f"{W}p"  # A box inside the paragraph.
            yield from ("\n", *_words(child), "\n") if inner else _words(child)
