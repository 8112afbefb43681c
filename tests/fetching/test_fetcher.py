"""A page is fetched with what was said of it, over redirects that are each checked."""

from ipaddress import ip_address

import pytest

from media_monitor.errors import ItemError
from media_monitor.fetching import guard
from tests.fetching.servers import NOW, Reply, Serve, Time, fetcher, to


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


def test_a_page_whose_charset_cannot_be_read_is_taken(serve: Serve, timing: Time) -> None:
    headers = (("Content-Type", f"text/html; charset*{'9' * 5000}*=a"),)
    server = serve({"/page": [Reply(headers=headers)]})

    fetched = fetcher(timing).get(f"{server.base}/page", local=True)

    assert (fetched.content_type, fetched.charset) == ("text/html", None)


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
