"""Which shards do these paths mean, and which articles does one hold? A shard is a file of JSON lines or Parquet, here or at a URL."""

import hashlib
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from detente.engine.chunks import Item
from detente.errors import UsageError
from detente.extras import optional
from detente.model import Refused
from detente.sources.files import read_input
from detente.sources.inputs import Input
from detente.sources.walk import STDIN, find_files, shown

LINES, TABLES = (".jsonl", ".ndjson"), (".parquet",)
BLOCK = 1 << 20


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


def read_shard(shard: str, *, published: str | None, now: datetime | None = None) -> Iterator[Item]:
    """The shard's articles under SHARD#id, and its bad rows as refusals; embargoes are held against `now`."""
    with _open(shard) as file:
        stream = io.BufferedReader(file) if "://" in shard else file
        yield from read_input(Input(stream=stream, now=now, name=shard.rsplit("/", 1)[-1], source=shown(shard), published=published))


def _open(shard: str) -> Any:
    return optional("fsspec", extra="cluster").open(shard, "rb").open() if "://" in shard else open(shard, "rb")


def _at_url(url: str) -> list[str]:
    files = optional("fsspec", extra="cluster").filesystem(url.split("://")[0])
    found = [name for name in files.glob(url) if files.isfile(name)]
    return sorted(files.unstrip_protocol(name) for name in found)
