"""A paragraph as the readers see it: its parse, its quotations, what is outside them."""

from functools import cached_property
from typing import TYPE_CHECKING

from media_monitor.claims.quotes import Quote, find_quotes, is_statement
from media_monitor.models import Span
from media_monitor.parsing import lead_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Page:
    """One paragraph: `text` is the article's own words, `start` its offset in the article."""

    def __init__(self, text: str, start: int, doc: "Doc", *, headline: bool) -> None:
        self.text = text
        self.start = start
        self.doc = doc
        self.headline = headline
        self.quotes = find_quotes(text)
        self.lead = 0 if headline else lead_of(text)

    @cached_property
    def statements(self) -> tuple[Quote, ...]:
        """The quotations that are utterances rather than single quoted words."""
        return tuple(q for q in self.quotes if is_statement(self.text, q))

    @property
    def is_quotation(self) -> bool:
        """Tell whether the paragraph is one quotation and nothing else."""
        end = len(self.text.rstrip())
        return any(q.start == 0 and q.end >= end for q in self.quotes)

    @cached_property
    def _inside(self) -> frozenset[int]:
        return frozenset(t.i for t in self.doc for q in self.quotes if q.start <= t.idx < q.end)

    @cached_property
    def _uttered(self) -> frozenset[int]:
        return frozenset(t.i for t in self.doc for q in self.statements if q.start <= t.idx < q.end)

    def quoted(self, token: "Token") -> bool:
        """Tell whether this word is inside an utterance quoted."""
        return token.i in self._uttered

    def in_marks(self, token: "Token") -> bool:
        """Tell whether this word is inside any quotation marks."""
        return token.i in self._inside

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences as [start, end), never ending inside a quotation."""
        ends = [
            t.idx + len(t)
            for t in self.doc
            if t.i + 1 == len(self.doc) or (self.doc[t.i + 1].is_sent_start and self._may_end(t))
        ]
        starts = [self.lead if ends and self.lead < ends[0] else 0, *ends[:-1]]
        return tuple((self._skip_space(s), e) for s, e in zip(starts, ends, strict=True))

    def _may_end(self, token: "Token") -> bool:
        return not (token.i in self._inside and token.i + 1 in self._inside and self._same(token.i))

    def _same(self, index: int) -> bool:
        here, there = self.doc[index].idx, self.doc[index + 1].idx
        return any(q.start <= here < q.end and q.start <= there < q.end for q in self.quotes)

    def _skip_space(self, offset: int) -> int:
        while offset < len(self.text) and self.text[offset].isspace():
            offset += 1
        return offset

    def sentence_at(self, offset: int) -> Span:
        """Find the sentence around an offset."""
        return next((s for s in self.sentences if s[0] <= offset < s[1]), (0, len(self.text)))
