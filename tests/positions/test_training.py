"""Training: the same bytes each time, from the examples and articles that are there."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language

from media_monitor.errors import ConfigError
from media_monitor.positions import Topic
from media_monitor.positions.examples import read_examples
from media_monitor.positions.model import load_model
from media_monitor.positions.training import to_json, train
from media_monitor.training import Material, material_of, pages_of


@pytest.mark.parametrize("name", ["taliban_haqqani", "taliban_alqaeda"])
def test_the_model_was_trained_on_the_material_beside_it(
    name: str, topics: dict[str, Topic], folder: Path
) -> None:
    model = topics[name].model
    assert model is not None
    assert model.examples == material_of(topics[name], folder).digest, "train it again"


@pytest.mark.parametrize("articles", [0, pytest.param(15, marks=pytest.mark.thorough)])
def test_training_twice_gives_the_same_bytes(
    articles: int, topic: Topic, folder: Path, nlp: Language
) -> None:
    everything = material_of(topic, folder)
    some = Material(everything.examples[::15], dict(sorted(everything.articles.items())[:articles]))
    first, second = (to_json(train(pages_of(some, topic, nlp), topic)) for _ in range(2))
    assert first == second
    model = json.loads(first)
    assert model["stances"] == list(topic.stances)
    assert 0 < model["propose_at"] <= model["accept_at"] <= 1
    assert ("best" in model["page"]) is bool(articles)


def test_a_model_survives_being_written(topic: Topic, tmp_path: Path) -> None:
    assert topic.model is not None
    (tmp_path / "m.json").write_text(to_json(topic.model))
    assert load_model(tmp_path / "m.json") == topic.model


def test_reading_does_not_import_what_only_training_needs() -> None:
    code = "import sys, media_monitor.positions; print('sklearn' in sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "False"


def test_a_line_that_is_no_example_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"label": "OFF", "text": "[[a]]"}\n{"label": "OFF"}\n')
    with pytest.raises(ConfigError, match="line 2"):
        read_examples(path)
    path.write_text('{"label": "OFF", "text": "no mark"}\n')
    with pytest.raises(ConfigError, match="marks no claim"):
        read_examples(path)
