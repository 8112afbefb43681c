"""Who appears in an article: the people and bodies it names, in full, and where."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from media_monitor.claims.affiliation import (
    OFFICES,
    issuer_in,
    organisation_after,
    organisation_before,
)
from media_monitor.claims.cues import Cues
from media_monitor.claims.introductions import named_as
from media_monitor.claims.names import HONORIFICS, TITLES, bare, core, fold, may_be
from media_monitor.claims.paragraph import Page
from media_monitor.claims.runs import runs
from media_monitor.claims.speakers import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

_BODIES = {"ORG", "NORP", "GPE"}
_SUBJECTS = {"nsubj", "nsubjpass"}
# "the minister, a former teacher from Herat and": how far a role may be from the name.
_ROLE_REACH = 8
_RANKS = {
    "gen": "general", "adm": "admiral", "col": "colonel", "maj": "major", "capt": "captain",
    "brig": "brigadier", "sen": "senator", "rep": "representative", "gov": "governor",
    "prof": "professor", "amb": "ambassador", "dr": "doctor",
}  # fmt: skip
# Longer words in capitals are names shouted ("MR. HOLLOWAY"), shorter ones abbreviations.
_ACRONYM = 4


@dataclass
class Person:
    """One person of the article: the fullest name, roles as written, whom they speak for."""

    name: str
    organisation: str | None = None
    roles: set[str] = field(default_factory=set)
    female: bool | None = None


@dataclass(frozen=True)
class Appearance:
    """One place where somebody is named: the offset is the article's."""

    offset: int
    name: str
    subject: bool
    person: Person | None


@dataclass(frozen=True)
class Named:
    """A person's name in a paragraph, without the titles before it."""

    page: Page
    words: "Words"
    titles: "tuple[Token, ...]"

    @property
    def offset(self) -> int:
        return self.page.start + self.words.start_char

    @property
    def text(self) -> str:
        name = bare(self.page.text[self.words.start_char : self.words.end_char])
        return name.title() if name.isupper() and len(name) > _ACRONYM else name


