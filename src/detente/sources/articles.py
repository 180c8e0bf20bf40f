"""What makes an input an article? Words, in English, under an id hashed from what was given, never from where it lay."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from detente.errors import InputError
from detente.model import Article, content_id
from detente.sources.language import foreign_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What an input says of itself, before it is judged; `id` is a row's own id."""

    text: str
    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: Literal["given", "metadata"] | None = None


def article_of(given: Given, *, source: str) -> Article:
    """The article that was given under the name `source`; refused if it has no words or is not in English."""
    if not given.text.strip():
        raise InputError("is empty; an article needs words")
    language = foreign_language(given.text)
    if language is not None:
        raise InputError(f"is in {language}; only English is read")
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
    )
