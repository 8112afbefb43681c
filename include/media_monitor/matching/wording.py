"""What a claim says, as words to compare: the topic's own words and function words left out."""

import re
import unicodedata
from functools import lru_cache

from media_monitor.matching.vocabulary import vocabulary

# Measured on hand-labelled pairs of one organisation and stance: at these values no two
# different statements of them are taken for one, and nine of ten repeats are found.
CONTAINED = 0.5
PARTLY_CONTAINED = 0.34
OVERLAP = 0.2
SHARED = 2

_ENDING = re.compile(r"(?<=\w{3})(?:ships|ship|ions|ion|ies|ied|ing|edly|ely|ed|es|ly|s|y|e)$")
_WORD = re.compile(r"\w+")
_SPACED = {n: " " for n in range(128) if not _WORD.match(chr(n))} | {ord("'"): None}
_TYPOGRAPHY = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00a0": " ", "\u2010": "-"})


def spell(text: str) -> tuple[str, ...]:
    """Spell out a text's words in plain lower-case letters, quotation marks and accents gone."""
    if text.isascii():
        return tuple(text.translate(_SPACED).lower().split())
    return tuple(_WORD.findall(_plain(text).casefold().replace("'", "")))


words = lru_cache(maxsize=100_000)(spell)
"""The same, remembered: the words of one claim are asked for many times."""


@lru_cache(maxsize=100_000)
def content(text: str, topic_words: frozenset[str]) -> frozenset[str]:
    """Return the stems that say something: neither function words nor the topic's own words."""
    telling_words = set(words(text)) - vocabulary().function_words
    return frozenset(map(_stem, telling_words)) - _stems_of(topic_words)


def speaks_of_talk(text: str) -> bool:
    """Say whether words are about other words ("such claims are baseless"), often those before."""
    return not vocabulary().talk.isdisjoint(words(text))


def compares_times(text: str) -> bool:
    """Say whether words set one time against another ("today I would call them one")."""
    return not vocabulary().times.isdisjoint(words(text))


# An article carries several statements, which are counted one after the other.
@lru_cache(maxsize=1_000)
def telling(text: str) -> tuple[str, ...]:
    """Return the words of a whole text that say something, in their order."""
    empty = vocabulary().function_words
    return tuple([word for word in spell(text) if word not in empty])


def alike(a: frozenset[object], b: frozenset[object]) -> float:
    """Measure how far two contents are the same words, 0 to 1; 0 where it is not enough.

    Two claims that say nothing beside the topic's own words ("we are ...") are alike.
    """
    if a.isdisjoint(b):
        return 0.0 if a or b else 1.0
    shared, small = len(a & b), min(len(a), len(b))
    containment, jaccard = shared / small, shared / len(a | b)
    if shared < min(SHARED, small):
        return 0.0
    close = containment >= CONTAINED or (containment >= PARTLY_CONTAINED and jaccard >= OVERLAP)
    return (containment + jaccard) / 2 if close else 0.0


def _plain(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHY))
    return "".join(each for each in split if not unicodedata.combining(each))


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return _ENDING.sub("", word)


@lru_cache(maxsize=100)
def _stems_of(topic_words: frozenset[str]) -> frozenset[str]:
    return frozenset(_stem(word) for each in topic_words for word in words(each))
