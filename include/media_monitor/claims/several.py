"""Name one of several people: "one of them", "a second", "an American one", "another, a pilot"."""

import re
from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Source, Speaker
from media_monitor.claims.mentions import mention
from media_monitor.claims.paragraph import Page
from media_monitor.claims.wording import capital, without_determiner

if TYPE_CHECKING:
    from spacy.tokens import Token

    from media_monitor.claims.resolve import Resolver

ONES = frozenset({"one", "another", "first", "second", "third", "fourth", "other"})
_ORDINALS = {"second", "third", "fourth"}
_QUANTITIES = frozenset(
    """several some many few two three four five six seven dozens other of the both
    all""".split()  # noqa: SIM905 - a list of words reads best
)
_OF_THEM = re.compile(r" (?:with|of|in|from|at|for|who|close|near) ")
_KINDS = ("plural", "unnamed", "body")


def find(source: Source, page: Page, resolver: "Resolver") -> Speaker | None:
    """Find which one of several speaks; None where nothing says what they are."""
    named = _apposed(source, page, resolver)
    if named is not None:
        return named
    told = next((c for c in source.head.children if c.dep_ == "appos"), None)
    lemma = told.lemma_.lower() if told is not None else ""
    if told is not None and (resolver.cues.is_person(lemma) or lemma in resolver.cues.bodies):
        return resolver.speaker(mention(told, page), page)
    group = _group(source, page, resolver)
    if group is None:
        return None
    name, organisation = group
    own = [t.text for t in source.head.lefts if t.dep_ == "amod" and t.text[:1].isupper()]
    name = " ".join([*own, name.split()[-1]]) if own else name
    words = page.text[source.start : source.end]
    order = source.head.lower_
    spoke = any(s.name == f"{capital(name)} (unnamed)" for _, s in resolver.memory.spoken)
    if order in _ORDINALS or (order == "another" and spoke):
        name = f"{order if order in _ORDINALS else 'second'} {name}"
    return Speaker(f"{capital(name)} (unnamed)", organisation, words, "unnamed")


def _apposed(source: Source, page: Page, resolver: "Resolver") -> Speaker | None:
    """Read "One of the engineers, Ada Nair, said": the name after the comma is whose it is."""
    within = {t.i for t in source.head.subtree}
    for one in resolver.cast.named_in[page.start]:
        root = one.words.root
        if root.dep_ == "appos" and root.head.i in within and root.i > source.head.i:
            person = resolver.cast.find(one.text, one.offset)
            words = page.text[source.start : source.end]
            return None if person is None else resolver.person(person, words)
    return None


def _group(source: Source, page: Page, resolver: "Resolver") -> tuple[str, str | None] | None:
    """Find what they are: named with the one, before it in the paragraph, or who spoke last."""
    inside = [t for t in source.head.subtree if t.i > source.head.i]
    before = list(reversed(page.doc[: source.head.i]))
    people = (t for t in (*inside, *before) if _are_people(t, resolver))
    plural = next(people, None)
    if plural is not None:
        several = mention(plural, page)
        words = without_determiner(page.text[several.start : plural.idx]).split()
        kept = [w for w in words if w.lower() not in _QUANTITIES]
        one = "person" if plural.lower_ == "people" else plural.lemma_.lower()
        return " ".join([*kept, one]), resolver.organisation(several, page)
    spoken = resolver.memory.last_spoken(page.start + source.start, *_KINDS)
    person = next((t for t in before if resolver.cues.is_person(t.lemma_.lower())), None)
    if spoken is None or person is not None:
        return None if person is None else (person.lemma_.lower(), None)
    name = _OF_THEM.split(spoken[1].name.removesuffix(" (unnamed)"))[0]
    known = " ".join(w for w in name.split() if w.lower() not in _QUANTITIES)
    known = known.removesuffix("s") if spoken[1].kind == "plural" else known
    return (known, spoken[1].organisation) if known else None


def _are_people(token: "Token", resolver: "Resolver") -> bool:
    return token.tag_ == "NNS" and resolver.cues.is_person(token.lemma_.lower())
