"""Which shards do these paths mean, and which articles does one hold? A shard is a file of JSON lines or Parquet, here or at a URL."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import duckdb

from detente.engine.chunks import Item
from detente.errors import UsageError
from detente.extras import optional
from detente.ledger.places import place_of
from detente.model import Refused
from detente.sources.tables import read_rows
from detente.sources.walk import STDIN, find_files, shown

LINES, TABLES = (".jsonl", ".ndjson"), (".parquet",)
MAX_BYTES = 5_000_000
BLOCK = 1 << 20
ROWS = 256


def find_shards(paths: Sequence[str]) -> tuple[list[str], list[Refused]]:
    """The shards in sorted order, and the paths where nothing is; any other file is wrong use."""
    local = [path for path in paths if "://" not in path]
    found: list[str] = []
    refused: list[Refused] = []
    for path in find_files(local) if local else ():
        found.append(path) if isinstance(path, str) else refused.append(path)
    for path in sorted(set(paths) - set(local)):
        there = _at_url(path)
        found += there
        refused += [] if there else [Refused(source=path, reason="does not exist; give the URL of a shard, or one with * in it")]
    wrong = [path for path in found if not path.lower().endswith(LINES + TABLES) or path == STDIN]
    if wrong:
        raise UsageError(f"{shown(wrong[0])}: a folder ledger is filled from shards: {' '.join(LINES + TABLES)}")
    return found, refused


def digest_of(shard: str) -> str:
    """The hash of a shard's bytes."""
    digest = hashlib.sha256()
    with _open(shard) as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def read_shard(shard: str, *, published: str | None) -> Iterator[Item]:
    """The shard's articles under SHARD#id, and its bad rows as refusals."""
    if shard.lower().endswith(TABLES):
        yield from read_rows(_rows(shard), source=shown(shard), published=published, max_bytes=MAX_BYTES)
        return
    with _open(shard) as file:
        yield from read_rows(_lines(file), source=shown(shard), published=published, max_bytes=MAX_BYTES)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines, a too long one cut one byte after the limit."""
    while line := file.readline(MAX_BYTES + 1):
        rest = line
        while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
            rest = file.readline(MAX_BYTES + 1)
        yield line


def _rows(shard: str) -> Iterator[bytes]:
    """The rows of a Parquet file as JSON lines, which are checked like any others."""
    with duckdb.connect() as connection:
        if "://" in shard:
            place_of(shard).lend_to(connection)
        found = connection.execute("SELECT to_json(entry)::VARCHAR FROM read_parquet(?) AS entry", [shard])
        while rows := found.fetchmany(ROWS):
            yield from (_without_nulls(row[0]) for row in rows)


def _without_nulls(row: str) -> bytes:
    known = {name: value for name, value in json.loads(row).items() if value is not None}
    return json.dumps(known, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _open(shard: str) -> Any:
    return optional("fsspec", extra="cluster").open(shard, "rb").open() if "://" in shard else open(shard, "rb")


def _at_url(url: str) -> list[str]:
    files = optional("fsspec", extra="cluster").filesystem(url.split("://")[0])
    found = [name for name in files.glob(url) if files.isfile(name)]
    return sorted(files.unstrip_protocol(name) for name in found)
