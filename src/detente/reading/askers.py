"""Is it a reporter who asks here? Words of a question are no words of the one who answers."""

import re

from detente.reading.page import Page

ASKING = frozenset({"Q", "QUESTION", "INTERVIEWER", "REPORTER", "MODERATOR", "JOURNALIST"})
LABEL = re.compile(r"^([A-Z][A-Z.'’ -]{0,50}):", re.MULTILINE)


def is_asked(page: Page, start: int) -> bool:
    """Is the last label above a character one of those who ask: "QUESTION: …"?"""
    last = None
    for last in LABEL.finditer(page.text, 0, start + 1):
        pass
    return last is not None and last[1].strip() in ASKING
