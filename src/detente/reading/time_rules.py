"""Which rule reads the words at a place as a time? The rules in their order, and one pattern that finds them all."""

import re
from functools import lru_cache

from detente.reading.time_counted import COUNTED_RULES
from detente.reading.time_days import DAY_RULES
from detente.reading.time_deictic import DEICTIC_RULES
from detente.reading.time_lengths import EARLY_RULES, GUARD_RULE, LATE_RULES
from detente.reading.time_meaning import TimeRule
from detente.reading.time_months import MONTH_RULES
from detente.reading.time_named import NAMED_RULES
from detente.reading.time_words import AFTER_COMMON, COMMON, STARTERS
from detente.reading.time_years import YEAR_RULES

# The first rule that matches at a place wins, so what is longer or only looks like a time stands first.
TIME_RULES: tuple[TimeRule, ...] = (
    GUARD_RULE, *NAMED_RULES, *EARLY_RULES, *DAY_RULES, *MONTH_RULES, *YEAR_RULES, *DEICTIC_RULES, *COUNTED_RULES, *LATE_RULES
)  # fmt: skip
# A time begins with a number or one of these words; nothing else is tried.
WORD = re.compile(r"['’]\d\ds\b|[$€£¥]?[^\W_]+")
DIGITS = frozenset("0123456789$€£¥'’")


@lru_cache(maxsize=1)
def patterns() -> tuple[re.Pattern[str], ...]:
    """One pattern that finds every family, then each family's own with its parts named."""
    plain = "|".join(f"(?P<r{i}>{_unnamed(rule.pattern)})" for i, rule in enumerate(TIME_RULES))
    return re.compile(plain), *(re.compile(rule.pattern) for rule in TIME_RULES)


def _unnamed(pattern: str) -> str:
    if "(?P=" in pattern:
        pattern = pattern.replace("(?P=sep)", "[/.]")
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def may_begin(word: re.Match[str], text: str) -> bool:
    """Can a time begin with this word?"""
    first = word[0]
    if first in COMMON:
        return AFTER_COMMON.match(text, word.start()) is not None
    return first in STARTERS or first[0] in DIGITS


def first_match(text: str, start: int, parts: tuple[re.Pattern[str], ...]) -> tuple[int, re.Match[str]] | None:
    """The number of the rule that reads the words at a place, and its match; 0 for words that only look like a time."""
    whole, *families = parts
    hit = whole.match(text, start)
    if hit is None:
        return None
    number = int((hit.lastgroup or "r0")[1:])
    match = families[number].match(text, start)
    return None if match is None else (number, match)
