"""Cleaning on pages of many outlets: article kept, chrome dropped, title apart from the body."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from media_monitor.cleaning import Cleaner, load_rules
from media_monitor.models import Article, Hints, Page, Record

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = yaml.safe_load(
    (HERE.parent / "quality" / "outlets_floors.yaml").read_text(encoding="utf-8")
)
HALVES = ("tuning", "locked")
SAME = str.maketrans("‘’“”«»–—", '\'\'""""--')


class Label(Record):
    """What one page should come to: see README.md."""

    file: str
    outlet: str
    language: str
    charset: str
    title: str
    published: str | None
    keep: tuple[str, ...]
    around: tuple[str, ...]
    inside: tuple[str, ...]
    once: tuple[str, ...]


Results = dict[str, list[bool]]


def plain(text: str) -> str:
    """Text without the differences that are not about cleaning."""
    folded = unicodedata.normalize("NFKC", text).translate(SAME).casefold()
    return re.sub(r"\s+", " ", folded).strip()


def labels(half: str) -> Iterator[Label]:
    for line in (HERE / half / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        yield Label.model_validate_json(line)


def cleaned(cleaner: Cleaner, half: str, label: Label) -> Article:
    page = Page(
        page_id="3" * 16,
        source="outlets",
        url=f"https://{label.file.split('-')[0]}.example/{label.file}",
        path=None,
        fetched_at=datetime(2026, 1, 5, tzinfo=UTC),
        content_type="text/html",
        charset=None,
        digest="",
        warc="",
        warc_offset=0,
        hints=Hints(),
    )
    return cleaner.clean(page, (HERE / half / label.file).read_bytes()).article


def results(label: Label, article: Article) -> Results:
    """Tell for each kind of label which were met."""
    body = plain(article.text[article.body_start :])
    title = plain(label.title)
    chrome = {"around": label.around, "inside": label.inside}
    published = article.published.isoformat() if article.published else ""
    return {
        "kept": [plain(text) in body for text in label.keep],
        "title": [plain(article.title or "") == title and title not in body],
        "published": [published[:10] == label.published] if label.published else [],
        "once": [body.count(plain(text).strip("\" ',.")) == 1 for text in label.once],
        **{kind: [plain(text) not in body for text in texts] for kind, texts in chrome.items()},
    }


@pytest.fixture(scope="module")
def found() -> dict[str, list[Results]]:
    cleaner = Cleaner(load_rules())
    return {
        half: [results(label, cleaned(cleaner, half, label)) for label in labels(half)]
        for half in HALVES
    }


def share(pages: list[Results], kind: str) -> float:
    met = [one for page in pages for one in page[kind]]
    return sum(met) / len(met)


@pytest.mark.parametrize("half", HALVES)
def test_no_share_is_below_its_floor(found: dict[str, list[Results]], half: str) -> None:
    shares = {kind: share(found[half], kind) for kind in FLOORS[half]}
    assert {kind: got for kind, got in shares.items() if got < FLOORS[half][kind]} == {}


@pytest.mark.parametrize("half", HALVES)
def test_labels_name_every_page_and_are_true_of_it(half: str) -> None:
    known = {label.file: label for label in labels(half)}
    assert set(known) == {path.name for path in (HERE / half).glob("*.html")}
    for name, label in known.items():
        text = (HERE / half / name).read_bytes().decode(label.charset)
        assert label.title in text, name
        assert label.keep, name
        assert label.inside, name


def test_halves_share_outlets_and_no_page() -> None:
    halves = [{label.outlet: label.file for label in labels(half)} for half in HALVES]
    assert halves[0].keys() == halves[1].keys()
    assert not set(halves[0].values()) & set(halves[1].values())
