"""What is inside this compressed stream? Read as it unpacks, and stopped when it unpacks to far more than it is."""

import bz2
import gzip
import io
import lzma
import os
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, cast

from detente.errors import InputError
from detente.sources.formats import late
from detente.sources.inputs import Found, Input, Open, buffered

# Text packs 3 to 20 times, the most repetitive table 100 times, a bomb 1,000 times and more.
MOST_RATIO = 200
FREE = 20_000_000
DEEPEST = 3
DAMAGE = (EOFError, zlib.error, lzma.LZMAError, OSError, ValueError)


@dataclass(slots=True)
class Budget:
    """How many bytes may still come out of what came in; one archive has one, however many members share its bytes."""

    packed: int = 0
    unpacked: int = 0

    def spend(self, size: int) -> None:
        """Count bytes that came out; refused if they are too many for those that came in."""
        self.unpacked += size
        if self.unpacked > FREE + self.packed * MOST_RATIO:
            raise InputError(f"unpacks to more than {MOST_RATIO} times its size, as an archive bomb does; it is not read")


class Counted(io.RawIOBase):
    """The packed bytes, counted as they are read."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        """Read from `stream`, count in `budget`."""
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As of any raw stream."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._budget.packed += len(data)
        return len(data)


class Unpacked(io.RawIOBase):
    """The unpacked bytes, within the budget; damage ends them with the place it was met."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        """Read from `stream`, count in `budget`."""
        self._stream, self._budget, self._at = stream, budget, 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As of any raw stream; refused where the packed bytes are damaged."""
        try:
            data = self._stream.read(len(buffer))
        except DAMAGE as error:
            raise InputError(f"is cut or damaged {self._at:,} unpacked bytes in ({error}); what came before was read") from error
        self._at += len(data)
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


def read_gzip(asked: Input, open_: Open) -> Found:
    """What a gzip file holds, one member or many."""
    if asked.name.lower().endswith(".warc.gz"):
        found: Found = late("warcs:read_packed_warc")(asked, open_)
        return found
    return _read(asked, open_, lambda stream: gzip.GzipFile(fileobj=stream))


def read_bzip2(asked: Input, open_: Open) -> Found:
    """What a bzip2 file holds."""
    return _read(asked, open_, bz2.BZ2File)


def read_xz(asked: Input, open_: Open) -> Found:
    """What an xz file holds."""
    return _read(asked, open_, lzma.LZMAFile)


def refuse_depth(asked: Input) -> None:
    """Refuse what is packed too often; a `.tar.gz` is packed twice."""
    if asked.depth >= DEEPEST:
        raise InputError(f"is packed more than {DEEPEST} times over; unpack it first")


def _read(asked: Input, open_: Open, unpack: Callable[[Any], Any]) -> Found:
    refuse_depth(asked)
    budget = Budget()
    inside = Unpacked(unpack(io.BufferedReader(cast(Any, Counted(asked.stream, budget)))), budget)
    stem, suffix = os.path.splitext(asked.name)
    name = stem + ".tar" if suffix.lower() == ".tgz" else stem if suffix.lower() in (".gz", ".bz2", ".xz") else asked.name
    # The packing adds no name of its own: the source stays that of the file.
    yield from open_(asked.unpacked(buffered(cast(BinaryIO, inside)), name=name))
