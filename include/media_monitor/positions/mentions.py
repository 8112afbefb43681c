"""Who is meant where: every word of an article that stands for a party, for both, or for others.

Names and nouns are looked up; pronouns take what the nearest sentence before them was about.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from media_monitor.parsing import Parsed
from media_monitor.positions.english import REPORTING, THIRD_PERSON
from media_monitor.positions.topic import Topic, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

BOTH = "both"
OTHER = "other"
# How many sentences a pronoun may look back; further back it is about something else.
_REACH = 2


class Mention(NamedTuple):
    """Tokens [start, end) of a paragraph that stand for a party's key, BOTH or OTHER."""

    kind: str
    start: int
    end: int
    by_name: bool


class _Focus:
    """What the text was last about, and how many sentences ago."""

    def __init__(self) -> None:
        self.kinds: tuple[str, ...] = ()
        self.age = 0

    def of_pronoun(self, token: "Token", earlier: list[Mention]) -> str | None:
        kinds = tuple(m.kind for m in earlier) or (self.kinds if self.age <= _REACH else ())
        if token.lower_ in {"it", "its", "itself"}:
            return kinds[0] if kinds and kinds[0] != BOTH else None
        if not kinds:
            return None
        return _together(kinds)

    def of_pair(self) -> str:
        """Say who "the two groups" are: the topic's two parties, unless another pair was named."""
        near = set(self.kinds) if self.age <= _REACH else set()
        return OTHER if OTHER in near and BOTH not in near and len(near) == 2 else BOTH  # noqa: PLR2004 - a pair

    def move_on(self, mentions: list[Mention]) -> None:
        self.age += 1
        if mentions:
            self.kinds, self.age = tuple(m.kind for m in mentions), 1


def _together(kinds: tuple[str, ...]) -> str:
    distinct = set(kinds)
    if OTHER in distinct:
        return OTHER
    return distinct.pop() if len(distinct) == 1 else BOTH


def mentions_in(parsed: Parsed, topic: Topic) -> tuple[tuple[Mention, ...], ...]:
    """Find the mentions of every paragraph, in order."""
    lookup = _Lookup(topic)
    focus = _Focus()
    return tuple(
        tuple(m for sentence in p.doc.sents for m in _resolve(sentence, lookup, focus))
        for p in parsed.paragraphs
    )


def _resolve(sentence: "Span", lookup: "_Lookup", focus: _Focus) -> list[Mention]:
    found = lookup.in_sentence(sentence)
    taken = {i for mention in found for i in range(mention.start, mention.end)}
    mentions: list[Mention] = []
    for token in sentence:
        at_token = [m for m in found if m.start == token.i]
        if at_token:
            mention = at_token[0]
            mentions.append(
                mention._replace(kind=focus.of_pair()) if mention.kind == BOTH else mention
            )
        elif token.i not in taken and token.lower_ in THIRD_PERSON and _can_refer(token):
            kind = focus.of_pronoun(token, mentions)
            if kind:
                mentions.append(Mention(kind, token.i, token.i + 1, by_name=False))
    focus.move_on([m for m in mentions if m.by_name] or mentions)
    return mentions


def _can_refer(token: "Token") -> bool:
    if token.lower_ in {"he", "him", "his"} or token.dep_ in {"expl", "preconj"}:
        return False
    if token.lower_ == "both":
        return token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "ROOT"}
    return True


class _Lookup:
    """The topic's names and nouns as patterns over text."""

    def __init__(self, topic: Topic) -> None:
        self.patterns = [
            *((key, words((*p.names, *p.nouns))) for key, p in topic.parties.items()),
            (BOTH, words(topic.both)),
            (OTHER, words(topic.others)),
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
                if kind != BOTH or not _goes_on(span):
                    yield kind, span

    def _surnames(self, sentence: "Span") -> Iterator[tuple[str, "Span"]]:
        for kind, span in self._matches(sentence, self.surnames):
            if not _is_person(span):
                yield kind, span


def _tokens(sentence: "Span", chars: tuple[int, int]) -> "Span":
    doc: Doc = sentence.doc
    start, end = (sentence.start_char + offset for offset in chars)
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:  # pragma: no cover - "expand" always finds tokens inside a sentence
        raise AssertionError(f"no tokens at {start}-{end} of {doc.text!r}")
    return span


def _goes_on(span: "Span") -> bool:
    """Say whether a phrase like "the two" is only the start of "the two ministries"."""
    follower = span.doc[span.end] if span.end < len(span.doc) else None
    return (
        span[-1].pos_ in {"NUM", "DET"}
        and follower is not None
        and follower.pos_ in {"NOUN", "ADJ"}
    )


def _is_person(span: "Span") -> bool:
    """Tell the man from his network: a first name or title before, or a verb of saying after."""
    before = span.doc[span.start - 1] if span.start else None
    named = (
        before is not None
        and before.pos_ == "PROPN"
        and before.is_alpha
        and before.dep_ in {"compound", "flat", "nmod"}
        and before.head.i == span[-1].i
        and not before.is_sent_start
    )
    head = span.root
    return named or (head.dep_ == "nsubj" and head.head.lemma_ in REPORTING)
