"""How is the page laid out: its paragraphs, its furniture, its quotations, and the words a parser may read?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.model import Span
from detente.reading.furniture import find_attribution, find_furniture, find_lines, furniture_rules
from detente.reading.headings import BODY, OFFICES
from detente.reading.quotemarks import UNSEEN
from detente.reading.quotes import Quotation, find_quotations
from detente.rulebook import Rule

Range = tuple[int, int]
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DATE = rf"(?:{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
PLACE = r"[A-Z][A-Za-zÀ-ž.'’-]+(?: (?:[A-Z][A-Za-zÀ-ž.'’-]*|de|of|the|al))*"
CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*)*"
AGENCY = r"[\[(](?=[^\])]*[A-Z])[\w .,:;/&'’–-]{2,60}[\])]"
DASH = r"\s*(?:--+|[–—―]|-(?=\s))\s*"
SLASHED = r"/[\w .,-]{2,40}/\.?"
DATELINES = (
    rf"{CAPITALS}(?:(?:, |/){PLACE}){{0,2}}(?:,? {DATE})?(?:,? {AGENCY})?(?:,? {DATE})?{DASH}",  # LAKESIDE (Agency) -
    rf"{CAPITALS}(?:,? {DATE})?[.,]? ?{SLASHED}(?:{DASH}|\s+)",  # LAKESIDE, May 3. /Agency/.
    rf"{PLACE}(?:, {PLACE})?(?:,? {DATE})?,? {AGENCY}(?:,? {DATE})?{DASH}",  # Lakeside (Agency), May 3 -
    rf"{PLACE}(?:, {PLACE})?,? {DATE}(?: / ?{PLACE}/)?{DASH}",  # Lakeside, May 3 -
    rf"{AGENCY}(?:,? {DATE})?{DASH}",  # (Agency) May 3 -
)
# "LAKESIDE: The …", if no other paragraph opens so: in a transcript each turn does.
COLON = re.compile(rf"{CAPITALS}(?:(?:, |/){PLACE}){{0,2}}:\s+(?=[\"“‘'A-Z])")
OFFICIAL = re.compile(rf"\b(?:{'|'.join(OFFICES)}|mr|ms|mrs|dr|question)\b", re.IGNORECASE)
DATELINE = re.compile(rf"(?:{'|'.join(DATELINES)})(?=[\"“‘'A-Z])")
BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
SHADOWS = {
    **dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛‹›`", "'"),
    **dict.fromkeys(BLANKS + UNSEEN, " "),
}  # fmt: skip
STRAIGHT = str.maketrans(SHADOWS)
# Letters of Cyrillic and Greek that look like Latin ones; inside a word of Latin letters they are meant as those.
LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0405\u0406\u0408"
    "\u03bf\u03b1\u03bd\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aeopcyxsijABEKMHOPCTXSIJoavABEZHIKMNOPTYX",
)
OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Layout:
    """What a text is made of; all ranges are half open and in the order of the text; none cross.

    `paragraphs` are the report's own, furniture and dateline left out; `broken` are marks that do not pair;
    `attribution` are the words of a release that name whose words it carries.
    """

    paragraphs: tuple[Range, ...]
    furniture: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    broken: tuple[Span, ...]
    dateline: Span | None = None
    attribution: Span | None = None


def read_layout(text: str, rules: tuple[Rule, ...] | None = None) -> Layout:
    """The layout of a text by the line `rules` (the package's own if none are given)."""
    rules = furniture_rules() if rules is None else rules
    furniture = find_furniture(text, rules)
    paragraphs = find_paragraphs(text, furniture)
    dateline = find_dateline(text, paragraphs)
    if dateline:
        paragraphs = tuple((_after(text, dateline.end), e) if s == dateline.start else (s, e) for s, e in paragraphs)
    quotations, broken = find_quotations(text, paragraphs)
    attribution = find_attribution(text, furniture, rules=rules)
    return Layout(paragraphs, furniture, quotations, broken, dateline, attribution)


def find_paragraphs(text: str, furniture: Sequence[Span]) -> tuple[Range, ...]:
    """The stripped lines and paragraphs that are left when furniture is taken out."""
    found = []
    marks = sorted((span.start, span.end) for span in furniture)
    at = 0
    for start, end in find_lines(text):
        while at < len(marks) and marks[at][1] <= start:
            at += 1
        cut = marks[at][0] if at < len(marks) and marks[at][0] < end else end
        words = text[start:cut].rstrip()
        if words:
            found.append((start, start + len(words)))
    return tuple(found)


def find_dateline(text: str, paragraphs: Sequence[Range]) -> Span | None:
    """Place, agency or date before the first words, with its dash left out; within the first three paragraphs."""
    for start, end in paragraphs[:3]:
        if m := DATELINE.match(text, start, end):
            return Span(start, m.end(), text[start : m.end()], role="dateline", by="text.dateline")
    labelled = [m for start, end in paragraphs if (m := COLON.match(text, start, end))]
    leads = [start for start, end in paragraphs[:3] if end - start >= BODY]
    if len(labelled) == 1 and labelled[0].start() in leads and not OFFICIAL.search(labelled[0].group()):
        return Span(*labelled[0].span(), labelled[0].group(), role="dateline", by="text.dateline")
    return None


def _after(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def shadow(text: str, layout: Layout) -> str:
    """The text for a parser, each character in its place: furniture and dateline blank, quotation marks straight.

    The names of a release's attribution stay, since they are its speakers.
    """
    plain = _unmasked(text.translate(STRAIGHT))
    blank = [(s.start, s.end) for s in (*layout.furniture, *([layout.dateline] if layout.dateline else []))]
    named = layout.attribution
    pieces, at = [], 0
    for start, end in sorted(blank):
        words = re.sub(r"[^\n]", " ", plain[start:end])
        if named is not None and start <= named.start and named.end <= end:
            words = words[: named.start - start] + plain[named.start : named.end] + words[named.end - start :]
        pieces += [plain[at:start], words]
        at = end
    return "".join([*pieces, plain[at:]])


def _unmasked(text: str) -> str:
    """The text with letters of another script in words of Latin letters made Latin, each in its place."""
    if OTHER_SCRIPT.search(text) is None:
        return text
    return WORD.sub(lambda m: m[0].translate(LOOKALIKES) if re.search("[A-Za-z]", m[0]) else m[0], text)


__all__ = ["Layout", "Quotation", "find_paragraphs", "read_layout", "shadow"]
