"""A sentence as a line of words in which the parties are masked, for patterns to match.

Each unit is written `lemma/word~class`: V verb, N noun, M adjective, D adverb, C conjunction, P
mark, X mark that ends a thought, O any other word. Somebody is `@taliban~S`, `@both~S` or
`@other~S`; "A and B" becomes one unit, `@both~S`.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from media_monitor.positions.english import COLLECTIVES, FIRST_PERSON, POSSESSIVE
from media_monitor.positions.naming import BOTH, OTHER, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLASSES = {
    "VERB": "V",
    "NOUN": "N",
    "PROPN": "N",
    "CCONJ": "C",
    "PUNCT": "P",
    "SYM": "P",
    "SPACE": "P",
    "ADJ": "M",
    "NUM": "M",
    "ADV": "D",
    "DET": "D",
    "PART": "D",
    "INTJ": "D",
}
_DROPPED = frozenset(["the", "a", "an", '"', "'", "''", "``", "(", ")", "[", "]", "*", "_"])
_ENDS = frozenset([":", ";", ".", "?", "!", "--"])
_JOINED = frozenset(["and", "or", "&", "/", "nor", ","])


# A question opens with its verb, but for a "Q:" or an "and" before it.
_OPENING = 4


class Unit(NamedTuple):
    """One word of the line and the tokens it stands for; `who` is set when it is somebody."""

    lemma: str
    text: str
    start: int
    end: int
    who: str | None = None


class Line(NamedTuple):
    """The units of one sentence, their text with a space after each, and all words and lemmas."""

    units: tuple[Unit, ...]
    text: str
    words: frozenset[str]


def line_of(
    tokens: Iterable["Token"],
    mentions: Sequence[Mention],
    own: range | None = None,
    we: str | None = None,
) -> Line:
    """Write a sentence's tokens as a line; "we" inside `own` stands for the party `we`."""
    units = list(_units(tokens, {m.start: m for m in mentions}, own, we))
    paired = tuple(_paired(units))
    return _line(paired)


def as_statement(line: Line) -> Line:
    """Turn "are they one" into "they are one", which is what a yes to it says."""
    units = list(line.units)
    for i, (verb, who) in enumerate(pairwise(units[:_OPENING])):
        if verb.lemma == "be" and who.who:
            units[i : i + 2] = who, verb
            return _line(tuple(units))
    return line


def _line(units: tuple[Unit, ...]) -> Line:
    words = frozenset(w for u in units for w in (u.lemma, u.text[:-2].rpartition("/")[2]))
    return Line(units, "".join(f"{unit.text} " for unit in units), words)


def _units(
    tokens: Iterable["Token"], starts: dict[int, Mention], own: range | None, we: str | None
) -> Iterable[Unit]:
    end = 0
    for token in tokens:
        mention = starts.get(token.i)
        if token.i < end or (token.lower_ in _DROPPED and not mention):
            continue
        who = mention.kind if mention else we if _is_we(token, own) else None
        end = mention.end if mention else token.i + 1
        if who is None or _is_own(token):
            yield _word(token, end)
            continue
        yield _somebody(who, token.i, end)
        if token.lower_ in POSSESSIVE:
            yield Unit("'s", f"'s/{token.lower_}~O", token.i, end)


def _is_we(token: "Token", own: range | None) -> bool:
    return own is not None and token.i in own and token.lower_ in FIRST_PERSON


def _is_own(token: "Token") -> bool:
    """Tell "their own", which says nothing about whose else it is, from "their"."""
    following = token.doc[token.i + 1 : token.i + 2]
    return token.lower_ in POSSESSIVE and following.text.lower() == "own"


def _word(token: "Token", end: int) -> Unit:
    word = "not" if token.lower_ == "n't" else _plain(token.lower_)
    lemma = "not" if word == "not" else _plain(token.lemma_.lower())
    kind = "X" if word in _ENDS else "M" if _modifies(token) else _CLASSES.get(token.pos_, "O")
    return Unit(lemma, f"{lemma}/{word}~{kind}", token.i, end)


def _modifies(token: "Token") -> bool:
    """Tell "written orders", where a verb is no more than an adjective."""
    return token.dep_ == "amod" and token.pos_ == "VERB"


def _plain(word: str) -> str:
    return "".join("-" if c in "~/@" or c.isspace() else c for c in word) or "-"


def _somebody(who: str, start: int, end: int) -> Unit:
    return Unit(f"@{who}", f"@{who}~S", start, end, who)


def _paired(units: list[Unit]) -> Iterable[Unit]:
    """Join "A and B" (also "A, B", "A / B", "A fighters and B fighters") into one unit."""
    i = 0
    while i < len(units):
        joined = _pair_end(units, i)
        if joined:
            yield _somebody(BOTH, units[i].start, units[joined].end)
            i = joined + 1
        else:
            yield units[i]
            i += 1


def _pair_end(units: list[Unit], i: int) -> int | None:
    first = units[i].who
    if first in {None, BOTH, OTHER}:
        return None
    j = i + 1
    j += j < len(units) and units[j].lemma in COLLECTIVES
    link = j
    while j < len(units) and j - link < 2 and units[j].lemma in _JOINED:  # noqa: PLR2004 - ", and"
        j += 1
    second = units[j].who if j < len(units) and j > link else None
    if second in {None, first, BOTH, OTHER}:
        return None
    return j + (j + 1 < len(units) and units[j + 1].lemma in COLLECTIVES)
