"""How does a cluster read? Ray starts an actor a core; each takes one shard after the other and stores its segment itself.

An actor reads with a worker process of its own (see pool.py), so a report that kills is refused here as on one machine. A lost
actor is started again and its shard read anew; when the driver is lost, the next run passes over what is stored.
"""

import os
from collections.abc import Iterator, Sequence
from typing import Any

from detente.engine.pool import Pool
from detente.engine.storing import Job, Outcome, store_shard
from detente.extras import optional
from detente.model import Refused

RETRIES = 3


class Reading:
    """What an actor is: one worker process and the shards it is given."""

    def __init__(self) -> None:
        self._pool: Pool | None = None

    def store(self, job: Job) -> Outcome:
        """Read and store one shard."""
        if self._pool is None:
            self._pool = Pool(job.settings, workers=1)
        return store_shard(job, self._pool.read)

    def pid(self) -> int:
        """The actor's process."""
        return os.getpid()


def store_on_ray(jobs: Sequence[Job], *, address: str | None, workers: int) -> Iterator[Outcome]:
    """What became of each shard, in their order; `workers` of 0 is one a core of the cluster."""
    ray = connect(address, workers)
    count = min(workers or int(ray.cluster_resources().get("CPU", 1)), len(jobs))
    kind = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=RETRIES)(Reading)
    actors = [kind.remote() for _ in range(count)]
    try:
        yield from _stored(ray, jobs, actors)
    finally:
        for actor in actors:
            ray.kill(actor)


def connect(address: str | None, workers: int) -> Any:
    """Ray, connected to the cluster at the address, or started on this machine."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would report to its makers
    ray = optional("ray", extra="cluster")
    if not ray.is_initialized():
        here: dict[str, Any] = {} if address else {"num_cpus": workers or None, "include_dashboard": False}
        ray.init(address=address, log_to_driver=False, configure_logging=False, **here)
    return ray


def _stored(ray: Any, jobs: Sequence[Job], actors: list[Any]) -> Iterator[Outcome]:
    """Give each actor a shard as soon as it has none; what is done early waits for its turn."""
    waiting = list(enumerate(jobs))[::-1]
    running: dict[Any, tuple[int, Any]] = {}
    done: dict[int, Outcome] = {}
    at = 0
    for actor in actors:
        number, job = waiting.pop()
        running[actor.store.remote(job)] = (number, actor)
    while running:
        (ready, *_), _ = ray.wait(list(running))
        number, actor = running.pop(ready)
        done[number] = _outcome(ray, ready, jobs[number])
        if waiting:
            following, job = waiting.pop()
            running[actor.store.remote(job)] = (following, actor)
        while at in done:
            yield done.pop(at)
            at += 1


def _outcome(ray: Any, ready: Any, job: Job) -> Outcome:
    try:
        found: Outcome = ray.get(ready)
    except ray.exceptions.RayActorError as error:
        lost = Refused(source=job.shard, reason=f"the cluster lost its reader {RETRIES + 1} times ({type(error).__name__}); add it again")
        return Outcome(shard=job.shard, refused=(lost,))
    return found
