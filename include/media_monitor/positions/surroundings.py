"""What a page says about each of its claims: numbers for the second regression.

They are about relations (near, far, how many), never about words, so that they carry over from one
question to the next.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from media_monitor.positions.model import Answer
from media_monitor.positions.naming import BOTH, OTHER
from media_monitor.positions.passage import Passage, Place
from media_monitor.positions.topic import Topic

# Beyond these a margin only says "surely", and one claim must not speak for the whole page.
_SURE = 5.0
_NOTHING = -3.0
# Nobody remembers further back than this many sentences.
_FORGOTTEN = 12
# A claim of so many words is half as short as one of none.
_SHORT = 6.0
# What can be told of a claim whose page is not there.
ALONE = frozenset(["margin", "certainty", "short", "insider", "nearer", "farther", "others near"])


class Seen(NamedTuple):
    """A claim where it stands, and what its own words say about it."""

    passage: Passage
    answer: Answer


def surroundings_of(
    seen: Sequence[Seen], places: Sequence[Place], topic: Topic
) -> list[dict[str, float]]:
    """Describe each claim by its page, in the order given; the order makes no difference."""
    page = _page(places, topic)
    margins = [max(-_SURE, min(_SURE, one.answer.margin)) for one in seen]
    return [
        {
            "margin": margin,
            **_own(one),
            **_others(one, seen, margins),
            **_nearness(one, places, topic),
            **page,
        }
        for one, margin in zip(seen, margins, strict=True)
    ]


def _others(one: Seen, seen: Sequence[Seen], margins: Sequence[float]) -> dict[str, float]:
    """Tell how likely the page's other claims are on the question, and the same speaker's."""
    apart = [
        (margin, other.passage.claim.speaker)
        for margin, other in zip(margins, seen, strict=True)
        if _is_apart(one, other)
    ]
    best = sorted([*(m for m, _ in apart), _NOTHING, _NOTHING, _NOTHING], reverse=True)[:3]
    same = (margin for margin, speaker in apart if speaker == one.passage.claim.speaker)
    return {
        "best": best[0],
        "best three": sum(best) / 3,
        "best of speaker": max(same, default=_NOTHING),
    }


def _is_apart(one: Seen, other: Seen) -> bool:
    """Tell another claim from the same one, or a piece of it."""
    (first, last), (start, end) = one.passage.sentences, other.passage.sentences
    return last < start or end < first


def _own(one: Seen) -> dict[str, float]:
    claim = one.passage.claim
    return {
        "certainty": one.answer.certainty,
        "short": 1 / (1 + len(claim.text.split()) / _SHORT),
        "headline": float(claim.headline),
        "direct": float(claim.speech == "direct"),
        "insider": float(one.passage.insider is not None),
    }


def _nearness(one: Seen, places: Sequence[Place], topic: Topic) -> dict[str, float]:
    """Tell how many sentences ago each party, and anybody else, was named."""
    first, last = one.passage.sentences
    ago = [_ago(places, first, last, {key, BOTH}) for key in topic.parties]
    others = _ago(places, first, first, {OTHER})
    return {"nearer": min(ago), "farther": max(ago), "others near": others}


def _ago(places: Sequence[Place], first: int, last: int, kinds: set[str]) -> float:
    named = [
        i
        for i in range(max(0, first - _FORGOTTEN), last + 1)
        if any(m.by_name and m.kind in kinds for m in places[i].mentions)
    ]
    return math.log1p(max(0, first - named[-1]) if named else _FORGOTTEN)


def _page(places: Sequence[Place], topic: Topic) -> dict[str, float]:
    """Tell how much the page is about the parties, and whether its headline says so."""
    named = [m.kind for place in places for m in place.mentions if m.by_name]
    heads = [place for place in places if place.headline]
    return {
        "fewer": math.log1p(min(named.count(key) for key in topic.parties) + named.count(BOTH)),
        "others": math.log1p(named.count(OTHER)),
        "pair in headline": float(any(_is_of_pair(place, topic) for place in heads)),
        "named in headline": float(any(place.mentions for place in heads)),
    }


def _is_of_pair(place: Place, topic: Topic) -> bool:
    kinds = {mention.kind for mention in place.mentions}
    return BOTH in kinds or kinds >= set(topic.parties)