class Cast:
    """Everybody the article names, and where."""

    def __init__(self, pages: Sequence[Page], cues: Cues, speakers: Speakers) -> None:
        self.cues = cues
        self.speakers = speakers
        self.people: list[Person] = []
        self.appearances: list[Appearance] = []
        self.papers: list[tuple[int, str]] = []
        # A last word that comes again alone is a surname, whatever the parser takes it for.
        self.alone = {run.text for page in pages for run in runs(page) if len(run) == 1}
        for page in pages:
            for named in self._names(page, known=False):
                self._meet(named.text)
        self.people.sort(key=lambda p: -len(core(p.name)))
        self._merge()
        self.named_in: dict[int, list[Named]] = {p.start: self._names(p, known=True) for p in pages}
        everybody = [n for names in self.named_in.values() for n in names]
        self.called: dict[int, Person] = {}
        for named in everybody:
            self._see(named)
            self._call(named)
        for page in pages:
            self._see_bodies(page)
            self._see_papers(page)
        self.appearances.sort(key=lambda a: a.offset)

    def find(self, name: str, offset: int) -> Person | None:
        """Find whom a name means at this place: of relatives, the one last named before it."""
        fitting = [p for p in self.people if may_be(name, p.name)]
        exact = [p for p in fitting if fold(p.name) == fold(name)]
        if len(fitting) <= 1 or exact:
            return next(iter(exact or fitting), None)
        seen = [a for a in self.appearances if a.person in fitting and a.offset < offset]
        return max(seen, key=lambda a: a.offset).person if seen else fitting[0]

    def _names(self, page: Page, *, known: bool) -> list[Named]:
        """List the people named in a paragraph; those met already need no further sign."""
        return [n for run in runs(page) if (n := self._person(run, page, met=known)) is not None]

    def _person(self, run: "Words", page: Page, *, met: bool) -> Named | None:
        """Read a run of capitalised words as a person's name, if anything says it is one."""
        if _modifies(run) or self._follows_office(run):
            return None
        roles = [t.i for t in run[:-1] if self.is_title(t)]
        cut = (roles[-1] + 1 if roles else run.start) - run.start
        words, titles = run[cut:], tuple(run[:cut])
        if len(words) == 1 and self.is_title(words[0]):
            return None
        known = self.speakers.find(words.text)
        if known is not None and known.kind != "person":
            return None
        if known is None and self._is_body(words):
            return None
        named = Named(page, words, titles)
        if known is None and not self._human(words, titles, page):
            return named if met and any(may_be(named.text, p.name) for p in self.people) else None
        return named

    def _follows_office(self, run: "Words") -> bool:
        """Tell the country in "the foreign minister of Ruthenia" from a person."""
        before = run.doc[max(0, run.start - 2) : run.start]
        held = len(before) > 1 and before[-1].lower_ == "of" and len(run) == 1
        return held and before[0].lemma_.lower() in OFFICES

    def is_title(self, token: "Token") -> bool:
        """Tell a rank or an office from a name."""
        lower = token.lower_.strip(".")
        return not lower or lower in TITLES or self.cues.is_person(lower)

    def _is_body(self, words: "Words") -> bool:
        body = self.cues.bodies | self.cues.documents | self.cues.outlets | self.cues.outlet_names
        return words[-1].lower_ in body or any(w.lower_ in self.cues.bodies for w in words[1:])

    def _human(self, words: "Words", titles: "tuple[Token, ...]", page: Page) -> bool:
        doc = page.doc
        honoured = len(words) > 1 and words[0].lower_ in HONORIFICS
        if titles or honoured or any(t.ent_type_ == "PERSON" for t in words):
            return True
        before = doc[words.start - 1] if words.start else None
        if before is not None and self.cues.is_person(before.lemma_.lower()):
            return True
        if len(words) > 1 and self._introduced(words):
            return True
        place = words.root.ent_type_ in {"GPE", "NORP", "LOC", "DATE"}
        return not place and (self._introduced(words) or self._utters(words))

    def _introduced(self, words: "Words") -> bool:
        root = words.root
        roles = [c for c in root.children if c.dep_ == "appos"]
        if root.dep_ == "appos":
            roles.append(root.head)
        if any(self.cues.is_person(r.lemma_.lower()) for r in roles):
            return True
        start = words.start
        lead = words.doc[max(0, start - _ROLE_REACH) : start]
        nominal = [t for t in lead if t.pos_ not in {"VERB", "AUX"}]
        after_comma = start > 0 and lead[-1].lower_ == "," and len(words) > 1
        return after_comma and len(nominal) == len(lead) and any(self.is_title(t) for t in lead)

    def _utters(self, words: "Words") -> bool:
        """Tell whether "Gul Marjan" says something: bodies and papers were sorted out before."""
        root = words.root
        cue = self.cues.verb(root.head) if root.dep_ == "nsubj" else None
        body = root.ent_type_ == "ORG" and words[-1].text not in self.alone
        return len(words) > 1 and cue in self.cues.say and not body

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

    def _see(self, named: Named) -> None:
        person = self.find(named.text, named.offset)
        if person is None:
            return
        self._describe(person, named)
        root = named.words.root
        told_of = any(c.dep_ in {"relcl", "appos"} for c in root.children)
        apposed = root.dep_ == "appos" and root.head.dep_ in _SUBJECTS
        subject = (root.dep_ in _SUBJECTS or told_of or apposed) and not named.page.quoted(root)
        self.appearances.append(Appearance(named.offset, person.name, subject, person))

    def _call(self, named: Named) -> None:
        """Note who "the courier, named only as X" is."""
        first = named.titles[0] if named.titles else named.words[0]
        noun = named_as(first, named.page)
        person = self.find(named.text, named.offset)
        if noun is not None and person is not None:
            offset = named.page.start + noun.idx
            person.roles.add(noun.lemma_.lower())
            self.called[offset] = person
            self.appearances.append(Appearance(offset, person.name, subject=True, person=person))

    def _describe(self, person: Person, named: Named) -> None:
        roles = set(self._roles(named))
        person.roles |= {r for r in roles if self.cues.is_person(r)}
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
            if not named.page.quoted(ent.root)
            and (organisation := self.speakers.organisation(ent.text)) is not None
        ]
        return before[-1] if before else None

    def _roles(self, named: Named) -> list[str]:
        words, doc = named.words, named.page.doc
        around = list(named.titles)
        around += [
            t for t in doc[max(0, words.start - 2) : words.start] if t.tag_ not in {"IN", "NNS"}
        ]
        root = words.root
        if root.dep_ == "appos":
            around.append(root.head)
        for role in (c for c in root.children if c.dep_ == "appos"):
            around += [t for t in role.subtree if t.i - words.end <= _ROLE_REACH]
        if words.end < len(doc) and doc[words.end].lower_ == ",":
            around += takewhile(lambda t: t.pos_ != "VERB", doc[words.end + 1 : words.end + 5])
        lemmas = [t.lemma_.lower().strip(".") for t in around]
        return [_RANKS.get(lemma, lemma) for lemma in lemmas]

    def last_issuer(self, offset: int) -> str | None:
        """Find whose paper was named last before this place."""
        return next((who for place, who in reversed(self.papers) if place < offset), None)

    def _see_papers(self, page: Page) -> None:
        for token in page.doc:
            if token.pos_ == "NOUN" and token.lemma_.lower() in self.cues.documents:
                issuer = issuer_in(token, self.cues, self.speakers)
                if issuer is not None:
                    self.papers.append((page.start + token.idx, issuer))

    def _see_bodies(self, page: Page) -> None:
        people = {t.i for n in self.named_in[page.start] for t in n.words}
        for ent in page.doc.ents:
            if ent.label_ in _BODIES and not people & {t.i for t in ent}:
                text = page.text[ent.start_char : ent.end_char]
                subject = ent.root.dep_ in _SUBJECTS and not page.quoted(ent.root)
                self.appearances.append(
                    Appearance(page.start + ent.start_char, text, subject, None)
                )


def _modifies(run: "Words") -> bool:
    """Tell "the Haqqani network" from a man called Haqqani."""
    last = run[-1]
    return (
        last.dep_ in {"compound", "nmod"} and last.head.i == last.i + 1 and last.head.pos_ == "NOUN"
    )
