"""What extraction alone loses comes back; what stands beside the article goes; monsters stop."""

import re
from datetime import UTC, datetime

import pytest

from media_monitor.cleaning import Cleaned, Cleaner, load_rules
from media_monitor.errors import ItemError
from media_monitor.models import Hints, Page

CLEANER = Cleaner(load_rules())
SENTENCES = [
    f"The {place} was closed on Monday, and the officials who had the keys said that nobody had"
    f" asked them for the reasons in the {number} weeks since the storm."
    for number, place in enumerate(
        ["harbour", "bridge", "school", "market", "clinic", "library", "station", "museum"], 3
    )
]


def clean(html: str) -> Cleaned:
    page = Page(
        page_id="3" * 16,
        source="test",
        url="https://tide.example/a",
        path=None,
        fetched_at=datetime(2024, 4, 2, tzinfo=UTC),
        content_type="text/html",
        charset="utf-8",
        digest="",
        warc="",
        warc_offset=0,
        hints=Hints(),
    )
    return CLEANER.clean(page, html.encode())


def paragraphs(cleaned: Cleaned) -> list[str]:
    article = cleaned.article
    return article.text[article.body_start :].split("\n\n")


def document(body: str, head: str = "") -> str:
    return f"<html><head><title>Closed - Tide</title>{head}</head><body>{body}</body></html>"


