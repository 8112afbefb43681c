"""Every character of a clean article can be walked back to the archived bytes."""

from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media_monitor.cleaning import Cleaner, Locator, load_rules, locate
from media_monitor.cleaning.characters import squeezed
from media_monitor.errors import ItemError
from media_monitor.models import Article, Hints, Page

BODY = """<html><head><title>Harbour opens &ndash; Daily Tide</title></head><body><article>
<h1>Harbour opens</h1><p>The mayor said:&nbsp;&ldquo;The <b>new</b> har\u00adbour
is <!-- not -->open.&rdquo; Caf\u00e9 owners were in\u200bvited to see it first on Monday.</p>
<script>var p = "The mayor said";</script>
<p>Fishermen &amp; sailors told the paper that they had waited for this day for nine years.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(load_rules())


def page(charset: str | None = None, content_type: str = "text/html", **hints: str) -> Page:
    return Page(
        page_id="1" * 16,
        source="test",
        url="https://tide.example/harbour",
        path=None,
        fetched_at=datetime(2024, 4, 2, tzinfo=UTC),
        content_type=content_type,
        charset=charset,
        digest="",
        warc="",
        warc_offset=0,
        hints=Hints.model_validate(hints),
    )


def pieces(body: bytes, article: Article, words: str, encoding: str) -> list[str]:
    start = article.text.index(words)
    found = locate(page(encoding), body, article, (start, start + len(words)))
    return [body[first:last].decode(encoding) for first, last in found]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_words_are_found_through_entities_tags_and_invisible_characters(
    cleaner: Cleaner, encoding: str
) -> None:
    body = BODY.encode(encoding, "xmlcharrefreplace")
    article = cleaner.clean(page(encoding), body).article
    assert pieces(body, article, "Café owners", encoding) == ["Café owners"]
    assert pieces(body, article, "sailors told", encoding) == ["sailors told"]
    assert pieces(body, article, "“The new harbour", encoding)[:2] == ["&ldquo;The", "new"]
    assert pieces(body, article, "Harbour opens", encoding) == ["Harbour opens"]


def test_offsets_count_bytes_and_not_characters(cleaner: Cleaner) -> None:
    lines = ["Ярмарка сегодня", "Fair opens in the square", "The fair — twelve stalls — opened."]
    body = b"\xef\xbb\xbf" + "\r\n\r\n".join(lines).encode()
    article = cleaner.clean(page(content_type="text/plain"), body).article
    start = article.text.index("twelve")
    (found,) = locate(page(content_type="text/plain"), body, article, (start, start + 6))
    assert body[slice(*found)] == b"twelve"


@cache
def cleaned() -> Article:
    return Cleaner(load_rules()).clean(page(), BODY.encode()).article


@settings(deadline=None)  # the first example reads the rules
@given(st.data())
def test_any_span_leads_to_its_own_words(data: st.DataObject) -> None:
    body, article = BODY.encode(), cleaned()
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, len(article.text)))
    spans = Locator(page(), body).locate(article, (start, end))
    text = "".join(body[first:last].decode() for first, last in spans)
    for written, meant in (("&nbsp;", ""), ("&ldquo;", "“"), ("&rdquo;", "”"), ("&amp;", "&")):
        text = text.replace(written, meant)
    assert squeezed(text) == squeezed(article.text[start:end])


WRAPPED = """The mayor said: “The\u00a0new har\u00adbour is open”, and 'the old one' is not, as\r
men and wo\u200bmen told \u202bthe paper\u202c that "nobody" had asked them before ‘Monday’.\r
"""


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("“The new harbour is open”", "“The\u00a0new har\u00adbour is open”"),
        ("men and women told", "men and wo\u200bmen told"),
        ("'the old one'", "'the old one'"),
        ("is not, as men", "is not, as\r\nmen"),
        ("the paper that", "the paper\u202c that"),
        ('"nobody"', '"nobody"'),
        ("‘Monday’", "‘Monday’"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_plain_text_is_found_through_what_nobody_sees(
    cleaner: Cleaner, words: str, written: str, encoding: str
) -> None:
    body = f"Harbour opens\r\n\r\n{WRAPPED}".encode(encoding, "ignore")
    plain = page("gb18030", content_type="text/plain")
    article = cleaner.clean(plain, body).article
    start = article.text.index(words)
    found = locate(plain, body, article, (start, start + len(words)))
    # Of UTF-16 and marked UTF-8 the offsets count the mark, which no part of the text has.
    codec = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert [body[first:last].decode(codec) for first, last in found] == [written]


@pytest.mark.parametrize(
    ("sentence", "encoding", "declared"),
    [
        ("Мэр сказал, что паром уйдёт в полдень.", "cp1251", "windows-1252"),
        ("قال الوزير إن الطريق الجديد سيفتح غدا.", "cp1256", "windows-1252"),
        ("市长表示新桥将于下个月通车，居民等待了三年。", "gb18030", "utf-8"),
    ],
)
def test_offsets_hold_whatever_the_page_declares(
    sentence: str, encoding: str, declared: str
) -> None:
    sentence = " ".join([sentence] * 4)
    head = f"<html><head><meta charset={declared}></head>"
    body = f"{head}<body><article><h1>Fair</h1><p>{sentence}</p></article>".encode(encoding)
    open_ = Cleaner(load_rules(), language_gate=False)
    article = open_.clean(page(declared), body).article
    start = article.text.index(sentence)
    found = locate(page(declared), body, article, (start, start + len(sentence)))
    assert [body[first:last].decode(encoding) for first, last in found] == [sentence]


def test_a_title_that_only_the_feed_gave_is_not_in_the_bytes(cleaner: Cleaner) -> None:
    body = b"<html><body><p>The ferry left the harbour at nine in the morning.</p></body></html>"
    hinted = page(title="A title from the feed")
    article = cleaner.clean(hinted, body).article
    with pytest.raises(ItemError, match="not in the page's bytes"):
        locate(hinted, body, article, (0, 5))


def test_the_mark_of_a_footnote_is_no_word_and_a_power_is_one(cleaner: Cleaner) -> None:
    told = "The mayor said the pier <b>is new</b>.<sup><a href='#n1'>[1]</a></sup> It covers 3 km"
    body = BODY.replace(
        "<script>", f"<p>{told}<sup>2</sup> of the bay, and she is proud.</p><script>"
    )
    article = cleaner.clean(page(), body.encode()).article

    assert "said the pier is new. It covers 3 km2 of the bay" in article.text
    found = pieces(body.encode(), article, "is new. It covers 3 km2 of", "utf-8")
    assert found == ["is new", ".", "It covers 3 km", "2", "of"]
