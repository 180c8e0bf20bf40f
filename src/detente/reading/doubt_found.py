"""What is a doubt before it is a record? The rule, its form, its note and its words."""

import re
from dataclasses import dataclass
from typing import Literal

from detente.model import Span
from detente.reading.page import Page
from detente.reading.parse import Phrase as Tokens

Form = Literal["contradiction", "misattribution", "wrong_title", "broken_quotation", "date_conflict", "negated_act", "other"]

YEAR = re.compile(r"(?<![\w$€£.,-])(?:1[89]|20)\d\d(?![\w%]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """One doubt; `confidence` is the probability that a careful reader shares it."""

    rule: str
    form: Form
    note: str
    spans: tuple[Span, ...]
    confidence: float = 0.6


def past_years(page: Page, sent: Tokens) -> tuple[Span, ...]:
    """The years before that of the publication that a sentence names."""
    published = page.article.published
    found = [page.chars(m.start(), m.end(), role="when", by="doubt.year") for m in YEAR.finditer(page.text, sent.start_char, sent.end_char)]
    return tuple(span for span in found if published is not None and span.text < published[:4])
