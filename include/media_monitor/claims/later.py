"""Name those whom an article first leaves unnamed: "a top leader ..." and, below, who it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from media_monitor.claims.attribution import Speaker
from media_monitor.claims.cast import Appearance, Cast, Person
from media_monitor.claims.found import Found
from media_monitor.claims.memory import again
from media_monitor.claims.names import HONORIFICS, fold
from media_monitor.claims.paragraph import Page

# A story's headline, standfirst and lead introduce whom the next paragraphs name.
_LEAD, _NAMES_WITHIN = 3, 4
# Who must not be named is none of those whom the article names.
_NAMELESS = re.compile(
    r"anonym|not (?:to be|be|been) (?:named|identified)|not authori[sz]ed|unnamed", re.IGNORECASE
)
# Words that tell nothing of what somebody does.
_VAGUE = frozenset({"man", "woman", "person", "figure", "official", "source", "member"})
_INTRODUCED = re.compile(r"[^,.]{0,30}, (?:who|whose|an?|the|one)\b")
_ONE_OF_THEM = re.compile(r"\b(?:[Oo]ne of|[Aa]nother|second|third)\b[^.,]{0,40}, $")
_GENERIC = frozenset({"man", "woman", "person"})
_DEFINITE = re.compile(r"(?:the|his|her|their|its)\s|.+['\u2019]s\s", re.IGNORECASE)


@dataclass(frozen=True)
class _Story:
    found: Sequence[Found]
    place: dict[int, int]
    cast: Cast

    def of(self, one: Found) -> int:
        return self.place[one.page.start]

    def leads(self, one: Found) -> bool:
        return self.of(one) < _LEAD or one.page.headline

    def after(self, one: Found) -> list[Found]:
        """List what is said after this, in the same and the next few paragraphs."""
        return [
            o
            for o in self.found
            if o.spans[0] > one.spans[0] and self.of(o) - self.of(one) <= _NAMES_WITHIN
        ]


def name_later(found: Sequence[Found], pages: Sequence[Page], cast: Cast) -> list[Found]:
    """Give unnamed speakers the name the article gives somebody of their office elsewhere."""
    story = _Story(found, {page.start: number for number, page in enumerate(pages)}, cast)
    named = [_named(one, story) for one in found]
    first: dict[str, Speaker] = {}
    for before, after in zip(found, named, strict=True):
        first.setdefault(before.speaker.name, after.speaker)
    return [_renamed(one, first) for one in named]


def _renamed(one: Found, first: dict[str, Speaker]) -> Found:
    """Name what "the general" says too, once "a general" has a name."""
    known = first.get(one.speaker.name)
    renamed = known is not None and known.name != one.speaker.name
    return replace(one, speaker=again(known, one.speaker.mention)) if known and renamed else one


def _named(one: Found, story: _Story) -> Found:
    if one.speaker.kind == "document" and one.page.headline and one.speaker.organisation is None:
        better = _issuer(one, story)
    elif one.speaker.name.endswith("(unnamed)") and (called := _called(one, story)) is not None:
        better = called
    elif one.speaker.kind == "unnamed" and not _NAMELESS.search(one.frame):
        better = _speaking(one, story) or _holder(one, story)
    else:
        better = None
    return one if better is None else replace(one, speaker=again(better, one.speaker.mention))


def _called(one: Found, story: _Story) -> Speaker | None:
    """Find the name given later: "The official, whom colleagues named as X"."""
    words = fold(one.speaker.name).split()
    for offset, person in sorted(story.cast.called.items()):
        noun = next((w for w in words if w in person.roles), None)
        human = one.speaker.kind == "unnamed"
        vague = human and story.leads(one) and bool(person.roles & _GENERIC)
        near = one.spans[0][0] < offset and (noun is not None or vague)
        if near:
            return Speaker(person.name, person.organisation, "", "person")
    return None


def _issuer(one: Found, story: _Story) -> Speaker | None:
    """Read "Auditors' report calls ...", below "..., the Court of Audit wrote in the report"."""
    paper = fold(one.speaker.name).split()[-1]
    issued = (
        o.speaker
        for o in story.after(one)
        if o.speaker.kind in {"body", "document"} and paper in fold(o.frame).split()
    )
    return next((s for s in issued if s.organisation is not None), None)


def _speaking(one: Found, story: _Story) -> Speaker | None:
    """Find who speaks below the headline and lead, of this office or without introduction."""
    if not story.leads(one):
        return None
    after = [o for o in story.after(one) if o.speaker.kind == "person"]
    fitting = next(
        (o for o in after if _fits(one.speaker, o.speaker, story.cast, loosely=o is after[0])), None
    )
    bare = next((o for o in after[:1] if _is_bare(o, story)), None)
    best = fitting or bare
    return None if best is None else best.speaker


def _is_bare(other: Found, story: _Story) -> bool:
    """Tell a name that comes without any introduction: an earlier office was one."""
    person = _person(other.speaker, story.cast)
    if person is None or story.cast.speakers.person(person.name) is not None:
        return False
    first = next(a for a in story.cast.appearances if a.person is person)
    place = max(0, first.offset - other.page.start)
    after = other.page.text[place:]
    if _ONE_OF_THEM.search(other.page.text[:place]):
        return False
    if _INTRODUCED.match(after.removeprefix(first.name)):
        return False
    here = other.page.start <= first.offset < other.page.start + len(other.page.text)
    return here and person.organisation is None and not person.roles - _VAGUE - HONORIFICS


def _holder(one: Found, story: _Story) -> Speaker | None:
    """Find the only person of just this office whom the article names."""
    words = [w for w in fold(one.speaker.mention).split() if story.cast.cues.is_person(w)]
    office = words[-1] if words else None
    definite = bool(_DEFINITE.match(one.speaker.mention))
    if office is None or office in _VAGUE or not (definite or story.leads(one)):
        return None
    holders = [p for p in story.cast.people if office in p.roles and _same_house(one.speaker, p)]
    if len(holders) != 1 or not _introduced(holders[0], one, story):
        return None
    name, organisation = holders[0].name, holders[0].organisation
    known = story.cast.speakers.person(name)
    name = known.name if known is not None else name
    return Speaker(name, organisation or one.speaker.organisation, "", "person")


def _introduced(person: Person, one: Found, story: _Story) -> bool:
    """Let a headline mean anybody below, a later paragraph only those named before it."""
    seen: list[Appearance] = [a for a in story.cast.appearances if a.person is person]
    return bool(seen) and (story.leads(one) or seen[0].offset < one.spans[0][0])


def _person(speaker: Speaker, cast: Cast) -> Person | None:
    return next((p for p in cast.people if fold(p.name) == fold(speaker.name)), None)


def _same_house(unnamed: Speaker, person: Person) -> bool:
    return (
        unnamed.organisation is None
        or person.organisation is None
        or _one_body(unnamed.organisation, person.organisation)
    )


def _one_body(one: str, other: str) -> bool:
    one, other = fold(one), fold(other)
    return one in other or other in one


def _fits(unnamed: Speaker, named: Speaker, cast: Cast, *, loosely: bool) -> bool:
    """Compare the organisations where both are known, else the offices."""
    if unnamed.organisation is not None and named.organisation is not None:
        return _one_body(unnamed.organisation, named.organisation)
    person = _person(named, cast)
    roles = frozenset(person.roles if person is not None else ())
    words = fold(unnamed.name).removesuffix(" unnamed").split()
    return any(cast.cues.one_office(w, roles) if loosely else w in roles for w in words)
