"""Who is speaking: a person, or a body, a document, somebody unnamed; and which names are one."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from operator import itemgetter
from types import MappingProxyType

from rapidfuzz import fuzz, process

from media_monitor.matching.vocabulary import vocabulary

# Spelling slips and transliterations of one surname score 85 or more; different surnames rarely do.
SAME_SPELLING = 85

# The same few thousand names are asked for with every claim they made.
_remembered = lru_cache(maxsize=100_000)
_NOBODY: Mapping[str, str] = MappingProxyType({})

_NO_LETTER = re.compile(r"[^a-z0-9()-]+")
_ALIKE = str.maketrans("qzwc", "ksvk")
_VOWEL = re.compile(r"(?<=\w)[aeiouyh]")
_DOUBLE = re.compile(r"(.)\1")


@_remembered
def fold(name: str) -> str:
    """Write a name in plain lower-case letters, without titles and punctuation.

    A name of other letters or of none stays as it is.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = _NO_LETTER.sub(" ", plain.replace(".", "").replace("'", "")).split()
    titles = vocabulary().titles
    kept = [word for word in words if word not in titles]
    return " ".join(kept or words or name.casefold().split()) or "?"


def skeleton(name: str) -> str:
    """Keep the consonants that transliterations agree on: Haqqani, Hakani and Haqani are one."""
    return _consonants(fold(name))


@_remembered
def _consonants(folded: str) -> str:
    letters = folded.translate(_ALIKE).replace("ph", "f")
    return _DOUBLE.sub(itemgetter(1), _VOWEL.sub("", letters))


@_remembered
def is_named(speaker: str, organisation: str | None) -> bool:
    """Tell a person called by name from a body, a document or an unnamed official."""
    words = fold(speaker).split()
    if not words or "(" in speaker or any(character.isdigit() for character in speaker):
        return False
    if organisation and fold(speaker) == fold(organisation):
        return False
    known = vocabulary().bodies | vocabulary().documents
    if any(part in known for word in words for part in (word, *word.split("-"))):
        return False
    return all(
        word[:1].isupper() or fold(word) in vocabulary().particles for word in speaker.split()
    )


def is_document(speaker: str) -> bool:
    return any(word in vocabulary().documents for word in fold(speaker).strip("()").split())


@_remembered
def same_person(one: str, other: str) -> bool:
    """Say whether two names can be one person: equal surnames, given names that do not clash."""
    a, b = _parts(one), _parts(other)
    if not a or not b:
        return False
    bare = [each for each, name in ((a, one), (b, other)) if _is_bare(name)]
    if bare:
        short = min(bare, key=lambda parts: (len(parts), parts))
        return all(
            any(_same_word(part, word) for word in (b if short is a else a)) for part in short
        )
    return _same_word(a[-1], b[-1]) and _same_given(a[0], b[0])


def people(names: AbstractSet[str], former: Mapping[str, str] = _NOBODY) -> dict[str, str]:
    """Map each person's name to its fullest form; a bare surname only where it is unambiguous.

    `former` is the answer for other names: it stands where nobody came or went who may be one.
    """
    touched = _touched(names, former) if former else names
    fullest = {name: former[name] for name in names - touched}
    bearers = _Bearers()
    for name in sorted(names & touched, key=_fullest_first):
        known = sorted(full for full in bearers.of(name) if same_person(full, name))
        fullest[name] = known[0] if len(known) == 1 else name
        bearers.add(fullest[name])
    return fullest


def _fullest_first(name: str) -> tuple[object, ...]:
    return (-len(fold(name).split()), -len(name), name)


def _touched(names: AbstractSet[str], former: Mapping[str, str]) -> set[str]:
    """Find all who may be one with a name that came or went, directly or through others."""
    bearers = _Bearers()
    for name in names | former.keys():
        bearers.add(name)
    found = set(names ^ former.keys())
    unseen = list(found)
    while unseen:
        name = unseen.pop()
        near = {each for each in bearers.of(name) - found if _may_be_one(each, name)}
        found |= near
        unseen += near
    return found


def _may_be_one(a: str, b: str) -> bool:
    return same_person(a, b) or same_person(b, a)


class _Bearers:
    """Full names by each of their words, so that a name is compared with few of them."""

    def __init__(self) -> None:
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        self._words: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, name: str) -> None:
        for word in _parts(name):
            self._bearers[word].add(name)
            self._words[_consonants(word)].add(word)

    def of(self, name: str) -> set[str]:
        """Find all who bear a word like one of this name's."""
        alike = {word for part in _parts(name) for word in self._alike(part)}
        return {full for word in alike for full in self._bearers[word]}

    def _alike(self, part: str) -> Iterator[str]:
        yield from self._words.get(_consonants(part), ())
        found = process.extract(
            part, self._bearers.keys(), scorer=fuzz.ratio, score_cutoff=SAME_SPELLING, limit=None
        )
        yield from (word for word, *_ in found)


def _is_bare(name: str) -> bool:
    """Tell a given name or surname alone, which may be a double one, from a full name."""
    return " " not in fold(name) or len(_parts(name)) == 1


@_remembered
def _parts(name: str) -> tuple[str, ...]:
    words = fold(name).replace("-", " ").split()
    particles = vocabulary().particles
    return tuple([word for word in words if word not in particles] or words)


@_remembered
def _same_word(a: str, b: str) -> bool:
    return a == b or _consonants(a) == _consonants(b) or fuzz.ratio(a, b) >= SAME_SPELLING


def _same_given(a: str, b: str) -> bool:
    if _same_word(a, b):
        return True
    short, long = sorted((a, b), key=len)
    return long.startswith(short) or _consonants(long).startswith(_consonants(short))
