"""Nothing a server does costs more than the policy allows."""

import gzip
import socket
import time
import tracemalloc
from collections.abc import Callable
from threading import Event

import pytest

from media_monitor.errors import ItemError
from media_monitor.fetching import Policy
from tests.fetching.servers import MIB, Reply, Serve, Time, fetcher


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


def test_a_body_beyond_the_limit_is_cut_off(serve: Serve, timing: Time) -> None:
    def endless(write: Callable[[bytes], object]) -> None:
        while True:
            write(b"x" * 65536)

    server = serve({"/endless": [Reply(body=endless)]})

    with pytest.raises(ItemError, match=f"/endless: is larger than {MIB} bytes"):
        fetcher(timing, Policy(max_bytes=MIB)).get(f"{server.base}/endless", local=True)


def test_a_body_of_just_the_limit_is_taken(serve: Serve, timing: Time) -> None:
    server = serve({"/full": [Reply(body=b"x" * MIB)], "/over": [Reply(body=b"x" * (MIB + 1))]})
    get = fetcher(timing, Policy(max_bytes=MIB)).get

    assert len(get(f"{server.base}/full", local=True).body) == MIB
    with pytest.raises(ItemError, match="is larger"):
        get(f"{server.base}/over", local=True)


@pytest.mark.parametrize("chunked", [False, True])
def test_a_decompression_bomb_costs_little(serve: Serve, timing: Time, *, chunked: bool) -> None:
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


def test_gzip_is_undone(serve: Serve, timing: Time) -> None:
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    server = serve({"/page": [Reply(headers=headers, body=gzip.compress(b"<p>Hello</p>"))]})

    assert fetcher(timing).get(f"{server.base}/page", local=True).body == b"<p>Hello</p>"


def test_a_broken_gzip_is_an_error(serve: Serve, timing: Time) -> None:
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    server = serve({"/page": [Reply(headers=headers, body=b"not gzip at all")]})

    with pytest.raises(ItemError, match="/page: is not compressed as it says"):
        fetcher(timing).get(f"{server.base}/page", local=True)


@pytest.mark.parametrize("last", [b"Content-Length: 100000\r\n\r\n", b"\r\n", b"X-Drip: "])
def test_a_slow_drip_ends_in_time(serve: Serve, timing: Time, last: bytes) -> None:
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


def test_a_server_that_says_nothing_is_given_up(serve: Serve, timing: Time) -> None:
    over = Event()
    server = serve({"/page": [Reply(0, body=lambda _: over.wait(10))]})
    policy = Policy(silence_seconds=0.1, attempts=1)

    with pytest.raises(ItemError, match="/page: did not answer"):
        fetcher(timing, policy).get(f"{server.base}/page", local=True)
    over.set()
