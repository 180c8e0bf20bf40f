"""What does a page say whose nesting no tree can hold? The same text, read tag by tag, in time linear in its length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from detente.sources.articles import Given
from detente.sources.declared import ATTRIBUTE, declared_day
from detente.sources.unseen import Styles, is_hidden, says_much, styles_of

TAG = re.compile(r"<(/?)([a-z][\w:-]*)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>?", re.I)
# Attributes without a value count too: `<p hidden>`.
BARE_HIDDEN = re.compile(r"(?:^|\s)hidden(?=$|[\s/])", re.I)
WHOLE = frozenset({"html", "body"})
RAW = frozenset({"script", "style"})
UNSEEN = frozenset("template noscript head title svg iframe object textarea nav footer aside form button select".split())
BREAKS = frozenset(
    "address article blockquote body br dd div dl dt figcaption h1 h2 h3 h4 h5 h6 header hr li main ol p pre section "
    "table td th tr ul".split()
)
EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
SPACE = re.compile(r"\s+")
TITLE = re.compile(r"<title\b[^<>]*+>([^<]*+)", re.I)


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of text, or a tag by its name; `attributes` is how they were written."""

    text: str = ""
    tag: str | None = None
    closes: bool = False
    attributes: str = ""


@dataclass(slots=True)
class _Shade:
    """The page's own styles, the open element under which nothing is seen, how often an element of its name is open, and whether words are hidden in it."""

    styles: Styles
    tag: str | None = None
    depth: int = 0
    hides: bool = False
    seen: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


def read_flat(markup: str) -> Given:
    """The visible text, one block a line, with the page's title and day."""
    shade = _Shade(styles_of(markup))
    for token in _tokens(markup):
        _take(token, shade)
    lines = (SPACE.sub(" ", unescape(line)).strip() for line in "".join(shade.seen).split("\n"))
    title = TITLE.search(markup)
    return Given(
        text="\n".join(line for line in lines if line),
        title=SPACE.sub(" ", unescape(title.group(1))).strip() or None if title else None,
        published=declared_day(markup, url=None),
        published_from="metadata",
        flags=("hidden_text",) if says_much("".join(shade.hidden)) else (),
    )


def _tokens(markup: str) -> Iterator[_Token]:
    at, lower = 0, markup.lower()
    while at < len(markup):
        opens = markup.find("<", at)
        if opens != at:
            end = opens if opens >= 0 else len(markup)
            yield _Token(text=markup[at:end])
            at = end
            continue
        found = TAG.match(markup, at)
        if markup.startswith("<!--", at):
            at = _after(markup, "-->", at)
        elif found is None:
            yield _Token(text="<" if markup[at + 1 : at + 2] not in "!?/" else "")
            at = at + 1 if markup[at + 1 : at + 2] not in ("!", "?", "/") else _after(markup, ">", at)
        elif found.group(2).lower() in RAW and not found.group(1):
            at = _after(lower, "</" + found.group(2).lower(), found.end())
            at = _after(markup, ">", at)
        else:
            yield _Token(tag=found.group(2).lower(), closes=bool(found.group(1)), attributes=found.group(3))
            at = found.end()


def _after(text: str, words: str, at: int) -> int:
    """The place behind the words; the end of the text if they do not come, as in a browser."""
    found = text.find(words, at)
    return found + len(words) if found >= 0 else len(text)


def _take(token: _Token, shade: _Shade) -> None:
    if token.tag is None:
        if shade.tag is None:
            shade.seen.append(token.text.replace("\n", " "))
        elif shade.hides:
            shade.hidden.append(token.text)
        return
    if shade.tag is None and token.tag in BREAKS:
        shade.seen.append("\n")
    if token.closes:
        if token.tag == shade.tag:
            shade.depth -= 1
            shade.tag = shade.tag if shade.depth else None
    elif token.tag not in EMPTY:
        if shade.tag is None and (token.tag in UNSEEN or _hides(token, shade.styles)):
            shade.tag, shade.hides = token.tag, token.tag not in UNSEEN
        shade.depth += token.tag == shade.tag


def _hides(token: _Token, styles: Styles) -> bool:
    if token.tag in WHOLE:
        return False
    attributes = {name.lower(): a or b or c for name, a, b, c in ATTRIBUTE.findall(token.attributes)}
    return is_hidden(attributes, styles) or BARE_HIDDEN.search(ATTRIBUTE.sub("", token.attributes)) is not None
