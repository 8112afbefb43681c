"""The example newsroom: what it serves, and whether what is expected of it matches its articles."""

import calendar
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from html.parser import HTMLParser
from pathlib import Path

import feedparser  # type: ignore[import-untyped]  # it ships no types
import pytest
import requests
import yaml

from media_monitor.errors import ConfigError, MediaMonitorError
from media_monitor.newsroom import chosen_port, load_articles, running, serve
from media_monitor.newsroom.expected import ExpectedFlag, expected_flags, expected_text
from media_monitor.newsroom.rendering import render
from media_monitor.settings import CONFIG

BASE = "http://127.0.0.1:8710"
ARTICLES = {article.ref: article for article in load_articles()}
ANSWERS = render(BASE)
FEEDS = [path for path in ANSWERS if path.endswith("/feed.xml")]
VOID = {"meta", "link", "br", "hr", "img", "input"}


class _Reader(HTMLParser):
    """Collects the visible text, the canonical address, and tags that do not match."""

    def __init__(self, ref: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.canonical: str | None = None
        self.open: list[str] = []
        self.wrong: list[str] = []
        article = ARTICLES[ref]
        self.feed(ANSWERS[article.path].body.decode(article.outlet.charset))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("rel") == "canonical":
            self.canonical = values["href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"script", "title"}:
            self.texts.append(data)


FLAGS = expected_flags()
CLEAN = expected_text()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with running() as base:
        yield base


def _visible(ref: str) -> str:
    return " ".join(" ".join(_Reader(ref).texts).split())


def _moment(parsed: time.struct_time) -> datetime:
    return datetime.fromtimestamp(calendar.timegm(parsed), UTC)


def _paragraphs(ref: str) -> str:
    story = ARTICLES[ref].story
    if story.reprint_of:
        return _paragraphs(story.reprint_of)
    return " ".join(
        piece if isinstance(piece, str) else piece.text
        for piece in story.body
        if isinstance(piece, str) or piece.kind == "heading"
    )


@pytest.mark.parametrize("path", list(ANSWERS))
def test_serves_every_page_as_rendered_for_its_own_address(address: str, path: str) -> None:
    answer = requests.get(address + path, timeout=10)
    expected = render(address)[path]
    assert answer.status_code == 200
    assert answer.content == expected.body
    assert answer.headers["Content-Type"] == expected.content_type


def test_renders_the_same_bytes_every_time() -> None:
    assert render(BASE) == ANSWERS


@pytest.mark.parametrize("ref", list(ARTICLES))
def test_pages_are_well_formed_in_their_declared_charset(ref: str) -> None:
    page, article = _Reader(ref), ARTICLES[ref]
    assert (page.open, page.wrong) == ([], [])
    assert ANSWERS[article.path].content_type == f"text/html; charset={article.outlet.charset}"


@pytest.mark.parametrize("path", FEEDS)
def test_feeds_list_every_article_of_their_outlet_with_its_date(path: str) -> None:
    feed = feedparser.parse(ANSWERS[path].body)
    listed = {entry.link: _moment(entry.published_parsed) for entry in feed.entries}
    assert not feed.bozo
    assert listed == {
        BASE + article.path: article.story.published
        for article in ARTICLES.values()
        if path == f"/{article.folder}/feed.xml"
    }


def test_every_outlet_is_a_source() -> None:
    text = (CONFIG / "sources" / "example.yaml").read_text(encoding="utf-8")
    sources = yaml.safe_load(text)["sources"]
    paths = [
        re.sub(r"^http://127\.0\.0\.1:\$\{NEWSROOM_PORT:-8710\}", "", s["url"]) for s in sources
    ]
    assert sorted(paths) == sorted(FEEDS)
    assert all(source["local"] is True for source in sources)


def test_a_page_not_changed_since_is_not_sent_again(address: str) -> None:
    first = requests.get(address + FEEDS[0], timeout=10)
    for known in (
        {"If-None-Match": first.headers["ETag"]},
        {"If-Modified-Since": first.headers["Last-Modified"]},
    ):
        again = requests.get(address + FEEDS[0], headers=known, timeout=10)
        assert (again.status_code, again.content) == (304, b"")


def test_a_page_changed_since_is_sent(address: str) -> None:
    before = ANSWERS[FEEDS[0]].modified - timedelta(seconds=1)
    for stale in (
        {"If-None-Match": '"other"'},
        {"If-Modified-Since": format_datetime(before, usegmt=True)},
        {"If-Modified-Since": "not a date"},
    ):
        assert requests.get(address + FEEDS[0], headers=stale, timeout=10).status_code == 200


def test_unknown_pages_and_heads(address: str) -> None:
    assert requests.get(f"{address}/nowhere", timeout=10).status_code == 404
    head = requests.head(address + FEEDS[0], timeout=10)
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["Content-Length"]) > 0


def test_a_taken_port_is_named_with_the_remedy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(MediaMonitorError, match=rf"127\.0\.0\.1:{port}.*NEWSROOM_PORT"):
            serve(port=port)


def test_started_from_the_shell_it_ends_with_the_remedy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = subprocess.run(
            [sys.executable, "-m", "media_monitor.newsroom"],
            env=os.environ | {"NEWSROOM_PORT": port},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert f"127.0.0.1:{port}" in ended.stderr


def test_an_impossible_port_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MediaMonitorError, match="NEWSROOM_PORT"):
        serve(port=70000)
    monkeypatch.setenv("NEWSROOM_PORT", "http")
    with pytest.raises(ConfigError, match="'http'"):
        chosen_port()
    monkeypatch.setenv("NEWSROOM_PORT", "9001")
    assert chosen_port() == 9001


def test_a_story_that_names_no_article_says_which(tmp_path: Path) -> None:
    outlet = tmp_path / "outlets" / "gazette"
    (outlet / "articles").mkdir(parents=True)
    (outlet / "outlet.yaml").write_text("{name: G, feed: rss, language: en, address: '{slug}'}")
    (outlet / "articles" / "one.yaml").write_text(
        "{title: One, published: '2021-08-27T10:00:00Z', reprint_of: gazette/none}"
    )
    with pytest.raises(ConfigError, match="gazette/none"):
        render(BASE, tmp_path)


def test_the_articles_tell_the_story_of_nine_days() -> None:
    days = {article.story.published.astimezone(UTC).date() for article in ARTICLES.values()}
    assert days == {date(2021, 8, 26) + timedelta(days=n) for n in range(9)}
    stories = [article.story for article in ARTICLES.values()]
    assert all(story.updated is None or story.updated > story.published for story in stories)


def test_reprints_name_the_original_as_canonical() -> None:
    for article in ARTICLES.values():
        if article.story.reprint_of:
            assert _Reader(article.ref).canonical == BASE + ARTICLES[article.story.reprint_of].path


@pytest.mark.parametrize("flag", FLAGS.flags, ids=lambda flag: f"{flag.day}-{flag.speaker}")
def test_expected_flags_agree_with_the_articles(flag: ExpectedFlag) -> None:
    published = [ARTICLES[ref].story.published for ref in flag.carriers]
    assert flag.words in _paragraphs(flag.carriers[0])
    assert published[0] == min(published)
    assert flag.day == published[0].astimezone(UTC).date()
    assert len(set(flag.carriers)) == len(flag.carriers)


def test_every_article_carries_an_expected_flag_or_is_quiet() -> None:
    carrying = {ref for flag in FLAGS.flags for ref in flag.carriers}
    assert carrying | set(FLAGS.quiet) == set(ARTICLES)
    assert not carrying & set(FLAGS.quiet)


@pytest.mark.parametrize("ref", sorted(CLEAN.articles))
def test_expected_snippets_are_on_the_page_and_on_the_right_side(ref: str) -> None:
    expected, page, own = CLEAN.articles[ref], _visible(ref), _paragraphs(ref)
    dropped = expected.drop + CLEAN.everywhere[ARTICLES[ref].folder]
    assert [snippet for snippet in expected.keep if snippet not in own] == []
    assert [snippet for snippet in expected.keep + dropped if snippet not in page] == []
    assert [snippet for snippet in dropped if snippet in own] == []


def test_every_article_has_snippets_or_is_foreign() -> None:
    assert set(CLEAN.articles) | set(CLEAN.foreign) == set(ARTICLES)
    assert {ref for ref, a in ARTICLES.items() if a.story.language != "en"} == set(CLEAN.foreign)
