"""What does a page declare about itself: the day it was published, and what kind of page it is?

The day is read where publishers write it, never guessed from prose, a copyright line or today's clock.
"""

import re
from collections.abc import Iterator

from detente.model import Flag
from detente.sources.dates import day_as_published, day_of

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
# Bounded, here and below: a page made to be slow is read in time linear in its length all the same.
DATED_TAG = re.compile(r"<(?:meta|time|span)\b(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+", re.I)
ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
IN_SCRIPT = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{1,40})\"")
IN_URL = re.compile(r"/([0-9]{4})/([0-9]{2})/([0-9]{2})/")
SAYS_PUBLISHED = frozenset(
    "article:published_time og:published_time og:article:published_time datepublished date dc.date dc.date.issued "
    "dcterms.date dcterms.issued dcterms.created pubdate publishdate publish-date publication_date published_time parsely-pub-date "
    "sailthru.date citation_publication_date".split()
)
TIME = re.compile(r"<time\b[^<>]{0,200}?\bdatetime\s?=\s?[\"']([^\"']{8,40})[\"']", re.I)
CALLED_DATE = re.compile(
    r"<\w{1,20}\b[^<>]{0,200}?\b(?:class|id)\s?=\s?[\"'](?:[^\"'<>]{0,80}[\s_-])?"
    r"(?:date|datetime|dateline|timestamp|published|posted|pubdate)(?:[\s_-][^\"'<>]{0,80})?[\"'][^<>]{0,200}>"
    r"([^<]{8,60})<",
    re.I,
)
NEAR, MOST_WORDS = 4_000, 9
TYPE = re.compile(r"\"@type\"\s*:\s*(\"[^\"]{1,60}\"|\[[^\]]{1,200}\])|itemtype\s*=\s*[\"']?https?://schema\.org/(\w+)")
WORD = re.compile(r"\w+")
TYPES: dict[str, Flag] = {
    "OpinionNewsArticle": "opinion",
    "SatiricalArticle": "satire",
    "AdvertiserContentArticle": "sponsored",
}
# How Google's translator marks the pages it serves, and how a page names the program that translated it.
MACHINE_TRANSLATED = re.compile(
    r"<html\b[^<>]{0,300}?\bclass\s?=\s?[\"'][^\"'<>]{0,200}?\btranslated-(?:ltr|rtl)\b|<meta\b[^<>]{0,300}?\bname\s?=\s?[\"']?translated-by\b",
    re.I,
)
NOT_FREE = re.compile(r"isAccessibleForFree\"?\s*[:=]\s*\"?false", re.I)
TEASER_WORDS = 120


def declared_day(markup: str, *, url: str | None) -> str | None:
    """The day of publication by the page's meta tags, its structured data or its address; None if it declares none."""
    markup = COMMENT.sub("", markup)
    for written in _declared(markup):
        day = day_as_published(written)
        if day is not None:
            return day
    in_url = IN_URL.search(url or "")
    return day_of("-".join(in_url.groups())) if in_url else None


def declared_flags(markup: str, *, text: str) -> Iterator[Flag]:
    """What kind of page it says it is: its type as structured data, a translation by machine, a report cut by a paywall."""
    types = {written for found in TYPE.finditer(markup) for written in WORD.findall(found.group(1) or found.group(2))}
    yield from (flag for name, flag in TYPES.items() if name in types)
    if MACHINE_TRANSLATED.search(markup):
        yield "translated"
    if NOT_FREE.search(markup) and len(text.split()) < TEASER_WORDS:
        yield "teaser"


def _declared(markup: str) -> Iterator[str]:
    for tag in DATED_TAG.finditer(markup):
        attributes = {name.lower(): a or b or c for name, a, b, c in ATTRIBUTE.findall(tag.group())}
        names = {attributes.get(key, "").lower() for key in ("property", "name", "itemprop")}
        if names & SAYS_PUBLISHED:
            yield attributes.get("content") or attributes.get("datetime") or ""
    yield from IN_SCRIPT.findall(markup)
    yield from _beside_headline(markup)


def _beside_headline(markup: str) -> Iterator[str]:
    """The first time after the headline, and what a part of the page that is called a date holds, if it is one and no more."""
    headline = re.search(r"<h1\b", markup, re.I)
    if headline is not None:
        yield from TIME.findall(markup, headline.start(), headline.start() + NEAR)
    yield from (found.group(1) for found in CALLED_DATE.finditer(markup) if len(found.group(1).split()) < MOST_WORDS)
