"""One attributed statement with its speaker, before it becomes a claim."""

from dataclasses import dataclass

from media_monitor.claims.attribution import Attribution, Speaker
from media_monitor.claims.paragraph import Page
from media_monitor.models import Span


@dataclass(frozen=True)
class Found:
    """A statement and who made it; `via` is the relay chain, nearest first."""

    attribution: Attribution
    page: Page
    speaker: Speaker
    via: tuple[str, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The statement's words, as offsets into the article."""
        return tuple((s + self.page.start, e + self.page.start) for s, e in self.attribution.spans)

    @property
    def frame(self) -> str:
        """The sentence that attributes the statement, without the statement's own words."""
        low, high = self.page.sentence_at(self.attribution.cue_start)
        text = self.page.text[low:high]
        for start, end in sorted(self.attribution.spans, reverse=True):
            if low <= start < high:
                text = text[: start - low] + " " + text[min(end, high) - low :]
        return text
