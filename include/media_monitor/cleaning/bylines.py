"""The author in a line below the headline: "By" in English, a label in other languages."""

import re
from collections.abc import Iterator, Sequence

from media_monitor.cleaning.headline import line_of
from media_monitor.cleaning.pieces import Piece

_BELOW = 6
"""Lines below the headline; further down stands who wrote something else."""
_LONGEST = 120
"""Characters of a line with a name, a post and a date."""
_WORD = r"[^\W\d_][\w.'\u2019-]*"
_ENGLISH = re.compile(
    r"\W*(?i:(?:interview |words |text |written |reported )?by):?\s+(?:[a-z-]+ ){0,4}"
    rf"(?P<name>(?-i:[A-Z]){_WORD}(?: {_WORD}){{0,7}})(?=\s*(?:[,|\u2013\u2014\u00b7(]|\d|$))"
)
_LABELLED = re.compile(
    "(?:автор|авторы|yazar|muhabir|autor|autora|auteur|penulis|作者|记者"
    r"|نویسنده|لیکوال|الكاتب|بقلم|تحریر)\s*[:\uff1a]\s*"
    rf"(?P<name>{_WORD}(?: {_WORD}){{0,4}}?)"
    r"(?=\s+\S+\s*[:\uff1a]|\s*[^\w\s.'\u2019-]|\s*\d|\s*$)",
    re.IGNORECASE,
)


def bylines(pieces: Sequence[Piece], title: str | None) -> Iterator[tuple[str, str]]:
    """Names of authors with where they were found, the line nearest to the headline first."""
    at = line_of(title or "", pieces)
    if at is None:
        return
    for piece in pieces[at + 1 : at + 1 + _BELOW]:
        if len(piece.text) > _LONGEST:
            continue
        if match := _ENGLISH.match(piece.text) or _LABELLED.search(piece.text):
            yield match["name"], "visible text (byline)"
