"""Train a topic's small model on the topic's own examples; prints the model as JSON.

python -m media_monitor.positions.training include/config/topics/NAME.yaml > .../NAME.model.json
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from media_monitor.errors import ConfigError
from media_monitor.models import content_id
from media_monitor.parsing import load_parser
from media_monitor.positions.examples import OFF, Example, read_examples, staged
from media_monitor.positions.features import features_of
from media_monitor.positions.model import Model
from media_monitor.positions.passage import passage_of, places_of
from media_monitor.positions.topic import Topic, read_topic

if TYPE_CHECKING:
    import numpy as np
    from spacy.language import Language

# Seen only once or twice, a feature is a coincidence and only makes the file longer.
_MIN_EXAMPLES = 3
_FOLDS = 5
_STRENGTH = 1.0
_DIGITS = 4
_PROPOSE_AT = 0.3
# On the labelled newsroom, 0.65 and 0.8 keep nine of ten accepted claims on the question.
_ACCEPT_AT = 0.65
_ACCEPT_FOLLOWING_AT = 0.8


class Sample(NamedTuple):
    """What the model learns from one example."""

    features: Mapping[str, float]
    label: str
    family: str


def samples_of(examples: Iterable[Example], topic: Topic, nlp: "Language") -> list[Sample]:
    """Turn examples into features, each in an article of its own."""
    samples = []
    for example in examples:
        parsed, claim = staged(example, nlp)
        passage = passage_of(claim, places_of(parsed, topic), topic)
        samples.append(Sample(features_of(passage, topic), example.label, example.family))
    return samples


def train(samples: Sequence[Sample], stances: Sequence[str]) -> Model:
    """Fit both regressions and calibrate the first on folds that share no family of examples."""
    fitted = _fit(samples, stances)
    margins = _held_out_margins(samples, stances)
    slope, intercept = _calibrate(margins, [sample.label != OFF for sample in samples])
    return fitted.model_copy(update={"slope": slope, "intercept": intercept})


def _fit(samples: Sequence[Sample], stances: Sequence[str]) -> Model:
    seen = Counter(name for sample in samples for name in sample.features)
    names = sorted(name for name, count in seen.items() if count >= _MIN_EXAMPLES)
    on = [sample for sample in samples if sample.label != OFF]
    relevance = _regression(samples, names, [int(s.label != OFF) for s in samples])
    position = _regression(on, names, [stances.index(s.label) for s in on])
    table = [[_round(row[i]) for row in (*relevance[0], *position[0])] for i in range(len(names))]
    return Model(
        stances=tuple(stances),
        examples="",
        biases=tuple(_round(bias) for bias in (*relevance[1], *position[1])),
        slope=1.0,
        intercept=0.0,
        propose_at=_PROPOSE_AT,
        accept_at=_ACCEPT_AT,
        accept_following_at=_ACCEPT_FOLLOWING_AT,
        weights={n: tuple(row) for n, row in zip(names, table, strict=True) if any(row)},
    )


def _regression(
    samples: Sequence[Sample], names: Sequence[str], labels: Sequence[int]
) -> tuple["np.ndarray", "np.ndarray"]:
    from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    known = set(names)
    rows = [{n: v for n, v in s.features.items() if n in known} for s in samples]
    matrix = DictVectorizer().fit([dict.fromkeys(names, 1.0)]).transform(rows)
    fitted = LogisticRegression(C=_STRENGTH, max_iter=1000, class_weight="balanced")
    with threadpool_limits(limits=1):  # sums in one order, whatever the machine; also faster
        fitted.fit(matrix, labels)
    return fitted.coef_, fitted.intercept_


def _held_out_margins(samples: Sequence[Sample], stances: Sequence[str]) -> list[float]:
    families = sorted({sample.family for sample in samples})
    fold_of = {family: i % _FOLDS for i, family in enumerate(families)}
    models = [
        _fit([s for s in samples if fold_of[s.family] != fold], stances) for fold in range(_FOLDS)
    ]
    return [models[fold_of[s.family]].margin(s.features) for s in samples]


def _calibrate(margins: Sequence[float], truths: Sequence[bool]) -> tuple[float, float]:
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(C=1e6).fit([[margin] for margin in margins], truths)
    return _round(fitted.coef_[0][0]), _round(fitted.intercept_[0])


def _round(number: float) -> float:
    return round(float(number), _DIGITS)


def examples_of(topic: Topic, folder: Path) -> tuple[Example, ...]:
    """Read the examples a topic's file names; raises ConfigError when it names none."""
    if topic.examples is None:
        raise ConfigError(f"topic {topic.name}: names no examples; add the key `examples`")
    return read_examples(folder / topic.examples)


def to_json(model: Model) -> str:
    """Write a model the same way each time, one feature a line."""
    head = json.dumps(model.model_dump(exclude={"weights"}), ensure_ascii=False)[:-1]
    rows = (
        f"{json.dumps(n, ensure_ascii=False)}: {json.dumps(w)}" for n, w in model.weights.items()
    )
    return f'{head}, "weights": {{\n' + ",\n".join(rows) + "\n}}\n"


def main(path: Path) -> str:
    """Train the topic of a file from its examples and give the model's JSON."""
    topic = read_topic(path)
    examples = examples_of(topic, path.parent)
    samples = samples_of(examples, topic, load_parser())
    model = train(samples, tuple(topic.stances))
    return to_json(model.model_copy(update={"examples": digest(examples)}))


def digest(examples: Iterable[Example]) -> str:
    """Identify the examples a model was trained on."""
    return content_id(*(example.model_dump_json() for example in examples))


if __name__ == "__main__":
    sys.stdout.write(main(Path(sys.argv[1])))
