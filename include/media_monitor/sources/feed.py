"""A source that is an RSS or Atom feed."""

import calendar
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from time import struct_time
from typing import Annotated, Literal
from urllib.parse import urldefrag, urljoin

import feedparser  # type: ignore[import-untyped]  # it ships no types
from feedparser.exceptions import (  # type: ignore[import-untyped]  # it ships no types
    ThingsNobodyCaresAboutButMe,
)
from lxml import etree, html
from pydantic import AfterValidator, Field

from media_monitor.errors import ItemError, SourceError
from media_monitor.models import Candidate, Fetched, Hints, Issue, Window
from media_monitor.sources.base import Discovered, Get, Source, is_web_address

NO_FEED = (
    "answered with something that is not RSS or Atom; open it in a browser, correct the address"
)

# Real feeds list tens of entries, archives of one up to a few thousand.
MAX_ENTRIES = 5000


def _web_address(url: str) -> str:
    if not is_web_address(url):
        raise ValueError("is not a web address; give one that begins with http:// or https://")
    return url


class Entry:
    """One item of a feed, as far as it can be trusted."""

    def __init__(self, fields: feedparser.FeedParserDict, base: str) -> None:
        self._fields = fields
        self._base = base

    @property
    def link(self) -> str | None:
        """The absolute address without its fragment; None when there is none on the web."""
        try:
            url = urldefrag(urljoin(self._base, self._fields.get("link") or "")).url
        except ValueError:
            return None
        return url if self._fields.get("link") and is_web_address(url) else None

    @property
    def title(self) -> str | None:
        """The title as plain text."""
        return _plain(self._fields.get("title") or "") or None

    @property
    def original_outlet(self) -> str | None:
        """The outlet an aggregator took the item from."""
        return _plain((self._fields.get("source") or {}).get("title") or "") or None

    @property
    def precision(self) -> str:
        """How exactly it says when it was published."""
        return "second" if ":" in str(self._fields.get("published")) else "day"

    def moment(self, key: Literal["published", "updated"]) -> datetime | None:
        """When it was published or updated; raises ValueError when that is said but unreadable."""
        if key not in self._fields:
            return None
        parsed: struct_time | None = self._fields.get(f"{key}_parsed")
        if parsed is None:
            raise ValueError(f"{key} is {str(self._fields[key])[:80]!r}, which is not a date")
        try:
            return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise ValueError(f"{key} is {str(self._fields[key])[:80]!r}: {error}") from error


class FeedSource(Source):
    """An RSS or Atom feed; by default it is also asked for what it listed a day late."""

    type: Literal["feed"]
    url: Annotated[str, AfterValidator(_web_address)]
    lookback_days: int = Field(default=1, ge=0, le=3660)

    def discover(self, window: Window, get: Get) -> Discovered:
        """List the entries of the window, and those that do not say when they were published.

        Raises SourceError when the feed cannot be fetched or is not one.
        """
        try:
            fetched = get(self.url)
        except ItemError as error:
            raise SourceError(f"source {self.name}: its feed cannot be fetched: {error}") from error
        feed = self._parse(fetched)
        found = list(self._candidates(feed, fetched.url or self.url, self.extended(window)))
        first: dict[str | None, Candidate] = {}
        for item in found:
            if isinstance(item, Candidate):
                first.setdefault(item.url, item)
        return Discovered(
            candidates=tuple(first.values()),
            issues=tuple(item for item in found if isinstance(item, Issue)),
        )

    def _parse(self, fetched: Fetched) -> feedparser.FeedParserDict:
        if problem := _problem(fetched.body):
            raise SourceError(f"source {self.name}: {self.url} {problem}")
        headers = {"content-type": fetched.content_type, "content-location": fetched.url or ""}
        if fetched.charset:
            headers["content-type"] += f"; charset={fetched.charset}"
        feed = feedparser.parse(
            io.BytesIO(fetched.body),  # a file: given a str, feedparser might open it as an address
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
        if not feed.get("version"):
            raise SourceError(f"source {self.name}: {self.url} {NO_FEED}")
        return feed

    def _candidates(
        self, feed: feedparser.FeedParserDict, base: str, window: Window
    ) -> Iterator[Candidate | Issue]:
        problem = feed.get("bozo_exception")
        if problem is not None and not isinstance(problem, ThingsNobodyCaresAboutButMe):
            yield self.issue(
                self.url, f"the feed is damaged XML ({problem}); {len(feed.entries)} entries read"
            )
        for number, fields in enumerate(feed.entries, start=1):
            yield from self._entry(Entry(fields, base), number, window)

    def _entry(self, entry: Entry, number: int, window: Window) -> Iterator[Candidate | Issue]:
        subject = f"{self.url} entry {number}"
        if entry.link is None:
            yield self.issue(subject, f"{entry.title!r} has no link to a page; it is left out")
            return
        published = updated = None
        try:
            published = entry.moment("published")
            updated = entry.moment("updated")
        except ValueError as error:
            yield self.issue(subject, f"{entry.link}: {error}; it is read without that date")
        if _is_listed(published, updated, window):
            yield self._candidate(entry, published)

    def _candidate(self, entry: Entry, published: datetime | None) -> Candidate:
        hints = Hints(
            title=entry.title,
            outlet=self.outlet,
            original_outlet=entry.original_outlet,
            published=published,
            published_precision=entry.precision if published else None,
            url=entry.link,
        )
        return Candidate(source=self.name, url=entry.link, hints=hints)


def _is_listed(published: datetime | None, updated: datetime | None, window: Window) -> bool:
    if published:
        return published in window
    # What was last touched before the window cannot have been published in it.
    return updated is None or updated >= window.start


def _problem(body: bytes) -> str | None:
    """Say why this must not be given to feedparser, which takes minutes over what is built to."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return NO_FEED
    document = root.getroottree().docinfo.internalDTD
    if document is not None and any(True for _ in document.iterentities()):
        return "declares XML entities, which can hide an attack; ask for a feed without a DTD"
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        return "is too deep, or a text in it too long; ask its publisher to correct it"
    if sum(1 for _ in root.iter("{*}item", "{*}entry")) > MAX_ENTRIES:
        return f"lists more than {MAX_ENTRIES} entries; ask its publisher for a shorter feed"
    return None


def _plain(markup: str) -> str:
    visible = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", markup)
    text = html.fragment_fromstring(visible, create_parent="p").text_content()
    return " ".join(text.split())
