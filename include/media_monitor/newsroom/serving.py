"""Serves the rendered newsroom over HTTP, with validators so that nothing is sent twice."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from media_monitor.errors import ConfigError, MediaMonitorError
from media_monitor.newsroom.rendering import Answer, render

HOST = "127.0.0.1"
PORT = 8710

log = logging.getLogger(__name__)


class Newsroom(ThreadingHTTPServer):
    """The web server of all outlets; raises MediaMonitorError when the port cannot be used."""

    def __init__(self, host: str, port: int) -> None:
        try:
            super().__init__((host, port), _Desk)
        except (OSError, OverflowError) as error:
            raise MediaMonitorError(
                f"the example newsroom cannot listen on {host}:{port} ({error}); stop what uses "
                f"port {port}, or choose another port with NEWSROOM_PORT"
            ) from error
        self.base = f"http://{host}:{self.server_port}"
        self.answers = render(self.base)


class _Desk(BaseHTTPRequestHandler):
    server: Newsroom
    timeout = 30

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - inherited name
        log.debug(format, *args)

    def _answer(self, *, with_body: bool) -> None:
        answer = self.server.answers.get(self.path.partition("?")[0])
        if answer is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        known = self._is_known(answer)
        self.send_response(HTTPStatus.NOT_MODIFIED if known else HTTPStatus.OK)
        self.send_header("ETag", answer.etag)
        self.send_header("Last-Modified", format_datetime(answer.modified, usegmt=True))
        if not known:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if with_body and not known:
            self.wfile.write(answer.body)

    def _is_known(self, answer: Answer) -> bool:
        if tags := self.headers["If-None-Match"]:
            return answer.etag in (tag.strip().removeprefix("W/") for tag in tags.split(","))
        try:
            return parsedate_to_datetime(self.headers["If-Modified-Since"]) >= answer.modified
        except (TypeError, ValueError, OverflowError):
            # absent, or not a date: RFC 9110 says to answer as if it had not been sent
            return False


@contextmanager
def running(host: str = HOST, port: int = 0) -> Iterator[str]:
    """Serve beside the caller and yield the address; port 0 takes any free one."""
    with Newsroom(host, port) as newsroom:
        thread = Thread(target=newsroom.serve_forever, name="newsroom", daemon=True)
        thread.start()
        try:
            yield newsroom.base
        finally:
            newsroom.shutdown()
            thread.join()


def serve(host: str = HOST, port: int = PORT) -> None:
    """Serve until the process ends; raises MediaMonitorError when the port cannot be used."""
    with Newsroom(host, port) as newsroom:
        newsroom.serve_forever()


def chosen_port() -> int:
    """Return NEWSROOM_PORT, or the default; raises ConfigError when it is not a number."""
    chosen = os.environ.get("NEWSROOM_PORT", str(PORT))
    if not chosen.isdecimal():
        raise ConfigError(f"NEWSROOM_PORT is {chosen!r}; set it to a port number, or unset it")
    return int(chosen)
