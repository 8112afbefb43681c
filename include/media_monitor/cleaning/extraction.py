"""Which pieces of an HTML page belong to its article: trafilatura, helped where it fails."""

import logging
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

import trafilatura
from lxml.etree import _Element, iterwalk
from lxml.html import HtmlElement

from media_monitor.cleaning.characters import squeezed
from media_monitor.cleaning.pieces import Box, Piece

_BLOCKS = {"p", "head", "quote", "item", "row", "list", "table", "div", "code", "lb"}
_PART = 0.6
"""Of the page's running text: an extraction that holds less lost a part of the body."""
_BODY = 0.95
"""Of the running text in the box that holds most: an extraction with this much has it all."""
_LOST = 0.25
"""Of the running text in one box: an extraction that holds less took something else."""
_NEAR = 5
"""Boxes around a paragraph within which the body's own box stands."""
_AROUND = 8
"""Boxes around a paragraph whose names tell that it is beside the article."""
_LINKED = 0.5
_TOLD = 0.5
"""Of what an extraction holds: less text outside links is a menu, not an article."""
_ANCHOR = 40

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def extract(
    tree: HtmlElement, pieces: Sequence[Piece], elsewhere: re.Pattern[str] | None = None
) -> set[int]:
    """Choose the article's pieces by their positions; `elsewhere` names boxes never holding it."""
    prose = {index for index, piece in enumerate(pieces) if piece.is_prose}
    apart = {index for index in prose if _is_elsewhere(pieces[index], elsewhere)}
    finder = _Finder(pieces)
    found = finder.positions(_extracted(tree, precise=True))
    densest = _densest(pieces, prose - apart)
    whole = _letters(pieces, densest & prose - apart)
    has_body = _letters(pieces, found & densest) >= _BODY * whole > 0
    if not has_body and _letters(pieces, found) < _PART * _letters(pieces, prose - apart):
        default = finder.positions(_extracted(tree, precise=False))
        if _letters(pieces, found - apart) < _PART * _letters(pieces, default - apart):
            found = default
    told = {index for index in found if pieces[index].links < _LINKED}
    is_menu = _letters(pieces, told) < _TOLD * _letters(pieces, found)
    if is_menu or _letters(pieces, told - apart) < _LOST * whole:
        return densest or found
    return found or densest or prose


def _is_elsewhere(piece: Piece, elsewhere: re.Pattern[str] | None) -> bool:
    near = islice(piece.box.chain() if piece.box and elsewhere else (), _AROUND)
    return any(elsewhere.search(box.names) for box in near) if elsewhere else False


def _densest(pieces: Sequence[Piece], prose: set[int]) -> set[int]:
    """Find the pieces in the box that holds most running text, near rather than deep inside."""
    held: Counter[Box] = Counter()
    for index in sorted(prose):
        piece = pieces[index]
        for distance, box in enumerate(islice(piece.box.chain() if piece.box else (), _NEAR), 1):
            held[box] += len(piece.text) // distance
    if not held:
        return set()
    best = max(held, key=lambda box: held[box])
    return {
        index
        for index, piece in enumerate(pieces)
        if piece.box and piece.links < _LINKED and best in piece.box.chain()
    }


def _letters(pieces: Sequence[Piece], chosen: set[int]) -> int:
    return sum(len(pieces[index].text) for index in chosen)


def _extracted(tree: HtmlElement, *, precise: bool) -> list[str]:
    document = trafilatura.bare_extraction(
        tree, favor_precision=precise, fast=True, include_comments=False
    )
    body = getattr(document, "body", None)
    return list(_texts(body)) if body is not None else []


def _texts(body: _Element) -> Iterator[str]:
    """Split trafilatura's body at its blocks."""
    text: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield "".join(text)
            text.clear()
        text.append((element.text if event == "start" else element.tail) or "")
    yield "".join(text)


class _Finder:
    """Finds extracted text among the page's pieces."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        texts = [squeezed(piece.text) for piece in pieces]
        self._all = "".join(texts)
        self._ends = list(accumulate(map(len, texts)))

    def positions(self, texts: Sequence[str]) -> set[int]:
        """Positions of the pieces that hold these texts, which come in page order."""
        found: set[int] = set()
        at = 0
        for text in filter(None, map(squeezed, texts)):
            start, end = self._span(text, at)
            if start < 0:
                continue
            at = end
            found.update(
                range(bisect_right(self._ends, start), bisect_right(self._ends, end - 1) + 1)
            )
        return found

    def _span(self, text: str, at: int) -> tuple[int, int]:
        for begin in (at, 0):
            start = self._all.find(text, begin)
            if start >= 0:
                return start, start + len(text)
        # The extractor cut something out of the middle: its beginning and its end tell the place.
        start = self._all.find(text[:_ANCHOR], at)
        end = self._all.find(text[-_ANCHOR:], start, start + 2 * len(text)) if start >= 0 else -1
        return start, end + len(text[-_ANCHOR:]) if end >= 0 else start + min(_ANCHOR, len(text))
