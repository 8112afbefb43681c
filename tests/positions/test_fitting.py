"""The regressions: what they learn from, and how sure they are afterwards."""

import pytest

from media_monitor.positions.examples import OFF
from media_monitor.positions.fitting import Row, fit_neighbours, fit_page, fit_words
from media_monitor.positions.model import Model

_STANCES = ("for", "against", "unclear")
_WORDS = {"aye": "for", "nay": "against", "hm": "unclear", "rain": OFF}


@pytest.fixture
def model() -> Model:
    rows = [Row({f"w:{word}": 1.0}, label, 1.0) for word, label in _WORDS.items() for _ in range(4)]
    return fit_words([*rows, Row({"w:once": 1.0}, OFF, 1.0)], _STANCES)


def test_words_tell_whether_and_how_a_claim_is_on_the_question(model: Model) -> None:
    assert model.answer({"w:aye": 1.0}).stance == "for"
    assert model.answer({"w:nay": 1.0}).stance == "against"
    assert model.answer({"w:aye": 1.0}).margin > 0 > model.answer({"w:rain": 1.0}).margin


def test_what_is_seen_once_is_not_learnt(model: Model) -> None:
    assert "w:rain" in model.weights
    assert "w:once" not in model.weights


def test_neighbours_tell_of_a_position_what_they_told_of_others(model: Model) -> None:
    rows = [
        {f"same {stance}": float(stance == label) for stance in _STANCES} | {"own for": 1.0}
        for label in _STANCES * 4
    ]
    biases, weights = fit_neighbours(rows, [0, 1, 2] * 4)
    beside = model.model_copy(update={"neighbours_biases": biases, "neighbours": weights})
    answer = model.answer({})
    for label in _STANCES:
        again = beside.beside(answer, {f"same {label}": 1.0})
        assert again.stance == label
        assert again.margin == answer.margin
    assert weights["own for"] == (0, 0, 0)


def test_a_page_number_that_never_varies_says_nothing() -> None:
    rows = [{"margin": float(i), "same": 1.0} for i in range(-5, 5)]
    bias, weights = fit_page(rows, [row["margin"] > 0 for row in rows])
    assert weights["margin"] > 0
    assert weights["same"] == 0
    assert bias != 0
