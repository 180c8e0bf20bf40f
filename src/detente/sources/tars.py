"""What is in this tar file? Each plain file in its order as an input of its own; nothing is written anywhere."""

import tarfile
from typing import BinaryIO, cast

from detente.errors import InputError
from detente.model import Refused
from detente.sources.inputs import Found, Input, Open, printable
from detente.sources.members import MOST_MEMBERS, is_about, refuse_way_out
from detente.sources.packed import DAMAGE, Budget, Unpacked, refuse_depth


def read_tar(asked: Input, open_: Open) -> Found:
    """Every member that is a report; links, devices and names that lead out of the archive are refused."""
    refuse_depth(asked)
    count = 0
    try:
        # As a stream: a tar inside a gzip file is never held whole.
        with tarfile.open(fileobj=asked.stream, mode="r|") as archive:
            for info in archive:
                if info.isdir() or is_about(info.name):
                    continue
                count += 1
                if count > MOST_MEMBERS:
                    raise InputError(f"has more than {MOST_MEMBERS:,} members; so many were read")
                yield from _member(archive, info, asked, open_)
    except (tarfile.TarError, *DAMAGE) as error:
        raise InputError(f"is a cut or damaged tar file ({error}); {count} of its members were met") from error
    if not count:
        raise InputError("is an archive with nothing to read in it")


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, asked: Input, open_: Open) -> Found:
    try:
        refuse_way_out(info.name)
        member = archive.extractfile(info) if info.isreg() else None
        if member is None:
            raise InputError("is a link or a device inside an archive; only plain files are read")
        yield from open_(asked.inner(cast(BinaryIO, Unpacked(member, Budget(packed=info.size))), name=info.name))
    except InputError as error:
        yield Refused(source=f"{asked.source}#{printable(info.name)}", reason=str(error))
