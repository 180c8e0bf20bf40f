"""How is a long quotation shortened without turning its meaning? At a clause end, never before a word that turns it."""

import re

MAX_WORDS = 25
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=\S)")
CLAUSE_END = re.compile(r"[,;:–—]\s+(?=\S)")
# A part that begins with one of these changes what stands before it, so it is never cut off.
TURNS = frozenset("but not nor unless if except although though however provided only until without while whereas or rather than".split())


def shortened(text: str, limit: int = MAX_WORDS) -> str:
    """The longest run of whole sentences, else of whole clauses, within `limit` words; the whole text if none is safe."""
    if len(text.split()) <= limit:
        return text
    for pattern in (SENTENCE_END, CLAUSE_END):
        cuts = [m for m in pattern.finditer(text) if len(text[: m.start() + 1].split()) <= limit and is_safe(text, m)]
        if cuts:
            return text[: cuts[-1].start() + (pattern is SENTENCE_END)].rstrip() + " …"
    return text


def is_safe(text: str, cut: re.Match[str]) -> bool:
    """Does the part that would go leave the meaning of the rest alone?"""
    rest = text[cut.end() :].split()
    kept = text[: cut.start()].split()
    turns = rest and rest[0].lower().strip("\"'“‘,") in TURNS
    return not turns and len(kept) >= 4 and kept[0].lower().strip("\"'“‘") not in ("if", "unless", "although", "while", "should")
