"""What was found against what is gold, as counts that read as precision, recall or a share."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from media_monitor.evaluation.alignment import Alignment, Words
from media_monitor.evaluation.gold import Gold, GoldClaim, load_gold
from media_monitor.models import Claim, Flag, Position
from media_monitor.reading import Reading

# A claim is found when it shares at least half its words with the gold one, and the other way
# round: the overlap used by the PolNeAR and Citron evaluations.
_OVERLAP = 0.5
# A line counts as kept with nearly all of its words, as dropped with nearly none of them.
_KEPT, _DROPPED = 0.9, 0.1


class Score(BaseModel):
    """One row of the table: so many right, of so many found, of so many expected."""

    model_config = ConfigDict(frozen=True)

    name: str
    right: int
    found: int
    expected: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        together = self.found + self.expected
        return 2 * self.right / together if together else 1.0


class _Found(NamedTuple):
    claim: Claim
    position: Position | None
    words: Words


class _Matched(NamedTuple):
    gold: GoldClaim
    found: _Found


def evaluate(
    corpus: Path, readings: dict[str, Reading], flags: Sequence[Flag], topic: str
) -> tuple[Score, ...]:
    """Score readings (by file name in the corpus) and the flags of a run over all of them."""
    gold = load_gold(corpus)
    raws = {name: (corpus / "seeds" / name).read_text(encoding="utf-8") for name in readings}
    alignments = {
        name: Alignment(raws[name], reading.article.text) for name, reading in readings.items()
    }
    found = {name: _found(reading, alignments[name], topic) for name, reading in readings.items()}
    matched = [
        pair
        for name in sorted(readings)
        for pair in _match(_gold_of(gold, name), found[name], alignments[name])
    ]
    return (
        *_cleaning_scores(gold, alignments),
        *_claim_scores(gold, found, matched),
        _trap_score(gold, found, alignments),
        _novelty_score(gold, flags, matched),
    )


def _gold_of(gold: Gold, name: str) -> list[GoldClaim]:
    return [claim for claim in gold.claims if claim.file == name]


def _found(reading: Reading, alignment: Alignment, topic: str) -> list[_Found]:
    positions = {
        position.claim_id: position
        for position in reading.positions
        if position.topic == topic and position.on_question
    }
    return [
        _Found(claim, positions.get(claim.claim_id), alignment.raw_words_of_clean(claim.spans))
        for claim in reading.claims
    ]


def _match(
    gold: Sequence[GoldClaim], found: Sequence[_Found], alignment: Alignment
) -> Iterable[_Matched]:
    """Pair each gold claim with at most one found claim, best overlap first."""
    pairs = [
        (_overlap(alignment.raw_words(wanted.spans), got.words), row, column)
        for row, wanted in enumerate(gold)
        for column, got in enumerate(found)
    ]
    rows, columns = set[int](), set[int]()
    for overlap, row, column in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if overlap >= _OVERLAP and row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            yield _Matched(gold[row], found[column])


def _overlap(wanted: Words, got: Words) -> float:
    if not wanted or not got:
        return 0.0
    return len(wanted & got) / max(len(wanted), len(got))


def _cleaning_scores(gold: Gold, alignments: dict[str, Alignment]) -> Iterable[Score]:
    lines = [
        (line.label, alignments[line.file].share_kept((line.start, line.end)))
        for line in gold.lines
        if line.file in alignments and re.search(r"\w", line.text)
    ]
    kept = [share for label, share in lines if label == "keep"]
    dropped = [share for label, share in lines if label == "drop"]
    yield _share("lines kept", [share >= _KEPT for share in kept])
    yield _share("chrome dropped", [share <= _DROPPED for share in dropped])


def _claim_scores(
    gold: Gold, found: dict[str, list[_Found]], matched: Sequence[_Matched]
) -> Iterable[Score]:
    everything = [got for name in sorted(found) for got in found[name]]
    expected = [claim for claim in gold.claims if claim.file in found]
    unscored = {pair.found.claim.claim_id for pair in matched if pair.gold.borderline}
    scored = [pair for pair in matched if not pair.gold.borderline]
    yield _detection("claims", scored, everything, expected, unscored)
    on_question = [pair for pair in scored if pair.gold.on_question and pair.found.position]
    yield _detection(
        "on the question",
        on_question,
        [got for got in everything if got.position],
        [claim for claim in expected if claim.on_question],
        unscored,
    )
    yield _share("stance", [_same_stance(pair) for pair in on_question])
    yield _share("speaker", [_same_speaker(pair) for pair in scored])
    yield _share("speaker on the question", [_same_speaker(pair) for pair in on_question])
    yield _share("said date", [pair.found.claim.said == pair.gold.said for pair in scored])


def _detection(
    name: str,
    right: Sequence[_Matched],
    found: Sequence[_Found],
    expected: Sequence[GoldClaim],
    unscored: set[str],
) -> Score:
    return Score(
        name=name,
        right=len(right),
        found=sum(got.claim.claim_id not in unscored for got in found),
        expected=sum(not claim.borderline for claim in expected),
    )


def _trap_score(
    gold: Gold, found: dict[str, list[_Found]], alignments: dict[str, Alignment]
) -> Score:
    def avoided(words: Words, candidates: Sequence[_Found]) -> bool:
        return all(_overlap(words, got.words) < _OVERLAP for got in candidates)

    traps = [trap for trap in gold.traps if trap.file in found]
    return _share(
        "traps avoided",
        [
            avoided(alignments[trap.file].raw_words([(trap.start, trap.end)]), found[trap.file])
            for trap in traps
        ],
    )


def _novelty_score(gold: Gold, flags: Sequence[Flag], matched: Sequence[_Matched]) -> Score:
    """Count a flag as right when it is the first one for the gold statement most of it carries."""
    statement_of = {
        pair.found.claim.claim_id: pair.gold.statement for pair in matched if _is_to_flag(pair.gold)
    }
    borderline = {pair.found.claim.claim_id for pair in matched if pair.gold.borderline}
    named = [
        _most_common(filter(None, (statement_of.get(claim.claim_id) for claim in flag.claims)))
        for flag in flags
        if not all(claim.claim_id in borderline for claim in flag.claims)
    ]
    return Score(
        name="novelty",
        right=len({statement for statement in named if statement}),
        found=len(named),
        expected=len({claim.statement for claim in gold.claims if _is_to_flag(claim)}),
    )


def _is_to_flag(claim: GoldClaim) -> bool:
    """Tell whether somebody should flag the statement this claim is of."""
    return bool(claim.statement) and claim.on_question and not claim.borderline


def _most_common(values: Iterable[str]) -> str | None:
    ordered = sorted(values)
    return max(ordered, key=ordered.count) if ordered else None


def _share(name: str, outcomes: Sequence[bool]) -> Score:
    return Score(name=name, right=sum(outcomes), found=len(outcomes), expected=len(outcomes))


def _same_stance(pair: _Matched) -> bool:
    stance = pair.found.position.stance if pair.found.position else None
    return stance in {pair.gold.stance, pair.gold.alt_stance} - {None}


def _same_speaker(pair: _Matched) -> bool:
    names = [name for name in (pair.gold.speaker, pair.gold.alt_speaker) if name]
    return any(same_name(pair.found.claim.speaker, name) for name in names)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names agree but for articles, case, punctuation and a part left out."""
    first, second = _name_words(one), _name_words(other)
    return bool(first and second) and (first <= second or second <= first)


def _name_words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold().replace(".", ""))) - {"the", "a", "an"}
