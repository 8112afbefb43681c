"""What a page says of itself in JSON-LD: the description of its article."""

import json
from collections.abc import Iterator
from html import unescape

from lxml.html import HtmlElement

from media_monitor.cleaning.characters import one_line

_ARTICLES = (
    *("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"),
    *("LiveBlogPosting", "BackgroundNewsArticle", "Article", "BlogPosting", "Report", "WebPage"),
)
_LIMIT = 2_000_000
_DEPTH = 6


def article_data(tree: HtmlElement) -> dict[str, object]:
    """Find the JSON-LD object that describes the page's article, empty when there is none."""
    objects = [found for script in _scripts(tree) for found in _objects(script, 0)]
    ranked = sorted(objects, key=_rank)
    return ranked[0] if ranked and _rank(ranked[0]) < len(_ARTICLES) else {}


def live_updates(data: dict[str, object]) -> tuple[dict[str, object], ...]:
    """List the posts of a live blog as its description tells them."""
    updates = data.get("liveBlogUpdate")
    listed = updates if isinstance(updates, list) else [updates]
    return tuple(update for update in listed if isinstance(update, dict))


def trail(tree: HtmlElement) -> tuple[str, ...]:
    """List the names of the sections that lead to the page, from the home page inwards."""
    for script in _scripts(tree, "BreadcrumbList"):
        for found in _objects(script, 0):
            listed = found.get("itemListElement")
            if "BreadcrumbList" in names(found.get("@type")) and isinstance(listed, list):
                return tuple(name for crumb in listed for name in _crumb(crumb))
    return ()


def _crumb(crumb: object) -> tuple[str, ...]:
    return (names(crumb) or names(crumb.get("item"))) if isinstance(crumb, dict) else ()


def names(value: object) -> tuple[str, ...]:
    """Names in a JSON-LD value that may be a string, an object or a list of either."""
    if isinstance(value, str):
        return (text,) if (text := one_line(unescape(value))) else ()
    if isinstance(value, dict):
        return names(value.get("name"))
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for item in value for name in names(item)))
    return ()


def _scripts(tree: HtmlElement, word: str = "") -> Iterator[object]:
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        source = script.text or ""
        if "ld+json" not in kind or len(source) > _LIMIT or word not in source:
            continue
        try:
            yield json.loads(source.strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            # Broken JSON-LD is common; the page's other metadata then speaks.
            continue


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "breadcrumb"):
            yield from _objects(value.get(key), depth + 1)


def _rank(found: dict[str, object]) -> int:
    kinds = names(found.get("@type"))
    return min((_ARTICLES.index(kind) for kind in kinds if kind in _ARTICLES), default=99)
