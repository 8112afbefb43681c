"""One HTTP request and its answer, within the limits: no retry, no redirect, no cache."""

import re
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlsplit

import requests
from requests.cookies import RequestsCookieJar
from urllib3.exceptions import HTTPError

from media_monitor.errors import ItemError
from media_monitor.fetching.guard import Deadline, GuardedAdapter, Refused
from media_monitor.fetching.policy import Policy

CHUNK = 2**16
READABLE = re.compile(r"text/[\w.+-]+|application/(?:[\w.-]+\+)?(?:xml|json)", re.IGNORECASE)
HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}


class Unanswered(Exception):  # noqa: N818 - a state of the network, retried before it is an error
    """No answer came, or only a part of it; says why. Another attempt may do better."""


class Answer(NamedTuple):
    """What came back; `location` is where a redirect points, the body that of a success."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    location: str | None
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name), None)


class Exchange:
    """Sends requests under one policy; cookies are kept while one page is fetched."""

    def __init__(self, policy: Policy, *, local: bool) -> None:
        self._policy = policy
        self._local = local
        self._cookies = RequestsCookieJar()

    def get(self, url: str, *, any_type: bool = False) -> Answer:
        """Ask once; raises ItemError, or Unanswered when it may be worth asking again."""
        with Deadline(self._policy.total_seconds) as deadline:
            try:
                answer = self._ask(url, deadline, any_type=any_type)
            except (OSError, HTTPError, ValueError, Refused) as error:
                if not deadline.expired:
                    raise _explained(url, error) from error
            # A connection that was cut may look like a body that ended.
            if deadline.expired:
                raise ItemError(
                    f"{url}: took longer than {self._policy.total_seconds:g} seconds; "
                    "leave it out, or raise total_seconds in fetching.yaml"
                )
            return answer

    def _ask(self, url: str, deadline: Deadline, *, any_type: bool) -> Answer:
        with requests.Session() as session:
            session.trust_env = False  # no proxy, no password file of this machine's user
            session.cookies = self._cookies
            for scheme in ("http://", "https://"):
                session.mount(scheme, GuardedAdapter(deadline, local=self._local))
            with session.get(
                url,
                headers=HEADERS | {"User-Agent": self._policy.user_agent},
                timeout=self._policy.silence_seconds,
                stream=True,
                allow_redirects=False,
            ) as response:
                return Answer(
                    url=url,
                    status=response.status_code,
                    headers=tuple(response.headers.items()),
                    location=session.get_redirect_target(response),
                    body=self._body(response, url, any_type=any_type),
                )

    def _body(self, response: requests.Response, url: str, *, any_type: bool) -> bytes:
        if not HTTPStatus.OK <= response.status_code < HTTPStatus.MULTIPLE_CHOICES:
            return b""
        content_type = response.headers.get("Content-Type", "").partition(";")[0].strip()
        if content_type and not any_type and not READABLE.fullmatch(content_type):
            raise ItemError(f"{url}: is {content_type}, not a page or feed; leave it out")
        body = bytearray()
        for chunk in response.iter_content(CHUNK):
            body += chunk
            if len(body) > self._policy.max_bytes:
                raise ItemError(
                    f"{url}: is larger than {self._policy.max_bytes} bytes decompressed; "
                    "leave it out, or raise max_bytes in fetching.yaml"
                )
        return bytes(body)


def check_address(url: str) -> None:
    """Raise ItemError unless this is an http or https address without a user name in it."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError as error:
        raise ItemError(f"{_shown(url)}: is not a web address ({error}); correct it") from error
    if not usable:
        raise ItemError(f"{_shown(url)}: is not an http or https address; correct it")
    if parts.username is not None:
        raise ItemError(f"{parts.hostname}: its address carries a user name; take it out")


def _shown(url: str) -> str:
    """Leave out a user name and password: messages are logged and stored."""
    return re.sub(r"^([^/]*//)?[^/]*@", r"\1", url)


def _explained(url: str, error: Exception) -> ItemError | Unanswered:
    if isinstance(error, Refused):
        return ItemError(f"{url}: {error}")
    if isinstance(error, requests.exceptions.SSLError):
        return ItemError(f"{url}: no secure connection ({_reason(error)}); check the address")
    if isinstance(error, requests.exceptions.ContentDecodingError):
        return ItemError(f"{url}: is not compressed as it says ({error}); leave it out")
    if isinstance(error, ValueError):
        return ItemError(f"{url}: is not a usable address ({error}); correct it")
    return Unanswered(f"did not answer ({_reason(error)})")


def _reason(error: BaseException) -> str:
    """Find the words of the cause below what libraries have wrapped around it."""
    while error.__context__ is not None:
        error = error.__context__
    return str(error) or type(error).__name__
