"""Find conversations set down without names: dashes open the turns, or questions part them."""

import re
from collections.abc import Sequence

from media_monitor.claims.paragraph import Page
from media_monitor.claims.transcripts import label_of

_DASH = re.compile(r"\s*(?:-{1,2}|[\u2013\u2014\u2015])\s+(?=\S)")
# So many turns are a conversation; a list has no questions.
_TURNS, _QUESTIONS, _ANSWERS = 3, 3, 2
# Longer questions are told, not asked.
_LONGEST = 40
# "Your friend disagrees with you.": asked without a question mark.
_REMARK = 14
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_OURS = _FIRST | {"we", "us", "our"}
_YOU = frozenset({"you", "your", "yours"})


class Interviews:
    """Which paragraphs ask and which answer, and where their words start."""

    def __init__(self, pages: Sequence[Page]) -> None:
        body = [page for page in pages if not page.headline]
        self.first: int | None = None
        self._turns = _dashed(body) or _parted(body)
        if self._turns:
            self.first = min(self._turns)

    def turn(self, page: Page) -> tuple[int, bool] | None:
        """Say where a turn's words start and whether it asks; None for ordinary paragraphs."""
        return self._turns.get(page.start)


def _dashed(body: Sequence[Page]) -> dict[int, tuple[int, bool]]:
    """Read "- Whose camp was it?", "- It was ours."; a frame inside a turn is read elsewhere."""
    found = [(page, dash) for page in body if (dash := _DASH.match(page.text)) and not page.quotes]
    asked = [page for page, _ in found if _asks(page)]
    if len(found) < _TURNS or not asked:
        return {}
    return {page.start: (dash.end(), _asks(page)) for page, dash in found}


def _parted(body: Sequence[Page]) -> dict[int, tuple[int, bool]]:
    """Read an interview whose answers stand below its questions, neither in marks nor labelled."""
    places = [place for place, page in enumerate(body) if _asks(page) and _is_short(page)]
    if len(places) < _QUESTIONS:
        return {}
    block = body[places[0] : places[-1] + 2]
    asks = [_asks(page) or _remarks(page) for page in block[:-1]] + [False]
    asks = [asking or _between(block, asks, place) for place, asking in enumerate(asks)]
    answers = [page for page, asking in zip(block, asks, strict=True) if not asking]
    personal = sum(any(t.lower_ in _FIRST for t in page.doc) for page in answers)
    quoted = sum(bool(page.statements) for page in answers)
    alternates = 2 * sum(asks) >= len(answers) >= _ANSWERS
    labelled = any(label_of(page.text) for page in block)
    if labelled or personal < _ANSWERS or quoted > personal or not alternates:
        return {}
    turns = zip(block, asks, strict=True)
    return {page.start: (0, asking) for page, asking in turns if not page.statements}


def _asks(page: Page) -> bool:
    return page.text.rstrip().endswith("?") and not page.quotes


def _is_short(page: Page) -> bool:
    return len(page.text.split()) <= _LONGEST


def _between(block: Sequence[Page], asks: Sequence[bool], place: int) -> bool:
    """Tell "Perhaps he was of low rank." from an answer: it stands between two of them."""
    around = asks[max(place - 2, 0) : place + 3]
    alone = around == [True, False, False, False, True]
    page = block[place]
    first = any(t.lower_ in _OURS for t in page.doc)
    return alone and not first and len(page.text.split()) <= _REMARK


def _remarks(page: Page) -> bool:
    """Tell "Your friend disagrees with you." from an answer: it speaks of "you" alone."""
    words = {t.lower_ for t in page.doc}
    short = len(page.text.split()) <= _REMARK
    return short and bool(words & _YOU) and not words & _OURS
