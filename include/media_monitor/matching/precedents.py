"""What flags look at in a statement: who said it, when, in which words, and where."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from media_monitor.matching.evidence import Key, Statement
from media_monitor.matching.facts import facts
from media_monitor.matching.keys import stem_ids
from media_monitor.matching.vocabulary import vocabulary
from media_monitor.matching.wording import content
from media_monitor.models import Status

Wordings = tuple[tuple[int, ...], ...]
"""What each wording says, as numbers of its stems; the one shown comes first."""


class Precedent(Struct, frozen=True):
    """A statement as it is compared with others, without the claims behind it.

    `standing` is a text without a date, `day` when it was first published; `counts` says whether it
    is held to be said. `articles` carry it, `quoted` is true where one of them quotes it, and
    `claims` are the ids of all its claims, the first one first. What follows matters where it is
    judged itself: `again` is true for what is reported as a repetition, `gone` where no page
    carries it any more, `confidence` is that of the surest claim, `facts` are told of it in words
    whatever it is compared with.
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
    again: bool = False
    gone: bool = False
    confidence: float = 1.0
    status: Status | None = None
    facts: tuple[str, ...] = ()
    probable_repeat_of: str | None = None

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
        again=says_again(each),
        gone=each.is_gone,
        confidence=max([one.confidence for one in each.evidence]),
        status=each.status,
        facts=facts(each),
        probable_repeat_of=each.probable_repeat_of,
    )


def says_again(each: Statement) -> bool:
    """Say whether whoever told it first in the words shown calls it a repetition.

    A quotation that goes with "she reiterated that ..." may say something more.
    """
    first = next((one for one in each.evidence if one.text == each.text), each.evidence[0])
    return not vocabulary().again.isdisjoint(first.cue.split())


def _wordings(each: Statement, words: frozenset[str]) -> Wordings:
    shown = content(each.text, words)
    others = {content(one.text, words) for one in each.evidence} - {shown}
    return tuple([stem_ids(stems) for stems in (shown, *sorted(others, key=sorted))])
