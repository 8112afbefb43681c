"""The posts of a live blog: which pieces belong to which, and when each was published."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from media_monitor.cleaning.dates import Date, read_date
from media_monitor.cleaning.filtering import letters
from media_monitor.cleaning.pieces import Box, Piece

FEWEST = 3
"""Dated posts that make a live blog; an article may tell when it was published and updated."""
_MOST = 0.5
_STAMP_WORDS = 10
_ANCHOR = 40
_TIME = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?"
    r"(?: ?\(?(?:GMT|UTC|BST|EDT|EST|ET|CET|CEST|AFT|PKT|IST|MSK)\b\)?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"(?:posted |updated |at )?({_TIME.pattern})"
    r"(?P<rest>\s*[\u2013\u2014:|-]\s.*|\s*)$",
    re.IGNORECASE | re.DOTALL,
)

Posts = dict[int, datetime]
"""When a piece was published, by the position of the first piece of each post."""


def told_posts(pieces: Sequence[Piece], updates: Sequence[dict[str, object]]) -> Posts:
    """Find the posts that JSON-LD lists: by their headlines, or else by how they begin."""
    if not updates:
        return {}
    texts = {
        letters(piece.text)[:_ANCHOR]: index for index, piece in reversed([*enumerate(pieces)])
    }
    found: Posts = {}
    for update in updates:
        date = read_date(str(update.get("datePublished") or ""))
        said = (str(update.get(key) or "") for key in ("headline", "articleBody"))
        places = (texts.get(letters(text)[:_ANCHOR]) for text in said if text)
        place = next((index for index in places if index is not None), None)
        if date and place is not None:
            found[place] = date.moment
    return found if len(found) >= FEWEST else {}


def marked_posts(pieces: Sequence[Piece], body: Collection[int]) -> Posts:
    """Find posts by their time elements: each has a box of its own, and the boxes look alike.

    Boxes that hold less than half of the body are something else, such as dated teasers.
    """
    dated = [(index, date) for index, piece in enumerate(pieces) if (date := _dated(piece))]
    holds: dict[Box, int] = {}
    for index, _ in dated:
        for box in _around(pieces[index]):
            holds[box] = holds.get(box, 0) + 1
    posts = []
    for index, date in dated:
        own = [box for box in _around(pieces[index]) if holds[box] == 1]
        posts += [(own[-1], date)] if own else []
    looks = [box.look for box, _ in posts]
    alike = [post for post, look in zip(posts, looks, strict=True) if looks.count(look) >= FEWEST]
    boxes = {box for box, _ in alike}
    held = sum(len(pieces[i].text) for i in body if not boxes.isdisjoint(_around(pieces[i])))
    is_body = held > _MOST * sum(len(pieces[index].text) for index in body)
    return _firsts(pieces, alike) if is_body else {}


def stamped_posts(pieces: Sequence[Piece], body: Collection[int], published: Date | None) -> Posts:
    """Find posts by lines between them that tell nothing but a time, with its day or without."""
    day = published.moment.replace(hour=0, minute=0) if published else None
    found: Posts = {}
    moment: datetime | None = None
    for index in range(max(min(body, default=0) - FEWEST, 0), max(body, default=-1) + 1):
        if stamp := _stamp(pieces[index], day):
            moment = stamp
        elif moment and index in body:
            found[index], moment = moment, None
    return found if len(found) >= FEWEST else {}


def _stamp(piece: Piece, day: datetime | None) -> datetime | None:
    clock = _TIME.search(piece.text) if piece.words <= _STAMP_WORDS else None
    date = read_date(piece.text) if clock else None
    if clock is None or (date is None and not _CLOCK.fullmatch(piece.text)):
        return None
    if date and date.precision.startswith("time"):
        return date.moment
    day = date.moment if date else day
    return _at(day, clock.group()) if day else None


def timed_posts(pieces: Sequence[Piece], published: Date | None) -> Posts:
    """Find posts of a plain text by the clock times that begin paragraphs."""
    day = published.moment.replace(hour=0, minute=0) if published else None
    found: Posts = {}
    for index, piece in enumerate(pieces):
        clock = _CLOCK.match(piece.text)
        dated = read_date(piece.text) if piece.words < FEWEST * 4 else None
        day = dated.moment.replace(hour=0, minute=0) if dated else day
        if clock and day and (moment := _at(day, clock.group(1))):
            found[index] = moment
    return found if len(found) >= FEWEST else {}


def _dated(piece: Piece) -> Date | None:
    date = read_date(piece.time) if piece.time else None
    return date if date and date.precision != "month" else None


def _around(piece: Piece) -> Iterator[Box]:
    return piece.box.chain() if piece.box else iter(())


def _firsts(pieces: Sequence[Piece], posts: Sequence[tuple[Box, Date]]) -> Posts:
    moments = {box: date.moment for box, date in posts}
    found: Posts = {}
    last: Box | None = None
    for index, piece in enumerate(pieces):
        post = next((box for box in _around(piece) if box in moments), None)
        if post is not None and post is not last:
            found[index] = moments[post]
        last = post
    return found


def _at(day: datetime, clock: str) -> datetime | None:
    date = read_date(f"{day:%d %B %Y} {clock}")
    precise = date and date.precision != "day"
    return date.moment if date and precise and date.moment - day < timedelta(days=2) else None
