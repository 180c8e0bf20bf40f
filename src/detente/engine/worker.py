"""What does one worker process do? Loads a reader and turns chunks into records until its input ends.

    python -m detente.engine.worker

Standard input brings the settings and then chunks, standard output takes the records, both pickled; only the process that
started the worker holds the other ends.
"""

import os
import pickle
import signal
import sys
from typing import Any, BinaryIO

from detente.engine.chunks import read_chunk
from detente.engine.limits import hold_to
from detente.engine.settings import Settings
from detente.errors import DetenteError
from detente.reading.pipeline import Reader

OUT_OF_MEMORY = 70


def main() -> None:
    """Answer until there is nothing more to answer."""
    # What a library prints must not mix with the answers.
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    # An interrupt at the keyboard is for the process that started this one; when it leaves, the input ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        answer(sys.stdin.buffer, sink)
    except (EOFError, BrokenPipeError):
        return
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def answer(source: BinaryIO, sink: BinaryIO) -> None:
    """Load the reader, then read chunk after chunk."""
    settings: Settings = pickle.load(source)
    hold_to(settings.limit)
    try:
        reader = settings.load()
    except DetenteError as error:
        send(error, sink)
        return
    send(None, sink)
    work(reader, source, sink)


def work(reader: Reader, source: BinaryIO, sink: BinaryIO) -> None:
    """Read chunks as they come."""
    while True:
        send(read_chunk(pickle.load(source), reader), sink)


def send(value: Any, sink: BinaryIO) -> None:
    """Write one value whole."""
    pickle.dump(value, sink, protocol=pickle.HIGHEST_PROTOCOL)
    sink.flush()


if __name__ == "__main__":
    main()
