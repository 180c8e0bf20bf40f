"""Which members does this gzip file have? One after the other; a damaged one is skipped and the next one searched for."""

import io
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from detente.sources.packed import Budget

MAGIC = b"\x1f\x8b\x08"
CHUNK = 65_536
GZIP = 31  # zlib's word for "with a gzip header"


class Member(io.RawIOBase):
    """The unpacked bytes of one member; it ends where the member ends, or at damage."""

    def __init__(self, packed: "_Packed") -> None:
        """Read from where `packed` stands."""
        self.offset = packed.offset
        self.damaged = False
        self._packed, self._inflate = packed, zlib.decompressobj(GZIP)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As of any raw stream."""
        while not self._inflate.eof and not self.damaged:
            packed = self._packed.take()
            if not packed:
                self.damaged = True
                break
            try:
                data = self._inflate.decompress(packed, len(buffer))
            except zlib.error:
                self._packed.put_back(packed)
                self.damaged = True
                break
            self._packed.put_back(self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail)
            self._packed.budget.spend(len(data))
            if data:
                buffer[: len(data)] = data
                return len(data)
        return 0


class _Packed:
    """The packed bytes with a place to put back what was taken too much; `offset` is where in the file it stands."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self.offset, self.budget = 0, budget
        self._stream, self._ahead = stream, b""

    def take(self) -> bytes:
        data = self._ahead or self._stream.read(CHUNK)
        if not self._ahead:
            self.budget.packed += len(data)
        self._ahead = b""
        self.offset += len(data)
        return data

    def put_back(self, data: bytes) -> None:
        self._ahead = data
        self.offset -= len(data)

    def skip_to_magic(self) -> bool:
        """Go on to the next place where a member may begin; False if there is none."""
        tail = b""
        while data := self.take():
            data, tail = tail + data, b""
            at = data.find(MAGIC)
            if at >= 0:
                self.put_back(data[at:])
                return True
            tail = data[-2:]
        return False


def members_of(stream: BinaryIO, budget: Budget) -> Iterator[Member]:
    """Each member in turn; read one to its end before the next is asked for, what is left of it is passed over."""
    packed = _Packed(stream, budget)
    while packed.skip_to_magic():
        member = Member(packed)
        yield member
        while member.read(CHUNK):
            pass
        if member.damaged and packed.offset == member.offset:
            packed.put_back(packed.take()[1:])
