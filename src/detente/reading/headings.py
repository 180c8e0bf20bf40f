"""Which short lines between the paragraphs are headings, signatures and places, and not sentences of the report?"""

import re
from collections.abc import Sequence

from detente.model import Span
from detente.rulebook import Rule

Range = tuple[int, int]
BODY = 100  # characters from which a line is taken for a paragraph, whatever its end
OFFICES = (
    "secretary", "minister", "spokesperson", "spokesman", "spokeswoman", "ambassador", "envoy",
    "representative", "director", "coordinator", "counselor", "counsellor", "president", "chair", "chairman",
    "adviser", "advisor", "commissioner", "chargé", "administrator", "official", "chief", "commander",
    "governor", "senator", "officer", "deputy", "consul",
)  # fmt: skip
FINITE = (
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "might", "must",
    "shall", "should", "do", "does", "did", "said", "says", "say", "told", "tells", "wrote", "warns", "warned",
    "urges", "urged", "vows", "vowed", "met", "meets", "called", "calls", "accuses", "accused", "condemns",
    "condemned", "denies", "denied", "rejects", "rejected", "announces", "announced", "agrees", "agreed",
    "expels", "expelled", "signs", "signed", "holds", "held", "he", "she", "they", "we", "it", "you",
)  # fmt: skip
SMALL = (
    "a", "al", "an", "and", "and/or", "as", "at", "between", "by", "de", "el", "for", "from", "in", "into", "la", "of",
    "on", "or", "over", "the", "to", "under", "vs", "with",
)  # fmt: skip
SIGNATURE = re.compile(
    r"(?:(?:Dr|Mr|Ms|Mrs|Amb|Gen|Lt|Col|H\.E)\.? )?[A-Z][\w.'’-]*"
    r"(?: (?:[A-Z][\w.'’“”\"()-]*|de|van|von|al|bin|da|del)){1,5} ?,"
    rf" (?=.*(?i:\b(?:{'|'.join(OFFICES)})))[A-Z].{{4,180}}[^.?!:]"
)
CLOSED = re.compile(r"[.!?:;,…][\"'”’»)\]]*$|[\"”»]$")
ABBREVIATED = re.compile(r"(?:[A-Z]\.){2,}$")
VERB = re.compile(rf"(?i:\b(?:{'|'.join(FINITE)})\b)|\bmay\b|\bI\b|n['’]t\b")
SPEAKER = re.compile(r"[A-Z][A-Za-z. ’'-]{1,40}:")


def find_headings(text: str, *, lines: Sequence[Range], taken: Sequence[Span], tagged: bool) -> list[Span]:
    """Headings of a digest (`tagged`: its paragraphs end in source tags), of a release, and between paragraphs."""
    of = {span.start: span for span in taken}
    tails = {span.end for span in taken if span.why == "source_tag"}
    release = any(span.why == "release_boilerplate" for span in taken)
    found: list[Span] = []
    head, last = True, len(lines) - 1
    for at, (start, end) in enumerate(lines):
        if start in of:
            continue
        if end in tails:
            head = False
            continue
        words = text[start:end]
        rule = None
        if (head or at >= last - 1) and last and is_signature(words):
            rule, release = SIGNED, True
        elif head and release and at < last and is_place(words):
            rule = PLACED
        elif at < last and (is_label(words) if tagged else is_title(words) and (release or not head)):
            if tagged or (is_body(text, lines[at + 1]) and _follows(text, lines=lines, at=at, taken=of)):
                rule = LABEL
        if rule:
            found.append(Span(start, end, words, by=rule.id, why=rule.record.removeprefix("furniture.")))
        else:
            head = False
    return found


def is_signature(line: str) -> bool:
    """Is the line a name and an office, `Jane Doe, Secretary of State`?"""
    return len(line) < 220 and SIGNATURE.fullmatch(line) is not None and not VERB.search(line)


def is_place(line: str) -> bool:
    """Is the line short, capitalised and no sentence, as the places at the head of a release are?"""
    if len(line) >= BODY or SPEAKER.match(line) or VERB.search(line) or not line[:1].isupper():
        return False
    return not CLOSED.search(line) or (len(line) < 40 and bool(ABBREVIATED.search(line)))


def is_label(line: str) -> bool:
    """Could the line head a digest's items: a name or names without a verb and without a full stop?"""
    return len(line) < 200 and not CLOSED.search(line) and not VERB.search(line) and (line[0].isupper() or line[0].isdigit())


def is_title(line: str) -> bool:
    """Is the line a section's title, each weighty word of it with a capital?"""
    words = re.findall(r"[^\W\d_][\w.'’-]*", line)
    if len(line) >= 80 or not words or len(words) > 9 or CLOSED.search(line) or VERB.search(line) or re.search(r"[:@]|\d{3,}$", line):
        return False
    return words[0][0].isupper() and all(w[0].isupper() or w.lower() in SMALL for w in words)


def is_body(text: str, line: Range) -> bool:
    """Is the line long enough for a paragraph?"""
    return line[1] - line[0] >= BODY


def _follows(text: str, *, lines: Sequence[Range], at: int, taken: dict[int, Span]) -> bool:
    if at == 0:
        return False
    start, end = lines[at - 1]
    return start in taken or end - start >= BODY or bool(re.search(r"[.!?][\"'”’)]*$", text[start:end]))


SIGNED = Rule(
    id="furniture.signature", says="the name and office under which a release goes out; kept as the speaker",
    record="furniture.release_boilerplate", file="reading/headings.py", line=0,
    examples=("Jane Doe, Secretary of State",), silent=("Jane Doe, Secretary of State, met the envoy.",),
)  # fmt: skip
PLACED = Rule(
    id="furniture.place", says="the place, room or occasion at the head of a release",
    record="furniture.dateline", file="reading/headings.py", line=0,
    examples=("Lakeside, D.C.",), silent=("The envoys met in Lakeside.",),
)  # fmt: skip
LABEL = Rule(
    id="furniture.section-label", says="the heading of a digest's items or of a section",
    record="furniture.section_label", file="reading/headings.py", line=0,
    examples=("Ardenia–Borland relations",), silent=("Ardenia expels envoys",),
)  # fmt: skip
