"""What a page falls into before anything is judged: paragraph-level pieces in their boxes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, Self

from media_monitor.errors import ItemError

MOST_PIECES = 10_000
MOST_LETTERS = 1_500_000
"""Far beyond any article: the longest live blogs have 2,000 paragraphs."""

Kind = Literal["paragraph", "heading", "quote", "item", "cell", "caption"]

# Chinese and Japanese put no blanks between words: each character counts as one.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+(?:['\u2019-]\w+)*")
_PROSE_WORDS = 15
LINKED = 0.3
"""Share of letters in links from which a piece reads like a menu rather than like a sentence."""
_PART = re.compile(r"[^\s_-]+")
_DIGIT = re.compile(r"\d")
_ENDS = (".", "!", "?", "\u3002", "\u2026", "\u06d4", "\u061f")
_CLOSING = "\"'\u201d\u2019\u00bb)] \u2666\u25a0\u25aa\u25cf\u25fc\u220e"
"""Quotation marks, brackets, and the ornaments with which magazines end an article."""


@lru_cache(maxsize=4096)
def _without_numbers(names: str) -> str:
    plain = _PART.sub(lambda part: "" if _DIGIT.search(part[0]) else part[0], names)
    return " ".join(plain.split())


class Box:
    """An element around a piece: its class names and id in lower case, and the box around it.

    Its look is its names without numbers and codes: what counts or names paragraphs and posts one
    by one does not tell them apart.
    """

    __slots__ = ("_path", "names", "outer")

    def __init__(self, names: str, outer: Self | None) -> None:
        self.names = names
        self.outer = outer
        self._path: tuple[str, ...] | None = None

    @property
    def look(self) -> str:
        """Its names without the parts that have a digit."""
        return _without_numbers(self.names)

    def chain(self) -> Iterator["Box"]:
        """Go through this box and all around it, from the inside out."""
        box: Box | None = self
        while box:
            yield box
            box = box.outer

    def path(self) -> tuple[str, ...]:
        """List the looks of this box and of all around it: boxes with one path look the same."""
        if self._path is None:
            self._path = tuple(box.look for box in self.chain())
        return self._path


@dataclass(frozen=True, eq=False)
class Piece:
    """A paragraph, heading, list item ... as one line of text, and what surrounded it.

    `links` is the share (0 to 1) of its letters that are inside links; `pictured` says that it
    stood right behind a picture, `slanted` that it did so in italics or small print; `time` is
    what a time element in it, or right before it, says to machines.
    """

    text: str
    kind: Kind = "paragraph"
    links: float = 0.0
    box: Box | None = None
    pictured: bool = False
    slanted: bool = False
    time: str | None = None

    @cached_property
    def words(self) -> int:
        """How many words the piece has."""
        return len(_WORD.findall(self.text))

    @cached_property
    def is_ended(self) -> bool:
        """Whether it ends like a sentence."""
        return self.text.rstrip(_CLOSING).endswith(_ENDS)

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads like running text rather than like a menu or a teaser."""
        return self.is_ended and self.links < LINKED and self.words >= _PROSE_WORDS


def refuse_monsters(pieces: list[Piece]) -> list[Piece]:
    """Pass pieces on; ItemError when they are more, or hold more text, than any article does."""
    letters = sum(len(piece.text) for piece in pieces)
    if len(pieces) > MOST_PIECES or letters > MOST_LETTERS:
        raise ItemError(
            f"the page has {len(pieces):,} paragraphs and {letters:,} characters of text;"
            f" the limits are {MOST_PIECES:,} and {MOST_LETTERS:,}, so it is not read"
        )
    return pieces


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a piece is not part of the article, and the rule that says so."""

    reason: str
    rule: str
