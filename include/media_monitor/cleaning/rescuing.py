"""What an extractor left out of the body: pieces that look like it, or stand among its own."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from media_monitor.cleaning.pieces import LINKED, Box, Piece
from media_monitor.cleaning.weights import Weights, innermost

_SHORT = 3
_SENTENCE = 5
_NEAR = 20
_MUCH = 0.25
"""Of the body: a box that holds so much is the body's own, not a teaser's."""
_LONG, _ROW = 40, 3
"""Words, or paragraphs of one look, that are text even in a box of their own."""
_LINK, _TEASER = 0.7, 4
"""Share of letters in links, and boxes around: text beside a link there is a teaser's."""
_INSIDE = 4
"""Boxes of a list or quotation among paragraphs: paragraph, item or quotation, list, and theirs."""
_OWN = 4
"""Boxes around a paragraph of which one must have a name, lest all of a page look alike."""
_POST = re.compile(r"(?<![a-z])live-?(?:blog-?)?(?:post|entry|update)(?!s)")
_EMBEDDED = re.compile(r"twitter-tweet|instagram-media|telegram-post|bluesky-embed|tiktok-embed")


def rescued(pieces: Sequence[Piece], chosen: set[int], chrome: re.Pattern[str]) -> set[int]:
    """Find the pieces of the article: those that were chosen and those that belong to them.

    `chrome` are names of boxes in which nothing is rescued for being in the midst of the body.
    """
    chosen = chosen | _alike(pieces, chosen)
    chosen |= _sections(pieces, chosen, chrome)
    return chosen | _Among(pieces, chosen).found()


def _alike(pieces: Sequence[Piece], chosen: set[int]) -> set[int]:
    """Find running text in boxes that look exactly like those that hold the body."""
    paths = {box.path() for box in _prose_boxes(pieces, chosen)}
    paths = {path for path in paths if any(path[:_OWN])}
    end = _second_article(pieces, chosen)
    return {
        index
        for index, piece in enumerate(pieces[:end])
        if piece.box and piece.is_prose and (piece.box.path() in paths or _is_post(piece.box))
    }


def _is_post(box: Box) -> bool:
    """Recognise a post of a live report by the names of the boxes around it."""
    return any(_POST.search(each.names) for each in islice(box.chain(), _OWN))


def _sections(pieces: Sequence[Piece], chosen: set[int], chrome: re.Pattern[str]) -> set[int]:
    """Find long paragraphs, and rows of alike ones, in the midst of the body in boxes of theirs."""
    prose = [index for index in sorted(chosen) if pieces[index].is_prose]
    open_ = [
        index
        for index in (range(prose[0], prose[-1]) if prose else ())
        if index not in chosen and pieces[index].kind == "paragraph" and pieces[index].is_prose
    ]
    if not open_:
        return set()
    body = innermost(pieces, chosen)
    links = [piece for piece in pieces if piece.links >= _LINK]
    teasers = {box for piece in links for box in _inside(piece, body)[:_TEASER]}
    found = {
        index: inside[0]
        for index in open_
        if (inside := _inside(pieces[index], body)) and teasers.isdisjoint(inside[1:_TEASER])
        if not any(chrome.search(box.names) for box in inside)
    }
    looks = Counter(box.path() for box in found.values())
    return {
        index
        for index, box in found.items()
        if pieces[index].words >= _LONG or looks[box.path()] >= _ROW
    }


def _inside(piece: Piece, body: Box | None) -> list[Box]:
    """List the boxes around a piece that are inside the body, none when it is not."""
    chain = list(piece.box.chain()) if piece.box else []
    return chain[: chain.index(body)] if body in chain else []


def _second_article(pieces: Sequence[Piece], chosen: set[int]) -> int:
    """Find the headline, below the body, that looks like the body's own in a box like its."""
    own = _headline(pieces, chosen)
    for index in range(max(chosen, default=0) + 1, len(pieces) if own else 0):
        box = pieces[index].box if pieces[index].kind == "heading" else None
        if own and box and box.path() == own.path() and box.outer is not own.outer:
            return index
    return len(pieces)