def in_p(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_second_article_below_the_first_stays_outside() -> None:
    story = "<div class=story><h1 class=story-title>{} is closed</h1><div class=text>{}</div></div>"
    first, second = in_p(SENTENCES[:4]), in_p(SENTENCES[4:])
    html = story.format("The harbour", first) + story.format("The clinic", second)
    assert paragraphs(clean(document(html))) == SENTENCES[:4]


def test_sections_of_one_article_with_headings_of_their_own_stay_together() -> None:
    part = "<div class=part><h2 class=part-title>{}</h2><div class=text>{}</div></div>"
    html = "<div class=top><h1 class=top-title>All is closed after the storm</h1></div>"
    html += part.format("The harbour", in_p(SENTENCES[:4]))
    html += part.format("The clinic", in_p(SENTENCES[4:]))
    assert set(SENTENCES) <= set(paragraphs(clean(document(html))))


def test_a_body_split_over_sibling_boxes_is_whole_again() -> None:
    box = "<div class='grid body'><div class='article__body'>{}</div></div>"
    html = "<h1>Closed</h1>" + "".join(
        box.format(in_p(texts)) for texts in (SENTENCES[:5], SENTENCES[5:6], SENTENCES[6:])
    )
    assert paragraphs(clean(document(html))) == SENTENCES


def test_a_body_in_divs_is_found() -> None:
    divs = "".join(f"<div data-testid='paragraph-{i}'>{s}</div>" for i, s in enumerate(SENTENCES))
    html = f"<div class='top'><span>Menu</span></div><h1>Closed</h1><div class='c1'>{divs}</div>"
    assert paragraphs(clean(document(html))) == SENTENCES


def test_deep_nesting_is_read() -> None:
    html = f"<div class='x'>{'<div>' * 300}{in_p(SENTENCES)}{'</div>' * 300}</div>"
    assert paragraphs(clean(document(html))) == SENTENCES


def test_the_title_is_not_repeated_and_the_standfirst_stands_before_the_body() -> None:
    html = (
        "<article><h1>Closed</h1><h2 class='standfirst'>Eight places nobody can enter</h2>"
        f"<div class='text'>{in_p(['Closed', *SENTENCES])}</div></article>"
    )
    article = clean(document(html)).article
    assert article.text[: article.body_start] == "Closed\n\nEight places nobody can enter\n\n"
    assert article.text[article.body_start :].split("\n\n") == SENTENCES


@pytest.mark.parametrize(
    "chrome",
    [
        "<figure><img src=a.jpg><figcaption>The bridge on Sunday</figcaption></figure>",
        "<div class='pic'><img src=a.jpg><span>The bridge on Sunday</span></div>",
        "<div class='newsletter-box'><p>Every morning, what matters on the coast.</p></div>",
        "<aside class='author-bio'><p>Lena Moss has been writing on ports since 2009.</p></aside>",
        "<blockquote class='pullquote'>nobody had asked them for the reasons</blockquote>",
        "<div class='see'><a href=/a>Home</a> | <a href=/b>Print</a> | <a href=/c>Top</a></div>",
        "<p>Sign up for our newsletter</p>",
        "<p>Читайте также: <a href=/x>The pier reopens after nine years</a></p>",
        "<div class='error'><p>Oops!</p><p>Something went wrong.</p></div>",
        "<p>[gallery ids='1,2']</p>",
    ],
)
def test_what_stands_beside_the_text_goes(chrome: str) -> None:
    html = f"<article><h1>Closed</h1>{in_p(SENTENCES[:4])}{chrome}{in_p(SENTENCES[4:])}</article>"
    assert paragraphs(clean(document(html))) == SENTENCES


@pytest.mark.parametrize(
    "line",
    [
        "“The quay was never built for lorries,”",
        "The quay was never built for lorries.",
        "quay was never built for lorries",
    ],
)
def test_a_line_set_apart_that_repeats_a_sentence_goes_whatever_it_is_called(line: str) -> None:
    told = '"The quay was never built for lorries," said the harbour master, who wants a new one.'
    texts = [*SENTENCES[:4], told, *SENTENCES[4:]]
    html = f"<article><h1>Closed</h1>{in_p(texts[:6])}<div>{line}</div>{in_p(texts[6:])}</article>"
    assert paragraphs(clean(document(html))) == texts


def test_names_and_list_items_that_recur_in_the_text_stay() -> None:
    name = "The Harbour Light Festival"
    told = f"{name} opens on Friday for the ninth time, and the council expects a full house again."
    html = f"<article><h1>Closed</h1>{in_p([*SENTENCES[:4], name, told, *SENTENCES[4:]])}</article>"
    assert paragraphs(clean(document(html))) == [*SENTENCES[:4], name, told, *SENTENCES[4:]]


def test_teasers_after_a_label_go_and_the_text_that_resumes_stays() -> None:
    teasers = "<p>DON'T MISS</p>" + "".join(
        f"<p><a href=/{i}>The pier reopens after {i} years</a></p>" for i in range(3)
    )
    html = f"<article><h1>Closed</h1>{in_p(SENTENCES[:6])}{teasers}{in_p(SENTENCES[6:])}</article>"
    assert paragraphs(clean(document(html))) == SENTENCES


@pytest.mark.parametrize("label", ["Читайте также", "İlgili Haberler", "یہ بھی پڑھیں", "Read also"])
def test_headlines_after_a_label_go_though_they_are_no_links(label: str) -> None:
    teaser = "<div>Two men held after the fire at the fish market</div>"
    html = f"<h1>Closed</h1>{in_p(SENTENCES[:4])}<div>{label}</div>{teaser * 2}"
    assert paragraphs(clean(document(html + in_p(SENTENCES[4:])))) == SENTENCES


@pytest.mark.parametrize(
    "line",
    [
        "<h3>What the harbour master saw</h3>",
        "<p>He read it out to the council:</p>",
        "<p>Nobody had asked them anything</p>",
    ],
)
def test_subheadings_and_sentences_after_a_foreign_label_stay(line: str) -> None:
    html = f"<h1>Closed</h1>{in_p(SENTENCES[:4])}<p>Читайте также</p>{line}{in_p(SENTENCES[4:])}"
    kept = paragraphs(clean(document(html)))
    assert [kept[4], *kept[:4], *kept[5:]] == [re.sub("<.*?>", "", line), *SENTENCES]


def test_a_short_last_paragraph_after_a_teaser_stays() -> None:
    texts = [*SENTENCES, "He tied the boat up for the night."]
    teaser = "<p>Related stories</p><p><a href=/x>Two men held after the fire</a></p>"
    html = f"<h1>Closed</h1><div>{in_p(SENTENCES)}{teaser}{in_p(texts[-1:])}</div>"
    assert paragraphs(clean(document(html))) == texts


def test_desk_credits_are_cut_off_the_last_paragraph() -> None:
    credit = "(Reporting by Lena Moss; Editing by Karl Voss)"
    html = f"<article><h1>Closed</h1>{in_p([*SENTENCES[:7], f'{SENTENCES[7]} {credit}'])}</article>"
    cleaned = clean(document(html))
    assert paragraphs(cleaned) == SENTENCES
    assert credit in [block.text for block in cleaned.blocks]


def test_everything_visible_is_in_the_text_or_in_a_block() -> None:
    html = f"<nav><a href=/>Start</a></nav><article><h1>Closed</h1>{in_p(SENTENCES)}</article>"
    cleaned = clean(document(html + "<footer>© Tide</footer>"))
    assert [b.text for b in cleaned.blocks] == ["Start", "Closed", "© Tide"]
    assert [b.position for b in cleaned.blocks] == sorted(b.position for b in cleaned.blocks)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("letters", ["a", "-", "7", "a-", "7 ", "."])
def test_what_is_hostile_in_names_and_lines_costs_no_time(letters: str) -> None:
    long = letters * 100_000
    line = f"<p class='{long}' id='{long}'>{long}</p>"
    text = "<p>The minister spoke again in the old harbour on Monday, and nobody answered her.</p>"
    assert clean(document(f"{text}{line}{text}")).article


@pytest.mark.parametrize(
    "body",
    [
        "<p>The minister spoke again on Monday.</p>" * 60_000,
        "<a href=/x>link</a> " * 100_000,
        "<div>" * 100_000 + "deep",
        "word<br>" * 100_000,
        "<p>" + "word " * 1_900_000,
        "<p>" + "word " * 10_000_000,
    ],
    ids=["flat", "links", "deep", "breaks", "long", "50 MB"],
)
@pytest.mark.timeout(20)
def test_monsters_are_refused_in_bounded_time(body: str) -> None:
    with pytest.raises(ItemError, match="limit"):
        clean(document(body))
