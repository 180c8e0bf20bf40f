"""How much memory may the reading take, and how many processes fit into it?"""

import os
import re
import sys
from importlib import import_module

from detente.errors import UsageError

UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}
WRITTEN = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?", re.I)
# What one process needs beside the text: 500 MB were measured at the most on the release corpus, the rest is for long articles.
LEAST = 600 * 2**20
# The process that hands out the work holds no parser.
HEAD = 250 * 2**20


def bytes_of(written: str) -> int:
    """A size such as 900M or 4G in bytes."""
    found = WRITTEN.fullmatch(written.strip())
    if found is None:
        raise UsageError(f"--limit-memory {written!r} is no size; write 900M or 4G")
    return int(float(found[1]) * UNITS[found[2].upper()])


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared_out(limit: int, workers: int) -> tuple[int, int]:
    """How many of the workers fit into the limit, and the bytes that each may take."""
    fitting = min(workers, (limit - HEAD) // LEAST)
    if fitting < 1:
        raise UsageError(f"--limit-memory: {limit // 2**20} MB are too few; one worker needs {(HEAD + LEAST) // 2**20} MB")
    return fitting, (limit - HEAD) // fitting


def hold_to(limit: int | None) -> None:
    """Let this process have no more memory of its own than that; more than it is a MemoryError."""
    if limit is None or sys.platform == "win32":
        return
    resource = import_module("resource")
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
