"""The headline of a plain text or of a page that marks none, and what was saved above it."""

import re
from collections.abc import Sequence

from media_monitor.cleaning.filtering import Verdicts, letters
from media_monitor.cleaning.pieces import Piece, Verdict

_NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s+(?P<item>.+)$")
_SEPARATOR = re.compile(r"^\s*(?:\d{1,2}[.)]\s*)?[/>|\u203a\u00bb\u2192]\s*$")
_HEAD = 15
_SEPARATORS = 2
_LONG_TITLE = 45
_SHORTEST = 4
_SLACK = 20
"""Characters that are no letters, beside a line's own."""
_TOLD = 0.5
"""Share of a headline's longer words that the text below it has too."""
_WORD = re.compile(r"[^\W\d_]+")
_ENDS_IN_DATE = re.compile(
    r"\b(?:in|on|since|from)\s+(?:[A-Z][a-z]+\.?,?\s+){0,3}(?:\d{1,2},?\s+)?(?:19|20)\d\d$"
)


def breadcrumbs(pieces: Sequence[Piece]) -> Verdicts:
    """Find a trail of page names with separators between them, and repeats of those names."""
    result: Verdicts = [None] * len(pieces)
    head = range(min(_HEAD, len(pieces)))
    trail = [index for index in head if _SEPARATOR.match(pieces[index].text)]
    if len(trail) < _SEPARATORS:
        return result
    crumbs = range(max(trail[0] - 1, 0), min(trail[-1] + 2, len(pieces)))
    known = {letters(_bare(pieces[index].text)) for index in crumbs}
    for index in head:
        if index in crumbs or (index < crumbs.start and letters(pieces[index].text) in known):
            result[index] = Verdict("breadcrumb", "breadcrumb")
    return result


def line_of(title: str, pieces: Sequence[Piece]) -> int | None:
    """Find the line that shows a title; those much longer need no look."""
    wanted = letters(title)
    near = range(len(wanted), 2 * len(title) + _SLACK) if wanted else range(0)
    lines = (index for index, piece in enumerate(pieces) if len(piece.text) in near)
    return next((index for index in lines if letters(pieces[index].text) == wanted), None)


def find_headline(
    pieces: Sequence[Piece], verdicts: Verdicts, hint: str | None, outlet: str | None
) -> int | None:
    """Which piece is the headline: the hinted one, or the first that could be one."""
    lead = [index for index, verdict in enumerate(verdicts) if not verdict][:_HEAD]
    if hint:
        same = [index for index in lead if letters(pieces[index].text) == letters(hint)]
        if same:
            return same[0]
    site = letters(outlet or "")
    could = [index for index in _before_prose(pieces, lead) if letters(pieces[index].text) != site]
    long = [index for index in could if pieces[index].words >= _SHORTEST]
    return next(iter(long or could), None)


def headline_above_text(title: str, pieces: Sequence[Piece], verdicts: Verdicts) -> int | None:
    """Find the line that tells of the text below it, where the page's title does not."""
    headline = find_headline(pieces, verdicts, None, None)
    if headline is None or pieces[headline].words < _SHORTEST:
        return None
    kept = [index for index, verdict in enumerate(verdicts) if not verdict and index > headline]
    below = {word for index in kept for word in _words(pieces[index].text)}
    told, told_above = (_share(text, below) for text in (title, pieces[headline].text))
    return headline if told < _TOLD <= told_above else None


def _share(text: str, known: set[str]) -> float:
    words = _words(text)
    return len(words & known) / len(words) if words else 0.0


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if len(word) >= _SHORTEST}


def above_headline(verdicts: Verdicts, headline: int) -> Verdicts:
    """Whatever a scraper saved above the headline is the site's, not the article's."""
    return [
        Verdict("above the headline", "headline") if index < headline else None
        for index in range(len(verdicts))
    ]


def lead_captions(pieces: Sequence[Piece], verdicts: Verdicts, headline: int) -> Verdicts:
    """Short lines without a full stop that end in a date, between headline and first paragraph."""
    result: Verdicts = [None] * len(pieces)
    lead = [index for index, verdict in enumerate(verdicts) if not verdict and index > headline]
    for index in _before_prose(pieces, lead):
        if _ENDS_IN_DATE.search(pieces[index].text):
            result[index] = Verdict("photo caption or credit", "lead_caption")
    return result


def _before_prose(pieces: Sequence[Piece], indices: Sequence[int]) -> list[int]:
    found = []
    for index in indices:
        ended = pieces[index].text.rstrip("\"'\u201d\u2019)").endswith((".", ":", ";", ","))
        if (ended and pieces[index].words > _SHORTEST) or pieces[index].words > _LONG_TITLE:
            break
        found.append(index)
    return found


def _bare(text: str) -> str:
    match = _NUMBERED.match(text)
    return match.group("item") if match else text
