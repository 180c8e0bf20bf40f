"""How does one get at a ledger? By its path, be it a file of DuckDB or a folder of Parquet."""

from pathlib import Path

from detente.ledger.adding import Run
from detente.ledger.folder import is_folder
from detente.ledger.folder_ledger import FolderLedger
from detente.ledger.opening import check_exists, connect
from detente.ledger.store import Ledger


def open_ledger(
    path: str | Path, *, read_only: bool = False, run: Run | None = None, at_time: str | None = None, must_exist: bool = False
) -> Ledger:
    """The ledger at `path`, made if it is not there and may be written, unless it must exist; `run` says who writes, when, which reader.

    With `at_time`, a day or a moment, the ledger as it was then, for reading only. A folder of Parquet, which may lie at a URL, is there
    already; reports are added to it as whole shards only.
    """
    read_only = read_only or at_time is not None
    if is_folder(str(path)):
        return FolderLedger(str(path), read_only=read_only, run=run or Run(), at_time=at_time)
    if must_exist:
        check_exists(Path(path))
    connection = connect(Path(path), read_only=read_only)
    return Ledger(Path(path), connection=connection, read_only=read_only, run=run or Run(), at_time=at_time)
