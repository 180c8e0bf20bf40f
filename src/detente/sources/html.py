"""What does this page report? Its text, title, day, outlet and address, as trafilatura finds them; nothing is fetched.

A page nested too deeply for lxml's tree is read flat instead.
"""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import urlsplit

import lxml.html
from lxml.etree import ParserError
from trafilatura import bare_extraction
from trafilatura.settings import Document

from detente.errors import InputError
from detente.model import Flag
from detente.sources.articles import Given
from detente.sources.declared import declared_day, declared_flags
from detente.sources.flat import read_flat
from detente.sources.layout import make_plain
from detente.sources.markup import DOCTYPE
from detente.sources.unseen import Styles, is_hidden, says_much, styles_of

LEAST_WORDS = 25
FEW_WORDS = 80
MOST_TAGS = 60_000
# `&#147;` is a quotation mark to every browser, and a control character to the tree.
OLD_REFERENCE = re.compile(r"&#(?:0{0,4}(?:12[89]|1[3-5]\d)|x0{0,4}[89][0-9a-f]);?", re.I)
MOST_ATTRIBUTES = 2_000
TEASER_WORDS, TEASER_LINES = 150, 6

TAG = re.compile(r"<[a-z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+", re.I)
BARRED = re.compile(
    r"page (?:not|cannot be|could not be) found|404 (?:error|not found)|error 404|access denied"
    r"|enable (?:cookies|javascript)|(?:sign|log) ?in to (?:continue|your account|read)|forgot(?:ten)? (?:your )?password"
    r"|we use cookies|accept (?:all )?cookies",
    re.I,
)
SUBSCRIBE = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep reading|unlock)|(?:this|the) (?:article|story|content) is (?:only )?(?:for|available to) subscribers"
    r"|already a (?:subscriber|member)\?|(?:to )?(?:continue|keep) reading[,.]? (?:subscribe|sign up|register|become)",
    re.I,
)


def read_page(markup: str, *, url: str | None = None, flags: tuple[Flag, ...] = ()) -> Given:
    """The page's report; refused if there is none, or more markup than any report needs; `url` is where it was fetched."""
    _refuse_excess(markup)
    doctype = DOCTYPE.match(markup)
    markup = OLD_REFERENCE.sub(lambda m: unescape(m[0]), markup[doctype.end() :] if doctype else markup)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = lxml.html.document_fromstring(markup.encode(), parser=parser)
    except ParserError as error:
        raise InputError("is HTML without anything in it; an article needs words") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        page = read_flat(markup)
        page = replace(page, flags=(*page.flags, "deep_markup"))
    else:
        page = _from_tree(tree, markup=markup, fetched=url)
    page = _refuse_wordless(page)
    return replace(page, flags=(*flags, *page.flags))


def _refuse_excess(markup: str) -> None:
    if markup.count("<") > MOST_TAGS:
        raise InputError(f"has more than {MOST_TAGS:,} tags; save the article alone")
    for tag in TAG.finditer(markup):
        if len(tag.group()) > MOST_ATTRIBUTES * 2 and len(tag.group().split()) > MOST_ATTRIBUTES:
            raise InputError(f"has a tag of more than {MOST_ATTRIBUTES:,} attributes; save the article alone")


def _refuse_wordless(page: Given) -> Given:
    """The page, marked as a teaser if it stops where one must subscribe; refused if it has no report at all."""
    words = len(page.text.split())
    if words < LEAST_WORDS:
        raise InputError(f"is HTML without article text: {words} words, {LEAST_WORDS} are the least; is it a login or error page?")
    barred = BARRED.search(f"{page.title or ''}\n{page.text}") if words < FEW_WORDS else None
    if barred:
        raise InputError(f"is a page without its article: {barred.group()!r} in {words} words; save the page that shows the report")
    if words < TEASER_WORDS and any(SUBSCRIBE.search(line) for line in page.text.splitlines()[-TEASER_LINES:]):
        return replace(page, flags=(*page.flags, "teaser"))
    return page


def _from_tree(tree: lxml.html.HtmlElement, *, markup: str, fetched: str | None) -> Given:
    flags: tuple[Flag, ...] = ("hidden_text",) if _drop_unseen(tree, styles_of(markup)) else ()
    make_plain(tree)
    found = bare_extraction(tree, with_metadata=True, include_comments=False)
    if not isinstance(found, Document):
        return Given(text="")
    url = _address(found.url, fetched=fetched)
    return Given(
        text=found.text or "",
        url=url,
        outlet=found.sitename or None,
        title=found.title or None,
        published=declared_day(markup, url=url),
        published_from="metadata",
        flags=(*flags, *declared_flags(markup, text=found.text or "")),
    )


def _address(declared: str | None, *, fetched: str | None) -> str | None:
    """The page's own address; one of another host than it was fetched from is not believed."""
    if declared is None or not re.match(r"https?://", declared):
        return fetched
    return declared if fetched is None or urlsplit(declared).hostname == urlsplit(fetched).hostname else fetched


def _drop_unseen(tree: lxml.html.HtmlElement, styles: Styles) -> bool:
    """What no reader of the page sees may be meant for machines, so no machine gets to see it; True if it were sentences."""
    said = False
    for element in tree.xpath("//body//*[self::template or self::noscript or @hidden or @aria-hidden or @style or @class or @id]"):
        if element.tag in ("template", "noscript") or is_hidden(dict(element.attrib), styles):
            said = said or (element.tag != "noscript" and _says_much(element))
            element.drop_tree()
    return said


def _says_much(element: lxml.html.HtmlElement) -> bool:
    return says_much(" ".join(element.xpath(".//text()[not(parent::script or parent::style or parent::a)]")))
