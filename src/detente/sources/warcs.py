"""Which pages does this web archive hold? Every answer that is a document, under its address; damage costs only what it hit."""

import io
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator

from detente.errors import InputError
from detente.model import Refused
from detente.sources.articles import Given
from detente.sources.dates import day_of
from detente.sources.formats import FORMATS, HEAD
from detente.sources.gzip_members import members_of
from detente.sources.inputs import NOTHING, PACKED_FACTOR, Found, Input, Open
from detente.sources.markup import is_page
from detente.sources.packed import Budget, refuse_depth

# By what the server said it sent; scripts, styles, pictures and the like are no reports and pass without a word.
NAMES = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "text/plain": "page.txt",
    "application/pdf": "page.pdf",
    "application/rss+xml": "page.rss",
    "application/atom+xml": "page.atom",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "page.docx",
    "message/rfc822": "page.eml",
    "text/markdown": "page.md",
}
# What says nothing of the kind: it is told by how the answer opens, and passed over where that says nothing either.
UNTOLD = {"", "application/octet-stream", "binary/octet-stream", "application/xml", "text/xml"}
TOLD_BY_OPENING = ("PDF", "NewsML-G2", "feed")
BODIES = ("response", "resource", "conversion")


@dataclass(slots=True)
class _Archive:
    """What was told of addresses so far, and where the file was found damaged."""

    known: dict[str, Given] = field(default_factory=dict)
    lost: list[int] = field(default_factory=list)
    records: int = 0


def read_warc(asked: Input, open_: Open) -> Found:
    """The pages of an archive that is not packed."""
    refuse_depth(asked)
    archive = _Archive()
    yield from _read(asked.stream, 0, archive, asked, open_)
    yield from _end(archive, asked)


def read_packed_warc(asked: Input, open_: Open) -> Found:
    """The pages of an archive packed record by record, or as a whole."""
    refuse_depth(asked)
    archive = _Archive()
    for member in members_of(asked.stream, Budget()):
        yield from _read(io.BufferedReader(member), member.offset, archive, asked, open_)
        if member.damaged and member.offset not in archive.lost:
            archive.lost.append(member.offset)
    yield from _end(archive, asked)


def _end(archive: _Archive, asked: Input) -> Found:
    if archive.lost:
        places = ", ".join(f"{at:,}" for at in archive.lost[:20]) + (", …" if len(archive.lost) > 20 else "")
        yield Refused(source=asked.source, reason=f"is damaged: {len(archive.lost)} records lost, at byte {places}; the others were read")
    elif not archive.records:
        raise InputError("is no web archive that can be read; it holds no whole record")


def _read(stream: Any, offset: int, archive: _Archive, asked: Input, open_: Open) -> Found:
    records = ArchiveIterator(stream, check_digests=True)
    while True:
        at, faults = records.offset, records.err_count
        try:
            with redirect_stderr(io.StringIO()):  # The library prints what we say in our own line.
                record = next(records, None)
        except InputError:
            raise
        except Exception:  # warcio raises whatever its own code stumbles on in a broken record.
            archive.lost.append(offset + at)
            return
        if records.err_count > faults:
            archive.lost.append(offset + at)
        if record is None:
            return
        archive.records += 1
        yield from _record(record, archive, asked, open_)
        with suppress(ValueError):  # A digest in no known form: whether the record is whole is told by its length.
            _drain(record)
        if _is_cut(record):
            archive.lost.append(offset + at)
            return


def may_be_read(content_type: str) -> bool:
    """Whether an answer that the server calls so can be a report."""
    kind = content_type.partition(";")[0].strip().lower()
    return kind in NAMES or kind in UNTOLD


def _told_by_opening(data: bytes) -> str | None:
    if is_page(data[:HEAD].decode("latin-1")):
        return "page.html"
    return "page" if any(kind.opens_with(data) for kind in FORMATS if kind.name in TOLD_BY_OPENING) else None


def _record(record: Any, archive: _Archive, asked: Input, open_: Open) -> Found:
    uri = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type == "metadata":
        archive.known[uri] = _told(record.raw_stream.read(65_536))
        return
    http = record.http_headers
    if record.rec_type not in BODIES or (http is not None and http.get_statuscode() != "200"):
        return
    written = (http.get_header("Content-Type") if http is not None else record.rec_headers.get_header("Content-Type")) or ""
    kind, _, parameters = written.partition(";")
    if not may_be_read(kind):
        return
    source = f"{asked.source}#{uri}"
    try:
        data = _body(record, most=asked.max_bytes * PACKED_FACTOR)
    except InputError as error:
        yield Refused(source=source, reason=str(error))
        return
    name = NAMES.get(kind.strip().lower()) or _told_by_opening(data)
    if name is None:
        return
    known = archive.known.get(uri, NOTHING)
    known = replace(known, url=uri if uri.startswith(("http://", "https://")) else None)
    charset = parameters.lower().partition("charset=")[2].strip("\"' ;") or None
    yield from open_(replace(asked.inner(io.BytesIO(data), name=name), source=source, known=known, charset=charset))


def _body(record: Any, *, most: int) -> bytes:
    """What the server sent, unpacked; refused if it is not whole, not what its digest says, or too much."""
    stream: BinaryIO = record.content_stream()
    pieces, size = [], 0
    try:
        while data := stream.read(65_536):
            pieces.append(data)
            size += len(data)
            if size > most:
                raise InputError(f"is larger than {most:,} bytes unpacked; it is not read")
        _drain(record)
    except (OSError, ValueError, EOFError) as error:
        raise InputError(f"is packed or signed in a way that cannot be undone ({error})") from error
    if _is_cut(record):
        raise InputError("is cut: the archive holds fewer bytes than it says")
    if record.digest_checker is not None and record.digest_checker.passed is False:
        raise InputError("is not what its digest says; the archive was changed or damaged")
    return b"".join(pieces)


def _drain(record: Any) -> None:
    while record.raw_stream.read(65_536):
        pass


def _is_cut(record: Any) -> bool:
    """Whether bytes were missing when the record was read to its end."""
    return getattr(record.raw_stream, "limit", 0) > 0


def _told(data: bytes) -> Given:
    """What a metadata record says of the next answer: the day and title that led to it."""
    pairs = (line.partition(":") for line in data.decode("utf-8", "replace").splitlines())
    told = {name.strip().lower(): value.strip() for name, _, value in pairs}
    return Given(
        text="",
        title=told.get("title") or None,
        outlet=told.get("outlet") or None,
        published=day_of(told.get("published", "")),
    )
