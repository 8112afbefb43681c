"""A sentence as a line of lemmas in which the parties are masked, for patterns to match.

Each unit is written `lemma~class`: V verb, N noun, M modifier, C conjunction, P mark, O any other
word, S somebody (`@taliban~S`, `@both~S`, `@other~S`). "A and B" becomes one unit, `@both~S`.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from media_monitor.positions.english import FIRST_PERSON, POSSESSIVE
from media_monitor.positions.mentions import BOTH, OTHER, Mention

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CLASSES = {
    "VERB": "V", "NOUN": "N", "PROPN": "N", "CCONJ": "C", "PUNCT": "P", "SYM": "P", "SPACE": "P",
    "ADJ": "M", "ADV": "M", "DET": "M", "NUM": "M", "PART": "M", "INTJ": "M",
}  # fmt: skip
_DROPPED = frozenset(["the", "a", "an", '"', "'", "''", "``", "(", ")", "[", "]", "*", "_"])
_JOINED = frozenset(["and", "or", "&", "/", "nor", ","])


class Unit(NamedTuple):
    """One masked lemma of the line and the tokens it stands for."""

    text: str
    start: int
    end: int

    @property
    def who(self) -> str | None:
        """Whom the unit stands for, if anybody."""
        return self.text[1:-2] if self.text.endswith("~S") else None


class Line(NamedTuple):
    """The units of one sentence, and their text with a space after each."""

    units: tuple[Unit, ...]

    @property
    def text(self) -> str:
        return "".join(f"{unit.text} " for unit in self.units)


def line_of(
    sentence: "Span", mentions: Sequence[Mention], own: range | None = None, we: str | None = None
) -> Line:
    """Write the sentence as a line; "we" inside the tokens `own` stands for the party `we`."""
    units = list(_units(sentence, {m.start: m for m in mentions}, own, we))
    return Line(tuple(_paired(units)))


def _units(
    sentence: "Span", starts: dict[int, Mention], own: range | None, we: str | None
) -> Iterable[Unit]:
    end = 0
    for token in sentence:
        mention = starts.get(token.i)
        if token.i < end or (token.lower_ in _DROPPED and not mention):
            continue
        who = mention.kind if mention else we if _is_we(token, own) else None
        end = mention.end if mention else token.i + 1
        if who is None:
            yield Unit(_lemma(token), token.i, end)
            continue
        yield Unit(f"@{who}~S", token.i, end)
        if token.lower_ in POSSESSIVE:
            yield Unit("'s~O", token.i, end)


def _is_we(token: "Token", own: range | None) -> bool:
    return own is not None and token.i in own and token.lower_ in FIRST_PERSON


def _lemma(token: "Token") -> str:
    if token.lower_ in {"n't", "not"}:
        return "not~M"
    lemma = token.lemma_.lower().replace("~", "-")
    return f"{'_'.join(lemma.split()) or '_'}~{_CLASSES.get(token.pos_, 'O')}"


def _paired(units: list[Unit]) -> Iterable[Unit]:
    """Join "A and B" (also "A, B" and "A / B") into one unit."""
    i = 0
    while i < len(units):
        joined = _pair_end(units, i)
        if joined:
            yield Unit(f"@{BOTH}~S", units[i].start, units[joined].end)
            i = joined + 1
        else:
            yield units[i]
            i += 1


def _pair_end(units: list[Unit], i: int) -> int | None:
    first = units[i].who
    if first in {None, BOTH, OTHER}:
        return None
    j = i + 1
    while j < len(units) and j - i <= 2 and units[j].text[:-2] in _JOINED:  # noqa: PLR2004 - ", and"
        j += 1
    second = units[j].who if j < len(units) and j > i + 1 else None
    return j if second not in {None, first, BOTH, OTHER} else None
