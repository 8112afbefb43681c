"""Tell what a reporter sets around a statement from its words: when it was said, on what topic."""

from typing import TYPE_CHECKING

from media_monitor.claims.lost import FINITE
from media_monitor.claims.paragraph import Page
from media_monitor.claims.voices import SPANS_OF_TIME
from media_monitor.models import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_RELATES = {"after", "before", "ahead", "following"}
# ", three days after the council moved": how near the "after" is.
_NEAR = 5
_TOPICS = (
    ("as", "for"),
    ("as", "to"),
    ("as", "regards"),
    ("on", "whether"),
    ("on", "the", "question"),
    ("on", "the", "issue"),
    ("on", "the", "matter"),
    ("on", "the", "subject"),
    ("asked",),
    ("pressed",),
    ("questioned",),
    ("regarding",),
    ("concerning",),
)
_SUBJECTS = {"nsubj", "nsubjpass", "expl"}


def is_scene(after: "Sequence[Token]") -> bool:
    """Tell ", three days after the fire": no part of what is said."""
    words = [t for t in after if not t.is_punct]
    relates = next((p for p, t in enumerate(words[:_NEAR]) if t.lower_ in _RELATES), 0)
    return any(t.lemma_ in SPANS_OF_TIME for t in words[:relates])


def without_topic(spans: tuple[Span, ...], verb: "Token", page: Page) -> tuple[Span, ...]:
    """Drop "As for the piers, " from what is said before its frame; all where nothing is left."""
    if not spans or spans[0][1] > verb.idx:
        return spans
    start, end = spans[0]
    words = [t for t in verb.doc[: verb.i] if start <= t.idx < end]
    if not any(_begins(words, topic) for topic in _TOPICS):
        return spans
    commas = [p for p, t in enumerate(words) if t.text == "," and not page.in_marks(t)]
    rest = words[commas[-1] + 1 :] if commas else []
    acts = any(t.tag_ in FINITE for t in rest) and any(t.dep_ in _SUBJECTS for t in rest)
    return ((rest[0].idx, end), *spans[1:]) if acts else spans[1:]


def _begins(words: "Sequence[Token]", topic: tuple[str, ...]) -> bool:
    return tuple(t.lower_ for t in words[: len(topic)]) == topic
