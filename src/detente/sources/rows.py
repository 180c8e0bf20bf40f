"""Which articles do these rows hold? A text each, what else is known of it by column name; a bad row spoils no other."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from detente.errors import InputError
from detente.model import Flag, Refused, content_id
from detente.sources.articles import Given, refuse_unwritable
from detente.sources.dates import FIRST, LAST, day_of
from detente.sources.inputs import Found, Input, article_in

OPTIONAL = ("published", "title", "url", "outlet", "embargo")
# Other programs' names for the same things, in small letters; ours come first.
OTHER_NAMES = {
    "text": ("text", "body", "content", "article_text", "full_text", "fulltext", "body_text"),
    "id": ("id", "article_id", "doc_id", "document_id", "uri", "guid"),
    "published": ("published", "date", "pubdate", "pub_date", "publication_date", "published_at", "publish_date"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "outlet": ("outlet", "publisher", "publication", "source_name"),
    "embargo": ("embargo", "embargoed"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row by its field names, or what was wrong with it, and where in the input it stands."""

    place: int
    fields: dict[str, Any] | InputError
    given: Given | None = None
    flags: tuple[Flag, ...] = ()


@dataclass(slots=True)
class Seen:
    """The ids that rows of one input have had, with a hash of what stood under them."""

    ids: dict[str, str] = field(default_factory=dict)


def read_rows(rows: Iterable[Row], asked: Input, *, needs_id: bool) -> Found:
    """Each row's article under `FILE#id`, or its refusal under `FILE:LINE`; the same row twice counts once."""
    seen = Seen()
    for row in rows:
        try:
            given = _given(row, published=asked.published, needs_id=needs_id)
            if _is_repeated(given, seen):
                continue
            named = replace(asked, source=f"{asked.source}#{given.id or row.place}", name="", published=None)
            yield article_in(given, named)
        except InputError as error:
            yield Refused(source=f"{asked.source}:{row.place}", reason=str(error))


def columns_of(names: Iterable[str]) -> dict[str, str]:
    """Our name for each column that has one, by the column's own; the first name that fits wins."""
    written = {name.strip().lower(): name for name in reversed(list(names))}
    found = {}
    for ours, theirs in OTHER_NAMES.items():
        name = next((written[other] for other in theirs if other in written), None)
        if name is not None:
            found[name] = ours
    return found


def _given(row: Row, *, published: str | None, needs_id: bool) -> Given:
    if isinstance(row.fields, InputError):
        raise row.fields
    if row.given is not None:
        return replace(row.given, published=row.given.published or published)
    given_id = row.fields.get("id")
    if isinstance(given_id, int) and not isinstance(given_id, bool):
        given_id = str(given_id)
    if (not isinstance(given_id, str) or not given_id) and (needs_id or given_id is not None):
        raise InputError('has no id; a line is {"id": "…", "text": "…"}')
    if not isinstance(row.fields.get("text"), str):
        raise InputError('has no text; a line is {"id": "…", "text": "…"}')
    fields = {"id": given_id, "text": row.fields["text"], **{name: _optional(row.fields, name) for name in OPTIONAL}}
    for name, value in fields.items():
        refuse_unwritable(name, value)
    day = _day(fields["published"]) or published
    return Given(**{**fields, "published": day, "published_from": "given", "flags": row.flags})


def _optional(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise InputError(f"has {name} {str(value)[:40]!r}; it is a string or null")
    return value or None


def _day(written: str | None) -> str | None:
    if written is None:
        return None
    day = day_of(written)
    if day is None:
        raise InputError(f"has published {written[:40]!r}; it is a day from {FIRST}-01-01 to {LAST}-12-31, YYYY-MM-DD")
    return day


def _is_repeated(given: Given, seen: Seen) -> bool:
    """Whether the same row stood before; the same id with other content is refused."""
    content = content_id([given.text, given.published, given.title, given.url, given.outlet])
    key = given.id or content
    if key not in seen.ids:
        seen.ids[key] = content
        return False
    if seen.ids[key] != content:
        raise InputError(f"repeats the id {given.id!r} with other content; ids are unique in a file")
    return True
