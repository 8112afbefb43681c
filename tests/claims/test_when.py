"""When a statement was made: a live blog's posts have times of their own."""

from datetime import UTC, datetime

from media_monitor import parsing
from media_monitor.claims import Cues, Speakers, extract
from media_monitor.cleaning import Cleaner, load_rules
from media_monitor.models import Candidate, Fetched, Page

POST = (
    "<article class=post><time datetime={time}>now</time><p>{text} The pier is the only way off"
    " the island for those who have no boat of their own.</p></article>"
)
POSTS = {
    "2024-02-28T22:10:00Z": "The pier is closed, Lena Moss told reporters on Monday.",
    "2024-03-05T07:30:00Z": "The pier is safe again, Karl Voss told reporters on Monday.",
    "2024-03-13T18:45:00Z": "The pier will be sold, Ada Brandt told reporters on Monday.",
}


def test_a_weekday_is_the_one_before_its_own_post(cues: Cues, speakers: Speakers) -> None:
    posts = "".join(POST.format(time=time, text=text) for time, text in POSTS.items())
    body = f"<html><body><article><h1>The pier: live</h1>{posts}</article></body></html>"
    fetched = Fetched(
        url="https://tide.example/live",
        path=None,
        status=200,
        content_type="text/html",
        charset="utf-8",
        body=body.encode(),
        fetched_at=datetime(2024, 4, 2, tzinfo=UTC),
    )
    page = Page.of(fetched, Candidate(source="test", url=fetched.url))
    article = Cleaner(load_rules()).clean(page, fetched.body).article
    claims = extract(parsing.parse(article, parsing.load_parser()), cues, speakers)
    said = {claim.speaker: claim.said for claim in claims}
    assert said == {
        "Lena Moss": "2024-02-26",
        "Karl Voss": "2024-03-04",
        "Ada Brandt": "2024-03-11",
    }
