"""What the same person said on the same day in other words: probable repeats, shown as such."""

from collections.abc import Iterable

from media_monitor.matching.evidence import Statement, Ties
from media_monitor.matching.ties import are_parted


def marked(found: Iterable[Statement], ties: Ties) -> tuple[Statement, ...]:
    """Mark what the same person said on the same day with the same stance in other words.

    The statements come in order of utterance, all of a person's day that are to be compared.
    """
    earliest: dict[tuple[object, ...], Statement] = {}
    return tuple(_marked(each, _repeated(each, earliest, ties)) for each in found)


def _marked(each: Statement, repeated: str | None) -> Statement:
    if each.probable_repeat_of == repeated:
        return each
    return each.model_copy(update={"probable_repeat_of": repeated})


def _repeated(
    each: Statement, earliest: dict[tuple[object, ...], Statement], ties: Ties
) -> str | None:
    key = (each.topic, each.speaker, each.organisation, each.stance, each.occasion)
    known = earliest.setdefault(key, each) if each.counts else each
    is_repeat = each.named and each.said and known is not each
    if is_repeat and not are_parted(known.evidence, each.evidence, ties):
        return known.statement_id
    return None
