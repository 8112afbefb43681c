"""Say who an office means: whoever was introduced in it, else somebody unnamed of some house."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from media_monitor.claims import pronouns
from media_monitor.claims.affiliation import OFFICES
from media_monitor.claims.attribution import Source, Speaker
from media_monitor.claims.cast import Person
from media_monitor.claims.memory import Memory, again
from media_monitor.claims.mentions import mention as mention_of
from media_monitor.claims.names import HONORIFICS
from media_monitor.claims.paragraph import Page
from media_monitor.claims.wording import called, capital, is_definite, plain, without_determiner

if TYPE_CHECKING:
    from media_monitor.claims.resolve import Resolver

_ONE = re.compile(r"(?:an? |their |its |her |his )?\w+$", re.IGNORECASE)
_PLURAL = {"NNS", "NNPS"}
# Whoever has an office or a trade may be called this too.
_ANYBODY = frozenset(
    """witness author writer man woman speaker guest visitor caller prisoner detainee captive
    defendant accused nominee candidate lecturer applicant""".split()  # noqa: SIM905
)
# "the witness", "the old man": more words describe somebody else.
_SHORT = 3
# "the authors say": the report or institute that spoke before speaks on.
_AUTHORS = {"author", "writer", "auditor", "researcher", "rapporteur", "drafter", "reviewer"}


def find(source: Source, page: Page, resolver: "Resolver") -> Speaker | None:
    """Name whoever holds an office, or several, or somebody unnamed with their organisation."""
    mention = page.text[source.start : source.end]
    name, organisation = without_determiner(plain(mention)), resolver.organisation(source, page)
    several = any(c.dep_ == "conj" for c in source.head.children)
    if source.head.tag_ in _PLURAL and source.head.lemma_.lower() in _AUTHORS:
        offset, memory = page.start + source.start, resolver.memory
        paper = memory.last_spoken(offset, "document") or memory.last_spoken(offset, "body")
        if paper is not None and is_definite(mention):
            return again(paper[1], mention)
    if source.head.tag_ in _PLURAL or several:
        # "Villagers" are a kind of people, "three officials in Kabul" somebody left unnamed.
        name = f"{name} (unnamed)" if " " in name else name
        return Speaker(capital(name), organisation, mention, "plural")
    if is_definite(mention) or _is_bare(source, mention):
        earlier = (
            _holder(source, page, resolver)
            or _nobody_else(source, page, resolver)
            or _just_heard(source, page, resolver)
        )
        if earlier is not None:
            if isinstance(earlier, Person):
                return resolver.person(earlier, mention)
            return again(earlier, mention)
    if organisation is None and name.lower() in OFFICES and _ONE.match(mention):
        served = _served(source, page, resolver)
        if served is not None and served.kind == "person":
            name = f"{served.name}'s {name}"
        elif served is not None:
            name, organisation = f"{served.name} {name}", served.organisation
    return Speaker(f"{capital(name)} (unnamed)", organisation, mention, "unnamed")


def _served(source: Source, page: Page, resolver: "Resolver") -> Speaker | None:
    """Find whom "its spokesman", "his secretary" and, of a body just named, "An official" serve."""
    owner = next((c for c in source.head.lefts if c.tag_ == "PRP$"), None)
    if owner is not None and owner.lower_ in {"his", "her"}:
        person = pronouns.find(mention_of(owner, page), page, resolver)
        return person if person is not None and person.kind == "person" else None
    described = any(c.dep_ == "prep" for c in source.head.rights)
    begins = page.text[source.start].isupper() and not described
    spokes = source.head.lemma_.lower().startswith("spokes")
    if owner is None and not (spokes or begins):
        return None
    found = pronouns.other(source, page, resolver)
    return found if found is not None and found.kind == "body" else None


def _just_heard(source: Source, page: Page, resolver: "Resolver") -> Speaker | None:
    """Read '"...," the witness said' of whoever spoke last, if no witness came before."""
    role, words = source.head.lemma_.lower(), page.text[source.start : source.end].split()
    if words[0] != "the" or len(words) > _SHORT or role in OFFICES:
        return None
    offset = page.start + source.start
    before = (t for p in resolver.cast.pages for t in p.doc if p.start + t.idx < offset)
    if any(t.lemma_.lower() == role and t.i != source.head.i for t in before):
        return None
    last = resolver.memory.last_spoken(offset, "person", "unnamed")
    if last is None or last[1].kind != "person":
        return None
    roles = [p.roles - HONORIFICS for p in resolver.cast.people if p.name == last[1].name]
    return last[1] if role in _ANYBODY or not any(roles) else None


def _holder(source: Source, page: Page, resolver: "Resolver") -> Person | Speaker | None:
    """Find who was last introduced in this role, or in one that may be the same."""
    cues, memory = resolver.cues, resolver.memory
    role, offset = source.head.lemma_.lower(), page.start + source.start
    just = _last_holder(memory, offset, lambda roles: role in roles)
    if just is None and any(c.lower_ in {"its", "their"} for c in source.head.lefts):
        return None
    alone = not any(c.dep_ in {"compound", "poss"} for c in source.head.lefts)
    loosely = _last_holder(memory, offset, lambda roles: cues.one_office(role, roles))
    one = just or (loosely if alone else None)
    doing = [a.person for a in memory.people_before(offset) if a.person and role in a.person.deeds]
    return one or (doing[-1] if doing else None)


def _is_bare(source: Source, mention: str) -> bool:
    """Tell "Counsel said", whoever was called counsel before, from "a counsel said"."""
    return mention == mention.capitalize() == source.head.text


def _nobody_else(source: Source, page: Page, resolver: "Resolver") -> Person | None:
    """Read "Nasim was tired. ..., the grocer said": he was given no other role."""
    if not page.text[source.start : source.end].lower().startswith("the "):
        return None
    if source.head.head.lemma_.lower() in pronouns.REPLIES:
        return None
    place, human = resolver.memory.last_human(page.start + source.start, female=None)
    known = (p for p in resolver.cast.people if human is not None and p.name == human.name)
    person = next(known, None)
    free = person is not None and not (person.roles - HONORIFICS or person.organisation)
    return person if free and place >= page.start else None


def _last_holder(
    memory: Memory, offset: int, fits: Callable[[frozenset[str]], bool]
) -> Person | Speaker | None:
    spoken = [
        s
        for s in memory.spoken
        if s[0] < offset and s[1].kind == "unnamed" and fits(frozenset(called(s[1].name)))
    ]
    seen = [
        a
        for a in memory.people_before(offset)
        if a.person is not None and fits(frozenset(a.person.roles))
    ]
    if seen and (not spoken or seen[-1].offset > spoken[-1][0]):
        return seen[-1].person
    return spoken[-1][1] if spoken else None
