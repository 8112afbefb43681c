"""When a statement was made: a live blog's posts have times of their own."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from media_monitor import parsing
from media_monitor.claims import Cues, Speakers, extract
from media_monitor.cleaning import Cleaner, load_rules
from media_monitor.models import Candidate, Claim, Fetched, Page

Read = Callable[..., tuple[Claim, ...]]

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
    assert _said(POSTS, cues, speakers) == {
        "Lena Moss": "2024-02-26",
        "Karl Voss": "2024-03-04",
        "Ada Brandt": "2024-03-11",
    }


def _said(texts: dict[str, str], cues: Cues, speakers: Speakers) -> dict[str, str | None]:
    posts = "".join(POST.format(time=time, text=text) for time, text in texts.items())
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
    return {claim.speaker: claim.said for claim in claims}


def test_a_post_without_dates_is_of_its_own_day(cues: Cues, speakers: Speakers) -> None:
    texts = {time: text.replace(" on Monday", "") for time, text in POSTS.items()}
    assert _said(texts, cues, speakers) == {
        "Lena Moss": "2024-02-28",
        "Karl Voss": "2024-03-05",
        "Ada Brandt": "2024-03-13",
    }


# Every first statement of a passage read on Friday 10 September 2021, and when it was made.
PASSAGES = {
    "a relative clause dates something else": (
        "Lena Moss, who left the guild in May, said the pier was safe.",
        "2021-09",
    ),
    "so does a participle": (
        "Asked about the two men held since 2016, Lena Moss said the pier was safe.",
        "2021-09",
    ),
    "and an attribute": ("After Monday's storm Lena Moss said the pier was safe.", "2021-09"),
    "but not the clause of the saying": (
        "In a letter that was published on Tuesday, Lena Moss said the pier was safe.",
        "2021-09-07",
    ),
    "nor a participle of speaking": (
        "Speaking in the harbour on Tuesday, Lena Moss said the pier was safe.",
        "2021-09-07",
    ),
    "a date after the comma that ends a clause": (
        "Lena Moss, who leads the guild, on Tuesday said the pier was safe.",
        "2021-09-07",
    ),
    "another clause's date": (
        "The guild closed the pier in 2016, and Lena Moss said it was safe.",
        "2021-09",
    ),
    "a dateline is the writer's": (
        "Brackwater, 9 September: The pier is safe, Lena Moss has told the Tidewater Post.",
        "2021-09",
    ),
    "a book's month": (
        "Lena Moss has written in a memoir published last month that the pier was safe.",
        "2021-08",
    ),
    "what is ahead": ("Ahead of Wednesday's vote Lena Moss said the pier was safe.", "2021-09"),
    "a day before a day told of": (
        "The pier fell on Tuesday.\n\nLena Moss had said a day earlier that it was safe.",
        "2021-09-06",
    ),
    "hours after": ("Hours later Lena Moss said the pier was safe.", "2021-09"),
    "a weekday after a day recalled": (
        "The pier fell on 3 March 2015. Lena Moss said the following Monday that it was safe.",
        "2015-03-09",
    ),
    "days after a day recalled": (
        (
            "Ten years ago today the pier fell. Three days later Lena Moss stood on the beach and"
            " told reporters: “The pier was safe.”"
        ),
        "2011-09-13",
    ),
    "what the speaker did just before": (
        (
            "On Tuesday, when the storm was over, Lena Moss softened that. “The pier is safe,” she"
            " told the Tidewater Post."
        ),
        "2021-09-07",
    ),
    "what the speaker did long before is another matter": (
        "In 2011 Lena Moss left the guild. “The pier is safe,” she told the Tidewater Post.",
        "2021-09",
    ),
    "a weekday before its date": (
        "Lena Moss said on Wednesday, 4 March 2015, that the pier was safe.",
        "2015-03-04",
    ),
    "a channel's name is no day": (
        "The pier was safe, Lena Moss told the broadcaster Harbour Today.",
        "2021-09",
    ),
    "at a hearing": (
        "The harbour committee met on Tuesday.\n\n“The pier is safe,” testified Lena Moss.",
        "2021-09-07",
    ),
    "after it": (
        (
            "A hearing on the pier ended on Tuesday without a vote.\n\nThe pier was safe, Lena Moss"
            " said after the hearing."
        ),
        "2021-09-07",
    ),
    "the lead's day, which names nobody": (
        (
            "The pier is not safe, a guild's chairwoman argued on Tuesday.\n\n“It sways,” Dr. Lena"
            " Moss told reporters outside her office."
        ),
        "2021-09-07",
    ),
    "elsewhere": (
        (
            "A hearing on the pier ended on Tuesday without a vote.\n\nThe pier was safe, Lena Moss"
            " said from her garden."
        ),
        "2021-09",
    ),
    "a transcript": (
        (
            "Evidence taken before the harbour committee on Tuesday 7 September 2021\n\n"
            "Q1 Chair: Is the pier safe?\n\nLena Moss: It is safe.\n\n"
            "Q2 Chair: And the lighthouse?\n\nLena Moss: It is safe too."
        ),
        "2021-09-07",
    ),
}


@pytest.mark.parametrize(("text", "said"), PASSAGES.values(), ids=PASSAGES.keys())
def test_only_what_frames_a_statement_dates_it(read: Read, text: str, said: str) -> None:
    assert [c.said for c in read(text) if c.speaker == "Lena Moss"][:1] == [said]


def test_what_the_author_holds_is_of_the_day_it_was_published(read: Read) -> None:
    claims = read("I believe the two guilds are one.", authors=("Lena Moss",))
    assert [(claim.speaker, claim.said) for claim in claims] == [("Lena Moss", "2021-09-10")]
