"""How is a damaged ledger made anew? In a file beside it, which takes its name when all is in; the damaged one is kept."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from detente.errors import StoreError
from detente.ledger.adding import Run
from detente.ledger.entry import open_ledger
from detente.ledger.house import REBUILT
from detente.ledger.opening import faults_of, sync_folder, wal_of
from detente.ledger.rewriting import keep_aside
from detente.ledger.salvage import Salvaged, salvage
from detente.ledger.store import Ledger
from detente.model import Article


@dataclass(slots=True)
class Rebuild:
    """A rebuild under way: the new ledger, what was saved of the old, and where the old is kept in the end."""

    store: Ledger
    salvaged: Salvaged
    kept: Path | None = None

    def still_missing(self) -> list[Article]:
        """The articles of the old ledger that the new one has not got yet; refused if they were packed without their text."""
        there = {article.id for article in self.store.articles()}
        missing = [article for article in self.salvaged.articles if article.id not in there]
        wordless = [article.source for article in missing if not article.text]
        if wordless:
            raise StoreError(
                f"{len(wordless)} articles were packed without text ({wordless[0]} …); name their originals: `detente rebuild PATH…`"
            )
        return missing


@contextmanager
def rebuilding(path: Path, *, run: Run) -> Iterator[Rebuild]:
    """A new ledger to fill; at the end it takes the old one's place. A kill before that leaves the old one as it was."""
    if not path.is_file():
        raise StoreError(f"{path}: no ledger here")
    draft = path.with_name(f".detente-{os.getpid()}.rebuilt")
    for leftover in (draft, wal_of(draft)):
        leftover.unlink(missing_ok=True)
    try:
        with open_ledger(draft, run=run) as store:
            work = Rebuild(store, salvage(path))
            yield work
            if not store.articles():
                raise StoreError(f"{path}: nothing can be read of it; name the originals: `detente rebuild PATH… --ledger {path}`")
            store.take_back(work.salvaged.rows, what=f"{REBUILT}; the old ledger is kept beside it as {path.name}.damaged")
            store.fold()
        with faults_of(path):
            work.kept = keep_aside(path, "damaged")
            if wal_of(path).exists():
                os.replace(wal_of(path), wal_of(work.kept))
            os.replace(draft, path)
            sync_folder(path)
    finally:
        for leftover in (draft, wal_of(draft)):
            leftover.unlink(missing_ok=True)
