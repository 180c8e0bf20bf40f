"""What rules are there, and where does each stand? Reads rules/*.toml and refuses an entry it does not know."""

import inspect
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from detente.errors import RuleError

TEXTS = ("says", "record")
SENTENCES = ("examples", "silent", "missed")
PREDICATES = ("verb", "noun", "adjective")
ROLES = ("source", "target", "speaker", "addressee", "actor", "participants", "content", "condition", "consequence", "what")
FILTERS = ("object", "without", "has", "clause", "needs")
VALUES = ("cameo", "contexts", "line", "act", "mode", "form", "status")
KEYS = frozenset(TEXTS + SENTENCES + PREDICATES + ROLES + FILTERS + VALUES)
STEP = re.compile(
    r"(subject|object|dative|clause|poss|amod|compound|appos|over|light|teller|pair|scene|purpose|self|main|bearer|prep\.[a-z]+)(\.(?=.)|$)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with its reason and its sentences; `roles` maps an argument to the paths where it may stand, best first."""

    id: str
    says: str
    record: str
    file: str
    line: int
    patterns: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    values: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    examples: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """File and line, e.g. `rules/sanction.toml:12`."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules by id, in the order of their files and lines."""

    rules: dict[str, Rule]

    def of(self, record: str) -> tuple[Rule, ...]:
        """The rules whose record is of that kind: `of("event")`, `of("furniture")`."""
        return tuple(r for r in self.rules.values() if r.record.split(".")[0] == record)


def load_rules(written: Iterable[Rule] = (), folders: Iterable[Path] = ()) -> Rulebook:
    """The rules of the package's TOML files, of the user's folders, and those `written` beside a Python function."""
    rules: dict[str, Rule] = {}
    for folder in (files("detente") / "rules", *folders):
        for page in sorted(folder.iterdir(), key=lambda p: p.name):
            if page.name.endswith(".toml"):
                for rule in read_rules(page):
                    add_rule(rules, rule)
    for rule in written:
        add_rule(rules, rule)
    return Rulebook(rules)


def add_rule(rules: dict[str, Rule], rule: Rule) -> None:
    """Put a rule in, unless its id is taken."""
    if rule.id in rules:
        raise RuleError(f"{rule.where}: rule '{rule.id}' stands already at {rules[rule.id].where}")
    rules[rule.id] = rule


def read_rules(page: Traversable | Path) -> list[Rule]:
    """The rules of one file; its name is the family."""
    text = page.read_text(encoding="utf-8")
    family = page.name.removesuffix(".toml")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{page.name}: {error}") from None
    lines = {m.group(1): text.count("\n", 0, m.start()) + 1 for m in re.finditer(r"(?m)^\[([\w-]+)\]", text)}
    return [rule_of(family, name, table, f"rules/{page.name}", lines.get(name, 1)) for name, table in tables.items()]


def rule_of(family: str, name: str, table: dict[str, object], file: str, line: int) -> Rule:
    """One TOML table as a rule, or a RuleError that says what would be right."""
    where = f"{file}:{line}: rule '{name}'"
    if not isinstance(table, dict):
        raise RuleError(f"{where} is no table; a rule is written [{name}] with keys under it")
    unknown = sorted(set(table) - KEYS)
    if unknown:
        raise RuleError(f"{where} has unknown keys {unknown}; known keys are {sorted(KEYS)}")
    lists = {key: as_list(value, f"{where}, key '{key}'") for key, value in table.items() if key not in TEXTS}
    for key in ("says", "record", "examples", "silent"):
        if not table.get(key):
            raise RuleError(f"{where} has no '{key}'; every rule says what it recognises and shows sentences for and against")
    for key in set(lists) & set(ROLES):
        for path in lists[key]:
            check_path(path, where)
    return Rule(
        id=f"{family}.{name}", says=str(table["says"]), record=str(table["record"]), file=file, line=line,
        patterns={k: lists[k] for k in PREDICATES if k in lists},
        roles={k: lists[k] for k in ROLES if k in lists},
        filters={k: lists[k] for k in FILTERS if k in lists},
        values={k: lists[k] for k in VALUES if k in lists},
        **{k: lists[k] for k in SENTENCES if k in lists},
    )  # fmt: skip


def as_list(value: object, where: str) -> tuple[str, ...]:
    """A string or list of strings as a tuple."""
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise RuleError(f"{where}: a string or a list of strings is needed, found {value!r}")
    return tuple(values)


def check_path(path: str, where: str) -> None:
    """Refuse a path with a step that the grammar does not know."""
    at = 0
    while at < len(path):
        step = STEP.match(path, at)
        if step is None:
            raise RuleError(
                f"{where}: path '{path}' has an unknown step '{path[at:]}'; steps are subject, object, "
                "dative, clause, poss, amod, compound, appos, over, light, teller, pair, scene, purpose, self and prep.WORD, joined by dots"
            )
        at = step.end()


def written(id: str, *, says: str, record: str, examples: Iterable[str], silent: Iterable[str], missed: Iterable[str] = ()) -> Rule:
    """A rule that walks the parse in Python: declare it under its function, so that its sentences run like those of the TOML rules."""
    frame = inspect.currentframe()
    caller = frame.f_back if frame is not None else None
    assert caller is not None
    file = "/".join(Path(caller.f_code.co_filename).parts[-2:])
    return Rule(id, says, record, file, caller.f_lineno, examples=tuple(examples), silent=tuple(silent), missed=tuple(missed))
