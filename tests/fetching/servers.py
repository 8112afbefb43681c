"""Real servers on loopback that play a script, and a clock that does not wait."""

from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import NamedTuple, Protocol, Self

from media_monitor.fetching import Fetcher, Policy

NOW = datetime(2021, 8, 28, 12, tzinfo=UTC)
MIB = 2**20


class Reply(NamedTuple):
    """What the server says to a path; a body that is a function writes as it likes.

    With a status of 0 it writes everything itself, the status line too.
    """

    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),)
    body: bytes | Callable[[Callable[[bytes], object]], object] = b"<p>Hello</p>"


class Server(ThreadingHTTPServer):
    """A real server that plays a script: per path, replies in turn, the last one for ever."""

    daemon_threads = True

    def __init__(self, script: dict[str, list[Reply]], host: str) -> None:
        super().__init__((host, 0), Handler)
        self.script = script
        self.seen: list[str] = []
        self.agents: set[str | None] = set()
        self.cookies: list[str | None] = []
        self.base = f"http://{host}:{self.server_port}"

    def __enter__(self) -> Self:
        self.thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.shutdown()
        self.thread.join()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that hangs up is what some of these tests are about."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.seen.append(self.path)
        self.server.agents.add(self.headers["User-Agent"])
        self.server.cookies.append(self.headers["Cookie"])
        replies = self.server.script.get(self.path, [Reply(404)])
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        if reply.status:
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            self.end_headers()
        if callable(reply.body):
            reply.body(self.wfile.write)
        else:
            self.wfile.write(reply.body)

    def log_message(self, *_: object) -> None:
        pass


class Time:
    """A clock that only moves when someone sleeps."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.naps: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.seconds += seconds

    def now(self) -> float:
        return self.seconds


class Serve(Protocol):
    """Starts a server that ends with the test."""

    def __call__(self, script: dict[str, list[Reply]], host: str = "127.0.0.1") -> Server: ...


def fetcher(timing: Time, policy: Policy | None = None) -> Fetcher:
    return Fetcher(clock=lambda: NOW, policy=policy, timer=timing.now, sleep=timing.sleep)


def text(body: bytes, status: int = 200) -> Reply:
    return Reply(status, (("Content-Type", "text/plain"),), body)


def to(location: str, status: int = 302) -> Reply:
    return Reply(status, (("Location", location),), b"")
