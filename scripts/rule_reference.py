"""Write docs/rules.md anew from the rules."""

from pathlib import Path

from detente.explain import rule_reference
from detente.reading.rules import all_rules

Path(__file__).parents[1].joinpath("docs", "rules.md").write_text(rule_reference(all_rules()), encoding="utf-8")
