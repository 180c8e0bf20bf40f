"""Which defaults does the user's detente.toml set? Word lists, ledger, outlets and their labels."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path

from detente.errors import UsageError

NAME = "detente.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """Defaults for the command line; paths are relative to the file that sets them.

    `words`: folders of word lists. `ledger`: the ledger file. `model`: a spaCy English pipeline.
    `outlets`: label of an outlet by its name or web host, e.g. {"tass.com" = "state agency"}.
    """

    words: tuple[str, ...] = ()
    ledger: str | None = None
    model: str | None = None
    outlets: dict[str, str] = field(default_factory=dict)


def read_config(path: Path | None = None) -> Config:
    """The settings of `path`, or of detente.toml in the working folder; none if there is no such file."""
    page = path or Path(NAME)
    if not page.is_file():
        if path is not None:
            raise UsageError(f"{path}: no such file")
        return Config()
    try:
        table = tomllib.loads(page.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{page}: {error}") from None
    known = {f.name for f in fields(Config)}
    unknown = sorted(set(table) - known)
    if unknown:
        raise UsageError(f"{page}: unknown keys {unknown}; known keys are {sorted(known)}")
    return Config(
        words=tuple(str(page.parent / w) for w in strings(table.get("words", []), f"{page}: words")),
        ledger=str(page.parent / word(table["ledger"], f"{page}: ledger")) if "ledger" in table else None,
        model=word(table["model"], f"{page}: model") if "model" in table else None,
        outlets=labels(table.get("outlets", {}), f"{page}: outlets"),
    )


def word(value: object, where: str) -> str:
    """A string, and not an empty one."""
    if not isinstance(value, str) or not value:
        raise UsageError(f"{where}: a string is needed, found {value!r}")
    return value


def labels(value: object, where: str) -> dict[str, str]:
    """A table of strings."""
    if not isinstance(value, dict):
        raise UsageError(f"{where}: a table of names and labels is needed, found {value!r}")
    return {str(name): word(label, f"{where}: {name}") for name, label in value.items()}


def strings(value: object, where: str) -> list[str]:
    """A string or list of strings as a list."""
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise UsageError(f"{where}: a string or a list of strings is needed, found {value!r}")
    return values
