"""Follow who has the floor in briefings, hearings and interviews set down turn by turn."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from media_monitor.claims import transcripts
from media_monitor.claims.attribution import Speaker
from media_monitor.claims.cast import Person
from media_monitor.claims.fallbacks import nameless
from media_monitor.claims.introductions import actors
from media_monitor.claims.names import bare
from media_monitor.claims.paragraph import Page
from media_monitor.claims.resolve import Resolver

# Two names that come again and again in front of paragraphs are people in conversation.
_TALKERS = 2
# So many paragraphs that are one quotation, so many of them after a question: an interview.
_ANSWERS, _ASKED = 3, 2
# A turn this short that ends as a question does is one.
_QUESTION = 25
# Longer labels in capitals are names or bodies.
_INITIALS = 3
_FIRST_AND_SECOND = frozenset({"i", "we", "you", "us", "me", "our", "my", "your"})


class Floor:
    """Who speaks in labelled paragraphs; a turn lasts until the next label or some narration."""

    def __init__(self, pages: Sequence[Page], resolver: Resolver) -> None:
        self.resolver = resolver
        self.asked = False
        self.turn: Speaker | None = None
        turns = _turns(pages)
        self.askers = {name for name, asks in turns.items() if 2 * sum(asks) >= len(asks)}
        self.interview = len(turns) == _TALKERS
        self.transcript = _is_transcript(pages, turns)
        self.answers = _first_answer(pages)

    def takes(self, page: Page) -> tuple[int, Speaker | None] | None:
        """Say where a turn's words start and whose they are; None for ordinary paragraphs.

        Nobody's words are those that only ask.
        """
        label = None if page.headline else transcripts.label_of(page.text)
        if label is None or not self._is_label(label):
            return self._carried(page)
        asks = not transcripts.answers(label) and self._questions(label, page)
        self.asked = transcripts.asks(label) or asks
        if self.asked:
            return label.words_start, None
        if not transcripts.answers(label):
            self.turn = self._named(label.name, page)
        elif self.turn is None:
            self.turn = self.interviewee(page.start) or nameless(page, 0, "A", self.resolver)
        silent = transcripts.is_stage_line(page.text[label.words_start :])
        return label.words_start, None if silent else self.turn

    def interviewee(self, offset: int) -> Speaker | None:
        """Find whom the introduction is about: that is who answers as "A:"."""
        seen = self.resolver.memory.people_before(offset)
        subjects = [a for a in seen if a.subject]
        person = next((a.person for a in reversed(subjects or seen)), None)
        return None if person is None else self.resolver.person(person, "A")

    def _is_label(self, label: transcripts.Label) -> bool:
        """Trust a label that looks like one, stands in a transcript, or names somebody known."""
        if transcripts.looks_like_speaker(label) or self.transcript:
            return True
        known = self.resolver.cast.find(label.name.title(), 0) is not None
        return label.name.isupper() and known

    def _questions(self, label: transcripts.Label, page: Page) -> bool:
        """Whoever only asks, under whatever name, states nothing."""
        if not page.text.rstrip().endswith("?"):
            return self.interview and label.name in self.askers
        known = self.resolver.cast.find(label.name, page.start) is not None
        short = self.transcript and len(page.text.split()) <= _QUESTION
        return short or not known or label.name in self.askers

    def _carried(self, page: Page) -> tuple[int, Speaker | None] | None:
        """Go on with the turn before, where a paragraph has no label and tells of nobody."""
        if not self.transcript or (self.turn is None and not self.asked):
            return None
        if transcripts.is_stage_line(page.text):
            return 0, None
        if self._narrates(page):
            self.turn, self.asked = None, False
            return None
        return 0, None if self.asked else self.turn

    def _narrates(self, page: Page) -> bool:
        """Tell "The alliance said after the call that ..." from what somebody goes on to say."""
        if any(t.lower_ in _FIRST_AND_SECOND for t in page.doc):
            return False
        if transcripts.opens_with_stage_line(page.text):
            return True
        told = [t for t in actors(page) if t.pos_ in {"NOUN", "PROPN"} and t.head.tag_ == "VBD"]
        names = any(n.words.root in told for n in self.resolver.cast.named_in[page.start])
        return names or any(
            self.resolver.cues.verb(t.head) in self.resolver.cues.verbs for t in told
        )

    def _named(self, label: str, page: Page) -> Speaker:
        name = bare(label.title() if label.isupper() else label)
        person = self.resolver.cast.find(name, page.start) or self._meant(label)
        if person is not None:
            return self.resolver.person(person, label)
        known = self.resolver.registry.surname(name)
        if known is not None:
            return Speaker(known.name, known.organisation, label, "person")
        return Speaker(name, None, label, "person")

    def _meant(self, label: str) -> Person | None:
        """Find whose initials or office a label is: "JG:", "Minister:"."""
        short, office = label.replace(".", ""), label.lower()
        people = self.resolver.cast.people
        if short.isupper() and len(short) <= _INITIALS:
            fitting = [p for p in people if _initials(p.name).startswith(short)]
        else:
            fitting = [p for p in people if office in p.roles]
        return fitting[0] if len(fitting) == 1 else None


def _initials(name: str) -> str:
    return "".join(word[0].upper() for word in bare(name).split())


def _turns(pages: Sequence[Page]) -> dict[str, list[bool]]:
    """List for every label that comes again whether its turns end as questions do."""
    found: dict[str, list[bool]] = {}
    for place, page in enumerate(pages):
        label = None if page.headline else transcripts.label_of(page.text)
        if label is not None:
            alone = label.words_start >= len(page.text)
            words = pages[place + 1].text if alone and place + 1 < len(pages) else page.text
            found.setdefault(label.name, []).append(words.rstrip().endswith("?"))
    return {name: asks for name, asks in found.items() if len(asks) > 1}


def _is_transcript(pages: Sequence[Page], turns: dict[str, list[bool]]) -> bool:
    read = (transcripts.label_of(page.text) for page in pages if not page.headline)
    found = [label for label in read if label is not None]
    stamped = sum(label.stamped for label in found) >= _TALKERS
    return stamped or any(map(transcripts.asks, found)) or len(turns) >= _TALKERS


def _first_answer(pages: Sequence[Page]) -> int | None:
    """Find the first answer of an interview whose answers are bare quotations."""
    whole = [
        (before, page)
        for before, page in pairwise(pages)
        if page.is_quotation and not before.is_quotation and not before.headline
    ]
    asked = Counter(before.text.rstrip().endswith("?") for before, _ in whole)
    interview = len(whole) >= _ANSWERS and asked[True] >= _ASKED
    return whole[0][1].start if interview else None
