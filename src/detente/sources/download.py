"""What does this address answer? One request to the number that was checked, within a limit of time and of bytes; nothing is followed."""

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from detente.errors import InputError
from detente.sources.addresses import Target

AGENT = "detente"
CHUNK = 65_536
TOO_LATE = "did not answer whole within {:g} s; nothing of it was kept"
GZIP = b"\x1f\x8b\x08"
ANY_ZLIB = 47  # zlib's word for "gzip or zlib, as it opens"
QUIET_SECONDS, CONNECT_SECONDS = 20.0, 5.0
BODILESS = {204, 304}
PLAIN = {"", "identity"}
PACKED = {"gzip", "x-gzip", "deflate"}
SAFE = "/%:=&?~#+!$,;'@()*[]-._"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one answer may take, and how many bytes it may have, packed and unpacked."""

    seconds: float = 60.0
    most_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: the status, the headers in their order, the body as it was sent and as it unpacks; `cut` if more was left."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    sent: bytes
    body: bytes
    cut: bool = False

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name), None)


class _Pinned(http.client.HTTPConnection):
    """A connection to the checked number, whatever the name means by now; the certificate is checked for the name.

    `wire` stays known when the connection hands its socket on to the answer.
    """

    def __init__(self, target: Target) -> None:
        super().__init__(target.host, target.port, timeout=QUIET_SECONDS)
        self._target = target
        self.wire: socket.socket | None = None

    def connect(self) -> None:
        self.wire = self.sock = _first_answering(self._target)
        self.sock.settimeout(QUIET_SECONDS)
        if self._target.secure:
            # The handshake comes after the socket is known, so that the clock can end it too.
            self.wire = self.sock = _trust().wrap_socket(self.sock, server_hostname=self._target.host, do_handshake_on_connect=False)
            self.sock.do_handshake()


def _first_answering(target: Target) -> socket.socket:
    for number in target.numbers[:-1]:
        try:
            return socket.create_connection((number, target.port), CONNECT_SECONDS)
        except OSError:
            continue  # The next number of the same host may answer.
    return socket.create_connection((target.numbers[-1], target.port), QUIET_SECONDS)


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def download(target: Target, *, headers: Mapping[str, str], limits: Limits, cut: bool = False) -> Answer:
    """The answer to one GET; refused if it takes too long or is too large, or, with `cut`, read up to the limit."""
    connection = _Pinned(target)
    late = threading.Event()
    clock = threading.Timer(limits.seconds, _end, [connection, late])
    clock.daemon = True
    clock.start()
    try:
        answer = _answer(connection, target, headers=headers, limits=limits, cut=cut)
    except (OSError, http.client.HTTPException, ValueError, InputError) as error:
        if late.is_set():
            raise InputError(TOO_LATE.format(limits.seconds)) from error
        if isinstance(error, InputError):
            raise
        raise InputError(f"cannot be fetched ({type(error).__name__}: {str(error)[:120]})") from error
    finally:
        clock.cancel()
        connection.close()
    if late.is_set():  # A body without a declared length seems to end where the clock ended it.
        raise InputError(TOO_LATE.format(limits.seconds))
    return answer


def _end(connection: _Pinned, late: threading.Event) -> None:
    late.set()
    if connection.wire is not None:
        try:
            connection.wire.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # It was closed already.


def _answer(connection: http.client.HTTPConnection, target: Target, *, headers: Mapping[str, str], limits: Limits, cut: bool) -> Answer:
    asked = {"Host": target.named, "User-Agent": AGENT, "Accept-Encoding": "gzip", "Connection": "close", **headers}
    connection.request("GET", quote(target.path, safe=SAFE), headers=asked)
    response = connection.getresponse()
    most = limits.most_bytes
    pieces, size = [], 0
    while size <= most and (piece := response.read1(CHUNK)):
        pieces.append(piece)
        size += len(piece)
    sent = b"".join(pieces)
    if size > most and not cut:
        raise InputError(f"is larger than {most:,} bytes; nothing of it was kept")
    declared = response.getheader("Content-Length", "")
    if size <= most and declared.isdigit() and int(declared) != size and response.status not in BODILESS:
        raise InputError(f"said it has {int(declared):,} bytes and sent {size:,}; nothing of it was kept")
    body = _unpacked(sent[:most], response.getheader("Content-Encoding", ""), most=most, cut=cut)
    return Answer(target.url, response.status, response.reason, tuple(response.getheaders()), sent[:most], body[:most], size > most)


def _unpacked(sent: bytes, encoding: str, *, most: int, cut: bool) -> bytes:
    encoding = encoding.strip().lower()
    if encoding in PLAIN:
        return sent
    if encoding not in PACKED:
        raise InputError(f"is packed as {encoding[:20]!r}, which was not asked for")
    unpack = zlib.decompressobj(ANY_ZLIB)
    try:
        body = unpack.decompress(sent, most + 1)
    except zlib.error as error:
        raise InputError(f"is packed in a way that cannot be undone ({error})") from error
    if len(body) > most and not cut:
        raise InputError(f"unpacks to more than {most:,} bytes; nothing of it was kept")
    if not unpack.eof and not cut:
        raise InputError("is packed and broke off in the middle; nothing of it was kept")
    if unpack.unused_data.startswith(GZIP) and not cut:  # Who reads the kept answer later would see the first alone.
        raise InputError("is packed as several members one after the other; nothing of it was kept")
    return body
