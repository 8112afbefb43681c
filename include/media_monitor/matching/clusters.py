"""Which wordings are one utterance: those that links join, surest first, chaining capped."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from media_monitor.matching import occasions
from media_monitor.matching.candidates import candidates
from media_monitor.matching.circles import circles
from media_monitor.matching.evidence import Evidence, Key, Ties
from media_monitor.matching.ties import are_parted
from media_monitor.matching.utterances import (
    Utterance,
    may_agree,
    may_be_one_speaker,
    strength,
)

# Some wording must be linked to this share of its statement, else it is a chain of neighbours.
HUB = 0.5

Cluster = tuple[Utterance, ...]
Links = Mapping[Utterance, Mapping[Utterance, float]]


def linked(found: Cluster) -> Links:
    """Tell of each wording which others may be the same utterance, and how surely."""
    links: dict[Utterance, dict[Utterance, float]] = {each: {} for each in found}
    for a, b in candidates(found):
        value = strength(a, b)
        if value > 0:
            links[a][b] = links[b][a] = value
    return links


def connected(links: Links) -> list[Cluster]:
    """Part what no chain of links connects: what is said of one part does not touch another."""
    place = {each: number for number, each in enumerate(links)}
    found = circles([each, *others] for each, others in links.items())
    return [tuple(sorted(circle, key=place.__getitem__)) for circle in found]


def clusters(found: Cluster, links: Links, ties: Ties) -> Iterator[Cluster]:
    """Join along links, surest first, as long as the whole stays one speaker on one occasion.

    What is gone from its page comes last and joins no two that still stand.
    """
    cluster: dict[Utterance, Cluster] = {each: (each,) for each in found}
    pairs = [(a, b) for a in found for b in links[a]]
    # Stable: equally sure pairs stay in the order of their keys.
    for a, b in sorted(pairs, key=lambda pair: (_is_gone(pair), -links[pair[0]][pair[1]])):
        one, other = cluster[a], cluster[b]
        if one is not other and _holds(one, other, links, ties):
            cluster |= dict.fromkeys(one + other, one + other)
    return iter(dict.fromkeys(cluster.values()))


def claims_of(cluster: Sequence[Utterance]) -> list[Evidence]:
    return [one for each in cluster for one in each.evidence]


def keys_of(cluster: Cluster) -> Iterator[Key]:
    return (each.key for each in claims_of(cluster))


def _holds(one: Cluster, other: Cluster, links: Links, ties: Ties) -> bool:
    whole = one + other
    speakers = product({each.voice for each in one}, {each.voice for each in other})
    stances = all(may_agree(a, b) for a in one for b in other)
    occasion = occasions.near([each.said for each in whole if each.said])
    hub = max(len(links[each].keys() & set(whole)) + 1 for each in whole)
    hinge = _is_gone(whole) and _stands(one) and _stands(other)
    return (
        stances
        and occasion
        and not hinge
        and hub >= HUB * len(whole)
        and all(may_be_one_speaker(a, b) for a, b in speakers)
        and not are_parted(keys_of(one), keys_of(other), ties)
    )


def _is_gone(found: Cluster) -> bool:
    return any(each.is_gone for each in found)


def _stands(found: Cluster) -> bool:
    return not all(each.is_gone for each in found)
