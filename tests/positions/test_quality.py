"""How well claims nobody tuned for are placed: floors that may only be raised."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from media_monitor.models import Claim, Position
from media_monitor.parsing import parse
from media_monitor.positions import Topic, decide
from media_monitor.positions.examples import OFF, Example, read_examples, staged

HELD_OUT = Path(__file__).parent / "heldout.jsonl"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def test_sentences_written_apart_from_the_rules(
    decided: Callable[[Example], Position | None],
) -> None:
    pairs = [(e.label, {e.label}, decided(e)) for e in read_examples(HELD_OUT)]
    f1, stance = _scores((label, right, position) for label, right, position in pairs)
    assert f1 >= 0.82
    assert stance >= 0.70


@pytest.mark.skipif(not CORPUS.exists(), reason="needs the example corpus in ../shared")
def test_the_four_real_articles(topic: Topic, nlp: Language) -> None:
    f1, stance = _scores(_of_gold(topic, nlp))
    assert f1 >= 0.95
    assert stance >= 0.95


def _scores(pairs: Iterator[tuple[str, set[str], Position | None]]) -> tuple[float, float]:
    """Give F1 of being on the question, and the share of right stances where both are."""
    counts: Counter[str] = Counter()
    for label, right, position in pairs:
        stance = (position and position.on_question and position.stance) or OFF
        counts["on"] += (stance != OFF) + (label != OFF)
        counts["both"] += OFF not in {stance, label}
        counts["right"] += label != OFF and stance in right
    return 2 * counts["both"] / counts["on"], counts["right"] / counts["both"]


def _of_gold(topic: Topic, nlp: Language) -> Iterator[tuple[str, set[str], Position | None]]:
    lines = (CORPUS / "gold_claims.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [row for row in map(json.loads, lines) if not row["borderline"]]
    for file in sorted({row["file"] for row in gold}):
        text = (CORPUS / "seeds" / file).read_text(encoding="utf-8")
        parsed, blank = staged(Example(label=OFF, text="[[blank]]"), nlp)
        parsed = parse(parsed.article.model_copy(update={"text": text}), nlp)
        rows = [row for row in gold if row["file"] == file]
        claims = [_claim(blank, row) for row in rows]
        positions = {p.claim_id: p for p in decide(parsed, claims, topic)}
        for row in rows:
            right = {row["stance"], row["alt_stance"]} if row["on_question"] else set()
            yield row["stance"] if row["on_question"] else OFF, right, positions.get(row["id"])


def _claim(blank: Claim, row: dict[str, Any]) -> Claim:
    taken = ("text", "speaker", "organisation", "cue", "speech", "headline")
    spans = tuple((start, end) for start, end in row["spans"])
    return blank.model_copy(
        update={"claim_id": row["id"], "spans": spans, **{k: row[k] for k in taken}}
    )
