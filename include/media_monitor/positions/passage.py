"""A claim where it stands: its sentences, its own words in them, and what came before."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from media_monitor.models import Claim
from media_monitor.parsing import Parsed
from media_monitor.positions.lines import Line, line_of
from media_monitor.positions.mentions import Reader
from media_monitor.positions.naming import Mention
from media_monitor.positions.topic import Topic

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# A question and what it was about rarely stand further back than this.
_SENTENCES_BEFORE = 3


class Piece(NamedTuple):
    """One sentence with the claim's own tokens in it (paragraph numbers), and its line.

    `about` is who it and the sentences just before it are about.
    """

    sentence: "Span"
    own: range
    line: Line
    about: str | None


class Passage(NamedTuple):
    """A claim's sentences in order, and the lines just before it, the nearest last.

    `sentences` are the numbers of its first and its last sentence in the article.
    """

    claim: Claim
    pieces: tuple[Piece, ...]
    before: tuple[Piece, ...]
    insider: str | None
    sentences: tuple[int, int]

    @property
    def kinds(self) -> set[str]:
        """Who is meant in the claim's own words."""
        return {
            unit.who
            for piece in self.pieces
            for unit in piece.line.units
            if unit.who and unit.start in piece.own
        }


class Place(NamedTuple):
    """A sentence of an article, where its paragraph starts in the text, and who is meant there."""

    sentence: "Span"
    offset: int
    headline: bool
    mentions: Sequence[Mention]
    about: str | None


def places_of(parsed: Parsed, topic: Topic) -> tuple[Place, ...]:
    """List the article's sentences, with everybody who is meant in them."""
    sentences = [(s, p.start) for p in parsed.paragraphs for s in p.doc.sents]
    reader = Reader(topic)
    body = parsed.article.body_start
    return tuple(Place(s, offset, offset < body, *reader.read(s)) for s, offset in sentences)


def passage_of(claim: Claim, places: Sequence[Place], topic: Topic) -> Passage:
    """Find the claim among the article's sentences."""
    insider = topic.party_of(claim.speaker, claim.organisation)
    owns = [_own_tokens(place, claim) for place in places]
    held = [i for i, own in enumerate(owns) if own]
    first = held[0] if held else 0
    return Passage(
        claim,
        tuple(_piece(places[i], owns[i], claim, insider) for i in held),
        tuple(_piece(p) for p in places[max(0, first - _SENTENCES_BEFORE) : first]),
        insider,
        (held[0], held[-1]) if held else (0, 0),
    )


def _piece(
    place: Place, own: range = range(0), claim: Claim | None = None, insider: str | None = None
) -> Piece:
    line = line_of(_joined(place, own, claim), place.mentions, own, insider)
    return Piece(place.sentence, own, line, place.about)


def _joined(place: Place, own: range, claim: Claim | None) -> list["Token"]:
    """List the sentence's words without what stands between the parts of a split quotation."""
    return [
        t
        for t in place.sentence
        if t.i not in own or claim is None or _overlaps(place.offset + t.idx, len(t), claim)
    ]


def _own_tokens(place: Place, claim: Claim) -> range:
    """Give the smallest run of the sentence's tokens that holds all of the claim's."""
    low, high = (place.offset + at for at in (place.sentence.start_char, place.sentence.end_char))
    if not any(start < high and low < end for start, end in claim.spans):
        return range(0)
    inside = [t.i for t in place.sentence if _overlaps(place.offset + t.idx, len(t), claim)]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _overlaps(at: int, length: int, claim: Claim) -> bool:
    return any(start < at + length and at < end for start, end in claim.spans)
