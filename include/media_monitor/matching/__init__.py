"""Which claims are the same utterance: claims in, statements out, in any order the same."""

from media_monitor.matching.evidence import Evidence, Statement
from media_monitor.matching.statements import statements
from media_monitor.matching.voices import Attestation
from media_monitor.matching.wording import alike, content

__all__ = ["Attestation", "Evidence", "Statement", "alike", "content", "statements"]
