"""How far is the work, how fast does it go, and how long will it take? Shown on a terminal only."""

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, ProgressColumn, Task, TextColumn
from rich.text import Text

from detente.sources.walk import STDIN, find_files

Item = TypeVar("Item")
ROWS = (".jsonl", ".ndjson")
# Results come in bursts of a chunk; the rate is that of the last minutes.
RATE_SECONDS = 180.0


class PaceColumn(ProgressColumn):
    """Rate and time left, in words."""

    def render(self, task: Task) -> Text:
        """The column's text."""
        return Text(pace_of(task.completed, total=task.total, speed=task.speed))


def pace_of(done: float, *, total: float | None, speed: float | None) -> str:
    """The state of the work in words: "120 of 2,017 articles, 3.4/s, 9 min left"."""
    parts = [f"{done:,.0f} of {total:,.0f} articles" if total else f"{done:,.0f} articles"]
    if speed:
        parts.append(f"{speed:.1f}/s")
        if total and total >= done:
            parts.append(f"{lasting((total - done) / speed)} left")
    return ", ".join(parts)


def lasting(seconds: float) -> str:
    """A length of time in its two largest units."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, hours = whole // 60, whole // 3600
    return f"{minutes} min" if hours == 0 else f"{hours} h {minutes % 60} min"


def count_inputs(paths: Sequence[str]) -> int | None:
    """How many articles the paths will give: one a file, one a line of JSON lines; nothing if one is standard input."""
    if STDIN in paths:
        return None
    return sum(count_lines(f) if isinstance(f, str) and f.lower().endswith(ROWS) else 1 for f in find_files(paths))


def count_lines(path: str) -> int:
    """The lines of a file; a file that cannot be opened is one refusal."""
    try:
        with open(path, "rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 1


def progress(items: Iterator[Item], *, paths: Sequence[str], console: Console) -> Iterator[Item]:
    """Pass the items on; on a terminal show how many are done, how fast, and the time left."""
    if not sys.stderr.isatty():
        yield from items
        return
    columns = (TextColumn("reading"), PaceColumn(), TextColumn("{task.elapsed:.0f} s"))
    with Progress(*columns, console=console, transient=True, speed_estimate_period=RATE_SECONDS) as bar:
        task = bar.add_task("reading", total=count_inputs(paths))
        for item in items:
            yield item
            bar.advance(task)
