"""Who appears in an article: the people and bodies it names, in full, and where."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from media_monitor.claims.affiliation import organisation_after, organisation_before
from media_monitor.claims.apposition import holder_of, top
from media_monitor.claims.cues import Cues
from media_monitor.claims.introductions import is_asked, is_caption, named_as
from media_monitor.claims.names import core, fold, may_be
from media_monitor.claims.naming import Named, Namer
from media_monitor.claims.papers import Papers
from media_monitor.claims.paragraph import Page
from media_monitor.claims.speakers import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = {"ORG", "NORP", "GPE"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_HERS = {"mrs", "ms", "miss"}
_SEXES = {"mr", *_HERS}
# "the minister, a former teacher from Herat and": how far a role may be from the name.
_ROLE_REACH = 8
_RANKS = {
    "gen": "general", "adm": "admiral", "col": "colonel", "maj": "major", "capt": "captain",
    "brig": "brigadier", "sen": "senator", "rep": "representative", "gov": "governor",
    "prof": "professor", "amb": "ambassador", "dr": "doctor",
}  # fmt: skip
# "X, whose brother was killed", "X and her husband": they are not X.
_OTHERS = {"WP$", "PRP$", "POS"}


@dataclass
class Person:
    """One person of the article: the fullest name, roles as written, whom they speak for.

    Deeds are what they are by what they do: "X, who teaches", a teacher.
    """

    name: str
    organisation: str | None = None
    roles: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    female: bool | None = None


@dataclass(frozen=True)
class Appearance:
    """One place where somebody is named: the offset is the article's.

    Whoever matters takes part in what the sentence tells, if not as its subject.
    """

    offset: int
    name: str
    subject: bool
    person: Person | None
    matters: bool = False


class Cast:
    """Everybody the article names, and where."""

    def __init__(self, pages: Sequence[Page], cues: Cues, speakers: Speakers) -> None:
        self.pages = tuple(pages)
        self.cues = cues
        self.speakers = speakers
        self.people: list[Person] = []
        self.appearances: list[Appearance] = []
        self.papers = Papers(pages, cues, speakers)
        self.namer = Namer(pages, cues, speakers)
        for page in pages:
            for named in self.namer.names(page):
                self._meet(named.text)
        self.people.sort(key=lambda p: -len(core(p.name)))
        self._merge()
        met = [person.name for person in self.people]
        self.named_in = {page.start: self.namer.names(page, met) for page in pages}
        everybody = [n for names in self.named_in.values() for n in names]
        self.called: dict[int, Person] = {}
        for named in everybody:
            self._see(named)
            self._call(named)
        for person in self.people:
            person.female = self.cues.sex(person.name) if person.female is None else person.female
        for page in pages:
            self._see_bodies(page)
        self.appearances.sort(key=lambda a: a.offset)

    def find(self, name: str, offset: int, female: bool | None = None) -> Person | None:  # noqa: FBT001 - a grammatical gender, or none
        """Find whom a name means at this place: of relatives, the one last named before it."""
        fitting = [p for p in self.people if may_be(name, p.name)]
        if len(fitting) > 1 and female is not None:
            fitting = [p for p in fitting if p.female in {None, female}] or fitting
        exact = [p for p in fitting if fold(p.name) == fold(name)]
        if len(fitting) <= 1 or exact:
            return next(iter(exact or fitting), None)
        seen = [a for a in self.appearances if a.person in fitting and a.offset < offset]
        return max(seen, key=lambda a: a.offset).person if seen else fitting[0]

    def _meet(self, name: str) -> None:
        if all(fold(name) != fold(p.name) for p in self.people):
            self.people.append(Person(name))

    def _merge(self) -> None:
        """Keep the fullest form of each name."""
        kept: list[Person] = []
        for person in self.people:
            if not any(may_be(person.name, other.name) for other in kept):
                kept.append(person)
        self.people = kept

    def meant(self, named: Named) -> Person | None:
        """Find whom a name means with the title before it: "Mrs. Nair" is not her husband."""
        titles = {t.lower_.strip(".") for t in named.titles} & _SEXES
        return self.find(named.text, named.offset, bool(titles & _HERS) if titles else None)

    def _see(self, named: Named) -> None:
        person = self.meant(named)
        if person is None:
            return
        self._describe(person, named)
        root = named.words.root
        told_of = any(c.dep_ in {"relcl", "appos"} for c in root.children)
        within = root.dep_ in {"appos", "poss"} and top(root.head).dep_ in _SUBJECTS | {
            "ROOT",
            "attr",
        }
        subject = root.dep_ in _SUBJECTS or told_of or within
        subject = subject and not named.page.quoted(root)
        subject = subject and not is_asked(root) and not is_caption(root)
        matters = subject or _takes_part(root)
        self.appearances.append(Appearance(named.offset, person.name, subject, person, matters))

    def _call(self, named: Named) -> None:
        """Note who "the courier, named only as X" is."""
        first = named.titles[0] if named.titles else named.words[0]
        noun = named_as(first, named.page, self.cues)
        person = self.find(named.text, named.offset)
        if noun is not None and person is not None:
            offset = named.page.start + noun.idx
            person.roles.add(noun.lemma_.lower())
            self.called[offset] = person
            self.appearances.append(Appearance(offset, person.name, subject=True, person=person))

    def _describe(self, person: Person, named: Named) -> None:
        roles = set(self._roles(named))
        person.roles |= {r for r in roles if self.cues.is_person(r)}
        does = (v for v in named.words.root.children if v.dep_ == "relcl")
        person.deeds |= {d for v in does for d in _doers(v.lemma_) if d in self.cues.people}
        if person.female is None and roles & (self.cues.female | self.cues.male):
            person.female = bool(roles & self.cues.female)
        if person.organisation is None:
            person.organisation = self._affiliation(person, named)

    def _affiliation(self, person: Person, named: Named) -> str | None:
        known = self.speakers.person(person.name)
        if known is not None:
            return known.organisation
        found = organisation_before(named.words, self.cues, self.speakers)
        found = found or organisation_after(named.words, self.cues, self.speakers)
        spokes = any(role.startswith("spokes") for role in person.roles)
        if found is None and spokes and not self._of_some_body(named):
            return self._last_body(named)
        return None if found is None or self.find(found, named.offset) is not None else found

    def _of_some_body(self, named: Named) -> bool:
        """Tell "government spokesman X", who speaks for a body, if one without a name."""
        before = named.page.doc[max(0, named.words.start - 2) : named.words.start]
        return any(token.lower_ in self.cues.bodies for token in before)

    def _last_body(self, named: Named) -> str | None:
        """Find the house just mentioned, which a spokeswoman introduced without one speaks for."""
        before = [
            organisation
            for ent in named.page.doc[: named.words.start].ents
            if not (named.page.quoted(ent.root) or ent.root.head.lower_ == "in")
            and (organisation := self.speakers.organisation(ent.text)) is not None
        ]
        return before[-1] if before else None

    def _roles(self, named: Named) -> list[str]:
        words, doc = named.words, named.page.doc
        around = list(named.titles)
        beside = doc[max(0, words.start - 2) : words.start]
        around += [t for t in beside if t.tag_ not in {"IN", "NNS"} and t.sent == words.sent]
        root = words.root
        if root.dep_ == "appos":
            around.append(root.head)
        holder = holder_of(words, self.cues)
        around += [holder] if holder is not None else []
        if root.dep_ == "nsubj" and root.head.lemma_ in {"be", "become"}:
            around += [c for c in root.head.children if c.dep_ == "attr"]
        for role in (c for c in root.children if c.dep_ == "appos"):
            around += [t for t in role.subtree if t.i - words.end <= _ROLE_REACH]
        if words.end < len(doc) and doc[words.end].lower_ == ",":
            told = list(takewhile(_describes, doc[words.end + 1 : words.end + 5]))
            following = doc[told[-1].i + 1] if told and told[-1].i + 1 < len(doc) else None
            # "In a letter to X, the minister said": the minister is somebody else.
            speaks = following is not None and self.cues.verb(following) in self.cues.say
            around += [] if speaks and told[-1].pos_ == "NOUN" else told
        lemmas = [t.lemma_.lower().strip(".") for t in around]
        return [_RANKS.get(lemma, lemma) for lemma in lemmas]

    def _see_bodies(self, page: Page) -> None:
        people = {t.i for n in self.named_in[page.start] for t in n.words}
        for ent in page.doc.ents:
            if (
                ent.label_ in _BODIES
                and ent.start_char >= page.lead
                and not people & {t.i for t in ent}
            ):
                text = page.text[ent.start_char : ent.end_char]
                subject = ent.root.dep_ in _SUBJECTS and not page.quoted(ent.root)
                self.appearances.append(
                    Appearance(page.start + ent.start_char, text, subject, None)
                )


def _doers(verb: str) -> tuple[str, ...]:
    """Spell who does something: a teacher, a driver, an investigator."""
    return (f"{verb}er", f"{verb}r", f"{verb}or", f"{verb[:-1]}or")


def _describes(token: "Token") -> bool:
    """Tell "X, a farmer" from "X, whose son was hurt"."""
    return token.pos_ != "VERB" and token.tag_ not in _OTHERS


def _takes_part(root: "Token") -> bool:
    """Tell "to X it matters" and "called the author, X" from "letters to X" and "he knew X"."""
    if root.dep_ == "appos":
        return _takes_part(root.head)
    above = root.head.head if root.dep_ == "pobj" else root.head
    if any(c.dep_ == "nsubj" and c.lower_ in {"he", "she"} for c in above.children):
        return False
    return root.dep_ in {"dobj", "pobj"} and above.dep_ == "ROOT" and above.pos_ in {"VERB", "AUX"}
