"""Which claims are the same utterance: claims in, statements out, in any order the same."""

from media_monitor.matching.evidence import Attestation, Background, Evidence, Statement, Ties
from media_monitor.matching.statements import statements
from media_monitor.matching.wording import alike, content, spell

__all__ = [
    "Attestation",
    "Background",
    "Evidence",
    "Statement",
    "Ties",
    "alike",
    "content",
    "spell",
    "statements",
]
