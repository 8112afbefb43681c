"""Say who a mention means: names, pronouns, roles, bodies, documents and the unnamed."""

import re
from calendar import month_name
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Source
from media_monitor.claims.cast import Appearance, Cast, Person, organisation_name
from media_monitor.claims.dates import find_date
from media_monitor.claims.names import bare, fold
from media_monitor.claims.paragraph import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE = {"he", "she", "him", "his", "her"}
_THEY = {"they", "them", "their"}
_IT = {"it", "its"}
_DEFINITE = {"the", "this", "that", "his", "her", "their", "its"}
_PLURAL = {"NNS", "NNPS"}


@dataclass(frozen=True)
class Speaker:
    """Who speaks: the name shown, whom they speak for, and the words that name them here."""

    name: str
    organisation: str | None
    mention: str
    kind: str


class Resolver:
    """Resolves an article's sources in reading order, remembering who spoke last."""

    def __init__(self, cast: Cast, published: date | None) -> None:
        self.cast = cast
        self.published = published
        self.cues = cast.cues
        self.registry = cast.speakers
        self.spoken: list[tuple[int, Speaker]] = []
        self.contents: list[tuple[int, int]] = []

    def resolve(self, source: Source, page: Page) -> Speaker | None:
        """Name the speaker behind a source; None for those who are never speakers (a reporter)."""
        mention = page.text[source.start : source.end]
        head = source.head
        if head.lemma_.lower() in self.cues.askers or head.lower_ in (
            "i",
            "you",
            "who",
            "one",
            "everyone",
            "nobody",
            "someone",
        ):
            return None
        speaker = self._by_kind(source, page, mention)
        if speaker is not None:
            self.spoken.append((page.start + source.start, speaker))
        return speaker

    def _by_kind(self, source: Source, page: Page, mention: str) -> Speaker | None:
        head, offset = source.head, page.start + source.start
        if head.pos_ == "PRON" or head.lower_ in _HE | _THEY | _IT:
            return self._pronoun(head, offset, mention)
        known = self.registry.find(_plain(mention))
        if known is not None and known.kind != "person":
            return Speaker(known.name, known.organisation or known.name, mention, known.kind)
        named = self._several(source, page, mention) or self._named(source, page, mention)
        return named or self._common(source, page, mention)

    def _several(self, source: Source, page: Page, mention: str) -> Speaker | None:
        joined = [c for c in source.head.children if c.dep_ == "conj" and c.idx < source.end]
        if not joined or source.head.pos_ != "PROPN":
            return None
        parts = [source.head, *joined]
        people = [self.cast.named(self._name_of(p, page), page.start + p.idx) for p in parts]
        if None in people:
            return None
        names = [self._of_person(p, mention).name for p in people if p is not None]
        first = people[0]
        assert first is not None  # noqa: S101
        return Speaker(
            " and ".join(names), self._of_person(first, mention).organisation, mention, "person"
        )

    def _name_of(self, head: "Token", page: Page) -> str:
        first = head
        while (
            first.i > 0
            and first.nbor(-1).pos_ == "PROPN"
            and first.nbor(-1).head.i in (head.i, first.i)
        ):
            first = first.nbor(-1)
        return page.text[first.idx : head.idx + len(head)]

    def _named(self, source: Source, page: Page, mention: str) -> Speaker | None:
        """Find a personal name in the mention, or in an apposition to it."""
        offset = page.start + source.start
        ents = [
            e
            for e in page.doc.ents
            if e.label_ == "PERSON"
            and source.start <= e.start_char < source.end
            and e.root.i in range(max(0, source.head.i - 3), source.head.i + 4)
        ]
        appos = [c for c in source.head.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
        if source.head.pos_ != "PROPN":
            ents = [
                e
                for e in page.doc.ents
                if e.label_ == "PERSON" and any(e.start <= c.i < e.end for c in appos)
            ]
        for ent in ents:
            person = self.cast.named(bare(page.text[ent.start_char : ent.end_char]), offset)
            if person is not None:
                return self._of_person(person, mention)
        if source.head.pos_ == "PROPN":
            name = bare(self._name_of(source.head, page))
            person = self.cast.named(name, offset)
            known = self.registry.find(name)
            if person is not None and (known is None or known.kind == "person"):
                return self._of_person(person, mention)
            if known is not None and known.kind == "person":
                return Speaker(known.name, known.organisation, mention, "person")
        return None

    def _of_person(self, person: Person, mention: str) -> Speaker:
        known = self.registry.person(person.name)
        if known is not None:
            return Speaker(known.name, known.organisation, mention, "person")
        return Speaker(person.name, person.organisation, mention, "person")

    def _pronoun(self, head: "Token", offset: int, mention: str) -> Speaker | None:
        if head.lower_ in _HE:
            return self._last_person(offset, mention)
        kinds = (
            ("plural", "body", "outlet") if head.lower_ in _THEY else ("body", "document", "outlet")
        )
        if head.lower_ not in _THEY | _IT:
            return None
        spoken = [s for o, s in self.spoken if o < offset and s.kind in kinds]
        if spoken:
            return _again(spoken[-1], mention)
        seen = [a for a in self.cast.appearances if a.person is None and a.offset < offset]
        subjects = [a for a in seen if a.subject] or seen
        return self._body(subjects[-1].name, mention) if subjects else None

    def _last_person(self, offset: int, mention: str) -> Speaker | None:
        spoken = [(o, s) for o, s in self.spoken if o < offset and s.kind in ("person", "unnamed")]
        seen = [
            a
            for a in self.cast.appearances
            if a.person is not None and a.subject and a.offset < offset and not self._spoken_of(a)
        ]
        last_spoken = spoken[-1] if spoken else None
        last_seen = seen[-1] if seen else None
        if last_seen is not None and (last_spoken is None or last_seen.offset > last_spoken[0]):
            return self._appeared(last_seen, mention)
        if last_spoken is not None:
            return _again(last_spoken[1], mention)
        anyone = [a for a in self.cast.appearances if a.person is not None and a.offset < offset]
        return self._appeared(anyone[-1], mention) if anyone else None

    def _spoken_of(self, appearance: Appearance) -> bool:
        return any(start <= appearance.offset < end for start, end in self.contents)

    def _appeared(self, appearance: Appearance, mention: str) -> Speaker | None:
        return None if appearance.person is None else self._of_person(appearance.person, mention)

    def _body(self, name: str, mention: str, kind: str = "body") -> Speaker:
        known = self.registry.find(_plain(name))
        if known is not None:
            return Speaker(known.name, known.organisation or known.name, mention, known.kind)
        return Speaker(_plain(name), _plain(name), mention, kind)

    def _common(self, source: Source, page: Page, mention: str) -> Speaker | None:
        head, offset = source.head, page.start + source.start
        lemma = head.lemma_.lower()
        if lemma in self.cues.utterances:
            return self._owner_of(source, page, mention) or self._last(offset, mention)
        if lemma in self.cues.people:
            return self._role(source, page, mention)
        if lemma in self.cues.documents:
            return self._document(source, page, mention)
        if lemma in self.cues.bodies and head.pos_ == "NOUN":
            return self._body_role(source, page, mention)
        if head.pos_ == "PROPN" or head.ent_type_ in ("ORG", "GPE", "NORP"):
            return self._body(_plain(mention), mention)
        plural = head.tag_ in _PLURAL
        return Speaker(
            _capital(_plain(mention)),
            self._org_in(source, page),
            mention,
            "plural" if plural else "unnamed",
        )

    def _role(self, source: Source, page: Page, mention: str) -> Speaker | None:
        head, offset = source.head, page.start + source.start
        organisation = self._org_in(source, page)
        lemma = head.lemma_.lower()
        if head.tag_ in _PLURAL:
            return Speaker(_capital(_plain(mention)), organisation, mention, "plural")
        first = page.doc[source_first(source, page)].lower_
        if first in _DEFINITE and len(mention.split()) <= 3:
            earlier = [
                (o, s)
                for o, s in self.spoken
                if o < offset and s.kind == "unnamed" and lemma in fold(s.name).split()
            ]
            people = [
                a
                for a in self.cast.appearances
                if a.person is not None and lemma in a.person.roles and a.offset < offset
            ]
            if earlier and (not people or earlier[-1][0] > people[-1].offset):
                return _again(earlier[-1][1], mention)
            if people:
                return self._appeared(people[-1], mention)
            if organisation is None:
                last = self._last_person(offset, mention)
                if last is not None and last.kind == "person":
                    return last
        name = _without_determiner(_plain(mention))
        if organisation is None and len(name.split()) == 1:
            organisation = self._last_organisation(offset)
            known = self._short(organisation)
            name = f"{known} {name}" if known else name
        return Speaker(f"{_capital(name)} (unnamed)", organisation, mention, "unnamed")

    def _short(self, organisation: str | None) -> str | None:
        if organisation is None:
            return None
        known = next(
            (
                k
                for k in self.registry.speakers
                if k.kind != "person" and k.organisation == organisation
            ),
            None,
        )
        return (known.short or known.name) if known else organisation

    def _last_organisation(self, offset: int) -> str | None:
        bodies = [(o, s.organisation) for o, s in self.spoken if o < offset and s.kind == "body"]
        seen = [
            (a.offset, self.registry.organisation(_plain(a.name)))
            for a in self.cast.appearances
            if a.subject and a.person is None and a.offset < offset
        ]
        near = sorted((o, n) for o, n in [*bodies, *seen] if n is not None)
        return near[-1][1] if near else None

    def _body_role(self, source: Source, page: Page, mention: str) -> Speaker | None:
        head, offset = source.head, page.start + source.start
        first = page.doc[source_first(source, page)].lower_
        lemma = head.lemma_.lower()
        if first in _DEFINITE and len(mention.split()) <= 3:
            kinds = ("outlet",) if lemma in self.cues.outlets else ("body", "outlet")
            fits = [
                s
                for o, s in self.spoken
                if o < offset and s.kind in kinds and lemma in fold(s.name).split()
            ]
            seen = [
                a
                for a in self.cast.appearances
                if a.person is None and a.offset < offset and self._names(a, lemma)
            ]
            if fits:
                return _again(fits[-1], mention)
            if seen:
                return self._body(seen[-1].name, mention)
        return self._body(
            _without_determiner(_plain(mention)),
            mention,
            "plural" if head.tag_ in _PLURAL else "body",
        )

    def _names(self, appearance: Appearance, lemma: str) -> bool:
        if lemma in self.cues.outlets:
            known = self.registry.find(appearance.name)
            return (known is not None and known.kind == "outlet") or lemma in fold(
                appearance.name
            ).split()
        return lemma in fold(appearance.name).split()

    def _document(self, source: Source, page: Page, mention: str) -> Speaker | None:
        head, offset = source.head, page.start + source.start
        organisation = self._org_in(source, page)
        earlier = [s for o, s in self.spoken if o < offset and s.kind == "document"]
        first = page.doc[source_first(source, page)].lower_
        if organisation is None and first in _DEFINITE and earlier:
            return _again(earlier[-1], mention)
        if organisation is None:
            organisation = self._owner_near(source, page)
        if organisation is None and first in _DEFINITE:
            organisation = self._last_organisation(offset)
        short = self._short(organisation)
        name = (
            f"{short} {head.lemma_.lower()}"
            if short
            else _capital(_without_determiner(_plain(mention)))
        )
        return Speaker(name + self._edition(page, source), organisation, mention, "document")

    def _edition(self, page: Page, source: Source) -> str:
        """Tell apart documents of one body by the month or year the article gives them."""
        low, high = page.sentence_at(source.start)
        when = find_date(page.text[low:high], self.published)
        if when is None or len(when) != len("2021-06"):
            return ""
        year, month = when.split("-")
        return f" ({month_name[int(month)]} {year})"

    def _owner_near(self, source: Source, page: Page) -> str | None:
        verb = source.head.head
        subject = next(
            (c for c in verb.children if c.dep_ == "nsubj" and c is not source.head), None
        )
        return (
            self.registry.organisation(
                _plain(page.text[subject.left_edge.idx : subject.idx + len(subject)])
            )
            if subject is not None
            else None
        )

    def _owner_of(self, source: Source, page: Page, mention: str) -> Speaker | None:
        """A statement speaks for its owner: the possessor, "from X", "by X", or who issued it."""
        head = source.head
        owner = next((c for c in head.children if c.dep_ == "poss"), None)
        prep = next(
            (
                c
                for c in head.children
                if c.dep_ in ("prep", "agent") and c.lower_ in ("of", "by", "from")
            ),
            None,
        )
        if owner is None and prep is not None:
            owner = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if owner is None and head.dep_ in ("dobj", "pobj"):
            verb = head.head if head.dep_ == "dobj" else head.head.head
            owner = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if owner is None:
            owner = next((c for c in head.lefts if c.pos_ == "PROPN"), None)
        if owner is None or owner is head:
            return None
        from media_monitor.claims.sources import mention as span_of

        inner = span_of(owner, page)
        found = self._by_kind(inner, page, page.text[inner.start : inner.end])
        return (
            None if found is None else Speaker(found.name, found.organisation, mention, found.kind)
        )

    def _last(self, offset: int, mention: str) -> Speaker | None:
        spoken = [s for o, s in self.spoken if o < offset]
        return _again(spoken[-1], mention) if spoken else None

    def _org_in(self, source: Source, page: Page) -> str | None:
        tokens = [
            t for t in page.doc if source.start <= t.idx < source.end and t is not source.head
        ]
        for size in range(6, 0, -1):
            for place in range(len(tokens) - size + 1):
                run = tokens[place : place + size]
                if run[-1].i - run[0].i != size - 1:
                    continue
                found = self.registry.organisation(
                    page.text[run[0].idx : run[-1].idx + len(run[-1])]
                )
                if found is not None:
                    return found
        proper = [t for t in tokens if t.pos_ == "PROPN" or t.lower_ in ("of", "and", "for")]
        runs: list[list[Token]] = []
        for token in proper:
            if runs and runs[-1][-1].i == token.i - 1:
                runs[-1].append(token)
            elif token.pos_ == "PROPN":
                runs.append([token])
        names = [organisation_name(r) for r in runs]
        return next(
            (n for n in names if any(w.lower() in self.cues.bodies for w in n.split())), None
        ) or next(iter(n for n in names if n), None)


def source_first(source: Source, page: Page) -> int:
    """Find the index of the first word of a mention."""
    return next(t.i for t in page.doc if t.idx >= source.start)


def _again(speaker: Speaker, mention: str) -> Speaker:
    return Speaker(speaker.name, speaker.organisation, mention, speaker.kind)


def _plain(mention: str) -> str:
    words = re.sub(r"\s+", " ", mention).strip(" ,;:\"“”'\u2018\u2019")
    return re.sub(r"['\u2019]s$|['\u2019]$", "", words)


def _without_determiner(name: str) -> str:
    return re.sub(
        r"^(?:the|a|an|one|another|this|that|his|her|their|its|some|several|two|three|many)\s+",
        "",
        name,
        flags=re.IGNORECASE,
    )


def _capital(name: str) -> str:
    name = re.sub(r"^(?:the|a|an|one|another)\s+", "", name, flags=re.IGNORECASE)
    return name[:1].upper() + name[1:]
