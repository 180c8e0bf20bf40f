"""Which lines of a page are not the report's own? The line rules of rules/furniture.toml, and source tags."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from detente.model import Span
from detente.reading.headings import find_headings, is_body
from detente.reading.quotemarks import UNSEEN
from detente.rulebook import Rule, load_rules

Range = tuple[int, int]
LETTERHEAD = re.compile(r"(?:the )?(?:ministry|embassy|department|government|federal foreign office|foreign ministry)\b", re.IGNORECASE)
ATTRIBUTION = "furniture.attribution"  # stands before the body; inside a report the same words lead in a statement
LONGEST = 320  # characters of the longest line of furniture
LONGEST_NAMES = 1200  # and of the line that names whose words follow: there can be thirty governments
WRAPPED = range(45, 101)  # lengths of the lines of a text that was broken at a fixed width
ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
TAG = re.compile(
    r"\((?!(?:Laughter|Applause|Crosstalk|Inaudible|Break|Off-mike|Cheers|Music|In )|[A-Z -]*(?:COVERAGE|SPRAY|MEDIA))"
    r"[A-Z][\w .,/&'’–-]{0,38}\w\)"
)
TAGS = re.compile(rf"(?<=[.!?\"'”’…)])\s*((?:{TAG.pattern}\s*)+)$")


@cache
def furniture_rules() -> tuple[Rule, ...]:
    """The line rules of the package, in the order of the file: the first that matches names the line."""
    return load_rules().of("furniture")


@cache
def matchers(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """Each rule with one regular expression for all its lines; names of groups count only where a rule is alone."""
    joined = []
    for rule in rules:
        lines = rule.values.get("line", ())
        if rule.id != ATTRIBUTION and lines:
            joined.append((rule, re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE)))
    return tuple(joined)


@cache
def namers(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The lines that say whose words follow, each on its own, for the group `names` in them."""
    lines = [(rule, line) for rule in rules if rule.id == ATTRIBUTION for line in rule.values.get("line", ())]
    return tuple((rule, re.compile(line, re.IGNORECASE)) for rule, line in lines)


def find_lines(text: str) -> list[Range]:
    """The lines of a text, stripped; lines broken at a fixed width are put together again as one paragraph."""
    found: list[Range] = []
    for block in re.finditer(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*", text):
        lines = [_strip(text, m.span()) for m in re.compile(r"[^\n]+").finditer(text, *block.span())]
        lines = [(start, end) for start, end in lines if start < end]
        if not lines:
            continue
        found += [(lines[0][0], lines[-1][1])] if is_wrapped([text[s:e] for s, e in lines]) else lines
    return found


def _strip(text: str, span: Range) -> Range:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in UNSEEN):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in UNSEEN):
        end -= 1
    return start, end


def is_wrapped(lines: Sequence[str]) -> bool:
    """Were these lines one paragraph, broken at a fixed width?"""
    inner = lines[:-1]
    if not inner or any(len(line) not in WRAPPED for line in inner) or len(lines[-1]) > WRAPPED.stop:
        return False
    return sum(not ENDS.search(line) for line in inner) * 2 > len(inner)


def find_furniture(text: str, rules: tuple[Rule, ...]) -> tuple[Span, ...]:
    """Every stretch of furniture, in order; `why` is its kind and `by` its rule."""
    lines = find_lines(text)
    kinds: list[Rule | None] = []
    plain, naming = matchers(rules), namers(rules)
    head = True
    for line in lines:
        rule = _rule_for(text, line, rules=naming + plain if head else plain)
        head = head and (rule is not None or not is_body(text, line))
        kinds.append(rule)
    found = [_span(text, line, rule=rule) for line, rule in zip(lines, kinds, strict=True) if rule]
    left = [line for line, rule in zip(lines, kinds, strict=True) if rule is None]
    tags = [tag for line in left for tag in find_tags(text, line)]
    labels = find_headings(text, lines=lines, taken=found + tags, tagged=bool(tags))
    return tuple(sorted(found + tags + labels, key=lambda span: span.start))


def find_tags(text: str, line: Range) -> Iterator[Span]:
    """The outlets named in brackets after a paragraph's last sentence."""
    if text[line[1] - 1] == ")" and (tail := TAGS.search(text, *line)):
        for tag in TAG.finditer(text, *tail.span(1)):
            yield Span(tag.start(), tag.end(), tag.group(), by="furniture.source-tag", why="source_tag")


def find_attribution(text: str, furniture: Sequence[Span], *, rules: tuple[Rule, ...]) -> Span | None:
    """The words of a release's frame that name whose words it carries; a person goes before an office."""
    found: list[Span] = []
    for span in furniture:
        if span.by == "furniture.signature":
            found.append(Span(span.start, span.end, span.text, role="attribution", by=span.by))
        elif span.by == ATTRIBUTION and (names := _names(text, span, rules=rules)):
            found.append(names)
    if not found and any(span.why == "release_boilerplate" for span in furniture):
        heads = [span for span in furniture if LETTERHEAD.match(span.text)]
        found += [Span(span.start, span.end, span.text, role="attribution", by=span.by) for span in heads]
    office = re.compile(r"(?:the )?(?:office|bureau) of", re.IGNORECASE)
    return min(found, key=lambda s: (bool(office.match(s.text)), s.start), default=None)


def _names(text: str, span: Span, *, rules: tuple[Rule, ...]) -> Span | None:
    for rule, pattern in namers(rules):
        if m := pattern.fullmatch(_flat(text, (span.start, span.end))):
            start = span.start + m.start("names")
            end = start + len(m["names"].rstrip(" ,"))
            return Span(start, end, text[start:end], role="attribution", by=rule.id)
    return None


def _rule_for(text: str, line: Range, *, rules: Sequence[tuple[Rule, re.Pattern[str]]]) -> Rule | None:
    length = line[1] - line[0]
    words = _flat(text, line) if length <= LONGEST_NAMES else ""
    for rule, pattern in rules:
        if length <= (LONGEST_NAMES if rule.id == ATTRIBUTION else LONGEST) and pattern.fullmatch(words):
            return rule
    return None


def _flat(text: str, line: Range) -> str:
    return re.sub(r"[\s\u00a0]", " ", text[line[0] : line[1]])


def _span(text: str, line: Range, *, rule: Rule) -> Span:
    return Span(line[0], line[1], text[line[0] : line[1]], by=rule.id, why=rule.record.removeprefix("furniture."))
