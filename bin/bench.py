"""Compares our cleaning with other extractors on the same pages, page by page, in one process.

Usage: bench.py FOLDER, which holds `ground-truth.json` and `html/<page>.html.gz`. Other load on
the machine falls on all alike: read the last column, not the seconds.
"""
# ruff: noqa: INP001 - a script, not a package

import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import trafilatura
from lxml.html import fromstring
from newspaper import Article
from readability import Document
from readability.readability import Unparseable
from rich.console import Console
from rich.progress import track
from rich.table import Table

from media_monitor.benchmark import Extract, Half, Score, lead, score_pages, summarise
from media_monitor.cleaning import Cleaner, load_rules
from media_monitor.errors import ItemError
from media_monitor.models import Candidate, Fetched, Page

WARM_UP_ADDRESS = "https://tide.example/ferry"
# What is loaded once is no page's cost. The date has each load its names of foreign months.
WARM_UP = (
    "<html><body><article><h1>El faro</h1><p>12 de marzo de 2024</p>"
    f"<p>{'El faro funciona, dijo el capitán del puerto. ' * 9}</p></article></body></html>"
).encode()
HALVES: tuple[Half, ...] = ("tuning", "test")


class Timed:
    """An extractor, and the CPU seconds it has used."""

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self.seconds = 0.0

    def __call__(self, url: str, body: bytes) -> str:
        began = time.process_time()
        text = self._extract(url, body)
        self.seconds += time.process_time() - began
        return text


def main(folder: Path) -> None:
    ours = Cleaner(load_rules(), language_gate=False)  # some pages are not English
    contestants = {
        "trafilatura": Timed(lambda _, body: trafilatura.extract(body) or ""),
        "trafilatura fast": Timed(lambda _, body: trafilatura.extract(body, fast=True) or ""),
        "trafilatura precision": Timed(
            lambda _, body: trafilatura.extract(body, favor_precision=True) or ""
        ),
        "trafilatura precision, no comments": Timed(
            lambda _, body: (
                trafilatura.extract(body, favor_precision=True, include_comments=False) or ""
            )
        ),
        "readability-lxml": Timed(with_readability),
        "newspaper4k": Timed(with_newspaper),
        "media-monitor": Timed(lambda url, body: with_media_monitor(ours, url, body)),
    }
    for each in contestants.values():
        each(WARM_UP_ADDRESS, WARM_UP)
        each.seconds = 0.0
    rounds = zip(*(score_pages(folder, each) for each in contestants.values()), strict=True)
    scores = list(track(rounds, "Comparing", console=Console(stderr=True), transient=True))
    console = Console(width=110)
    console.print(table(contestants, scores))
    for half in HALVES:
        console.print(
            compared(dict(zip(contestants, zip(*scores, strict=True), strict=True)), half)
        )


def with_media_monitor(cleaner: Cleaner, url: str, body: bytes) -> str:
    fetched = Fetched(
        url=url,
        path=None,
        status=200,
        content_type="text/html",
        charset=None,
        body=body,
        fetched_at=datetime.fromtimestamp(0, UTC),
    )
    page = Page.of(fetched, Candidate(source="benchmark", url=url))
    try:
        article = cleaner.clean(page, body).article
    except ItemError:
        return ""
    return article.text[article.body_start :]


def with_readability(_: str, body: bytes) -> str:
    try:
        return str(fromstring(Document(body).summary()).text_content())
    except Unparseable:  # it stops at encodings that no library knows
        return ""


def with_newspaper(url: str, body: bytes) -> str:
    article = Article(url, language="en", fetch_images=False)
    article.download(input_html=body.decode(errors="replace"))
    article.parse()
    return str(article.text)


def compared(scores: Mapping[str, Sequence[Score]], half: Half) -> str:
    """Say how far ours is above trafilatura's best setting on one half of the pages."""
    halves = {name: [one for one in found if one.half == half] for name, found in scores.items()}
    settings = [name for name in halves if name.startswith("trafilatura")]
    best = max(settings, key=lambda name: summarise(halves[name]).f1)
    by, low, high = lead(halves["media-monitor"], halves[best])
    return f"{half} half: {by:+.4f} F1 above {best}, 95 % interval {low:+.4f} to {high:+.4f}"


def table(contestants: Mapping[str, Timed], scores: Sequence[tuple[Score, ...]]) -> Table:
    result = Table(title=f"{len(scores)} pages", title_justify="left")
    for name in ("Extractor", *(f"{half} F1" for half in HALVES), "all F1", "exact", "ms", "ratio"):
        result.add_column(name, justify="left" if name == "Extractor" else "right")
    unit = contestants["trafilatura"].seconds
    for (name, timed), found in zip(contestants.items(), zip(*scores, strict=True), strict=True):
        halves = [summarise(one for one in found if one.half == half) for half in HALVES]
        whole = summarise(found)
        figures = (*(one.f1 for one in halves), whole.f1, whole.exact)
        milliseconds = 1000 * timed.seconds / len(scores)
        cells = [f"{figure:.3f}" for figure in figures]
        result.add_row(name, *cells, f"{milliseconds:.0f}", f"{timed.seconds / unit:.2f}")
    return result


if __name__ == "__main__":
    main(Path(sys.argv[1]))
