"""What makes an input an article? Words, in English, under an id hashed from what was given, never from where it lay."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from detente.errors import InputError
from detente.model import Article, Flag, content_id
from detente.sources.language import foreign_language

# Direction overrides and isolates, joiners and blanks without width, soft hyphens; a mark that opens a file is no part of it.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# A letter of Greek or Cyrillic inside a word of Latin letters looks like the Latin one.
TWO_SCRIPTS = re.compile("[A-Za-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]")
OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
TRANSLATED = re.compile(
    r"\b(?:machine|automatic(?:ally)?|computer)[ -](?:translat(?:ed|ion)|generated translation)"
    r"|\btranslated (?:automatically|by (?:google|deepl|a machine|a computer|ai\b|software))",
    re.I,
)
WEB = re.compile(r"https?://", re.I)
EDGE = 400
# What the parser takes at once, about as many words as two long novels.
MOST_CHARACTERS = 1_000_000
UNWRITABLE = re.compile("[\ud800-\udfff\0]")
WRITTEN = ("id", "text", "published", "title", "url", "outlet", "embargo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What an input says of itself, before it is judged; `id` is a row's own id, `embargo` the time until which it is held."""

    text: str
    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: Literal["given", "metadata"] | None = None
    embargo: str | None = None
    flags: tuple[Flag, ...] = ()


def article_of(given: Given, *, source: str) -> Article:
    """The article that was given under the name `source`; refused if it has no words, too many of them, or is not in English."""
    refuse_unwritable(given)
    given = replace(given, url=web_address(given.url))
    if not given.text.strip():
        raise InputError("is empty; an article needs words")
    if len(given.text) > MOST_CHARACTERS:
        raise InputError(f"has {len(given.text):,} characters; at most {MOST_CHARACTERS:,} are read as one article")
    language = foreign_language(given.text)
    if language is not None:
        raise InputError(f"is in {language}; only English is read")
    flags = {*given.flags, *_seen_in(given)}
    return Article(
        source=source,
        text=given.text,
        id=content_id([given.url or given.id, given.published, given.text]),
        url=given.url,
        outlet=given.outlet,
        title=given.title,
        published=given.published,
        published_from=given.published_from if given.published else None,
        language="en",
        sha256=hashlib.sha256(given.text.encode()).hexdigest(),
        flags=tuple(flag for flag in get_args(Flag) if flag in flags),
    )


def web_address(written: str | None) -> str | None:
    """The address, if it is one of the web; None for a script, data or a file."""
    return written if written and WEB.match(written) else None


def refuse_unwritable(given: Given) -> None:
    """Half a surrogate pair cannot be written as UTF-8, and no store keeps a NUL."""
    for name in WRITTEN:
        found = UNWRITABLE.search(getattr(given, name) or "")
        if found:
            raise InputError(f"has U+{ord(found.group()):04X} in its {name} at {found.start()}, which is no character of text")


def _seen_in(given: Given) -> Iterator[Flag]:
    if given.published is None:
        yield "date_unknown"
    if "\ufffd" in given.text:
        yield "replaced_characters"
    if not given.text.isascii() and _is_odd(given.text):
        yield "odd_characters"
    if TRANSLATED.search(given.text, 0, EDGE) or TRANSLATED.search(given.text, max(0, len(given.text) - EDGE)):
        yield "translated"


def _is_odd(text: str) -> bool:
    return UNSEEN.search(text) is not None or (OTHER_SCRIPT.search(text) is not None and TWO_SCRIPTS.search(text) is not None)
