"""Live blogs: every post keeps its own time, however the page tells it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from media_monitor.cleaning import Cleaner, load_rules
from media_monitor.models import Article, Hints, Page

CLEANER = Cleaner(load_rules())
POSTS = {
    "2024-03-09T23:40:00+00:00": "The harbour master said late at night that both piers were closed"
    " and that nobody would be let through before the morning.",
    "2024-03-10T06:15:00+00:00": "The mayor told reporters at dawn that the northern pier had been"
    " opened again and that the first ferry had left without a delay.",
    "2024-03-10T09:05:00+00:00": "A spokesman for the coast guard said that the southern pier would"
    " stay closed because two of its pillars had been damaged by the storm.",
}


def clean(body: str, content_type: str = "text/html", **hints: str) -> Article:
    page = Page(
        page_id="5" * 16,
        source="test",
        url="https://tide.example/live",
        path=None,
        fetched_at=datetime(2024, 4, 2, tzinfo=UTC),
        content_type=content_type,
        charset="utf-8",
        digest="",
        warc="",
        warc_offset=0,
        hints=Hints.model_validate(hints),
    )
    return CLEANER.clean(page, body.encode()).article


def times(article: Article) -> list[str]:
    """When each post was published, found by its first words."""
    found = [article.published_at(article.text.index(text[:30])) for text in POSTS.values()]
    return [moment.isoformat() for moment in found if moment]


def linked_data(**values: object) -> str:
    data = {"@type": "LiveBlogPosting", "headline": "Storm: live", **values}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def in_boxes(form: str) -> str:
    boxes = [form.format(i, time, text) for i, (time, text) in enumerate(POSTS.items())]
    return f"<html><body><article><h1>Storm: live</h1>{''.join(boxes)}</article></body></html>"


@pytest.mark.parametrize(
    "form",
    [
        "<article class=post id=post-{0}><time datetime={1}>{0}:00</time><p>{2}</p></article>",
        "<div class='block-{0}'><h2>Update {0}</h2><time datetime={1}></time><p>{2}</p></div>",
        "<section class='post'><p>{2}</p><span>At <time datetime={1}>then</time></span></section>",
        "<div class=post id=k{0}f8a><time datetime={1}>{0}:00</time><p>{2}</p></div>",
    ],
    ids=["time first", "heading first", "time last", "codes for names"],
)
def test_posts_are_told_by_their_time_elements(form: str) -> None:
    article = clean(in_boxes(form))
    assert all(text in article.text for text in POSTS.values())
    assert times(article) == list(POSTS)


def test_posts_are_told_by_linked_data() -> None:
    updates = [
        {"@type": "BlogPosting", "datePublished": time, "articleBody": text}
        for time, text in POSTS.items()
    ]
    head = linked_data(datePublished="2024-03-09T20:00:00Z", liveBlogUpdate=updates)
    article = clean(head + in_boxes("<div class=post><p>{2}</p></div>"))
    assert times(article) == list(POSTS)
    assert article.published == datetime(2024, 3, 9, 20, tzinfo=UTC)
    assert article.published_at(0) == article.published


def test_posts_of_a_plain_text_begin_with_the_clock() -> None:
    late, dawn, morning = POSTS.values()
    lines = [
        "Storm: live",
        "Saturday, March 9, 2024",
        f"23:40 GMT \u2013 {late}",
        "Sunday, March 10, 2024",
        "06:15 GMT",
        dawn,
        f"5:05 a.m. EDT - {morning}",
    ]
    assert times(clean("\n\n".join(lines), "text/plain")) == list(POSTS)


def test_the_day_of_the_first_posts_is_the_articles() -> None:
    lines = ["Storm: live", *(f"{i}:30 GMT \u2013 {t}" for i, t in enumerate(POSTS.values(), 4))]
    article = clean("\n\n".join(lines), "text/plain", published="2024-03-09T00:00:00Z")
    assert times(article) == [f"2024-03-09T0{hour}:30:00+00:00" for hour in (4, 5, 6)]


@pytest.mark.parametrize(
    "form", ["%B %d, %Y, %I:%M %p EST", "%H:%M %d %b %Y", "%d %b %Y - %H:%M GMT"]
)
def test_posts_are_told_by_lines_that_are_nothing_but_a_time(form: str) -> None:
    posts = [
        f"<li><div>{datetime.fromisoformat(time):{form}}</div><h3>Update</h3><p>{text}</p></li>"
        for time, text in POSTS.items()
    ]
    body = f"<html><body><h1>Storm: live</h1><ul>{''.join(posts)}</ul></body></html>"
    article = clean(body, published="2024-03-09T00:00:00Z")
    late = timedelta(hours=5 if "EST" in form else 0)
    assert times(article) == [(datetime.fromisoformat(t) + late).isoformat() for t in POSTS]


@pytest.mark.parametrize(
    "form", ["<p>{2}</p>", "<p>{2}</p><aside><time datetime={1}>then</time></aside>"]
)
def test_an_article_has_one_time(form: str) -> None:
    article = clean(in_boxes(form))
    assert "posts" not in article.provenance


def test_dated_teasers_are_no_posts() -> None:
    link = "<a href=/{0}>The pier reopens after {0} years</a>"
    teaser = f"<div class=card>{link}<time datetime={{1}}></time></div>"
    body = "".join(f"<p>{text}</p>" for text in POSTS.values())
    article = clean(in_boxes(teaser).replace("<h1>Storm: live</h1>", f"<h1>Storm</h1>{body}"))
    assert "posts" not in article.provenance
