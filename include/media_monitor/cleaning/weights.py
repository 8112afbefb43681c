"""How much of the body each box of a page holds, and each look that boxes have."""

from collections import Counter
from collections.abc import Iterator, Sequence

from media_monitor.cleaning.pieces import LINKED, Box, Piece

_BODY = 0.8
_MUCH = 0.6
_FEW = 2
"""Sentences, the longest one included, that are no text beside it."""
_USUAL = 0.5
"""Of the running text: a look that so much of it has tells nothing."""
_BESIDE = 0.25
"""Of the body: a box that holds more is not beside it."""


class Weights:
    """What the boxes around the chosen pieces hold."""

    def __init__(self, pieces: Sequence[Piece], chosen: set[int]) -> None:
        self._pieces = pieces
        self.prose = {index for index in chosen if pieces[index].is_prose}
        self.held = held_letters(pieces, chosen)
        self.shares = self._shares()

    def _shares(self) -> dict[tuple[str, ...] | str, float]:
        """Tell which share of the prose boxes of one look hold, and paragraphs of one look."""
        letters: Counter[tuple[str, ...] | str] = Counter()
        for index in sorted(self.prose):
            piece = self._pieces[index]
            letters[piece.box.look if piece.box else ""] += len(piece.text)
            for box in piece.box.chain() if piece.box else ():
                letters[box.path()] += len(piece.text)
        size = sum(len(self._pieces[index].text) for index in self.prose)
        return {look: held / size for look, held in letters.items()}

    def own_names(self, piece: Piece) -> Iterator[str]:
        """Names of the boxes that hold little else than this piece."""
        for box in piece.box.chain() if piece.box else ():
            if self.held[box] > 2 * len(piece.text):
                return
            yield box.names

    def inner_names(self, piece: Piece) -> Iterator[str]:
        """Names of the boxes around a piece that hold only a small part of the body."""
        if not piece.box or (piece.box.look and self.shares.get(piece.box.look, 0) > _USUAL):
            return
        for box in piece.box.chain():
            if self.held[box] > _BESIDE * self.held[None]:
                return
            if self.shares.get(box.path(), 0) > _BESIDE:
                return
            yield box.names


def held_letters(pieces: Sequence[Piece], chosen: set[int]) -> Counter[Box | None]:
    """Count how much chosen text each box holds; under None, the text of all boxes."""
    held: Counter[Box | None] = Counter()
    for index in sorted(chosen):
        piece = pieces[index]
        held[None] += len(piece.text)
        for box in piece.box.chain() if piece.box else ():
            held[box] += len(piece.text)
    return held


def innermost(pieces: Sequence[Piece], chosen: set[int]) -> Box | None:
    """Find the innermost box that holds four fifths of the running text, if that is much."""
    held = held_letters(pieces, {index for index in chosen if pieces[index].is_prose})
    unlinked = held_letters(pieces, {i for i in chosen if pieces[i].links < LINKED})
    if held[None] < _MUCH * unlinked[None]:
        held = unlinked
    holding = [box for box, size in held.items() if size >= _BODY * held[None]]
    boxes = [box for box in holding if box]
    body = max(boxes, key=lambda box: sum(1 for _ in box.chain()), default=None)
    own = [pieces[index] for index in chosen if pieces[index].box is body]
    if body is None or len(own) != 1:
        return body
    # One paragraph may be longer than all others beside it.
    beside = (pieces[i] for i in chosen if (box := pieces[i].box) and box.outer is body.outer)
    told = [each for each in beside if each.is_ended and each.kind == own[0].kind]
    return body.outer if len(told) > _FEW else body
