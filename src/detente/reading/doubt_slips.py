"""Which slips of the pen does the text show? A common word misspelt, a woman called "he"."""

import re

from detente.model import Statement
from detente.reading.doubt_found import Found
from detente.reading.page import Page
from detente.rulebook import Rule, written

# Misspellings that are no word and no name; the right word stands in the note.
MISSPELT = {
    "missle": "missile", "missles": "missiles", "goverment": "government", "goverments": "governments", "parliment": "parliament",
    "embasy": "embassy", "soverignty": "sovereignty", "sovreignty": "sovereignty", "millitary": "military", "seperate": "separate",
    "occured": "occurred", "foriegn": "foreign", "recieved": "received", "aggreement": "agreement", "agreeement": "agreement",
    "commited": "committed", "comittee": "committee", "commitee": "committee", "presidant": "president",
    "territorry": "territory", "withdrawl": "withdrawal", "negotations": "negotiations", "diplomtic": "diplomatic", "sanctons": "sanctions",
    "adminstration": "administration", "independant": "independent", "responsability": "responsibility", "untill": "until",
    "beseige": "besiege", "siezed": "seized", "wich": "which", "teh": "the", "thier": "their",
}  # fmt: skip
WORDS = re.compile(r"(?<![\w’'-])(?:" + "|".join(MISSPELT) + r")(?![\w’'-])")
WOMEN = re.compile(r"\b(?:[Ss]pokeswoman|[Cc]hairwoman|[Cc]ongresswoman|[Bb]usinesswoman|Mrs|Ms|Queen|Princess|Baroness|First Lady)\b")
MEN = re.compile(r"\b(?:[Cc]ongressman|[Bb]usinessman|Mr|King|Prince|Baron)\b")
NEAR = 300  # characters between a title and the pronoun


def find_slips(page: Page, statements: list[Statement]) -> list[Found]:
    """All of them."""
    return [*misspelt(page), *pronouns(page, statements)]


def misspelt(page: Page) -> list[Found]:
    """The first of each misspelling in the report's own paragraphs."""
    found: dict[str, Found] = {}
    for start, end in page.layout.paragraphs:
        for m in WORDS.finditer(page.text, start, end):
            note = f"“{m.group()}” is misspelt for {MISSPELT[m.group()]}."
            found.setdefault(
                m.group(), Found("doubt.misspelt", "other", note, (page.chars(*m.span(), role="claim", by="doubt.misspelt"),), 0.9)
            )
    return list(found.values())


def pronouns(page: Page, statements: list[Statement]) -> list[Found]:
    """ "Spokeswoman Anna Holt was glad. “…,” he said"."""
    titled: dict[str, tuple[str, int, int]] = {}
    for mention in page.cast.mentions:
        if not mention.entity.is_person or mention.entity.name is None:
            continue
        words = page.doc[max(0, mention.start - 1) : mention.end]
        for kind, pattern in (("she", WOMEN), ("he", MEN)):
            m = pattern.search(page.text, words.start_char, words.end_char)
            if m is not None:
                titled.setdefault(mention.entity.name, (kind, *m.span()))
    for statement in statements:
        who = statement.speaker.span
        kind, start, end = titled.get(statement.speaker.name or "", ("", 0, 0))
        if who is None or who.text.lower() not in ("he", "she") or not kind or who.text.lower() == kind or not 0 < who.start - end < NEAR:
            continue
        if others_between(page, statement.speaker.name, start, who.start):
            continue
        title = page.chars(start, end, role="against", by="doubt.pronoun")
        claim = page.chars(who.start, who.end, role="claim", by="doubt.pronoun")
        note = f"“{claim.text}” can only mean {statement.speaker.name}, called “{title.text}”."
        return [Found("doubt.pronoun", "misattribution", note, (title, claim), 0.7)]
    return []


def others_between(page: Page, name: str | None, start: int, end: int) -> bool:
    """Is another person named in between, or right before, whom the pronoun may mean?"""
    low = page.doc.char_span(start, start + 1, alignment_mode="expand")
    high = page.doc.char_span(end, end + 1, alignment_mode="expand")
    if low is None or high is None:
        return True
    named = page.cast.named_in(low[0].sent.start, high.end)
    return any(m.entity.is_person and m.entity.name != name for m in named)


RULES: tuple[Rule, ...] = (
    written(
        "doubt.misspelt", says="a common word is misspelt", record="doubt",
        examples=["Norway shot down two {claim:missles} of Peru."],
        silent=["Norway shot down two missiles of Peru.", "Norway thanked the Minster of Kiel."],
    ),
    written(
        "doubt.pronoun", says="the only person whom a pronoun can mean bears a title of the other sex", record="doubt",
        examples=["{against:Spokeswoman} Anna Holt of Norway was glad. “The port is open,” {claim:he} said."],
        silent=[
            "Spokeswoman Anna Holt of Norway was glad. “The port is open,” she said.",
            "Spokeswoman Anna Holt of Norway met Ola Berg. “The port is open,” he said.",
        ],
    ),
)  # fmt: skip
