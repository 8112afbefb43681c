"""Tries a topic's own checks on it, for whoever writes a question and has just changed it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from media_monitor.models import Record
from media_monitor.positions.deciding import decide_one
from media_monitor.positions.examples import OFF, Example, staged
from media_monitor.positions.topic import Topic

if TYPE_CHECKING:
    from spacy.language import Language


class Checked(Record):
    """A check of a topic, and what came out; `rule` says why."""

    wanted: str
    found: str
    rule: str
    text: str

    @property
    def holds(self) -> bool:
        return self.found == self.wanted


def checked(topic: Topic, nlp: "Language") -> Iterator[Checked]:
    """Decide each of a topic's checks as if its page were about the question."""
    for check in topic.checks:
        yield _checked(check, topic, nlp)


def _checked(check: Example, topic: Topic, nlp: "Language") -> Checked:
    position = decide_one(*staged(check, nlp), topic)
    on = position is not None and position.on_question
    return Checked(
        wanted=check.label,
        found=position.stance or OFF if on and position else OFF,
        rule=position.rule if on and position else "",
        text=f"{check.context} {check.text}".strip(),
    )
