"""What matching reads and what it gives back: claims in their articles, and statements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from msgspec import Struct

from media_monitor.models import Ruling, Span, Status

# The stance of who speaks to the question without taking a position.
UNCLEAR = "unclear"
# What proves a position best comes first.
SPEECH = {"direct": 0, "mixed": 1, "indirect": 2}
# Sorts behind every day there is.
UNDATED = "undated"

Key = tuple[str, str]
"""A claim or statement as seen by one topic: the topic's name and its id."""


class Evidence(Struct, frozen=True, kw_only=True, dict=True):
    """One claim that takes a position on a topic, with what is known of its article.

    `is_gone` is true where its page no longer has the words. `edited_at` is when the page was
    first seen changed there, `other_words` what it says instead of a gone claim, or said before.
    Moments are in UTC.
    """

    topic: str
    claim_id: str
    article_id: str
    text: str
    spans: tuple[Span, ...]
    speaker: str
    organisation: str | None
    said: str | None
    cue: str = ""
    speech: str
    headline: bool
    reported_via: str | None
    stance: str
    confidence: float
    path: str | None
    url: str | None
    canonical_url: str | None = None
    outlet: str | None
    original_outlet: str | None
    published: datetime | None
    rulings: tuple[Ruling, ...] = ()
    is_gone: bool = False
    edited_at: datetime | None = None
    other_words: str | None = None

    @property
    def key(self) -> Key:
        return self.topic, self.claim_id

    @property
    def start(self) -> int:
        return self.spans[0][0] if self.spans else 0

    @property
    def end(self) -> int:
        return self.spans[-1][1] if self.spans else 0

    @cached_property
    def day(self) -> date | None:
        return self.published.date() if self.published else None

    @cached_property
    def order(self) -> str:
        """Sort by publication, undated last; equal for equal content, never by arrival."""
        when = self.published.isoformat() if self.published else UNDATED
        return f"{when} {self.article_id} {self.start:09} {self.claim_id}"


class Attestation(Struct, frozen=True):
    """So many articles name this speaker together with this organisation."""

    speaker: str
    organisation: str
    articles: int


@dataclass(frozen=True, slots=True)
class Ties:
    """What analysts decided about claims being one utterance.

    `same` are groups of claims that are one, in the order in which they are joined. `parted` are
    for each claim those that are another one, symmetric: nothing joins two of these.
    """

    same: tuple[tuple[Key, ...], ...] = ()
    parted: Mapping[Key, frozenset[Key]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Background:
    """What is known beside the claims on a question.

    `topic_words` are the words each topic's parties are called by, `governments` the one each
    organisation belongs to, `texts` the articles' texts by id, `ties` what analysts decided.
    """

    topic_words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    attestations: tuple[Attestation, ...] = ()
    governments: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    ties: Ties = field(default_factory=Ties)


class Statement(Struct, frozen=True, dict=True):
    """One utterance and every claim that carries it, the first one first.

    `occasion` is the day it was made, as far as known. `named` tells a person from a body, a
    `document` or an unnamed official. `independent` counts its sources without copies and relays.
    `utterances` are the ids of the different wordings; the statement bears the id of its first
    one, so an old id still finds it after a merge or split. `circle` names all that it has to be
    compared with: a claim more or less changes nothing outside its circle. `former` are claims
    gone from their pages while others still carry it; where none does, these are its `evidence`.
    `sources` number the independent sources of both, in their order.
    """

    statement_id: str
    topic: str
    speaker: str
    organisation: str | None
    named: bool
    document: bool
    stance: str
    text: str
    said: str | None
    occasion: date | None
    utterances: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    independent: int
    circle: str = ""
    former: tuple[Evidence, ...] = ()
    sources: tuple[int, ...] = ()
    probable_repeat_of: str | None = None

    @property
    def key(self) -> Key:
        return self.topic, self.statement_id

    @property
    def claim_keys(self) -> list[Key]:
        return [each.key for each in (*self.evidence, *self.former)]

    @property
    def day(self) -> date | None:
        return self.evidence[0].day

    @cached_property
    def ruling(self) -> Ruling | None:
        """Return the decision that confirms or dismisses it, if an analyst made one."""
        made = (ruling for one in self.evidence for ruling in one.rulings if ruling.status)
        return max(made, key=lambda each: each.order, default=None)

    @property
    def status(self) -> Status | None:
        return self.ruling.status if self.ruling else None

    @cached_property
    def is_gone(self) -> bool:
        """Tell a statement that no page carries any more."""
        return all(each.is_gone for each in self.evidence)

    @cached_property
    def counts(self) -> bool:
        """Tell whether it is held to be said: neither dismissed nor gone."""
        return self.status != "dismissed" and not self.is_gone

    @property
    def edit(self) -> Evidence | None:
        """Return the claim whose page was the last to change its words, if one did."""
        edited = [each for each in self.evidence if each.other_words and not self.is_gone]
        return max(edited, key=_edited_at, default=None)

    @property
    def retraction(self) -> Evidence | None:
        """Return the claim that was the last to go from its page, unless others stand for it."""
        kept = {each.other_words for each in self.evidence if not self.is_gone}
        gone = [each for each in (*self.former, *self.evidence) if each.is_gone]
        return max((one for one in gone if one.text not in kept), key=_edited_at, default=None)

    @property
    def standing(self) -> bool:
        """Tell a text that bears no date, like a website, from what was said some day."""
        return self.document and self.said is None

    @property
    def voice(self) -> str:
        """Say whose earlier positions count: the person's, else the organisation's."""
        return f"{self.speaker} of {self.organisation}" if self.named else self.office

    @property
    def office(self) -> str:
        return f"office of {self.organisation or self.speaker}"

    @cached_property
    def order(self) -> str:
        """Sort utterances by when they were made, else published; undated ones last."""
        return f"{self.occasion or UNDATED} {self.evidence[0].order}"


def _edited_at(each: Evidence) -> tuple[str, str]:
    return (each.edited_at.isoformat() if each.edited_at else "", each.claim_id)
