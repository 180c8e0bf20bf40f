"""Does each line say only what its evidence shows? The gate that every brief must pass before it is printed."""

import re

from detente.brief.lines import Brief, Line, Piece
from detente.errors import BriefError
from detente.model import to_json

# What must be borne out: dates, numbers, and words with a capital letter.
CLAIM = re.compile(r"\d[\d.,:-]*\d|\d|[^\W\d_a-zß-öø-ÿ][\w'’-]*")


def check_brief(brief: Brief) -> None:
    """Raise BriefError at the first line that says more than its evidence."""
    for line in brief.lines():
        for piece in line.pieces:
            missing = uncounted(piece, brief) if piece.kind == "count" else unproven(piece, line)
            if missing:
                text = "".join(p.text for p in line.pieces)
                raise BriefError(f"brief line {text!r}: {missing} is neither in the cited words nor in a field of the cited record")


def uncounted(piece: Piece, brief: Brief) -> list[str]:
    """A count that is not what the brief's reports give."""
    days = [a.published for a in brief.articles if a.published]
    known = {str(len(brief.articles)), str(len(brief.refused)), *brief.parties, *days}
    return [] if piece.text in known else [piece.text]


def unproven(piece: Piece, line: Line) -> list[str]:
    """The names, numbers and dates of a piece that no note of its line bears out; a quotation must stand there whole."""
    if piece.kind == "fixed":
        return [c for c in CLAIM.findall(piece.text) if any(ch.isdigit() for ch in c)]
    evidence = [text for note in line.notes for text in (*[s.text for s in note.spans], *strings(to_json(note.record)))]
    if piece.kind == "quote":
        words = piece.text.removesuffix(" …")
        return [] if any(words in text for text in evidence) else [piece.text]
    known = " \n ".join(evidence)
    return [c for c in CLAIM.findall(piece.text) if not holds(known, c.rstrip(".,:-"))]


def holds(known: str, claim: str) -> bool:
    """Does a name, number or date stand in the evidence as a whole word?"""
    return re.search(rf"(?<!\w){re.escape(claim)}(?!\w)", known) is not None


def strings(value: object) -> list[str]:
    """All strings in a record's fields."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for v in value.values() for s in strings(v)]
    if isinstance(value, list):
        return [s for v in value for s in strings(v)]
    return []
