"""Who said what: every attributed statement of a parsed article, from words alone."""

from media_monitor.claims.cues import Cues
from media_monitor.claims.extract import extract
from media_monitor.claims.speakers import Speakers

__all__ = ["Cues", "Speakers", "extract"]
