"""For whom each speaker speaks, learned from all articles: no single one tells it all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from media_monitor.matching import names
from media_monitor.matching.evidence import Attestation

Said = tuple[str, str | None]
"""A speaker and the organisation as one claim gives them."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as all articles together know it.

    `block` is what is compared with each other: a government, else an organisation, else a
    surname. `sovereign` is a government speaking as such.
    """

    speaker: str
    organisation: str | None
    block: str
    named: bool
    document: bool
    sovereign: bool


def voices(
    said: Iterable[Said],
    attestations: Iterable[Attestation],
    governments: Mapping[str, str],
    former: Mapping[Said, Voice] = MappingProxyType({}),
) -> dict[Said, Voice]:
    """Resolve every speaker; `governments` tells which organisation belongs to which.

    `former` is what an earlier call came to: it spares comparing all names of an organisation that
    has still got the same ones.
    """
    learned = _learn(attestations)
    shared = _homes_of_words(learned)
    homes = {each: _home(*each, learned, shared) for each in set(said)}
    members: defaultdict[str | None, set[str]] = defaultdict(set)
    for (speaker, organisation), home in homes.items():
        if names.is_named(speaker, organisation):
            members[home].add(speaker)
    known = _people(former)
    fullest = {
        home: known[home] if known[home].keys() == found else names.people(found)
        for home, found in members.items()
    }
    return {
        each: _voice(each[0], home, fullest.get(home, {}), governments)
        for each, home in homes.items()
    }


def _people(former: Mapping[Said, Voice]) -> defaultdict[str | None, dict[str, str]]:
    found: defaultdict[str | None, dict[str, str]] = defaultdict(dict)
    for (speaker, _), voice in former.items():
        if voice.named:
            found[voice.organisation][speaker] = voice.speaker
    return found


def _voice(
    speaker: str, home: str | None, fullest: Mapping[str, str], governments: Mapping[str, str]
) -> Voice:
    government = governments.get(home, home) if home else None
    surname = f"~{names.skeleton(speaker).split()[-1]}"
    return Voice(
        speaker=fullest.get(speaker, speaker),
        organisation=home,
        block=names.fold(government) if government else surname,
        named=speaker in fullest,
        document=names.is_document(speaker),
        sovereign=speaker not in fullest and home is not None and home == government,
    )


def _learn(attestations: Iterable[Attestation]) -> dict[str, str]:
    """Remember for each name, however spelled, the organisation most articles give it.

    Ties go to the organisation that comes first in the alphabet.
    """
    votes: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for seen in attestations:
        votes[names.skeleton(seen.speaker)][seen.organisation] += seen.articles
    return {
        name: min(organisations, key=lambda each: (-organisations[each], each))
        for name, organisations in votes.items()
    }


def _homes_of_words(learned: Mapping[str, str]) -> dict[str, set[str]]:
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for name, home in learned.items():
        for word in name.split():
            homes[word].add(home)
    return homes


def _home(
    speaker: str,
    organisation: str | None,
    learned: Mapping[str, str],
    shared: Mapping[str, set[str]],
) -> str | None:
    """Find the organisation a speaker is matched under: a person's is the best attested one.

    A bare given name or surname belongs where all who bear it do.
    """
    name = names.skeleton(speaker)
    attested = learned.get(name)
    if not names.is_named(speaker, organisation):
        return organisation or attested
    namesakes = shared.get(name, set())
    return attested or organisation or (min(namesakes) if len(namesakes) == 1 else None)
