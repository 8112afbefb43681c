"""What a source is: a settings record with one method, `discover`."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field

from media_monitor.errors import ItemError
from media_monitor.models import Candidate, Fetched, Issue, Record, Window

Get = Callable[[str], Fetched]
"""Fetches an address; raises ItemError naming it."""

# Names become folder names, so nothing that a file system could misread.
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]


class Discovered(Record):
    """What a source points at for a window, and what of it could not be understood."""

    candidates: tuple[Candidate, ...]
    issues: tuple[Issue, ...]


class Source(Record, ABC):
    """One feed or folder we read; a kind of source adds its settings and says how it discovers.

    `local` lets it read from private addresses. `lookback_days` widens the window into the past,
    for what is listed late.
    """

    name: Slug
    outlet: str | None = None
    local: bool = False
    lookback_days: int = Field(default=0, ge=0, le=3660)

    @abstractmethod
    def discover(self, window: Window, get: Get) -> Discovered:
        """List what was published in the window; raises SourceError when nothing can be listed."""

    def fetch(self, candidate: Candidate, get: Get) -> Fetched:
        """Bring the bytes of one candidate; raises ItemError."""
        if candidate.url is None:
            raise ItemError(f"{self.name}: a candidate without an address cannot be fetched")
        return get(candidate.url)

    def extended(self, window: Window) -> Window:
        """Start the window earlier by the days this source may list things late."""
        past = window.start - datetime.min.replace(tzinfo=UTC)
        lookback = min(timedelta(days=self.lookback_days), past)
        return Window(start=window.start - lookback, end=window.end)

    def issue(self, subject: str, message: str) -> Issue:
        """Record something that discovering could not understand."""
        return Issue(source=self.name, stage="discover", subject=subject, message=message)


def slug(text: str, otherwise: str) -> str:
    """Make a source's name of any text, or take the other one when nothing is left of it."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:64].strip("-") or otherwise


def is_web_address(url: str) -> bool:
    """Tell whether this is an http(s) address with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
