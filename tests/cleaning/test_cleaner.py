"""From bytes to a clean article: HTML, plain text, foreign pages, unreadable bytes."""

import textwrap
from datetime import UTC, datetime

import pytest

from media_monitor.cleaning import Cleaned, Cleaner, load_rules
from media_monitor.errors import ItemError
from media_monitor.models import Hints, Page

PARAGRAPHS = [
    "Officials in the capital said on Monday that the ferry service would resume within a week.",
    "The harbour master told reporters that two of the five boats had been repaired already.",
    "Residents of the island have been relying on fishing boats since the storm in early March.",
]
RUSSIAN = "Новости дня: читайте также другие материалы на нашем сайте"


def page(content_type: str = "text/html", charset: str | None = None, **hints: str) -> Page:
    return Page(
        page_id="0" * 16,
        source="test",
        url="https://harbour.example/ferry",
        path=None,
        fetched_at=datetime(2024, 4, 2, tzinfo=UTC),
        content_type=content_type,
        charset=charset,
        digest="",
        warc="",
        warc_offset=0,
        hints=Hints.model_validate(hints),
    )


def html(*blocks: str, head: str = "") -> bytes:
    body = "".join(f"<p>{block}</p>" for block in blocks)
    return (
        f"<html><head><meta charset=utf-8>{head}</head><body><article>"
        f"<h1>Ferries return to the island</h1>{body}</article></body></html>"
    ).encode()


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(load_rules())


def dropped(cleaned: Cleaned) -> dict[str, str]:
    return {block.text: block.reason for block in cleaned.blocks}


def test_an_html_article_is_its_title_and_its_paragraphs(cleaner: Cleaner) -> None:
    article = cleaner.clean(page(), html(*PARAGRAPHS)).article
    assert article.title == "Ferries return to the island"
    assert article.text == "\n\n".join([article.title, *PARAGRAPHS])
    assert article.text[article.body_start :].startswith("Officials")
    assert article.kept
    assert article.language == "en"


def test_preformatted_text_is_read_line_by_line(cleaner: Cleaner) -> None:
    turns = [f"Mr. Voss. {text}" for text in PARAGRAPHS]
    typed = "\n".join(textwrap.fill(turn, 60, initial_indent="    ") for turn in turns)
    body = (
        f"<html><body><h1>A hearing</h1><pre>\n<b>PORT OFFICE</b>\n\n{typed}\n</pre></body></html>"
    )
    article = cleaner.clean(page(), body.encode()).article
    assert article.text.split("\n\n")[-3:] == turns


def test_chrome_inside_the_article_is_dropped_with_its_reason(cleaner: Cleaner) -> None:
    body = html(PARAGRAPHS[0], RUSSIAN, "Sign up for our newsletter", *PARAGRAPHS[1:])
    cleaned = cleaner.clean(page(), body)
    assert RUSSIAN not in cleaned.article.text
    assert "newsletter" not in cleaned.article.text
    assert dropped(cleaned)[RUSSIAN] == "foreign language"
    assert all(paragraph in cleaned.article.text for paragraph in PARAGRAPHS)


def test_plain_text_goes_through_the_same_filter(cleaner: Cleaner) -> None:
    lines = [
        "Connect with us",
        "Ferries return to the island",
        *PARAGRAPHS,
        RUSSIAN,
        "Leave a Reply",
    ]
    cleaned = cleaner.clean(page("text/plain"), "\n\n".join(lines).encode())
    assert cleaned.article.text == "\n\n".join(["Ferries return to the island", *PARAGRAPHS])
    assert set(dropped(cleaned)) == {"Connect with us", RUSSIAN, "Leave a Reply"}


def test_a_wholly_foreign_page_is_dropped_with_its_language(cleaner: Cleaner) -> None:
    russian = [
        "Паромы возвращаются на остров",
        *["Паромы снова ходят каждый день, сказал капитан."] * 4,
    ]
    article = cleaner.clean(page("text/plain"), "\n\n".join(russian).encode()).article
    assert not article.kept
    assert article.drop_reason == "not English: its text is Russian"
    assert article.text == ""


@pytest.mark.parametrize("body", [b"", b" \n ", b"%PDF-1.7 ...", b"\x00\x01\x02 binary"])
def test_unreadable_bytes_are_refused(cleaner: Cleaner, body: bytes) -> None:
    with pytest.raises(ItemError):
        cleaner.clean(page(), body)


def test_a_page_whose_head_has_no_end_is_read(cleaner: Cleaner) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    cleaned = cleaner.clean(page(), f"<html><meta charset=utf-8><article>{body}".encode())
    assert cleaned.article.text == "\n\n".join(PARAGRAPHS)


def test_the_result_is_the_same_every_time(cleaner: Cleaner) -> None:
    body = html(*PARAGRAPHS, RUSSIAN)
    assert cleaner.clean(page(), body) == Cleaner(load_rules()).clean(page(), body)
