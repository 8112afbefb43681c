"""Fetches a page or feed politely: robots, pauses, redirects, and patience with busy servers."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Self
from urllib.parse import urldefrag, urljoin, urlsplit

from media_monitor.errors import ItemError
from media_monitor.fetching.exchange import Answer, Exchange, Unanswered, check_address
from media_monitor.fetching.policy import Policy
from media_monitor.fetching.robots import Robots
from media_monitor.models import Fetched
from media_monitor.settings import CONFIG, load_yaml

REMEDIES = {
    HTTPStatus.UNAUTHORIZED: "it asks for a login; leave it out",
    HTTPStatus.FORBIDDEN: "the publisher refuses us; leave it out, or ask for access",
    HTTPStatus.NOT_FOUND: "there is no such page; correct the address",
    HTTPStatus.GONE: "the page was taken down; leave it out",
}


def utc_now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


class Fetcher:
    """Fetches addresses one after the other; not to be shared between threads.

    `clock` stamps what was fetched; `timer` (seconds that only grow) and `sleep` pace requests.
    """

    def __init__(
        self,
        clock: Callable[[], datetime] = utc_now,
        policy: Policy | None = None,
        timer: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock = clock
        self._policy = policy or Policy()
        self._timer = timer
        self._sleep = sleep
        self._robots = Robots(self._policy, timer)
        self._not_before: dict[str, float] = {}

    @classmethod
    def from_config(cls, config: Path = CONFIG) -> Self:
        """Fetch by the policy in `fetching.yaml`; raises ConfigError."""
        return cls(policy=load_yaml(config / "fetching.yaml", Policy))

    def get(self, url: str, *, local: bool) -> Fetched:
        """Fetch an address; `local` may be private and is not made to wait.

        Raises ItemError naming the address and what to do.
        """
        exchange = Exchange(self._policy, local=local)
        permit = partial(self._robots.check, ask=partial(self._robots_txt, local=local))
        answer = self._follow(url, exchange.get, permit, local=local)
        if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
            raise ItemError(f"{answer.url}: answered {_named(answer.status)}")
        content_type, charset = _type(answer)
        return Fetched(
            url=answer.url,
            path=None,
            status=answer.status,
            content_type=content_type,
            charset=charset,
            body=answer.body,
            fetched_at=self._clock(),
            headers=answer.headers,
        )

    def _robots_txt(self, url: str, *, local: bool) -> Answer:
        exchange = Exchange(self._policy, local=local)
        return self._follow(url, partial(exchange.get, any_type=True), _allow, local=local)

    def _follow(
        self,
        start: str,
        ask: Callable[[str], Answer],
        permit: Callable[[str], None],
        *,
        local: bool,
    ) -> Answer:
        url = start
        for _ in range(self._policy.max_redirects + 1):
            check_address(url)
            permit(url)
            answer = self._patiently(url, ask, local=local)
            if answer.location is None:
                return answer
            url = _target(url, answer.location)
        raise ItemError(
            f"{start}: redirects more than {self._policy.max_redirects} times, last to {url}; "
            "give the final address instead"
        )

    def _patiently(self, url: str, ask: Callable[[str], Answer], *, local: bool) -> Answer:
        problem = ""
        for attempt in range(self._policy.attempts):
            self._pause(url)
            asked = 0.0
            try:
                answer = ask(url)
            except Unanswered as error:
                problem = str(error)
            else:
                if not _is_busy(answer.status):
                    return answer
                problem, asked = f"answered {_named(answer.status)}", self._asked_wait(answer)
            finally:
                self._rest(url, self._delay(url, local=local))
            self._rest(url, max(asked, self._policy.backoff_seconds * 2**attempt))
        raise ItemError(
            f"{url}: {problem}, {self._policy.attempts} times; "
            "check the address, or run again later"
        )

    def _pause(self, url: str) -> None:
        pause = self._not_before.get(urlsplit(url).netloc, 0) - self._timer()
        if pause > self._policy.max_wait_seconds:
            raise ItemError(f"{url}: its host asks us to wait {pause:.0f} s; run again later")
        if pause > 0:
            self._sleep(pause)

    def _rest(self, url: str, seconds: float) -> None:
        host = urlsplit(url).netloc
        until = self._timer() + seconds
        self._not_before[host] = max(until, self._not_before.get(host, until))

    def _delay(self, url: str, *, local: bool) -> float:
        return max(self._robots.delay(url), 0 if local else self._policy.delay_seconds)

    def _asked_wait(self, answer: Answer) -> float:
        """Read Retry-After, in seconds or as an HTTP date; 0 when there is none."""
        asked = (answer.header("retry-after") or "").strip()
        if asked.isdecimal():
            return float(asked)
        try:
            moment = parsedate_to_datetime(asked)
        except (ValueError, OverflowError):
            return 0
        return (moment.replace(tzinfo=moment.tzinfo or UTC) - self._clock()).total_seconds()


def _allow(_: str) -> None:
    """Let a robots.txt be fetched without permission."""


def _target(url: str, location: str) -> str:
    try:
        return urldefrag(urljoin(url, location)).url
    except ValueError as error:
        raise ItemError(f"{url}: redirects to {location!r} ({error}); leave it out") from error


def _is_busy(status: int) -> bool:
    return status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR


def _named(status: int) -> str:
    known = status in set(HTTPStatus)
    remedy = REMEDIES.get(HTTPStatus(status)) if known else None
    name = f"{status} {HTTPStatus(status).phrase}" if known else str(status)
    return f"{name}; {remedy}" if remedy else name


def _type(answer: Answer) -> tuple[str, str | None]:
    declared = answer.header("content-type")
    if not declared:
        return "application/octet-stream", None
    message = Message()
    message["Content-Type"] = declared
    try:
        return message.get_content_type(), message.get_content_charset()
    except ValueError:  # a charset in numbered pieces (RFC 2231) whose numbers are none
        return message.get_content_type(), None
