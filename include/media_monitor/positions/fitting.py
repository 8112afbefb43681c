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
# There are so many of these that twice is a coincidence, too: fewer of them are as good.
_MANIFOLD = ("g:", "e:")
_STRENGTH = 1.0
# A position is told from the other three by fewer examples than a claim on the question from one
# off it: held back more.
_POSITION_STRENGTH = 0.3
# The page is described by few numbers learnt from few pages: held back more than the words.
_PAGE_STRENGTH = 0.05
_NEIGHBOURS_STRENGTH = 0.1
# Few examples per position: naive Bayes over the words is as good a judge as the regression, and
# wrong about others. Together they are right about 2 % more of held-out claims.
_BAYES_GROUPS = ("w", "e", "p", "f", "says", "settled", "outer", "who")
_BAYES_SHARE = 0.8
_BAYES_SMOOTHING = 0.3
_DIGITS = 4


class Row(NamedTuple):
    """A labelled claim's features, and how much it counts."""

    features: Mapping[str, float]
    label: str
    weight: float


class _Lessons(NamedTuple):
    """What is fitted: a row of numbers for each of the labels, and how much each row counts."""

    matrix: "np.ndarray | csr_matrix"
    names: Sequence[str]
    labels: Sequence[int]
    weights: Sequence[float]


class _Weights(NamedTuple):
    """One row of weights per outcome, and one bias."""

    table: "np.ndarray"
    biases: "np.ndarray"


def fit_words(rows: Sequence[Row], stances: tuple[str, ...]) -> Model:
    """Fit both regressions over the claims' own features; the page's part is left empty."""
    seen = Counter(name for row in rows for name in row.features)
    names = sorted(n for n, c in seen.items() if c >= _MIN_EXAMPLES + n.startswith(_MANIFOLD))
    matrix, weights = _matrix(rows, names), [row.weight for row in rows]
    on = [i for i, row in enumerate(rows) if row.label != OFF]
    truths = [int(row.label != OFF) for row in rows]
    relevance = _relevance(_Lessons(matrix, names, truths, weights))
    labels = [stances.index(rows[i].label) for i in on]
    position = _position(_Lessons(matrix[on], names, labels, [weights[i] for i in on]))
    columns = (*relevance.table, *position.table)
    table = {n: tuple(rounded(w[i]) for w in columns) for i, n in enumerate(names)}
    return Model(
        stances=stances,
        examples="",
        biases=tuple(rounded(bias) for bias in (*relevance.biases, *position.biases)),
        neighbours_biases=(0.0,) * len(stances),
        neighbours={},
        page_bias=0.0,
        page={},
        propose_at=0.0,
        accept_at=0.0,
        rules_right=1.0,
        weights={name: row for name, row in table.items() if any(row)},
    )


def _relevance(lessons: _Lessons) -> _Weights:
    return _logistic(lessons, _STRENGTH)


def _position(lessons: _Lessons) -> _Weights:
    fitted = _logistic(lessons, _POSITION_STRENGTH, balanced=False)
    return fitted._replace(table=fitted.table + _BAYES_SHARE * _bayes(lessons))


def _bayes(lessons: _Lessons) -> "np.ndarray":
    """Give naive Bayes' weights of the words per label, which like a regression's are summed."""
    import numpy as np

    # scikit-learn ships no types.
    from sklearn.naive_bayes import ComplementNB  # type: ignore[import-untyped]

    words = np.array([name.split(":")[0] in _BAYES_GROUPS for name in lessons.names])
    fitted = ComplementNB(alpha=_BAYES_SMOOTHING)
    fitted.fit(lessons.matrix[:, words], lessons.labels, lessons.weights)
    table = np.zeros((len(fitted.classes_), len(words)))
    table[:, words] = fitted.feature_log_prob_ - fitted.feature_log_prob_.mean(0)
    return table


def _matrix(rows: Sequence[Row], names: Sequence[str]) -> "csr_matrix":
    # scikit-learn ships no types.
    from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]

    known = set(names)
    kept = [{n: v for n, v in row.features.items() if n in known} for row in rows]
    return DictVectorizer().fit([dict.fromkeys(names, 1.0)]).transform(kept)


def _logistic(lessons: _Lessons, strength: float, *, balanced: bool = True) -> _Weights:
    # Neither of the two ships types.
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    fitted = LogisticRegression(
        C=strength, max_iter=2000, class_weight="balanced" if balanced else None
    )
    with threadpool_limits(limits=1):  # sums in one order, whatever the machine; also faster
        fitted.fit(lessons.matrix, lessons.labels, lessons.weights)
    return _Weights(fitted.coef_, fitted.intercept_)


def fit_page(
    rows: Sequence[Mapping[str, float]], truths: Sequence[bool]
) -> tuple[float, dict[str, float]]:
    """Fit the page's numbers, and give a bias and weights for them as they are."""
    (bias,), weights = _fit_numbers(rows, [*map(int, truths)], _PAGE_STRENGTH)
    return bias, {name: weight for name, (weight,) in weights.items()}


def fit_neighbours(
    rows: Sequence[Mapping[str, float]], labels: Sequence[int]
) -> tuple[tuple[float, ...], dict[str, tuple[float, ...]]]:
    """Fit what neighbours tell of positions; labels are their numbers, each of which occurs."""
    return _fit_numbers(rows, labels, _NEIGHBOURS_STRENGTH)


def _fit_numbers(
    rows: Sequence[Mapping[str, float]], labels: Sequence[int], strength: float
) -> tuple[tuple[float, ...], dict[str, tuple[float, ...]]]:
    """Fit numbers, each scaled to its spread, and give biases and weights for them as they are."""
    import numpy as np

    names = sorted(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    middle, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1.0
    lessons = _Lessons((table - middle) / spread, names, labels, [1.0] * len(rows))
    fitted = _logistic(lessons, strength, balanced=False)
    weights = fitted.table / spread
    biases = fitted.biases - weights @ middle
    columns = {n: tuple(map(rounded, weights[:, i])) for i, n in enumerate(names)}
    return tuple(map(rounded, biases)), columns


def rounded(number: float) -> float:
    """Round to what a model's file holds."""
    return round(float(number), _DIGITS)
