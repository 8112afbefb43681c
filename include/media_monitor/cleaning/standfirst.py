"""The lines between headline and body that sum an article up."""

import re
from collections.abc import Sequence
from itertools import islice

from media_monitor.cleaning.pieces import LINKED, Piece
from media_monitor.cleaning.weights import Weights

_NEAR = 20
"""Lines above the body among which its headline stands."""
_OWN = 3
"""Boxes around a line whose names tell what it is: those further out hold other things too."""
_FEWEST, _MOST = 4, 80
_SENTENCE, _UNENDED = 8, 14
"""Words of a sentence that sums an article up though nothing calls it so; without a full stop."""
_STAMP = re.compile(r"\d{4}|\d:\d\d|\|")
_CALLED = re.compile(
    r"(?<![a-z])(?:deck|dek|standfirst|sub-?title|sub-?head(?:line)?|sub-?line|summary|sapo|excerpt"
    r"|perex|chapo|chapeau|bajada|entradilla|sommario)(?![a-z])"
)
# Inside the body these are names of its first paragraph.
_CALLED_ABOVE = re.compile(r"(?<![a-z])(?:lead|lede|intro|strap-?line|blurb|ingress)(?![a-z])")


class Standfirst:
    """Tells which pieces are a standfirst; `chrome` are names of boxes that hold none."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        chosen: set[int],
        weights: Weights,
        chrome: re.Pattern[str],
    ) -> None:
        self._pieces = pieces
        self._weights = weights
        self._chrome = chrome
        first = min(chosen, default=0)
        self._near = range(max(first - _NEAR, 0), first)
        self._below = self._headline() + 1
        self.above = {index for index in self._near if self._is_above(index)}
        """What stands above what was chosen, and was not chosen itself."""

    def found(self, chosen: set[int]) -> set[int]:
        """Find the standfirst among what was chosen, before the running text."""
        found = set()
        for index in sorted(chosen):
            if index in self.above or self._is_called(index):
                found.add(index)
            elif self._pieces[index].is_prose:
                break
        return found

    def _headline(self) -> int:
        """Find the longest heading shortly above the body; -2 when there is none."""
        headings = [index for index in self._near if self._pieces[index].kind == "heading"]
        return max(headings, key=lambda index: len(self._pieces[index].text), default=-2)

    def _is_above(self, index: int) -> bool:
        """Recognise by its names, or as a sentence right below the headline, what sums up."""
        piece = self._pieces[index]
        names = list(islice(self._weights.own_names(piece), _OWN))
        if not self._may_sum_up(piece) or any(map(self._chrome.search, names)):
            return False
        if piece.words >= _SENTENCE and any(map(_CALLED_ABOVE.search, names)):
            return True
        below = index == self._below and _is_sentence(piece)
        return below or any(map(_CALLED.search, names))

    def _is_called(self, index: int) -> bool:
        piece = self._pieces[index]
        names = self._weights.own_names(piece)
        return _FEWEST <= piece.words <= _MOST and any(map(_CALLED.search, names))

    @staticmethod
    def _may_sum_up(piece: Piece) -> bool:
        of_text = piece.kind in ("paragraph", "heading", "quote") and not piece.pictured
        return of_text and piece.links < LINKED and _FEWEST <= piece.words <= _MOST


def _is_sentence(piece: Piece) -> bool:
    if piece.is_ended:
        return piece.words >= _SENTENCE
    return piece.words >= _UNENDED and not _STAMP.search(piece.text)
