"""Is it a reporter who asks here? Words of a question are no words of the one who answers."""

import re

from detente.reading.page import Page

ASKING = frozenset({"Q", "QUESTION", "INTERVIEWER", "REPORTER", "MODERATOR", "JOURNALIST"})
LABEL = re.compile(r"^([A-Z][A-Z.'’ -]{0,50}):", re.MULTILINE)


def is_asked(page: Page, start: int) -> bool:
    """Is the last label above a character one of those who ask: "QUESTION: …"?"""
    labels = [m[1].strip() for m in LABEL.finditer(page.text, 0, start + 1)]
    return bool(labels) and labels[-1] in ASKING
