"""Have the words passed through a machine or a cutter? Wording that no writer puts, cuts in a quotation."""

import re
from collections.abc import Iterator

from detente.reading.doubt_found import Found
from detente.reading.page import Page
from detente.rulebook import Rule, written

# "Virtually" goes with what has no degrees; names that a synonym has replaced.
SPUN = re.compile(
    r"\b(?:virtually|practically) (?:difficult|hard|easy|good|bad|big|large|small|important|strong|weak|likely)\b"
    r"|\b(?:White Home|United Countries|Joined States|Unified States|Assembled Countries|Safety Council|Overseas (?:Minister|Secretary)|Prime Priest"
    r"|Secretary of (?:Nation|Condition)|Nuclear Vitality Agency|World(?:wide)? Legal Court)\b"
)
CUT = re.compile(r"<\s?(?:\.\.\.|…)\s?>")


def find_odd_wording(page: Page) -> list[Found]:
    """All of it in the report's own paragraphs."""
    return [f for start, end in page.layout.paragraphs for finder in (spun, cuts) for f in finder(page, start, end)]


def spun(page: Page, start: int, end: int) -> Iterator[Found]:
    """ "Practically hard", "the White Home"."""
    for m in SPUN.finditer(page.text, start, end):
        span = page.chars(m.start(), m.end(), role="claim", by="doubt.spun")
        yield Found("doubt.spun", "other", f"“{span.text}” reads like a machine's wording of another phrase.", (span,), 0.7)


def cuts(page: Page, start: int, end: int) -> Iterator[Found]:
    """ "To verify <...>, can we": words left out of a quotation."""
    for m in CUT.finditer(page.text, start, end):
        span = page.chars(m.start(), m.end(), role="claim", by="doubt.cut")
        yield Found("doubt.cut", "broken_quotation", f"Words are left out at “{span.text}”.", (span,), 0.8)


RULES: tuple[Rule, ...] = (
    written(
        "doubt.spun", says="a phrase that a machine has put for another", record="doubt",
        examples=["Peru found it {claim:practically hard} to open the port.", "Peru's envoy spoke at the {claim:White Home}."],
        silent=["Peru found it practically impossible to open the port.", "Peru's envoy spoke at the White House."],
    ),
    written(
        "doubt.cut", says="words are left out of a quotation", record="doubt",
        examples=["“We can only meet {claim:<...>} after the raid,” Norway said."],
        silent=["“We can only meet after the raid,” Norway said."],
    ),
)  # fmt: skip
