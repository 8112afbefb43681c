"""Fit the regressions of a topic's model: over the words of claims, over the numbers of pages."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from media_monitor.positions.examples import OFF
from media_monitor.positions.model import Model

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]  # SciPy ships no types

# Seen only once, a feature is a coincidence and only makes the file longer.
_MIN_EXAMPLES = 2
_STRENGTH = 1.0
# A position is told from the other three by fewer examples than a claim on the question from one
# off it: held back more.
_POSITION_STRENGTH = 0.3
# The page is described by few numbers learnt from few pages: held back more than the words.
_PAGE_STRENGTH = 0.05
# Few examples per position: naive Bayes over the words is as good a judge as the regression, and
# wrong about others. Together they are right about 2 % more of held-out claims.
_BAYES_GROUPS = ("w", "p", "f", "says", "settled", "outer", "who")
_BAYES_SHARE = 0.8
_BAYES_SMOOTHING = 0.3
_DIGITS = 4


class Row(NamedTuple):
    """A labelled claim's features, and how much it counts."""

    features: Mapping[str, float]
    label: str
    weight: float


class _Weights(NamedTuple):
    """One row of weights per outcome, and one bias."""

    table: "np.ndarray"
    biases: "np.ndarray"


def fit_words(rows: Sequence[Row], stances: tuple[str, ...]) -> Model:
    """Fit both regressions over the claims' own features; the page's part is left empty."""
    seen = Counter(name for row in rows for name in row.features)
    names = sorted(name for name, count in seen.items() if count >= _MIN_EXAMPLES)
    on = [row for row in rows if row.label != OFF]
    relevance = _relevance(rows, names)
    position = _position(on, names, [stances.index(row.label) for row in on])
    columns = (*relevance.table, *position.table)
    table = {n: tuple(rounded(w[i]) for w in columns) for i, n in enumerate(names)}
    return Model(
        stances=stances,
        examples="",
        biases=tuple(rounded(bias) for bias in (*relevance.biases, *position.biases)),
        page_bias=0.0,
        page={},
        propose_at=0.0,
        accept_at=0.0,
        rules_right=1.0,
        weights={name: row for name, row in table.items() if any(row)},
    )


def _relevance(rows: Sequence[Row], names: Sequence[str]) -> _Weights:
    truths = [int(row.label != OFF) for row in rows]
    weights = [row.weight for row in rows]
    return _logistic(_matrix(rows, names), truths, weights, _STRENGTH)


def _position(rows: Sequence[Row], names: Sequence[str], labels: Sequence[int]) -> _Weights:
    """Add the weights of a regression and of naive Bayes: both are sums over features."""
    import numpy as np

    # scikit-learn ships no types.
    from sklearn.naive_bayes import ComplementNB  # type: ignore[import-untyped]

    matrix, weights = _matrix(rows, names), [row.weight for row in rows]
    fitted = _logistic(matrix, labels, weights, _POSITION_STRENGTH)
    words = np.array([name.split(":")[0] in _BAYES_GROUPS for name in names])
    bayes = ComplementNB(alpha=_BAYES_SMOOTHING).fit(matrix[:, words], labels, weights)
    table = fitted.table.copy()
    table[:, words] += _BAYES_SHARE * (bayes.feature_log_prob_ - bayes.feature_log_prob_.mean(0))
    return fitted._replace(table=table)


def _matrix(rows: Sequence[Row], names: Sequence[str]) -> "csr_matrix":
    # scikit-learn ships no types.
    from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]

    known = set(names)
    kept = [{n: v for n, v in row.features.items() if n in known} for row in rows]
    return DictVectorizer().fit([dict.fromkeys(names, 1.0)]).transform(kept)


def _logistic(
    matrix: object,
    labels: Sequence[int],
    weights: Sequence[float],
    strength: float,
    *,
    balanced: bool = True,
) -> _Weights:
    # Neither of the two ships types.
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    fitted = LogisticRegression(
        C=strength, max_iter=2000, class_weight="balanced" if balanced else None
    )
    with threadpool_limits(limits=1):  # sums in one order, whatever the machine; also faster
        fitted.fit(matrix, labels, weights)
    return _Weights(fitted.coef_, fitted.intercept_)


def fit_page(
    rows: Sequence[Mapping[str, float]], truths: Sequence[bool]
) -> tuple[float, dict[str, float]]:
    """Fit the page's numbers, each scaled to its spread, and give weights for them as they are."""
    import numpy as np

    names = sorted(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    middle, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1.0
    fitted = _logistic(
        (table - middle) / spread, [*map(int, truths)], [1.0] * len(rows), _PAGE_STRENGTH,
        balanced=False,
    )  # fmt: skip
    weights = fitted.table[0] / spread
    bias = float(fitted.biases[0]) - float(weights @ middle)
    return rounded(bias), {n: rounded(w) for n, w in zip(names, weights, strict=True)}


def cooled(model: Model, heat: float) -> Model:
    """Make the model less sure of its positions, by a factor that held-out claims have shown."""

    def cool(row: tuple[float, ...]) -> tuple[float, ...]:
        return (row[0], *(rounded(weight / heat) for weight in row[1:]))

    weights = {name: cool(row) for name, row in model.weights.items()}
    return model.model_copy(update={"biases": cool(model.biases), "weights": weights})


def rounded(number: float) -> float:
    """Round to what a model's file holds."""
    return round(float(number), _DIGITS)
