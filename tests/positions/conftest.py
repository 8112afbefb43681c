"""What the tests of positions share: the parser, the topics, and claims set into articles."""

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from media_monitor.models import Position
from media_monitor.parsing import load_parser
from media_monitor.positions import Topic, load_topics
from media_monitor.positions.deciding import decide_one
from media_monitor.positions.examples import Example, staged

Decide = Callable[[Example], Position | None]


@pytest.fixture(scope="session")
def folder() -> Path:
    return Path(__file__).parents[2] / "include" / "config" / "topics"


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_parser()


@pytest.fixture(scope="session")
def topics(folder: Path) -> dict[str, Topic]:
    return {topic.name: topic for topic in load_topics(folder)}


@pytest.fixture(scope="session")
def topic(topics: dict[str, Topic]) -> Topic:
    return topics["taliban_haqqani"]


@pytest.fixture(scope="session")
def decided(topic: Topic, nlp: Language) -> Decide:
    """Decide an example as if its page were about the question."""
    return lambda example: decide_one(*staged(example, nlp), topic)
