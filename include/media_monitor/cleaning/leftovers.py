"""What makes no sense once the rest went: labels, headings of emptied boxes, who the author is."""

import re
from collections.abc import Sequence

from media_monitor.cleaning.filtering import Verdicts, merge
from media_monitor.cleaning.pieces import Box, Piece, Verdict

_FIRST, _LAST = 2, 3
"""Paragraphs at either end of an article among which it says who wrote it."""
_LONGEST = 60
_LABEL = 3
"""Words of a label."""
_DOES = re.compile(
    r",? (?:is|was|has|have|served|serves|work(?:s|ed)|teaches|taught|lives|covers|covered|reports"
    r"|reported|writes|wrote|joined|heads|edits|contributed|can be)\b"
)
_SAYS = re.compile(r"[\"\u201c]|\b(?:said|says|told|tells|argued?s?|believes?|thinks?|asked)\b")


def leftovers(pieces: Sequence[Piece], verdicts: Verdicts, authors: Sequence[str]) -> Verdicts:
    """For each piece that stayed the reason why it goes after all."""
    found = _labels(pieces, verdicts)
    merge(found, _emptied(pieces, verdicts))
    merge(found, _biographies(pieces, verdicts, authors))
    return found


def _labels(pieces: Sequence[Piece], verdicts: Verdicts) -> Verdicts:
    """Find the words above the headline that name its section."""
    rules = [verdict.rule if verdict else "" for verdict in verdicts]
    above = rules.index("title") if "title" in rules else 0
    return [
        Verdict("above the headline", "headline")
        if index < above and piece.words <= _LABEL and not piece.is_ended
        else None
        for index, piece in enumerate(pieces)
    ]


def _emptied(pieces: Sequence[Piece], verdicts: Verdicts) -> Verdicts:
    """Find headings of boxes of which nothing else stayed, for the reason of what stood there."""
    result: Verdicts = [None] * len(pieces)
    alive: set[Box | None] = set()
    for piece, verdict in zip(pieces, verdicts, strict=True):
        if not verdict and piece.kind != "heading" and piece.box:
            alive |= set(piece.box.chain())
    for index in range(len(pieces) - 1):
        piece, below = pieces[index], verdicts[index + 1]
        holder = piece.box.outer if piece.kind == "heading" and piece.box else None
        box = pieces[index + 1].box
        if not verdicts[index] and below and box and holder and holder not in alive:
            result[index] = below if holder in box.chain() else None
    return result


def _biographies(pieces: Sequence[Piece], verdicts: Verdicts, authors: Sequence[str]) -> Verdicts:
    """Find paragraphs at either end that tell of an author of the article."""
    result: Verdicts = [None] * len(pieces)
    names = [name.casefold() for name in authors if " " in name]
    if not names:
        return result
    kept = [index for index, verdict in enumerate(verdicts) if not verdict]
    for index in {*kept[:_FIRST], *kept[-_LAST:]}:
        text = pieces[index].text
        short = pieces[index].words <= _LONGEST
        if short and _tells_of(names, text.casefold()) and not _SAYS.search(text):
            result[index] = Verdict("author box", "biography")
    return result


def _tells_of(names: Sequence[str], text: str) -> bool:
    """Tell "Ann Lee teaches history", of one so named, from what is told of anybody else."""
    start = next((place for place, letter in enumerate(text) if letter.isalnum()), 0)
    known = (start + len(name) for name in names if text.startswith(name, start))
    return any(_DOES.match(text, end) for end in known)
