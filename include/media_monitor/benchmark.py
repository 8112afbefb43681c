"""Score cleaning on an article-extraction benchmark: 4-gram shingles of words, two halves."""

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import fsum
from pathlib import Path
from statistics import fmean
from typing import Literal

Half = Literal["tuning", "test"]
Extract = Callable[[str, bytes], str]
"""From a page's address and bytes to the text of its article, without the title."""

_TOKEN = re.compile(r"\w+")
_SHINGLE = 4


@dataclass(frozen=True, slots=True)
class Score:
    """How one page was read: precision and recall of its shingles, and whether all is the same."""

    page: str
    half: Half
    precision: float
    recall: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures over pages: precision and recall averaged first, F1 from the averages."""

    pages: int
    precision: float
    recall: float
    f1: float
    exact: float


def half_of(page: str) -> Half:
    """Which half a page belongs to, by its name alone: rules may be tuned on one half only."""
    return "tuning" if sha256(page.encode()).digest()[0] % 2 else "test"


def score_pages(folder: Path, extract: Extract) -> Iterator[Score]:
    """Score every page of a folder that holds `ground-truth.json` and `html/<page>.html.gz`."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for page, known in sorted(truth.items()):
        body = gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes())
        yield score(page, known["articleBody"], extract(known["url"], body))


def score(page: str, wanted: str, found: str) -> Score:
    """Compare one text with what a person marked."""
    right, mine = _TOKEN.findall(wanted), _TOKEN.findall(found)
    want, have = _shingles(right), _shingles(mine)
    both = (want & have).total()
    return Score(
        page=page,
        half=half_of(page),
        precision=both / have.total() if have else float(not want),
        recall=both / want.total() if want else float(not have),
        exact=right == mine,
    )


def summarise(scores: Iterable[Score]) -> Summary:
    """Average over pages."""
    found = list(scores)
    precision = fmean(score.precision for score in found)
    recall = fmean(score.recall for score in found)
    return Summary(
        pages=len(found),
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall),
        exact=fmean(score.exact for score in found),
    )


def lead(
    ours: Sequence[Score], theirs: Sequence[Score], *, draws: int = 10_000, seed: int = 0
) -> tuple[float, float, float]:
    """By how much our F1 is higher, and the ends of its 95 % interval: a paired bootstrap.

    Pages are drawn with replacement, the same for both; an interval around zero shows nothing.
    """
    pairs = list(zip(ours, theirs, strict=True))
    draw = random.Random(seed)  # noqa: S311 - not a secret: the same figures on every run
    leads = sorted(_lead(draw.choices(pairs, k=len(pairs))) for _ in range(draws))
    tail = draws * 25 // 1000
    return _lead(pairs), leads[tail], leads[-tail - 1]


def _lead(pairs: Sequence[tuple[Score, Score]]) -> float:
    mine, other = (
        (fsum(s.precision for s in side), fsum(s.recall for s in side))
        for side in zip(*pairs, strict=True)
    )
    return 2 / len(pairs) * (_harmonic(*mine) - _harmonic(*other))


def _harmonic(precision: float, recall: float) -> float:
    return precision * recall / (precision + recall) if precision + recall else 0.0


def _shingles(tokens: list[str]) -> Counter[tuple[str, ...]]:
    if len(tokens) < _SHINGLE:
        return Counter({tuple(tokens): 1}) if tokens else Counter()
    return Counter(
        tuple(tokens[start : start + _SHINGLE]) for start in range(len(tokens) - _SHINGLE + 1)
    )
