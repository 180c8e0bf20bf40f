"""What must a process know to read as every other does? The pipeline, the word lists and the screen; small enough to send."""

import atexit
import gc
from dataclasses import dataclass

from detente.model import content_id
from detente.reading.pipeline import MODEL, Reader
from detente.reading.rules import all_rules
from detente.relations.scales import PLOVER
from detente.words import load_words


@dataclass(frozen=True, slots=True)
class Settings:
    """How a reader is made; `limit` is the memory in bytes that one process may take, None for no limit."""

    model: str = MODEL
    words: tuple[str, ...] = ()
    triage: bool = False
    limit: int | None = None

    def reader_name(self, version: str) -> str:
        """What tells this reader from others in a ledger: the program's version, the pipeline, and a hash of the word lists, the rules and the scale."""
        lists = [[name, [[e.id, e.name, e.start, e.end, e.more] for e in rows]] for name, rows in load_words(self.words).lists.items()]
        scale = [PLOVER.name, sorted(PLOVER.types.items()), sorted([*key, value] for key, value in PLOVER.modes.items())]
        rules = sorted(map(repr, all_rules().rules.values()))
        return f"{version} {self.model} {content_id([lists, rules, scale])[:8]}{' triage' if self.triage else ''}"

    def load(self) -> Reader:
        """The reader that the settings describe; what it loads lives as long as the process, so the garbage collector need not look at it."""
        reader = Reader.load(model=self.model, words=self.words, triage=self.triage)
        gc.freeze()
        atexit.register(gc.unfreeze)  # else libraries that look for leaks at exit take what is frozen for one
        return reader
