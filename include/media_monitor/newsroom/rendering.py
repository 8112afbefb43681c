"""Turns the example stories into the bytes of a web site: the same bytes every time."""

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from media_monitor.errors import ConfigError
from media_monitor.newsroom.stories import EXAMPLE, Article, Piece, load_articles

# A reprint carries the text; the widgets, boxes and links of the first outlet stay behind.
TRAVELLING = {"heading", "caption"}


class Answer(NamedTuple):
    """What one path of the newsroom answers with."""

    body: bytes
    content_type: str
    modified: datetime

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:16]}"'


def render(base: str, example: Path = EXAMPLE) -> dict[str, Answer]:
    """Render the whole newsroom, path by path; `base` is its address without a final slash.

    Raises ConfigError naming the file and the key, or the article that is not there.
    """
    return _Press(base, example).answers()


class _Press:
    def __init__(self, base: str, example: Path) -> None:
        self.base = base
        self.articles = load_articles(example)
        self.by_ref = {article.ref: article for article in self.articles}
        self.templates = Environment(
            loader=FileSystemLoader(example),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.globals.update(url=self.url, article=self.article)
        self.templates.filters.update(rfc822=format_datetime, modified=_modified)

    def url(self, article: Article) -> str:
        return self.base + article.path

    def article(self, ref: str) -> Article:
        try:
            return self.by_ref[ref]
        except KeyError:
            raise ConfigError(f"no article {ref}; name it OUTLET/SLUG, after its file") from None

    def answers(self) -> dict[str, Answer]:
        folders = sorted({article.folder for article in self.articles})
        return (
            {article.path: self._page(article) for article in self.articles}
            | {f"/{folder}/feed.xml": self._feed(folder) for folder in folders}
            | {"/": self._index(), "/robots.txt": self._robots()}
        )

    def _page(self, article: Article) -> Answer:
        original = self.article(article.story.reprint_of) if article.story.reprint_of else None
        text = self._fill(
            f"outlets/{article.folder}/page.html",
            outlet=article.outlet,
            story=article.story,
            body=_travelling(original.story.body) if original else article.story.body,
            address=self.url(article),
            original=original,
            earlier=self._earlier(article),
        )
        return _answer(text, "text/html", article.outlet.charset, _modified(article))

    def _earlier(self, article: Article) -> Sequence[Article]:
        own = self._own(article.folder)
        return own[: own.index(article)][-3:]

    def _own(self, folder: str) -> list[Article]:
        return [article for article in self.articles if article.folder == folder]

    def _feed(self, folder: str) -> Answer:
        own = self._own(folder)
        outlet, modified = own[0].outlet, max(_modified(article) for article in own)
        text = self._fill(
            f"feeds/{outlet.feed}.xml",
            outlet=outlet,
            home=f"{self.base}/{folder}/",
            address=f"{self.base}/{folder}/feed.xml",
            articles=own[::-1],
            updated=modified,
        )
        return _answer(text, f"application/{outlet.feed}+xml", outlet.charset, modified)

    def _index(self) -> Answer:
        text = self._fill("index.html", articles=self.articles)
        return _answer(text, "text/html", "utf-8", _modified(self.articles[-1]))

    def _robots(self) -> Answer:
        rules = {f"/{a.folder}{path}" for a in self.articles for path in a.outlet.disallow}
        text = "\n".join(["User-agent: *", *(f"Disallow: {rule}" for rule in sorted(rules)), ""])
        return _answer(text, "text/plain", "utf-8", self.articles[0].story.published)

    def _fill(self, template: str, **values: object) -> str:
        return self.templates.get_template(template).render(values)


def _modified(article: Article) -> datetime:
    return article.story.updated or article.story.published


def _travelling(body: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in body if isinstance(piece, str) or piece.kind in TRAVELLING]


def _answer(text: str, media_type: str, charset: str, modified: datetime) -> Answer:
    body = text.encode(charset, "xmlcharrefreplace")
    return Answer(body, f"{media_type}; charset={charset}", modified.astimezone(UTC))
