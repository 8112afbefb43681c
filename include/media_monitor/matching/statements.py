"""Claims become statements: in any order the same, each named after its first wording."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from media_monitor.matching import occasions
from media_monitor.matching.carriers import counted
from media_monitor.matching.circles import circles
from media_monitor.matching.clusters import Cluster, claims_of, clusters, connected, keys_of, linked
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
from media_monitor.matching.ties import joined, of_originals, released
from media_monitor.matching.utterances import Utterance, majority, utterances
from media_monitor.matching.voices import Told, voices
from media_monitor.models import content_id

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
    found: list[Cluster] = []
    whole: list[Cluster] = []
    for (topic, _), members in sorted(blocks.items(), key=lambda block: block[0]):
        words = background.topic_words.get(topic, frozenset())
        links = linked(utterances(members, words, ties))
        for circle in connected(links):
            whole.append(circle)
            found += clusters(circle, links, ties)
    made = [_statement(cluster, retold) for cluster in _joined(found, ties)]
    return _with_unique_ids(_with_circles(sorted(made, key=lambda each: each.order), whole))


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


def _joined(found: Sequence[Cluster], ties: Ties) -> Sequence[Cluster]:
    """Put together what an analyst called one utterance, whoever seemed to speak and when."""
    if not ties.same:
        return found
    keys = [frozenset(keys_of(cluster)) for cluster in found]
    return [tuple(each for n in places for each in found[n]) for places in joined(keys, ties)]


def _retold(claims: Sequence[Evidence], retold: Retold) -> list[Evidence]:
    return [again for each in claims for again in retold.get(each.key, [])]


def _statement(cluster: Cluster, retold: Retold) -> Statement:
    every = sorted(cluster, key=lambda each: (each.is_gone, each.evidence[0].order))
    ordered = [each for each in every if each.is_gone == every[0].is_gone]
    own = claims_of(ordered)
    repeats = _retold(own, retold)
    evidence = sorted([*own, *repeats], key=lambda each: each.order)
    former = claims_of(every[len(ordered) :])
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
    groups = [[place[one.key] for one in claims_of(each)] for each in linked if len(each) > 1]
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
