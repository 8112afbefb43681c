"""What the same voice said at the same time in other words: probable repeats, shown as such."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from media_monitor.matching import occasions
from media_monitor.matching.evidence import UNCLEAR, Key, Statement, Ties
from media_monitor.matching.precedents import Precedent
from media_monitor.matching.ties import are_parted
from media_monitor.matching.wording import telling

# Who tells so few words that say something, the parties' names among them, and no other day, tells
# no more than others did days before.
FEW_WORDS = 8

Heard = Statement | Precedent
AnyHeard = TypeVar("AnyHeard", Statement, Precedent)


def marked(
    found: Sequence[AnyHeard], ties: Ties, earlier: Iterable[Precedent] = ()
) -> tuple[AnyHeard, ...]:
    """Mark what the same voice said at the same time with the same stance in other words.

    `earlier` are others of the same voices: of the same days, and their latest positions before.
    """
    told = _Told()
    every: list[Heard] = [*found, *earlier]
    ordered = sorted(every, key=lambda each: each.order)
    repeated = {each.key: _repeated(each, told.before(each), ties) for each in ordered}
    return tuple(_marked(each, repeated[each.key]) for each in found)


class _Told:
    """What was told so far: the first of each position on each day, and the latest position."""

    def __init__(self) -> None:
        self._first: dict[tuple[object, ...], Heard] = {}
        self._latest: dict[Key, Heard] = {}

    def before(self, each: Heard) -> Heard | None:
        """Find what it may repeat, and remember it for those that follow."""
        if not each.counts:
            return None
        day = (each.topic, each.speaker, each.organisation, each.stance, each.occasion)
        latest = self._latest.get((each.topic, each.voice))
        known = self._first.setdefault(day, each)
        if each.stance != UNCLEAR and not each.standing:
            self._latest |= dict.fromkeys(
                ((each.topic, each.voice), (each.topic, each.office)), each
            )
        if each.named and each.said and known is not each:
            return known
        return latest if latest and _tells_no_more(each, latest) else None


def may_be_at_once(one: Heard, other: Heard) -> bool:
    """Say whether two statements can be of one day, and were in the news within days."""
    if not (one.occasion and other.occasion):
        return one.occasion == other.occasion
    return _within_days(one, other) and occasions.overlap(_days(one), _days(other))


def _tells_no_more(each: Heard, before: Heard) -> bool:
    """Take a few words of that or no known day for what was told with the same stance before."""
    return (
        each.stance == before.stance
        and not each.document
        and (each.said != str(each.occasion) or each.occasion == before.occasion)
        and len(telling(each.text)) <= FEW_WORDS
        and _within_days(each, before)
        and occasions.near((_days(each), _days(before)))
    )


def _within_days(one: Heard, other: Heard) -> bool:
    a, b = one.occasion, other.occasion
    return bool(a and b and abs(a - b) <= occasions.SAME_OCCASION)


def _days(each: Heard) -> occasions.Days:
    """Return the days it can be of; whatever tells none is of the day it was published."""
    known = occasions.by(occasions.days(each.said), each.day)
    return known or (each.occasion or date.min, each.occasion or date.max)


def _marked(each: AnyHeard, repeated: str | None) -> AnyHeard:
    if each.probable_repeat_of == repeated:
        return each
    return replace(each, probable_repeat_of=repeated)


def _repeated(each: Heard, before: Heard | None, ties: Ties) -> str | None:
    if before and not are_parted(before.claim_keys, each.claim_keys, ties):
        return before.statement_id
    return None
