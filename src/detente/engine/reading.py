"""Which engine reads these inputs? This process, or worker processes, by what was asked for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from detente.engine.chunks import Item, Read, read_here
from detente.engine.limits import bytes_of, cores, shared_out
from detente.engine.pool import Pool
from detente.engine.settings import Settings
from detente.errors import UsageError
from detente.reading.pipeline import Reader


@dataclass(frozen=True, slots=True)
class Machine:
    """How many processes read, 0 for one a core, and how much memory all of them may take together, e.g. "4G"."""

    workers: int = 1
    limit_memory: str | None = None

    def pool(self, settings: Settings) -> Pool:
        """The worker processes, as many as were asked for and fit into the memory."""
        workers = self.workers or cores()
        if self.limit_memory is None:
            return Pool(settings, workers=workers)
        fitting, share = shared_out(bytes_of(self.limit_memory), workers)
        return Pool(replace(settings, limit=share), workers=fitting)


ONE_PROCESS = Machine()


def read_items(items: Iterable[Item], *, settings: Settings, machine: Machine, load: Callable[[], Reader] | None = None) -> Iterator[Read]:
    """All items with their records, in their order; `load` gives the reader for this process if one is there already."""
    if machine.workers < 0:
        raise UsageError(f"--workers {machine.workers}: it is 1 or more, or 0 for one a core")
    if machine.workers == 1 and machine.limit_memory is None:
        yield from read_here(items, load() if load else settings.load())
        return
    with machine.pool(settings) as pool:
        yield from pool.read(items)
