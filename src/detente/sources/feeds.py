"""Which articles does this feed carry? RSS and Atom entries with the words they bring; one that only teases is marked as such."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Any
from urllib.parse import urljoin

import feedparser

from detente.errors import InputError
from detente.model import Flag, Refused
from detente.sources.articles import Given, web_address
from detente.sources.dates import day_as_published
from detente.sources.decode import decode
from detente.sources.flat import read_flat
from detente.sources.inputs import Found, Input, Open, whole
from detente.sources.markup import DOCTYPE, decode_page, has_tags
from detente.sources.rows import Row, read_rows

TEASER_WORDS = 45
END = 2_000
CLOSED = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>(?:\s|<!--.*?-->)*\Z", re.I | re.S)
DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
CUT = re.compile(r"(?:\.\.\.|…|\[(?:\.\.\.|…|&#8230;)\])\W*\Z")


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries of a feed in its order; `whole` if its end was there."""

    entries: tuple[Given, ...]
    whole: bool


def read_feed(asked: Input, open_: Open) -> Found:
    """The article of each entry, under its own id; the entry in which a feed was cut is left out."""
    feed = parse_feed(whole(asked), charset=asked.charset, base=asked.known.url)
    asked = replace(asked, known=replace(asked.known, url=None))  # An entry without an address does not lie at the feed's.
    yield from read_rows((Row(number, {}, given) for number, given in enumerate(feed.entries, 1)), asked, needs_id=False)
    if not feed.whole:
        yield Refused(source=asked.source, reason=f"is a feed that was cut; its {len(feed.entries)} whole entries were read")
    elif not feed.entries:
        yield Refused(source=asked.source, reason="is a feed without entries")


def parse_feed(data: bytes, *, charset: str | None = None, base: str | None = None) -> Feed:
    """The feed in these bytes; refused if they are none; `base` is where it was fetched, which short addresses start from."""
    # The characters are told here: what the parser makes of a wrong declaration is an empty feed.
    text = decode_page(data, charset=charset).text if charset else decode(data, declared=_declared(data)).text
    if not text.strip():
        raise InputError("is empty; a feed has at least its own name")
    text = DECLARATION.sub("", text, count=1)
    doctype = DOCTYPE.match(text)
    text = text[doctype.end() :] if doctype else text
    parsed = feedparser.parse(text.encode(), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.version:
        raise InputError("is not a feed; an address that answers with a page is no quiet feed")
    is_whole = CLOSED.search(text[-END:]) is not None
    entries = parsed.entries if is_whole else parsed.entries[:-1]
    outlet = _line(parsed.feed.get("title"))
    return Feed(tuple(_given(entry, outlet, base) for entry in entries), is_whole)


def _declared(data: bytes) -> str | None:
    found = re.match(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w-]+)", data[:200])
    return found.group(1).decode() if found else None


def _given(entry: Any, outlet: str | None, base: str | None) -> Given:
    full = max((part.get("value", "") for part in entry.get("content", ())), key=len, default="")
    seen = _seen(full)
    seen = seen if seen.text else _seen(entry.get("summary", ""))
    text = seen.text
    title = _line(entry.get("title"))
    link = entry.get("link") or ""
    if base is not None and link and link != entry.get("id"):  # The parser takes a bare id for a link too.
        link = _joined(base, link)
    return Given(
        text=text or title or "",
        id=entry.get("id") or None,
        url=web_address(link),
        outlet=_line((entry.get("source") or {}).get("title")) or outlet,
        title=title,
        published=_day(entry),
        published_from="metadata",
        flags=(*seen.flags, *_flags(text)),
    )


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def _flags(text: str) -> Iterator[Flag]:
    if len(text.split()) < TEASER_WORDS or CUT.search(text):
        yield "teaser"


def _seen(words: str) -> Given:
    """What a summary or content shows; it is markup if it holds any tag."""
    return read_flat(words) if has_tags(words) or "&" in words else Given(text=words.strip())


def _line(words: str | None) -> str | None:
    return " ".join(unescape(words).split()) or None if words else None


def _day(entry: Any) -> str | None:
    """The day by the outlet's own clock; None for one that the calendar does not have."""
    for name in ("published", "created", "updated"):
        day = day_as_published(str(entry[name] or "")) if name in entry else None
        if day is not None:
            return day
    return None
