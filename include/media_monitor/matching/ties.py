"""What analysts decided about which claims are one utterance, and which are not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from media_monitor.matching.evidence import Key, Ties


def are_parted(some: Iterable[Key], others: Iterable[Key], ties: Ties) -> bool:
    """Say whether a claim of one side was called another utterance than one of the other."""
    return bool(ties.parted) and _clash(some, set(others), ties)


def released(repeats: Mapping[Key, Key], ties: Ties) -> dict[Key, Key]:
    """Leave out what an analyst set apart from what it seemed to repeat, or from another repeat.

    `repeats` maps a claim to the one of its article that tells the same better.
    """
    tellings: defaultdict[Key, set[Key]] = defaultdict(set)
    for each, original in repeats.items():
        tellings[original] |= {each, original}
    return {
        each: original
        for each, original in repeats.items()
        if not _clash([each], tellings[original], ties)
    }


def of_originals(ties: Ties, repeats: Mapping[Key, Key]) -> Ties:
    """Let what was decided about a claim that only repeats another hold for that other one."""
    parted: defaultdict[Key, frozenset[Key]] = defaultdict(frozenset)
    for each, others in ties.parted.items():
        parted[repeats.get(each, each)] |= {repeats.get(other, other) for other in others}
    same = tuple(tuple(repeats.get(each, each) for each in group) for group in ties.same)
    return Ties(same=same, parted=parted)


def joined(clusters: Sequence[frozenset[Key]], ties: Ties) -> list[list[int]]:
    """Say which clusters of claims are to be one, by their places, in the order of the first."""
    where = {key: place for place, each in enumerate(clusters) for key in each}
    whole = {place: [place] for place in range(len(clusters))}
    for group in ties.same:
        known = [where[key] for key in group if key in where]
        for other in known[1:]:
            one, two = sorted((whole[known[0]], whole[other]), key=min)
            if one is not two and not _clash(_keys(one, clusters), _keys(two, clusters), ties):
                one += two
                whole |= dict.fromkeys(two, one)
    return [members for place, members in whole.items() if min(members) == place]


def _keys(places: Iterable[int], clusters: Sequence[frozenset[Key]]) -> frozenset[Key]:
    return frozenset[Key]().union(*(clusters[place] for place in places))


def _clash(some: Iterable[Key], others: set[Key] | frozenset[Key], ties: Ties) -> bool:
    return any(ties.parted.get(key, frozenset()) & others for key in some)
