"""Walk an article's paragraphs in order and give every statement in them a speaker."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from media_monitor.claims import relays, transcripts
from media_monitor.claims.attribution import Attribution, Speaker
from media_monitor.claims.found import Found
from media_monitor.claims.memory import again
from media_monitor.claims.names import bare
from media_monitor.claims.paragraph import Page
from media_monitor.claims.reading import read
from media_monitor.claims.resolve import Resolver

# Two names that come again and again in front of paragraphs are people in conversation.
_TALKERS = 2


class Collector:
    """Collects the statements of one article; a labelled turn lasts until the next label."""

    def __init__(self, pages: Sequence[Page], resolver: Resolver) -> None:
        self.pages = pages
        self.resolver = resolver
        self.found: list[Found] = []
        self.asked = False
        self.turn: Speaker | None = None
        self.transcript = _is_transcript(pages)

    def collect(self) -> list[Found]:
        """Find every statement of the article, in the order of its text."""
        for place, page in enumerate(self.pages):
            if not self._labelled(page):
                self._paragraph(place, page)
        return self.found

    def _labelled(self, page: Page) -> bool:
        """Read a paragraph of a transcript: whoever its label names says all of it."""
        label = None if page.headline else transcripts.label_of(page.text)
        if label is None or not self._is_label(label):
            return self._carried(page)
        self.asked = transcripts.asks(label) or self._questions(label, page)
        if self.asked:
            return True
        if not transcripts.answers(label):
            self.turn = self._named(label.name, page)
        elif self.turn is None:
            self.turn = self._interviewee(page)
        if self.turn is not None:
            self._say(page, label.words_start, self.turn)
        return True

    def _is_label(self, label: transcripts.Label) -> bool:
        """Trust a label that looks like one, stands in a transcript, or names somebody known."""
        if transcripts.looks_like_speaker(label) or self.transcript:
            return True
        known = self.resolver.cast.find(label.name.title(), 0) is not None
        return label.name.isupper() and known

    def _questions(self, label: transcripts.Label, page: Page) -> bool:
        """Whoever only asks in an interview, under whatever name, states nothing."""
        known = self.resolver.cast.find(label.name, page.start) is not None
        return page.text.rstrip().endswith("?") and not known

    def _carried(self, page: Page) -> bool:
        """Go on with the turn before, where a paragraph has no label."""
        if not self.transcript or (self.turn is None and not self.asked):
            return False
        if self.turn is not None and not self.asked:
            self._say(page, 0, self.turn)
        return True

    def _say(self, page: Page, start: int, speaker: Speaker) -> None:
        end = len(page.text.rstrip())
        if end > start:
            turn = Attribution(((start, end),), ":", max(start - 2, 0), None)
            self._keep(Found(turn, page, speaker))

    def _named(self, label: str, page: Page) -> Speaker:
        name = bare(label.title() if label.isupper() else label)
        person = self.resolver.cast.find(name, page.start)
        if person is not None:
            return self.resolver.person(person, label)
        known = self.resolver.registry.surname(name)
        if known is not None:
            return Speaker(known.name, known.organisation, label, "person")
        return Speaker(name, None, label, "person")

    def _interviewee(self, page: Page) -> Speaker | None:
        """Find whom the introduction is about: that is who answers as "A:"."""
        seen = self.resolver.memory.people_before(page.start)
        subjects = [a for a in seen if a.subject]
        person = next((a.person for a in reversed(subjects or seen)), None)
        return None if person is None else self.resolver.person(person, "A")

    def _paragraph(self, place: int, page: Page) -> None:
        attributions = read(page, self.resolver.cues, self.resolver.registry)
        here: list[Found] = []
        for attribution in attributions:
            speaker = self._speaker(attribution, place, page, here)
            if speaker is not None:
                found = relays.told(Found(attribution, page, speaker), self.resolver)
                here.append(found)
                self.resolver.memory.contents.extend(found.spans)
        for found in relays.chain(here, self.resolver):
            self._keep(found)

    def _keep(self, found: Found) -> None:
        self.found.append(found)
        self.resolver.memory.contents.extend(found.spans)

    def _speaker(
        self, attribution: Attribution, place: int, page: Page, here: list[Found]
    ) -> Speaker | None:
        if attribution.named is not None:
            return Speaker(attribution.named, None, "", "reports")
        if attribution.source is not None:
            return self.resolver.resolve(attribution.source, page)
        return None if attribution.cue else self._continued(attribution, place, page, here)

    def _continued(
        self, attribution: Attribution, place: int, page: Page, here: list[Found]
    ) -> Speaker | None:
        """Find who goes on speaking in a quotation without a speaker of its own."""
        previous = self.pages[place - 1] if place else page
        last = here[-1] if here else (self.found[-1] if self.found else None)
        if last is not None and last.page in (page, previous) and not last.page.headline:
            return again(last.speaker, "")
        start = page.start + attribution.start
        seen = [a for a in self.resolver.memory.people_before(start) if a.offset >= previous.start]
        subjects = [a for a in seen if a.subject]
        person = subjects[-1].person if subjects else None
        return None if person is None else self.resolver.person(person, "")


def _is_transcript(pages: Sequence[Page]) -> bool:
    found = (transcripts.label_of(page.text) for page in pages if not page.headline)
    labels = [label for label in found if label is not None]
    repeated = [n for n, times in Counter(label.name for label in labels).items() if times > 1]
    return any(map(transcripts.asks, labels)) or len(repeated) >= _TALKERS


def joined(found: list[Found]) -> list[Found]:
    """Join the paragraphs of one quotation: the earlier left open, the next opens again."""
    kept: list[Found] = []
    for one in found:
        if kept and _goes_on(kept[-1], one):
            last = kept[-1]
            shift = one.page.start - last.page.start
            spans = tuple((s + shift, e + shift) for s, e in one.attribution.spans)
            both = replace(last.attribution, spans=(*last.attribution.spans, *spans))
            kept[-1] = replace(last, attribution=both)
        else:
            kept.append(one)
    return kept


def _goes_on(last: Found, one: Found) -> bool:
    if one.attribution.cue or one.attribution.source is not None or last.page is one.page:
        return False
    quote = next((q for q in last.page.quotes if not q.closed), None)
    return quote is not None and one.attribution.spans[0][0] == 0
