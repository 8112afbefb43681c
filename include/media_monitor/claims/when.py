"""When a statement was made: its own date, or the one its speaker was last given."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from media_monitor.claims import gatherings
from media_monitor.claims.asides import other_clause
from media_monitor.claims.attribution import Speaker
from media_monitor.claims.cast import Cast
from media_monitor.claims.dates import is_later, some_later
from media_monitor.claims.found import Found
from media_monitor.claims.framing import Framing
from media_monitor.claims.names import fold
from media_monitor.claims.paragraph import Page
from media_monitor.models import Article, Span

_BACK_THEN = re.compile(r"\bat (?:the|that) time\b", re.IGNORECASE)
# What a website says it says on any day.
_STANDING = re.compile(r"\b(?:web ?site|web ?page|home ?page|profile|fact ?sheet)\b", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:once|long|(?<!hours )(?:earlier|later)|previously|then|years?|decades?|ago|always"
    r"|often|repeatedly|used to)\b",
    re.IGNORECASE,
)
# The lead sums up what is dated below; further on, a date holds for so many paragraphs.
_LEAD, _NEAR, _NEXT = 3, 10, 1
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
    acts: bool = False


class Calendar:
    """Every dated sentence of an article, to look up when something was said."""

    def __init__(
        self, pages: Sequence[Page], found: Sequence[Found], cast: Cast, article: Article
    ) -> None:
        names = (article.outlet, article.original_outlet, *article.authors)
        self.own = {fold(name) for name in names if name}
        self.cast = cast
        self.found = found
        self.framing = Framing(found, cast.cues, article)
        self.days: list[tuple[int, str]] = []
        self.dated: list[Dated] = []
        self.held: list[tuple[int, str]] = []
        self.places = {page.start: place for place, page in enumerate(pages)}
        self.starts: dict[int, int] = {}
        for page in pages:
            for sentence in page.sentences:
                self._read(page, sentence)
        self._continue_lead()

    def _continue_lead(self) -> None:
        """Hear on the lead's day whom the next paragraph quotes, where the lead names nobody."""
        leads = (d for d in self.dated if self.places[self.starts[d.offset]] < _LEAD)
        lead = next((d for d in leads if not d.acts and len(d.when) == _DAY), None)
        if lead is None or not all(name.endswith("(unnamed)") for name in lead.names):
            return
        place = self.places[self.starts[lead.offset]]
        after = next((f for f in self.found if self.places[f.page.start] == place + 1), None)
        if after is not None and after.speaker.kind == "person":
            self.dated.insert(0, Dated(lead.offset, frozenset({after.speaker.name}), lead.when))

    def said(self, found: Found) -> str | None:
        """Date a statement: its own sentence first, then its speaker's, nearest and before."""
        page, cue = found.page, found.attribution.cue_start
        low, high = page.sentence_at(cue)
        beside = other_clause(found.attribution.verb, low, high)
        dates = self.framing.dates(page, low, high, beside)
        own = [d for d in dates if self._may_be_of(found, d[1])]
        if own:
            return min(own, key=lambda d: abs(d[0] - page.start - cue))[1]
        offset, frame = page.start + cue, self.framing.outside(page, low, high, beside)
        if is_later(frame):
            return some_later(frame, self._before(offset))
        if _BACK_THEN.search(frame):
            return self._before(offset)
        if _STANDING.search(frame):
            return None
        turn = self._held(offset) if gatherings.is_turn(found) else None
        return self._occasion(found, offset) or turn or self._fresh(found, frame)

    def _occasion(self, found: Found, offset: int) -> str | None:
        """Find when the speaker, or a colleague in the paragraph beside, was heard."""
        near = [d for d in self.dated if found.speaker.name in d.names]
        near = [d for d in near if self._may_be_of(found, d.when) and self._frames(found, d)]
        if found.speaker.kind == "body" and self.places[found.page.start] >= _LEAD:
            near = [d for d in near if self._is_near(found, d)]
        before = [d for d in near if d.offset <= offset]
        nearest = before[-1] if before else near[0] if near else self._colleague(found)
        return nearest.when if nearest is not None else None

    def _frames(self, found: Found, dated: Dated) -> bool:
        """Tell whether what somebody did frames what they say: in the paragraph, a body the story.

        Of what is dated further on, a lead may sum up anything, the rest only what comes next.
        """
        here, place = (
            self.places[start] for start in (self.starts[dated.offset], found.page.start)
        )
        if dated.offset > found.page.start + found.attribution.cue_start:
            return not dated.acts and (place < _LEAD or here - place <= _NEXT)
        return not dated.acts or here == place or (found.speaker.kind == "body" and here < _LEAD)

    def _is_near(self, found: Found, dated: Dated) -> bool:
        """Tell one occasion from the next: houses speak every day, people are asked once."""
        place = self.places[found.page.start]
        return abs(self.places[self.starts[dated.offset]] - place) <= _NEAR

    def _may_be_of(self, found: Found, when: str) -> bool:
        """Tell whether a date is not too old for what is said in the present tense."""
        published = self.framing.published(found.page)
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
        low, high = sentence[0] + page.start, sentence[1] + page.start
        here = [f for f in self.found if low <= f.page.start + f.attribution.cue_start < high]
        clauses = [c for f in here for c in other_clause(f.attribution.verb, *sentence)]
        beside = [c for c in clauses if not self.framing.is_cued(page, c)]
        dates = self.framing.dates(page, *sentence, beside)
        told = self.framing.unsaid(page, *sentence, ())
        self.days += self.framing.all_dates(page, sentence[0], told)
        frame = self.framing.outside(page, *sentence, beside)
        when = dates[0][1] if dates else some_later(frame, self._before(low))
        if dates and gatherings.holds(page, sentence, frame) and self._is_news(page, when):
            self.held.append((low, dates[0][1]))
        elif when is None and gatherings.is_at(page, sentence, frame):
            when = self._held(low)
        names = self._names(page, low, high, [f.speaker.name for f in here])
        acting = frozenset[str]() if names else self._actors(low, high)
        if when is not None and (names or (acting and self._is_news(page, when))):
            self.dated.append(Dated(low, names or acting, when, acts=not names))
            self.starts[low] = page.start

    def _held(self, offset: int) -> str | None:
        """Find the day of the last gathering told of before."""
        return next((when for place, when in reversed(self.held) if place < offset), None)

    def _actors(self, low: int, high: int) -> frozenset[str]:
        """Name who does something in a sentence."""
        return frozenset(
            a.name for a in self.cast.appearances if a.subject and low <= a.offset < high
        )

    def _is_news(self, page: Page, when: str | None) -> bool:
        """Tell the day of the news from days recalled in it."""
        published = self.framing.published(page)
        if when is None or len(when) != _DAY:
            return False
        return published is None or when >= (published - _RECENT).isoformat()

    def _names(self, page: Page, low: int, high: int, speak: Sequence[str]) -> frozenset[str]:
        """Name who speaks in a sentence; else who is asked or heard in it."""
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

    def _before(self, offset: int) -> str | None:
        before = [when for place, when in self.days if place < offset]
        return before[-1] if before else None

    def _fresh(self, found: Found, frame: str) -> str | None:
        """News reports what people have just said: undated speech is of the month it appeared.

        Papers, websites and bodies at large may have said it at any time: they stay undated.
        """
        published = self.framing.published(found.page)
        if published is None or _LONG_AGO.search(frame):
            return None
        if fold(found.speaker.name) in self.own:
            return published.isoformat()
        spoken = found.attribution.cue not in self.cast.cues.describe and _is_present(found)
        if self.framing.is_live and found.speaker.kind in _FRESH:
            return published.isoformat()
        if found.speaker.kind not in _FRESH and not (found.speaker.kind == "body" and spoken):
            return None
        return published.isoformat()[: len("2021-08")]


def _is_present(found: Found) -> bool:
    verb = found.attribution.verb
    return verb is not None and verb.tag_ in {"VBZ", "VBP"}
