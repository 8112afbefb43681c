"""What flags look at in an earlier statement: who said it, when, in which words, and where."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from media_monitor.matching.evidence import Key, Statement
from media_monitor.matching.keys import stem_ids
from media_monitor.matching.wording import content

Wordings = tuple[tuple[int, ...], ...]
"""What each wording says, as numbers of its stems; the one shown comes first."""


class Precedent(Struct, frozen=True):
    """A statement as others are compared with it, without the claims behind it.

    `standing` is a text without a date, `day` when it was first published; `counts` says whether it
    is held to be said. `articles` carry it, `quoted` is true where one of them quotes it, and
    `claims` are the ids of all its claims, the first one first.
    """

    topic: str
    statement_id: str
    order: str
    voice: str
    office: str
    speaker: str
    organisation: str | None
    named: bool
    document: bool
    standing: bool
    counts: bool
    stance: str
    text: str
    said: str | None
    occasion: date | None
    day: date | None
    wordings: Wordings
    articles: frozenset[str]
    quoted: bool
    claims: tuple[str, ...]

    @property
    def key(self) -> Key:
        return self.topic, self.statement_id

    @property
    def claim_keys(self) -> list[Key]:
        return [(self.topic, claim) for claim in self.claims]


def precedents(
    statements: Iterable[Statement], topic_words: Mapping[str, frozenset[str]]
) -> list[Precedent]:
    """Keep of statements what others are compared with."""
    return [_precedent(each, topic_words.get(each.topic, frozenset())) for each in statements]


def _precedent(each: Statement, topic_words: frozenset[str]) -> Precedent:
    return Precedent(
        topic=each.topic,
        statement_id=each.statement_id,
        order=each.order,
        voice=each.voice,
        office=each.office,
        speaker=each.speaker,
        organisation=each.organisation,
        named=each.named,
        document=each.document,
        standing=each.standing,
        counts=each.counts,
        stance=each.stance,
        text=each.text,
        said=each.said,
        occasion=each.occasion,
        day=each.day,
        wordings=_wordings(each, topic_words),
        articles=frozenset([one.article_id for one in each.evidence]),
        quoted=any(one.speech == "direct" for one in each.evidence),
        claims=tuple([one.claim_id for one in (*each.evidence, *each.former)]),
    )


def _wordings(each: Statement, words: frozenset[str]) -> Wordings:
    shown = content(each.text, words)
    others = {content(one.text, words) for one in each.evidence} - {shown}
    return tuple([stem_ids(stems) for stems in (shown, *sorted(others, key=sorted))])
