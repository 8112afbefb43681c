"""Who is named in a sentence: the parties, both together, others, and words that point back."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from media_monitor.positions import english
from media_monitor.positions.topic import Topic, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

BOTH = "both"
OTHER = "other"
RECIPROCAL = "reciprocal"
SINGULAR = "singular"
FORMER, LATTER = "former", "latter"


class Mention(NamedTuple):
    """Tokens [start, end) of a paragraph that stand for a party's key, BOTH or OTHER."""

    kind: str
    start: int
    end: int
    by_name: bool


class Lookup:
    """The topic's names and nouns as patterns over text."""

    def __init__(self, topic: Topic) -> None:
        self.patterns = [
            *((key, words((*p.names, *p.nouns))) for key, p in topic.parties.items()),
            (BOTH, words(topic.both)),
            (OTHER, words(topic.others)),
            (RECIPROCAL, words(english.RECIPROCAL)),
            (SINGULAR, words(english.SINGULAR)),
            (FORMER, words(("the former",))),
            (LATTER, words(("the latter",))),
        ]
        self.surnames = [(key, words(p.surnames)) for key, p in topic.parties.items()]

    def in_sentence(self, sentence: "Span") -> list[Mention]:
        """List what is named, the longest name first where two overlap, in order."""
        found: list[Mention] = []
        spans = [*self._matches(sentence, self.patterns), *self._surnames(sentence)]
        for kind, span in sorted(spans, key=lambda s: (s[1].start, s[1].start - s[1].end, s[0])):
            if not found or span.start >= found[-1].end:
                found.append(Mention(kind, span.start, span.end, by_name=True))
        return found

    def _matches(
        self, sentence: "Span", patterns: list[tuple[str, re.Pattern[str]]]
    ) -> Iterator[tuple[str, "Span"]]:
        for kind, pattern in patterns:
            for match in pattern.finditer(sentence.text):
                span = _tokens(sentence, match.span())
                if kind not in {BOTH, FORMER, LATTER} or not _goes_on(span):
                    yield kind, span

    def _surnames(self, sentence: "Span") -> Iterator[tuple[str, "Span"]]:
        for kind, span in self._matches(sentence, self.surnames):
            if not _is_person(span):
                yield kind, span


def _tokens(sentence: "Span", chars: tuple[int, int]) -> "Span":
    doc: Doc = sentence.doc
    start, end = (sentence.start_char + offset for offset in chars)
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:  # "expand" always finds tokens inside a sentence
        raise AssertionError(f"no tokens at {start}-{end} of {doc.text!r}")
    return span


def _goes_on(span: "Span") -> bool:
    """Say whether a phrase like "the two" is only the start of "the two ministries".

    What follows a number is in the plural: "the two work" is a verb, however it is tagged.
    """
    if span[-1].lower_ in {"former", "latter"}:
        return span.end < len(span.doc) and span.doc[span.end].pos_ in {"NOUN", "PROPN", "ADJ"}
    if span[-1].pos_ not in {"NUM", "DET"}:
        return False
    follows = takewhile(lambda t: t.pos_ in {"NOUN", "PROPN", "ADJ"}, span.doc[span.end :])
    return any(token.tag_ in {"NNS", "NNPS"} for token in follows)


def _is_person(span: "Span") -> bool:
    """Tell the man from his network: a first name or title before, or a verb of saying after."""
    before = span.doc[span.start - 1] if span.start else None
    named = (
        before is not None
        and before.pos_ == "PROPN"
        and before.is_alpha
        and before.dep_ in {"compound", "flat", "nmod"}
        and before.head.i == span[-1].i
    )
    head = span.root
    return named or (head.dep_ == "nsubj" and head.head.lemma_ in english.REPORTING)
