"""What a comparison asks of the store: statements of SQL that go together, by their names."""

from collections.abc import Sequence
from typing import Protocol

from media_monitor.storing import Row

# What the other statements say more than once, each time the same.
DEFINE = (
    "define_said_key",
    "define_day",
    "define_month",
    "define_voiced",
    "define_low_bits",
    "define_high_bits",
    "define_bits_shared",
    "define_stems_lost",
    "define_stems_enough",
)
# What the claims wanted say.
TELL = ("take_told_claims", "take_told_articles", "tell")
# What may be linked to the claims sought.
MEET = (
    "take_meeting",
    "take_nearly",
    "take_placed",
    "take_met",
    "take_others",
    "take_linkable",
)
# Whose flag may say something else where something came or went.
AFFECT = (
    "take_moments",
    "take_soon",
    "take_spans",
    "take_following",
    "take_wordings",
    "take_echoing",
    "take_affected",
)
# What statements are compared with among those that stayed.
REMEMBER = (
    "ask",
    "take_lately",
    "take_long_ago",
    "take_near",
    "take_perhaps",
    "take_alike",
    "take_earlier",
)
# Who speaks, and for whom, is counted anew by what the touched articles say now and said before.
BEGIN = (
    *DEFINE,
    "begin",
    "take_touched_keys",
    "take_touched_claims",
    "take_heard",
    "count_attested",
    "forget_attested",
    "learn_attested",
    "forget_attestations",
    "learn_attestations",
    "seek_touched_claims",
    *TELL,
    "forget_told",
    "keep_told",
    "count_said",
    "forget_said",
    "learn_said",
)


class Store(Protocol):
    """Run the statement of that name in the folder `diff` with these values."""

    def __call__(self, name: str, **given: object) -> Sequence[Row]: ...
