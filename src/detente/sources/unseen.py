"""Which elements of a page does nobody see? By their attributes, their own style, and what the page's rules say of their class or id.

Rules for one kind of screen or printer do not count, nor do those for an element by its place in the page, unless they show it again.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

HIDDEN_WORDS = 6
SENTENCE = re.compile(r"[a-z\u201d\"'][.!?](?:\s|$)")
# Each part ends at the end of the page if nothing else ends it, so that a page is read in time linear in its length.
STYLE_OR_OTHER = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|noscript)\b.*?(?:</\1|\Z)|<style\b(?P<how>[^<>]*+)>(?P<sheet>.*?)(?:</style|\Z)", re.I | re.S
)
MEDIA = re.compile(r"\bmedia\s*+=\s*+[\"']?(?!\s*+(?:all|screen)?\s*+(?:[\"'>]|\Z))", re.I)
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
NAMES = re.compile(r"[.#][\w-]+")
COMPOUND = re.compile(r"(?P<tag>[a-z][\w-]*|\*)?(?:[.#][\w-]+)+", re.I)
DECLARATION = re.compile(
    r"(?<![\w-])(display|visibility|opacity|font-size|position|left|top|text-indent)\s*:\s*([^;!{}]*+)(!\s*important)?", re.I
)
ZERO = re.compile(r"(?=.*0)0*\.?0*(?:%|[a-z]{2,4})?")
FAR_OUT = re.compile(r"-(?:999|\d{4,})(?:\.\d+)?(?:px|em|rem|pt)")
INLINE = 100_000
MOST_RULES = 50  # Of one name; each costs time at every element that has it.
Rank = tuple[bool, int, int]
Said = dict[str, tuple[Rank, str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said of elements that have all these names, `.class` and `#id`."""

    names: frozenset[str]
    said: Said


Styles = Mapping[str, list[Rule]]


def is_hidden(attributes: Mapping[str, str | None], styles: Styles) -> bool:
    """Whether an element with these attributes is kept from the reader's eyes."""
    if "hidden" in attributes or (attributes.get("aria-hidden") or "").strip().lower() == "true":
        return True
    said: Said = {}
    names = {f".{name}" for name in (attributes.get("class") or "").split()} | {f"#{attributes.get('id') or ''}"}
    for rule in (rule for name in names & styles.keys() for rule in styles[name]):
        if rule.names <= names:
            _merge(said, rule.said)
    _merge(said, _said(attributes.get("style") or "", level=INLINE, number=0))
    return _hides(said)


def says_much(hidden: str) -> bool:
    """Whether words that nobody sees are sentences, and no menu."""
    return len(hidden.split()) >= HIDDEN_WORDS and SENTENCE.search(hidden) is not None


def styles_of(markup: str) -> Styles:
    """The page's own rules for classes and ids, each under one of its names."""
    styles: dict[str, list[Rule]] = {}
    for number, (selectors, body) in enumerate(_rules(markup)):
        for selector in selectors.split(","):
            rule = _rule(selector.strip(), body, number=number)
            if rule is not None and rule.said and len(rules := styles.setdefault(min(rule.names), [])) < MOST_RULES:
                rules.append(rule)
    return styles


def _rules(markup: str) -> Iterator[tuple[str, str]]:
    """The selectors and the body of each rule that counts on every screen."""
    for part in STYLE_OR_OTHER.finditer(markup):
        if part["sheet"] is None or MEDIA.search(part["how"]):
            continue
        sheet = COMMENT.sub(" ", part["sheet"]) + "}"
        depth = start = opened = 0
        for brace in re.finditer(r"[{}]", sheet):
            if brace[0] == "{":
                opened = brace.end() if depth == 0 else opened
                depth += 1
            elif depth <= 1:
                selectors, body = sheet[start : max(start, opened - 1)].rpartition(";")[2], sheet[opened : brace.start()]
                if depth and not selectors.lstrip().startswith("@") and "{" not in body:
                    yield selectors, body
                depth, start = 0, brace.end()
            else:
                depth -= 1


def _rule(selector: str, body: str, *, number: int) -> Rule | None:
    """The rule for what the selector's last part names; of one that also asks for a tag or a place only what shows something."""
    *around, last = re.split(r"[\s>+~]+", selector) or [""]
    found = COMPOUND.fullmatch(last)
    if found is None:
        return None
    names = NAMES.findall(last)
    said = _said(body, level=sum(100 if name[0] == "#" else 1 for name in names), number=number)
    if around or found["tag"]:
        said = {name: value for name, value in said.items() if not _hides({name: value})}
    return Rule(frozenset(names), said)


def _said(written: str, *, level: int, number: int) -> Said:
    said: Said = {}
    for name, value, important in DECLARATION.findall(written):
        _merge(said, {name.lower(): ((bool(important), level, number), value.strip().lower())})
    return said


def _merge(said: Said, more: Said) -> None:
    """Of two declarations of one property the weightier counts, else the later."""
    for name, value in more.items():
        if name not in said or said[name][0] <= value[0]:
            said[name] = value


def _hides(said: Said) -> bool:
    plain = {name: value for name, (_, value) in said.items()}
    # A class so small or so faint is how pages lay out and fade in what is seen; only an element's own style counts here.
    own = {name: value for name, (rank, value) in said.items() if rank[1] == INLINE}
    return (
        plain.get("display") == "none"
        or plain.get("visibility") in ("hidden", "collapse")
        or any(ZERO.fullmatch(own.get(name, "")) for name in ("opacity", "font-size"))
        or FAR_OUT.fullmatch(plain.get("text-indent", "")) is not None
        or (
            plain.get("position") in ("absolute", "fixed", "relative")
            and any(FAR_OUT.fullmatch(plain.get(name, "")) for name in ("left", "top"))
        )
    )
