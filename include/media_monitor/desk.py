"""The review desk: what waits for an analyst, the proof of it, and what was decided.

It reads the published snapshot, so that nobody who decides ever waits for a run.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from media_monitor.batches import read_decisions
from media_monitor.errors import ReviewError
from media_monitor.models import Anchor, Decision, Moment, Record, Span
from media_monitor.settings import decisions, snapshot
from media_monitor.warehouse import records


class Waiting(Record):
    """A flag nobody has looked at, or a claim only suspected to speak to the question.

    `waiting` is how many there are, shown or not.
    """

    day: date | None
    topic: str
    waits_as: Literal["flag", "proposed"]
    id: str
    speaker: str
    organisation: str | None
    stance: str | None
    text: str
    outlet: str | None
    address: str | None
    score: float
    waiting: int


class Proof(Record):
    """One claim with where it stands, as the program read it and as it holds after review."""

    topic: str | None
    statement_id: str | None
    place: int
    claim_id: str
    address: str
    outlet: str | None
    published: Moment | None
    words: str
    spans: tuple[Span, ...]
    sentence: str
    speaker: str
    organisation: str | None
    speech: str
    said: str | None
    read_stance: str | None
    rule: str | None
    stance: str | None
    decided_by: str | None
    decided_speaker: str | None
    on_question: bool

    @property
    def anchor(self) -> Anchor:
        return Anchor(address=self.address, words=self.words, speaker=self.speaker)


class DecisionState(Record):
    """What became of a decision in the last comparison."""

    decision_id: str
    state: str
    claim_ids: tuple[str, ...]


class Change(Record):
    """One line that a comparison wrote into the log of flags."""

    change: str
    cause: str
    kind: str
    speaker: str
    stance: str
    text: str


def waiting(data: Path, topic: str | None, limit: int) -> tuple[Waiting, ...]:
    """List what waits, newest first, but for what was decided on since the last comparison."""
    known = _states(data)
    pending = [each for each in read_decisions(decisions(data)) if each.decision_id not in known]
    done = {target.id for each in pending for target in each.targets if each.kind != "note"}
    return records(snapshot(data), "waiting", Waiting, topic=topic, done=sorted(done), limit=limit)


def proof(data: Path, wanted: str) -> tuple[Proof, ...]:
    """Return a statement's claims, the first one first, or one claim; ReviewError if unknown."""
    found = records(snapshot(data), "proof", Proof, id=wanted)
    if not found:
        raise ReviewError(
            f"{wanted}: the published snapshot has no statement and no claim of this id; copy one"
            " from `media-monitor review list`, or from the views new_statements and mentions"
        )
    if len({each.statement_id for each in found if each.claim_id != wanted}) > 1:
        now = ", ".join(dict.fromkeys(str(each.statement_id) for each in found))
        raise ReviewError(f"{wanted}: was the name of what are now several statements: {now}")
    return found


def changes(data: Path, run_id: str) -> tuple[Change, ...]:
    """List what one run wrote into the log of flags."""
    return records(snapshot(data), "changes", Change, run_id=run_id)


def log(data: Path) -> tuple[tuple[Decision, str], ...]:
    """List all decisions, oldest first, each with what became of it."""
    states = _states(data)
    made = sorted(read_decisions(decisions(data)), key=lambda each: each.order)
    return tuple((each, _state(each, states)) for each in made)


def history(data: Path, claims: Sequence[Proof]) -> tuple[tuple[Decision, str], ...]:
    """List the decisions about these claims or the statement they carry, oldest first."""
    ids = {each.claim_id for each in claims}
    names = ids | {str(each.statement_id) for each in claims}
    states = _states(data)
    about = {each.decision_id for each in states.values() if ids & {*each.claim_ids}}
    return tuple(
        (each, state)
        for each, state in log(data)
        if each.decision_id in about or names & {target.id for target in each.targets}
    )


def _states(data: Path) -> dict[str, DecisionState]:
    if not snapshot(data).exists():
        return {}
    found = records(snapshot(data), "decision_states", DecisionState)
    return {each.decision_id: each for each in found}


def _state(each: Decision, states: Mapping[str, DecisionState]) -> str:
    known = states.get(each.decision_id)
    return known.state if known else "not applied yet"
