"""May this member of an archive be read under its name?"""

import re

from detente.errors import InputError
from detente.sources.walk import is_skipped

MOST_MEMBERS = 20_000
WAY_OUT = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\x00-\x1f\x7f]")


def is_about(name: str) -> bool:
    """Whether a member, like a file in a folder, is hidden or about the others."""
    parts = re.split(r"[/\\]", name)
    return any(is_skipped(part) for part in parts if part not in ("", ".", ".."))


def refuse_way_out(name: str) -> None:
    """Refuse a name that leads out of the archive, or that no file should have."""
    if WAY_OUT.search(name):
        raise InputError("has a name that leads out of the archive; it is not read")
