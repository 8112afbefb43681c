"""Busy servers are asked again, when they want to be."""

import socket

import pytest

from media_monitor.errors import ItemError
from media_monitor.fetching import guard
from tests.fetching.servers import Reply, Serve, Time, fetcher


def test_what_comes_at_the_third_attempt_is_taken(serve: Serve, timing: Time) -> None:
    server = serve({"/page": [Reply(503), Reply(500), Reply()]})

    assert fetcher(timing).get(f"{server.base}/page", local=True).status == 200
    assert timing.naps == [2, 4]


def test_a_server_that_keeps_failing_is_an_error(serve: Serve, timing: Time) -> None:
    server = serve({"/page": [Reply(500)]})

    with pytest.raises(ItemError, match=f"{server.base}/page: answered 500 .*, 3 times"):
        fetcher(timing).get(f"{server.base}/page", local=True)
    assert server.seen.count("/page") == 3


@pytest.mark.parametrize("asked", ["30", "Sat, 28 Aug 2021 12:00:30 GMT"])
def test_retry_after_is_honoured(serve: Serve, timing: Time, asked: str) -> None:
    server = serve({"/page": [Reply(429, (("Retry-After", asked),)), Reply()]})

    assert fetcher(timing).get(f"{server.base}/page", local=True).status == 200
    assert timing.naps == [30]


@pytest.mark.parametrize(
    "asked",
    [
        "soon",
        "-5",
        "Sat, 28 Aug 2021 11:00:00 GMT",
        "\u0663",
        f"Sat, 28 Aug {'9' * 20} 12:00:00 GMT",
        "Sat, 28 Aug 2021 12:00:30 +9999",
    ],
)
def test_a_retry_after_that_makes_no_sense_is_not(serve: Serve, timing: Time, asked: str) -> None:
    busy = Reply(429, (("Retry-After", asked.encode().decode("latin-1")),))
    server = serve({"/page": [busy, Reply()]})

    assert fetcher(timing).get(f"{server.base}/page", local=True).status == 200
    assert timing.naps == [2]


def test_a_server_that_asks_for_hours_is_left_alone(serve: Serve, timing: Time) -> None:
    server = serve({"/a": [Reply(429, (("Retry-After", "7200"),))], "/b": [Reply()]})
    polite = fetcher(timing)

    for page in ("/a", "/b"):
        with pytest.raises(ItemError, match=f"{page}: its host asks us to wait 7200 s"):
            polite.get(f"{server.base}{page}", local=True)
    assert timing.naps == []
    assert server.seen == ["/robots.txt", "/a"]


def test_an_unreachable_server_is_an_error_that_says_so(timing: Time) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/page"

        with pytest.raises(ItemError, match=f"{url}: .*refused"):
            fetcher(timing).get(url, local=True)


def test_a_connection_cut_in_the_middle_is_tried_again(serve: Serve, timing: Time) -> None:
    headers = (("Content-Type", "text/html"), ("Content-Length", "100"))
    server = serve({"/page": [Reply(headers=headers, body=b"<p>Hel"), Reply()]})

    assert fetcher(timing).get(f"{server.base}/page", local=True).body == b"<p>Hello</p>"


def test_a_public_host_is_asked_once_a_second(
    serve: Serve, timing: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "_meant", lambda _: [])
    server = serve({"/a": [Reply()], "/b": [Reply()]})
    polite = fetcher(timing)

    polite.get(f"{server.base}/a", local=False)
    polite.get(f"{server.base}/b", local=False)

    assert server.seen == ["/robots.txt", "/a", "/b"]
    assert timing.naps == [1, 1]


def test_a_page_that_failed_is_followed_by_a_pause_too(
    serve: Serve, timing: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "_meant", lambda _: [])
    server = serve({"/film": [Reply(headers=(("Content-Type", "video/mp4"),))], "/b": [Reply()]})
    polite = fetcher(timing)

    with pytest.raises(ItemError, match="video/mp4"):
        polite.get(f"{server.base}/film", local=False)
    polite.get(f"{server.base}/b", local=False)

    assert timing.naps == [1, 1]


def test_our_own_server_is_not_spared(serve: Serve, timing: Time) -> None:
    server = serve({"/a": [Reply()], "/b": [Reply()]})
    polite = fetcher(timing)

    polite.get(f"{server.base}/a", local=True)
    polite.get(f"{server.base}/b", local=True)

    assert timing.naps == []
