"""What is new about each statement: its kind, score and reasons, from all statements alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from media_monitor.matching import (
    UNCLEAR,
    Evidence,
    Key,
    Precedent,
    Statement,
    alike,
    compares_times,
    may_be_at_once,
    precedents,
)
from media_monitor.models import Carrier, Flag, FlagKind

# What an analyst would read first; a shift of position before a first one before a repetition.
_WORTH: dict[FlagKind, float] = {
    "changed_stance": 0.9,
    "new_speaker": 0.7,
    "new_statement": 0.5,
    "reaffirmed": 0.25,
}
_DOUBT = 0.6


class _History:
    """What one voice has said so far, oldest first."""

    def __init__(self) -> None:
        self.has_position = False
        self.position: Precedent | None = None
        self._said: defaultdict[str, list[tuple[Precedent, frozenset[int]]]] = defaultdict(list)

    def add(self, each: Precedent) -> None:
        self.has_position |= each.stance != UNCLEAR
        # Nobody knows when a text without a date was written: nothing is a change from it.
        if each.stance != UNCLEAR and not each.standing:
            self.position = each
        self._said[each.stance] += [(each, frozenset(stems)) for stems in each.wordings]

    def echo(self, each: Precedent) -> Precedent | None:
        """Find the latest one of the same stance in nearly the same words."""
        said = frozenset(each.wordings[0])
        recent = reversed(self._said[each.stance])
        return next((other for other, words in recent if alike(said, words)), None)


class Judgement(NamedTuple):
    """What is new about a statement: its kind, what it changes or repeats, score and reasons."""

    statement: Precedent
    kind: FlagKind
    previous: Precedent | None

    @property
    def score(self) -> float:
        return _score(self.statement, self.kind)

    @property
    def reasons(self) -> tuple[str, ...]:
        return _reasons(self.statement, self.kind, self.previous)


def flags(
    statements: Iterable[Statement], topic_words: Mapping[str, frozenset[str]]
) -> tuple[Flag, ...]:
    """Flag every statement once, in the order in which they were first published."""
    every = {each.key: each for each in statements}
    told = precedents(every.values(), topic_words)
    return flagged((every[each.statement.key], each) for each in judged(told))


def flagged(found: Iterable[tuple[Statement, Judgement]]) -> tuple[Flag, ...]:
    """Turn what was found into flags, in the order in which they were first published."""
    told = [_flag(*each) for each in found]
    return tuple(flag for _, flag in sorted(told, key=itemgetter(0)))


def judged(
    statements: Sequence[Precedent], earlier: Iterable[Precedent] = ()
) -> Iterator[Judgement]:
    """Judge statements in order of utterance; `earlier` are others they are compared with."""
    asked = {each.key for each in statements}
    histories = {(each.topic, each.voice): _History() for each in statements}
    for each in sorted((*statements, *earlier), key=lambda each: each.order):
        if each.key in asked:
            yield Judgement(each, *_kind(each, histories[each.topic, each.voice]))
        if each.counts:
            for voice in {each.voice, each.office}:
                if history := histories.get((each.topic, voice)):
                    history.add(each)


def _flag(each: Statement, judgement: Judgement) -> tuple[Key, Flag]:
    previous = judgement.previous
    flag = Flag(
        topic=each.topic,
        day=each.day,
        kind=judgement.kind,
        statement_id=each.statement_id,
        speaker=each.speaker,
        organisation=each.organisation,
        stance=each.stance,
        text=each.text,
        said=each.said,
        score=judgement.score,
        reasons=judgement.reasons,
        previous_statement_id=previous.statement_id if previous else None,
        claims=tuple(_carrier(one, each) for one in (*each.evidence, *each.former)),
        status=each.status,
        edited_at=each.edit.edited_at if each.edit else None,
        said_before=each.edit.other_words if each.edit else None,
        retracted_at=each.retraction.edited_at if each.retraction else None,
        says_now=each.retraction.other_words if each.retraction else None,
        probable_repeat_of=judgement.statement.probable_repeat_of,
    )
    return (each.topic, each.evidence[0].order), flag


def _kind(each: Precedent, earlier: _History) -> tuple[FlagKind, Precedent | None]:
    """Compare with the latest position; who takes none changes none: at most a new statement."""
    before = earlier.position
    if each.stance != UNCLEAR and not earlier.has_position:
        return "new_speaker", None
    if before and each.stance not in (UNCLEAR, before.stance) and _is_later(each, before):
        return "changed_stance", before
    echo = earlier.echo(each)
    if before and before.stance == each.stance and each.again:
        return "reaffirmed", echo or before
    return ("reaffirmed", echo) if echo else ("new_statement", None)


def _is_later(each: Precedent, before: Precedent) -> bool:
    """Rule out two passages of one document, two renderings of one talk, and undatable texts."""
    one_document = each.document and (each.speaker, each.said) == (before.speaker, before.said)
    return not (each.standing or one_document or _one_talk(each, before))


def _one_talk(each: Precedent, before: Precedent) -> bool:
    """Tell whether both may be of one talk, and one article gives both or not both in quotation.

    Hardly anybody changes position in it: on labelled pages, four of five who seem to are misread.
    Who does speaks of now and then.
    """
    quoted = each.quoted and before.quoted
    one_report = bool(each.articles & before.articles) or not quoted
    turns = any(compares_times(one.text) for one in (each, before))
    return one_report and not turns and may_be_at_once(each, before)


def _score(each: Precedent, kind: FlagKind) -> float:
    if each.status == "dismissed":
        return 0.0
    doubts = (each.stance == UNCLEAR) + (each.probable_repeat_of is not None) + each.gone
    return round(_WORTH[kind] * max(0.0, min(1.0, each.confidence)) * _DOUBT**doubts, 3)


def _reasons(each: Precedent, kind: FlagKind, previous: Precedent | None) -> tuple[str, ...]:
    before = f"on {_when(previous)} ({previous.stance}: {previous.text})" if previous else ""
    voice = each.speaker if each.named or not each.organisation else each.organisation
    why = {
        "new_speaker": f"first position of {voice} on {each.topic}",
        "changed_stance": f"{voice} took another position {before}",
        "new_statement": f"new words of {voice}, {_stance(each)}",
        "reaffirmed": f"{voice} {_again(each)} {before}",
    }
    repeat = f"probable repeat of {each.probable_repeat_of}: same speaker, time and position"
    repeated = [repeat] if each.probable_repeat_of else []
    return (why[kind], *repeated, *each.facts)


def _again(each: Precedent) -> str:
    return "is told to repeat what was said" if each.again else "said nearly the same"


def _stance(each: Precedent) -> str:
    if each.stance == UNCLEAR:
        return "no position taken"
    undated = " (a text without a date is no change)" if each.standing else ""
    return f"position: {each.stance}{undated}"


def _when(each: Precedent) -> str:
    known: str | date | None = each.said or each.occasion
    return str(known or "an unknown day")


def _carrier(one: Evidence, statement: Statement) -> Carrier:
    return Carrier(
        claim_id=one.claim_id,
        path=one.path,
        url=one.url,
        outlet=one.outlet,
        published=one.published,
        text=one.text,
        spans=one.spans,
        first=one.claim_id == statement.evidence[0].claim_id,
        gone_at=one.edited_at if one.is_gone else None,
    )
