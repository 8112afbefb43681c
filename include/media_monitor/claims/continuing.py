"""Say whose a quotation is that nothing attributes: it goes on, answers, or its paragraph tells."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from media_monitor.claims import colon
from media_monitor.claims.apposition import verb_of
from media_monitor.claims.attribution import Attribution, Speaker
from media_monitor.claims.found import Found
from media_monitor.claims.memory import again
from media_monitor.claims.mentions import mention
from media_monitor.claims.paragraph import Page
from media_monitor.claims.resolve import Resolver
from media_monitor.claims.turns import Floor

if TYPE_CHECKING:
    from spacy.tokens import Token

# Who says what a paragraph leaves open, until the next one tells.
PENDING = Speaker("(open)", None, "", "pending")
# "Q. Others disagreed.": a question by its letter, if not by its mark.
_QUESTION = re.compile(r"Q[.:)\d]")
# Two who speak in turn.
_PAIR = 2
_HUMAN = {"person", "unnamed"}
_ASKS = {"ask", "question"}


class Continuing:
    """Finds who speaks in quotations without a speaker of their own."""

    def __init__(self, pages: Sequence[Page], resolver: Resolver, floor: Floor) -> None:
        self.pages = pages
        self.resolver = resolver
        self.floor = floor

    def speaker(
        self, attribution: Attribution, place: int, page: Page, earlier: Sequence[Found]
    ) -> Speaker | None:
        """Find whose words these are; `earlier` is what was said before them in the article."""
        previous = self.pages[place - 1] if place else page
        first = not earlier or earlier[-1].page is not page
        told = self.introduced(previous, page) if first else None
        told = told or self._asked(attribution.start, page, previous)
        told = told or (self._about(attribution, page) if first else None)
        return (
            told
            or self._answers(attribution, page, previous, earlier)
            or (self._interviewed(page) if page.is_quotation else None)
            or self._in_turn(place, page, earlier)
            or _goes_on(page, previous, earlier)
            or self._seen(page.start + attribution.start, previous)
            or self._interviewed(page)
            or (PENDING if any(not q.closed for q in page.quotes) else None)
        )

    def introduced(self, previous: Page, page: Page) -> Speaker | None:
        """Find who speaks in a paragraph to which a colon at the end of the one before leads."""
        if previous is page or previous.headline:
            return None
        source = colon.source_before(previous, len(previous.text), self.resolver.cues)
        return None if source is None else self.resolver.resolve(source, previous)

    def _asked(self, start: int, page: Page, previous: Page) -> Speaker | None:
        """Read 'The judge asked X when. "In May."': it is X who answers."""
        for near, end in ((page, start), (previous, len(previous.text))):
            told = [t for t in near.doc if near.lead <= t.idx < end and not near.quoted(t)]
            whom = next((w for t in reversed(told) if (w := _whom(t, end)) is not None), None)
            if whom is not None:
                return self.resolver.speaker(mention(whom, near), near)
            if near is previous or previous.headline or (told and told[-1].sent[-1].text != "?"):
                return None
        return None

    def _about(self, attribution: Attribution, page: Page) -> Speaker | None:
        """Read 'Omar Gul shook his head. "..."': it is theirs whom the paragraph tells of."""
        before = [t for t in page.doc if t.idx < attribution.start]
        seen = self.resolver.memory.people_before(page.start + attribution.start)
        named = [a for a in seen if a.offset >= page.start and a.subject]
        person = named[-1].person if named else None
        if person is None or any(self._asks(t) for t in before):
            return None
        asks = person.name in self._askers and any(t.text == "?" for t in before)
        return None if asks else self.resolver.person(person, "")

    def _asks(self, verb: "Token") -> bool:
        asks = self.resolver.cues.verb(verb) in self.resolver.cues.ask
        return asks and any(c.dep_ == "nsubj" for c in verb.children)

    @cached_property
    def _askers(self) -> frozenset[str]:
        """List who asks somewhere in the article: what is answered is no word of theirs."""
        cast = self.resolver.cast
        named = (n for page in self.pages for n in cast.named_in[page.start])
        asking = (n for n in named if self._asks(verb_of(n.words.root)))
        people = (cast.find(n.text, n.offset) for n in asking)
        return frozenset(person.name for person in people if person is not None)

    def _answers(
        self, attribution: Attribution, page: Page, previous: Page, earlier: Sequence[Found]
    ) -> Speaker | None:
        """Read 'And the police? "They come last."': whoever answered before answers on."""
        before = page.text[: attribution.start].strip()
        above = "" if previous.headline or previous.is_quotation else previous.text.strip()
        if not (before or above).endswith("?") and (before or not _QUESTION.match(above)):
            return None
        spoken = (o.speaker for o in reversed(earlier) if not o.page.headline)
        somebody = (s for s in spoken if s.name != "(unnamed)" and s.kind in _HUMAN)
        answerer = next(somebody, None)
        return self.floor.interviewee(page.start) if answerer is None else again(answerer, "")

    def _in_turn(self, place: int, page: Page, earlier: Sequence[Found]) -> Speaker | None:
        """Read '"And the bell?"' below what two people said in turn: it is the first one's."""
        before = self.pages[max(place - 2, 0) : place]
        here = [o for o in earlier if any(o.page is p for p in before)]
        if len(here) < _PAIR or not page.is_quotation or any(p.headline for p in before):
            return None
        first, second = here[-2:]
        whole = all(q.closed for p in before for q in p.quotes)
        asks = any(p.text.rstrip('"\u201d ').endswith("?") for p in (page, *before))
        turns = first.page is not second.page and first.speaker.name != second.speaker.name
        return again(first.speaker, "") if turns and whole and asks else None

    def _seen(self, start: int, previous: Page) -> Speaker | None:
        """Find who was a sentence's subject last, in this paragraph or the one before."""
        seen = [a for a in self.resolver.memory.people_before(start) if a.offset >= previous.start]
        person = next((a.person for a in reversed(seen) if a.subject), None)
        return None if person is None else self.resolver.person(person, "")

    def _interviewed(self, page: Page) -> Speaker | None:
        begins = self.floor.answers
        answers = begins is not None and begins <= page.start
        return self.floor.interviewee(begins) if begins is not None and answers else None


def _whom(verb: "Token", end: int) -> "Token | None":
    """Find who is asked by name, and nothing but questions follow: "X was asked", "asked X"."""
    later = (t for t in verb.doc[verb.sent.end :] if t.idx < end)
    if verb.lemma_ not in _ASKS or any(t.sent[-1].text != "?" for t in later):
        return None
    asked = (c for c in verb.children if c.dep_ in {"nsubjpass", "dobj", "dative"})
    return next((c for c in asked if c.pos_ == "PROPN"), None)


def _goes_on(page: Page, previous: Page, earlier: Sequence[Found]) -> Speaker | None:
    last = earlier[-1] if earlier else None
    near = last is not None and last.page in (page, previous) and not last.page.headline
    return again(last.speaker, "") if last is not None and near else None
