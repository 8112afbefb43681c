"""Metadata: what wins, where it came from, and what disagreed."""

import json
from datetime import UTC, datetime

import pytest

from media_monitor.cleaning import Cleaner, load_rules
from media_monitor.cleaning.dates import date_apart, date_in_url, read_date
from media_monitor.models import Article, Hints, Page

CLEANER = Cleaner(load_rules())
TEXT = "The harbour master said that the ferry would not leave before noon, and nobody knew why."

MORE = (
    f"<p>{TEXT}<p>Two goats were on board, and the mayor, who was late for the fair at Tarn."
    "<p>At dusk the ferry left with a brass band on deck, the goats asleep and the mayor awake."
)


def clean(
    body: str, content_type: str = "text/html", url: str | None = None, **hints: object
) -> Article:
    page = Page(
        page_id="4" * 16,
        source="test",
        url=url,
        path="a.html",
        fetched_at=datetime(2024, 4, 2, tzinfo=UTC),
        content_type=content_type,
        charset="utf-8",
        digest="",
        warc="",
        warc_offset=0,
        hints=Hints.model_validate(hints),
    )
    return CLEANER.clean(page, body.encode()).article


def document(head: str, body: str = "") -> str:
    return f"<html><head>{head}</head><body><article>{body}<p>{TEXT}</p></article></body></html>"


def linked_data(**values: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_linked_data_comes_first_and_disagreement_is_kept() -> None:
    head = linked_data(
        headline="Ferry delayed",
        datePublished="2021-08-27T21:30:00-04:00",
        dateModified="2021-08-29T08:00:00Z",
        author=[{"@type": "Person", "name": "Lena Moss"}, {"name": "Karl Voss"}],
        publisher={"name": "The Tide"},
        articleSection="World",
    )
    head += '<meta property="article:published_time" content="2021-08-30T00:00:00Z">'
    article = clean(document(head))
    assert article.title == "Ferry delayed"
    assert article.authors == ("Lena Moss", "Karl Voss")
    assert article.published == datetime(2021, 8, 28, 1, 30, tzinfo=UTC)
    assert article.published_precision == "time"
    assert article.updated == datetime(2021, 8, 29, 8, tzinfo=UTC)
    assert (article.outlet, article.section) == ("The Tide", "World")
    assert article.provenance["published"] == (
        "JSON-LD datePublished; but meta article:published_time has 2021-08-30"
    )


def test_broken_linked_data_leaves_the_word_to_meta() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    head += '<meta property="og:title" content="Ferry delayed - The Tide">'
    article = clean(document(head, "<h1>Ferry delayed</h1>"))
    assert article.title == "Ferry delayed"


@pytest.mark.parametrize(
    "title", ["The Tide - World - Ferry delayed", "Ferry delayed | The Tide", "Ferry delayed"]
)
def test_the_title_element_is_freed_of_the_site(title: str) -> None:
    body = "<div class=head>Ferry delayed</div>"
    assert clean(document(f"<title>{title}</title>", body)).title == "Ferry delayed"


def test_hints_fill_what_the_page_does_not_say() -> None:
    article = clean(
        document("<meta name=author content='By Lena Moss and Karl Voss'>"),
        title="From the feed",
        outlet="The Tide",
        published="2021-08-28T00:00:00Z",
        published_precision="day, estimated",
    )
    assert (article.title, article.outlet) == ("From the feed", "The Tide")
    assert article.authors == ("Lena Moss", "Karl Voss")
    assert article.published_precision == "day, estimated"
    assert article.published_source == "hint"


def test_a_date_is_never_made_up_from_a_bare_year() -> None:
    assert clean(document("", "<p>© The Tide 2021</p>")).published is None


def test_the_address_tells_a_day_or_a_month() -> None:
    day = clean(document(""), url="https://tide.example/2021/08/27/ferry")
    month = clean(document(""), url="https://tide.example/2021/08/ferry")
    assert (day.published, day.published_precision) == (datetime(2021, 8, 27, tzinfo=UTC), "day")
    assert month.published_precision == "month"
    assert month.published_source == "URL"


def test_a_canonical_address_elsewhere_names_the_original() -> None:
    head = '<link rel="canonical" href="https://gazette.example/ferry">'
    article = clean(document(head), url="https://tide.example/ferry")
    assert article.original_outlet == "gazette.example"


def test_plain_text_tells_author_date_and_original() -> None:
    lines = [
        "Ferry delayed",
        "By Lena Moss",
        "Published: August 27, 2021, 9:30 PM EDT",
        TEXT,
        "This article was originally published by The Gazette.",
    ]
    article = clean("\n\n".join(lines), "text/plain")
    assert article.text == f"Ferry delayed\n\n{TEXT}"
    assert article.authors == ("Lena Moss",)
    assert article.published == datetime(2021, 8, 28, 1, 30, tzinfo=UTC)
    assert article.original_outlet == "The Gazette"


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("2021-08-27", "2021-08-27T00:00:00+00:00", "day"),
        ("2021-08", "2021-08-01T00:00:00+00:00", "month"),
        ("2021-08-27T10:00:00+0430", "2021-08-27T05:30:00+00:00", "time"),
        ("2021-08-27 10:00", "2021-08-27T10:00:00+00:00", "time, zone unknown"),
        ("Updated Aug. 27, 2021 at 7:15 p.m. EDT", "2021-08-27T23:15:00+00:00", "time"),
        ("Friday, 27 August 2021, 07:50 BST", "2021-08-27T06:50:00+00:00", "time"),
        ("Fri, 27 Aug 2021 10:00:00 GMT", "2021-08-27T10:00:00+00:00", "time"),
        ("Posted: 03/09/2010 12:01:00 AM PDT", "2010-03-09T07:01:00+00:00", "time"),
        ("1630058400", "2021-08-27T10:00:00+00:00", "time"),
    ],
)
def test_dates_are_read_as_pages_write_them(text: str, iso: str, precision: str) -> None:
    found = read_date(text)
    assert found
    assert (found.moment.isoformat(), found.precision) == (iso, precision)


