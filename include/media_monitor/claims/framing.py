"""Read the dates of sentences outside what is said in them, and those of the saying alone."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from media_monitor.claims.asides import asides
from media_monitor.claims.cues import Cues
from media_monitor.claims.dates import find_dates
from media_monitor.claims.found import Found
from media_monitor.claims.paragraph import Page
from media_monitor.models import Article, Span

# "Kabul, 26 August: ...": when it was written.
_DATELINE = re.compile(
    r"\s*[A-Z][\w.'\u2019 -]{1,30}, (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})"
    r"(?:,? \d{4})?\s*(?:\([^)]{1,40}\)\s*)?(?:[:\u2014\u2013]|--| - )"
)
_WEEK = timedelta(days=7)


class Framing:
    """What frames the statements of an article, and when that was."""

    def __init__(self, found: Sequence[Found], vocabulary: Cues, article: Article) -> None:
        self.article = article
        self.vocabulary = vocabulary
        self.cues = [f.page.start + f.attribution.cue_start for f in found]
        self.contents = sorted(s for f in found for s in f.spans)

    @property
    def is_live(self) -> bool:
        """Tell a live blog, whose posts tell what is being said."""
        return "posts" in self.article.provenance

    def outside(self, page: Page, low: int, high: int, beside: Sequence[Span] = ()) -> str:
        """Blank out of a sentence whatever is said in it, and what is said by the way."""
        away = asides(page, (low, high), self.vocabulary, self.published(page))
        away = [a for a in away if not self.is_cued(page, a)] + [*beside]
        return self.unsaid(page, low, high, away)

    def unsaid(self, page: Page, low: int, high: int, away: Sequence[Span]) -> str:
        """Blank out of a sentence whatever is said in it, and what else is not wanted."""
        start, text = page.start + low, page.text[low:high]
        away = [*away, _dateline(page)] if low == page.lead else away
        blank = [*self.contents, *((s + page.start, e + page.start) for s, e in away)]
        for first, last in blank:
            if first < page.start + high and last > start:
                begin, end = max(first - start, 0), min(last - start, len(text))
                text = text[:begin] + " " * (end - begin) + text[end:]
        return text

    def is_cued(self, page: Page, span: Span) -> bool:
        """Tell whether somebody says something right there: "which X announced on Monday"."""
        return any(span[0] <= cue - page.start < span[1] for cue in self.cues)

    def dates(
        self, page: Page, low: int, high: int, beside: Sequence[Span] = ()
    ) -> list[tuple[int, str]]:
        """Find the dates of a sentence outside what is said in it."""
        return self.all_dates(page, low, self.outside(page, low, high, beside))

    def all_dates(self, page: Page, low: int, text: str) -> list[tuple[int, str]]:
        """Find dates; "on Thursday" in an article changed since may be after its publication."""
        published, updated = self.published(page), self.article.updated
        dates = find_dates(text, published)
        if published is not None and updated is not None:
            changed = updated.date() - published
            if timedelta(0) < changed < _WEEK:
                near = (published - _WEEK + changed).isoformat()
                sure = set(find_dates(text, updated.date()))
                dates = [d for d in dates if d in sure or d[1] >= near]
        return [(page.start + low + place, iso) for place, iso in dates]

    def published(self, page: Page) -> date | None:
        """Tell on which day the words of a page appeared: of a live blog, when its post did."""
        moment = self.article.published_at(page.start)
        return moment.date() if moment else None


def _dateline(page: Page) -> Span:
    dateline = _DATELINE.match(page.text)
    return (0, dateline.end() if dateline and not page.headline else 0)
