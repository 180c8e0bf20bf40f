"""How is a folder of Parquet corrected, folded and forgotten in? As a ledger file is; only reports come in another way, as whole shards."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from detente.errors import StoreError
from detente.ledger import correcting
from detente.ledger.adding import Batch, Run
from detente.ledger.corrections import Correction, read_corrections
from detente.ledger.errata import MADE, write_erratum
from detente.ledger.fold import Folded, fold
from detente.ledger.folder import connect_folder
from detente.ledger.kept_groups import State, are_kept, empty_groups, keep_groups, load_groups
from detente.ledger.merging import Merged
from detente.ledger.segments import damaged_files
from detente.ledger.store import Ledger
from detente.ledger.tombs import forget_in_folder
from detente.model import Refused


class FolderLedger(Ledger):
    """An open folder of Parquet; it shows what was there when it was opened, and what is done through it."""

    def __init__(self, url: str, *, run: Run, read_only: bool = False, at_time: str | None = None) -> None:
        """Open the folder; see `open_ledger`."""
        self._folder, connection = connect_folder(url)
        self._groups_known = False
        super().__init__(url, connection=connection, run=run, read_only=read_only, at_time=at_time)

    def add_many(self, batch: Batch) -> int:
        """Refused: reports come as whole shards."""
        raise self._closed()

    def add_refused(self, refused: Refused) -> bool:
        """Refused: reports come as whole shards."""
        raise self._closed()

    def merge(self, other: str | Path) -> Merged:
        """Refused: reports come as whole shards."""
        raise self._closed()

    def take_back(self, rows: dict[str, list[tuple[Any, ...]]], *, what: str) -> None:
        """Refused: a folder is not rebuilt, its shards are read again."""
        raise self._closed()

    def fold(self, *, anew: bool = False) -> Folded:
        """Bring the groups up to date and keep them in the folder; `anew` makes all of them again."""
        self._check_writable()
        with self._engine():
            if anew:
                empty_groups(self._connection)
            elif load_groups(self._connection, self._folder.place, self._state()):
                return Folded()
            done = fold(self._connection)
            keep_groups(self._connection, self._folder.place, self._state())
        return done

    def check(self) -> list[str]:
        """What is wrong with the files, else with what they hold, one line each."""
        with self._engine():
            damaged = list(damaged_files(self._folder.place, self._folder.segments))
        return damaged or super().check()

    def refold(self) -> None:
        """Nothing to do: groups are brought up to date when they are asked for."""

    def unfolded(self) -> int:
        """None: groups that are asked for are up to date."""
        return 0

    def forget(self, article_id: str, *, why: str | None = None) -> str:
        """Remove an article and its records for good, out of the kept groups too; what the log keeps of it."""
        self._check_writable()
        gone = forget_in_folder(self._folder.place.url, article_id, run=self.run, why=why)
        self.close()
        self._folder, self._connection = connect_folder(self._folder.place.url)
        self._groups_known = False
        if are_kept(self._folder.place):
            self.fold()
        return gone

    def _correct(self, correction: Correction, *, why: str | None) -> str:
        self._check_writable()
        signed = replace(correction, time=self.run.time, who=self.run.who, why=why)
        with self._engine(), self._writing() as number:
            whole = correcting.with_id(self._connection, signed)
            correcting.carry_out(self._connection, whole, run=number, made=MADE)
            write_erratum(self._folder.place, whole)
        self._groups_known = False
        return whole.id

    def _fold_past(self) -> None:
        """The kept groups, brought up to date for this connection only; those of a past day are made anew."""
        if self.at_time is not None:
            super()._fold_past()
        elif not self._groups_known:
            if not load_groups(self._connection, self._folder.place, self._state()):
                fold(self._connection)
            self._groups_known = True

    def _state(self) -> State:
        return self._folder.state(read_corrections(self._connection))

    def _closed(self) -> StoreError:
        return StoreError(f"{self.path}: is a folder of Parquet; only `detente add` adds to it, whole shards at a time")
