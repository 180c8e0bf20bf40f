"""Where does a folder ledger lie? On a disk, or in a store that fsspec knows (s3://, gs://, memory://); both write whole files only."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import duckdb

from detente.extras import optional
from detente.ledger.opening import sync_folder


class Place(Protocol):
    """A folder of files that are written once and whole."""

    @property
    def url(self) -> str:
        """The folder as its user named it."""

    def path(self, name: str) -> str:
        """A file of the folder as DuckDB opens it."""

    def names(self, folder: str) -> list[str]:
        """The files of a folder in the place, sorted; none if there is no such folder."""

    def read(self, name: str) -> bytes | None:
        """A file's bytes, or nothing if it is not there."""

    def write(self, name: str, data: bytes) -> None:
        """Put a file there: a kill before the end leaves nothing under its name."""

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""

    def lend_to(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Let the connection open the place's files."""


def place_of(path: str) -> Place:
    """The place of a path or URL."""
    return Remote(path.rstrip("/")) if "://" in path else Local(path.rstrip("/"))


class Local:
    """A folder of this machine, or one that it mounts."""

    def __init__(self, path: str) -> None:
        self.url = path

    def path(self, name: str) -> str:
        """The file's path."""
        return f"{self.url}/{name}"

    def names(self, folder: str) -> list[str]:
        """The folder's files, drafts of killed processes left out."""
        try:
            return sorted(name for name in os.listdir(self.path(folder)) if not name.startswith("."))
        except FileNotFoundError:
            return []

    def read(self, name: str) -> bytes | None:
        """The file's bytes."""
        try:
            return Path(self.path(name)).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Under another name first, then renamed."""
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            with draft.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(path)

    def remove(self, name: str) -> None:
        """And see to it that it stays away after a power cut."""
        path = Path(self.path(name))
        path.unlink(missing_ok=True)
        sync_folder(path)

    def lend_to(self, connection: duckdb.DuckDBPyConnection) -> None:
        """DuckDB opens local files by itself."""


class Remote:
    """A folder in an object store; such a store shows an object when all of it has arrived."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._files: Any = optional("fsspec", extra="cluster").filesystem(url.split("://")[0])

    def path(self, name: str) -> str:
        """The object's URL."""
        return f"{self.url}/{name}"

    def names(self, folder: str) -> list[str]:
        """The objects under the folder."""
        self._files.invalidate_cache()
        try:
            found = self._files.ls(self.path(folder), detail=False)
        except FileNotFoundError:
            return []
        return sorted(name.rsplit("/", 1)[-1] for name in found)

    def read(self, name: str) -> bytes | None:
        """The object's bytes."""
        try:
            data: bytes = self._files.cat_file(self.path(name))
        except FileNotFoundError:
            return None
        return data

    def write(self, name: str, data: bytes) -> None:
        """In one upload."""
        self._files.pipe_file(self.path(name), data)

    def remove(self, name: str) -> None:
        """The object, if it is there."""
        with suppress(FileNotFoundError):
            self._files.rm_file(self.path(name))

    def lend_to(self, connection: duckdb.DuckDBPyConnection) -> None:
        """DuckDB opens the objects through fsspec, not by an extension fetched from the network."""
        protocols = self._files.protocol
        if not set([protocols] if isinstance(protocols, str) else protocols) & set(connection.list_filesystems()):
            connection.register_filesystem(self._files)
