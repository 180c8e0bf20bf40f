"""Which pages does this web archive hold? Every answer that is a document, under its address; damage costs only what it hit."""

import io
from collections.abc import Generator
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator

from detente.errors import InputError
from detente.model import Article, Refused
from detente.sources.articles import Given
from detente.sources.dates import day_of
from detente.sources.formats import FORMATS, HEAD
from detente.sources.gzip_members import members_of
from detente.sources.inputs import NOTHING, PACKED_FACTOR, Found, Input, Open
from detente.sources.markup import is_page
from detente.sources.packed import Budget, refuse_depth
from detente.sources.warc_damage import Damage, next_record

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
    """What was told of addresses so far, where the file was found damaged, and how many records it had."""

    known: dict[str, Given] = field(default_factory=dict)
    damage: Damage = field(default_factory=Damage)
    records: int = 0


def read_warc(asked: Input, open_: Open) -> Found:
    """The pages of an archive that is not packed."""
    refuse_depth(asked)
    archive = _Archive()
    at: int | None = 0
    while at is not None:
        stopped = yield from _read(asked.stream, 0, archive, asked, open_)
        at = _go_on(asked.stream, stopped, archive) if stopped is not None and asked.stream.seekable() else None
    yield from _end(archive, asked)


def _go_on(stream: io.BufferedReader, stopped: int, archive: _Archive) -> int | None:
    """Stand at the next record after the byte at which reading stopped; None if there is none."""
    found = next_record(stream, stopped)
    end = stream.seek(0, io.SEEK_END) if found is None else stream.seek(found)
    if stopped - 1 not in archive.damage.lost and stopped < end:
        archive.damage.gaps.append((stopped, end - 1))
    return found


def read_packed_warc(asked: Input, open_: Open) -> Found:
    """The pages of an archive packed record by record, or as a whole."""
    refuse_depth(asked)
    archive = _Archive()
    for member in members_of(asked.stream, Budget()):
        yield from _read(io.BufferedReader(member), member.offset, archive, asked, open_)
        if member.damaged and member.offset not in archive.damage.lost:
            archive.damage.lost.append(member.offset)
    yield from _end(archive, asked)


def _end(archive: _Archive, asked: Input) -> Found:
    told = archive.damage.told()
    if not archive.records and (archive.damage.gaps or not told):
        raise InputError("is no web archive that can be read; it holds no whole record")
    if told:
        yield Refused(source=asked.source, reason=told)


def _read(stream: Any, offset: int, archive: _Archive, asked: Input, open_: Open) -> Generator[Article | Refused, None, int | None]:
    """The answers up to the end or to damage; returns the byte after which it may go on, None at the end."""
    records = ArchiveIterator(stream, check_digests=True)
    begin: int = records.offset
    end = begin
    while True:
        faults: int = records.err_count
        try:
            with redirect_stderr(io.StringIO()):  # The library prints what we say in our own line.
                record = next(records, None)
        except InputError:
            raise
        except Exception:  # warcio raises whatever its own code stumbles on in a broken record.
            if not stream.seekable():
                archive.damage.lost.append(offset + end)
            return end if end > begin else begin + 1
        at: int = records.offset
        if records.err_count > faults:
            archive.damage.gaps.append((offset + end, offset + at - 1))
        if record is None:
            return None
        archive.records += _is_one(record)
        yield from _record(record, archive, asked, open_)
        with suppress(ValueError):  # A digest in no known form: whether the record is whole is told by its length.
            _drain(record)
        if _is_cut(record):
            archive.damage.lost.append(offset + at)
            return at + 1
        end = records.fh.tell() - records.reader.rem_length()


def _is_one(record: Any) -> bool:
    """Whether it is a record by more than its place; the library takes any words for one of an older kind of archive."""
    headers = record.rec_headers
    return headers.get_header("WARC-Type") is not None if record.format == "warc" else "://" in (headers.get_header("uri") or "")


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
