"""Where the claims stand today that decisions were made about: ids change, places and words stay.

A decision holds the words of its claims and the address of their articles (see `Target`). A claim
is found again at that address: by the very words, else as a piece that contains them or is
contained in them, as another way of cutting a quotation leaves it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from media_monitor.matching import spell
from media_monitor.models import Anchor, Decision, Record, Target

# Fewer words are said by anybody: elsewhere they are no copy, and within others no piece.
COPIED_WORDS = 4


class KnownClaim(Record):
    """One claim as it is read today, at the address where its article was fetched."""

    claim_id: str
    address: str
    words: str
    speaker: str


def anchors(decisions: Iterable[Decision]) -> tuple[Anchor, ...]:
    """List where the claims that decisions are about stood, each once."""
    found = {one for each in decisions for target in each.targets for one in target.claims}
    return tuple(sorted(found, key=lambda one: (one.address, one.words, one.speaker)))


class KnownClaims:
    """The claims of today, found by where they stand and by their words."""

    def __init__(self, claims: Iterable[KnownClaim]) -> None:
        self._at: defaultdict[str, list[KnownClaim]] = defaultdict(list)
        self._saying: defaultdict[tuple[str, str], list[KnownClaim]] = defaultdict(list)
        for each in claims:
            self._at[each.address].append(each)
            self._saying[each.words, each.speaker].append(each)

    def find(self, target: Target, *, copies: bool) -> Sequence[str]:
        """Name the claims a decision is about, with their copies elsewhere if wanted."""
        found = {each.claim_id for anchor in target.claims for each in self._there(anchor)}
        if copies:
            found |= {each.claim_id for anchor in target.claims for each in self._copies(anchor)}
        return sorted(found)

    def _there(self, anchor: Anchor) -> list[KnownClaim]:
        words = spell(anchor.words)
        here = [(each, spell(each.words)) for each in self._at[anchor.address]]
        found = [each for each, own in here if own == words]
        found = found or [each for each, own in here if _is_piece(own, words)]
        return [each for each in found if each.speaker == anchor.speaker] or found

    def _copies(self, anchor: Anchor) -> list[KnownClaim]:
        is_long = len(spell(anchor.words)) >= COPIED_WORDS
        return self._saying[anchor.words, anchor.speaker] if is_long else []


def _is_piece(a: Sequence[str], b: Sequence[str]) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= COPIED_WORDS and f" {' '.join(short)} " in f" {' '.join(long)} "
