"""For whom each speaker speaks, learned from all articles: no single one tells it all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from media_monitor.matching import names
from media_monitor.matching.evidence import Attestation, Evidence

Said = tuple[str, str | None]
"""A speaker and the organisation as one claim gives them."""


class Voice(NamedTuple):
    """A speaker as all articles together know it.

    `block` is what is compared with each other: a government, else an organisation, else a
    surname. `sovereign` is a government speaking as such. `skeleton` is what all spellings of the
    name have in common.
    """

    speaker: str
    organisation: str | None
    block: str
    named: bool
    document: bool
    sovereign: bool
    skeleton: str


Told = tuple[Evidence, Voice]
"""A claim, and who made it as all articles together know them."""


class _Name(NamedTuple):
    """What a name alone tells."""

    skeleton: str
    named: bool
    document: bool


def voices(
    said: Iterable[Said],
    attestations: Iterable[Attestation],
    governments: Mapping[str, str],
    former: Mapping[Said, Voice] = MappingProxyType({}),
) -> dict[Said, Voice]:
    """Resolve every speaker; `governments` tells which organisation belongs to which.

    `former` is what an earlier call came to: it spares taking apart names that are known, and
    comparing all names of an organisation that has still got the same ones.
    """
    called = {each: former.get(each) or _name(*each) for each in dict.fromkeys(said)}
    skeletons = {speaker: name.skeleton for (speaker, _), name in called.items()}
    learned = _learn(attestations, skeletons)
    shared = _homes_of_words(learned)
    homes = {each: _home(each[1], name, learned, shared) for each, name in called.items()}
    members: defaultdict[str | None, set[str]] = defaultdict(set)
    for each, home in homes.items():
        if called[each].named:
            members[home].add(each[0])
    known = _people(former)
    fullest = {
        home: known[home] if known[home].keys() == found else names.people(found, known[home])
        for home, found in members.items()
    }
    return {
        each: _voice(each[0], name, homes[each], fullest.get(homes[each], {}), governments)
        for each, name in called.items()
    }


def _name(speaker: str, organisation: str | None) -> _Name:
    return _Name(
        names.skeleton(speaker), names.is_named(speaker, organisation), names.is_document(speaker)
    )


def _people(former: Mapping[Said, Voice]) -> defaultdict[str | None, dict[str, str]]:
    found: defaultdict[str | None, dict[str, str]] = defaultdict(dict)
    for (speaker, _), voice in former.items():
        if voice.named:
            found[voice.organisation][speaker] = voice.speaker
    return found


def _voice(
    speaker: str,
    name: Voice | _Name,
    home: str | None,
    fullest: Mapping[str, str],
    governments: Mapping[str, str],
) -> Voice:
    government = governments.get(home, home) if home else None
    return Voice(
        speaker=fullest[speaker] if name.named else speaker,
        organisation=home,
        block=names.fold(government) if government else f"~{name.skeleton.split()[-1]}",
        named=name.named,
        document=name.document,
        sovereign=not name.named and home is not None and _is_sovereign(home, government),
        skeleton=name.skeleton,
    )


def _is_sovereign(home: str, government: str | None) -> bool:
    return home == government or home.startswith("Government of ")


def _learn(attestations: Iterable[Attestation], skeletons: Mapping[str, str]) -> dict[str, str]:
    """Remember for each name, however spelled, the organisation most articles give it.

    Ties go to the organisation that comes first in the alphabet.
    """
    votes: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for seen in attestations:
        name = skeletons.get(seen.speaker) or names.skeleton(seen.speaker)
        votes[name][seen.organisation] += seen.articles
    return {name: _best(organisations) for name, organisations in votes.items()}


def _best(votes: Mapping[str, int]) -> str:
    """Choose the best attested one; who names a ministry without its country means the same one."""
    if len(votes) == 1:
        return next(iter(votes))
    shortest_first = sorted(sorted(votes, reverse=True), key=len)
    full = {tail: each for each in shortest_first for tail in (*_tails(each), each)}
    total: defaultdict[str, int] = defaultdict(int)
    for each, articles in votes.items():
        total[full[each]] += articles
    return min(total, key=lambda each: (-total[each], each))


def _homes_of_words(learned: Mapping[str, str]) -> dict[str, set[str]]:
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for name, home in learned.items():
        for part in (*name.split(), _outer(name)):
            homes[part].add(home)
    return homes


def _outer(skeleton: str) -> str:
    """Leave out all names between the first and the last: not every article gives them."""
    words = skeleton.split()
    return f"{words[0]} {words[-1]}"


def _home(
    organisation: str | None,
    name: Voice | _Name,
    learned: Mapping[str, str],
    shared: Mapping[str, set[str]],
) -> str | None:
    """Find the organisation a speaker is matched under: a person's is the best attested one.

    A bare given name or surname belongs where all who bear it do, and so do first and last names.
    """
    attested = learned.get(name.skeleton)
    if not name.named:
        return organisation or attested
    is_bare = " " not in name.skeleton
    namesakes = shared.get(name.skeleton if is_bare else _outer(name.skeleton), set())
    home = attested or organisation
    fuller = {each for each in namesakes if not home or each.endswith(f" {home}")}
    return fuller.pop() if len(fuller) == 1 else home


def _tails(organisation: str) -> list[str]:
    """List what a ministry may be called without its country."""
    words = organisation.split()
    return [" ".join(words[start:]) for start in range(1, len(words))]
