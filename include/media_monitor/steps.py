"""What a comparison asks of the store: statements of SQL that go together, by their names."""

from collections.abc import Sequence
from typing import Protocol

from media_monitor.storing import Row

# What the claims wanted say.
TELL = ("take_told_claims", "take_told_articles", "tell")
# What may be linked to the claims sought.
MEET = (
    "take_meeting",
    "take_sharing",
    "take_nearly",
    "take_placed",
    "take_met",
    "take_others",
)
# Who speaks, and for whom, is counted anew by what the touched articles say now and said before.
BEGIN = (
    "begin",
    "take_touched_keys",
    "take_heard",
    "count_attested",
    "forget_attested",
    "learn_attested",
    "forget_attestations",
    "learn_attestations",
    "take_touched_claims",
    "seek_touched_claims",
    *TELL,
    "count_said",
    "forget_said",
    "learn_said",
)


class Store(Protocol):
    """Run the statement of that name in the folder `diff` with these values."""

    def __call__(self, name: str, **given: object) -> Sequence[Row]: ...
