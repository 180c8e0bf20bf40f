"""What does a page declare about itself: the day it was published, and which of its elements nobody is to see?

The day is read where publishers write it, never guessed from prose, a copyright line or today's clock.
"""

import re
from collections.abc import Iterator, Mapping

from detente.sources.dates import day_of

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
DATED_TAG = re.compile(r"<(?:meta|time|span)\b(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+", re.I)
ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
IN_SCRIPT = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{1,40})\"")
IN_URL = re.compile(r"/([0-9]{4})/([0-9]{2})/([0-9]{2})/")
SAYS_PUBLISHED = frozenset(
    "article:published_time og:published_time og:article:published_time datepublished date dc.date dc.date.issued "
    "dcterms.date dcterms.issued dcterms.created pubdate publishdate publish-date publication_date published_time parsely-pub-date "
    "sailthru.date citation_publication_date".split()
)
HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.I)


def declared_day(markup: str, *, url: str | None) -> str | None:
    """The day of publication by the page's meta tags, its structured data or its address; None if it declares none."""
    markup = COMMENT.sub("", markup)
    for written in _declared(markup):
        day = day_of(written.strip().replace(" ", "T", 1)) or day_of(written.strip()[:10])
        if day is not None:
            return day
    in_url = IN_URL.search(url or "")
    return day_of("-".join(in_url.groups())) if in_url else None


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element with these attributes is kept from the reader's eyes."""
    return (
        "hidden" in attributes
        or (attributes.get("aria-hidden") or "").strip().lower() == "true"
        or HIDING_STYLE.search(attributes.get("style") or "") is not None
    )


def _declared(markup: str) -> Iterator[str]:
    for tag in DATED_TAG.finditer(markup):
        attributes = {name.lower(): a or b or c for name, a, b, c in ATTRIBUTE.findall(tag.group())}
        names = {attributes.get(key, "").lower() for key in ("property", "name", "itemprop")}
        if names & SAYS_PUBLISHED:
            yield attributes.get("content") or attributes.get("datetime") or ""
    yield from IN_SCRIPT.findall(markup)
