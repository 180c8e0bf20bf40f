"""What is in this zip file? Each member in its order as an input of its own, or one DOCX document; nothing is written anywhere."""

import io
import stat
import zipfile
from typing import BinaryIO, cast

from detente.errors import InputError
from detente.model import Refused
from detente.sources.formats import READ, late
from detente.sources.inputs import Found, Input, Open, article_in, printable, whole
from detente.sources.members import MOST_MEMBERS, is_about, refuse_way_out
from detente.sources.packed import DAMAGE, Budget, Unpacked, refuse_depth

BROKEN = (zipfile.BadZipFile, NotImplementedError, IndexError, *DAMAGE)
DOCX_BODY = "word/document.xml"
OFFICE, OPEN_DOCUMENT = "[Content_Types].xml", {"mimetype", "content.xml"}


def read_zip(asked: Input, open_: Open) -> Found:
    """Every member that is a report; what is encrypted or leads out of the archive is refused."""
    stream = asked.stream if asked.stream.seekable() else io.BytesIO(whole(asked, packed=True))
    try:
        archive = zipfile.ZipFile(stream)
    except BROKEN as error:
        raise InputError(f"is a cut or damaged zip file ({error}); pack it again") from error
    names = set(archive.namelist())
    size = stream.seek(0, io.SEEK_END)
    budget = Budget(packed=size)
    if DOCX_BODY in names:
        yield article_in(late("docx:read_docx")(archive, budget=budget), asked)
    elif OFFICE in names or names >= OPEN_DOCUMENT:
        raise InputError(f"is an Office file without a text document; {READ}")
    else:
        yield from _members(archive, budget, asked, open_)


def _members(archive: zipfile.ZipFile, budget: Budget, asked: Input, open_: Open) -> Found:
    refuse_depth(asked)
    members = [info for info in archive.infolist() if info.filename and not info.is_dir() and not is_about(info.filename)]
    if not members:
        raise InputError("is an archive with nothing to read in it")
    for info in members[:MOST_MEMBERS]:
        try:
            refuse_way_out(info.filename)
            if stat.S_ISLNK(info.external_attr >> 16):
                raise InputError("is a link inside an archive; only plain files are read")
            if info.flag_bits & 1:
                raise InputError("is encrypted; unpack it with its password first")
            with archive.open(info) as member:
                inside = Unpacked(member, budget)
                yield from open_(asked.inner(cast(BinaryIO, inside), name=info.filename))
        except InputError as error:
            yield Refused(source=f"{asked.source}#{printable(info.filename)}", reason=str(error))
        except BROKEN as error:
            yield Refused(source=f"{asked.source}#{printable(info.filename)}", reason=f"is cut or damaged ({error}); pack it again")
    if len(members) > MOST_MEMBERS:
        raise InputError(f"has {len(members):,} members; the first {MOST_MEMBERS:,} were read")
