"""The vocabulary of attribution: which words mark that somebody says something."""

from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from media_monitor.claims.names import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

Words = frozenset[str]


_AGENTS = ("man", "woman", "person", "ologist", "ist", "ician", "crat", "eer", "keeper", "seller")
_SHORT = 6


class Cues(BaseModel):
    """Cue words by class; what each class means is said in cues.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    say: Words
    quote: Words
    deny: Words
    noun: Words
    promise: Words
    accuse: Words
    urge: Words
    describe: Words
    think: Words
    weak: Words
    ask: Words
    nominal: Words
    holding: Words
    sure: Words
    view: Words
    according: Words
    askers: Words
    utterances: Words
    documents: Words
    people: Words
    bodies: Words
    outlets: Words
    outlet_names: Words
    same_role: tuple[Words, ...]
    female: Words
    male: Words
    women: Words
    men: Words
    occasions: Words

    @cached_property
    def verbs(self) -> Words:
        """Every verb that can attribute."""
        return (
            self.say
            | self.quote
            | self.deny
            | self.promise
            | self.accuse
            | self.describe
            | self.think
        )

    @cached_property
    def stating(self) -> Words:
        """Every verb whose clause or object is what somebody states."""
        return self.verbs - (self.quote - self.say - self.deny - self.think - self.describe)

    @cached_property
    def _phrasal(self) -> dict[str, list[str]]:
        """List each verb's particles ("point": "out"), those of two words first."""
        found: dict[str, list[str]] = {}
        for phrase in sorted(self.verbs, key=lambda p: (-p.count(" "), p)):
            verb, _, particles = phrase.partition(" ")
            if particles:
                found.setdefault(verb, []).append(particles)
        return found

    def is_person(self, lemma: str) -> bool:
        """Tell words for people ("minister", "tribesman") from words for things."""
        return lemma in self.people or (len(lemma) > _SHORT and lemma.endswith(_AGENTS))

    def sex(self, name: str) -> bool | None:
        """Tell by the first of several names whether they are a woman's (True) or a man's."""
        first, *rest = fold(name).split() or [""]
        return first in self.women if rest and self.is_first_name(first) else None

    def is_first_name(self, word: str) -> bool:
        """Tell names that only people bear from others'."""
        return fold(word) in self.women | self.men

    def one_office(self, role: str, roles: Words) -> bool:
        """Tell whether a role word may mean somebody introduced with these roles."""
        return role in roles or any(role in group and roles & group for group in self.same_role)

    def verb(self, token: "Token") -> str | None:
        """Name the cue this token is the verb of ("point out" for "pointed"), if it is one."""
        lemma = token.lemma_.lower()
        following = token.doc[token.i + 1 : token.i + 3].text.lower()
        beside = {
            child.lower_
            for child in token.rights
            if child.right_edge.ent_type_ not in {"DATE", "TIME"}
        }
        for particles in self._phrasal.get(lemma, ()):
            if particles in beside or following == particles:
                return f"{lemma} {particles}"
        return lemma if lemma in self.verbs or lemma in self.ask else None
