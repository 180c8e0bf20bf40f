"""How does a shard become a segment of a folder ledger? Read once, stored whole; one that is stored already is passed over."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import duckdb

from detente.engine.chunks import Item, Read
from detente.engine.settings import Settings
from detente.engine.shards import digest_of, read_shard
from detente.ledger.adding import Run
from detente.ledger.opening import faults_of
from detente.ledger.places import Place, place_of
from detente.ledger.segments import finished, write_segment
from detente.model import Refused, content_id

Reading = Callable[[Iterable[Item]], Iterator[Read]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One shard and all that its storing needs; small enough to be sent to another machine."""

    shard: str
    ledger: str
    published: str | None
    run: Run
    settings: Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a shard; `stored` is false if it was there already."""

    shard: str
    stored: bool = False
    articles: int = 0
    records: int = 0
    refused: tuple[Refused, ...] = ()


def store_shard(job: Job, read: Reading) -> Outcome:
    """Read the shard and store its segment; a shard that cannot be read is one refusal and no segment."""
    try:
        digest = _digest(job.shard)
        with faults_of(job.ledger):
            key = content_id([digest, job.run.reader, list(job.settings.words), job.published])
            return _stored(job, read, place_of(job.ledger), key)
    except ShardError as error:
        return Outcome(shard=job.shard, refused=(Refused(source=job.shard, reason=f"cannot be read ({error})"),))


def _stored(job: Job, read: Reading, place: Place, key: str) -> Outcome:
    known = finished(place, key)
    if known is not None:
        return Outcome(shard=job.shard, articles=known.articles, records=known.records)
    now = datetime.fromisoformat(job.run.time) if job.run.time else None
    tally = Tally(read(read_shard(job.shard, published=job.published, now=now)))
    segment = write_segment(place, key=key, shard=job.shard, run=job.run, reads=tally)
    return Outcome(
        shard=job.shard, stored=True, articles=segment.articles, records=segment.records, refused=tuple(tally.refused)
    )  # fmt: skip


def _digest(shard: str) -> str:
    try:
        return digest_of(shard)
    except OSError as error:
        raise ShardError(error.strerror or error) from error


class ShardError(Exception):
    """The shard's own format is broken."""


class Tally:
    """Passes on what is read and keeps what was refused."""

    def __init__(self, reads: Iterator[Read]) -> None:
        self.refused: list[Refused] = []
        self._reads = reads

    def __iter__(self) -> Iterator[Read]:
        """What is read."""
        while (read := self._next()) is not None:
            self.refused += [read[0]] if isinstance(read[0], Refused) else []
            yield read

    def _next(self) -> Read | None:
        try:
            return next(self._reads, None)
        except (OSError, duckdb.Error) as error:
            raise ShardError(" ".join(str(error).split())[:200]) from error