def _headline(pieces: Sequence[Piece], chosen: set[int]) -> Box | None:
    """Find the box of the longest heading shortly above the running text, if it has a name."""
    first = next((i for i in sorted(chosen) if pieces[i].is_prose), 0)
    above = pieces[max(first - _NEAR, 0) : first]
    headings = [piece for piece in above if piece.kind == "heading" and piece.box]
    box = max(headings, key=lambda piece: len(piece.text)).box if headings else None
    return box if box and any(box.path()[:_OWN]) else None


def _prose_boxes(pieces: Sequence[Piece], chosen: set[int]) -> Iterator[Box]:
    for index in sorted(chosen):
        piece = pieces[index]
        if piece.box and piece.is_prose:
            yield piece.box


class _Among:
    """What stands among the body's paragraphs: headings, items, short lines, embedded posts."""

    def __init__(self, pieces: Sequence[Piece], chosen: set[int]) -> None:
        self._pieces = pieces
        self._chosen = chosen
        self._weights = Weights(pieces, chosen)
        boxes = list(_prose_boxes(pieces, chosen))
        self._paths = {box.path() for box in boxes}
        self._holders = {box.outer for box in boxes}
        headings = (pieces[i] for i in chosen if pieces[i].kind == "heading")
        self._headings = {piece.box.path() for piece in headings if piece.box} | self._paths

    def found(self) -> set[int]:
        """Find what belongs to the body between its first and its last piece."""
        first, last = min(self._chosen, default=0), max(self._chosen, default=0)
        between = set(range(first + 1, last)) - self._chosen
        behind = takewhile(self._goes_on, range(last + 1, len(self._pieces)))
        return {i for i in between if self._belongs(self._pieces[i])} | set(behind)

    def _goes_on(self, index: int) -> bool:
        """Say whether a piece goes on with a list or with sentences that end the body."""
        piece = self._pieces[index]
        if piece.box is None:
            return False
        if piece.kind == "item":
            return self._is_inside(piece, piece.box)
        beside = piece.box.outer in self._holders and piece.box.path() in self._paths
        sentence = piece.kind == "paragraph" and piece.is_ended and piece.words >= _SENTENCE
        return beside and sentence and piece.links < LINKED

    def _belongs(self, piece: Piece) -> bool:
        box = piece.box
        if not box or piece.kind == "caption":
            return False
        if piece.kind == "heading":
            return self._is_heading(piece, box)
        if piece.kind in ("item", "quote") and self._is_inside(piece, box):
            return True
        return piece.words >= _SHORT and self._is_alike(piece, box)

    def _is_alike(self, piece: Piece, box: Box) -> bool:
        """Take what looks like the body's paragraphs, what is beside them, and embedded posts."""
        if box.path() in self._paths:
            return piece.links < LINKED or piece.text.endswith(".")
        beside = box.outer in self._holders and self._holds_much(box.outer)
        embedded = map(_EMBEDDED.search, self._weights.inner_names(piece))
        return (piece.is_prose and beside) or any(embedded)

    def _is_heading(self, piece: Piece, box: Box) -> bool:
        """Take headings beside paragraphs, linked or not, and such as look like the body's own."""
        alike = box.path() in self._headings
        if piece.links < LINKED and (alike or box.outer in self._holders):
            return True
        return box.outer in self._holders and self._holds_much(box.outer)

    def _holds_much(self, box: Box | None) -> bool:
        return self._weights.held[box] > _MUCH * self._weights.held[None]

    def _is_inside(self, piece: Piece, box: Box) -> bool:
        """Take lists and quotations that stand among paragraphs as if they were one."""
        near = islice(box.chain(), _INSIDE)
        return piece.links < LINKED and any(each in self._holders for each in near)
