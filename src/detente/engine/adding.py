"""How are shards added to a folder ledger? On this machine or on a cluster, with the same files in the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.engine.chunks import read_here
from detente.engine.cluster import store_on_ray
from detente.engine.reading import Machine
from detente.engine.settings import Settings
from detente.engine.shards import find_shards
from detente.engine.storing import Job, Outcome, store_shard
from detente.errors import UsageError
from detente.ledger.adding import Run
from detente.ledger.places import place_of
from detente.ledger.segments import prepare_folder

ENGINES = ("local", "ray")


@dataclass(frozen=True, slots=True)
class Engine:
    """Where the reading is done; `address` is that of a running cluster, without it Ray is started here."""

    name: str = "local"
    address: str | None = None


def add_shards(
    paths: Sequence[str], *, ledger: str, published: str | None, run: Run, settings: Settings, machine: Machine, engine: Engine
) -> Iterator[Outcome]:
    """What became of each shard at the paths, in their order."""
    if engine.name not in ENGINES:
        raise UsageError(f"--engine {engine.name}: it is {' or '.join(ENGINES)}")
    shards, refused = find_shards(paths)
    settings, workers = machine.shared_out(settings)
    jobs = [Job(shard=shard, ledger=ledger, published=published, run=run, settings=settings) for shard in shards]
    yield from (Outcome(shard=item.source, refused=(item,)) for item in refused)
    if not jobs:
        return
    prepare_folder(place_of(ledger))
    if engine.name == "ray":
        yield from store_on_ray(jobs, address=engine.address, workers=workers)
    else:
        yield from store_here(jobs, settings=settings, machine=machine)


def store_here(jobs: Sequence[Job], *, settings: Settings, machine: Machine) -> Iterator[Outcome]:
    """Shard after shard, each read by this process or by all workers together."""
    if machine.is_single:
        reader = settings.load()
        yield from (store_shard(job, lambda items: read_here(items, reader)) for job in jobs)
        return
    with machine.pool(settings) as pool:
        yield from (store_shard(job, pool.read) for job in jobs)
