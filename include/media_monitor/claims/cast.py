"""Who appears in an article: the people it names, in full, with role and organisation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from media_monitor.claims.cues import Cues
from media_monitor.claims.names import bare, fold, may_be
from media_monitor.claims.paragraph import Page
from media_monitor.claims.speakers import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

_ORGANISATIONS = {"ORG", "GPE", "NORP", "FAC", "LOC"}
_AT = {"at", "for", "of", "with", "from", "in"}


@dataclass
class Person:
    """One person of the article: the fullest name, roles as written, what they speak for."""

    name: str
    organisation: str | None = None
    roles: set[str] = field(default_factory=set)
    female: bool | None = None


@dataclass(frozen=True)
class Appearance:
    """One place where a person or body is named: offset in the article."""

    offset: int
    name: str
    subject: bool
    person: Person | None


class Cast:
    """Everybody the article names, and where."""

    def __init__(self, pages: Sequence[Page], cues: Cues, speakers: Speakers) -> None:
        self.cues = cues
        self.speakers = speakers
        self.people: list[Person] = []
        self.appearances: list[Appearance] = []
        named = [(page, words) for page in pages for words in names_in(page, cues, speakers)]
        named += [(page, words) for page in pages for words in _registered(page, speakers, named)]
        named.sort(key=lambda n: n[0].start + n[1].start_char)
        for _, words in sorted(named, key=lambda n: -len(bare(n[1].text).split())):
            self._meet(bare(words.text))
        for page, words in named:
            self._see(page, words)
        for page in pages:
            for ent in page.doc.ents:
                if ent.label_ in ("ORG", "NORP", "GPE") and not self.named(ent.text, 0):
                    self.appearances.append(
                        Appearance(
                            page.start + ent.start_char,
                            page.text[ent.start_char : ent.end_char],
                            ent.root.dep_ == "nsubj",
                            None,
                        )
                    )
        self.appearances.sort(key=lambda a: a.offset)

    def _meet(self, name: str) -> None:
        if len(name.split()) > 1 and not any(self._fits(name, p.name) for p in self.people):
            self.people.append(Person(name))

    def _fits(self, name: str, full: str) -> bool:
        words = name.split()
        return may_be(name, full) and (len(words) == 1 or may_be(words[0], full))

    def _see(self, page: Page, words: "Words") -> None:
        offset = page.start + words.start_char
        person = self.named(bare(words.text), offset)
        if person is None:
            person = Person(bare(words.text))
            self.people.append(person)
        describe(person, words, page, self.cues, self.speakers)
        root = words.root
        told_of = any(c.dep_ == "relcl" for c in root.children)
        subject = (root.dep_ in ("nsubj", "nsubjpass") or told_of) and not page.quoted(root)
        self.appearances.append(Appearance(offset, person.name, subject, person))

    def named(self, name: str, offset: int) -> Person | None:
        """Find whom a name means at this place: of relatives, the one last seen in full."""
        fitting = [p for p in self.people if self._fits(name, p.name)]
        if len(fitting) <= 1:
            return fitting[0] if fitting else None
        exact = [p for p in fitting if fold(p.name) == fold(name)]
        if exact:
            return exact[0]
        seen = [a for a in self.appearances if a.person in fitting and a.offset < offset]
        last = (
            max(seen, key=lambda a: (a.subject, a.offset), default=None)
            if not seen
            else max(seen, key=lambda a: a.offset)
        )
        return last.person if last is not None else fitting[0]


def names_in(page: Page, cues: Cues, speakers: Speakers) -> "list[Words]":
    """List the people named in a paragraph, bodies that look like people left out."""
    return [
        e
        for ent in page.doc.ents
        if ent.label_ == "PERSON"
        if (e := _trimmed(ent)) is not None and _is_person(e, cues, speakers)
    ]


def _registered(page: Page, speakers: Speakers, named: "list[tuple[Page, Words]]") -> "list[Words]":
    """Find the registry's people where the parser saw no person."""
    taken = {t.i for p, words in named if p is page for t in words}
    found: list[Words] = []
    doc = page.doc
    for start in range(len(doc)):
        for size in (4, 3, 2):
            words = doc[start : start + size]
            if len(words) < size or not (
                words[0].text[:1].isupper() and words[-1].text[:1].isupper()
            ):
                continue
            known = speakers.find(words.text)
            if known is not None and known.kind == "person" and not taken & {t.i for t in words}:
                found.append(words)
                taken |= {t.i for t in words}
                break
    return found


def _trimmed(ent: "Words") -> "Words | None":
    text = ent.text
    words = ent
    while len(words) and (
        words[-1].tag_ == "POS" or words[-1].is_punct or words[-1].lower_ == "'s"
    ):
        words = words[:-1]
    while len(words) and (words[0].lower_ in cut_first or words[0].is_punct):
        words = words[1:]
    return words if len(words) and text else None


cut_first = {"the", "a", "an"}


def _is_person(words: "Words", cues: Cues, speakers: Speakers) -> bool:
    known = speakers.find(words.text)
    if known is not None:
        return known.kind == "person"
    last = words[-1].lower_
    return (
        words[-1].pos_ in ("PROPN", "NOUN", "X")
        and last not in cues.bodies
        and last not in cues.documents
        and words.text[0].isupper()
        and not re.search(r"\d|http|@", words.text)
    )


def describe(person: Person, words: "Words", page: Page, cues: Cues, speakers: Speakers) -> None:
    """Note the role and organisation the article gives a person beside the name."""
    head = words.root
    before = [t for t in head.lefts if t.i < words.start]
    context = [t for left in before for t in left.subtree] if before else []
    appos = [c for c in head.children if c.dep_ == "appos"]
    around = [t for a in appos for t in a.subtree]
    if head.dep_ == "appos" and head.head.lemma_.lower() in cues.people:
        context += [t for t in head.head.subtree if t.i < words.start]
    for token in (*context, *around):
        lemma = token.lemma_.lower()
        if lemma in cues.people:
            person.roles.add(lemma)
    if person.organisation is None:
        known = speakers.person(person.name)
        person.organisation = (
            known.organisation
            if known
            else (_organisation(context, cues, speakers) or _organisation(around, cues, speakers))
        )


def _organisation(tokens: "list[Token]", cues: Cues, speakers: Speakers) -> str | None:
    """Find the organisation in the words around a name: known first, else the longest proper run."""
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if token.pos_ == "PROPN" or (
            token.lower_ in ("of", "for", "and", "the")
            and runs
            and runs[-1]
            and runs[-1][-1].i == token.i - 1
        ):
            if runs and runs[-1] and runs[-1][-1].i == token.i - 1:
                runs[-1].append(token)
            else:
                runs.append([token])
    names = [organisation_name(r) for r in runs]
    for name in names:
        found = speakers.organisation(name)
        if found:
            return found
    for name, run in zip(names, runs, strict=True):
        if name and (
            run[-1].ent_type_ == "ORG"
            or run[0].ent_type_ == "ORG"
            or any(w.lower() in cues.bodies for w in name.split())
        ):
            return name
    return None


def organisation_name(run: "list[Token]") -> str:
    """Write a run of words as an organisation's name, roles and loose prepositions dropped."""
    while run and (
        run[-1].pos_ != "PROPN"
        or run[-1].lower_
        in (
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "minister",
            "secretary",
            "president",
            "gen.",
            "director",
            "chief",
        )
    ):
        run = run[:-1]
    if not run:
        return ""
    return run[0].doc[run[0].i : run[-1].i + 1].text
