"""An HTML page's metadata: JSON-LD, then meta, then hints, then htmldate and the address."""

import re
from collections.abc import Collection, Iterator
from urllib.parse import urljoin, urlsplit

from htmldate import find_date
from lxml.etree import XPath
from lxml.html import HtmlElement

from media_monitor.cleaning.characters import one_line
from media_monitor.cleaning.dates import american_date, date_in_url, read_date
from media_monitor.cleaning.linked_data import article_data, live_updates, names, trail
from media_monitor.cleaning.metadata import Found, Metadata, from_hints, key, split_authors
from media_monitor.models import Hints, Page

_META = {
    "title": (
        "og:title",
        "twitter:title",
        "dc.title",
        "headline",
        "parsely-title",
        "citation_title",
    ),
    "published": (
        *("article:published_time", "og:published_time", "datepublished", "pubdate"),
        *("publish-date", "publish_date", "date", "dc.date", "dc.date.issued", "dcterms.created"),
        *("parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime"),
        *("citation_publication_date", "citation_date"),
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
_SLACK = 20
"""Characters that another rendering of a title has more: blanks, dashes, quotation marks."""
_ALIKE = 20
_SIGNATURE = 200
"""Characters of a line in which a page names itself, such as the one on copyright."""
_SHORTEST_NAME = 4
_DASHES = " |\u2013\u2014-"
_SEPARATOR = re.compile(r"\s+[|\u2013\u2014\u00b7\u00bb:-]{1,2}\s+")
_HEADLINES = XPath("//h1 | //*[@role='heading' and @aria-level='1'] | //*[@itemprop='headline']")
_SUBHEADINGS = XPath("//h2 | //h3")
_TRAIL = XPath(
    "(//*[contains(@class, 'readcrumb') or contains(@id, 'readcrumb')])[1]"
    "//*[self::a or self::span]"
)
_AUTHORS = XPath("//*[@itemprop='author' and not(self::meta)]")


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
        wanted = key(title)
        near = range(len(wanted), len(title) + _SLACK)
        return any(key(text) == wanted for text in self._texts if len(text) in near)

    def read(self) -> Metadata:
        found = Metadata()
        hints = self._page.hints
        headings = (one_line(h.text_content()) for h in _HEADLINES(self._tree))
        found.headings = tuple(h for h in headings if h and not self._is_site(h))
        found.updates = live_updates(self._data)
        found.title = found.first("title", self._titles(found.headings, hints))
        found.authors = self._authors(found)
        found.published = found.first_date("published", self._dates(hints))
        found.updated = found.first_date("updated", self._both("updated", "dateModified"))
        found.outlet = found.first("outlet", self._outlets(found.title or "", hints))
        found.section = found.first("section", self._sections(found.title))
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

    def _sections(self, title: str | None) -> Found:
        said = [*self._both("section", "articleSection")]
        yield from said
        if not said:
            yield from self._crumbs(key(title or ""))

    def _crumbs(self, title: str) -> Found:
        """Take of "Home > World > Asia > Headline" the last name before the headline."""
        shown = (one_line(element.text or "") for element in _TRAIL(self._tree))
        for crumbs, where in (
            (trail(self._tree), "JSON-LD BreadcrumbList"),
            (tuple(dict.fromkeys(filter(key, shown))), "breadcrumb"),
        ):
            before = [name for name in crumbs[1:] if not key(name).startswith(title or "-")]
            if before:
                yield before[-1], where

    def _titles(self, headings: tuple[str, ...], hints: Hints) -> Found:
        visible = headings if len(headings) == 1 else ()
        said = [*self._both("title", "headline")]
        # What readers saw is the headline when the page's description of itself agrees with it.
        yield from ((h, "h1") for h in visible if any(key(h)[:20] == key(v)[:20] for v, _ in said))
        yield from ((self._without_suffix(value), where) for value, where in said)
        yield from ((heading, "h1") for heading in headings)
        if hints.title:
            yield hints.title, "hint"
        title = self._tree.find(".//title")
        if title is not None and title.text:
            named = self._without_site(one_line(title.text))
            yield from ((heading, "heading") for heading in self._longer(named))
            yield named, "title element"

    def _longer(self, title: str) -> Iterator[str]:
        """Find a heading that says all of a title cut short, and more."""
        wanted = key(title)
        if len(wanted) >= _ALIKE and not self._shows(title):
            shown = (one_line(heading.text_content()) for heading in _SUBHEADINGS(self._tree))
            yield from (heading for heading in shown if key(heading).startswith(wanted))

    def _without_site(self, title: str) -> str:
        """Of "Paper - Section - Headline" take what the page shows, or else what is longest."""
        parts = _SEPARATOR.split(title)
        shown = [part for part in (*parts, title.partition(": ")[2]) if self._shows(part)]
        return max(shown or parts, key=len).strip(_DASHES)

    def _is_site(self, heading: str) -> bool:
        """Tell a logo: the title element names it at its end, beside what is longer and shown."""
        element = self._tree.find(".//title")
        title = one_line(element.text or "") if element is not None else ""
        parts = [key(part) for part in _SEPARATOR.split(title)]
        mine = key(heading)
        return mine in {parts[0], parts[-1]} and len(key(self._without_site(title))) > len(mine)

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
            shown = (text for text in self._texts if len(text) <= _SIGNATURE)
            yield from ((text, "visible text") for text in shown if american_date(text))
            # Its extensive search takes a bare year in a copyright line for the first of January.
            guess = find_date(
                self._tree, original_date=True, extensive_search=False, url=self._page.url
            )
            if guess:
                yield guess, "htmldate"

    def _said_date(self, hints: Hints) -> bool:
        said = self._both("published", "datePublished")
        return bool(hints.published or any(read_date(value) for value, _ in said))

    def _outlets(self, title: str, hints: Hints) -> Found:
        if hints.outlet:
            yield hints.outlet, "hint"
        said = [*self._both("outlet", "publisher")]
        yield from said
        if not said:
            yield from self._signed(title)

    def _signed(self, title: str) -> Found:
        """Take of "Headline | Section | Paper" the outermost part, if the page shows it too.

        Where it is shown once only, in a menu, it may be a section: it has to be in the address or
        in a line of more than its name, such as the one on copyright.
        """
        element = self._tree.find(".//title")
        parts = _SEPARATOR.split(one_line(element.text or "")) if element is not None else []
        wanted = key(title)
        ends = [part for part in {parts[-1]: 0, parts[0]: 0} if key(part)] if parts[1:] else []
        for part in ends:
            if key(part)[:_ALIKE] != wanted[:_ALIKE] and self._is_known(part):
                yield part, "title element"

    def _is_known(self, name: str) -> bool:
        mine = key(name)
        host = key(urlsplit(self._page.url or "").hostname or "")
        if mine in host:
            return True
        shown = (key(text) for text in self._texts if len(mine) < len(text) <= _SIGNATURE)
        return len(mine) >= _SHORTEST_NAME and any(mine in text and text != mine for text in shown)

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


def _site(url: str) -> str:
    host = (urlsplit(url).hostname or "").lower()
    labels = [label for label in host.split(".") if label not in ("www", "m", "amp", "mobile")]
    return ".".join(labels)
