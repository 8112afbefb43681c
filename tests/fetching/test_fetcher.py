"""Fetching, against real servers on loopback."""

import gzip
import socket
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import NamedTuple, Protocol, Self

import pytest

from media_monitor.errors import ConfigError, ItemError
from media_monitor.fetching import Fetcher, Policy, guard
from media_monitor.settings import CONFIG, load_yaml

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


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as stack:
        yield lambda script, host="127.0.0.1": stack.enter_context(Server(script, host))


@pytest.fixture
def timing() -> Time:
    return Time()


def fetcher(timing: Time, policy: Policy | None = None) -> Fetcher:
    return Fetcher(clock=lambda: NOW, policy=policy, timer=timing.now, sleep=timing.sleep)


def text(body: bytes, status: int = 200) -> Reply:
    return Reply(status, (("Content-Type", "text/plain"),), body)


def to(location: str, status: int = 302) -> Reply:
    return Reply(status, (("Location", location),), b"")


def test_a_page_comes_with_what_the_server_said_of_it(serve: Serve, timing: Time) -> None:
    page = Reply(headers=(("Content-Type", "text/html; charset=windows-1251"), ("X-A", "b")))
    server = serve({"/page": [page]})

    fetched = fetcher(timing).get(f"{server.base}/page", local=True)

    assert fetched.url == f"{server.base}/page"
    assert (fetched.status, fetched.content_type, fetched.charset) == (
        200,
        "text/html",
        "windows-1251",
    )
    assert fetched.body == b"<p>Hello</p>"
    assert fetched.fetched_at == NOW
    assert ("X-A", "b") in fetched.headers
    assert all(agent and agent.startswith("media-monitor/") for agent in server.agents)


def test_a_page_without_a_type_is_taken(serve: Serve, timing: Time) -> None:
    server = serve({"/page": [Reply(headers=())]})

    assert fetcher(timing).get(f"{server.base}/page", local=True).charset is None


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "video/mp4"])
def test_what_is_no_page_is_refused(serve: Serve, timing: Time, content_type: str) -> None:
    server = serve({"/file": [Reply(headers=(("Content-Type", content_type),))]})

    with pytest.raises(ItemError, match=f"{server.base}/file: is {content_type}"):
        fetcher(timing).get(f"{server.base}/file", local=True)


@pytest.mark.parametrize("content_type", ["application/rss+xml", "application/json", "TEXT/HTML"])
def test_feeds_and_data_are_taken(serve: Serve, timing: Time, content_type: str) -> None:
    server = serve({"/file": [Reply(headers=(("Content-Type", content_type),))]})

    assert fetcher(timing).get(f"{server.base}/file", local=True).body


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_page_that_is_not_there_says_so_at_once(serve: Serve, timing: Time, status: int) -> None:
    server = serve({"/gone": [Reply(status)]})

    with pytest.raises(ItemError, match=f"{server.base}/gone: answered {status}"):
        fetcher(timing).get(f"{server.base}/gone", local=True)
    assert server.seen.count("/gone") == 1


def test_a_server_that_cannot_speak_tls_is_an_error(serve: Serve, timing: Time) -> None:
    secure = serve({}).base.replace("http:", "https:")

    with pytest.raises(ItemError, match=f"{secure}/page: .*no secure connection"):
        fetcher(timing).get(f"{secure}/page", local=True)


def test_a_server_that_drags_out_the_tls_handshake_is_given_up(timing: Time) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:  # accepts, and never says a word
        url = f"https://127.0.0.1:{mute.getsockname()[1]}/page"
        policy = Policy(total_seconds=0.2, silence_seconds=30)

        with pytest.raises(ItemError, match=r"took longer than 0\.2 seconds"):
            fetcher(timing, policy).get(url, local=True)


def test_the_policy_that_is_delivered_is_the_default_one(monkeypatch: pytest.MonkeyPatch) -> None:
    agent = Policy().user_agent
    monkeypatch.setenv("MEDIA_MONITOR_USER_AGENT", agent)

    assert load_yaml(CONFIG / "fetching.yaml", Policy) == Policy()


