"""What a page's claims tell of one another's positions: numbers for the third regression.

Who speaks twice mostly says the same twice; whoever else is heard often sees it otherwise.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from media_monitor.positions.model import Answer, Model
from media_monitor.positions.surroundings import Seen

# A share below this only says "surely not", and one claim must not speak for the whole page.
_LEAST = 1e-4
# Beyond this a margin only says "surely".
_SURE = 8.0
# Claims that are hardly on the question tell hardly anything, however many they are.
_FEW = 0.5
# The key under which sums of leanings hold how many claims on the question they are of.
_COUNT = ""


def neighbours_of(seen: Sequence[Seen]) -> list[dict[str, float]]:
    """Say how each claim leans by itself, how its speaker does in other claims, and all others.

    In the order given, which makes no difference.
    """
    own = [_leaning(one.answer) for one in seen]
    counted = [_counted(one, leaning) for one, leaning in zip(seen, own, strict=True)]
    whole, of_speaker = _sum(counted), _by_speaker(seen, counted)
    return [
        {
            **_named("own", own[i]),
            **_named("same", _mean(of_speaker[speaker], counted[i])),
            **_named("others", _mean(whole, of_speaker[speaker])),
        }
        for i, speaker in enumerate(one.passage.claim.speaker for one in seen)
    ]


def beside_each_other(seen: Sequence[Seen], model: Model) -> list[Seen]:
    """Weigh the position of each claim again, given those of the others."""
    rows = zip(seen, neighbours_of(seen), strict=True)
    return [one._replace(answer=model.beside(one.answer, numbers)) for one, numbers in rows]


def _leaning(answer: Answer) -> dict[str, float]:
    """Give the logarithm of each position's share, beside the others."""
    logs = {stance: math.log(max(share, _LEAST)) for stance, share in answer.shares.items()}
    middle = math.fsum(logs.values()) / len(logs)
    return {stance: log - middle for stance, log in logs.items()}


def _counted(one: Seen, leaning: Mapping[str, float]) -> dict[str, float]:
    """Count the claim for as much as it is likely to be on the question."""
    weight = 1 / (1 + math.exp(-max(-_SURE, min(_SURE, one.answer.margin))))
    return {_COUNT: weight, **{stance: weight * value for stance, value in leaning.items()}}


def _by_speaker(
    seen: Sequence[Seen], leanings: Sequence[Mapping[str, float]]
) -> dict[str, dict[str, float]]:
    found = defaultdict[str, list[Mapping[str, float]]](list)
    for one, leaning in zip(seen, leanings, strict=True):
        found[one.passage.claim.speaker].append(leaning)
    return {speaker: _sum(of_speaker) for speaker, of_speaker in found.items()}


def _sum(leanings: Sequence[Mapping[str, float]]) -> dict[str, float]:
    keys = leanings[0] if leanings else ()
    return {key: math.fsum(leaning[key] for leaning in leanings) for key in keys}


def _mean(leanings: Mapping[str, float], without: Mapping[str, float]) -> dict[str, float]:
    left = {key: value - without.get(key, 0.0) for key, value in leanings.items()}
    weight = max(left.pop(_COUNT), _FEW)
    return {key: value / weight for key, value in left.items()}


def _named(whose: str, leaning: Mapping[str, float]) -> dict[str, float]:
    return {f"{whose} {stance}": value for stance, value in leaning.items()}
