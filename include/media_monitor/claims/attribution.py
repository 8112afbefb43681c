"""What the readers of a paragraph hand on: words, cue and source, then who that is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from media_monitor.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Source:
    """The words that name a speaker: [start, end) in the paragraph, and their head."""

    start: int
    end: int
    head: "Token"


@dataclass(frozen=True)
class Attribution:
    """One attributed statement: spans are [start, end) in the paragraph.

    No source means that it continues the statement before it.
    """

    spans: tuple[Span, ...]
    cue: str
    cue_start: int
    source: Source | None
    verb: "Token | None" = None
    named: str | None = None
    joins: bool = False

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


@dataclass(frozen=True)
class Speaker:
    """Who speaks: the name shown, whom they speak for, and the words that name them here.

    The kind is person, unnamed, plural, body, outlet or document.
    """

    name: str
    organisation: str | None
    mention: str
    kind: str
