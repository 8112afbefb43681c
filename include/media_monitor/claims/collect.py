"""Walk an article's paragraphs in order and give every statement in them a speaker."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from media_monitor.claims import posts, relays
from media_monitor.claims.attribution import Attribution, Speaker
from media_monitor.claims.continuing import PENDING, Continuing
from media_monitor.claims.fallbacks import PEOPLE
from media_monitor.claims.found import Found
from media_monitor.claims.paragraph import Page
from media_monitor.claims.reading import read
from media_monitor.claims.resolve import Resolver
from media_monitor.claims.turns import Floor

if TYPE_CHECKING:
    from spacy.tokens import Token

_ITEM = re.compile(r"\s*(?:[-*\u2013\u2014\u2022\u00b7]|\(?\d{1,2}[.)])\s+")
_POINTS = {"point", "demand", "condition", "reason", "argument"}


class Collector:
    """Collects the statements of one article; a labelled turn lasts until the next label."""

    def __init__(self, pages: Sequence[Page], resolver: Resolver) -> None:
        self.pages = pages
        self.resolver = resolver
        self.found: list[Found] = []
        self.floor = Floor(pages, resolver)
        self.continuing = Continuing(pages, resolver, self.floor)
        self.lists: Speaker | None = None

    def collect(self) -> list[Found]:
        """Find every statement of the article, in the order of its text."""
        for place, page in enumerate(self.pages):
            turn = self.floor.takes(page)
            if turn is None:
                if not (self._posted(place, page) or self._listed(place, page)):
                    self._paragraph(place, page)
            elif turn[1] is not None:
                self._say(page, turn[0], turn[1])
        return self.found

    def _say(self, page: Page, start: int, speaker: Speaker) -> None:
        end = len(page.text.rstrip())
        if end > start:
            turn = Attribution(((start, end),), ":", max(start - 2, 0), None)
            self._keep(Found(turn, page, speaker))

    def _paragraph(self, place: int, page: Page) -> None:
        attributions = read(page, self.resolver.cues, self.resolver.registry)
        here: list[Found] = []
        for attribution in attributions:
            memory = self.resolver.memory
            memory.saying = tuple((s + page.start, e + page.start) for s, e in attribution.spans)
            spoken = len(memory.spoken)
            speaker = self._speaker(attribution, place, page, here)
            if speaker is not None:
                found = relays.told(Found(attribution, page, speaker), self.resolver)
                if _in_passing(found) or relays.is_retold(found, here, self.resolver.cues):
                    # "He said a guard had threatened him": the next "he" is not the guard.
                    memory.aside.update(offset for offset, _ in memory.spoken[spoken:])
                here.append(found)
                memory.contents.extend(found.spans)
        self.resolver.memory.saying = ()
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
            if attribution.source.head.lower_ in PEOPLE and self._asks(place):
                return None
            return self.resolver.resolve(attribution.source, page)
        if attribution.cue:
            return None
        return self.continuing.speaker(attribution, place, page, [*self.found, *here])

    def _posted(self, place: int, page: Page) -> bool:
        """Read a post that the next paragraph signs."""
        following = next(iter(self.pages[place + 1 : place + 2]), None)
        post = posts.signed(page, following, self.resolver)
        if post is not None:
            self._keep(post)
        return post is not None

    def _listed(self, place: int, page: Page) -> bool:
        """Read the points of a list, each a paragraph, that somebody is said to have made."""
        item, previous = _ITEM.match(page.text), self.pages[max(place - 1, 0)]
        if item is None:
            return self._reproduced(previous, page)
        if previous.text.rstrip().endswith(":"):
            cues = self.resolver.cues
            words = cues.verbs | cues.weak | cues.nominal | _POINTS
            told = any(t.lemma_ in words for t in previous.doc)
            self.lists = self.continuing.introduced(previous, page) if told else None
        elif not _ITEM.match(previous.text):
            self.lists = None
        if self.lists is None:
            return False
        self._say(page, item.end(), self.lists)
        return True

    def _reproduced(self, previous: Page, page: Page) -> bool:
        """Read a text below "The letter reads:", or set off without marks below "She wrote:"."""
        ends = previous.text.rstrip().endswith(":") and not page.quotes
        shown = any(t.dep_ == "ROOT" and self._shows(t) for t in previous.doc) and not any(
            t.tag_ in {"VBD", "VBZ"} and self._says(t) for t in page.doc
        )
        speaker = self.continuing.introduced(previous, page) if ends and shown else None
        if speaker is not None:
            self._say(page, 0, speaker)
        return speaker is not None

    def _shows(self, verb: "Token") -> bool:
        return verb.lemma_ in {"follow", "read"} or self._says(verb)

    def _says(self, verb: "Token") -> bool:
        cues = self.resolver.cues
        return verb.pos_ == "VERB" and cues.verb(verb) in cues.say - cues.weak - cues.ask

    def _asks(self, place: int) -> bool:
        """Tell a question of an interview, "Some say it has no chief.", by the answer below."""
        following = self.pages[place + 1 : place + 2]
        return self.floor.answers is not None and any(p.is_quotation for p in following)


def _in_passing(found: Found) -> bool:
    """Tell "She disagreed with X, who had said ...": the next "she" is not X."""
    verb = found.attribution.verb
    if verb is None or verb.dep_ != "relcl" or verb.head.dep_ == "ROOT":
        return False
    return verb.head.dep_ in {"pobj", "dobj"} and verb.head.sent.root.pos_ in {"VERB", "AUX"}


def joined(found: list[Found]) -> list[Found]:
    """Join the paragraphs of one quotation: the earlier left open, the next opens again."""
    kept: list[Found] = []
    for one in found:
        if kept and _goes_on(kept[-1], one):
            last = kept[-1]
            shift = one.page.start - last.page.start
            spans = tuple((s + shift, e + shift) for s, e in one.attribution.spans)
            both = replace(last.attribution, spans=(*last.attribution.spans, *spans))
            if not last.attribution.cue and one.attribution.cue:
                cue = one.attribution
                both = replace(both, cue=cue.cue, cue_start=cue.cue_start + shift)
            told = last.speaker if last.speaker != PENDING else one.speaker
            kept[-1] = replace(last, attribution=both, speaker=told)
        else:
            kept.append(one)
    return [one for one in kept if one.speaker != PENDING]


def _goes_on(last: Found, one: Found) -> bool:
    if last.page is one.page or one.attribution.spans[0][0] != 0:
        return False
    follows = last.speaker in (PENDING, one.speaker) or _same(last, one)
    if one.attribution.cue and not follows:
        return False
    return any(not q.closed for q in last.page.quotes)


def _same(last: Found, one: Found) -> bool:
    return last.speaker.name == one.speaker.name
