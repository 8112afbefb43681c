"""Utterances that are linked become one statement: chaining capped, arrival order irrelevant."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from msgspec.structs import replace

from media_monitor.matching import occasions
from media_monitor.matching.candidates import candidates
from media_monitor.matching.carriers import counted
from media_monitor.matching.circles import circles
from media_monitor.matching.evidence import (
    SPEECH,
    UNCLEAR,
    Background,
    Evidence,
    Key,
    Statement,
    Ties,
)
from media_monitor.matching.repeats import marked
from media_monitor.matching.retellings import retellings
from media_monitor.matching.ties import are_parted, joined, of_originals, released
from media_monitor.matching.utterances import (
    Utterance,
    majority,
    may_agree,
    may_be_one_speaker,
    strength,
    utterances,
)
from media_monitor.matching.voices import Told, voices
from media_monitor.models import content_id

# Some wording must be linked to this share of its statement, else it is a chain of neighbours.
HUB = 0.5

Cluster = tuple[Utterance, ...]
Links = Mapping[Utterance, Mapping[Utterance, float]]
Retold = Mapping[Key, Sequence[Evidence]]


def statements(evidence: Sequence[Evidence], background: Background) -> tuple[Statement, ...]:
    """Group claims into statements; the same set of claims gives the same ones in any order."""
    said = ((each.speaker, each.organisation) for each in evidence)
    known = voices(said, background.attestations, background.governments)
    told = [(each, known[each.speaker, each.organisation]) for each in evidence]
    repeats = repetitions(told, background)
    found = counted(gathered(told, repeats, background), background.texts)
    return marked(found, background.ties)


def repetitions(told: Iterable[Told], background: Background) -> dict[Key, Key]:
    """Map each claim of whole articles that only repeats another one to that other one."""
    return released(retellings(told, background.topic_words), background.ties)


def gathered(
    told: Sequence[Told], repeats: Mapping[Key, Key], background: Background
) -> list[Statement]:
    """Make statements of claims, each told with all it is linked to; in order of utterance.

    Their sources are not counted, and probable repeats not marked yet.
    """
    ties = of_originals(background.ties, repeats)
    originals, retold = _apart(told, repeats)
    blocks: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for each, voice in originals:
        blocks[each.topic, voice.block].append((each, voice))
    clusters: list[Cluster] = []
    linked: list[Cluster] = []
    for (topic, _), members in sorted(blocks.items(), key=lambda block: block[0]):
        words = background.topic_words.get(topic, frozenset())
        links = _links(utterances(members, words, ties))
        for circle in _circles(links):
            linked.append(circle)
            clusters += _clusters(circle, links, ties)
    found = [_statement(cluster, retold) for cluster in _joined(clusters, ties)]
    return _with_unique_ids(_with_circles(sorted(found, key=lambda each: each.order), linked))


def _apart(told: Sequence[Told], repeats: Mapping[Key, Key]) -> tuple[list[Told], Retold]:
    """Part what is compared from what only repeats it; who is clear only there is clear."""
    retold: defaultdict[Key, list[Evidence]] = defaultdict(list)
    for each, _ in told:
        if each.key in repeats:
            retold[repeats[each.key]].append(each)
    originals = [
        (_cleared(each, retold.get(each.key, ())), voice)
        for each, voice in told
        if each.key not in repeats
    ]
    return originals, retold


def _cleared(each: Evidence, retold: Sequence[Evidence]) -> Evidence:
    """Take no position from a headline that names somebody else: it may tell of the others."""
    telling = [one for one in retold if one.speaker == each.speaker or not one.headline]
    if each.stance != UNCLEAR or not telling:
        return each
    return replace(each, stance=majority([each, *telling]))


def _joined(clusters: Sequence[Cluster], ties: Ties) -> Sequence[Cluster]:
    """Put together what an analyst called one utterance, whoever seemed to speak and when."""
    if not ties.same:
        return clusters
    keys = [frozenset(_keys(cluster)) for cluster in clusters]
    return [tuple(each for n in places for each in clusters[n]) for places in joined(keys, ties)]


def _circles(links: Links) -> list[Cluster]:
    """Part what no chain of links connects: what is said of one part does not touch another."""
    place = {each: number for number, each in enumerate(links)}
    found = circles([each, *others] for each, others in links.items())
    return [tuple(sorted(circle, key=place.__getitem__)) for circle in found]


def _clusters(found: Cluster, links: Links, ties: Ties) -> Iterator[Cluster]:
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


def _links(found: Cluster) -> Links:
    links: dict[Utterance, dict[Utterance, float]] = {each: {} for each in found}
    for a, b in candidates(found):
        value = strength(a, b)
        if value > 0:
            links[a][b] = links[b][a] = value
    return links


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
        and not are_parted(_keys(one), _keys(other), ties)
    )


def _is_gone(found: Cluster) -> bool:
    return any(each.is_gone for each in found)


def _stands(found: Cluster) -> bool:
    return not all(each.is_gone for each in found)


def _claims(cluster: Sequence[Utterance]) -> list[Evidence]:
    return [one for each in cluster for one in each.evidence]


def _keys(cluster: Cluster) -> Iterator[Key]:
    return (each.key for each in _claims(cluster))


def _retold(claims: Sequence[Evidence], retold: Retold) -> list[Evidence]:
    return [again for each in claims for again in retold.get(each.key, [])]


def _statement(cluster: Cluster, retold: Retold) -> Statement:
    every = sorted(cluster, key=lambda each: (each.is_gone, each.evidence[0].order))
    ordered = [each for each in every if each.is_gone == every[0].is_gone]
    own = _claims(ordered)
    repeats = _retold(own, retold)
    evidence = sorted([*own, *repeats], key=lambda each: each.order)
    former = _claims(every[len(ordered) :])
    face = min(ordered, key=_telling)
    shown = min(face.evidence, key=lambda each: (each.headline, SPEECH[each.speech], each.order))
    first = evidence[0].day
    dated = (each for each in ordered if each.said and occasions.known_by(each.said, first))
    said = min(dated, key=_precision, default=None)
    return Statement(
        statement_id=ordered[0].utterance_id,
        topic=shown.topic,
        speaker=face.voice.speaker,
        organisation=face.voice.organisation,
        named=face.voice.named,
        document=face.voice.document,
        stance=majority([*own, *(each for each in repeats if each.rulings)]),
        text=shown.text,
        said=said.evidence[0].said if said else None,
        occasion=_occasion(said, evidence[0]),
        utterances=tuple(each.utterance_id for each in every),
        evidence=tuple(evidence),
        former=tuple(sorted([*former, *_retold(former, retold)], key=lambda each: each.order)),
        independent=1,
    )


def _occasion(dated: Utterance | None, first: Evidence) -> date | None:
    return occasions.likely(dated.said, first.day) if dated and dated.said else first.day


def _telling(each: Utterance) -> tuple[object, ...]:
    """Show the person rather than the body, the quotation rather than the headline."""
    best = min((e.headline, SPEECH[e.speech]) for e in each.evidence)
    return (not each.voice.named, *best, each.evidence[0].order)


def _precision(each: Utterance) -> tuple[object, ...]:
    first, last = each.said or (date.min, date.max)
    return (last - first, each.evidence[0].order)


def _with_circles(found: Sequence[Statement], linked: Iterable[Cluster]) -> list[Statement]:
    """Name what must be looked at together: linked, tied by an analyst, or of one id."""
    claims = [(*each.evidence, *each.former) for each in found]
    place = {one.key: number for number, several in enumerate(claims) for one in several}
    namesakes: defaultdict[Key, list[int]] = defaultdict(list)
    for number, each in enumerate(found):
        for name in each.utterances:
            namesakes[each.topic, name].append(number)
    groups = [[place[one.key] for one in _claims(each)] for each in linked if len(each) > 1]
    several = [places for places in namesakes.values() if len(places) > 1]
    first = {number: min(circle) for circle in circles([*groups, *several]) for number in circle}
    return [
        replace(each, circle=found[first.get(number, number)].evidence[0].claim_id)
        for number, each in enumerate(found)
    ]


def _with_unique_ids(found: list[Statement]) -> list[Statement]:
    """Two speakers of one surname, equal words and day would share an id: add the claim's."""
    seen: set[str] = set()
    unique = []
    for each in found:
        name = each.statement_id
        own = content_id(name, each.evidence[0].claim_id) if name in seen else name
        seen.add(own)
        unique.append(each if own == name else replace(each, statement_id=own))
    return unique
