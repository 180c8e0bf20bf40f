"""What does a folder ledger consist of? Segments: the records of one shard, one Parquet file a kind, and a manifest that makes them count.

    LEDGER/detente.json             which program and which columns
    LEDGER/event/KEY.parquet        the events of the segment, and so for each kind
    LEDGER/manifest/KEY.json        written last; a segment without one was never finished and is not read

KEY stands for the shard's content and the reader, so the same shard read twice is the same files.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

import duckdb

from detente.errors import StoreError
from detente.ledger.adding import Row, Run, stored_line
from detente.ledger.columns import SCHEMA_VERSION, shape_digest, structure
from detente.ledger.opening import OFFLINE
from detente.ledger.places import Place
from detente.model import KINDS, Article, Record, Refused

MARK = "detente.json"
Reads = Iterable[tuple[Article | Refused, Sequence[Record]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """What a manifest says: of which shard, by whom, how many rows of each kind, and the hash of each file."""

    key: str
    shard: str
    reader: str
    time: str | None
    who: str | None
    rows: dict[str, int]
    sha256: dict[str, str]

    @property
    def articles(self) -> int:
        """How many articles it holds."""
        return self.rows.get(Article.kind, 0)

    @property
    def records(self) -> int:
        """How many claims it holds."""
        return sum(self.rows.values()) - self.articles - self.rows.get(Refused.kind, 0)


def prepare_folder(place: Place) -> None:
    """See to it that the place is a ledger of ours, made new if nothing is there."""
    mark = place.read(MARK)
    if mark is None:
        taken = [name for name in place.names("") if name not in KINDS and name != "manifest"]
        if taken:
            raise StoreError(f"{place.url}: is a folder of other things ({taken[0]}); a ledger needs a folder of its own")
        place.write(MARK, json.dumps({"program": "detente", "schema_version": SCHEMA_VERSION, "shape": shape_digest()}).encode())
        return
    check_mark(mark, place)


def check_mark(mark: bytes, place: Place) -> None:
    """Refuse the ledger of another version."""
    try:
        found = json.loads(mark)
    except ValueError as error:
        raise StoreError(f"{place.path(MARK)}: is damaged; write it anew or read the shards into a new folder") from error
    if not isinstance(found, dict) or found.get("program") != "detente":
        raise StoreError(f"{place.url}: is no ledger of détente; it is left as it is")
    if found.get("shape") != shape_digest():
        raise StoreError(f"{place.url}: was made by another version of détente; read the shards into a new folder")


def segments_of(place: Place) -> list[Segment]:
    """The segments of the ledger that lies there; StoreError if there is none, or one of another version."""
    mark = place.read(MARK)
    if mark is None:
        raise StoreError(f"{place.url}: is no ledger; `detente add … --ledger {place.url}` would make one")
    check_mark(mark, place)
    return find_segments(place)


def find_segments(place: Place) -> list[Segment]:
    """The segments that were finished; of readers in the order of their first use, of each reader in the order of its shards."""
    found = [read_manifest(place, name) for name in place.names("manifest") if name.endswith(".json")]
    first: dict[str, str] = {}
    for segment in found:
        first[segment.reader] = min(first.get(segment.reader, "~"), segment.time or "")
    return sorted(found, key=lambda s: (first[s.reader], s.reader, s.shard, s.key))


def read_manifest(place: Place, name: str) -> Segment:
    """One manifest."""
    data = place.read(f"manifest/{name}")
    try:
        return Segment(**json.loads(data or b""))
    except (ValueError, TypeError) as error:
        raise StoreError(f"{place.path('manifest/' + name)}: is damaged; delete it and add the shard again") from error


def damaged_files(place: Place, segments: Iterable[Segment]) -> Iterator[str]:
    """One line for each file that is not what its segment's manifest says."""
    for segment in segments:
        for kind, sha256 in segment.sha256.items():
            name = f"{kind}/{segment.key}.parquet"
            data = place.read(name)
            if data is None or hashlib.sha256(data).hexdigest() != sha256:
                what = "is not there" if data is None else "is damaged"
                yield f"{place.path(name)}: {what}; delete manifest/{segment.key}.json and add {segment.shard} again"


def finished(place: Place, key: str) -> Segment | None:
    """The segment of that key, if all of it is there already."""
    name = f"{key}.json"
    return read_manifest(place, name) if place.read(f"manifest/{name}") is not None else None


def write_segment(place: Place, *, key: str, shard: str, run: Run, reads: Reads) -> Segment:
    """Store what was read of a shard; it counts when all of it is there."""
    with TemporaryDirectory(prefix="detente-") as folder:
        work = Path(folder)
        rows = spool(reads, work)
        sha256 = {}
        for kind in rows:
            write_parquet(work, kind, key=key)
            data = (work / f"{kind}.parquet").read_bytes()
            sha256[kind] = hashlib.sha256(data).hexdigest()
            place.write(f"{kind}/{key}.parquet", data)
    segment = Segment(key=key, shard=shard, reader=run.reader, time=run.time, who=run.who, rows=rows, sha256=sha256)
    write_manifest(place, segment)
    return segment


def write_manifest(place: Place, segment: Segment) -> None:
    """From now on the segment counts as its manifest says."""
    place.write(f"manifest/{segment.key}.json", json.dumps(asdict(segment), ensure_ascii=False, indent=1).encode())


def spool(reads: Reads, work: Path) -> dict[str, int]:
    """Write all rows to one file of lines a kind, an article's rows but once; how many rows each kind has."""
    files: dict[str, TextIO] = {}
    counts: dict[str, int] = {}
    seen: set[str] = set()
    try:
        for nth, (item, records) in enumerate(reads):
            rows: list[Row] = [item, *records]
            if isinstance(item, Article):
                rows = [] if item.id in seen else rows
                seen.add(item.id)
            for row in rows:
                if row.kind not in files:
                    files[row.kind] = (work / f"{row.kind}.jsonl").open("w", encoding="utf-8")
                files[row.kind].write(f'{{"nth": {nth}, "row": {stored_line(row)}}}\n')
                counts[row.kind] = counts.get(row.kind, 0) + 1
    finally:
        for file in files.values():
            file.close()
    return {kind: counts[kind] for kind in KINDS if kind in counts}


def write_parquet(work: Path, kind: str, *, key: str) -> None:
    """Turn the lines of a kind into its Parquet file: the kind's columns after the segment's key and the article's number in it."""
    shape = f'{{"nth": "BIGINT", "row": {structure(kind)}}}'
    lines, parquet = (str(work / f"{kind}{end}").replace("'", "''") for end in (".jsonl", ".parquet"))
    with duckdb.connect(config={**OFFLINE, "threads": "1"}) as connection:
        rows = f"SELECT from_json(json, '{shape}') AS line FROM read_ndjson_objects('{lines}')"
        columns = f"'{key}' AS segment, line.nth AS nth, unnest(line.row)"
        connection.execute(f"COPY (SELECT {columns} FROM ({rows})) TO '{parquet}' (FORMAT parquet, COMPRESSION zstd)")
