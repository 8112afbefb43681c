"""The precise part: a wording from the topic's file, said of both parties, and what turns it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from media_monitor.positions.english import NEGATORS
from media_monitor.positions.lines import Unit
from media_monitor.positions.mentions import BOTH, OTHER
from media_monitor.positions.passage import Passage, Piece
from media_monitor.positions.patterns import compile_pattern
from media_monitor.positions.scope import Turn, turn_of
from media_monitor.positions.topic import Topic


class Hit(NamedTuple):
    """A wording found in a claim: whose position it is once everything is turned, and by what."""

    stance: str
    rule: str
    is_plain: bool
    is_conceded: bool


def hits_in(passage: Passage, topic: Topic) -> list[Hit]:
    """List the positions the claim's own words take, in the order of its sentences."""
    return [hit for piece in passage.pieces for hit in hits_of_piece(piece, topic, passage)]


def hits_of_piece(piece: Piece, topic: Topic, passage: Passage | None = None) -> list[Hit]:
    """List the positions taken in one sentence, by the claim if there is one, else by anybody."""
    asked = piece.sentence.text.rstrip("\"' ").endswith("?")
    return [
        hit
        for found in wordings_in(piece, topic)
        if (hit := _judge(found, piece, topic, passage, asked=asked))
    ]


class Wording(NamedTuple):
    """A pattern of the topic's file found in a line, said of both parties."""

    stance: str
    pattern: str
    tokens: frozenset[int]


def wordings_in(piece: Piece, topic: Topic) -> Iterator[Wording]:
    """Find every pattern whose slots are filled by the parties, and by nobody else."""
    text = piece.line.text
    for stance, settings in topic.stances.items():
        for pattern in settings.says:
            for match in compile_pattern(pattern).finditer(text):
                first, last = (text.count(" ", 0, at) for at in match.span())
                units = piece.line.units[first:last]
                tokens = frozenset(_wording(piece, units, pattern))
                inside = not piece.own or any(i in piece.own for i in _spoken(piece, first, last))
                if inside and _is_of_both(match, piece, first):
                    yield Wording(stance, pattern, tokens)


def _wording(piece: Piece, units: Sequence[Unit], pattern: str) -> Iterator[int]:
    """List the tokens of a match; a "not" it merely skipped still turns it."""
    for i in range(units[0].start, units[-1].end):
        if piece.sentence.doc[i].lower_ not in NEGATORS or piece.sentence.doc[i].lower_ in pattern:
            yield i


def _spoken(piece: Piece, first: int, last: int) -> Iterator[int]:
    return (unit.start for unit in piece.line.units[first:last] if not unit.who)


def _is_of_both(match: re.Match[str], piece: Piece, first: int) -> bool:
    slots = {k: v[1:-3] for k, v in match.groupdict().items() if v}
    if OTHER in slots.values():
        return False
    if "both" in slots:
        return True
    if "one" in slots and "other" in slots:
        return slots["one"] != slots["other"] or slots["one"] == BOTH
    other = slots.get("other") or slots.get("one")
    return _subject_fits(other, piece, first)


def _subject_fits(other: str | None, piece: Piece, first: int) -> bool:
    """Check that who stands before the wording is the missing party (both, where none is named)."""
    for unit in reversed(piece.line.units[:first]):
        if unit.text[:-2] in {";", ":"}:
            break
        if unit.who == OTHER:
            return False
        if unit.who and (other is None or unit.who != other):
            return unit.who == BOTH or other is not None
        if unit.who and other == BOTH:
            return True
    return other == BOTH


def _judge(
    found: Wording, piece: Piece, topic: Topic, passage: Passage | None, *, asked: bool
) -> Hit | None:
    head = piece.sentence.doc[min(found.tokens) : max(found.tokens) + 1].root
    within = piece.own or range(piece.sentence.start, piece.sentence.end)
    turn = turn_of(head, found.tokens, within)
    if passage:
        turn += outer_turn(piece, passage)
    if passage and (asked or turn.is_supposed):
        return None
    if passage and turn.is_open:
        return Hit(topic.undecided, f"open: {found.pattern}", False, turn.is_conceded)
    stance = _turned(found.stance, turn, topic)
    sign = "not " if turn.flips % 2 else ""
    return (
        Hit(stance, f"{found.stance}: {sign}{found.pattern}", not turn.flips, turn.is_conceded)
        if stance
        else None
    )


def _turned(stance: str, turn: Turn, topic: Topic) -> str | None:
    return topic.stances[stance].negated if turn.flips % 2 else stance


def outer_turn(piece: Piece, passage: Passage) -> Turn:
    """Say what outside the claim turns it: "denied that", "scoffed at the idea that"."""
    own = piece.own
    roots = [t for t in piece.sentence if t.i in own and t.head.i not in own and not t.is_punct]
    outside = [t for t in roots if t.dep_ != "ROOT"]
    if not outside or (passage.claim.speech == "direct" and not _is_introduced(piece)):
        return Turn()
    root = max(outside, key=lambda t: (len(list(t.subtree)), -t.i))
    everything = range(piece.sentence.start, piece.sentence.end)
    whole = turn_of(root, own, everything)
    inner = turn_of(root, own, own)
    return Turn(whole.flips - inner.flips, whole.is_open)


def _is_introduced(piece: Piece) -> bool:
    doc = piece.sentence.doc
    i = piece.own.start - 1
    while i >= piece.sentence.start and doc[i].is_quote:
        i -= 1
    return i >= piece.sentence.start and not doc[i].is_punct and doc[i].pos_ in {"SCONJ", "ADP"}


def settle(hits: Iterable[Hit], topic: Topic) -> Hit | None:
    """Choose among several positions: a contrast of two, else the last, asserted before negated."""
    firm = _prefer([*hits], lambda hit: hit.stance != topic.undecided)
    stances = {hit.stance for hit in firm}
    best = _prefer(_prefer(firm, lambda hit: not hit.is_conceded), lambda hit: hit.is_plain)
    for pair, stance in topic.contrast.items():
        if stances >= set(pair.split(" but ")):
            return best[-1]._replace(stance=stance, rule=f"contrast: {best[-1].rule}")
    return best[-1] if best else None


def _prefer(hits: list[Hit], wanted: Callable[[Hit], bool]) -> list[Hit]:
    return [hit for hit in hits if wanted(hit)] or hits
