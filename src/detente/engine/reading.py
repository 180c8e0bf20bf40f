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

    def __post_init__(self) -> None:
        """Refuse a number that is none."""
        if self.workers < 0:
            raise UsageError(f"--workers {self.workers}: it is 1 or more, or 0 for one a core")

    @property
    def is_single(self) -> bool:
        """Does this process do the reading itself? One with a limit does not: it could not outlive its own."""
        return self.workers == 1 and self.limit_memory is None

    def shared_out(self, settings: Settings) -> tuple[Settings, int]:
        """The settings with each process's share of the memory, and how many processes that gives."""
        if self.limit_memory is None:
            return settings, self.workers
        fitting, share = shared_out(bytes_of(self.limit_memory), self.workers or cores())
        return replace(settings, limit=share), fitting

    def pool(self, settings: Settings) -> Pool:
        """The worker processes, as many as were asked for and fit into the memory."""
        shared, workers = self.shared_out(settings)
        return Pool(shared, workers=workers or cores())


ONE_PROCESS = Machine()


def read_items(items: Iterable[Item], *, settings: Settings, machine: Machine, load: Callable[[], Reader] | None = None) -> Iterator[Read]:
    """All items with their records, in their order; `load` gives the reader for this process if one is there already."""
    if machine.is_single:
        yield from read_here(items, load() if load else settings.load())
        return
    with machine.pool(settings) as pool:
        yield from pool.read(items)
