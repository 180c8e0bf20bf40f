"""What was lost of this web archive, and where does it go on? Told by bytes."""

import io
import re
from dataclasses import dataclass, field

OPENS = re.compile(rb"WARC/1\.\d\r?\n")
LINE = 65_536
MOST_TOLD = 20


@dataclass(slots=True)
class Damage:
    """The first bytes of records that were lost, and stretches between records that are none."""

    lost: list[int] = field(default_factory=list)
    gaps: list[tuple[int, int]] = field(default_factory=list)

    def told(self) -> str | None:
        """The damage in words; None if there is none."""
        parts = []
        if self.lost:
            parts.append(f"{len(self.lost)} records lost, at byte {_few([f'{at:,}' for at in self.lost])}")
        if self.gaps:
            parts.append(f"bytes {_few([f'{first:,} to {last:,}' for first, last in self.gaps])} are no record")
        return f"is damaged: {'; '.join(parts)}; the others were read" if parts else None


def next_record(stream: io.BufferedReader, at: int) -> int | None:
    """The first byte from `at` on where a line opens as a record does; None if no line does."""
    stream.seek(max(0, at - 1))
    begins = at == 0 or stream.read(1) == b"\n"
    while line := stream.readline(LINE):
        if begins and OPENS.match(line):
            return at
        at += len(line)
        begins = line.endswith(b"\n")
    return None


def _few(places: list[str]) -> str:
    return ", ".join(places[:MOST_TOLD]) + (", …" if len(places) > MOST_TOLD else "")
