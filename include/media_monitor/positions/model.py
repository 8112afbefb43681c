"""The small model's answer: a logistic regression over a claim's features, in plain numpy.

Two of them in a row: is the claim on the question, and if so, which position does it take?
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
    """How likely the claim is on the question, and the likeliest position if it is."""

    relevance: float
    stance: str
    certainty: float


class Model(BaseModel):
    """Weights per feature: the first column is relevance, the others one per stance.

    `examples` identifies what it was trained on, so that a test can tell when to train again.
    Relevance is accepted from `accept_at` where both parties are meant in or just before the claim,
    from `accept_following_at` where another claim of the page is on the question; it is proposed
    from `propose_at`.
    `slope` and `intercept` calibrate the relevance on text held out from training.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    stances: tuple[str, ...]
    examples: str
    biases: tuple[float, ...]
    slope: float
    intercept: float
    propose_at: float
    accept_at: float
    accept_following_at: float
    weights: dict[str, tuple[float, ...]]

    def answer(self, features: Mapping[str, float]) -> Answer:
        """Weigh the features of one claim."""
        margin, *rest = self._sums(features)
        shares = _softmax(rest)
        best = max(range(len(shares)), key=shares.__getitem__)
        relevance = 1 / (1 + math.exp(-(self.slope * margin + self.intercept)))
        return Answer(relevance, self.stances[best], shares[best])

    def margin(self, features: Mapping[str, float]) -> float:
        """Give how far the claim is on the question's side, not calibrated."""
        return self._sums(features)[0]

    def _sums(self, features: Mapping[str, float]) -> list[float]:
        sums = list(self.biases)
        for name, value in sorted(features.items()):
            for column, weight in enumerate(self.weights.get(name, ())):
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
