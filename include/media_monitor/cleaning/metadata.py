"""An article's metadata, each value with where it was found; what disagrees is kept, not hidden."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from htmldate import find_date
from lxml.etree import XPath
from lxml.html import HtmlElement

from media_monitor.cleaning.characters import one_line
from media_monitor.cleaning.dates import Date, date_in_url, read_date
from media_monitor.cleaning.linked_data import article_data, live_updates, names
from media_monitor.models import Hints, Page

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "published": (
        *("article:published_time", "og:published_time", "datepublished", "pubdate"),
        *("publish-date", "publish_date", "date", "dc.date", "dc.date.issued", "dcterms.created"),
        *("parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime"),
    ),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "last-modified"),
    "authors": (
        "author",
        "article:author",
        "byl",
        "dc.creator",
        "parsely-author",
        "sailthru.author",
    ),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher"),
    "section": ("article:section", "section", "parsely-section"),
}
_SITE_SUFFIX = re.compile(r"\s+[|\u2013\u2014\u00b7\u00bb-]\s+[^|\u2013\u2014\u00b7\u00bb]{2,40}$")
_OTHER = re.compile(r"[\W_]+")
_SLACK = 20
"""Characters that another rendering of a title has more: blanks, dashes, quotation marks."""
_SEPARATOR = re.compile(r"\s+[|\u2013\u2014\u00b7\u00bb:-]{1,2}\s+")
_HEADLINES = XPath("//h1 | //*[@role='heading' and @aria-level='1'] | //*[@itemprop='headline']")
_AUTHORS = XPath("//*[@itemprop='author' and not(self::meta)]")
_AUTHOR_SPLIT = re.compile(r"\s*(?:,|;|\band\b|&|\|)\s*")
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|staff|desk|agency|agencies|bureau|columnist)s?$",
    re.IGNORECASE,
)
_BY = re.compile(r"^\s*(?:by|written by|posted by)\b[:\s]*", re.IGNORECASE)

Found = Iterable[tuple[str, str]]


@dataclass(slots=True)
class Metadata:
    """What is known about an article besides its text."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Date | None = None
    updated: Date | None = None
    outlet: str | None = None
    original_outlet: str | None = None
    section: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    headings: tuple[str, ...] = ()
    updates: tuple[dict[str, object], ...] = ()
    origins: list[tuple[str, str]] = field(default_factory=list)
    provenance: dict[str, str] = field(default_factory=dict)

    def first(self, name: str, found: Found) -> str | None:
        """Take the first value, remember where it came from and who disagreed."""
        values = [(one_line(value), where) for value, where in found if one_line(value)]
        if not values:
            return None
        value, where = values[0]
        others = [f"{w} has {v!r}" for v, w in values[1:] if _key(v) != _key(value)]
        self.provenance[name] = "; but ".join([where, *dict.fromkeys(others)])
        return value

    def first_date(self, name: str, found: Found) -> Date | None:
        """Take the first value that is a date, remember where it came from and who disagreed."""
        dates = _read(found)
        if not dates:
            return None
        date, self.provenance[name] = dates[0]
        self._note_others(name, date, dates[1:])
        return date

    def add_dates(self, published: Found, updated: Found) -> None:
        """Take dates where there are none yet; from those that are known, note who differs."""
        if self.published:
            self._note_others("published", self.published, _read(published))
        else:
            self.published = self.first_date("published", published)
        if self.updated:
            self._note_others("updated", self.updated, _read(updated))
        else:
            self.updated = self.first_date("updated", updated)
        if self.updated:
            self.provenance["updated_precision"] = self.updated.precision

    def _note_others(self, name: str, date: Date, found: list[tuple[Date, str]]) -> None:
        others = [f"{w} has {d.moment:%Y-%m-%d}" for d, w in found if not date.agrees_with(d)]
        self.provenance[name] = "; but ".join([self.provenance[name], *dict.fromkeys(others)])


def _read(found: Found) -> list[tuple[Date, str]]:
    return [(date, where) for value, where in found if (date := read_date(value))]


def of_markup(tree: HtmlElement, page: Page, visible: Collection[str]) -> Metadata:
    """Metadata of an HTML page: JSON-LD, then meta, then hints, then htmldate and the address."""
    return _Markup(tree, page, visible).read()


