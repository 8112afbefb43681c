"""What the place of a piece tells: the body's box, what stands outside it, what was left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from media_monitor.cleaning.pieces import Box, Piece, Verdict
from media_monitor.cleaning.rules import ChromeRules

_PROSE_WORDS = 15
_LINKED = 0.3
_ONLY_LINK = 0.9
_MENU = 0.7
_SEPARATED = re.compile(r"\w\s*[|\u00b7\u2022/]\s*\w.*[|\u00b7\u2022/]")
_BODY = 0.8
_MUCH = 0.6
_SHORT = 3
_NEAR = 20
_OWN = 4
"""Boxes around a paragraph of which one must have a name, lest all of a page look alike."""
_CAPTION_WORDS = 25
_TEASER_WORDS = 4
_STANDFIRST_WORDS = 80
_BESIDE = 0.25
_USUAL = 0.5
_MOST = 0.5
_NOTHING = re.compile(r"(?!)")
_STANDFIRST = re.compile(
    r"(?<![a-z])(?:deck|dek|standfirst|sub-?title|sub-?head(?:line)?|sub-?line|summary|sapo|excerpt)"
    r"(?![a-z])"
)
_EMBEDDED = re.compile(r"twitter-tweet|instagram-media|telegram-post|bluesky-embed|tiktok-embed")


def is_prose(piece: Piece) -> bool:
    """Say whether a piece reads like running text rather than like a menu or a teaser."""
    return piece.is_ended and piece.links < _LINKED and piece.words >= _PROSE_WORDS


def _held_letters(pieces: Sequence[Piece], chosen: set[int]) -> Counter[Box | None]:
    """Count how much chosen text each box holds; under None, the text of all boxes."""
    held: Counter[Box | None] = Counter()
    for index in sorted(chosen):
        piece = pieces[index]
        held[None] += len(piece.text)
        for box in piece.box.chain() if piece.box else ():
            held[box] += len(piece.text)
    return held


def _shares(pieces: Sequence[Piece], chosen: set[int]) -> dict[tuple[str, ...] | str, float]:
    """Tell which share of some text boxes of one look hold, and paragraphs of one name."""
    letters: Counter[tuple[str, ...] | str] = Counter()
    for index in sorted(chosen):
        piece = pieces[index]
        letters[piece.box.names if piece.box else ""] += len(piece.text)
        for box in piece.box.chain() if piece.box else ():
            letters[box.path()] += len(piece.text)
    size = sum(len(pieces[index].text) for index in chosen)
    return {look: held / size for look, held in letters.items()}


class Surroundings:
    """The page around an extracted body."""

    def __init__(self, pieces: Sequence[Piece], chosen: set[int], rules: ChromeRules) -> None:
        self._pieces = pieces
        self._chrome = rules.box or _NOTHING
        self._picture = rules.picture or _NOTHING
        self.chosen = chosen | self._rescued_prose(chosen)
        self._measure()
        self.chosen |= self._rescued_between() | self._rescued_standfirst()
        self._measure()
        self._body = self._innermost()

    def _measure(self) -> None:
        self._held = _held_letters(self._pieces, self.chosen)
        prose = {index for index in self.chosen if is_prose(self._pieces[index])}
        self._shares = _shares(self._pieces, prose)

    def _innermost(self) -> Box | None:
        """Find the innermost box that holds four fifths of the running text, if that is much."""
        prose = {index for index in self.chosen if is_prose(self._pieces[index])}
        held = _held_letters(self._pieces, prose)
        unlinked = {i for i in self.chosen if self._pieces[i].links < _LINKED}
        if held[None] < _MUCH * (all_held := _held_letters(self._pieces, unlinked))[None]:
            held = all_held
        holding = [box for box, size in held.items() if size >= _BODY * held[None]]
        boxes = [box for box in holding if box]
        return max(boxes, key=lambda box: sum(1 for _ in box.chain()), default=None)

    def _rescued_prose(self, chosen: set[int]) -> set[int]:
        """Find running text in boxes that look exactly like those that hold the body."""
        paths = {box.path() for box in self._prose_boxes(chosen)}
        paths = {path for path in paths if any(path[:_OWN])}
        end = self._second_article(chosen)
        return {
            index
            for index, piece in enumerate(self._pieces[:end])
            if piece.box and is_prose(piece) and piece.box.path() in paths
        }

    def _second_article(self, chosen: set[int]) -> int:
        """Find the headline, below the body, that looks like the body's own in a box like its."""
        own = self._headline(chosen)
        for index in range(max(chosen, default=0) + 1, len(self._pieces) if own else 0):
            box = self._pieces[index].box if self._pieces[index].kind == "heading" else None
            if own and box and box.path() == own.path() and box.outer is not own.outer:
                return index
        return len(self._pieces)

    def _headline(self, chosen: set[int]) -> Box | None:
        """Find the box of the longest heading shortly above the running text, if it has a name."""
        first = next((i for i in sorted(chosen) if is_prose(self._pieces[i])), 0)
        above = self._pieces[max(first - _NEAR, 0) : first]
        headings = [piece for piece in above if piece.kind == "heading" and piece.box]
        box = max(headings, key=lambda piece: len(piece.text)).box if headings else None
        return box if box and any(box.path()[:_OWN]) else None

    def _rescued_between(self) -> set[int]:
        """Find headings, short paragraphs and embedded posts among the body's paragraphs."""
        boxes = list(self._prose_boxes(self.chosen))
        paths = {box.path() for box in boxes}
        holders = {box.outer for box in boxes}
        headings = {self._look(index) for index in self.chosen} - {None}
        first, last = min(self.chosen, default=0), max(self.chosen, default=0)
        found = set()
        for index in range(first + 1, last):
            piece = self._pieces[index]
            if index in self.chosen or not piece.box or piece.words < _SHORT:
                continue
            if piece.box.path() in paths:
                belongs = piece.links < _LINKED or piece.text.endswith(".")
            elif piece.kind == "heading":
                beside = piece.box.outer in holders or self._look(index) in headings
                belongs = beside and piece.links < _LINKED
            else:
                belongs = any(_EMBEDDED.search(name) for name in self._inner_names(piece))
            if belongs and piece.kind != "caption":
                found.add(index)
        return found

    def _look(self, index: int) -> tuple[str, ...] | None:
        """Tell how the boxes around a heading are called, None for all else."""
        piece = self._pieces[index]
        return piece.box.path() if piece.box and piece.kind == "heading" else None

    def _rescued_standfirst(self) -> set[int]:
        """Find lines shortly above the body that are called a standfirst."""
        first = min(self.chosen, default=0)
        return {
            index
            for index in range(max(first - _NEAR, 0), first)
            if self._is_standfirst(self._pieces[index])
        }

    def _is_standfirst(self, piece: Piece) -> bool:
        if not _SHORT < piece.words <= _STANDFIRST_WORDS:
            return False
        return any(map(_STANDFIRST.search, self._own_names(piece)))

    def _prose_boxes(self, chosen: set[int]) -> Iterator[Box]:
        for index in sorted(chosen):
            piece = self._pieces[index]
            if piece.box and is_prose(piece):
                yield piece.box

    def standfirst(self) -> set[int]:
        """Find the lines between headline and body that sum the article up."""
        found = set()
        for index in sorted(self.chosen):
            piece = self._pieces[index]
            if self._is_standfirst(piece):
                found.add(index)
            elif is_prose(piece):
                break
        return found

    def verdicts(self) -> dict[int, Verdict]:
        """Find what goes because of where it stands."""
        found: dict[int, Verdict] = {}
        boxed = self._boxed()
        for index in sorted(self.chosen - self.standfirst()):
            piece = self._pieces[index]
            if not self._inside(piece) and not is_prose(piece):
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
        prose = {index for index in self.chosen if is_prose(self._pieces[index])}
        found = {
            index
            for index in self.chosen
            if any(map(self._chrome.search, self._inner_names(self._pieces[index])))
        }
        size = sum(len(self._pieces[index].text) for index in prose)
        boxed = sum(len(self._pieces[index].text) for index in prose & found)
        return found - prose if boxed > _MOST * size else found

    def _inside(self, piece: Piece) -> bool:
        if not self._body or not piece.box:
            return True
        return any(box is self._body for box in piece.box.chain())

    def _inner_names(self, piece: Piece) -> Iterator[str]:
        """Names of the boxes around a piece that hold only a small part of the body."""
        if not piece.box or (piece.box.names and self._shares.get(piece.box.names, 0) > _USUAL):
            return
        for box in piece.box.chain():
            if self._held[box] > _BESIDE * self._held[None]:
                return
            if self._shares.get(box.path(), 0) > _BESIDE:
                return
            yield box.names

    def _own_names(self, piece: Piece) -> Iterator[str]:
        """Names of the boxes that hold little else than this piece."""
        for box in piece.box.chain() if piece.box else ():
            if self._held[box] > 2 * len(piece.text):
                return
            yield box.names

    def _is_caption(self, piece: Piece) -> bool:
        if piece.kind == "caption":
            return True
        if piece.kind in ("heading", "quote") or piece.words > _CAPTION_WORDS:
            return False
        if any(map(self._picture.search, self._own_names(piece))):
            return True
        like_text = piece.box is not None and piece.box.path() in self._shares
        if not piece.pictured or piece.text.endswith((".", ":")):
            return False
        return piece.slanted or not like_text

    def _linked_tail(self) -> dict[int, Verdict]:
        """Links after the last running text lead to other articles."""
        found: dict[int, Verdict] = {}
        for index in sorted(self.chosen, reverse=True):
            piece = self._pieces[index]
            if is_prose(piece):
                break
            if piece.links >= _ONLY_LINK and piece.words >= _TEASER_WORDS:
                found[index] = Verdict("related links", "linked_tail")
        return found
