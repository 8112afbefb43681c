"""The small model's answer: logistic regressions over a claim's features, in plain numbers.

Is the claim on the question, going by its own words; if so, which position does it take, also going
by the page's other claims; and is it on the question after all, going by its page?
"""

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from media_monitor.errors import ConfigError
from media_monitor.settings import explain


class Answer(NamedTuple):
    """How far a claim's own words put it on the question, and how likely each position is."""

    margin: float
    shares: Mapping[str, float]

    @property
    def stance(self) -> str:
        """The likeliest position."""
        return max(self.shares, key=lambda stance: self.shares[stance])

    @property
    def certainty(self) -> float:
        """How likely the likeliest position is."""
        return max(self.shares.values())


class Model(BaseModel):
    """Weights per feature: the first column is relevance, the others one per stance.

    `examples` identifies what it was trained on, so that a test can tell when to train again.
    `neighbours` weighs the numbers of that name for each stance, `page` those of a claim's
    surroundings. A claim is accepted from the relevance `accept_at`, proposed from `propose_at`.
    `rules_right` is the share of the rules' positions that were right. All three come from articles
    held out from training.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    stances: tuple[str, ...]
    examples: str
    biases: tuple[float, ...]
    neighbours_biases: tuple[float, ...]
    neighbours: dict[str, tuple[float, ...]]
    page_bias: float
    page: dict[str, float]
    propose_at: float
    accept_at: float
    rules_right: float
    weights: dict[str, tuple[float, ...]]

    def answer(self, features: Mapping[str, float]) -> Answer:
        """Weigh the features of one claim."""
        margin, *rest = _weighed(self.biases, self.weights, features)
        return Answer(margin, dict(zip(self.stances, _softmax(rest), strict=True)))

    def beside(self, answer: Answer, neighbours: Mapping[str, float]) -> Answer:
        """Weigh the position again, given what the page's other claims tell of it."""
        sums = _weighed(self.neighbours_biases, self.neighbours, neighbours)
        return answer._replace(shares=dict(zip(self.stances, _softmax(sums), strict=True)))

    def relevance(self, surroundings: Mapping[str, float]) -> float:
        """Say how likely a claim is on the question, given its margin and its page."""
        total = self.page_bias + sum(w * surroundings[n] for n, w in sorted(self.page.items()))
        return 1 / (1 + math.exp(-total))


def _weighed(
    biases: Iterable[float],
    weights: Mapping[str, tuple[float, ...]],
    numbers: Mapping[str, float],
) -> list[float]:
    sums = list(biases)
    for name, value in sorted(numbers.items()):
        for column, weight in enumerate(weights.get(name, ())):
            sums[column] += weight * value
    return sums


def _softmax(sums: Iterable[float]) -> list[float]:
    sums = list(sums)
    powers = [math.exp(value - max(sums)) for value in sums]
    return [power / sum(powers) for power in powers]


def load_model(path: Path) -> Model:
    """Read trained weights; raises ConfigError naming the file and the remedy."""
    try:
        return Model.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (ValidationError, ValueError) as error:
        reason = explain(error) if isinstance(error, ValidationError) else str(error)
        raise ConfigError(f"{path}: is no trained model ({reason}); train it again") from error
