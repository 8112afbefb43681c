"""When a statement was made: its own date, or the one its speaker was last given."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from media_monitor.claims.attribution import Speaker
from media_monitor.claims.cast import Cast
from media_monitor.claims.dates import find_dates
from media_monitor.claims.found import Found
from media_monitor.claims.names import fold
from media_monitor.claims.paragraph import Page
from media_monitor.models import Article, Span

_NEXT_DAY = re.compile(r"\b(?:the (?:following|next) day|(?:a|one) day later)\b", re.IGNORECASE)
_BACK_THEN = re.compile(r"\bat (?:the|that) time\b", re.IGNORECASE)
# What a website says it says on any day.
_STANDING = re.compile(r"\b(?:web ?site|web ?page|home ?page|profile|fact ?sheet)\b", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:once|long|earlier|previously|later|then|years?|decades?|ago|always|often|repeatedly"
    r"|used to)\b",
    re.IGNORECASE,
)
# The lead sums up what is dated below; further on, a date holds for so many paragraphs.
_LEAD, _NEAR = 3, 10
_DAY = len("2021-08-27")
# What is said in the present tense was not said last year.
_RECENT = timedelta(days=31)
_FRESH = {"person", "unnamed", "plural", "outlet"}


@dataclass(frozen=True)
class Dated:
    """A dated sentence in which somebody speaks, is asked or is heard: who, and when."""

    offset: int
    names: frozenset[str]
    when: str


class Calendar:
    """Every dated sentence of an article, to look up when something was said."""

    def __init__(
        self, pages: Sequence[Page], found: Sequence[Found], cast: Cast, article: Article
    ) -> None:
        self.article = article
        self.outlets = {fold(o) for o in (article.outlet, article.original_outlet) if o}
        self.cast = cast
        self.found = found
        self.contents = sorted(s for f in found for s in f.spans)
        self.days: list[tuple[int, str]] = []
        self.dated: list[Dated] = []
        self.places = {page.start: place for place, page in enumerate(pages)}
        self.starts: dict[int, int] = {}
        for page in pages:
            for sentence in page.sentences:
                self._read(page, sentence)

    def said(self, found: Found) -> str | None:
        """Date a statement: its own sentence first, then its speaker's, nearest and before."""
        page, cue = found.page, found.attribution.cue_start
        low, high = page.sentence_at(cue)
        own = [d for d in self._dates(page, low, high) if self._may_be_of(found, d[1])]
        if own:
            return min(own, key=lambda d: abs(d[0] - page.start - cue))[1]
        offset, frame = page.start + cue, self._outside(page, low, high)
        if _NEXT_DAY.search(frame):
            return self._day_after(offset)
        if _BACK_THEN.search(frame):
            return self._before(offset)
        if _STANDING.search(frame):
            return None
        return self._occasion(found, offset) or self._fresh(found, frame)

    def _occasion(self, found: Found, offset: int) -> str | None:
        """Find when the speaker, or a colleague in the paragraph beside, was heard."""
        near = [d for d in self.dated if found.speaker.name in d.names]
        near = [d for d in near if self._may_be_of(found, d.when)]
        if found.speaker.kind == "body" and self.places[found.page.start] >= _LEAD:
            near = [d for d in near if self._is_near(found, d)]
        before = [d for d in near if d.offset <= offset]
        nearest = before[-1] if before else near[0] if near else self._colleague(found)
        return nearest.when if nearest is not None else None

    def _is_near(self, found: Found, dated: Dated) -> bool:
        """Tell one occasion from the next: houses speak every day, people are asked once."""
        place = self.places[found.page.start]
        return abs(self.places[self.starts[dated.offset]] - place) <= _NEAR

    def _may_be_of(self, found: Found, when: str) -> bool:
        """Tell whether a date is not too old for what is said in the present tense."""
        published = self._published(found.page)
        if published is None or not _is_present(found):
            return True
        return when >= (published - _RECENT).isoformat()[: len(when)]

    def _colleague(self, found: Found) -> Dated | None:
        house = self._house(found)
        place = self.places[found.page.start]
        return next(
            (
                dated
                for other in self.found
                if house is not None
                and self._house(other) == house
                and abs(self.places[other.page.start] - place) == 1
                for dated in self.dated
                if other.speaker.name in dated.names
                and self.starts[dated.offset] == other.page.start
            ),
            None,
        )

    def _house(self, found: Found) -> str | None:
        organisation = None if found.speaker.kind == "document" else found.speaker.organisation
        return self.cast.speakers.government(organisation) if organisation else None

    def _read(self, page: Page, sentence: Span) -> None:
        dates = self._dates(page, *sentence)
        low, high = sentence[0] + page.start, sentence[1] + page.start
        self.days += dates
        when = dates[0][1] if dates else self._relative(page, sentence)
        names = self._names(page, low, high)
        if when is not None and names:
            self.dated.append(Dated(low, names, when))
            self.starts[low] = page.start

    def _relative(self, page: Page, sentence: Span) -> str | None:
        following = _NEXT_DAY.search(page.text[sentence[0] : sentence[1]])
        return self._day_after(page.start + sentence[0]) if following else None

    def _names(self, page: Page, low: int, high: int) -> frozenset[str]:
        """Name who speaks in a sentence; else who is asked or heard in it."""
        speak = [
            f.speaker.name
            for f in self.found
            if low <= f.page.start + f.attribution.cue_start < high
        ]
        words = {t.lemma_.lower() for t in page.doc if low <= page.start + t.idx < high}
        papers = [f.speaker for f in self.found if f.speaker.kind == "document"]
        meant = [p for p in papers if p.name.split(" (")[0].split()[-1].lower() in words]
        named = {p.name for p in meant} | set(speak) | self._issuers(meant)
        if not speak and words & (self.cast.cues.occasions | self.cast.cues.ask):
            seen = [a.name for a in self.cast.appearances if low <= a.offset < high]
            named |= {k.name if (k := self.cast.speakers.find(name)) else name for name in seen}
            named |= set(seen)
        return frozenset(named)

    def _issuers(self, papers: "Sequence[Speaker]") -> set[str]:
        """Name the bodies that speak through these papers, under their own names."""
        houses = {p.organisation for p in papers if p.organisation is not None}
        speakers = (f.speaker for f in self.found)
        return {s.name for s in speakers if s.kind == "body" and s.organisation in houses}

    def _outside(self, page: Page, low: int, high: int) -> str:
        """Blank out of a sentence whatever is said in it."""
        start, text = page.start + low, page.text[low:high]
        for first, last in self.contents:
            if first < page.start + high and last > start:
                begin, end = max(first - start, 0), min(last - start, len(text))
                text = text[:begin] + " " * (end - begin) + text[end:]
        return text

    def _dates(self, page: Page, low: int, high: int) -> list[tuple[int, str]]:
        """Find the dates of a sentence outside what is said in it."""
        text = self._outside(page, low, high)
        dates = find_dates(text, self._published(page))
        return [(page.start + low + place, iso) for place, iso in dates]

    def _published(self, page: Page) -> date | None:
        """Tell on which day the words of a page appeared: of a live blog, when its post did."""
        moment = self.article.published_at(page.start)
        return moment.date() if moment else None

    def _before(self, offset: int) -> str | None:
        before = [when for place, when in self.days if place < offset]
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
        published = self._published(found.page)
        if published is None or _LONG_AGO.search(frame):
            return None
        if fold(found.speaker.name) in self.outlets:
            return published.isoformat()
        spoken = found.attribution.cue not in self.cast.cues.describe and _is_present(found)
        if found.speaker.kind not in _FRESH and not (found.speaker.kind == "body" and spoken):
            return None
        return published.isoformat()[: len("2021-08")]


def _is_present(found: Found) -> bool:
    verb = found.attribution.verb
    return verb is not None and verb.tag_ in {"VBZ", "VBP"}
