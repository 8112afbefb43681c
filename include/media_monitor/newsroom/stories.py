"""The articles of the example newsroom, as their authors filed them."""

from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import AwareDatetime

from media_monitor.models import Record
from media_monitor.settings import load_yaml

EXAMPLE = Path(__file__).parents[2] / "example"


class Extra(Record):
    """Something that stands between two paragraphs and is not one; a template decides how."""

    kind: Literal["heading", "caption", "related", "widget", "shortcode", "newsletter"]
    text: str = ""
    links: tuple[str, ...] = ()


Piece = str | Extra


class Story(Record):
    """One article; a reprint takes its body from another outlet's story.

    Other stories are named "outlet/slug", after their folder and file.
    """

    title: str
    standfirst: str = ""
    author: str = ""
    section: str = "World"
    language: str = "en"
    published: AwareDatetime
    updated: AwareDatetime | None = None
    reprint_of: str | None = None
    body: tuple[Piece, ...] = ()


class Outlet(Record):
    """What all pages of a fictional outlet share; `address` is an article's path below it."""

    name: str
    feed: Literal["rss", "atom"]
    language: str
    charset: str = "utf-8"
    address: str
    disallow: tuple[str, ...] = ()


class Article(NamedTuple):
    """A story where it was published: `path` is its address on the newsroom's server."""

    folder: str
    slug: str
    path: str
    outlet: Outlet
    story: Story

    @property
    def ref(self) -> str:
        return f"{self.folder}/{self.slug}"


def load_articles(example: Path = EXAMPLE) -> tuple[Article, ...]:
    """Read every outlet's stories, oldest first; raises ConfigError naming the file and the key."""
    found = [
        article
        for folder in sorted((example / "outlets").iterdir())
        for article in _articles(folder)
    ]
    return tuple(sorted(found, key=lambda article: (article.story.published, article.ref)))


def _articles(folder: Path) -> list[Article]:
    outlet = load_yaml(folder / "outlet.yaml", Outlet)
    return [
        _article(folder.name, path.stem, outlet, load_yaml(path, Story))
        for path in folder.glob("articles/*.yaml")
    ]


def _article(folder: str, slug: str, outlet: Outlet, story: Story) -> Article:
    below = outlet.address.format(slug=slug, published=story.published)
    return Article(folder, slug, f"/{folder}/{below}", outlet, story)
