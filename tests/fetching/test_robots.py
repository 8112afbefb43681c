"""What robots.txt says is heeded, as RFC 9309 has it."""

import pytest

from media_monitor.errors import ItemError
from tests.fetching.servers import Reply, Serve, Time, fetcher, text, to

RULES = b"User-agent: *\nDisallow: /private\nAllow: /private/but\n"


def test_what_is_disallowed_is_not_fetched(serve: Serve, timing: Time) -> None:
    server = serve({"/robots.txt": [text(RULES)], "/private/but": [Reply()]})
    polite = fetcher(timing)

    assert polite.get(f"{server.base}/private/but", local=True).body
    with pytest.raises(ItemError, match=r"/private/page: its robots\.txt does not allow"):
        polite.get(f"{server.base}/private/page", local=True)
    assert "/private/page" not in server.seen


def test_a_redirect_does_not_get_round_it(serve: Serve, timing: Time) -> None:
    server = serve({"/robots.txt": [text(RULES)], "/a": [to("/private/page")]})

    with pytest.raises(ItemError, match=r"/private/page: its robots\.txt does not allow"):
        fetcher(timing).get(f"{server.base}/a", local=True)


def test_rules_for_us_come_before_rules_for_all(serve: Serve, timing: Time) -> None:
    rules = b"User-agent: *\nAllow: /\n\nUser-agent: Media-Monitor\nDisallow: /\n"
    server = serve({"/robots.txt": [text(rules)]})

    with pytest.raises(ItemError, match="does not allow us"):
        fetcher(timing).get(f"{server.base}/page", local=True)


@pytest.mark.parametrize("status", [401, 403, 404])
def test_no_robots_txt_allows_everything(serve: Serve, timing: Time, status: int) -> None:
    server = serve({"/robots.txt": [text(b"Disallow: /", status)], "/page": [Reply()]})

    assert fetcher(timing).get(f"{server.base}/page", local=True).body


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_robots_txt_that_cannot_be_had_forbids_everything(
    serve: Serve, timing: Time, status: int
) -> None:
    server = serve({"/robots.txt": [Reply(status)], "/page": [Reply()]})
    polite = fetcher(timing)

    for _ in range(2):
        with pytest.raises(ItemError, match=f"/page: may not be fetched .*{status}"):
            polite.get(f"{server.base}/page", local=True)
    assert server.seen == ["/robots.txt"] * 3


def test_it_is_asked_for_once_a_day(serve: Serve, timing: Time) -> None:
    server = serve({"/page": [Reply()]})
    polite = fetcher(timing)

    for seconds in (0, 3600, 86399, 86401):
        timing.seconds = seconds
        polite.get(f"{server.base}/page", local=True)

    assert server.seen.count("/robots.txt") == 2


@pytest.mark.parametrize(("asked", "waited"), [("5", 5), ("3600", 30), ("-1", 0), ("nan", 0)])
def test_a_crawl_delay_is_honoured_within_reason(
    serve: Serve, timing: Time, asked: str, waited: float
) -> None:
    rules = f"User-agent: *\nCrawl-delay: {asked}\n".encode()
    server = serve({"/robots.txt": [text(rules)], "/page": [Reply()]})
    polite = fetcher(timing)

    polite.get(f"{server.base}/page", local=True)
    polite.get(f"{server.base}/page", local=True)

    assert sum(timing.naps) == waited


def test_one_in_another_place_is_followed(serve: Serve, timing: Time) -> None:
    server = serve({"/robots.txt": [to("/r.txt")], "/r.txt": [text(RULES)]})

    with pytest.raises(ItemError, match="does not allow"):
        fetcher(timing).get(f"{server.base}/private", local=True)


def test_one_that_is_not_text_is_no_obstacle(serve: Serve, timing: Time) -> None:
    noise = Reply(headers=(("Content-Type", "image/png"),), body=bytes(range(256)) * 4096)
    server = serve({"/robots.txt": [noise], "/page": [Reply()]})

    assert fetcher(timing).get(f"{server.base}/page", local=True).body
