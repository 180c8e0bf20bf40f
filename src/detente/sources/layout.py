"""What in this page is only layout? Tables that place the text, and quotation marks that the browser draws, made plain before reading."""

from collections.abc import Iterator

import lxml.html

CELL_WORDS = 30
TABLE_PARTS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center", "font")
MARKS = (("\u201c", "\u201d"), ("\u2018", "\u2019"))


def make_plain(tree: lxml.html.HtmlElement) -> None:
    """Turn layout tables into blocks and `<q>` into quotation marks, in place."""
    for table in list(_layout_tables(tree)):
        for part in table.iter(*TABLE_PARTS):
            part.tag = "span" if part.tag == "font" else "div"
    for quotation in reversed(tree.xpath("//body//q")):  # The inner ones first: they are told by those around them.
        _write_marks(quotation)


def _layout_tables(tree: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    """Tables in which a cell holds another table or as many words as a paragraph."""
    for table in tree.xpath("//body//table"):
        if table.xpath(".//table") or any(_says_much(cell) for cell in table.xpath(".//td")):
            yield table


def _says_much(cell: lxml.html.HtmlElement) -> bool:
    return len(cell.text_content().split()) >= CELL_WORDS


def _write_marks(quotation: lxml.html.HtmlElement) -> None:
    left, right = MARKS[len(quotation.xpath("ancestor::q")) % 2]
    quotation.text = left + (quotation.text or "")
    if len(quotation):
        quotation[-1].tail = (quotation[-1].tail or "") + right
    else:
        quotation.text += right
    quotation.tag = "span"
