"""The article's pieces among all pieces of an HTML page: trafilatura, helped where it fails."""

import logging
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

import trafilatura
from lxml.etree import _Element, iterwalk
from lxml.html import HtmlElement

from media_monitor.cleaning.characters import one_line, squeezed
from media_monitor.cleaning.pieces import Kind, Piece

_BLOCKS: dict[str, Kind] = {
    "p": "paragraph",
    "head": "heading",
    "quote": "quote",
    "item": "item",
    "row": "cell",
    "list": "paragraph",
    "table": "paragraph",
    "div": "paragraph",
    "code": "paragraph",
}
_PRECISION_SHARE = 0.6
"""Of the default setting's length: below it the precise setting lost a part of the body."""
_PROSE_WORDS = 15
_LINKED = 0.3

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def extract(tree: HtmlElement, visible: Sequence[Piece]) -> list[tuple[int, Piece]]:
    """Choose the article's pieces, each with its position among the visible ones."""
    prose = [piece for piece in visible if is_prose(piece)]
    found = _extracted(tree, precise=True)
    if _length(found) < _PRECISION_SHARE * _length(prose):
        default = _extracted(tree, precise=False)
        found = found if _length(found) >= _PRECISION_SHARE * _length(default) else default
    return _Placer(visible).place(found or prose)


def is_prose(piece: Piece) -> bool:
    """Say whether a piece reads like running text rather than like a menu or a teaser."""
    ended = piece.text.rstrip("\"'\u201d\u2019)").endswith((".", "!", "?"))
    return ended and piece.links < _LINKED and piece.words >= _PROSE_WORDS


def _length(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _extracted(tree: HtmlElement, *, precise: bool) -> list[Piece]:
    document = trafilatura.bare_extraction(tree, favor_precision=precise, include_comments=False)
    body = getattr(document, "body", None)
    return list(_body_pieces(body)) if body is not None else []


def _body_pieces(body: _Element) -> Iterator[Piece]:
    """Split trafilatura's body at its blocks and at those line breaks that end something."""
    text: list[str] = []
    kinds: list[Kind] = ["paragraph"]
    for event, element in iterwalk(body, events=("start", "end")):
        tag = str(element.tag)
        if event == "start":
            if tag in _BLOCKS:
                yield from _split(text, kinds[-1])
                kinds.append(kinds[-1] if tag == "p" else _BLOCKS[tag])
            text.append("\n" if tag == "lb" else element.text or "")
            continue
        if tag in _BLOCKS:
            yield from _split(text, kinds.pop())
        elif tag == "cell":
            text.append(" ")
        text.append(element.tail or "")
    yield from _split(text, "paragraph")


def _split(parts: list[str], kind: Kind) -> Iterator[Piece]:
    joined = "".join(parts)
    parts.clear()
    line = ""
    for part in joined.split("\n"):
        part_line = one_line(part)
        if line and not (part_line[:1].islower() and line[-1:] not in ".!?:"):
            yield Piece(line, kind)
            line = part_line
        else:
            line = f"{line} {part_line}".strip()
    if line:
        yield Piece(line, kind)


class _Placer:
    """Finds extracted text among the visible pieces, to know what surrounded it there."""

    def __init__(self, visible: Sequence[Piece]) -> None:
        self._visible = visible
        texts = [squeezed(piece.text) for piece in visible]
        self._all = "".join(texts)
        self._ends = list(accumulate(map(len, texts)))

    def place(self, pieces: Sequence[Piece]) -> list[tuple[int, Piece]]:
        placed: list[tuple[int, Piece]] = []
        at = 0
        last = 0
        for piece in pieces:
            text = squeezed(piece.text)
            start = self._find(text, at)
            if start < 0:
                placed.append((last, piece))
                continue
            at = start + len(text)
            last = bisect_right(self._ends, start)
            placed.append((last, self._described(piece, last)))
        return placed

    def covered(self, placed: Sequence[tuple[int, Piece]]) -> set[int]:
        """Positions of the visible pieces that the placed ones contain."""
        taken: set[int] = set()
        for position, piece in placed:
            size = len(squeezed(piece.text))
            first = self._ends[position - 1] if position else 0
            taken.update(range(position, bisect_right(self._ends, first + max(size - 1, 0)) + 1))
        return taken

    def _find(self, text: str, at: int) -> int:
        start = self._all.find(text, at)
        if start < 0:
            start = self._all.find(text[:40], at)
        return start if start >= 0 else self._all.find(text)

    def _described(self, piece: Piece, position: int) -> Piece:
        source = self._visible[position]
        kind = source.kind if piece.kind == "paragraph" else piece.kind
        return replace(piece, kind=kind, links=source.links, box=source.box)


def left_out(
    visible: Sequence[Piece], placed: Sequence[tuple[int, Piece]]
) -> list[tuple[int, Piece]]:
    """List the visible pieces that are in no placed piece."""
    covered = _Placer(visible).covered(placed)
    return [(index, piece) for index, piece in enumerate(visible) if index not in covered]
