"""Which files do these paths mean? Folders in sorted order, each file and folder once, links followed but not round."""

import errno
import glob
import os
import re
import stat
from collections.abc import Iterator, Sequence

from detente.model import Refused

STDIN = "-"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
SKIPPED_SUFFIXES = (".toml",)
NODES = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def find_files(paths: Sequence[str]) -> Iterator[str | Refused]:
    """The files at the paths, `-` for standard input; a refusal for what is no file or a folder without any."""
    seen: set[str] = set()
    for path in sorted({each for given in paths for each in _matching(given)}, key=os.fsencode):
        if path == STDIN:
            yield STDIN
        else:
            yield from _find_below(path, seen)


def _matching(path: str) -> list[str]:
    """What a pattern such as `reports/**/*.txt` stands for; a path that is there, or matches nothing, stands for itself."""
    if not glob.has_magic(path) or os.path.lexists(path):
        return [path]
    return glob.glob(path, recursive=True) or [path]


def shown(path: str) -> str:
    """The path as text that can be printed; bytes that are not UTF-8 are written as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _find_below(root: str, seen: set[str]) -> Iterator[str | Refused]:
    # A list instead of recursion: folders may be nested deeper than calls.
    waiting, found = [root], 0
    while waiting:
        path = waiting.pop()
        try:
            mode = os.stat(path).st_mode
            real = os.path.realpath(path)
            if real in seen:
                found += 1
                continue
            seen.add(real)
            if stat.S_ISDIR(mode):
                waiting.extend(os.path.join(path, name) for name in sorted(_names_in(path), key=os.fsencode, reverse=True))
                continue
        except (OSError, ValueError) as error:
            yield Refused(source=shown(path), reason=_reason(path, error))
        else:
            yield path if stat.S_ISREG(mode) else Refused(source=shown(path), reason=_not_a_file(mode))
        found += 1
    if not found:
        yield Refused(
            source=shown(root),
            reason=f"nothing to read in {shown(root)}; put reports as text, HTML or JSON lines there",
        )


def _names_in(folder: str) -> list[str]:
    return [name for name in os.listdir(folder) if not is_skipped(name)]


def is_skipped(name: str) -> bool:
    """Whether a file or folder in a folder is hidden, or about the reports and not one of them."""
    hidden = name.startswith(".")
    about = name.startswith("README") or name.split(".")[0] == "LICENSE"
    return hidden or about or name.endswith(SKIPPED_SUFFIXES)


def _not_a_file(mode: int) -> str:
    node = NODES.get(stat.S_IFMT(mode), "neither file nor folder")
    return f"is {node}; give a file or a folder, or - for standard input"


def _missing(path: str) -> str:
    if ADDRESS.match(path):
        return "is a web address; fetch it first: detente fetch ADDRESS --keep FOLDER, then read FOLDER"
    return "does not exist; give a file or a folder, or - for standard input"


def _reason(path: str, error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "is a symbolic link that leads back to itself; give the file"
    if isinstance(error, FileNotFoundError):
        if os.path.islink(path):
            return f"is a broken symbolic link to {shown(os.readlink(path))}; give the file itself"
        return _missing(path)
    cause = error.strerror if isinstance(error, OSError) else error
    return f"cannot be read ({cause}); it must be a file or folder open to you"
