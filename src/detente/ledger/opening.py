"""Is there a ledger at this path, is it ours and whole, and is nobody else writing to it?"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from detente.errors import HeldError, StoreError
from detente.ledger.columns import SCHEMA_VERSION, creation, shape_digest
from detente.ledger.house import PACKED, REBUILT

LOCKED = "Could not set lock"
OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


def connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection to the ledger, made first if it is not there and may be written; what is not ours is refused."""
    if read_only:
        check_exists(path)
    elif not _is_there(path):
        _create(path)
    _check_opening_bytes(path)
    with faults_of(path):
        connection = duckdb.connect(str(path), read_only=read_only, config=dict(OFFLINE))
    try:
        _check_meta(connection, path)
        if not read_only:
            _check_words(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def check_exists(path: Path) -> None:
    """Refuse a path without a file."""
    if not _is_there(path):
        raise StoreError(f"{path}: no ledger here; `detente add … --ledger {path}` would make one")


@contextmanager
def faults_of(path: Path | str) -> Iterator[None]:
    """Every fault of the database engine as a StoreError of one line that names the file."""
    try:
        yield
    except duckdb.Error as error:
        kind = HeldError if LOCKED in str(error) else StoreError
        raise kind(f"{path}: {_reason(str(error))}") from error
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from error


def make_empty(path: Path) -> None:
    """Write a ledger without records to a path where nothing is yet."""
    connection = duckdb.connect(str(path), config=dict(OFFLINE))
    try:
        connection.begin()
        for statement in creation():
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('detente', ?, ?)", [SCHEMA_VERSION, shape_digest()])
        connection.commit()
    finally:
        connection.close()


def check_folder(path: Path) -> None:
    """Refuse a path whose folder does not exist."""
    if not path.absolute().parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.absolute().parent}")


def draft_of(path: Path) -> Path:
    """Where this process writes a file that is to become `path`; a leftover of a killed process is removed."""
    draft = path.with_name(f".detente-{os.getpid()}.new")
    for leftover in (draft, wal_of(draft)):
        leftover.unlink(missing_ok=True)
    return draft


def sync_folder(path: Path) -> None:
    """See to it that the file's name outlives a power cut, where the system can promise that."""
    try:
        folder = os.open(path.parent, os.O_RDONLY)
    except OSError:
        return  # Windows opens no folders.
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def wal_of(path: Path) -> Path:
    """DuckDB's write-ahead log beside the file."""
    return path.with_name(path.name + ".wal")


def _is_there(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: {error}") from error
    if not stat.S_ISREG(mode):
        raise StoreError(f"{path}: is not a file; a ledger is one file")
    return True


def _create(path: Path) -> None:
    """Whole or not at all: a kill while the tables are made leaves nothing under the ledger's name."""
    if wal_of(path).exists():
        raise StoreError(f"{wal_of(path)}: is left of a ledger that is gone; move it away first")
    check_folder(path)
    with faults_of(path):
        draft = draft_of(path)
        try:
            make_empty(draft)
            _give_name(draft, path)
            sync_folder(path)
        finally:
            draft.unlink(missing_ok=True)


def _give_name(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return  # Another process made one in the meantime; that one counts.
    except OSError:
        os.rename(draft, path)  # Some file systems of memory sticks have no links.


def _check_opening_bytes(path: Path) -> None:
    with faults_of(path), path.open("rb") as file:
        opening = file.read(12)
    if opening[8:] != b"DUCK":
        raise StoreError(f"{path}: is not a ledger (or is damaged); it is left as it is")


def version_of(path: Path) -> tuple[int, str]:
    """The schema version and the digest of the columns that the ledger at the path was made with."""
    if not _is_there(path):
        raise StoreError(f"{path}: no ledger here")
    _check_opening_bytes(path)
    with faults_of(path), duckdb.connect(str(path), read_only=True, config=dict(OFFLINE)) as connection:
        return _meta_of(connection, path)


def settle(path: Path) -> None:
    """Write the ledger's log of late changes into the file itself, so that the file alone is the ledger."""
    with faults_of(path), duckdb.connect(str(path), config=dict(OFFLINE)) as connection:
        connection.execute("CHECKPOINT")


def _check_meta(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    version, shape = _meta_of(connection, path)
    if version > SCHEMA_VERSION:
        found = f"has schema version {version}, this détente knows up to {SCHEMA_VERSION}"
        raise StoreError(f"{path}: {found}; a newer détente is needed")
    if shape != shape_digest():
        raise StoreError(f"{path}: was made by another version of détente; `detente migrate` brings it up to date and keeps the old file")


def _check_words(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Refuse to write where there are no words: what is added or corrected could not be grouped with the rest."""
    with faults_of(path):
        marks = "SELECT what FROM log WHERE what = ? OR starts_with(what, ?) ORDER BY rowid DESC LIMIT 1"
        if connection.execute(marks, [PACKED, REBUILT]).fetchone() == (PACKED,):
            raise StoreError(f"{path}: was {PACKED}; it can be read, merged into another ledger or rebuilt from its originals, not changed")


def _meta_of(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[int, str]:
    tables = "SELECT count(*) FROM duckdb_tables() WHERE table_name IN ('meta', 'article', 'run')"
    with faults_of(path):
        counted = connection.execute(tables).fetchone()
        if counted != (3,):
            raise StoreError(f"{path}: is a DuckDB file of another program; it is left as it is")
        meta = connection.execute("SELECT program, schema_version, shape FROM meta").fetchone()
    if meta is None or meta[0] != "detente":
        raise StoreError(f"{path}: is a DuckDB file of another program; it is left as it is")
    return meta[1], meta[2]


# What the engine says of a file that has changed, or that ends too early.
DAMAGE = ("checksum", "orrupt", "replaying WAL", "Could not read enough bytes")


def _reason(message: str) -> str:
    if LOCKED in message:
        return "another process writes to this ledger; wait for it to end"
    if "different configuration" in message:
        return "this ledger is open already in this program, in another mode"
    found = " ".join(message.split())[:200]
    if any(sign in message for sign in DAMAGE):
        return f"is damaged and left as it is; `detente rebuild` makes it anew ({found})"
    return found