def test_a_mistake_in_the_policy_is_named(tmp_path: Path) -> None:
    (tmp_path / "fetching.yaml").write_text("max_bytes: -1\ncolour: red\n")

    with pytest.raises(ConfigError, match=r"fetching\.yaml: max_bytes: .*; colour: unknown key"):
        Fetcher.from_config(tmp_path)


class TestAddresses:
    """Private addresses are for sources that say they are our own."""

    @pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
    def test_a_private_address_is_never_connected_to(self, timing: Time, name: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as private:
            private.setblocking(False)
            url = f"http://{name}:{private.getsockname()[1]}/page"

            with pytest.raises(ItemError, match=rf"{url}: .*not a public address.*local: true"):
                fetcher(timing).get(url, local=False)
            with pytest.raises(BlockingIOError):
                private.accept()

    def test_a_name_that_resolves_differently_when_connecting_is_refused(
        self, serve: Serve, timing: Time, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        server = serve({"/page": [Reply()]})
        answers = iter(["1.1.1.1"])
        real = socket.getaddrinfo

        def rebinding(host: str, port: int, *rest: int, **options: int) -> list[object]:
            if host != "rebinding.example":
                return list(real(host, port, *rest, **options))
            address = next(answers, "127.0.0.1")
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

        monkeypatch.setattr(socket, "getaddrinfo", rebinding)

        with pytest.raises(ItemError, match=r"rebinding\.example.*127\.0\.0\.1, which is not"):
            fetcher(timing).get(f"http://rebinding.example:{server.server_port}/page", local=False)
        assert server.seen == []

    @pytest.mark.parametrize(
        "url",
        [
            "file:///etc/passwd",
            "ftp://example.org/a",
            "gopher://example.org/",
            "//example.org/",
            "example.org",
            "",
            "http://",
            "http://[::1/",
            "http://user:secret@127.0.0.1/",
            "http://a..b/",
            f"http://{'a' * 64}.example/",
        ],
    )
    def test_an_address_that_is_not_one_of_the_web_is_an_error(
        self, timing: Time, url: str
    ) -> None:
        with pytest.raises(ItemError) as caught:
            fetcher(timing).get(url, local=True)
        assert "secret" not in str(caught.value)


class TestRedirects:
    """Each hop is checked like the first."""

    def test_the_final_address_is_kept(self, serve: Serve, timing: Time) -> None:
        server = serve({"/a": [to("/b", 301)], "/b": [to("c#part", 307)], "/c": [Reply()]})

        assert fetcher(timing).get(f"{server.base}/a", local=True).url == f"{server.base}/c"

    def test_five_are_followed_and_six_are_not(self, serve: Serve, timing: Time) -> None:
        hops: dict[str, list[Reply]] = {f"/{n}": [to(f"/{n + 1}")] for n in range(6)}
        server = serve({**hops, "/6": [Reply()]})

        assert fetcher(timing).get(f"{server.base}/1", local=True).url == f"{server.base}/6"
        with pytest.raises(ItemError, match=f"{server.base}/0: redirects more than 5 times"):
            fetcher(timing).get(f"{server.base}/0", local=True)

    @pytest.mark.parametrize(
        "location", ["file:///etc/passwd", "javascript:alert(1)", "ftp://example.org/"]
    )
    def test_a_redirect_off_the_web_is_refused(
        self, serve: Serve, timing: Time, location: str
    ) -> None:
        server = serve({"/a": [to(location)]})

        with pytest.raises(ItemError, match="is not an http or https address"):
            fetcher(timing).get(f"{server.base}/a", local=True)

    def test_a_public_page_cannot_send_us_to_a_private_one(
        self, serve: Serve, timing: Time, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        inside = serve({"/secret": [Reply()]}, "127.0.0.2")
        outside = serve({"/a": [to(f"{inside.base}/secret")]}, "127.0.0.1")
        stand_in = ip_address("127.0.0.1")  # for a public address
        monkeypatch.setattr(guard, "_meant", lambda found: [] if found == stand_in else [found])

        with pytest.raises(ItemError, match=r"/secret: .*127\.0\.0\.2, which is not a public"):
            fetcher(timing).get(f"{outside.base}/a", local=False)
        assert "/a" in outside.seen
        assert inside.seen == []

    def test_a_cookie_is_sent_on_to_the_next_hop_but_not_to_the_next_page(
        self, serve: Serve, timing: Time
    ) -> None:
        consent = Reply(302, (("Location", "/page"), ("Set-Cookie", "consent=yes; Path=/")), b"")
        server = serve({"/page": [consent, Reply()]})

        polite = fetcher(timing)

        polite.get(f"{server.base}/page", local=True)
        polite.get(f"{server.base}/page", local=True)

        assert server.seen == ["/robots.txt", "/page", "/page", "/page"]
        assert server.cookies == [None, None, "consent=yes", None]


class TestLimits:
    """Nothing a server does costs more than the policy allows."""

    def test_a_body_beyond_the_limit_is_cut_off(self, serve: Serve, timing: Time) -> None:
        def endless(write: Callable[[bytes], object]) -> None:
            while True:
                write(b"x" * 65536)

        server = serve({"/endless": [Reply(body=endless)]})

        with pytest.raises(ItemError, match=f"/endless: is larger than {MIB} bytes"):
            fetcher(timing, Policy(max_bytes=MIB)).get(f"{server.base}/endless", local=True)

    def test_a_body_of_just_the_limit_is_taken(self, serve: Serve, timing: Time) -> None:
        server = serve({"/full": [Reply(body=b"x" * MIB)], "/over": [Reply(body=b"x" * (MIB + 1))]})
        get = fetcher(timing, Policy(max_bytes=MIB)).get

        assert len(get(f"{server.base}/full", local=True).body) == MIB
        with pytest.raises(ItemError, match="is larger"):
            get(f"{server.base}/over", local=True)

    @pytest.mark.parametrize("chunked", [False, True])
    def test_a_decompression_bomb_costs_little(
        self, serve: Serve, timing: Time, *, chunked: bool
    ) -> None:
        bomb = gzip.compress(bytes(256 * MIB), compresslevel=9)
        headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]
        if chunked:
            headers.append(("Transfer-Encoding", "chunked"))
            bomb = b"%x\r\n%s\r\n0\r\n\r\n" % (len(bomb), bomb)
        server = serve({"/bomb": [Reply(headers=tuple(headers), body=bomb)]})
        get = fetcher(timing, Policy(max_bytes=MIB)).get

        tracemalloc.start()
        with pytest.raises(ItemError, match="bytes decompressed"):
            get(f"{server.base}/bomb", local=True)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

        assert peak < 16 * MIB

    def test_gzip_is_undone(self, serve: Serve, timing: Time) -> None:
        headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
        server = serve({"/page": [Reply(headers=headers, body=gzip.compress(b"<p>Hello</p>"))]})

        assert fetcher(timing).get(f"{server.base}/page", local=True).body == b"<p>Hello</p>"

    def test_a_broken_gzip_is_an_error(self, serve: Serve, timing: Time) -> None:
        headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
        server = serve({"/page": [Reply(headers=headers, body=b"not gzip at all")]})

        with pytest.raises(ItemError, match="/page: is not compressed as it says"):
            fetcher(timing).get(f"{server.base}/page", local=True)

    @pytest.mark.parametrize("last", [b"Content-Length: 100000\r\n\r\n", b"\r\n", b"X-Drip: "])
    def test_a_slow_drip_ends_in_time(self, serve: Serve, timing: Time, last: bytes) -> None:
        def drip(write: Callable[[bytes], object]) -> None:
            write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + last)
            while True:
                write(b"x")
                Event().wait(0.02)

        server = serve({"/drip": [Reply(0, body=drip)]})
        policy = Policy(total_seconds=0.3, silence_seconds=10)
        began = time.monotonic()

        with pytest.raises(ItemError, match=r"/drip: took longer than 0\.3 seconds"):
            fetcher(timing, policy).get(f"{server.base}/drip", local=True)
        assert time.monotonic() - began < 5

    def test_a_server_that_says_nothing_is_given_up(self, serve: Serve, timing: Time) -> None:
        over = Event()
        server = serve({"/page": [Reply(0, body=lambda _: over.wait(10))]})
        policy = Policy(silence_seconds=0.1, attempts=1)

        with pytest.raises(ItemError, match="/page: did not answer"):
            fetcher(timing, policy).get(f"{server.base}/page", local=True)
        over.set()


class TestPatience:
    """Busy servers are asked again, when they want to be."""

    def test_what_comes_at_the_third_attempt_is_taken(self, serve: Serve, timing: Time) -> None:
        server = serve({"/page": [Reply(503), Reply(500), Reply()]})

        assert fetcher(timing).get(f"{server.base}/page", local=True).status == 200
        assert timing.naps == [2, 4]

    def test_a_server_that_keeps_failing_is_an_error(self, serve: Serve, timing: Time) -> None:
        server = serve({"/page": [Reply(500)]})

        with pytest.raises(ItemError, match=f"{server.base}/page: answered 500 .*, 3 times"):
            fetcher(timing).get(f"{server.base}/page", local=True)
        assert server.seen.count("/page") == 3

    @pytest.mark.parametrize("asked", ["30", "Sat, 28 Aug 2021 12:00:30 GMT"])
    def test_retry_after_is_honoured(self, serve: Serve, timing: Time, asked: str) -> None:
        server = serve({"/page": [Reply(429, (("Retry-After", asked),)), Reply()]})

        assert fetcher(timing).get(f"{server.base}/page", local=True).status == 200
        assert timing.naps == [30]

    @pytest.mark.parametrize("asked", ["soon", "-5", "Sat, 28 Aug 2021 11:00:00 GMT", "\u0663"])
    def test_a_retry_after_that_makes_no_sense_is_not(
        self, serve: Serve, timing: Time, asked: str
    ) -> None:
        busy = Reply(429, (("Retry-After", asked.encode().decode("latin-1")),))
        server = serve({"/page": [busy, Reply()]})

        assert fetcher(timing).get(f"{server.base}/page", local=True).status == 200
        assert timing.naps == [2]

    def test_a_server_that_asks_for_hours_is_left_alone(self, serve: Serve, timing: Time) -> None:
        server = serve({"/a": [Reply(429, (("Retry-After", "7200"),))], "/b": [Reply()]})
        polite = fetcher(timing)

        for page in ("/a", "/b"):
            with pytest.raises(ItemError, match=f"{page}: its host asks us to wait 7200 s"):
                polite.get(f"{server.base}{page}", local=True)
        assert timing.naps == []
        assert server.seen == ["/robots.txt", "/a"]

    def test_an_unreachable_server_is_an_error_that_says_so(self, timing: Time) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
            url = f"http://127.0.0.1:{taken.getsockname()[1]}/page"

            with pytest.raises(ItemError, match=f"{url}: .*refused"):
                fetcher(timing).get(url, local=True)

    def test_a_connection_cut_in_the_middle_is_tried_again(
        self, serve: Serve, timing: Time
    ) -> None:
        headers = (("Content-Type", "text/html"), ("Content-Length", "100"))
        server = serve({"/page": [Reply(headers=headers, body=b"<p>Hel"), Reply()]})

        assert fetcher(timing).get(f"{server.base}/page", local=True).body == b"<p>Hello</p>"

    def test_a_public_host_is_asked_once_a_second(
        self, serve: Serve, timing: Time, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(guard, "_meant", lambda _: [])
        server = serve({"/a": [Reply()], "/b": [Reply()]})
        polite = fetcher(timing)

        polite.get(f"{server.base}/a", local=False)
        polite.get(f"{server.base}/b", local=False)

        assert server.seen == ["/robots.txt", "/a", "/b"]
        assert timing.naps == [1, 1]

    def test_a_page_that_failed_is_followed_by_a_pause_too(
        self, serve: Serve, timing: Time, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(guard, "_meant", lambda _: [])
        server = serve(
            {"/film": [Reply(headers=(("Content-Type", "video/mp4"),))], "/b": [Reply()]}
        )
        polite = fetcher(timing)

        with pytest.raises(ItemError, match="video/mp4"):
            polite.get(f"{server.base}/film", local=False)
        polite.get(f"{server.base}/b", local=False)

        assert timing.naps == [1, 1]

    def test_our_own_server_is_not_spared(self, serve: Serve, timing: Time) -> None:
        server = serve({"/a": [Reply()], "/b": [Reply()]})
        polite = fetcher(timing)

        polite.get(f"{server.base}/a", local=True)
        polite.get(f"{server.base}/b", local=True)

        assert timing.naps == []


class TestRobots:
    """RFC 9309."""

    RULES = b"User-agent: *\nDisallow: /private\nAllow: /private/but\n"

    def test_what_is_disallowed_is_not_fetched(self, serve: Serve, timing: Time) -> None:
        server = serve({"/robots.txt": [text(self.RULES)], "/private/but": [Reply()]})
        polite = fetcher(timing)

        assert polite.get(f"{server.base}/private/but", local=True).body
        with pytest.raises(ItemError, match=r"/private/page: its robots\.txt does not allow"):
            polite.get(f"{server.base}/private/page", local=True)
        assert "/private/page" not in server.seen

    def test_a_redirect_does_not_get_round_it(self, serve: Serve, timing: Time) -> None:
        server = serve({"/robots.txt": [text(self.RULES)], "/a": [to("/private/page")]})

        with pytest.raises(ItemError, match=r"/private/page: its robots\.txt does not allow"):
            fetcher(timing).get(f"{server.base}/a", local=True)

    def test_rules_for_us_come_before_rules_for_all(self, serve: Serve, timing: Time) -> None:
        rules = b"User-agent: *\nAllow: /\n\nUser-agent: Media-Monitor\nDisallow: /\n"
        server = serve({"/robots.txt": [text(rules)]})

        with pytest.raises(ItemError, match="does not allow us"):
            fetcher(timing).get(f"{server.base}/page", local=True)

    @pytest.mark.parametrize("status", [401, 403, 404])
    def test_no_robots_txt_allows_everything(self, serve: Serve, timing: Time, status: int) -> None:
        server = serve({"/robots.txt": [text(b"Disallow: /", status)], "/page": [Reply()]})

        assert fetcher(timing).get(f"{server.base}/page", local=True).body

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_a_robots_txt_that_cannot_be_had_forbids_everything(
        self, serve: Serve, timing: Time, status: int
    ) -> None:
        server = serve({"/robots.txt": [Reply(status)], "/page": [Reply()]})
        polite = fetcher(timing)

        for _ in range(2):
            with pytest.raises(ItemError, match=f"/page: may not be fetched .*{status}"):
                polite.get(f"{server.base}/page", local=True)
        assert server.seen == ["/robots.txt"] * 3

    def test_it_is_asked_for_once_a_day(self, serve: Serve, timing: Time) -> None:
        server = serve({"/page": [Reply()]})
        polite = fetcher(timing)

        for seconds in (0, 3600, 86399, 86401):
            timing.seconds = seconds
            polite.get(f"{server.base}/page", local=True)

        assert server.seen.count("/robots.txt") == 2

    @pytest.mark.parametrize(("asked", "waited"), [("5", 5), ("3600", 30), ("-1", 0), ("nan", 0)])
    def test_a_crawl_delay_is_honoured_within_reason(
        self, serve: Serve, timing: Time, asked: str, waited: float
    ) -> None:
        rules = f"User-agent: *\nCrawl-delay: {asked}\n".encode()
        server = serve({"/robots.txt": [text(rules)], "/page": [Reply()]})
        polite = fetcher(timing)

        polite.get(f"{server.base}/page", local=True)
        polite.get(f"{server.base}/page", local=True)

        assert sum(timing.naps) == waited

    def test_one_in_another_place_is_followed(self, serve: Serve, timing: Time) -> None:
        server = serve({"/robots.txt": [to("/r.txt")], "/r.txt": [text(self.RULES)]})

        with pytest.raises(ItemError, match="does not allow"):
            fetcher(timing).get(f"{server.base}/private", local=True)

    def test_one_that_is_not_text_is_no_obstacle(self, serve: Serve, timing: Time) -> None:
        noise = Reply(headers=(("Content-Type", "image/png"),), body=bytes(range(256)) * 4096)
        server = serve({"/robots.txt": [noise], "/page": [Reply()]})

        assert fetcher(timing).get(f"{server.base}/page", local=True).body
