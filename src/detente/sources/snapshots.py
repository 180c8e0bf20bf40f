"""What has been fetched, and what came of it? A folder of kept answers, one WARC file a version, and a log of all visits."""

import base64
import gzip
import hashlib
import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from detente.errors import InputError, StoreError
from detente.sources.articles import Given
from detente.sources.download import Answer

LOG = ".visits.jsonl"
# How the answer travelled is not kept: it is over, and the bytes are whole.
TRAVEL = {"transfer-encoding", "content-length", "connection", "keep-alive"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One look at an address: what it answered, and the file that holds the answer (None if there was nothing new to keep)."""

    url: str
    time: str
    status: int
    file: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class Snapshots:
    """The folder of kept answers; what it says it has kept survives a kill."""

    def __init__(self, folder: Path) -> None:
        """Open the folder, made if it is not there."""
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{folder}: cannot be made ({error.strerror}); name a folder that can be written") from error
        self._last = {visit.url: visit for visit in self._visits() if visit.file is not None}

    def last(self, url: str) -> Visit | None:
        """The last visit that kept an answer, whose file is still there."""
        visit = self._last.get(url)
        return visit if visit is not None and visit.file is not None and (self.folder / visit.file).exists() else None

    def conditions(self, url: str) -> dict[str, str]:
        """The headers that ask for the page only if it has changed since."""
        visit = self.last(url)
        if visit is None:
            return {}
        asked = {"If-None-Match": visit.etag, "If-Modified-Since": visit.last_modified}
        return {name: value for name, value in asked.items() if value}

    def keep(self, url: str, answer: Answer, *, time: datetime, known: Given) -> bool:
        """Keep an answer of status 200 as a version of its address; False if the last version has the same body."""
        name = f"{_digest([answer.url, hashlib.sha256(answer.body).hexdigest()])}.warc.gz"
        name = f"{_host_part(answer.url)}-{name}"
        last = self.last(url)
        is_new = last is None or last.file != name
        if not (self.folder / name).exists():
            self._write(name, warc_of(answer, time=time, known=known))
        self.note(url, answer, time=time, file=name)
        return is_new

    def note(self, url: str, answer: Answer, *, time: datetime, file: str | None = None) -> None:
        """Write a visit down."""
        visit = Visit(
            url=url,
            time=time.isoformat(timespec="seconds"),
            status=answer.status,
            file=file,
            etag=answer.header("etag"),
            last_modified=answer.header("last-modified"),
        )
        with open(self.folder / LOG, "ab") as log:
            # A line that a kill cut short is ended first, so that it spoils no other.
            start = b"\n" if log.tell() and not self._ends_whole() else b""
            log.write(start + json.dumps(asdict(visit), ensure_ascii=False).encode() + b"\n")
            log.flush()
            os.fsync(log.fileno())
        if file is not None:
            self._last[url] = visit

    def body(self, url: str) -> bytes | None:
        """The body that the last visit kept, unpacked."""
        visit = self.last(url)
        if visit is None or visit.file is None:
            return None
        with open(self.folder / visit.file, "rb") as file:
            return next((r.content_stream().read() for r in ArchiveIterator(file) if r.rec_type == "response"), None)

    def _ends_whole(self) -> bool:
        with open(self.folder / LOG, "rb") as log:
            log.seek(-1, os.SEEK_END)
            return log.read(1) == b"\n"

    def _visits(self) -> Iterator[Visit]:
        try:
            lines = (self.folder / LOG).read_bytes().splitlines()
        except FileNotFoundError:
            return
        for line in lines:
            visit = _visit(line)
            if visit is not None:
                yield visit

    def _write(self, name: str, data: bytes) -> None:
        draft = self.folder / f".{name}.draft"
        try:
            with open(draft, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, self.folder / name)
        except OSError as error:
            raise StoreError(f"{self.folder / name}: cannot be kept ({error.strerror})") from error


def warc_of(answer: Answer, *, time: datetime, known: Given) -> bytes:
    """The answer as a WARC file of one or two records, each packed on its own: what led to it, and what the server sent."""
    told = {name: value for name, value in (("title", known.title), ("outlet", known.outlet), ("published", known.published)) if value}
    lines = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in told.items())
    metadata = _record("metadata", "application/warc-fields", answer, time=time, block=lines.encode()) if told else b""
    kept = [pair for pair in answer.headers if pair[0].lower() not in TRAVEL] + [("Content-Length", str(len(answer.sent)))]
    head = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in kept)
    block = f"HTTP/1.1 {answer.status} {answer.reason}".rstrip().encode() + f"\r\n{head}\r\n".encode() + answer.sent
    return metadata + _record("response", "application/http; msgtype=response", answer, time=time, block=block)


def _record(kind: str, content_type: str, answer: Answer, *, time: datetime, block: bytes) -> bytes:
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ")
    fields_of = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{answer.url} {stamp} {kind}')}>",
        "WARC-Target-URI": answer.url,
        "WARC-Date": stamp,
        "WARC-Block-Digest": f"sha1:{base64.b32encode(hashlib.sha1(block).digest()).decode()}",
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    }
    head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields_of.items())
    return gzip.compress(f"{head}\r\n".encode() + block + b"\r\n\r\n", mtime=0)


def _visit(line: bytes) -> Visit | None:
    """The visit that a line of the log holds; None for one that a kill cut short."""
    try:
        plain = json.loads(line)
        return Visit(**{field.name: plain[field.name] for field in fields(Visit)})
    except (ValueError, KeyError, TypeError):
        return None


def _digest(values: list[str]) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]


def _host_part(url: str) -> str:
    host = url.split("/")[2] if url.count("/") >= 2 else ""
    kept = "".join(c if c.isalnum() or c in ".-" else "_" for c in host)[:80]
    if not kept:
        raise InputError("is no web address: it names no host")
    return kept
