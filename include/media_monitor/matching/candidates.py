"""Which wordings are worth comparing: those that share words at a time that could be one."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from math import ceil

from media_monitor.matching.occasions import NEWS_WEEK, SAME_OCCASION, Days
from media_monitor.matching.utterances import LONG_QUOTE_STEMS, NEAR_VERBATIM, Utterance

_ALWAYS = (date.min, date.max)


def candidates(found: Sequence[Utterance]) -> Iterator[tuple[Utterance, Utterance]]:
    """List every pair that can be linked and few that cannot, each once.

    Comparing all pairs would grow with the square of all a government ever said. Whether a pair
    is listed depends on these two alone.
    """
    windows = [_window(each) for each in found]
    timely: defaultdict[str, list[int]] = defaultdict(list)
    always: defaultdict[str, list[int]] = defaultdict(list)
    for place in sorted(range(len(found)), key=windows.__getitem__):
        each = found[place]
        for stem in each.content or {""}:
            timely[stem].append(place)
        for stem in rare(each.content):
            always[stem].append(place)
    pairs = {
        pair for bucket in timely.values() if len(bucket) > 1 for pair in _meeting(bucket, windows)
    }
    pairs.update(pair for bucket in always.values() for pair in combinations(bucket, 2))
    pairs.update(_announced(found))
    return (
        (found[a], found[b]) for a, b in sorted({(a, b) if a < b else (b, a) for a, b in pairs})
    )


def window(said: Days | None, published: date | None, *, document: bool) -> Days:
    """Bound the days an utterance can share with another one."""
    if said:
        first, last = said
        return first, last + SAME_OCCASION
    if document or not published:
        return _ALWAYS
    return published - NEWS_WEEK, published + SAME_OCCASION


@lru_cache(maxsize=100_000)
def rare(content: frozenset[str]) -> tuple[str, ...]:
    """Give a long quotation the few stems of which its repetition must share at least one.

    Any order of all stems does; long words are rarer than short ones.
    """
    if len(content) < LONG_QUOTE_STEMS:
        return ()
    stems = sorted(sorted(content), key=len, reverse=True)
    return tuple(stems[: len(stems) - ceil(NEAR_VERBATIM * len(stems)) + 1])


def _announced(found: Sequence[Utterance]) -> Iterator[tuple[int, int]]:
    """Pair headlines with whatever was said on their day."""
    days: defaultdict[Days | None, list[int]] = defaultdict(list)
    for place, each in enumerate(found):
        days[each.said].append(place)
    headlines = [place for place, each in enumerate(found) if each.said and each.headline]
    return ((a, b) for a in headlines for b in days[found[a].said] if a != b)


def _meeting(bucket: Sequence[int], windows: Sequence[Days]) -> Iterator[tuple[int, int]]:
    """Pair those whose windows meet; they come in the order in which these begin."""
    begins = [windows[place][0] for place in bucket]
    for index, a in enumerate(bucket):
        last = bisect_right(begins, windows[a][1], index + 1)
        yield from ((a, b) for b in bucket[index + 1 : last])


def _window(each: Utterance) -> Days:
    return window(each.said, each.published, document=each.voice.document)
