"""Private addresses are for sources that say they are our own."""

import socket

import pytest

from media_monitor.errors import ItemError
from tests.fetching.servers import Reply, Serve, Time, fetcher


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_a_private_address_is_never_connected_to(timing: Time, name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as private:
        private.setblocking(False)
        url = f"http://{name}:{private.getsockname()[1]}/page"

        with pytest.raises(ItemError, match=rf"{url}: .*not a public address.*local: true"):
            fetcher(timing).get(url, local=False)
        with pytest.raises(BlockingIOError):
            private.accept()


def test_a_name_that_resolves_differently_when_connecting_is_refused(
    serve: Serve, timing: Time, monkeypatch: pytest.MonkeyPatch
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
        "http://user:secret@[::1/",
        "ftp://user:secret@example.org/",
        "user:secret@example.org",
        "http://a..b/",
        f"http://{'a' * 64}.example/",
    ],
)
def test_an_address_that_is_not_one_of_the_web_is_an_error(timing: Time, url: str) -> None:
    with pytest.raises(ItemError) as caught:
        fetcher(timing).get(url, local=True)
    assert "secret" not in str(caught.value)
