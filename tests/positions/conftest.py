"""What the tests of positions share: the parser, the topics, and claims set into articles."""

from collections.abc import Callable
from pathlib import Path

import pytest

from media_monitor.models import Position
from media_monitor.parsing import load_parser
from media_monitor.positions.deciding import decide_one
from media_monitor.positions.examples import Example, staged
from media_monitor.positions.topic import Topic, load_topic

TOPICS = Path(__file__).parents[2] / "include" / "config" / "topics"
Decide = Callable[[Example], Position | None]


@pytest.fixture(scope="session")
def topic() -> Topic:
    return load_topic(TOPICS / "taliban_haqqani.yaml")


@pytest.fixture(scope="session")
def decided(topic: Topic) -> Decide:
    """Decide an example as if its page were about the question."""

    def _decided(example: Example) -> Position | None:
        parsed, claim = staged(example, load_parser())
        return decide_one(parsed, claim, topic)

    return _decided
