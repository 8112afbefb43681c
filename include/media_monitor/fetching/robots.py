"""What a host's robots.txt allows (RFC 9309)."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from protego import Protego

from media_monitor.errors import ItemError
from media_monitor.fetching.exchange import Answer
from media_monitor.fetching.policy import Policy


class Rules(NamedTuple):
    """One robots.txt as we got it, and until when it may be believed."""

    parsed: Protego
    unreachable: str | None
    until: float


class Robots:
    """Remembers the robots.txt of each origin for a day at most.

    A 4xx answer allows everything; a server error or no answer, and a 429 that lasts, forbids it.
    """

    def __init__(self, policy: Policy, timer: Callable[[], float]) -> None:
        self._policy = policy
        self._timer = timer
        self._rules: dict[str, Rules] = {}

    def check(self, url: str, ask: Callable[[str], Answer]) -> None:
        """Raise ItemError unless this address may be fetched; `ask` fetches a robots.txt."""
        address = f"{_origin(url)}/robots.txt"
        rules = self._rules.get(address)
        if rules is None or rules.until <= self._timer():
            rules = self._rules[address] = self._read(address, ask)
        if rules.unreachable:
            raise ItemError(
                f"{url}: may not be fetched while its robots.txt cannot be: {rules.unreachable}"
            )
        if not rules.parsed.can_fetch(url, self._policy.user_agent):
            raise ItemError(f"{url}: its robots.txt does not allow us to fetch it; leave it out")

    def delay(self, url: str) -> float:
        """Return how long the host asks us to wait between requests, in seconds, within reason."""
        rules = self._rules.get(f"{_origin(url)}/robots.txt")
        asked = rules.parsed.crawl_delay(self._policy.user_agent) if rules else None
        return min(asked or 0, self._policy.max_crawl_delay_seconds)

    def _read(self, address: str, ask: Callable[[str], Answer]) -> Rules:
        until = self._timer() + self._policy.robots_seconds
        try:
            answer = ask(address)
        except ItemError as error:
            return Rules(Protego.parse(""), str(error), until)
        # Only a success has a body, and no rules allow everything.
        text = answer.body[: self._policy.robots_bytes].decode("utf-8-sig", errors="replace")
        return Rules(Protego.parse(text), None, until)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
