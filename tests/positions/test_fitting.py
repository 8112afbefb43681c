"""The regressions: what they learn from, and how sure they are afterwards."""

import pytest

from media_monitor.positions.examples import OFF
from media_monitor.positions.fitting import Row, cooled, fit_page, fit_words
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


def test_cooling_makes_positions_less_sure_and_leaves_relevance(model: Model) -> None:
    sure, cool = (m.answer({"w:aye": 1.0}) for m in (model, cooled(model, 2.0)))
    assert cool.margin == sure.margin
    assert cool.stance == sure.stance
    assert cool.certainty < sure.certainty
    assert cool.certainty == pytest.approx(sure.cooled(2.0).certainty, abs=1e-3)


def test_a_page_number_that_never_varies_says_nothing() -> None:
    rows = [{"margin": float(i), "same": 1.0} for i in range(-5, 5)]
    bias, weights = fit_page(rows, [row["margin"] > 0 for row in rows])
    assert weights["margin"] > 0
    assert weights["same"] == 0
    assert bias != 0
