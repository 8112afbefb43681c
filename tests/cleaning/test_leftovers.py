"""What goes because its neighbours went: labels, headings of emptied boxes, biographies."""

from datetime import UTC, datetime

import pytest

from media_monitor.cleaning import Cleaner, load_rules
from media_monitor.models import Article, Hints, Page

CLEANER = Cleaner(load_rules())
STORY = (
    "<p>The harbour master said that the ferry would not leave before noon.</p>"
    "<p>Nobody on the pier knew why, and those who asked were told to come back at dusk.</p>"
    "<p>At dusk the ferry had gone with the mayor, two goats and a brass band on deck.</p>"
)


def clean(body: str, head: str = "") -> Article:
    page = Page(
        page_id="5" * 16,
        source="test",
        url=None,
        path="a.html",
        fetched_at=datetime(2024, 4, 2, tzinfo=UTC),
        content_type="text/html",
        charset="utf-8",
        digest="",
        warc="",
        warc_offset=0,
        hints=Hints(),
    )
    html = f"<html><head>{head}</head><body><article>{body}</article></body></html>"
    return CLEANER.clean(page, html.encode()).article


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Wells | September 7, 2014", ("Ada Wells",)),
        ("By <a href=/a>Ada Wells</a> and <a href=/t>Tom Tarn</a>", ("Ada Wells", "Tom Tarn")),
        ("By foreign editor Ada Wells", ("Ada Wells",)),
        ("Interview by Ada Wells", ("Ada Wells",)),
        ("By ADA WELLS in Port Lyle", ("ADA WELLS",)),
        ("Автор: Анна Уэллс, специальный корреспондент", ("Анна Уэллс",)),
        ("2020年3月2日 来源：晚潮 作者：Ada Wells 编辑：周敏", ("Ada Wells",)),
        ("خبرونه لیکوال: Zmarai Wells", ("Zmarai Wells",)),
        ("By the time it was noon", ()),
    ],
)
def test_the_author_is_read_below_the_headline(line: str, authors: tuple[str, ...]) -> None:
    assert clean(f"<h1>Ferry late again</h1><div>{line}</div>{STORY}").authors == authors


def test_a_paragraph_on_the_author_goes_and_one_on_somebody_else_stays() -> None:
    told = "<p>Ada Wells reported from the pier. She has written about boats since 1999.</p>"
    other = "<p>Tom Tarn served as harbour master from 2010 to 2013.</p>"
    article = clean(f"<h1>Ferry late again</h1><div>By Ada Wells</div>{STORY}{other}{told}")

    assert "Ada Wells" not in article.text
    assert article.text.endswith("from 2010 to 2013.")


def test_the_heading_of_a_box_goes_with_the_box() -> None:
    box = (
        "<div><h3>The Tide, every morning</h3><p>Sign up for our newsletter, it is free.</p></div>"
    )
    article = clean(f"<h1>Ferry late again</h1>{STORY}{box}")

    assert "every morning" not in article.text


def test_a_heading_with_text_below_it_stays() -> None:
    box = (
        "<div><h3>The goats</h3><p>Sign up for our newsletter.</p><p>The goats were well.</p></div>"
    )
    article = clean(f"<h1>Ferry late again</h1>{STORY}{box}")

    assert "The goats\n\nThe goats were well." in article.text


def test_the_label_above_the_headline_goes() -> None:
    article = clean(f"<span>TRIBUNE</span><h1>Ferry late again</h1>{STORY}")

    assert article.text.startswith("Ferry late again\n\nThe harbour master")


def test_short_sentences_stay_beside_one_long_paragraph() -> None:
    lines = "<p>“It is late,” he told the radio.</p><p>The mayor denied that it was late.</p>"
    told = (
        "<p>The harbour master said on Monday that the ferry would not leave before noon, ever.</p>"
    )
    article = clean(f"<div class=news><h1>Ferry late again</h1>{told}{lines}</div>")

    assert article.text.endswith("he told the radio.\n\nThe mayor denied that it was late.")
