"""Articles with one claim each, told to a warehouse that heeds decisions."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from media_monitor.models import Anchor, Decision, Flag, Run, Target
from media_monitor.warehouse import Warehouse
from tests.review.decisions import OTHER_WORDS, TOPIC, WORDS
from tests.warehouse.batches import Batch, batch, run
from tests.warehouse.store import Store

GUILDS = {TOPIC: frozenset({"the guild of coopers", "the guild of smiths"})}


class Said(NamedTuple):
    """Who said which words, and which position that is."""

    speaker: str
    words: str
    stance: str


SAID = Said("Orla Quist", WORDS, "separate")
OTHER = Said("Tam Oduya", OTHER_WORDS, "integrated")
LATER = Said("Orla Quist", OTHER_WORDS, "integrated")


class Story(NamedTuple):
    """An article with one claim; another `reading` finds it under another id."""

    name: str
    said: Said
    day: int = 2
    reading: str = ""
    proposed: bool = False

    def batch(self) -> Batch:
        """Build what was read of it."""
        day = f"2021-09-{self.day:02}"
        made = batch(self.name, self.said, day=day, fetched=day)
        claim_id = f"{self.name}{self.reading}"
        read = {"claim_id": claim_id, "topic": TOPIC, "rule": "a rule"}
        sure = {"on_question": not self.proposed, "proposed": self.proposed}
        return made | {
            "claims": [each.model_copy(update={"claim_id": claim_id}) for each in made["claims"]],
            "positions": [each.model_copy(update=read | sure) for each in made["positions"]],
            "issues": [],
        }


class Told(Store):
    """A warehouse to which stories and decisions come one by one, each compared at once."""

    def __init__(self, folder: Path, empty: Path) -> None:
        super().__init__(folder, empty)
        self.decisions: list[Decision] = []

    def tell(self, story: Story) -> None:
        self.load(story.batch())

    def decide(self, *made: Decision) -> None:
        self.decisions += made
        self.runs += 1
        with Warehouse.open(self.file) as warehouse:
            self.compare(warehouse, run(self.runs))

    def compare(self, warehouse: Warehouse, this: Run) -> tuple[Flag, ...]:
        return warehouse.diff(this, GUILDS, decisions=self.decisions)

    def flagged(self, as_of: date | None = None) -> dict[str, Flag]:
        return {each.speaker: each for each in self.flags(as_of)}

    def rows(self, *queries: str) -> list[tuple[object, ...]]:
        return super().rows("USE published", *queries)

    def log(self) -> list[tuple[object, ...]]:
        return self.rows("SELECT change, cause, speaker, stance FROM flag_log ORDER BY entry")


def of(name: str, said: Said = SAID) -> Target:
    address = f"https://example.org/{name}"
    anchor = Anchor(address=address, words=said.words, speaker=said.speaker)
    return Target(id=f"statement-{name}", claims=(anchor,))
