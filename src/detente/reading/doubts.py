"""What would a careful reader question? Gathers the doubts about one article, each with its words and one fixed sentence."""

from collections.abc import Iterable

from detente.model import Doubt, Record, Statement, identified
from detente.reading.doubt_dates import find_odd_dates
from detente.reading.doubt_found import Found
from detente.reading.doubt_kinds import find_lesser
from detente.reading.doubt_names import find_spellings
from detente.reading.doubt_numbers import find_odd_numbers
from detente.reading.doubt_outcomes import find_odd_outcomes
from detente.reading.doubt_pages import find_broken, find_date_conflicts, find_first_times
from detente.reading.doubt_plans import find_belied_plans
from detente.reading.doubt_slips import find_slips
from detente.reading.doubt_speech import find_early_answers, find_own_conduct, find_two_media
from detente.reading.doubt_titles import find_wrong_titles
from detente.reading.doubt_voices import find_odd_voices
from detente.reading.doubt_wording import find_odd_wording
from detente.reading.doubt_words import find_contrary, find_hedged, find_negated, find_unsettled
from detente.reading.page import Page

PAGE_DATE, NEGATED = "doubt.page-date", "doubt.negated"


def find_doubts(page: Page, records: Iterable[Record]) -> list[Doubt]:
    """All doubts in text order; what stands in furniture is not doubted."""
    statements = [r for r in records if isinstance(r, Statement)]
    found = [
        *find_broken(page), *find_date_conflicts(page), *find_first_times(page), *find_two_media(page), *find_own_conduct(page),
        *find_early_answers(page, statements), *find_wrong_titles(page), *find_negated(page, statements), *find_hedged(page), *find_unsettled(page), *find_contrary(page),
        *find_odd_numbers(page), *find_odd_dates(page), *find_odd_voices(page, statements), *find_spellings(page), *find_odd_outcomes(page), *find_odd_wording(page), *find_belied_plans(page), *find_lesser(page), *find_slips(page, statements),
    ]  # fmt: skip
    kept = dict.fromkeys(f for f in found if f.rule == PAGE_DATE or not in_furniture(page, f))
    paired = [s for f in kept for s in f.spans if s.role == "against"]
    kept = dict.fromkeys(f for f in kept if not (f.rule == NEGATED and any(s.start <= f.spans[0].start < s.end for s in paired)))
    return [doubt_of(page, f) for f in sorted(kept, key=lambda f: (f.spans[0].start, f.rule, f.note))]


def in_furniture(page: Page, found: Found) -> bool:
    """Does any of its words stand in a line that is the page's?"""
    return any(f.start <= s.start < f.end for s in found.spans for f in page.layout.furniture)


def doubt_of(page: Page, found: Found) -> Doubt:
    """The finished record."""
    spans = tuple(sorted(found.spans, key=lambda s: (s.start, s.end)))
    return identified(
        Doubt(article=page.article.id, rule=found.rule, confidence=found.confidence, spans=spans, form=found.form, note=found.note)
    )
