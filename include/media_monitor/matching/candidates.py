"""Which wordings are worth comparing: those that share words at a time that could be one."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from math import ceil

from media_monitor.matching.occasions import NEWS_WEEK, SAME_OCCASION, Days
from media_monitor.matching.utterances import LONG_QUOTE_STEMS, NEAR_VERBATIM, Utterance

Key = tuple[str, str]
_ALWAYS = (date.min, date.max)


def candidates(found: Sequence[Utterance]) -> Iterator[tuple[Utterance, Utterance]]:
    """List every pair that can be linked and few that cannot, each once.

    Comparing all pairs would grow with the square of all a government ever said. Whether a pair
    is listed depends on these two alone.
    """
    timely: defaultdict[Key, list[int]] = defaultdict(list)
    always: defaultdict[Key, list[int]] = defaultdict(list)
    for place, each in enumerate(found):
        for stem in each.content or {""}:
            timely["shared", stem].append(place)
        for stem in rare(each.content):
            always["nearly all", stem].append(place)
        for article in {one.article_id for one in each.evidence}:
            always["beside", article].append(place)
    pairs = {pair for bucket in timely.values() for pair in _sweep(bucket, found)}
    pairs |= {(a, b) for bucket in always.values() for a in bucket for b in bucket if a < b}
    pairs |= set(_announced(found))
    return ((found[a], found[b]) for a, b in sorted(pairs))


def window(said: Days | None, published: date | None, *, document: bool) -> Days:
    """Bound the days an utterance can share with another one."""
    if said:
        first, last = said
        return first, last + SAME_OCCASION
    if document or not published:
        return _ALWAYS
    return published - NEWS_WEEK, published + SAME_OCCASION


def rare(content: Collection[str]) -> list[str]:
    """Give a long quotation the few stems of which its repetition must share at least one.

    Any order of all stems does; long words are rarer than short ones.
    """
    stems = sorted(content, key=lambda stem: (-len(stem), stem))
    if len(stems) < LONG_QUOTE_STEMS:
        return []
    return stems[: len(stems) - ceil(NEAR_VERBATIM * len(stems)) + 1]


def _announced(found: Sequence[Utterance]) -> Iterator[tuple[int, int]]:
    """Pair headlines with whatever was said on their day."""
    days: defaultdict[Days | None, list[int]] = defaultdict(list)
    for place, each in enumerate(found):
        days[each.said].append(place)
    headlines = [place for place, each in enumerate(found) if each.said and each.headline]
    return ((min(a, b), max(a, b)) for a in headlines for b in days[found[a].said] if a != b)


def _sweep(bucket: list[int], found: Sequence[Utterance]) -> Iterator[tuple[int, int]]:
    """Pair those whose windows meet, going through them by their start."""
    windows = sorted((*_window(found[place]), place) for place in bucket)
    for index, (_, end, a) in enumerate(windows):
        for start, _, b in windows[index + 1 :]:
            if start > end:
                break
            yield min(a, b), max(a, b)


def _window(each: Utterance) -> Days:
    return window(each.said, each.published, document=each.voice.document)
