"""Turn the words of a mention into a name that can be shown."""

import re

from media_monitor.claims.names import fold

_DETERMINER = re.compile(
    r"^(?:the|a|an|one|another|this|that|these|those|his|her|their|its|our|my)\s+", re.IGNORECASE
)
_BASED = re.compile(r"^[A-Z]\w+-based ")
_DEFINITE = re.compile(r"^(?:the|this|that|these|those|his|her|their|its)\s", re.IGNORECASE)
_OF_WHOM = re.compile(r",? (?:with|of|in|from|at|for|to|on|who|whose|whom|close|near) ")
# "the ministry", "the same spokesman"; more words are a description of their own.
_SHORT = 3


def plain(mention: str) -> str:
    """Drop what surrounds a mention: marks, spaces, the possessive."""
    words = re.sub(r"\s+", " ", mention).strip(" ,;:\"“”'\u2018\u2019()[]")
    return re.sub(r"['\u2019]s$|['\u2019]$", "", words)


def without_determiner(name: str) -> str:
    """Drop "the", "a", "one" and the like."""
    return _BASED.sub("", _DETERMINER.sub("", name))


def capital(name: str) -> str:
    """Begin with a capital letter."""
    return name[:1].upper() + name[1:]


def called(name: str) -> list[str]:
    """List what an unnamed speaker is called: "spokesman for the envoy" is no envoy."""
    return fold(_OF_WHOM.split(name.removesuffix(" (unnamed)"))[0]).split()


def is_definite(mention: str) -> bool:
    """Tell "the ministry", which was named before, from "a ministry of the new government"."""
    return bool(_DEFINITE.match(mention)) and len(mention.split()) <= _SHORT
