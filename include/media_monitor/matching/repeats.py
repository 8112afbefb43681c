"""What the same person said on the same day in other words: probable repeats, shown as such."""

from collections.abc import Iterable

from media_monitor.matching import occasions
from media_monitor.matching.evidence import Statement, Ties
from media_monitor.matching.precedents import Precedent
from media_monitor.matching.ties import are_parted
from media_monitor.matching.vocabulary import vocabulary


def marked(
    found: Iterable[Statement], ties: Ties, earlier: Iterable[Precedent] = ()
) -> tuple[Statement, ...]:
    """Mark what the same person said on the same day with the same stance in other words.

    `earlier` are others of the same persons and days; nobody else's count.
    """
    first: dict[tuple[object, ...], Statement | Precedent] = {}
    every: list[Statement | Precedent] = [*found, *earlier]
    ordered = sorted(every, key=lambda each: each.order)
    repeated = [(each, _repeated(each, first, ties)) for each in ordered]
    return tuple(_marked(each, name) for each, name in repeated if isinstance(each, Statement))


def says_again(each: Statement) -> bool:
    """Say whether whoever told it first calls it a repetition: "she reiterated that ..."."""
    first = next((one for one in each.evidence if not one.headline), each.evidence[0])
    return not vocabulary().again.isdisjoint(first.cue.split())


def may_be_at_once(one: Precedent, other: Precedent) -> bool:
    """Say whether two statements can be of one day, and were in the news within days."""
    a, b = (_days(each) for each in (one, other))
    if one.occasion == other.occasion or not (a and b and one.occasion and other.occasion):
        return one.occasion == other.occasion
    apart = abs(one.occasion - other.occasion)
    return apart <= occasions.SAME_OCCASION and occasions.overlap(a, b)


def _days(each: Precedent) -> occasions.Days | None:
    """Return the days it can be of; whatever tells none is of the day it was published."""
    known = occasions.by(occasions.days(each.said), each.day)
    return known or ((each.occasion, each.occasion) if each.occasion else None)


def _marked(each: Statement, repeated: str | None) -> Statement:
    if each.probable_repeat_of == repeated:
        return each
    return each.model_copy(update={"probable_repeat_of": repeated})


def _repeated(
    each: Statement | Precedent,
    first: dict[tuple[object, ...], Statement | Precedent],
    ties: Ties,
) -> str | None:
    key = (each.topic, each.speaker, each.organisation, each.stance, each.occasion)
    known = first.setdefault(key, each) if each.counts else each
    is_repeat = each.named and each.said and known is not each
    if is_repeat and not are_parted(known.claim_keys, each.claim_keys, ties):
        return known.statement_id
    return None