class _Markup:
    def __init__(self, tree: HtmlElement, page: Page, visible: Collection[str]) -> None:
        self._tree = tree
        self._texts = visible
        self._page = page
        self._data = article_data(tree)
        self._meta: dict[str, str] = {}
        for meta in tree.iter("meta", "time"):
            key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            if content := meta.get("content") or meta.get("datetime"):
                self._meta.setdefault(key.lower(), content)

    def _shows(self, title: str) -> bool:
        """Say whether a title is a line of the page; lines of another length need no look."""
        wanted = _key(title)
        near = range(len(wanted), len(title) + _SLACK)
        return any(_key(text) == wanted for text in self._texts if len(text) in near)

    def read(self) -> Metadata:
        found = Metadata()
        hints = self._page.hints
        headings = tuple(one_line(h.text_content()) for h in _HEADLINES(self._tree))
        found.headings = tuple(h for h in headings if h)
        found.updates = live_updates(self._data)
        found.title = found.first("title", self._titles(found.headings, hints))
        found.authors = self._authors(found)
        found.published = found.first_date("published", self._dates(hints))
        found.updated = found.first_date("updated", self._both("updated", "dateModified"))
        found.outlet = found.first("outlet", self._outlets(hints))
        found.section = found.first("section", self._both("section", "articleSection"))
        found.canonical_url = self._canonical(found)
        found.url = self._page.url or found.canonical_url
        from_hints(found, hints)
        return found

    def _both(self, name: str, key: str) -> Found:
        for value in names(self._data.get(key)):
            yield value, f"JSON-LD {key}"
        for key_ in _META[name]:
            if key_ in self._meta:
                yield self._meta[key_], f"meta {key_}"

    def _titles(self, headings: tuple[str, ...], hints: Hints) -> Found:
        visible = headings if len(headings) == 1 else ()
        said = [*self._both("title", "headline")]
        # What readers saw is the headline when the page's description of itself agrees with it.
        yield from (
            (h, "h1") for h in visible if any(_key(h)[:20] == _key(v)[:20] for v, _ in said)
        )
        yield from ((self._without_suffix(value), where) for value, where in said)
        yield from ((heading, "h1") for heading in headings)
        if hints.title:
            yield hints.title, "hint"
        title = self._tree.find(".//title")
        if title is not None and title.text:
            yield self._without_site(one_line(title.text)), "title element"

    def _without_site(self, title: str) -> str:
        """Of "Paper - Section - Headline" take what the page shows, or else what is longest."""
        parts = _SEPARATOR.split(title)
        shown = [part for part in parts if self._shows(part)]
        return max(shown or parts, key=len)

    def _without_suffix(self, title: str) -> str:
        return title if self._shows(title) else _SITE_SUFFIX.sub("", title)

    def _authors(self, found: Metadata) -> tuple[str, ...]:
        if listed := names(self._data.get("author")):
            found.provenance["authors"] = "JSON-LD author"
            return tuple(name for value in listed for name in split_authors(value))
        said = [v for v in self._both("authors", "-") if "://" not in v[0]]
        said += [(element.text_content(), "itemprop author") for element in _AUTHORS(self._tree)]
        value = found.first("authors", iter(said))
        return split_authors(value) if value else ()

    def _dates(self, hints: Hints) -> Found:
        yield from self._both("published", "datePublished")
        if hints.published:
            yield hints.published.isoformat(), "hint"
        times = [t.get("datetime") for t in self._tree.iter("time") if t.get("datetime")]
        times = [time for time in times if time != self._meta.get("datemodified")]
        if times:
            yield times[0], "time element"
        in_url = date_in_url(self._page.url or "")
        if in_url:
            form = "%Y-%m" if in_url.precision == "month" else "%Y-%m-%d"
            yield in_url.moment.strftime(form), "URL"
        if not self._said_date(hints) and not times:
            # Its extensive search takes a bare year in a copyright line for the first of January.
            guess = find_date(
                self._tree, original_date=True, extensive_search=False, url=self._page.url
            )
            if guess:
                yield guess, "htmldate"

    def _said_date(self, hints: Hints) -> bool:
        return bool(hints.published or next(iter(self._both("published", "datePublished")), None))

    def _outlets(self, hints: Hints) -> Found:
        if hints.outlet:
            yield hints.outlet, "hint"
        yield from self._both("outlet", "publisher")

    def _canonical(self, found: Metadata) -> str | None:
        """Find the address this page calls the real one: its own, its twin's or the original's."""
        own = self._page.url
        for link in self._tree.iter("link"):
            target = (link.get("href") or "").strip()
            if "canonical" not in (link.get("rel") or "").lower().split() or not target:
                continue
            target = str(urljoin(own or "", target))
            if not target.startswith(("http://", "https://")):
                continue
            found.provenance["canonical_url"] = "link rel=canonical"
            if own and _site(target) != _site(own):
                found.origins.append((urlsplit(target).hostname or "", "link rel=canonical"))
            return target
        return None


def split_authors(text: str) -> tuple[str, ...]:
    """Names in a byline, without the "By"."""
    parts = _AUTHOR_SPLIT.split(_BY.sub("", one_line(text)))
    return tuple(dict.fromkeys(part for part in parts if part and not _ROLE.search(part)))


def _site(url: str) -> str:
    host = (urlsplit(url).hostname or "").lower()
    labels = [label for label in host.split(".") if label not in ("www", "m", "amp", "mobile")]
    return ".".join(labels)


def _key(text: str) -> str:
    return _OTHER.sub("", text.casefold())


def from_hints(found: Metadata, hints: Hints) -> None:
    """Take what only a feed, a sidecar or the user can say, and how precise their date is."""
    if hints.original_outlet:
        found.origins.insert(0, (hints.original_outlet, "hint"))
    by_hint = found.provenance.get("published", "").split(";")[0] == "hint"
    if by_hint and found.published and hints.published_precision:
        found.published = replace(found.published, precision=hints.published_precision)
    found.url = found.url or hints.url
