"""Name those whom an article first leaves unnamed: "a top leader ..." and, below, who it is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from media_monitor.claims.apposition import holder_of
from media_monitor.claims.attribution import Speaker
from media_monitor.claims.cast import Appearance, Cast, Person
from media_monitor.claims.cues import Cues
from media_monitor.claims.found import Found
from media_monitor.claims.leads import VAGUE, speaking
from media_monitor.claims.memory import again
from media_monitor.claims.names import fold
from media_monitor.claims.naming import Named
from media_monitor.claims.paragraph import Page
from media_monitor.claims.story import Story, same_house
from media_monitor.claims.wording import called

# Who must not be named is none of those whom the article names.
_NAMELESS = re.compile(
    r"anonym|not (?:to be|be|been) (?:named|identified)|not authori[sz]ed|unnamed", re.IGNORECASE
)
# How many paragraphs on, its own included, somebody is presented by name.
_SOON = 3
_GENERIC = frozenset({"man", "woman", "person"})
_DEFINITE = re.compile(r"(?:the|his|her|their|its)\s|.+['\u2019]s\s", re.IGNORECASE)


def name_later(found: Sequence[Found], pages: Sequence[Page], cast: Cast) -> list[Found]:
    """Give unnamed speakers the name the article gives somebody of their office elsewhere."""
    story = Story(found, pages, cast)
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


def _named(one: Found, story: Story) -> Found:
    if one.speaker.kind == "document" and one.page.headline and one.speaker.organisation is None:
        better = _issuer(one, story)
    elif one.speaker.name.endswith("(unnamed)") and (called := _called(one, story)) is not None:
        better = called
    elif one.speaker.kind == "unnamed" and not _NAMELESS.search(one.frame):
        better = speaking(one, story) or _presented(one, story) or _holder(one, story)
    else:
        better = None
    return one if better is None else replace(one, speaker=again(better, one.speaker.mention))


def _called(one: Found, story: Story) -> Speaker | None:
    """Find the name given later: "The official, whom colleagues named as X"."""
    words = fold(one.speaker.name).split()
    last = story.pages[: story.of(one) + _SOON + 1][-1]
    for offset, person in sorted(story.cast.called.items()):
        noun = next((w for w in words if w in person.roles), None)
        human = one.speaker.kind == "unnamed" and offset < last.start
        vague = human and story.leads(one) and bool(person.roles & _GENERIC)
        near = one.spans[0][0] < offset and (noun is not None or vague)
        if near:
            return Speaker(person.name, person.organisation, "", "person")
    return None


def _issuer(one: Found, story: Story) -> Speaker | None:
    """Read "Auditors' report calls ...", below "..., the Court of Audit wrote in the report"."""
    paper = fold(one.speaker.name).split()[-1]
    issued = (
        o.speaker
        for o in story.after(one)
        if o.speaker.kind in {"body", "document"} and paper in fold(o.frame).split()
    )
    return next((s for s in issued if s.organisation is not None), None)


def _presented(one: Found, story: Story) -> Speaker | None:
    """Read "The official, X," soon after "an official", and "X, the director," too."""
    office, place = called(one.speaker.name)[-1:], story.of(one)
    for page in story.pages[place : place + _SOON]:
        for named in story.cast.named_in[page.start]:
            person = story.cast.meant(named)
            new = named.offset > one.spans[0][0] and story.first_named(person) is named
            if person is not None and new and [_definite_role(named, story.cast.cues)] == office:
                return Speaker(person.name, person.organisation, "", "person")
    return None


def _definite_role(named: Named, cues: Cues) -> str | None:
    """Take "official" from "the official, X": somebody spoken of before."""
    root = named.words.root
    role = holder_of(named.words, cues) or (root.head if root.dep_ == "appos" else None)
    role = role or next((c for c in root.children if c.dep_ == "appos"), None)
    the = role is not None and any(c.lower_ == "the" for c in role.children)
    return role.lemma_.lower() if role is not None and the else None


def _holder(one: Found, story: Story) -> Speaker | None:
    """Find the only person of just this office whom the article names."""
    words = [w for w in fold(one.speaker.mention).split() if story.cast.cues.is_person(w)]
    office = words[-1] if words else None
    definite = bool(_DEFINITE.match(one.speaker.mention))
    if office is None or office in VAGUE or not (definite or one.page.headline):
        return None
    holders = [p for p in story.cast.people if office in p.roles and same_house(one.speaker, p)]
    if len(holders) != 1 or not _introduced(holders[0], one, story):
        return None
    name, organisation = holders[0].name, holders[0].organisation
    known = story.cast.speakers.person(name)
    name = known.name if known is not None else name
    return Speaker(name, organisation or one.speaker.organisation, "", "person")


def _introduced(person: Person, one: Found, story: Story) -> bool:
    """Let a headline mean anybody below, a later paragraph only those named before it."""
    seen: list[Appearance] = [a for a in story.cast.appearances if a.person is person]
    return bool(seen) and (story.leads(one) or seen[0].offset < one.spans[0][0])
