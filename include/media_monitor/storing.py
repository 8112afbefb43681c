"""What the warehouse hands out and takes in: counts, problems, coverage, and records as rows."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Self

import msgspec

from media_monitor.diff import Judgement
from media_monitor.matching import (
    Attestation,
    Evidence,
    Key,
    Precedent,
    Said,
    Statement,
    Ties,
    Voice,
    bits,
    hashed,
)
from media_monitor.models import Moment, Record, Run
from media_monitor.review import Resolved, Tie, matching_ties

KINDS = ("pages", "articles", "blocks", "claims", "positions", "opinions", "issues")
Row = Mapping[str, object]


class LoadCounts(Record):
    """How many records of each kind one batch brought."""

    pages: int
    articles: int
    blocks: int
    claims: int
    positions: int
    issues: int


class Problem(Record):
    """One thing that is wrong: what it is about, and what is wrong with it."""

    subject: str
    problem: str


class Coverage(Record):
    """What one run covered and read."""

    run_id: str
    started_at: Moment
    window_start: Moment
    window_end: Moment
    sources: int
    pages: int
    articles: int
    blocks: int
    claims: int
    positions: int
    issues: int
    new_flags: int

    @classmethod
    def of(cls, row: Row) -> Self:
        return cls.model_validate(row)


def run_values(run: Run) -> dict[str, str]:
    """Name a run's values as the statements do, moments as UTC text."""
    return {
        "run_id": run.run_id,
        "started_at": run.started_at.isoformat(),
        "window_start": run.window.start.isoformat(),
        "window_end": run.window.end.isoformat(),
    }


def moved_row(each: Precedent) -> dict[str, object]:
    """Say where a statement stands among others, and what it says."""
    day = (each.topic, each.speaker, each.organisation or "", each.stance, str(each.occasion))
    return {
        "topic": each.topic,
        "statement_id": each.statement_id,
        "voice_id": hashed(each.topic, each.voice),
        "office_id": hashed(each.topic, each.office),
        "day_id": hashed(*day) if each.named else None,
        "stance": each.stance,
        "occasion": each.occasion,
        "moment": each.order,
        "wordings": each.wordings,
    }


def flag_row(judgement: Judgement) -> dict[str, object]:
    """Say what is new about a statement."""
    previous = judgement.previous
    return {
        "kind": judgement.kind,
        "score": judgement.score,
        "reasons": list(judgement.reasons),
        "previous_statement_id": previous.statement_id if previous else None,
        "previous_occasion": previous.occasion if previous else None,
        "probable_repeat_of": judgement.statement.probable_repeat_of,
    }


def statement_row(each: Statement, judgement: Judgement) -> Row:
    """Turn a statement and what was found about it into a row."""
    told, edit, gone = judgement.statement, each.edit, each.retraction
    return (
        moved_row(told)
        | flag_row(judgement)
        | {
            "circle": each.circle,
            "day": each.day,
            "speaker": each.speaker,
            "organisation": each.organisation,
            "voice": told.voice,
            "office": told.office,
            "is_named": each.named,
            "is_document": each.document,
            "is_standing": told.standing,
            "is_gone": each.is_gone,
            "counts": told.counts,
            "text": each.text,
            "said": each.said,
            "independent": each.independent,
            "status": each.status,
            "decision_id": each.ruling.decision_id if each.ruling else None,
            "edited_at": _iso(edit.edited_at) if edit else None,
            "said_before": edit.other_words if edit else None,
            "retracted_at": _iso(gone.edited_at) if gone else None,
            "says_now": gone.other_words if gone else None,
            "published_place": each.evidence[0].order,
            "claim_ids": told.claims,
            "article_ids": sorted(told.articles),
            "is_quoted": told.quoted,
            "is_again": told.again,
            "confidence": told.confidence,
            "facts": told.facts,
            "fewest_stems": min(map(len, told.wordings)),
            **bits(tuple(chain.from_iterable(told.wordings))),
        }
    )


def attestations_of(rows: Sequence[Row]) -> list[Attestation]:
    return msgspec.convert(rows, list[Attestation])


def evidence_of(rows: Sequence[Row]) -> list[Evidence]:
    return msgspec.convert(rows, list[Evidence], dec_hook=_record)


def _record(kind: type[Record], row: object) -> Record:
    return kind.model_validate(row)


def precedents_of(rows: Sequence[Row]) -> list[Precedent]:
    return msgspec.convert(rows, list[Precedent])


def _iso(when: datetime | None) -> str | None:
    return when.isoformat() if when else None


def claim_rows(statement: Statement) -> Iterator[Row]:
    claims = (*statement.evidence, *statement.former)
    for place, (one, source) in enumerate(zip(claims, statement.sources, strict=True)):
        yield {
            "topic": statement.topic,
            "statement_id": statement.statement_id,
            "claim_id": one.claim_id,
            "place": place,
            "voice": source,
        }


def key_rows(statement: Statement, keys: Mapping[Key, Row]) -> Iterator[Row]:
    for one in (*statement.evidence, *statement.former):
        yield {**keys[one.key], "circle": statement.circle}


def name_rows(statement: Statement) -> Iterator[Row]:
    for name in dict.fromkeys((statement.statement_id, *statement.utterances)):
        yield {
            "topic": statement.topic,
            "statement_id": statement.statement_id,
            "utterance_id": name,
        }


def ties(rows: Iterable[Row]) -> Ties:
    return matching_ties(Tie.model_validate(row) for row in rows)


def words_by_topic(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    return {str(row["topic"]): frozenset(json.loads(str(row["words"]))) for row in rows}


def said_of(row: Row, prefix: str = "") -> Said:
    speaker, organisation = row[f"{prefix}speaker"], row[f"{prefix}organisation"]
    return str(speaker), None if organisation is None else str(organisation)


def voice_of(row: Row) -> Voice:
    home = row["home"]
    return Voice(
        speaker=str(row["full_name"]),
        organisation=None if home is None else str(home),
        block=str(row["block"]),
        named=bool(row["is_named"]),
        document=bool(row["is_document"]),
        sovereign=bool(row["is_sovereign"]),
        skeleton=str(row["skeleton"]),
    )


def changed_voices(voices: Mapping[Said, Voice], others: Mapping[Said, Voice]) -> Iterator[Row]:
    """List what the others do not have, or not so."""
    return (voice_row(*each) for each in voices.items() if others.get(each[0]) != each[1])


def voice_row(said: Said, voice: Voice) -> Row:
    return {
        "speaker": said[0],
        "organisation": said[1],
        "full_name": voice.speaker,
        "home": voice.organisation,
        "block": voice.block,
        "is_named": voice.named,
        "is_document": voice.document,
        "is_sovereign": voice.sovereign,
        "skeleton": voice.skeleton,
    }


def decision_rows(decisions: Iterable[Resolved]) -> list[Row]:
    return [_decision_row(each) for each in decisions]


def _decision_row(each: Resolved) -> Row:
    made = each.decision
    plain = {"decision_id", "kind", "why", "topic", "stance", "speaker", "organisation"}
    return made.model_dump(include={*plain, "withdraws"}) | {
        "decided_at": made.at.strftime("%Y-%m-%dT%H:%M:%S.%f"),
        "analyst": made.by,
        "target_id": made.target.id if made.target else None,
        "other_id": made.other.id if made.other else None,
        "state": each.state,
        "claim_ids": each.claim_ids,
        "other_claim_ids": each.other_claim_ids,
    }
