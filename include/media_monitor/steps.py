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
# What goes for what came instead.
REPLACE = (
    "take_moved",
    "note_moved",
    "remove_statements",
    "remove_statement_claims",
    "remove_statement_names",
    "remove_claim_keys",
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
    "take_affected_rows",
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
# Whose flag does say something else.
CHANGE = ("add_changed_flags", "remove_changed_flags", "note_changed_flags")
# Who speaks, and for whom, is counted anew by what the touched articles say now and said before.
BEGIN = (
    *DEFINE,
    "begin",
    "take_touched_keys",
    "take_touched_claims",
    "take_touched_articles",
    "keep_touched_pages",
    "take_heard",
    "take_former_attestations",
    "count_attested",
    "forget_attested",
    "learn_attested",
    "forget_attestations",
    "learn_attestations",
    "seek_touched_claims",
    "tell",
    "forget_told",
    "keep_told",
    "keep_touched_claims",
    "take_former_keys",
    "count_said",
    "forget_said",
    "learn_said",
)
# What this run says otherwise than the log does, and why.
APPEND = ("take_fresh_pages", "take_reread_pages", "take_fresh_claims", "append_flags")


class Store(Protocol):
    """Run the statement of that name in the folder `diff` with these values."""

    def __call__(self, name: str, **given: object) -> Sequence[Row]: ...
