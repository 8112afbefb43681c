"""Turn parsed words into spans of a paragraph."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from media_monitor.claims.paragraph import Page
from media_monitor.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def in_order(tokens: "Iterable[Token]") -> "list[Token]":
    """Put words back in the order of the text."""
    return sorted(tokens, key=lambda token: token.i)


def span_of(tokens: "Sequence[Token]", page: Page) -> tuple[Span, ...]:
    """Make one span of these words: no punctuation at its edges, no quotation cut in two."""
    words = [t for t in tokens if t.idx >= page.lead]
    while words and _loose(words[0], page):
        words = words[1:]
    while words and _loose(words[-1], page):
        words = words[:-1]
    if not words:
        return ()
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    for quote in page.quotes:
        if quote.start < end <= quote.end:
            end = quote.end
        if quote.start < start < quote.end:
            start = quote.start
    return ((start, end),)


def _loose(token: "Token", page: Page) -> bool:
    return not page.in_marks(token) and (token.is_punct or token.is_space or token.dep_ == "cc")
