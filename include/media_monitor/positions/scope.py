"""What turns a wording around: negation, denial, a "whether" or an "if" that governs it.

From the wording's head we climb the parse; every word on the way, and what hangs on it, may reverse
what is said below ("nobody believes that", "it is wrong to say that", "the claim is false").
"""

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, NamedTuple

from media_monitor.positions.english import (
    CONCESSIVE,
    DECLINES,
    DENIAL_PARTS,
    DENIALS,
    NEGATORS,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

# Above these a new thought begins, which the words further up do not govern.
_ENDS = frozenset(["ROOT", "advcl", "relcl", "parataxis", "dep", "npadvmod"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass"])
_JUDGEMENTS = frozenset(["attr", "acomp", "oprd", "dobj", "pobj", "amod", "xcomp"])


class Turn(NamedTuple):
    """How often a wording is reversed, and whether it is left open, supposed or only conceded."""

    flips: int = 0
    is_open: bool = False
    is_supposed: bool = False
    is_conceded: bool = False

    def __add__(self, other: object) -> "Turn":
        if not isinstance(other, Turn):
            return NotImplemented
        return Turn(
            self.flips + other.flips,
            self.is_open or other.is_open,
            self.is_supposed or other.is_supposed,
            self.is_conceded or other.is_conceded,
        )


def turn_of(head: "Token", wording: Container[int], within: Container[int]) -> Turn:
    """Say what reverses the wording (token numbers) among the tokens `within`."""
    turn = Turn()
    below: Token | None = None
    for token, counts in _upwards(head, within):
        turn += Turn(is_open=_has_mark(token, {"whether"}))
        turn += Turn(is_conceded=_has_mark(token, CONCESSIVE), is_supposed=_has_mark(token, {"if"}))
        if counts:
            turn += Turn(flips=_flips(token, below, wording), is_open=_declines(token, below))
        below = token
    return turn


def _upwards(token: "Token", within: Container[int]) -> Iterator[tuple["Token", bool]]:
    """Walk towards the root; with each word whether its own negation reaches down to us."""
    counts = True
    while True:
        yield token, counts
        stops = token.dep_ in _ENDS or token.head.i not in within
        if stops or (token.dep_ == "conj" and _has_subject(token)):
            return
        counts = token.dep_ != "conj" or _coordinator(token) in {"or", "nor"}
        token = token.head


def _has_subject(token: "Token") -> bool:
    return any(child.dep_ in _SUBJECTS for child in token.children)


def _coordinator(token: "Token") -> str:
    return next((c.lower_ for c in token.head.children if c.dep_ == "cc"), "")


def _has_mark(token: "Token", marks: Container[str]) -> bool:
    return any(c.dep_ in {"mark", "prep", "advmod"} and c.lower_ in marks for c in token.children)


def _flips(token: "Token", below: "Token | None", wording: Container[int]) -> int:
    count = int(below is not None and token.i not in wording and _denies(token))
    for child in token.children:
        if child.i not in wording and child != below:
            count += _child_flips(child, below)
    return count


def _denies(token: "Token") -> bool:
    parts = DENIAL_PARTS.get(token.lemma_.lower(), frozenset())
    return (
        token.lemma_.lower() in DENIALS
        or token.lower_ == "without"
        or any(part.lower_ in parts for part in token.subtree)
    )


def _child_flips(child: "Token", below: "Token | None") -> int:
    if child.dep_ in {"neg", "det", "advmod", "preconj", "predet"}:
        return int(child.lower_ in NEGATORS)
    if child.dep_ in _SUBJECTS:
        return int(_is_nobody(child))
    if child.dep_ in _JUDGEMENTS:
        judged = below is None or below.dep_ in _SUBJECTS or below.dep_ in {"ccomp", "xcomp"}
        return int(judged and child.lemma_.lower() in DENIALS)
    return 0


def _is_nobody(child: "Token") -> bool:
    words = {child.lower_, *(c.lower_ for c in child.children if c.dep_ in {"det", "neg"})}
    return bool(words & {"nobody", "nothing", "none", "neither", "no", "noone"})


def _declines(token: "Token", below: "Token | None") -> bool:
    return below is not None and token.lemma_.lower() in DECLINES
