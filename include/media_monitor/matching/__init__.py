"""Which claims are the same utterance: claims in, statements out, in any order the same."""

from media_monitor.matching.carriers import counted
from media_monitor.matching.evidence import (
    UNCLEAR,
    Attestation,
    Background,
    Evidence,
    Key,
    Statement,
    Ties,
)
from media_monitor.matching.keys import bits, hashed, keys, stem_id, stem_ids
from media_monitor.matching.precedents import Precedent, precedents
from media_monitor.matching.repeats import marked, may_be_at_once
from media_monitor.matching.statements import gathered, repetitions, statements
from media_monitor.matching.utterances import NEAR_VERBATIM, may_be_one_speaker
from media_monitor.matching.voices import Said, Told, Voice, voices
from media_monitor.matching.wording import (
    CONTAINED,
    OVERLAP,
    PARTLY_CONTAINED,
    SHARED,
    alike,
    compares_times,
    content,
    spell,
)

__all__ = [
    "CONTAINED",
    "NEAR_VERBATIM",
    "OVERLAP",
    "PARTLY_CONTAINED",
    "SHARED",
    "UNCLEAR",
    "Attestation",
    "Background",
    "Evidence",
    "Key",
    "Precedent",
    "Said",
    "Statement",
    "Ties",
    "Told",
    "Voice",
    "alike",
    "bits",
    "compares_times",
    "content",
    "counted",
    "gathered",
    "hashed",
    "keys",
    "marked",
    "may_be_at_once",
    "may_be_one_speaker",
    "precedents",
    "repetitions",
    "spell",
    "statements",
    "stem_id",
    "stem_ids",
    "voices",
]
