"""What an article tells of those it first leaves unnamed: who speaks where, who is named when."""

from collections.abc import Sequence
from dataclasses import dataclass

from media_monitor.claims.attribution import Speaker
from media_monitor.claims.cast import Cast, Person
from media_monitor.claims.found import Found
from media_monitor.claims.names import fold
from media_monitor.claims.naming import Named
from media_monitor.claims.paragraph import Page

# A story's headline, standfirst and lead introduce whom the next paragraphs name.
_LEAD, _NAMES_WITHIN = 3, 4


@dataclass(frozen=True)
class Story:
    """An article's statements in order, with its paragraphs and its cast."""

    found: Sequence[Found]
    pages: Sequence[Page]
    cast: Cast

    def of(self, one: Found) -> int:
        """Find the number of a statement's paragraph."""
        return self.pages.index(one.page)

    def leads(self, one: Found) -> bool:
        """Tell whether a statement stands in the headline or the lead."""
        return self.of(one) < _LEAD or one.page.headline

    def begins(self, one: Found) -> bool:
        """Tell whether a statement stands in the story's very first sentence."""
        told = (p for p in self.pages if not p.headline and any(t.pos_ == "VERB" for t in p.doc))
        first = next(told, None)
        low = one.page.sentence_at(one.attribution.cue_start)[0]
        return one.page is first and low <= one.page.lead

    def after(self, one: Found) -> list[Found]:
        """List what is said after this, in the same and the next few paragraphs."""
        return [
            o
            for o in self.found
            if o.spans[0] > one.spans[0] and self.of(o) - self.of(one) <= _NAMES_WITHIN
        ]

    def below(self, one: Found) -> Page | None:
        """Find the paragraph after a statement's own."""
        return next(iter(self.pages[self.of(one) + 1 :]), None)

    def first_named(self, person: Person | None) -> Named | None:
        """Find where somebody is first named."""
        named = (n for page in self.pages for n in self.cast.named_in[page.start])
        return next((n for n in named if self.cast.find(n.text, n.offset) is person), None)

    def person(self, speaker: Speaker) -> Person | None:
        """Find the person of the cast who is this speaker."""
        return next((p for p in self.cast.people if fold(p.name) == fold(speaker.name)), None)

    def fits(self, unnamed: Speaker, named: Speaker, *, loosely: bool) -> bool:
        """Compare the organisations where both are known, else the offices."""
        if unnamed.organisation is not None and named.organisation is not None:
            return one_body(unnamed.organisation, named.organisation)
        person = self.person(named)
        roles = frozenset(person.roles if person is not None else ())
        words = words_of(unnamed)
        return any(self.cast.cues.one_office(w, roles) if loosely else w in roles for w in words)


def words_of(unnamed: Speaker) -> list[str]:
    """List the words that describe an unnamed speaker."""
    return fold(unnamed.name).removesuffix(" unnamed").split()


def one_body(one: str, other: str) -> bool:
    """Tell whether two names of organisations may be one's."""
    one, other = fold(one), fold(other)
    return one in other or other in one


def same_house(unnamed: Speaker, person: Person) -> bool:
    """Tell whether nothing speaks against both being of one organisation."""
    if unnamed.organisation is None or person.organisation is None:
        return True
    return one_body(unnamed.organisation, person.organisation)
