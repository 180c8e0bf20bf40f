"""A web server on this machine whose every answer a test writes itself, and a clock that only waiting moves."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network

from detente.sources.download import Limits
from detente.sources.fetch import Fetcher, World

WORDS = "Ardenia will withdraw its envoy from Borland by the end of the month, the ministry said on Thursday in a statement. "
PAGE = f"<html><head><title>Envoy leaves</title></head><body><article><p>{WORDS * 2}</p><p>{WORDS}</p></article></body></html>".encode()
NO_ROBOTS = {"/robots.txt": (404, {}, b"")}
Plain = tuple[int, dict[str, str], bytes]


@dataclass
class Web:
    """The server: what it answers under each path, and the requests it had."""

    port: int = 0
    answers: dict[str, Plain | list[Plain] | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@dataclass
class Clock:
    """A time that only `sleep` moves, and how long each sleep was."""

    time: datetime = datetime(2026, 3, 5, 12, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)


@contextmanager
def serving(answers: dict[str, object]) -> Iterator[Web]:
    web = Web(answers={**NO_ROBOTS, **answers})  # type: ignore[dict-item]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            answer = web.answers.get(self.path, (404, {}, b"nothing here"))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer.pop(0) if isinstance(answer, list) else answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), "Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):
                super().handle()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    web.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def fetcher(clock: Clock | None = None, *, private: bool = True, **options: object) -> Fetcher:
    clock = clock or Clock()
    allowed = [ip_network("127.0.0.1")] if private else []
    world = World(now=clock.now, sleep=clock.sleep, **{k: options.pop(k) for k in ("resolve",) if k in options})  # type: ignore[arg-type]
    return Fetcher(world=world, allowed=allowed, **{"limits": Limits(seconds=5, most_bytes=1_000_000), **options})  # type: ignore[arg-type]


def drip(handler: BaseHTTPRequestHandler) -> None:
    """One byte every few hundredths of a second, without end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.02)
    except OSError:
        return
