"""What does a page say whose nesting no tree can hold? The same text, read tag by tag with a list instead of a tree."""

import re
from html.parser import HTMLParser

from detente.sources.articles import Given
from detente.sources.declared import declared_day, is_hidden

UNSEEN = frozenset(
    "script style template noscript head title svg iframe object textarea nav footer aside form button select".split()
)
BREAKS = frozenset(
    "address article blockquote body br dd div dl dt figcaption h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul".split()
)
EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
SPACE = re.compile(r"\s+")


def read_flat(markup: str) -> Given:
    """The visible text, one block a line, with the page's title and day."""
    reader = _FlatReader()
    reader.feed(markup)
    reader.close()
    lines = (SPACE.sub(" ", line).strip() for line in "".join(reader.seen).split("\n"))
    title = SPACE.sub(" ", "".join(reader.title)).strip()
    return Given(
        text="\n".join(line for line in lines if line),
        title=title or None,
        published=declared_day(markup, url=None),
        published_from="metadata",
    )


class _FlatReader(HTMLParser):
    """Keeps the open element under which nothing is seen, and how often its name is open; that is all a flat reading needs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self.title: list[str] = []
        self._unseen: str | None = None
        self._depth = 0
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title" and not self.title
        if tag in BREAKS and self._unseen is None:
            self.seen.append("\n")
        if tag in EMPTY:
            return
        if self._unseen is None and (tag in UNSEEN or is_hidden(dict(attrs))):
            self._unseen = tag
        self._depth += tag == self._unseen

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag == self._unseen:
            self._depth -= 1
            self._unseen = tag if self._depth else None
        elif tag in BREAKS and self._unseen is None:
            self.seen.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
        if self._unseen is None:
            self.seen.append(data.replace("\n", " "))
