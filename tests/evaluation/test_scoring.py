"""Scores count what was found against what is gold, and can fall."""

from pathlib import Path

import pytest

from media_monitor.evaluation.scoring import Score, evaluate, same_name
from media_monitor.models import Article, Carrier, Claim, Flag, Position
from media_monitor.reading import Reading

RAW = "Menu\n\nPellam said they were two.\n\nOster said they were one. Weather was fine."
TOPIC = "pair"
GOLD = (
    '{{"id": "{0}", "file": "a.txt", "start": {1}, "end": {2}, "text": "t", "spans": [[{1}, {2}]],'
    ' "speaker": "{3}", "on_question": true, "stance": "{4}", "statement": "{0}"}}\n'
)


def at(words: str, text: str = RAW) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(RAW, encoding="utf-8")
    claims = GOLD.format("TWO", *at("they were two"), "Ada Pellam", "separate")
    claims += GOLD.format("ONE", *at("they were one"), "Ben Oster", "integrated")
    (tmp_path / "gold_claims.jsonl").write_text(claims, encoding="utf-8")
    line = (
        '{{"file": "a.txt", "start": {}, "end": {}, "text": "t", "label": "{}", "reason": "r"}}\n'
    )
    lines = line.format(*at("Menu"), "drop") + line.format(*at("Pellam said they"), "keep")
    (tmp_path / "gold_clean.jsonl").write_text(lines, encoding="utf-8")
    trap = '{{"file": "a.txt", "start": {}, "end": {}, "text": "t", "reason": "narration"}}\n'
    (tmp_path / "gold_not_claims.jsonl").write_text(trap.format(*at("Weather was fine")), "utf-8")
    return tmp_path


def reading(*found: tuple[str, str, str]) -> Reading:
    """Read the page as (words, speaker, stance) triples say."""
    text = RAW.removeprefix("Menu\n\n")
    claims = tuple(
        Claim(
            claim_id=words, article_id="a", text=words, spans=(at(words, text),), sentence=words,
            speaker=speaker, speaker_mention=speaker, organisation=None, cue="said",
            speech="indirect", said=None, reported_via=None, headline=False,
        )
        for words, speaker, _ in found
    )  # fmt: skip
    positions = tuple(
        Position(
            claim_id=words, topic=TOPIC, on_question=True, proposed=False, stance=stance,
            rule="r", decided_by="rule", confidence=1,
        )
        for words, _, stance in found
    )  # fmt: skip
    article = Article(
        article_id="a", page_id="p", source="s", url=None, path="a.txt", title=None, authors=(),
        published=None, published_precision=None, published_source=None, updated=None, outlet=None,
        original_outlet=None, section=None, language="en", kept=True, drop_reason=None, text=text,
        body_start=0, provenance={},
    )  # fmt: skip
    return Reading(article=article, blocks=(), claims=claims, positions=positions)


def flag(*claim_ids: str) -> Flag:
    carriers = tuple(
        Carrier(
            claim_id=name, path=None, url=None, outlet=None, published=None, text=name, spans=(),
            first=False,
        )
        for name in claim_ids
    )  # fmt: skip
    return Flag(
        topic=TOPIC, day=None, kind="new_speaker", statement_id=claim_ids[0], speaker="s",
        organisation=None, stance="separate", text="t", said=None, score=1, reasons=(),
        previous_statement_id=None, claims=carriers,
    )  # fmt: skip


def scores(corpus: Path, read: Reading, *flags: Flag) -> dict[str, tuple[int, int, int]]:
    found = evaluate(corpus, {"a.txt": read}, flags, TOPIC)
    return {score.name: (score.right, score.found, score.expected) for score in found}


TWO, ONE = ("they were two", "Pellam", "separate"), ("they were one", "Ben Oster", "integrated")


def test_a_perfect_reading_scores_full(corpus: Path) -> None:
    found = scores(corpus, reading(TWO, ONE), flag(TWO[0]), flag(ONE[0]))

    assert found["claims"] == found["on the question"] == found["novelty"] == (2, 2, 2)
    assert found["stance"] == found["speaker"] == (2, 2, 2)
    assert found["lines kept"] == found["chrome dropped"] == found["traps avoided"] == (1, 1, 1)


def test_a_wrong_stance_and_speaker_are_counted_once_each(corpus: Path) -> None:
    found = scores(corpus, reading(TWO, (ONE[0], "Ada Pellam", "unclear")))

    assert found["claims"] == (2, 2, 2)
    assert found["stance"] == found["speaker"] == (1, 2, 2)


def test_a_missed_claim_costs_recall_and_an_invented_one_precision(corpus: Path) -> None:
    found = scores(corpus, reading(TWO, ("Weather was fine", "Ben Oster", "integrated")))

    assert found["claims"] == found["on the question"] == (1, 2, 2)
    assert found["traps avoided"] == (0, 1, 1)


def test_a_statement_flagged_twice_costs_precision_and_one_merged_costs_recall(
    corpus: Path,
) -> None:
    read = reading(TWO, ONE)

    assert scores(corpus, read, flag(TWO[0]), flag(TWO[0]), flag(ONE[0]))["novelty"] == (2, 3, 2)
    assert scores(corpus, read, flag(TWO[0], ONE[0]))["novelty"] == (1, 1, 2)


def test_figures_of_an_empty_score_are_whole() -> None:
    nothing = Score(name="n", right=0, found=0, expected=0)

    assert (nothing.precision, nothing.recall, nothing.f1) == (1, 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Pentagon", "Pentagon", True),
        ("Ada Pellam", "Pellam", True),
        ("U.S. Treasury", "US Treasury", True),
        ("Ada Pellam", "Ben Oster", False),
        ("Ada Pellam", "Ada Oster", False),
        ("", "Ada Pellam", False),
    ],
)
def test_names_agree_but_for_what_does_not_matter(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert same_name(one, other) is same
