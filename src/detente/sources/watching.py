"""Which files are new or changed since the last look? Told by size and time of change; a file still being written waits."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from detente.model import Refused
from detente.sources.files import is_word_list
from detente.sources.walk import STDIN, find_files, shown

Stamp = tuple[int, int]
HELD = re.compile(r"is under embargo until (\S+);")


@dataclass(slots=True)
class Watch:
    """Remembers each file by its size and time of change, and hands it on once both have stood still between two looks.

    `missing` is what the last look found no file at.
    """

    missing: list[Refused] = field(default_factory=list)
    _seen: dict[str, Stamp] = field(default_factory=dict)
    _done: dict[str, Stamp] = field(default_factory=dict)
    _held: dict[str, set[datetime]] = field(default_factory=dict)

    def hold(self, refused: Refused) -> None:
        """Have the file of an item under embargo read again once its time has come."""
        told = HELD.search(refused.reason)
        path = max((path for path in self._done if refused.source.startswith(shown(path))), key=len, default=None)
        if told is not None and path is not None:
            # The reason tells the minute only, so that it must have passed.
            self._held.setdefault(path, set()).add(datetime.fromisoformat(told.group(1)) + timedelta(minutes=1))

    def release(self, now: datetime) -> None:
        """Forget the files of which an embargo has ended, so that the next look hands them on."""
        for path in [path for path, times in self._held.items() if min(times) <= now]:
            del self._held[path]
            self._done.pop(path, None)

    def put_back(self, paths: Sequence[str]) -> None:
        """Have these files handed on again at the next look, since they could not be read now."""
        for path in paths:
            self._done.pop(path, None)

    def look(self, paths: Sequence[str], *, settled: bool = False) -> list[str]:
        """The files at the paths that are to be read now; `settled` hands on all that are new, since nobody writes to them."""
        ready = []
        self.missing = []
        for path in find_files(paths):
            if isinstance(path, Refused):
                self.missing += [path] if not os.path.isdir(path.source) else []  # A folder may fill later.
                continue
            if path == STDIN or (path not in paths and is_word_list(path)):
                continue
            stamp = _stamp(path)
            if stamp is None or self._done.get(path) == stamp:
                continue
            if settled or self._seen.get(path) == stamp:
                self._done[path] = stamp
                ready.append(path)
            self._seen[path] = stamp
        return ready


def _stamp(path: str) -> Stamp | None:
    try:
        found = os.stat(path)
    except OSError:
        return None  # It went away between two looks.
    return found.st_size, found.st_mtime_ns
