"""Which rules do the stages use? Those of rules/*.toml and those written beside Python functions, in one book."""

from detente.reading import (
    commitments,
    conditions,
    doubt_dates,
    doubt_kinds,
    doubt_names,
    doubt_numbers,
    doubt_outcomes,
    doubt_pages,
    doubt_plans,
    doubt_slips,
    doubt_speech,
    doubt_titles,
    doubt_voices,
    doubt_wording,
    doubt_words,
    positions,
    releases,
    speech,
)
from detente.rulebook import Rulebook, load_rules

STAGES: tuple[object, ...] = (
    commitments,
    conditions,
    releases,
    positions,
    speech,
    doubt_pages,
    doubt_speech,
    doubt_titles,
    doubt_words,
    doubt_numbers,
    doubt_outcomes,
    doubt_dates,
    doubt_voices,
    doubt_names,
    doubt_wording,
    doubt_plans,
    doubt_kinds,
    doubt_slips,
)


def all_rules() -> Rulebook:
    """Every rule of every stage."""
    return load_rules(rule for stage in STAGES for rule in getattr(stage, "RULES", ()))
