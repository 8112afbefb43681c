"""The shape of a claim: which fields its words are of, in order, and where its last thought leads.

Fields, parties and negations in a row are the same however a thing is worded; and who says "I once
thought so, but ..." means what comes last.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from media_monitor.positions.english import DENIALS, NEGATORS
from media_monitor.positions.fields import FIELDS
from media_monitor.positions.lines import Unit

_LENGTHS = (2, 3)
# A word of many fields says little, and rows of such words would be too many.
_FIELDS_PER_WORD = 3
_MOST = 12
# Small words that turn or measure what is said.
_KEPT = frozenset(["but", "if", "than", "as", "own", "same", "only", "both", "each", "one", "two"])
_TURNING = frozenset(["but", "yet", "however", "though", "although", "still", "instead", "rather"])
# What follows such a word is a thought only if it is longer than this.
_SHORTEST = 3


def rows_of_fields(units: Sequence[Unit]) -> Iterator[str]:
    """List each two and three fields in a row, passing over words that have none."""
    slots = [slot for unit in units if (slot := _slot(unit))]
    for length in _LENGTHS:
        for start in range(len(slots) - length + 1):
            rows = [*product(*slots[start : start + length])]
            if len(rows) <= _MOST:
                yield from map(" ".join, rows)


def _slot(unit: Unit) -> tuple[str, ...]:
    if unit.who:
        return (unit.lemma,)
    if unit.lemma in NEGATORS or unit.lemma in DENIALS:
        return ("not",)
    return FIELDS.get(unit.lemma, ())[:_FIELDS_PER_WORD] or (
        (unit.lemma,) if unit.lemma in _KEPT else ()
    )


def ending(units: Sequence[Unit]) -> list[str]:
    """Give the words of the last thought: all, or those from the last "but" on."""
    words = [unit.lemma for unit in units]
    turns = [i for i, word in enumerate(words) if word in _TURNING]
    if turns and len(words) - turns[-1] > _SHORTEST:
        return words[turns[-1] :]
    return words
