"""What the place of a piece tells: the body's box, what stands outside it or in boxes beside it."""

import re
from collections.abc import Sequence

from media_monitor.cleaning.pieces import Piece, Verdict
from media_monitor.cleaning.rescuing import rescued
from media_monitor.cleaning.rules import ChromeRules
from media_monitor.cleaning.standfirst import Standfirst
from media_monitor.cleaning.weights import Weights, innermost

_ONLY_LINK = 0.9
_MENU = 0.7
_SEPARATED = re.compile(r"\w\s*[|\u00b7\u2022/]\s*\w.*[|\u00b7\u2022/]")
_CAPTION_WORDS = 25
_TEASER_WORDS = 4
_MOST = 0.5
_NOTHING = re.compile(r"(?!)")


class Surroundings:
    """The page around an extracted body."""

    def __init__(self, pieces: Sequence[Piece], chosen: set[int], rules: ChromeRules) -> None:
        self._pieces = pieces
        self._chrome = rules.box or _NOTHING
        self._picture = rules.picture or _NOTHING
        self.chosen = rescued(pieces, chosen, self._chrome)
        self._weights = Weights(pieces, self.chosen)
        above = Standfirst(pieces, self.chosen, self._weights, self._chrome)
        self.chosen |= above.above
        self.standfirst = above.found(self.chosen)
        self._body = innermost(pieces, self.chosen)

    def verdicts(self) -> dict[int, Verdict]:
        """Find what goes because of where it stands."""
        found: dict[int, Verdict] = {}
        boxed = self._boxed()
        for index in sorted(self.chosen - self.standfirst):
            piece = self._pieces[index]
            if not self._inside(piece) and not piece.is_prose:
                found[index] = Verdict("outside the article", "outside_body")
            elif index in boxed:
                found[index] = Verdict("box beside the text", "box")
            elif piece.links >= _MENU and _SEPARATED.search(piece.text):
                found[index] = Verdict("site navigation", "menu")
            elif self._is_caption(piece):
                found[index] = Verdict("photo caption or credit", "picture")
        found.update(self._linked_tail())
        return found

    def _boxed(self) -> set[int]:
        """Find what is in boxes beside the text; names that fit most of the text mean nothing."""
        prose = self._weights.prose
        found = {
            index
            for index in self.chosen
            if any(map(self._chrome.search, self._weights.inner_names(self._pieces[index])))
        }
        size = sum(len(self._pieces[index].text) for index in prose)
        boxed = sum(len(self._pieces[index].text) for index in prose & found)
        return found - prose if boxed > _MOST * size else found

    def _inside(self, piece: Piece) -> bool:
        if not self._body or not piece.box:
            return True
        return any(box is self._body for box in piece.box.chain())

    def _is_caption(self, piece: Piece) -> bool:
        if piece.kind == "caption":
            return True
        if piece.kind in ("heading", "quote") or piece.words > _CAPTION_WORDS:
            return False
        if any(map(self._picture.search, self._weights.own_names(piece))):
            return True
        like_text = piece.box is not None and piece.box.path() in self._weights.shares
        if not piece.pictured or piece.text.endswith((".", ":")):
            return False
        return piece.slanted or not like_text

    def _linked_tail(self) -> dict[int, Verdict]:
        """Links after the last running text lead to other articles."""
        found: dict[int, Verdict] = {}
        for index in sorted(self.chosen, reverse=True):
            piece = self._pieces[index]
            if piece.is_prose:
                break
            if piece.links >= _ONLY_LINK and piece.words >= _TEASER_WORDS:
                found[index] = Verdict("related links", "linked_tail")
        return found
