"""Follow who has the floor in briefings, hearings and interviews set down turn by turn."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from media_monitor.claims import transcripts
from media_monitor.claims.addresses import Address
from media_monitor.claims.attribution import Speaker
from media_monitor.claims.cast import Person
from media_monitor.claims.fallbacks import nameless
from media_monitor.claims.interviews import Interviews
from media_monitor.claims.introductions import actors
from media_monitor.claims.layouts import TALKERS, first_answer, is_lettered, is_transcript, labelled
from media_monitor.claims.memory import again
from media_monitor.claims.names import bare
from media_monitor.claims.paragraph import Page
from media_monitor.claims.resolve import Resolver

if TYPE_CHECKING:
    from spacy.tokens import Token

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
        turns = labelled(pages)
        self.askers = {name for name, asks in turns.items() if 2 * sum(asks) >= len(asks)}
        self.interview = len(turns) == TALKERS
        self.transcript = is_transcript(pages, turns)
        self.lettered = is_lettered(pages)
        self.answers = first_answer(pages)
        self.unlabelled = Interviews(pages)
        self.narrated: Page | None = None
        self.heard: set[str] = set()
        self.introduced: dict[str, Speaker] = {}
        self.address = Address(pages)

    def takes(self, page: Page) -> tuple[int, Speaker | None] | None:
        """Say where a turn's words start and whose they are; None for ordinary paragraphs.

        Nobody's words are those that only ask.
        """
        label = None if page.headline else transcripts.label_of(page.text)
        turn = self.unlabelled.turn(page) if label is None else None
        if turn is not None:
            return self._unlabelled(page, *turn)
        self.narrated = page
        if label is None or not self._is_label(label):
            return self._carried(page) or self._addressed(page)
        asks = not transcripts.answers(label) and self._questions(label, page)
        self.asked = transcripts.asks(label) or asks
        if self.asked:
            return label.words_start, None
        if not transcripts.answers(label):
            self.turn = self._named(label.name, page)
            self.introduced.setdefault(label.name, self.turn)
            self.heard.add(self.turn.name)
        elif self.turn is None:
            self.turn = self.interviewee(page.start) or nameless(page, 0, "A", self.resolver)
        silent = transcripts.is_stage_line(page.text[label.words_start :])
        return label.words_start, None if silent else self.turn

    def _unlabelled(self, page: Page, start: int, asks: bool) -> tuple[int, Speaker | None] | None:  # noqa: FBT001 - one of two kinds of turn
        """Give a turn without a label to whom the narration before it is about."""
        told = self.narrated if start else None
        if asks or (start and self._framed(page)):
            return (start, None) if asks else None
        if told is None:
            return 0, self.interviewee(self.unlabelled.first or 0) or self._somebody(page)
        seen = [a for a in self.resolver.memory.people_before(page.start) if a.subject]
        here = [a for a in seen if a.offset >= told.start]
        person = here[-1].person if here else None
        return start, self.resolver.person(person, "") if person else self._somebody(page)

    def _somebody(self, page: Page) -> Speaker:
        return nameless(page, 0, "", self.resolver)

    def _framed(self, page: Page) -> bool:
        """Tell "- Ask them, says the merchant.", whose frame names the speaker."""
        says = (t for t in page.doc if t.tag_ in {"VBZ", "VBD"})
        return any(self.resolver.cues.verb(t) == "say" and t.nbor(-1).text == "," for t in says)

    def interviewee(self, offset: int) -> Speaker | None:
        """Find whom the introduction is about: that is who answers as "A:"."""
        seen = self.resolver.memory.people_before(offset)
        subjects = [a for a in seen if a.subject]
        person = next((a.person for a in reversed(subjects or seen)), None)
        return None if person is None else self.resolver.person(person, "A")

    def _is_label(self, label: transcripts.Label) -> bool:
        """Trust a label that looks like one, stands in a transcript, or names somebody known."""
        if label.lettered:
            return self.lettered
        if transcripts.looks_like_speaker(label) or self.transcript:
            return True
        known = self.resolver.cast.find(label.name.title(), 0) is not None
        return label.name.isupper() and known

    def _questions(self, label: transcripts.Label, page: Page) -> bool:
        """Whoever only asks, under whatever name, states nothing."""
        if label.described or not page.text.rstrip().endswith("?"):
            return self.interview and label.name in self.askers
        known = self.resolver.cast.find(label.name, page.start) is not None
        short = self.transcript and len(page.text.split()) <= _QUESTION
        return short or not known or label.name in self.askers

    def _addressed(self, page: Page) -> tuple[int, Speaker] | None:
        """Give a paragraph of a statement to whom the headline says it is by."""
        owner = self.address.owner
        speaker = self.resolver.resolve(*owner) if owner and self.address.holds(page) else None
        return None if speaker is None else (0, speaker)

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
        if any(t.lower_ in _FIRST_AND_SECOND and not page.in_marks(t) for t in page.doc):
            return False
        if transcripts.opens_with_stage_line(page.text):
            return True
        if page.statements and any(self._says(t) for t in page.doc if not page.in_marks(t)):
            return True
        acting = actors(page)
        told = [t for t in acting if t.pos_ in {"NOUN", "PROPN"} and t.head.tag_ == "VBD"]
        cast = self.resolver.cast
        named = [
            n for n in cast.named_in[page.start] if {n.words.root, n.words.root.head} & {*acting}
        ]
        people = (cast.find(n.text, n.offset) for n in named)
        speakers = any(person is not None and person.name in self.heard for person in people)
        names = any(n.words.root in told for n in named)
        return (
            names
            or speakers
            or any(self.resolver.cues.verb(t.head) in self.resolver.cues.verbs for t in told)
        )

    def _says(self, verb: "Token") -> bool:
        says = self.resolver.cues.verb(verb) in self.resolver.cues.say
        subject = any(c.dep_ == "nsubj" for c in verb.children)
        return says and subject and verb.tag_ in {"VBD", "VBZ"}

    def _named(self, label: str, page: Page) -> Speaker:
        """Name who a label means: after "SPOKESPERSON X:", X is meant by "SPOKESPERSON:"."""
        fuller = (s for long, s in self.introduced.items() if long.startswith(f"{label} "))
        before = next(fuller, None)
        if before is not None:
            return again(before, label)
        name = bare(_plain(label))
        name = name if name[:1] != name[:1].lower() else _plain(label)
        person = self.resolver.cast.find(name, page.start) or self._meant(label)
        if person is not None and not person.name.isupper():
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
            cues = self.resolver.cues
            fitting = [p for p in people if office in p.roles] or [
                p for p in people if cues.one_office(office, frozenset(p.roles))
            ]
        return fitting[0] if len(fitting) == 1 else None


def _plain(label: str) -> str:
    """Write "Senator LASK (Riga)" and "Col. (ret.) Ivo Lask" as names are."""
    words = [w for w in label.split() if not w.startswith("(")]
    shout = [w for w in words if w.isupper() and len(w) > _INITIALS]
    return " ".join(w.title() if w in shout or label.isupper() else w for w in words)


def _initials(name: str) -> str:
    return "".join(word[0].upper() for word in bare(name).split())