@pytest.mark.parametrize(
    "text", ["", "no date", "30 February 2021", "0001-01-01", "99999999999999"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


def test_a_number_in_an_address_is_no_date() -> None:
    assert date_in_url("https://tide.example/2021/99/ferry") is None


def test_copies_are_known_by_their_agency() -> None:
    assert clean(f"Ferry delayed\n\n{TEXT}\n\n(AFP)", "text/plain").original_outlet == "AFP"
    assert clean(f"Ferry delayed\n\n(AFP)\n\n{TEXT}", "text/plain").original_outlet is None
    copy = document("<meta name=author content=Reuters><meta property=og:site_name content=Tide>")
    assert clean(copy).original_outlet == "Reuters"
    assert clean(copy.replace("Tide", "Reuters")).original_outlet is None


def test_a_linked_original_is_named_by_its_site() -> None:
    credit = "Original Location: https://gazette.example/2011/03/ferry"
    article = clean(f"Ferry delayed\n\n{TEXT}\n\n{credit}", "text/plain")
    assert article.original_outlet == "gazette.example"


def test_who_disagrees_about_the_original_is_kept() -> None:
    head = '<link rel="canonical" href="https://gazette.example/ferry">'
    credit = "<p>This article was originally published by The Beacon.</p>"
    article = clean(
        document(head).replace("</article>", f"{credit}</article>"),
        url="https://tide.example/ferry",
        original_outlet="The Wire",
    )
    assert article.original_outlet == "The Wire"
    assert article.provenance["original_outlet"] == (
        "hint; but link rel=canonical has 'gazette.example';"
        " but visible text (syndication credit) has 'The Beacon'"
    )


def test_disagreement_is_kept_for_every_value() -> None:
    meta = {
        "og:title": "Ferry late",
        "og:site_name": "The Tide",
        "publisher": "Tide Group",
        "article:section": "World",
        "section": "Asia",
        "article:modified_time": "2021-08-29",
        "og:updated_time": "2021-08-30T01:00:00Z",
        "article:published_time": "2021-08-27",
        "date": "2021-08-26",
    }
    head = "".join(f'<meta property="{name}" content="{told}">' for name, told in meta.items())
    article = clean(document(head, "<h1>Ferry delayed</h1>"))
    assert article.provenance == {
        "published": "meta article:published_time; but meta date has 2021-08-26",
        "title": "meta og:title; but h1 has 'Ferry delayed'",
        "outlet": "meta og:site_name; but meta publisher has 'Tide Group'",
        "section": "meta article:section; but meta section has 'Asia'",
        "updated": "meta article:modified_time; but meta og:updated_time has 2021-08-30",
        "updated_precision": "day",
    }


def test_a_headline_that_the_feed_tells_otherwise_is_kept() -> None:
    article = clean(f"Ferry delayed\n\n{TEXT}", "text/plain", title="Ferry hours late")
    assert article.title == "Ferry delayed"
    assert article.provenance["title"] == "first line; but hint has 'Ferry hours late'"


@pytest.mark.parametrize(
    "lines",
    [
        ["Updated: 28 August 2021, 9:30 GMT", "Published: 27 August 2021"],
        ["Published 27 August 2021 | Updated 28 August 2021 9:30 GMT"],
        ["27 August 2021", "Last updated on August 28, 2021 at 9:30 GMT"],
    ],
)
def test_visible_dates_of_publication_and_update_are_told_apart(lines: list[str]) -> None:
    article = clean("\n\n".join(["Ferry delayed", *lines, TEXT]), "text/plain")
    assert article.published == datetime(2021, 8, 27, tzinfo=UTC)
    assert article.published_precision == "day"
    assert article.updated == datetime(2021, 8, 28, 9, 30, tzinfo=UTC)
    assert article.provenance["updated_precision"] == "time"


def test_a_visible_date_that_differs_from_the_feed_is_kept() -> None:
    lines = ["Ferry delayed", "Published: 27 August 2021", TEXT]
    article = clean("\n\n".join(lines), "text/plain", published="2021-08-20T00:00:00Z")
    assert article.published == datetime(2021, 8, 20, tzinfo=UTC)
    assert article.provenance["published"] == "hint; but visible text has 2021-08-27"


def test_time_elements_tell_an_update_by_their_name() -> None:
    times = (
        '<p><time itemprop="dateModified" datetime="2021-08-28T10:00:00Z">Aug 28</time>'
        ' <time datetime="2021-08-27T10:00:00+0430">Aug 27</time></p>'
    )
    article = clean(document("", f"<h1>Ferry delayed</h1>{times}"))
    assert article.published == datetime(2021, 8, 27, 5, 30, tzinfo=UTC)
    assert article.updated == datetime(2021, 8, 28, 10, tzinfo=UTC)


CRUMBS = (
    '<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": ['
    '{"@type": "ListItem", "position": 1, "name": "Home"},'
    '{"@type": "ListItem", "position": 2, "item": {"@id": "/asia", "name": "Asia"}},'
    '{"@type": "ListItem", "position": 3, "name": "Ferry returns"}]}</script>'
)
TRAIL = (
    "<ul class='main-breadcrumbs'><li><a href=/>Tide</a> <span>/</span></li>"
    "<li><a href=/w><span>World</span></a></li><li><span>Ferry returns</span></li></ul>"
)


@pytest.mark.parametrize(
    ("head", "body", "section", "where"),
    [
        (CRUMBS, TRAIL, "Asia", "JSON-LD BreadcrumbList; but breadcrumb has 'World'"),
        ("", TRAIL, "World", "breadcrumb"),
        ("<meta property=article:section content=Ports>", TRAIL, "Ports", "meta article:section"),
        ("", "<p class=breadcrumb><a href=/>Tide</a></p>", None, None),
    ],
)
def test_the_section_is_the_last_step_before_the_headline(
    head: str, body: str, section: str | None, where: str | None
) -> None:
    article = clean(document(head, f"{body}<h1>Ferry returns</h1>"))
    assert (article.section, article.provenance.get("section")) == (section, where)


@pytest.mark.parametrize(
    ("title", "around", "outlet"),
    [
        ("Ferry delayed - World - The Tide", "<p>Copyright 2012 The Tide.</p>", "The Tide"),
        ("The Tide :: Ferry delayed", "<p>\u00a9 The Tide Ltd</p>", "The Tide"),
        ("Ferry delayed - World", "<ul><li>World</li><li>Sport</li></ul>", None),
        ("Ferry delayed - at a price", "", None),
    ],
)
def test_the_title_element_names_an_outlet_that_the_page_names_too(
    title: str, around: str, outlet: str | None
) -> None:
    page = f"<h1>Ferry delayed</h1><p>{TEXT}</p>"
    html = f"<html><head><title>{title}</title></head><body>{page}{around}</body></html>"
    assert clean(html).outlet == outlet


@pytest.mark.parametrize("written", ["2015/11/03", "20151103", "2015/11/3"])
def test_a_date_may_be_written_in_numbers_with_the_year_first(written: str) -> None:
    article = clean(document(f'<meta name="citation_publication_date" content="{written}">'))
    assert article.published == datetime(2015, 11, 3, tzinfo=UTC)


def test_a_date_that_nobody_can_read_leaves_the_word_to_others() -> None:
    head = '<meta name="date" content="soon"><link rel="canonical" href="https://a.example/x">'
    article = clean(document(head), url="https://a.example/2015/11/03/x")
    assert article.published == datetime(2015, 11, 3, tzinfo=UTC)


def test_a_heading_completes_a_title_cut_short() -> None:
    title = "<title>The Tide - Ferry delayed until the harbour</title>"
    html = document(title, "<h2>Ferry delayed until the harbour is dredged</h2>")
    assert clean(html).title == "Ferry delayed until the harbour is dredged"


@pytest.mark.parametrize(
    ("line", "day"),
    [("Saturday, November 1, 2008", "2008-11-01"), ("Of 1 November 2008 we know nothing.", None)],
)
def test_a_date_line_outside_the_article_is_read_when_there_is_no_other(
    line: str, day: str | None
) -> None:
    body = f"<div id=top>{line}</div><h1>Ferry delayed</h1><article><p>{TEXT}</p></article>"
    article = clean(f"<html><body>{body}</body></html>")
    assert (str(article.published.date()) if article.published else None) == day


def test_numbers_with_an_american_clock_have_the_month_first() -> None:
    line = "<div>Posted: 03/09/2010 12:01:00 AM PDT</div>"
    assert clean(document("", line)).published == datetime(2010, 3, 9, 7, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Statement of the Harbour Office, 8 September 2021 / Port of Lyle", "2021-09-08"),
        ("Nr. 41, 8 September 2021, On the Ferry", "2021-09-08"),
    ],
)
def test_a_date_set_off_in_the_title_is_the_last_resort(title: str, day: str) -> None:
    article = clean(document(f"<title>{title}</title>"))
    assert str(article.published and article.published.date()) == day
    assert date_apart("What happened on 8 September 2021 in Lyle") is None


def test_words_appear_on_the_day_that_their_own_page_has() -> None:
    late = clean(document(linked_data(datePublished="2021-08-27T23:30:00-04:00")))
    early = clean(document(linked_data(datePublished="2021-08-27T01:12:00+05:30")))
    days = [moment.date().day for a in (late, early) if (moment := a.published_at(0))]
    assert (late.published, days) == (datetime(2021, 8, 28, 3, 30, tzinfo=UTC), [27, 27])


def test_the_date_of_a_plain_text_may_stand_behind_whoever_wrote_it() -> None:
    line = "By our correspondent | Published: 12:00 AM, October 03, 2019 | Last Modified: 01:10 AM"
    article = clean(f"Ferry delayed\n\n{line}\n\n{TEXT}\n\n{TEXT}", "text/plain")
    assert article.published == datetime(2019, 10, 3, tzinfo=UTC)
    assert "correspondent" not in article.text


@pytest.mark.parametrize(
    ("title", "top"),
    [
        ("Ferry delayed again | World | The Tide", "<h1><a href=/>The Tide</a></h1><h2>{0}</h2>"),
        ("The Tide - Ferry delayed again", "<h1>The Tide</h1><h1>{0}</h1>"),
        ("The Tide: Ferry delayed again", "<h3>{0}</h3>"),
    ],
)
def test_the_sites_name_is_no_headline(title: str, top: str) -> None:
    article = clean(document(f"<title>{title}</title>", top.format("Ferry delayed again")))
    assert article.title == "Ferry delayed again"
    assert article.text == f"Ferry delayed again\n\n{TEXT}"


def test_a_line_above_the_text_is_the_headline_where_the_title_names_only_the_paper() -> None:
    story = f"<b>Harbour master keeps ferry until noon</b><br>By ADA WELLS{MORE}"
    body = f"<table><tr><td>{story}</td></tr></table>"
    html = f"<html><title>THE TIDE: News from Port Lyle</title><body>{body}</body></html>"
    article = clean(html)
    assert article.title == "Harbour master keeps ferry until noon"
    assert (
        article.provenance["title"]
        == "line above the text; but title element has 'THE TIDE: News from Port Lyle'"
    )


def test_a_title_that_tells_of_the_text_stays_the_headline() -> None:
    story = f"<b>Weather and markets today</b>{MORE}"
    html = f"<html><title>Harbour master keeps ferry until noon</title><body>{story}</body></html>"
    assert clean(html).title == "Harbour master keeps ferry until noon"
