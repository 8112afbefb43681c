"""An analyst's decision: checked against the published snapshot, signed, and written down.

It takes effect with the next comparison: deciding never waits for a run, nor a run for it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import ValidationError

from media_monitor.batches import add_decision, read_decisions
from media_monitor.desk import Proof, proof
from media_monitor.errors import ReviewError
from media_monitor.models import Decision, DecisionKind, Moment, Record, Target, content_id
from media_monitor.positions import Topic, read_topics
from media_monitor.settings import CONFIG, decisions, explain

_TIES = ("same-as", "not-the-same")


class Signature(Record):
    """Who decides, why, and when."""

    by: str
    why: str
    at: Moment


class Draft(Record):
    """A decision as it was typed: what it points to, and what it says instead."""

    kind: DecisionKind
    id: str
    other: str | None = None
    topic: str | None = None
    stance: str | None = None
    speaker: str | None = None
    organisation: str | None = None


def decide(data: Path, draft: Draft, signed: Signature, config: Path = CONFIG) -> Decision:
    """Write a decision down; ReviewError, and nothing written, where it makes no sense."""
    if draft.kind == "withdraw":
        return _withdraw(data, draft, signed)
    claims = proof(data, draft.id)
    topic = _topic(draft, claims, config)
    others = proof(data, draft.other) if draft.other else ()
    one, other = _sides(draft, *(_on(topic.name, each) for each in (claims, others)))
    return _write(
        data,
        signed,
        kind=draft.kind,
        topic=topic.name,
        target=_target(draft.id, one),
        other=_target(draft.other, other) if draft.other else None,
        stance=_stance(draft, (*one, *other), topic),
        speaker=draft.speaker,
        organisation=draft.organisation,
    )


def _withdraw(data: Path, draft: Draft, signed: Signature) -> Decision:
    made = {each.decision_id: each for each in read_decisions(decisions(data))}
    if draft.id not in made:
        raise ReviewError(f"{draft.id}: no such decision; `media-monitor review log` lists all")
    topic = made[draft.id].topic
    return _write(data, signed, kind="withdraw", topic=topic, withdraws=draft.id)


def _write(data: Path, signed: Signature, **values: object) -> Decision:
    try:
        made = Decision.model_validate(dict(signed) | values | {"decision_id": ""})
    except ValidationError as error:
        raise ReviewError(f"this is no decision: {explain(error)}") from error
    name = content_id(made.model_dump_json(exclude={"decision_id"}))
    decision = made.model_copy(update={"decision_id": name})
    add_decision(decisions(data), decision)
    return decision


def _target(wanted: str, claims: Iterable[Proof]) -> Target:
    """Note the id the statement bears now, whichever of its names was typed."""
    names = {wanted if each.claim_id == wanted else each.statement_id or wanted for each in claims}
    anchors = dict.fromkeys(each.anchor for each in claims)
    return Target(id=names.pop() if len(names) == 1 else wanted, claims=tuple(anchors))


def _topic(draft: Draft, claims: Sequence[Proof], config: Path) -> Topic:
    known = {topic.name: topic for topic in read_topics(config / "topics")}
    names = [draft.topic] if draft.topic else sorted({each.topic for each in claims if each.topic})
    if len(names) != 1:
        which = f"speaks to {' and '.join(names)}" if names else "speaks to no topic yet"
        raise ReviewError(f"{draft.id}: {which}; say with --topic which one is meant")
    if names[0] not in known:
        raise ReviewError(f"--topic {names[0]}: there is none; there are {', '.join(known)}")
    return known[names[0]]


def _on(topic: str, claims: Sequence[Proof]) -> tuple[Proof, ...]:
    """Keep what was read on a topic; a claim never read on it says nothing there so far."""
    nothing = {"topic": topic, "statement_id": None, "stance": None, "on_question": False}
    known = [each for each in claims if each.topic == topic]
    return tuple(known or (each.model_copy(update=nothing) for each in claims))


def _stance(draft: Draft, claims: Sequence[Proof], topic: Topic) -> str | None:
    if draft.stance and draft.stance not in topic.stances:
        raise ReviewError(f"{draft.stance}: no position on {topic.name}; {_choice(topic)}")
    is_open = not all(each.on_question for each in claims)
    if draft.kind in ("stance", *_TIES) and is_open:
        raise ReviewError(
            f"{draft.id}: is not known to speak to {topic.name}; say so first with"
            f" `media-monitor review confirm {draft.id} --stance ...`"
        )
    if draft.kind == "confirm" and is_open and not draft.stance:
        return _suspected(draft, claims, topic)
    return draft.stance


def _suspected(draft: Draft, claims: Sequence[Proof], topic: Topic) -> str:
    """Write down the position suspected, so that it stays what the analyst confirmed."""
    (stance, *more) = {each.stance for each in claims}
    if stance is None or stance == topic.undecided or more:
        raise ReviewError(
            f"{draft.id}: say with --stance which position it takes; {_choice(topic)}"
        )
    return stance


def _choice(topic: Topic) -> str:
    return f"choose from {', '.join(topic.stances)}"


def _sides(
    draft: Draft, claims: tuple[Proof, ...], others: tuple[Proof, ...]
) -> tuple[tuple[Proof, ...], tuple[Proof, ...]]:
    """Tell the two sides of a tie apart; a claim and its own statement: the claim and the rest."""
    if draft.kind not in _TIES:
        return claims, others
    one, other = ({each.claim_id for each in side} for side in (claims, others))
    is_one = {each.statement_id for each in claims} == {each.statement_id for each in others}
    if draft.kind == "same-as" and is_one:
        raise ReviewError(f"{draft.id} and {draft.other}: are one statement already")
    if one == other:
        raise ReviewError(
            f"{draft.id}: name the claim that does not belong to it, by the id that"
            f" `media-monitor review show {draft.id}` lists"
        )
    if one < other:
        return claims, tuple(each for each in others if each.claim_id not in one)
    return tuple(each for each in claims if each.claim_id not in other), others
