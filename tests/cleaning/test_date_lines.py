"""Lines that only tell a day go; their dates are read, the day first wherever it can be."""

from datetime import UTC, datetime

import pytest

from media_monitor.cleaning import Cleaner, load_rules
from media_monitor.cleaning.date_lines import is_date_line, read_numbers
from media_monitor.models import Article, Candidate, Fetched, Page

CLEANER = Cleaner(load_rules())
TEXT = [
    f"The {who} said on Monday that the ferry would not leave before noon, and nobody knew why."
    for who in ("harbour master", "mayor of the island", "owner of the two boats")
]


def clean(body: str, content_type: str = "text/html") -> Article:
    fetched = Fetched(
        url="https://tide.example/ferry",
        path=None,
        status=200,
        content_type=content_type,
        charset="utf-8",
        body=body.encode(),
        fetched_at=datetime(2024, 4, 2, tzinfo=UTC),
    )
    page = Page.of(fetched, Candidate(source="test", url=fetched.url))
    return CLEANER.clean(page, fetched.body).article


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("04.03.2015 18:40", "2015-03-04T18:40"),
        ("17:35 GMT 04.03.2015 (updated: 18:03 GMT 04.03.2015)", "2015-03-04T17:35"),
        ("04/03/2015", "2015-03-04"),
        ("03/24/2015", "2015-03-24"),
        ("4.3.15, 08:05", "2015-03-04T08:05"),
        ("Version 1.2.15", None),
        ("10.20.30.2015", None),
        ("Room 12/2015", None),
    ],
)
def test_numbers_are_read_as_a_day(line: str, iso: str | None) -> None:
    assert read_numbers(line) == iso


@pytest.mark.parametrize(
    "line",
    [
        "Port Lyle, Sept. 2, 2021",
        "By Lena Moss, Lyle \u2014 September 2, 2021",
        "LYLE, September 2, 2021, 17:35 \u2014 TIDEWIRE",
        "2 September 2021 | Press Release",
        "Bhadra 17, 2078",
        "24 Muharram 1443",
        "17:35 02.09.2021 (updated: 18:03 02.09.2021)",
    ],
)
def test_what_only_tells_a_day_is_no_text(line: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in (line, *TEXT))
    article = clean(f"<html><body><article><h2>Ferry waits</h2>{body}</article></body></html>")
    assert is_date_line(line)
    assert article.text.split("\n\n")[-3:] == TEXT
    assert line not in article.text


@pytest.mark.parametrize(
    "line",
    [
        "What the port promised on 2 September 2021 and never did",
        "Ferry waits",
        f"On 2 September 2021 nobody came. {TEXT[0]}",
    ],
)
def test_what_tells_more_is_text(line: str) -> None:
    assert not is_date_line(line)


def test_the_day_of_a_plain_text_is_read_and_its_headline_may_have_one() -> None:
    lines = ["Noon briefing on 2 September 2021", "17:35 02.09.2021", *TEXT]
    article = clean("\n\n".join(lines), "text/plain")
    assert article.text.split("\n\n") == [lines[0], *TEXT]
    assert article.published == datetime(2021, 9, 2, 17, 35, tzinfo=UTC)
