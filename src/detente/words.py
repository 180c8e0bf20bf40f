"""Which names does the program know, for whom, and from when to when? The word lists as look-up tables."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from detente.errors import RuleError

BASE = ("id", "name", "from", "to", "source")
# Each list with the columns it has beside the base ones.
LISTS: dict[str, tuple[str, ...]] = {
    "states": ("main",),
    "demonyms": ("form",),
    "capitals": ("kind",),
    "seats": ("sector",),
    "organs": ("sector",),
    "bodies": ("sector",),
    "groups": ("sector",),
    "offices": ("sector", "states"),
    "collectives": (),
    "people": ("office",),
    "issues": (),
    "ambiguous": ("for", "against"),
    "not_states": (),
    "territories": (),
    "reporting": ("pattern",),
}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
UNDATED = {"ambiguous": ("id", "name", "for", "against", "source"), "reporting": ("id", "name", "pattern")}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a word list: `id` is what the name stands for, `start` and `end` the days it does so, null if open."""

    list: str
    id: str
    name: str
    start: str | None = None
    end: str | None = None
    more: dict[str, str] = field(default_factory=dict, hash=False, compare=False)

    @property
    def by(self) -> str:
        """How evidence cites the row, e.g. `states.RUS`."""
        return f"{self.list}.{self.id}"

    def holds(self, day: str | None) -> bool:
        """Was it so on that day? An unknown day settles nothing, so the row stands."""
        return day is None or self.overlaps(day, day)

    def overlaps(self, start: str, end: str) -> bool:
        """Was it so on any day of the range?"""
        return (self.start or "0001") <= end and start <= (self.end or "9999")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All word lists, by list name; later folders add to earlier ones. Loaded once, so tables made of them are remembered by identity."""

    lists: dict[str, tuple[Entry, ...]]

    def of(self, name: str) -> tuple[Entry, ...]:
        """The rows of one list."""
        return self.lists.get(name, ())

    def state_names(self) -> dict[str, str]:
        """The usual name of each state, by its code; a name that needs a context to mean it may be its usual one."""
        usual = {e.id: e.name for e in self.of("states") if e.more.get("main") == "yes"}
        usual |= {e.id: e.name for e in self.of("bodies") if e.name.upper() == e.id.replace("_", " ")}
        for entry in (*self.of("ambiguous"), *self.of("states"), *self.of("bodies"), *self.of("groups")):
            usual.setdefault(entry.id, entry.name)
        return usual


def load_words(folders: Iterable[Path | str] = ()) -> Words:
    """The program's own lists and then the user's; a bad row is refused with its file and line."""
    lists: dict[str, list[Entry]] = {name: [] for name in LISTS}
    own = files("detente") / "words"
    for folder in (own, *map(Path, folders)):
        if not folder.is_dir():
            raise RuleError(f"{folder}: no such folder of word lists")
        unknown = sorted(p.name for p in folder.iterdir() if p.name.endswith(".csv") and p.name[:-4] not in LISTS)
        if unknown:
            raise RuleError(f"{folder}: no list is named {unknown[0]}; the lists are {', '.join(LISTS)}")
        for name in LISTS:
            page = folder / f"{name}.csv"
            if page.is_file():
                lists[name] += read_list(page, name)
    return Words({name: tuple(rows) for name, rows in lists.items()})


def read_list(page: Traversable | Path, name: str) -> list[Entry]:
    """The rows of one CSV file."""
    wanted = UNDATED.get(name, BASE + LISTS[name])
    reader = csv.reader(text_of(page).splitlines(), strict=True)
    try:
        lines = [(row, f"{page}:{reader.line_num}") for row in reader if row]
    except csv.Error as error:
        raise RuleError(f"{page}:{reader.line_num}: {error}") from None
    header = tuple(lines[0][0]) if lines else ()
    missing = [c for c in wanted if c not in header and c != "main"]
    if missing or set(header) - set(wanted):
        raise RuleError(f"{page}:1: the columns of {name}.csv are {list(wanted)}, found {list(header)}")
    rows: dict[tuple[str, ...], str] = {}
    entries: list[Entry] = []
    for row, where in lines[1:]:
        if len(row) > len(header):
            raise RuleError(f"{where}: a row has {len(header)} fields, found {len(row)}; a comma in a name needs quotation marks around it")
        first = rows.setdefault(tuple(row), where)
        if first != where:
            raise RuleError(f"{where}: the row stands twice, first in {first}")
        entries.append(entry_of(name, dict(zip(header, row, strict=False)), where))
    return entries


def text_of(page: Traversable | Path) -> str:
    """The text of a list, which is UTF-8; the mark that spreadsheets put before it is left out."""
    try:
        return page.read_text(encoding="utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise RuleError(f"{page}: not UTF-8 at byte {error.start}; save the list as UTF-8") from None


def entry_of(name: str, row: dict[str, str], where: str) -> Entry:
    """One row as an entry; `where` names file and line for the message."""
    if not row.get("id") or not row.get("name"):
        raise RuleError(f"{where}: a row needs id and name, found {list(row.values())}")
    start, end = row.get("from") or None, row.get("to") or None
    for day in (start, end):
        if day is not None and not DAY.fullmatch(day):
            raise RuleError(f"{where}: a day is written 2021-03-31, found {day!r}")
    if start and end and start > end:
        raise RuleError(f"{where}: from {start} is later than to {end}")
    more = {k: v for k, v in row.items() if k not in BASE}
    return Entry(name, row["id"], row["name"], start, end, more)
