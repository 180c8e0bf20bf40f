"""What does this page report? Its text, title, day, outlet and address, as trafilatura finds them; nothing is fetched.

A page nested too deeply for lxml's tree is read flat instead.
"""

import re

import lxml.html
from lxml.etree import ParserError
from trafilatura import bare_extraction
from trafilatura.settings import Document

from detente.errors import InputError
from detente.sources.articles import Given
from detente.sources.declared import declared_day, is_hidden
from detente.sources.decode import decode
from detente.sources.flat import read_flat

LEAST_WORDS = 25
FEW_WORDS = 80
MOST_TAGS = 60_000
MOST_ATTRIBUTES = 2_000

# Atomic groups: a page is read in time linear in its length, however it was made to be slow.
PROLOGUE = r"\s*+(?:<\?[^>]*+>\s*+|<!--(?>.*?-->)\s*+)*+"
IS_PAGE = re.compile(PROLOGUE + r"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
ANY_TAG = re.compile(r"</?(?:p|div|br|span|article|section|main|h[1-6]|table|meta|title|a|ul|li)\b[^<]*>", re.I)
DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
# A document type may define entities; without it they stay the letters that were written.
DOCTYPE = re.compile(PROLOGUE + r"<!doctype[^>\[]*+(?:\[(?>.*?\]\s*>)|>)", re.I | re.S)
TAG = re.compile(r"<[a-z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+", re.I)
BARRED = re.compile(
    r"page (?:not|cannot be|could not be) found|404 (?:error|not found)|error 404|access denied"
    r"|enable (?:cookies|javascript)|(?:sign|log) ?in to (?:continue|your account|read)|forgot(?:ten)? (?:your )?password"
    r"|we use cookies|accept (?:all )?cookies"
    r"|subscribe to (?:continue|read)",
    re.I,
)


def is_page(text: str) -> bool:
    """Whether the text opens as an HTML document does."""
    return IS_PAGE.match(text) is not None


def has_tags(text: str) -> bool:
    """Whether there is any markup that a page is made of."""
    return ANY_TAG.search(text) is not None


def decode_page(data: bytes) -> str:
    """The page's characters, its own charset declaration believed where its bytes are not UTF-8."""
    declared = DECLARED.search(data[:4096])
    return decode(data, declared=declared.group(1).decode() if declared else None)


def read_page(markup: str) -> Given:
    """The page's report; refused if there is none, or more markup than any report needs."""
    _refuse_excess(markup)
    doctype = DOCTYPE.match(markup)
    markup = markup[doctype.end() :] if doctype else markup
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = lxml.html.document_fromstring(markup.encode(), parser=parser)
    except ParserError as error:
        raise InputError("is HTML without anything in it; an article needs words") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        page = read_flat(markup)
    else:
        page = _from_tree(tree, markup=markup)
    _refuse_wordless(page)
    return page


def _refuse_excess(markup: str) -> None:
    if markup.count("<") > MOST_TAGS:
        raise InputError(f"has more than {MOST_TAGS:,} tags; save the article alone")
    for tag in TAG.finditer(markup):
        if len(tag.group()) > MOST_ATTRIBUTES * 2 and len(tag.group().split()) > MOST_ATTRIBUTES:
            raise InputError(f"has a tag of more than {MOST_ATTRIBUTES:,} attributes; save the article alone")


def _refuse_wordless(page: Given) -> None:
    words = len(page.text.split())
    if words < LEAST_WORDS:
        raise InputError(f"is HTML without article text: {words} words, {LEAST_WORDS} are the least; is it a login or error page?")
    barred = BARRED.search(f"{page.title or ''}\n{page.text}") if words < FEW_WORDS else None
    if barred:
        raise InputError(f"is a page without its article: {barred.group()!r} in {words} words; save the page that shows the report")


def _from_tree(tree: lxml.html.HtmlElement, *, markup: str) -> Given:
    _drop_unseen(tree)
    found = bare_extraction(tree, with_metadata=True, include_comments=False)
    if not isinstance(found, Document):
        return Given(text="")
    url = found.url if found.url and re.match(r"https?://", found.url) else None
    return Given(
        text=found.text or "",
        url=url,
        outlet=found.sitename or None,
        title=found.title or None,
        published=declared_day(markup, url=url),
        published_from="metadata",
    )


def _drop_unseen(tree: lxml.html.HtmlElement) -> None:
    """What no reader of the page sees may be meant for machines, so no machine gets to see it."""
    for element in tree.xpath("//body//*[self::template or self::noscript or @hidden or @aria-hidden or @style]"):
        if element.tag in ("template", "noscript") or is_hidden(dict(element.attrib)):
            element.drop_tree()
