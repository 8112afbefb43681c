"""The keys by which a store finds those claims that one may have to be compared with."""

from collections.abc import Mapping
from functools import lru_cache

from media_monitor.matching import occasions, wording
from media_monitor.matching.candidates import rare, window
from media_monitor.matching.evidence import Key
from media_monitor.matching.utterances import utterance_id, wording_id, wording_of
from media_monitor.matching.voices import Told
from media_monitor.models import content_id

Row = Mapping[str, object]

# Bits of two positive numbers, which databases count fastest.
BITS = 126
_LOW = (1 << BITS // 2) - 1


@lru_cache(maxsize=100_000)
def hashed(*names: str) -> int:
    """Shorten names to 64 bits, the same in every program."""
    return int(content_id(*names), 16)


@lru_cache(maxsize=100_000)
def stem_id(stem: str) -> int:
    """Shorten a stem to 32 bits: so many are stored that reading them counts.

    Two of a hundred thousand stems share an id, and can make two wordings one word more alike.
    """
    return hashed(stem) >> 32


@lru_cache(maxsize=100_000)
def stem_ids(stems: frozenset[str]) -> tuple[int, ...]:
    """Name what is said; where nothing is, that nothing, which is like itself alone."""
    return tuple(sorted(map(stem_id, stems))) or (stem_id(""),)


@lru_cache(maxsize=100_000)
def bits(stems: tuple[int, ...]) -> Row:
    """Note stems as bits of two numbers, and otherwise of two more.

    Where no bit is shared, no stem is; two stems that share one by chance seldom share the other.
    """
    found = other = 0
    for stem in stems:
        found |= 1 << stem % BITS
        other |= 1 << stem // BITS % BITS
    return {
        "low_bits": found & _LOW,
        "high_bits": found >> BITS // 2,
        "other_low_bits": other & _LOW,
        "other_high_bits": other >> BITS // 2,
    }


def keys(told: Told, repeats: Mapping[Key, Key], topic_words: Mapping[str, frozenset[str]]) -> Row:
    """Give a claim's keys by name; what only repeats another claim is found through that one."""
    each, voice = told
    own: Row = {
        "topic": each.topic,
        "claim_id": each.claim_id,
        "article_id": each.article_id,
        "speaker": each.speaker,
        "organisation": each.organisation,
    }
    if each.key in repeats:
        return {**own, "repeats": repeats[each.key][1]}
    spelled = wording_of(each, voice)
    said = occasions.by(occasions.days(each.said), each.day)
    begin, end = window(said, each.day, document=voice.document)
    return {
        **own,
        "block": voice.block,
        "wording_id": wording_id(each.topic, spelled),
        "utterance_id": utterance_id(each.topic, spelled, named=voice.named),
        "said_from": said and said[0],
        "said_until": said and said[1],
        "window_from": begin,
        "window_until": end,
        "is_headline": each.headline,
        "block_id": hashed(each.topic, voice.block),
        **_of_words(wording.content(each.text, topic_words.get(each.topic, frozenset()))),
    }


@lru_cache(maxsize=100_000)
def _of_words(content: frozenset[str]) -> Row:
    stems = stem_ids(content)
    return {
        "stem_count": len(stems),
        **bits(stems),
        "stems": stems,
        "rare_stems": [stem_id(stem) for stem in rare(content)],
    }
