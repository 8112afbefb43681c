"""Which words of a raw file survived into the clean text, and where they went."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from media_monitor.models import Span

_WORD = re.compile(r"\w+")

Words = frozenset[int]


class Alignment:
    """Word by word, in order: the clean text against the raw text it came from."""

    def __init__(self, raw: str, clean: str) -> None:
        self._raw = list(_WORD.finditer(raw))
        self._clean = list(_WORD.finditer(clean))
        matcher = SequenceMatcher(
            None,
            [word.group().casefold() for word in self._raw],
            [word.group().casefold() for word in self._clean],
            autojunk=False,
        )
        self._raw_of_clean = {
            match.b + step: match.a + step
            for match in matcher.get_matching_blocks()
            for step in range(match.size)
        }
        self._survivors = frozenset(self._raw_of_clean.values())

    def raw_words(self, spans: Iterable[Span]) -> Words:
        """Return the numbers of the raw words that lie in spans of the raw text."""
        return frozenset(_words_in(self._raw, spans))

    def raw_words_of_clean(self, spans: Iterable[Span]) -> Words:
        """Return the numbers of the raw words behind spans of the clean text."""
        return frozenset(
            self._raw_of_clean[index]
            for index in _words_in(self._clean, spans)
            if index in self._raw_of_clean
        )

    def share_kept(self, span: Span) -> float:
        """Return the share of raw words in a span that survived; 1.0 where there is no word."""
        words = self.raw_words([span])
        return len(words & self._survivors) / len(words) if words else 1.0


def _words_in(words: list[re.Match[str]], spans: Iterable[Span]) -> Iterable[int]:
    for start, end in spans:
        for index, word in enumerate(words):
            if start <= word.start() and word.end() <= end:
                yield index
