"""Say who a mention means: names, pronouns, roles, bodies, documents and the unnamed."""

import re
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from media_monitor.claims import bodies, pairs, pronouns, roles, several
from media_monitor.claims.affiliation import giver_of, organisation_in, possessor_of
from media_monitor.claims.apposition import holder_of
from media_monitor.claims.attribution import Source, Speaker
from media_monitor.claims.cast import Cast, Person
from media_monitor.claims.fallbacks import unresolved
from media_monitor.claims.memory import Memory, again
from media_monitor.claims.mentions import mention as mention_of
from media_monitor.claims.naming import Named
from media_monitor.claims.paragraph import Page
from media_monitor.claims.sources import states_too
from media_monitor.claims.wording import capital, is_definite, plain, without_determiner

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = {"i", "you", "we", "who", "nobody", "this", "that", "there"}
# Between an office and its holder: a comma, or "(retd)".
_APPOSED = re.compile(r"\.?\s*(?:,|\([^)]{1,12}\))?\s*")
# "the group said": whichever was spoken of, like "it".
_GROUPS = {"group", "organisation", "organization", "movement", "faction"}
_PLURAL = {"NNS", "NNPS"}
# Whose papers may be named after them.
_OWNERS = {"person", "body", "outlet"}


class Resolver:
    """Resolves an article's sources in reading order, remembering who spoke last."""

    def __init__(self, cast: Cast, published: date | None) -> None:
        self.cast, self.cues, self.registry = cast, cast.cues, cast.speakers
        self.memory = Memory(cast)
        self.published = published
        self._sought: set[int] = set()

    def resolve(self, source: Source, page: Page) -> Speaker | None:
        """Name the speaker behind a source; None for those who are never speakers (a reporter)."""
        head = source.head
        dated = head.ent_type_ in {"DATE", "TIME"} and head.lower_ not in self.cues.documents
        asks = head.lemma_.lower() in self.cues.askers and not states_too(head)
        if dated or asks or head.lower_ in _NOBODY or not plain(head.text):
            return None
        speaker = self.speaker(source, page) or unresolved(source, page, self)
        if speaker is not None:
            self.memory.remember(page.start + source.start, speaker)
        return speaker

    def person(self, person: Person, mention: str) -> Speaker:
        """Name a person of the article as the registry does, if it knows them."""
        known = self.registry.person(person.name)
        name = known.name if known is not None else person.name
        return Speaker(
            name, known.organisation if known else person.organisation, mention, "person"
        )

    def speaker(self, source: Source, page: Page) -> Speaker | None:
        """Name who is behind these words, without remembering that they spoke.

        Nobody is where one leads to the other, as in "a message signed by its secretary".
        """
        place = page.start + source.head.idx
        if place in self._sought:
            return None
        self._sought.add(place)
        found = self._speaker(source, page)
        self._sought.remove(place)
        return found

    def _speaker(self, source: Source, page: Page) -> Speaker | None:
        mention = page.text[source.start : source.end]
        together = pairs.find(source, page, self)
        if together is not None:
            return together
        if source.head.lower_ in several.ONES:
            return self._people(source, page, mention) or several.find(source, page, self)
        if source.head.pos_ == "PRON":
            return pronouns.find(source, page, self)
        known = self.registry.find(plain(mention))
        if known is not None and known.kind != "person":
            return bodies.body(mention, mention, self.registry)
        return self._people(source, page, mention) or self._unnamed(source, page, mention)

    def _is_person(self, token: "Token") -> bool:
        return self.cues.is_person(token.lemma_.lower())

    def _people(self, source: Source, page: Page, mention: str) -> Speaker | None:
        """Find the names in a mention or in apposition to it; two people may speak as one."""
        called = self.cast.called.get(page.start + source.head.idx)
        if called is not None:
            return self.person(called, mention)
        names = [n for n in self.cast.named_in[page.start] if self._names(n, source)]
        heads = [source.head, *(c for c in source.head.children if c.dep_ == "conj")]
        joint = [n for n in names if any(h in n.words for h in heads)]
        found = [self.cast.meant(n) for n in (joint or names[:1])]
        speakers = [self.person(p, mention) for p in found if p is not None]
        if not speakers:
            return None
        together = " and ".join(dict.fromkeys(s.name for s in speakers))
        return Speaker(together, speakers[0].organisation, mention, "person")

    def _names(self, named: Named, source: Source) -> bool:
        words, head = named.words, source.head
        if head in words or holder_of(words, self.cues) == head:
            return True
        apposed = words.root.dep_ == "appos" and words.root.head == head
        human = (
            apposed or head.lower_ in {"one", "another"} or self.cues.is_person(head.lemma_.lower())
        )
        if apposed and human and head.i < words.start and words[0].nbor(-1).text == ",":
            return True
        ranked = self.cast.namer.is_title(head)
        if (
            head.i > words.start
            or not (human or ranked)
            or head.pos_ not in {"NOUN", "NUM", "PRON", "PROPN"}
        ):
            inside = source.start <= words.start_char < source.end
            return inside and any(c.dep_ == "conj" and c in words for c in head.children)
        first = named.titles[0] if named.titles else words[0]
        before = first.nbor(-1) if first.i else first
        between = source.head.doc.text[source.end : first.idx]
        close = first.idx <= source.end or bool(_APPOSED.fullmatch(between))
        return close and (before.lower_ in {",", ")"} or head in (before, words.root.head))

    def _unnamed(self, source: Source, page: Page, mention: str) -> Speaker | None:
        person = self.cast.find(plain(mention), page.start + source.start)
        if person is not None and mention[:1].isupper():
            return self.person(person, mention)
        appositive = self._body_in_apposition(source, page, mention)
        if appositive is not None:
            return appositive
        called = self._called(source, page)
        if called is not None:
            words = {w.lower() for w in mention.split()}
            kind = "outlet" if words & self.cues.outlets else "body"
            return bodies.body(called, mention, self.registry, kind)
        outlet = source.head.lower_ in self.cues.outlet_names
        if source.head.pos_ == "PROPN" and (outlet or not self._is_person(source.head)):
            return bodies.body(mention, mention, self.registry)
        return self._common(source, page, mention)

    def _common(self, source: Source, page: Page, mention: str) -> Speaker | None:
        """Resolve a common noun by its kind: what was said, an office, a paper, a body."""
        lemma, plural = source.head.lemma_.lower(), source.head.tag_ in _PLURAL
        if lemma in self.cues.utterances:
            return self.owner(source, page, mention)
        if self.cues.is_person(lemma):
            return roles.find(source, page, self)
        if lemma in self.cues.documents:
            return self._owned(source, page, mention) or bodies.document(
                source, page, self.memory, self.cues, self.published
            )
        if lemma in _GROUPS and is_definite(mention):
            body = self.memory.last_body(page.start + source.start, word=lemma)
            found = None if body is not None else pronouns.other(source, page, self)
            if found is not None:
                return again(found, mention)
        if lemma in self.cues.bodies or not plural:
            return bodies.common_body(source, page, self.memory, self.cues)
        name = capital(without_determiner(plain(mention)))
        return Speaker(name, self.organisation(source, page), mention, "plural")

    def _owned(self, source: Source, page: Page, mention: str) -> Speaker | None:
        """Name "its ruling" and "her report" after the court and the envoy just spoken of."""
        owner = next((c for c in source.head.lefts if c.tag_ == "PRP$"), None)
        found = None if owner is None else pronouns.find(mention_of(owner, page), page, self)
        if found is None or found.kind not in _OWNERS or "(unnamed)" in found.name:
            return None
        name = f"{found.name}'s" if found.kind == "person" else found.name
        name = f"{name} {source.head.lower_}"
        return Speaker(name, found.organisation, mention, "document")

    def _called(self, source: Source, page: Page) -> str | None:
        """Read "the newspaper Potomac Courier" and "the aid group Bridgehead"."""
        kinds = self.cues.outlets | self.cues.bodies
        tokens = [t for t in page.doc if source.start <= t.idx < source.end]
        kind = source.head if source.head.pos_ == "NOUN" else None
        if source.head.pos_ == "PROPN":
            kind = next((t for t in reversed(tokens) if t.pos_ == "NOUN"), None)
        if kind is None or kind.lemma_.lower() not in kinds or kind.tag_ in _PLURAL:
            return None
        name = list(takewhile(lambda t: t.pos_ in {"PROPN", "NUM"}, page.doc[kind.i + 1 :]))
        return page.text[name[0].idx : name[-1].idx + len(name[-1])] if name else None

    def _body_in_apposition(self, source: Source, page: Page, mention: str) -> Speaker | None:
        """Read "the local affiliate, ISIS-K, said"."""
        if source.head.pos_ == "PROPN":
            return None
        for child in source.head.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN":
                name = page.text[child.left_edge.idx : child.idx + len(child)]
                known = self.registry.find(name)
                lemma = source.head.lemma_.lower()
                house = known is None and lemma in self.cues.bodies | self.cues.outlets
                if house or (known is not None and known.kind != "person"):
                    kind = "outlet" if lemma in self.cues.outlets else "body"
                    return bodies.body(name, mention, self.registry, kind)
        return None

    def organisation(self, source: Source, page: Page) -> str | None:
        """Name the organisation in the words of a mention."""
        tokens = [t for t in page.doc if source.start <= t.idx < source.end]
        place = next((p for p, t in enumerate(tokens) if t.lower_ == "in"), None)
        if place is not None and tokens[-1].ent_type_ in {"GPE", "LOC"}:
            tokens = tokens[:place]
        return organisation_in(tokens, self.cues, self.registry)

    def owner(self, source: Source, page: Page, mention: str) -> Speaker | None:
        """Find for whom a statement speaks: its possessor, "from X", or who issued it."""
        owner = possessor_of(source.head) or giver_of(source.head)
        if owner is not None and owner != source.head:
            inner = mention_of(owner, page)
            # "its statement" said by "it" would go round in a circle.
            itself = owner.lower_ in {"it", "its"}
            found = pronouns.other(inner, page, self) if itself else self.speaker(inner, page)
            return None if found is None else again(found, mention)
        spoken = self.memory.last_spoken(page.start + source.start)
        seen = self.memory.last_body(page.start + source.start)
        if spoken is not None:
            return again(spoken[1], mention)
        return None if seen is None else bodies.body(seen, mention, self.registry)
