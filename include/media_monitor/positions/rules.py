"""The precise part: a wording from the topic's file, said of both parties, and what turns it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from media_monitor.positions.english import DENIAL_STEMS
from media_monitor.positions.passage import Passage, Piece
from media_monitor.positions.scope import Turn, turn_of
from media_monitor.positions.topic import Topic
from media_monitor.positions.wordings import Wording, wordings_in


class Hit(NamedTuple):
    """A position taken in a claim, once everything is turned, and the words that take it.

    `is_plain` without any negation, `is_conceded` in an "although"; `denied` is the position whose
    denial it is.
    """

    stance: str
    rule: str
    is_plain: bool
    is_conceded: bool
    denied: str | None = None


def hits_in(passage: Passage, topic: Topic) -> list[Hit]:
    """List the positions the claim's own words take, in the order of its sentences."""
    return [
        hit
        for piece in passage.pieces
        for found in wordings_in(piece, topic)
        if not asks(piece) and (hit := _claimed(found, piece, passage, topic))
    ]


def hits_of_context(piece: Piece, topic: Topic, without: range = range(0)) -> list[Hit]:
    """List the positions a sentence puts forward, be it in a question or as a supposition."""
    found = [w for w in wordings_in(piece, topic) if w.tokens.isdisjoint(without)]
    hits = (_hit(w, _turn(w, piece), topic) for w in found)
    return [hit for hit in hits if hit]


def asks(piece: Piece) -> bool:
    """Tell whether the claim's own words in a sentence end in a question mark."""
    return "?" in piece.sentence.doc[piece.own.start : piece.own.stop].text[-3:]


def _claimed(found: Wording, piece: Piece, passage: Passage, topic: Topic) -> Hit | None:
    turn = _turn(found, piece) + outer_turn(piece, passage)
    if turn.is_unsure:
        return None
    if turn.is_open:
        return Hit(topic.undecided, f"left open: {found.words}", False, turn.is_conceded)
    return _hit(found, turn, topic)


def _turn(found: Wording, piece: Piece) -> Turn:
    head = piece.sentence.doc[min(found.tokens) : max(found.tokens) + 1].root
    within = piece.own or range(piece.sentence.start, piece.sentence.end)
    return Turn(found.negations) + turn_of(head, found.tokens, within)


def _hit(found: Wording, turn: Turn, topic: Topic) -> Hit | None:
    if turn.flips % 2 == 0:
        return Hit(found.stance, f"{found.stance}: {found.words}", not turn.flips, turn.is_conceded)
    stance = found.negated or topic.stances[found.stance].negated
    rule = f"not {found.stance}: {found.words}"
    plain = stance == found.stance
    denied = None if plain else found.stance
    return Hit(stance, rule, plain, turn.is_conceded, denied) if stance else None


def outer_turn(piece: Piece, passage: Passage) -> Turn:
    """Say what outside the claim turns it: "denied that", "scoffed at the idea that"."""
    own = piece.own
    roots = [t for t in piece.sentence if t.i in own and t.head.i not in own and not t.is_punct]
    outside = [t for t in roots if t.dep_ != "ROOT"]
    if passage.claim.speech == "direct" and not _is_introduced(piece):
        return Turn()
    if not outside:
        return _turn_of_cue(passage)
    root = max(outside, key=lambda t: (len(list(t.subtree)), -t.i))
    whole = turn_of(root, own, range(piece.sentence.start, piece.sentence.end))
    inner = turn_of(root, own, own)
    return Turn(whole.flips - inner.flips, whole.is_open)


def _turn_of_cue(passage: Passage) -> Turn:
    """Fall back on the cue where the parse does not lead from the claim to it."""
    cue = passage.claim.cue.lower()
    denies = cue.startswith(DENIAL_STEMS) and cue not in passage.claim.text.lower()
    return Turn(int(denies))


def _is_introduced(piece: Piece) -> bool:
    doc = piece.sentence.doc
    i = piece.own.start - 1
    while i >= piece.sentence.start and doc[i].is_quote:
        i -= 1
    return i >= piece.sentence.start and not doc[i].is_punct and doc[i].pos_ in {"SCONJ", "ADP"}


def settle(hits: Iterable[Hit], topic: Topic) -> Hit | None:
    """Choose among several positions: a contrast of two, else the last, asserted before negated."""
    every = [*hits]
    denied = {hit.denied for hit in every}
    left = _prefer(every, lambda hit: hit.is_plain or hit.stance not in denied)
    firm = _prefer(left, lambda hit: hit.stance != topic.undecided)
    stances = {hit.stance for hit in firm}
    best = _prefer(_prefer(firm, lambda hit: not hit.is_conceded), lambda hit: hit.is_plain)
    for pair, stance in topic.contrast.items():
        if stances >= set(pair.split(" but ")):
            return best[-1]._replace(stance=stance, rule=f"contrast: {best[-1].rule}")
    return best[-1] if best else None


def _prefer(hits: list[Hit], wanted: Callable[[Hit], bool]) -> list[Hit]:
    return [hit for hit in hits if wanted(hit)] or hits
