"""Who was spoken of and who spoke so far, so that "he" and "the ministry" mean somebody."""

from dataclasses import dataclass, field, replace

from media_monitor.claims.attribution import Speaker
from media_monitor.claims.cast import Appearance, Cast, Person
from media_monitor.claims.names import fold
from media_monitor.models import Span

_HUMAN = {"person", "unnamed"}


@dataclass
class Memory:
    """The article so far; every offset is the article's."""

    cast: Cast
    spoken: list[tuple[int, Speaker]] = field(default_factory=list)
    contents: list[Span] = field(default_factory=list)
    outlets: list[tuple[int, str]] = field(default_factory=list)
    saying: tuple[Span, ...] = ()
    aside: set[int] = field(default_factory=set)

    def remember(self, offset: int, speaker: Speaker) -> None:
        """Note that somebody spoke here."""
        self.spoken.append((offset, speaker))

    def rename(self, speaker: Speaker, better: Speaker) -> None:
        """Know a speaker by a better name from here on."""
        self.spoken = [(o, better if s == speaker else s) for o, s in self.spoken]

    def last_spoken(self, offset: int, *kinds: str) -> tuple[int, Speaker] | None:
        """Find who spoke last before this place, of these kinds or any."""
        return next(
            (
                s
                for s in reversed(self.spoken)
                if s[0] < offset and (not kinds or s[1].kind in kinds)
            ),
            None,
        )

    def last_outlet(self, offset: int) -> str | None:
        """Find the outlet last told something, or heard from, before this place."""
        spoken = [(o, s.name) for o, s in self.spoken if s.kind == "outlet"]
        before = sorted(p for p in (*self.outlets, *spoken) if p[0] < offset)
        return before[-1][1] if before else None

    def last_named(self, offset: int, name: str) -> Speaker | None:
        """Find who spoke before this place under just this description."""
        wanted = fold(name)
        spoken = [s for o, s in reversed(self.spoken) if o < offset]
        names = ((fold(s.name).removesuffix(" unnamed"), s) for s in spoken)
        return next(
            (s for known, s in names if known == wanted or known.endswith(f" {wanted}")), None
        )

    def last_body(self, offset: int, word: str | None = None) -> str | None:
        """Find the body last named before this place: with this word in its name, or a subject."""
        seen = [a for a in self.cast.appearances if a.person is None and a.offset < offset]
        if word is not None:
            seen = [a for a in seen if word in fold(a.name).split()]
        else:
            seen = [a for a in seen if a.subject and not self.told(a.offset)]
        return seen[-1].name if seen else None

    def last_human(
        self, offset: int, *, female: bool | None, besides: str | None = None
    ) -> tuple[int, Person | Speaker | None]:
        """Find where and who last spoke or was a sentence's subject; -1 for just anybody named."""
        spoken = [s for s in self.spoken if s[0] < offset and self._fits(s[1], female)]
        spoken = [s for s in spoken if s[1].name != besides and s[0] not in self.aside]
        seen = [a for a in self.people_before(offset) if a.subject and _may_be(a.person, female)]
        seen = [a for a in seen if a.name != besides]
        if seen and (not spoken or seen[-1].offset > spoken[-1][0]):
            return seen[-1].offset, seen[-1].person
        if spoken:
            return spoken[-1]
        anyone = [a for a in self.people_before(offset) if _may_be(a.person, female)]
        return -1, anyone[-1].person if anyone else None

    def last_here(
        self, start: int, offset: int, *, female: bool | None, besides: str | None = None
    ) -> tuple[int, Person | None] | None:
        """Find who was named last since a paragraph's start, whatever for: "to X it matters"."""
        seen = [a for a in self.people_before(offset) if a.offset >= start and a.matters]
        seen = [a for a in seen if a.name != besides and _may_be(a.person, female)]
        return (seen[-1].offset, seen[-1].person) if seen else None

    def learn(self, human: Person | Speaker | None, *, female: bool) -> None:
        """Note the gender by which the article itself refers to somebody."""
        name = human.name if human is not None else None
        for person in self.cast.people:
            if person.name == name and person.female is None:
                person.female = female

    def people_before(self, offset: int) -> list[Appearance]:
        """List where people were named before this place, outside what others said."""
        return [
            a
            for a in self.cast.appearances
            if a.person is not None and a.offset < offset and not self.told(a.offset)
        ]

    def told(self, offset: int) -> bool:
        """Tell whether this place is inside what somebody says."""
        return any(start <= offset < end for start, end in (*self.contents, *self.saying))

    def saying_now(self, offset: int) -> bool:
        """Tell whether this place is inside the words whose speaker is sought: none of theirs."""
        return any(start <= offset < end for start, end in self.saying)

    def may_be(self, speaker: Speaker, *, female: bool | None) -> bool:
        """Tell whether nothing the article says of a speaker's sex speaks against a pronoun."""
        person = next((p for p in self.cast.people if p.name == speaker.name), None)
        return _may_be(person, female)

    def _fits(self, speaker: Speaker, female: bool | None) -> bool:  # noqa: FBT001 - a grammatical gender, or none
        return speaker.kind in _HUMAN and self.may_be(speaker, female=female)


def again(speaker: Speaker, mention: str) -> Speaker:
    """Name the same speaker by other words."""
    return replace(speaker, mention=mention)


def _may_be(person: Person | None, female: bool | None) -> bool:  # noqa: FBT001 - a grammatical gender, or none
    return person is None or person.female is None or female is None or person.female == female
