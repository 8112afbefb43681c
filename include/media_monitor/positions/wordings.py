"""Find the wordings of a topic's file in a sentence, said of both parties and of nobody else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from media_monitor.positions.english import NEGATORS
from media_monitor.positions.lines import Unit
from media_monitor.positions.naming import BOTH, OTHER
from media_monitor.positions.passage import Piece
from media_monitor.positions.scope import adds
from media_monitor.positions.topic import Saying, Topic

# Somebody else named this soon after a wording is part of it: "a creation of the spy service".
_BEHIND = 4


class Wording(NamedTuple):
    """A pattern of the topic's file found in a line: its words and its tokens.

    `negations` counts those the pattern skipped; `negated` is what it means when turned around, if
    the pattern says so itself.
    """

    stance: str
    words: str
    tokens: frozenset[int]
    negations: int
    negated: str | None


def wordings_in(piece: Piece, topic: Topic) -> list[Wording]:
    """Find every pattern whose slots are filled by the parties; longest first choice."""
    words = piece.line.words
    found = [
        wording
        for saying in topic.sayings
        if saying.pattern.may_be_in(words)
        for wording in _found(saying, piece)
    ]
    return [w for w in found if not any(w.tokens < other.tokens for other in found)]


def _found(saying: Saying, piece: Piece) -> Iterator[Wording]:
    text = piece.line.text
    for match in saying.pattern.regex.finditer(text):
        first, last = (text.count(" ", 0, at) for at in match.span())
        if _is_own(piece, first, last) and _is_of_both(match, piece, first, last):
            units = piece.line.units[first:last]
            yield Wording(
                stance=saying.stance,
                words=" ".join(unit.lemma for unit in units),
                tokens=frozenset(range(units[0].start, units[-1].end)),
                negations=_skipped(units, saying.wording, piece),
                negated=saying.negated,
            )


def _skipped(units: Sequence[Unit], pattern: str, piece: Piece) -> int:
    """Count the negations among the units that the pattern does not ask for."""
    literal = set(re.split(r"[ |?]", pattern))
    skipped = [unit for unit in units if unit.lemma in NEGATORS and unit.lemma not in literal]
    return sum(not adds(piece.sentence.doc[unit.start]) for unit in skipped)


def _is_own(piece: Piece, first: int, last: int) -> bool:
    spoken = (unit.start for unit in piece.line.units[first:last] if not unit.who)
    return not piece.own or any(i in piece.own for i in spoken)


def _is_of_both(match: re.Match[str], piece: Piece, first: int, last: int) -> bool:
    slots = {key: found[1:-3] for key, found in match.groupdict().items() if found is not None}
    is_of_others = "other" in slots and _lists_both(match, piece)
    if OTHER in slots.values() or is_of_others or _is_their_own(match, slots):
        return False
    if "both" in slots:
        return True
    if "near" in slots and piece.about != BOTH:
        return False
    if "who" in slots or "near" in slots:
        beside = piece.line.units[max(0, first - 2) : first]
        return OTHER not in {u.who for u in (*beside, *piece.line.units[last : last + _BEHIND])}
    if "one" in slots and "other" in slots:
        return slots["one"] != slots["other"] or slots["one"] == BOTH
    return _subject_fits(slots.get("other"), piece, first)


def _is_their_own(match: re.Match[str], slots: Mapping[str, str]) -> bool:
    """Tell "both lay down their arms" from "the arm of both"."""
    return slots.get("other") == BOTH and match.string.startswith("'s/", match.end("other"))


def _lists_both(match: re.Match[str], piece: Piece) -> bool:
    """Tell "linked to A and B", said of somebody else, from "linked to each other"."""
    at = match.string.count(" ", 0, match.start("other"))
    unit = piece.line.units[at]
    if not at or piece.line.units[at - 1].lemma not in {"to", "with", "from"}:
        return False
    words = {t.lower_ for t in piece.sentence.doc[unit.start : unit.end]}
    return "one" not in match.groupdict() and bool(words & {"and", "or", ",", "&", "both"})


def _subject_fits(other: str | None, piece: Piece, first: int) -> bool:
    """Check that who stands before the wording is the missing party (both, where none is named)."""
    for unit in reversed(piece.line.units[:first]):
        if unit.text.endswith("~X"):
            break
        if unit.who == OTHER:
            return False
        if unit.who and unit.who != other:
            return other is not None or unit.who == BOTH
    return other == BOTH
