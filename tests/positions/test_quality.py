"""How well claims nobody tuned for are placed: floors that may only be raised."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from media_monitor.models import Position
from media_monitor.positions.examples import OFF, Example, read_examples

HELD_OUT = Path(__file__).parent / "heldout.jsonl"


def test_sentences_written_apart_from_the_rules(
    decided: Callable[[Example], Position | None],
) -> None:
    counts: Counter[str] = Counter()
    for example in read_examples(HELD_OUT):
        position = decided(example)
        stance = position.stance if position and position.on_question else OFF
        counts["said on"] += stance != OFF
        counts["is on"] += example.label != OFF
        counts["both on"] += OFF not in {stance, example.label}
        counts["right"] += stance == example.label != OFF
    f1 = 2 * counts["both on"] / (counts["said on"] + counts["is on"])
    assert f1 >= 0.80, counts
    assert counts["right"] / counts["both on"] >= 0.70, counts
