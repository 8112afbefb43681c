"""From an address to clean text: what was pointed to, fetched, kept and dropped."""

import hashlib
from datetime import datetime
from typing import Self

from media_monitor.models.values import Moment, Record, content_id


class Hints(Record):
    """What is known of a page before it is read: from a feed entry, a sidecar file or the user."""

    title: str | None = None
    outlet: str | None = None
    original_outlet: str | None = None
    published: Moment | None = None
    published_precision: str | None = None
    url: str | None = None


class Candidate(Record):
    """A source points here: an address to fetch, or a file with its place in a WARC."""

    source: str
    url: str | None = None
    path: str | None = None
    warc_offset: int | None = None
    hints: Hints = Hints()


class Fetched(Record):
    """What came back for a candidate: the bytes as received, decompressed, and how they came."""

    url: str | None
    path: str | None
    status: int
    content_type: str
    charset: str | None
    body: bytes
    fetched_at: Moment
    headers: tuple[tuple[str, str], ...] = ()


class Page(Record):
    """We got these bytes then; the bytes themselves are in the archive.

    `warc` is relative to the archive's folder; `warc_offset` is the record's byte offset in it.
    """

    page_id: str
    source: str
    url: str | None
    path: str | None
    fetched_at: Moment
    content_type: str
    charset: str | None
    digest: str
    warc: str
    warc_offset: int
    hints: Hints

    @classmethod
    def of(cls, fetched: Fetched, candidate: Candidate, *, warc: str = "", offset: int = 0) -> Self:
        """Describe fetched bytes; without a WARC, for a reading that archives nothing."""
        digest = hashlib.sha256(fetched.body).hexdigest()
        return cls(
            page_id=content_id(fetched.url or fetched.path or "", digest),
            source=candidate.source,
            url=fetched.url,
            path=fetched.path,
            fetched_at=fetched.fetched_at,
            content_type=fetched.content_type,
            charset=fetched.charset,
            digest=digest,
            warc=warc,
            warc_offset=offset,
            hints=candidate.hints,
        )


class Block(Record):
    """One paragraph-level piece of a page that cleaning dropped, and why."""

    page_id: str
    position: int
    text: str
    reason: str
    rule: str


class Article(Record):
    """Clean text and metadata of one version of a page, each value with where it came from.

    `text` is the title (when there is one) and the kept paragraphs, joined by a blank line;
    the body starts at `body_start`. `url` is the page's own address, `canonical_url` the one it
    names as the real one: a twin on the same site or the original of a syndicated copy.
    `provenance` maps a field to where its value was found; of a live blog, `posts` lists at
    which character of the text each post begins and when it was published, and `zone` is how far
    the page's own clock is from UTC, where it says.
    """

    article_id: str
    page_id: str
    source: str
    url: str | None
    canonical_url: str | None = None
    path: str | None
    title: str | None
    authors: tuple[str, ...]
    published: Moment | None
    published_precision: str | None
    published_source: str | None
    updated: Moment | None
    outlet: str | None
    original_outlet: str | None
    section: str | None
    language: str | None
    kept: bool
    drop_reason: str | None
    text: str
    body_start: int
    provenance: dict[str, str]

    def published_at(self, offset: int) -> datetime | None:
        """Tell when the words at an offset were published, by the page's own clock where known.

        Posts of a live blog have times of their own.
        """
        posts = filter(None, self.provenance.get("posts", "").split("; "))
        times = [
            when for start, _, when in (p.partition(" ") for p in posts) if int(start) <= offset
        ]
        moment = datetime.fromisoformat(times[-1]) if times else self.published
        zone = self.provenance.get("zone")
        return (
            moment.astimezone(datetime.strptime(zone, "%z").tzinfo) if moment and zone else moment
        )
