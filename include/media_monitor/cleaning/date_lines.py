"""Lines above the text that say little else than when a page was published."""

import re
from collections.abc import Sequence
from itertools import takewhile

from media_monitor.cleaning.filtering import Verdicts
from media_monitor.cleaning.pieces import Piece, Verdict

_NUMBERS = re.compile(
    r"(?<![\d.,/:-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d\d|\d\d(?=,? \d{1,2}:\d\d))(?![\d/-])"
)
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?(?!\d)")
# In any calendar: "2 September 2021", "Bhadra 17, 2078".
_NAMED = re.compile(
    r"(?<!\d)(?:\d{1,2}(?:st|nd|rd|th|\.)?,? [^\W\d_][\w.'-]+"
    r"|[^\W\d_][\w.'-]+ \d{1,2}(?:st|nd|rd|th)?),? \d{4}(?!\d)"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 120
_MOST_WORDS = 4
"""Words beside the date: a place, a name, a weekday."""
_LAST_MONTH = 12
_CENTURY = "20"
_DATE_LINE = Verdict("publication date line", "date_line")


def date_lines(pieces: Sequence[Piece]) -> Verdicts:
    """Find what stands above the first running text and only tells a day."""
    above = takewhile(lambda piece: not piece.is_prose, pieces)
    return [_DATE_LINE if is_date_line(piece.text) else None for piece in above]


def is_date_line(text: str) -> bool:
    """Say whether a line has little else in it than a date."""
    if len(text) > _LONGEST:
        return False
    rest, named = _NAMED.subn(" ", text)
    rest, numbers = _NUMBERS.subn(" ", rest)
    return bool(named or numbers) and len(_WORD.findall(rest)) <= _MOST_WORDS


def read_numbers(text: str) -> str | None:
    """Read a date in numbers as ISO, with its time: the day comes first wherever it can."""
    match = _NUMBERS.search(text)
    if match is None:
        return None
    year, month, day = match["year"], match["second"], match["first"]
    if int(month) > _LAST_MONTH:
        day, month = month, day
    clock = _CLOCK.search(text)
    iso = f"{_CENTURY + year if len(year) == len(_CENTURY) else year}-{month:0>2}-{day:0>2}"
    return f"{iso}T{clock[1]:0>2}:{clock[2]}" if clock else iso
