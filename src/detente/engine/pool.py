"""How do all cores read? Worker processes with a reader each take small chunks; results come in the order of the input.

A worker that dies is replaced and its chunk read again; a chunk that kills again is read one article at a time, and the
article that kills is refused. Processes of our own and not `multiprocessing`: a dead worker there hangs or breaks the pool.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from signal import Signals
from typing import Any

from detente.engine.chunks import Item, Read, chunks_of, refusal
from detente.engine.settings import Settings
from detente.engine.worker import OUT_OF_MEMORY
from detente.errors import DetenteError

TRIES = 2
LOST = (EOFError, OSError, pickle.UnpicklingError)
# So many chunks a worker may wait for an earlier one, so that none stands idle behind a long article.
AHEAD = 4
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


class Worker:
    """One worker process, started when it is first asked and again after it died."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.closed = False
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The number of the process, if there is one."""
        return self._process.pid if self._process is not None else None

    def read(self, chunk: list[Item]) -> list[Read] | None:
        """The chunk's records, or nothing if the process died of it."""
        if self._process is None:
            self._start()
        return self._ask(chunk)

    def ended(self) -> str:
        """How the process that gave no answer ended; the next question starts another."""
        process, self._process = self._process, None
        if process is None:
            return "stopped"
        with suppress(OSError):
            process.communicate()  # it has closed its end, so that this ends
        return ending(process.returncode)

    def close(self) -> None:
        """End the process for good."""
        self.closed = True
        if self._process is not None:
            self._process.kill()
            self.ended()

    def _start(self) -> None:
        if self.closed:
            raise DetenteError("the workers have been stopped")
        command = [sys.executable, "-m", "detente.engine.worker"]
        environment = os.environ | ONE_THREAD | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        try:
            fault = self._exchange(self.settings)
        except LOST:
            fault = DetenteError(f"a reading process ended while it loaded ({self.ended()}); has it enough memory?")
        if fault is not None:
            self.close()
            raise fault

    def _ask(self, chunk: list[Item]) -> list[Read] | None:
        try:
            found: list[Read] = self._exchange(chunk)
        except LOST:
            return None
        return found

    def _exchange(self, value: Any) -> Any:
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        pickle.dump(value, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        return pickle.load(process.stdout)


class Pool:
    """Several workers; use it in a `with` block."""

    def __init__(self, settings: Settings, *, workers: int) -> None:
        self.workers = [Worker(settings) for _ in range(workers)]
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        for worker in self.workers:
            self._idle.put(worker)

    def __enter__(self) -> "Pool":
        """The pool itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes."""
        for worker in self.workers:
            worker.close()

    def read(self, items: Iterable[Item]) -> Iterator[Read]:
        """All items with their records, in the order given."""
        waiting: deque[Future[list[Read]]] = deque()
        hands = ThreadPoolExecutor(len(self.workers))
        try:
            for chunk in chunks_of(items):
                waiting.append(hands.submit(self._read, chunk))
                if len(waiting) > AHEAD * len(self.workers):
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            hands.shutdown(wait=False, cancel_futures=True)

    def _read(self, chunk: list[Item]) -> list[Read]:
        worker = self._idle.get()
        try:
            return read_by(worker, chunk)
        finally:
            self._idle.put(worker)


def read_by(worker: Worker, chunk: list[Item]) -> list[Read]:
    """The chunk as read by the worker, however often it must be started again."""
    how = ""
    for _ in range(TRIES):
        found = worker.read(chunk)
        if found is not None:
            return found
        how = worker.ended()
    if len(chunk) == 1:
        return [(refusal(chunk[0], f"it ended the reading process {TRIES} times ({how})"), [])]
    return [read for item in chunk for read in read_by(worker, [item])]


def ending(status: int) -> str:
    """What an exit status says, in words."""
    if status == OUT_OF_MEMORY:
        return "out of memory"
    return f"signal {Signals(-status).name}" if status < 0 else f"status {status}"
