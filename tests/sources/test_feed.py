"""Feeds: what they list, in a window, whatever state they are in."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from media_monitor.errors import ItemError, SourceError
from media_monitor.models import Fetched, Window
from media_monitor.sources import Discovered, FeedSource

URL = "https://outlet.example/news/feed.xml"
DAY = Window.of_days(date(2021, 8, 28), date(2021, 8, 28))
IN, BEFORE, AFTER = (f"{day} Aug 2021 10:30:00 +0000" for day in ("28", "26", "29"))


def source(**settings: object) -> FeedSource:
    return FeedSource.model_validate({"type": "feed", "name": "outlet", "url": URL, **settings})


def answering(
    body: bytes | str, url: str = URL, charset: str | None = None
) -> Callable[[str], Fetched]:
    def get(_: str) -> Fetched:
        return Fetched(
            url=url,
            path=None,
            status=200,
            content_type="application/xml",
            charset=charset,
            body=body if isinstance(body, bytes) else body.encode(),
            fetched_at=datetime(2021, 8, 29, tzinfo=UTC),
        )

    return get


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>Outlet</title>{"".join(items)}</channel></rss>'


def item(link: str, published: str | None = IN, title: str = "A title", more: str = "") -> str:
    date_ = f"<pubDate>{published}</pubDate>" if published is not None else ""
    return f"<item><title>{title}</title><link>{link}</link>{date_}{more}</item>"


def atom(*entries: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>O</title>{"".join(entries)}</feed>'


def entry(link: str, **dates: str) -> str:
    said = "".join(f"<{name}>{value}</{name}>" for name, value in dates.items())
    return f'<entry><title>T</title><link href="{link}"/>{said}</entry>'


def discover(body: bytes | str, **settings: object) -> Discovered:
    return source(**settings).discover(DAY, answering(body))


def urls(discovered: Discovered) -> list[str | None]:
    return [candidate.url for candidate in discovered.candidates]


def test_an_rss_entry_becomes_a_candidate() -> None:
    origin = '<source url="https://wire.example/">The Wire</source>'
    found = discover(rss(item("https://outlet.example/a#top", more=origin)), outlet="The Outlet")

    (candidate,) = found.candidates
    assert (candidate.source, candidate.url) == ("outlet", "https://outlet.example/a")
    assert candidate.hints.title == "A title"
    assert (candidate.hints.outlet, candidate.hints.original_outlet) == ("The Outlet", "The Wire")
    assert candidate.hints.published == datetime(2021, 8, 28, 10, 30, tzinfo=UTC)
    assert candidate.hints.published_precision == "second"
    assert found.issues == ()


def test_an_atom_entry_becomes_a_candidate() -> None:
    found = discover(
        atom(
            entry("a.html", published="2021-08-28T03:00:00+04:30", updated="2021-09-01T00:00:00Z")
        ),
        lookback_days=1,
    )

    (candidate,) = found.candidates
    assert candidate.url == "https://outlet.example/news/a.html"
    assert candidate.hints.published == datetime(2021, 8, 27, 22, 30, tzinfo=UTC)


def test_the_window_and_its_lookback() -> None:
    feed = rss(
        item("https://o.example/before", BEFORE),
        item("https://o.example/eve", "27 Aug 2021 00:00:00 +0000"),
        item("https://o.example/first", "28 Aug 2021 00:00:00 +0000"),
        item("https://o.example/last", "28 Aug 2021 23:59:59 +0000"),
        item("https://o.example/after", AFTER),
        item("https://o.example/undated", None),
    )
    of_the_day = [f"https://o.example/{name}" for name in ("first", "last", "undated")]

    assert urls(discover(feed, lookback_days=0)) == of_the_day
    assert urls(discover(feed)) == ["https://o.example/eve", *of_the_day]


def test_a_window_since_ever_has_no_earlier() -> None:
    ever = Window(start=datetime.min.replace(tzinfo=UTC), end=datetime.max.replace(tzinfo=UTC))

    found = source().discover(ever, answering(rss(item("https://o.example/a", BEFORE))))

    assert len(found.candidates) == 1


def test_what_was_last_touched_before_the_window_was_not_published_in_it() -> None:
    feed = atom(
        entry("/old", updated="2021-08-01T00:00:00Z"),
        entry("/touched", updated="2021-09-01T00:00:00Z"),
    )
    found = discover(feed)

    assert urls(found) == ["https://outlet.example/touched"]
    assert found.candidates[0].hints.published is None


def test_links_are_resolved_against_where_the_feed_really_is() -> None:
    moved = answering(rss(item("/a"), item("b")), url="https://new.example/feeds/all.xml")

    found = source().discover(DAY, moved)

    assert urls(found) == ["https://new.example/a", "https://new.example/feeds/b"]


def test_the_same_link_counts_once_and_the_first_entry_wins() -> None:
    feed = rss(item("/a", title="One"), item("/b"), item("/a#comments", title="Two"))
    found = discover(feed)

    assert urls(found) == ["https://outlet.example/a", "https://outlet.example/b"]
    assert found.candidates[0].hints.title == "One"


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("&lt;b&gt;Talks&lt;/b&gt; &amp;amp; more", "Talks & more"),
        ("<![CDATA[ One\n  line ]]>", "One line"),
        ("news.example/page", "news.example/page"),
        ("a &lt; b", "a < b"),
        ("", None),
    ],
)
def test_a_title_is_plain_text(title: str, plain: str | None) -> None:
    assert discover(rss(item("/a", title=title))).candidates[0].hints.title == plain


@pytest.mark.parametrize(
    "link", ["", "javascript:alert(1)", "mailto:a@o.example", "ftp://o.example/a", "http://[::1"]
)
def test_an_entry_without_a_link_is_an_issue_and_the_rest_survives(link: str) -> None:
    found = discover(rss(item(link, title="Lost"), item("/b")))

    assert urls(found) == ["https://outlet.example/b"]
    (issue,) = found.issues
    assert (issue.source, issue.stage, issue.subject) == ("outlet", "discover", f"{URL} entry 1")
    assert "'Lost' has no link" in issue.message


@pytest.mark.parametrize("published", ["yesterday", "32 Foo 2021", "0000-00-00"])
def test_an_entry_with_a_bad_date_is_an_issue_and_read_as_undated(published: str) -> None:
    found = discover(rss(item("/a", published), item("/b")))

    assert urls(found) == ["https://outlet.example/a", "https://outlet.example/b"]
    assert found.candidates[0].hints.published is None
    assert f"published is '{published}'" in found.issues[0].message
    assert len(found.issues) == 1


def test_a_bad_second_date_does_not_spoil_the_first() -> None:
    feed = atom(entry("/a", published="2021-08-28T10:00:00Z", updated="tomorrow"))
    found = discover(feed)

    assert found.candidates[0].hints.published == datetime(2021, 8, 28, 10, tzinfo=UTC)
    assert "updated is 'tomorrow', which is not a date" in found.issues[0].message


def test_a_feed_that_breaks_off_gives_what_can_be_read() -> None:
    found = discover(rss(item("/a"), item("/b")).removesuffix("</channel></rss>") + "<item><tit")

    assert urls(found)[:2] == ["https://outlet.example/a", "https://outlet.example/b"]
    assert "damaged XML" in found.issues[0].message


@pytest.mark.parametrize("feed", [rss(), atom()])
def test_a_feed_without_entries_is_fine(feed: str) -> None:
    assert discover(feed) == Discovered(candidates=(), issues=())


def test_a_feed_says_its_encoding() -> None:
    feed = f'<?xml version="1.0" encoding="windows-1251"?>{rss(item("/a", title="Переговоры"))}'

    assert discover(feed.encode("cp1251")).candidates[0].hints.title == "Переговоры"


def test_the_server_may_say_the_encoding() -> None:
    feed = rss(item("/a", title="Переговоры")).encode("cp1251")

    found = source().discover(DAY, answering(feed, charset="windows-1251"))

    assert found.candidates[0].hints.title == "Переговоры"


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>Not found</body></html>", b'{"items": []}', bytes(range(256))]
)
def test_what_is_no_feed_fails_the_source(body: bytes) -> None:
    with pytest.raises(SourceError, match=f"source outlet: {URL} .*is not RSS or Atom; .*correct"):
        discover(body)


def test_a_feed_that_cannot_be_fetched_fails_the_source() -> None:
    def get(url: str) -> Fetched:
        raise ItemError(f"{url}: answered 500, 3 times; run again later")

    with pytest.raises(SourceError, match=f"source outlet: .*{URL}: answered 500"):
        source().discover(DAY, get)


BOMB = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><item><title>&b;</title><link>/a</link></item></channel></rss>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_declared_entities_are_refused(encoding: str) -> None:
    with pytest.raises(SourceError, match=f"{URL} declares XML entities"):
        discover(BOMB.encode(encoding))


def test_a_file_of_this_machine_cannot_be_asked_for(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden")
    feed = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{rss(item("/a", title="&x;"))}'

    with pytest.raises(SourceError, match="declares XML entities"):
        discover(feed)


def test_the_word_entity_in_an_article_is_no_declaration() -> None:
    feed = rss(item("/a", more="<description><![CDATA[<!ENTITY is XML]]></description>"))

    assert urls(discover(feed)) == ["https://outlet.example/a"]


def test_a_body_that_is_a_path_or_address_is_never_opened(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(rss(item("/a")))

    for body in (str(feed), "http://127.0.0.1:9/feed.xml"):
        with pytest.raises(SourceError, match="is not RSS or Atom"):
            discover(body)


@pytest.mark.parametrize(
    ("feed", "problem"),
    [
        ("<rss version='2.0'>" + "<a>" * 500_000, "is too deep"),
        ("x<rss version='2.0'>" + "<a>" * 500_000, "is not RSS or Atom"),
        (rss(item("/a") * 5001), "more than 5000 entries"),
        (atom(entry("/a") * 5001), "more than 5000 entries"),
    ],
    ids=["deep", "deep after junk", "many items", "many entries"],
)
def test_a_feed_made_to_keep_us_busy_is_refused(feed: str, problem: str) -> None:
    with pytest.raises(SourceError, match=f"source outlet: {URL} .*{problem}"):
        discover(feed)


@given(st.lists(st.sampled_from([item("/a"), item("/b"), item(""), "<item>", "</x>", "&", "\x01"])))
def test_any_feed_gives_candidates_or_a_source_error(items: list[str]) -> None:
    found = discover(rss(*items))

    assert found == discover(rss(*items))
    assert len(set(urls(found))) == len(found.candidates)


@pytest.mark.parametrize(
    "settings",
    [
        {"url": "outlet.example/feed"},
        {"url": "file:///etc/passwd"},
        {"name": "../up"},
        {"name": "With Space"},
        {"lookback_days": -1},
        {"colour": "red"},
    ],
)
def test_wrong_settings_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        source(**settings)
