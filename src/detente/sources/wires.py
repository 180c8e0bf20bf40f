"""Which items did a wire send? ninjs as JSON, NewsML-G2 as XML; an item without its own address is no item."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from detente.errors import InputError
from detente.sources.articles import Given
from detente.sources.dates import day_of
from detente.sources.decode import decode
from detente.sources.flat import read_flat
from detente.sources.inputs import Found, Input, Open, whole
from detente.sources.markup import has_tags
from detente.sources.rows import Row, named, read_rows
from detente.sources.tables import object_of, rows_in

BODIES = ("body_text", "body_xhtml", "body_html")
MARKS_NINJS = {"uri", "versioncreated", "bodies", "headlines", *BODIES}
NEWSML = "{http://iptc.org/std/nar/2006-10-01/}"
WEB = ("http://", "https://")


def read_json(asked: Input, open_: Open) -> Found:
    """The articles of a JSON file: one object or a list of them, our rows or ninjs items, or JSON lines under another name."""
    data = whole(asked)
    text = decode(data).text
    try:
        value = object_of(text)
    except InputError:
        yield from read_rows(rows_in(data.splitlines(keepends=True), max_bytes=asked.max_bytes), asked, needs_id=True)
        return
    items = value if isinstance(value, list) else [value]
    yield from read_rows(_newest(_rows(items)), asked, needs_id=True)


def read_newsml(asked: Input, open_: Open) -> Found:
    """The item of a NewsML-G2 file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(whole(asked), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"is damaged NewsML-G2 ({error})") from error
    items = [root] if root.tag == f"{NEWSML}newsItem" else list(root.iter(f"{NEWSML}newsItem"))
    yield from read_rows([Row(number, {}, _newsml(item)) for number, item in enumerate(items, 1)], asked, needs_id=True)


def _rows(items: Iterable[Any]) -> Iterator[Row]:
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            yield Row(number, InputError("is not a JSON object; an item is one"))
        elif "text" in item or not MARKS_NINJS & item.keys():
            yield Row(number, named(item))
        elif not isinstance(item.get("uri"), str) or not item["uri"]:
            yield Row(number, InputError("is a ninjs item without its uri; an item is known by it"))
        else:
            yield Row(number, {"version": item.get("version"), "uri": item["uri"]}, _ninjs(item))


def _newest(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without those items of which the same file holds a later version."""
    kept = list(rows)
    best: dict[str, int] = {}
    for row in kept:
        if row.given is not None and isinstance(row.fields, dict):
            best[row.fields["uri"]] = max(best.get(row.fields["uri"], 0), _version(row.fields["version"]))
    for row in kept:
        if row.given is None or not isinstance(row.fields, dict) or _version(row.fields["version"]) == best[row.fields["uri"]]:
            yield row
        else:
            version = _version(row.fields["version"])
            yield Row(row.place, InputError(f"is version {version} of an item whose version {best[row.fields['uri']]} is here too"))


def _version(value: Any) -> int:
    return int(value) if isinstance(value, (int, str)) and str(value).isdigit() else 0


def _ninjs(item: dict[str, Any]) -> Given:
    bodies = [item.get(name) for name in BODIES] + [_of(part, "value") for part in _list(item.get("bodies"))]
    title = item.get("headline") or next((_of(part, "value") for part in _list(item.get("headlines"))), None)
    body = next((words for words in bodies if isinstance(words, str) and words.strip()), "")
    uri = str(item["uri"])
    return Given(
        text=_plain(body),
        id=uri,
        url=uri if uri.startswith(WEB) else None,
        title=title if isinstance(title, str) else None,
        published=day_of(str(item.get("firstcreated") or item.get("versioncreated") or "")),
        published_from="metadata",
        embargo=item["embargoed"] if isinstance(item.get("embargoed"), str) else None,
    )


def _newsml(item: etree._Element) -> Given:
    guid = item.get("guid")
    if not guid:
        raise InputError("is a NewsML-G2 item without its guid; an item is known by it")
    inline = item.find(f".//{NEWSML}inlineData")
    body = inline if inline is not None else item.find(f".//{NEWSML}inlineXML")
    words = "".join(etree.tostring(body, encoding="unicode")) if body is not None else ""
    created = item.findtext(f".//{NEWSML}firstCreated") or item.findtext(f".//{NEWSML}versionCreated") or ""
    return Given(
        text=_plain(re.sub(r"<\?.*?\?>", "", words)),
        id=guid,
        title=item.findtext(f".//{NEWSML}headline"),
        outlet=item.findtext(f".//{NEWSML}provider/{NEWSML}name"),
        published=day_of(created.strip()),
        published_from="metadata",
        embargo=item.findtext(f".//{NEWSML}embargoed"),
    )


def _plain(words: str) -> str:
    return read_flat(words).text if has_tags(words) or "<" in words else words


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _of(part: Any, name: str) -> Any:
    return part.get(name) if isinstance(part, dict) else None
