"""What a page falls into before anything is judged: paragraph-level pieces, and the verdicts."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "heading", "quote", "item", "cell", "caption"]

_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, list item ... as one line of text, and what surrounded it.

    `box` holds the class names and ids of the elements around it; `links` is the share (0 to 1)
    of its letters that are inside links.
    """

    text: str
    kind: Kind = "paragraph"
    links: float = 0.0
    box: str = ""

    @property
    def words(self) -> int:
        """How many words the piece has."""
        return len(_WORD.findall(self.text))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a piece is not part of the article, and the rule that says so."""

    reason: str
    rule: str
