"""When a statement was made: its own date, or the one its speaker was last given."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from media_monitor.claims.cast import Cast
from media_monitor.claims.dates import find_date
from media_monitor.claims.found import Found
from media_monitor.claims.paragraph import Page
from media_monitor.models import Span

_NEXT_DAY = re.compile(r"\b(?:the (?:following|next) day|(?:a|one) day later)\b", re.IGNORECASE)
_BACK_THEN = re.compile(r"\bat (?:the|that) time\b", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:once|long|earlier|previously|before|later|then|former|years?|decades?|ago|always|often"
    r"|repeatedly|website|used to)\b",
    re.IGNORECASE,
)
_DAY = len("2021-08-27")
_FRESH = {"person", "unnamed", "plural", "outlet"}


@dataclass(frozen=True)
class Dated:
    """A sentence with a date in it, who is named or speaks in it, and where it is."""

    offset: int
    names: frozenset[str]
    when: str


class Calendar:
    """Every dated sentence of an article, to look up when something was said."""

    def __init__(
        self, pages: Sequence[Page], found: Sequence[Found], cast: Cast, published: date | None
    ) -> None:
        self.published = published
        self.contents = sorted(s for f in found for s in f.spans)
        self.dated = [d for p in pages for s in p.sentences if (d := self._date(p, s, found, cast))]

    def said(self, found: Found) -> str | None:
        """Date a statement: its own sentence first, then its speaker's, nearest and before."""
        offset = found.page.start + found.attribution.cue_start
        low = found.page.start + found.page.sentence_at(found.attribution.cue_start)[0]
        own = next((d.when for d in self.dated if d.offset == low), None)
        if own is not None:
            return own
        frame = found.frame
        if _NEXT_DAY.search(frame):
            return self._day_after(offset)
        if _BACK_THEN.search(frame):
            return self._before(offset)
        near = [d for d in self.dated if found.speaker.name in d.names]
        before = [d for d in near if d.offset <= offset]
        after = [d for d in near if d.offset > offset]
        nearest = before[-1] if before else after[0] if after else None
        return nearest.when if nearest is not None else self._fresh(found, frame)

    def _date(self, page: Page, sentence: Span, found: Sequence[Found], cast: Cast) -> Dated | None:
        low, high = sentence[0] + page.start, sentence[1] + page.start
        when = find_date(self._without_contents(page, low, high), self.published)
        if when is None:
            return None
        speak = {
            f.speaker.name for f in found if low <= f.page.start + f.attribution.cue_start < high
        }
        named = {
            known.name if (known := cast.speakers.find(a.name)) else a.name
            for a in cast.appearances
            if low <= a.offset < high and (a.subject or a.person is not None)
        }
        return Dated(low, frozenset(speak or named), when)

    def _without_contents(self, page: Page, low: int, high: int) -> str:
        text = page.text[low - page.start : high - page.start]
        for start, end in reversed(self.contents):
            if start < high and end > low:
                first, last = max(start, low) - low, min(end, high) - low
                text = text[:first] + " " * (last - first) + text[last:]
        return text

    def _before(self, offset: int) -> str | None:
        before = [d.when for d in self.dated if d.offset <= offset]
        return before[-1] if before else None

    def _day_after(self, offset: int) -> str | None:
        day = self._before(offset)
        if day is None or len(day) != _DAY:
            return None
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()

    def _fresh(self, found: Found, frame: str) -> str | None:
        """News reports what people have just said: undated speech is of the month it appeared.

        Papers, websites and bodies at large may have said it at any time: they stay undated.
        """
        if self.published is None or found.speaker.kind not in _FRESH or _LONG_AGO.search(frame):
            return None
        return self.published.isoformat()[: len("2021-08")]
