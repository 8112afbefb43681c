"""Quality does not fall unseen: every score stays above its floor."""

from pathlib import Path

import pytest

from media_monitor.evaluation import evaluate_corpus
from media_monitor.models import Record
from media_monitor.settings import load_yaml

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[2]


class Floors(Record):
    floors: dict[str, dict[str, float]]


FLOORS = load_yaml(Path(__file__).with_name("floors.yaml"), Floors).floors


@pytest.mark.parametrize("corpus", FLOORS)
def test_no_score_is_below_its_floor(corpus: str) -> None:
    if not (ROOT / corpus).is_dir():
        pytest.skip(f"{corpus} is not beside this checkout")
    scores = {score.name: score.f1 for score in evaluate_corpus(ROOT / corpus, "taliban_haqqani")}

    below = {name: scores[name] for name, floor in FLOORS[corpus].items() if scores[name] < floor}

    assert not below
