"""What extraction leaves out of a body comes back; what sums it up is found above it."""

import pytest

from media_monitor.cleaning import load_rules
from media_monitor.cleaning.markup import parse, visible_pieces
from media_monitor.cleaning.surroundings import Surroundings

RULES = load_rules().chrome
SENTENCES = [
    f"The {place} was closed on Monday, and the officials who had the keys said that nobody had"
    f" asked them for the reasons in the {number} weeks since the storm."
    for number, place in enumerate(["harbour", "bridge", "school", "market", "clinic"], 3)
]
FIRST, *MIDDLE, LAST = (f"<p>{text}</p>" for text in SENTENCES)
LONG = " ".join(["The ferry stayed where it was, said a fisherman who had watched it."] * 4)


def around(body: str) -> Surroundings:
    """Read a page of which extraction found nothing but the five paragraphs."""
    pieces = visible_pieces(parse(f"<html><body>{body}</body></html>"))
    chosen = {index for index, piece in enumerate(pieces) if piece.text in SENTENCES}
    return Surroundings(pieces, chosen, RULES)


def test_posts_that_only_a_code_tells_apart_are_one_body() -> None:
    codes = ["4f2a91", "91c0de", "a7b3", "07", "2"]
    posts = [
        f"<div class=post id=p{c}><p>{t}</p></div>" for c, t in zip(codes, SENTENCES, strict=True)
    ]
    pieces = visible_pieces(parse(f"<html><body>{''.join(posts)}</body></html>"))
    assert Surroundings(pieces, {0}, RULES).chosen == set(range(len(SENTENCES)))


def rescued(between: str, behind: str = "") -> list[str]:
    """Tell which lines were taken besides the paragraphs between which they stand."""
    html = f"<div class=text>{FIRST}{''.join(MIDDLE)}{between}{LAST}{behind}</div>"
    pieces = visible_pieces(parse(f"<html><body>{html}</body></html>"))
    taken = [pieces[index].text for index in sorted(around(html).chosen)]
    return [text for text in taken if text not in SENTENCES]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<ul><li>Two boats</li><li>One crane.</li></ul>", ["Two boats", "One crane."]),
        ("<ol><li><p>Two boats</p></li></ol>", ["Two boats"]),
        (
            "<blockquote><p>We saw nothing at all.</p></blockquote>",
            ["We saw nothing at all."],
        ),
        ("<h3>Fuel</h3>", ["Fuel"]),
        ("<h3><a href=/fuel>The price of fuel</a></h3>", ["The price of fuel"]),
        ("<p class=sub-heading>Who pays for it?</p>", ["Who pays for it?"]),
        (f"<p id=qzvx>{SENTENCES[0][:-1]} again.</p>", [f"{SENTENCES[0][:-1]} again."]),
        (f"<div class=panel><p>{LONG}</p></div>", [LONG]),
    ],
)
def test_what_stands_among_the_paragraphs_belongs_to_them(markup: str, lines: list[str]) -> None:
    assert rescued(markup) == lines


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li><a href=/1>The crane that fell</a></li><li><a href=/2>Fuel is dear</a></li></ul>",
        f"<div class=newsletter><p>{LONG}</p></div>",
        f"<div class=card><a href=/1>The crane that fell</a><p>{LONG}</p></div>",
        "<figure><img src=a.jpg><figcaption>The crane in March</figcaption></figure>",
        "<div class=panel><p>The ferry stayed where it was.</p></div>",
    ],
)
def test_teasers_boxes_and_captions_do_not(markup: str) -> None:
    assert rescued(markup) == []


def test_a_list_behind_the_last_paragraph_belongs_to_it() -> None:
    behind = "<ul><li>Two boats</li></ul><p>Share this</p>"
    assert rescued("", behind) == ["Two boats"]


def test_paragraphs_that_are_numbered_look_alike() -> None:
    paragraphs = [f"<p class=text-{n} id=p{n}>{text}</p>" for n, text in enumerate(SENTENCES)]
    pieces = visible_pieces(parse(f"<html><body>{''.join(paragraphs)}</body></html>"))
    assert Surroundings(pieces, {0, 4}, RULES).chosen == {0, 1, 2, 3, 4}


def test_icons_and_scripts_do_not_break_a_sentence() -> None:
    html = "<p>It sank (<a href=/x>TIDE.O<svg><path d=''/></svg></a>)<script>x()</script>.</p>"
    assert [piece.text for piece in visible_pieces(parse(html))] == ["It sank (TIDE.O)."]


def test_the_words_of_a_heading_are_no_name_of_its_box() -> None:
    assert rescued("<h3 id=related-conflicts>Related conflicts</h3>") == ["Related conflicts"]
    heading = "<h3 id=newsletter-readers>Newsletter readers were told first</h3>"
    html = f"<div class=text>{FIRST}{heading}{LAST}</div>"
    assert around(html).verdicts() == {}


@pytest.mark.parametrize(
    "line",
    [
        "<p class=articleDek>Why nobody can enter any more</p>",
        "<div class=article-lead><p>Eight places have been locked up since the storm</p></div>",
        "<p class=x7f>Eight places that nobody can enter have been locked since May.</p>",
        "<p class=x7f>Eight places nobody can enter have been locked up since a storm in May</p>",
    ],
)
def test_a_line_below_the_headline_that_sums_up_is_the_standfirst(line: str) -> None:
    html = f"<h1>Closed until further notice</h1>{line}<div class=text>{FIRST}{LAST}</div>"
    assert around(html).standfirst == {1}


@pytest.mark.parametrize(
    "line",
    [
        "<p>Friday</p>",
        "<p class=byline>Ada Wells has covered the harbour for many years now.</p>",
        "<p>Ada Wells and our own reporters in the harbour, the market and town | 3 May</p>",
        "<figcaption class=lead>The harbour in May, after the storm had passed.</figcaption>",
    ],
)
def test_other_lines_below_the_headline_are_not(line: str) -> None:
    html = f"<h1>Closed until further notice</h1>{line}<div class=text>{FIRST}{LAST}</div>"
    assert around(html).standfirst == set()


def test_a_page_of_mere_lines_is_read() -> None:
    assert around("<h1>Closed</h1><p>Open again in May</p>").chosen == set()


def test_posts_of_a_live_report_stay_together() -> None:
    posts = "".join(
        f"<div class=live-post__body><h3>{hour}:00</h3><p>{text}</p></div>"
        for hour, text in enumerate(SENTENCES[1:], 10)
    )
    pieces = visible_pieces(parse(f"<html><body><main>{FIRST}</main>{posts}</body></html>"))
    taken = {pieces[index].text for index in Surroundings(pieces, {0}, RULES).chosen}
    assert taken >= set(SENTENCES)
