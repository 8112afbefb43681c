"""What analysts' decisions mean for the claims there are: pure, and the same in any order.

Of two decisions about the same thing the latest by (at, id) stands, unless it is withdrawn. What
is decided of a claim holds for its copies too, so that what was dismissed today is not back
tomorrow with the next outlet; only whether two claims are one utterance is never said of copies,
which may be of another occasion.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Literal

from media_monitor.anchoring import KnownClaim, KnownClaims
from media_monitor.matching import Ties
from media_monitor.models import Decision, Record, Ruling, Status

State = Literal["standing", "superseded", "withdrawn", "orphaned"]

_STATUS: dict[str, Status] = {"confirm": "confirmed", "dismiss": "dismissed"}
_TIES = ("same-as", "not-the-same")

Key = tuple[str, str]
Found = Mapping[str, tuple[Sequence[str], ...]]
"""For each decision the ids of the claims it is about, those of its two targets apart."""


class DecidedClaim(Record):
    """What holds for one claim on one topic in place of, or beside, what the program read."""

    topic: str
    claim_id: str
    speaker: str | None
    organisation: str | None
    stance: str | None
    is_confirmed: bool
    rulings: tuple[Ruling, ...]


class Tie(Record):
    """Claims that are, or are not, of one utterance with others; the latest decision first."""

    topic: str
    place: int
    is_same: bool
    claim_ids: tuple[str, ...]
    other_claim_ids: tuple[str, ...]


class Resolved(Record):
    """One decision with what became of it and the claims it is about today."""

    decision: Decision
    state: State
    claim_ids: tuple[str, ...]
    other_claim_ids: tuple[str, ...]


class Reviewed(Record):
    """What all decisions come to."""

    decisions: tuple[Resolved, ...]
    claims: tuple[DecidedClaim, ...]
    ties: tuple[Tie, ...]


def reviewed(decisions: Iterable[Decision], claims: Iterable[KnownClaim]) -> Reviewed:
    """Apply decisions to the claims of today."""
    every = sorted({each.decision_id: each for each in decisions}.values(), key=_order)
    found = _found(every, claims)
    valid = _not_withdrawn(every)
    ties = _ties(valid, found)
    latest = _latest([each for each in valid if each.kind not in _TIES], found)
    standing = {each.decision_id for aspects in latest.values() for each in aspects.values()}
    standing |= {each.decision_id for each in ties}
    standing |= {each.decision_id for each in valid if each.kind in ("note", "withdraw")}
    names = {each.decision_id for each in valid}
    return Reviewed(
        decisions=tuple(_resolved(each, found, names, standing) for each in every),
        claims=tuple(_decided(key, latest[key]) for key in sorted(latest)),
        ties=tuple(_tie(place, each, found) for place, each in enumerate(reversed(ties))),
    )


def matching_ties(rows: Iterable[Tie]) -> Ties:
    """Turn ties into what matching wants to know."""
    same = []
    parted: defaultdict[Key, frozenset[Key]] = defaultdict(frozenset)
    for tie in sorted(rows, key=lambda each: (each.place, each.topic)):
        one, other = (
            [(tie.topic, claim) for claim in side] for side in (tie.claim_ids, tie.other_claim_ids)
        )
        if tie.is_same:
            same.append((*one, *other))
        else:
            parted.update({key: parted[key] | {*other} - {key} for key in one})
            parted.update({key: parted[key] | {*one} - {key} for key in other})
    return Ties(same=tuple(same), parted=parted)


def _order(each: Decision) -> tuple[object, ...]:
    return each.order


def _not_withdrawn(every: Sequence[Decision]) -> list[Decision]:
    """Go back from the latest: what is withdrawn withdraws nothing itself."""
    withdrawn: set[str] = set()
    valid = []
    for each in reversed(every):
        if each.decision_id not in withdrawn:
            valid.append(each)
            withdrawn |= {each.withdraws} if each.withdraws else set()
    return valid[::-1]


def _found(every: Sequence[Decision], claims: Iterable[KnownClaim]) -> Found:
    known = KnownClaims(claims)
    return {
        each.decision_id: tuple(
            known.find(target, copies=each.kind not in _TIES) for target in each.targets
        )
        for each in every
    }


def _latest(valid: Iterable[Decision], found: Found) -> dict[Key, dict[str, Decision]]:
    """Keep for each claim the last decision about its status, its stance and its speaker."""
    latest: defaultdict[Key, dict[str, Decision]] = defaultdict(dict)
    for each in valid:
        for claim_id in (one for side in found[each.decision_id] for one in side):
            for aspect in _aspects(each):
                latest[each.topic, claim_id][aspect] = each
    return dict(latest)


def _aspects(each: Decision) -> list[str]:
    status = ["status"] if each.kind in _STATUS else []
    return [*status, *(name for name in ("stance", "speaker") if getattr(each, name))]


def _decided(key: Key, latest: Mapping[str, Decision]) -> DecidedClaim:
    status, stance, speaker = (latest.get(name) for name in ("status", "stance", "speaker"))
    made = {each.decision_id: each for each in (status, stance) if each}
    return DecidedClaim(
        topic=key[0],
        claim_id=key[1],
        speaker=speaker.speaker if speaker else None,
        organisation=speaker.organisation if speaker else None,
        stance=stance.stance if stance else None,
        is_confirmed=status is not None and status.kind == "confirm",
        rulings=tuple(
            Ruling(
                at=each.at,
                decision_id=each.decision_id,
                by=each.by,
                why=each.why,
                status=_STATUS[each.kind] if each is status else None,
                stance=each.stance if each is stance else None,
            )
            for each in sorted(made.values(), key=_order)
        ),
    )


def _ties(valid: Iterable[Decision], found: Found) -> list[Decision]:
    """Leave out what a later decision says otherwise of the same two claims."""
    made = [each for each in valid if each.kind in _TIES and all(found[each.decision_id])]
    pairs = [_pairs(found[each.decision_id]) for each in made]
    return [
        each
        for place, each in enumerate(made)
        if not any(
            later.kind != each.kind and later.topic == each.topic and pairs[place] & others
            for later, others in zip(made[place + 1 :], pairs[place + 1 :], strict=True)
        )
    ]


def _pairs(sides: tuple[Sequence[str], ...]) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in product(*sides)}


def _resolved(each: Decision, found: Found, valid: set[str], standing: set[str]) -> Resolved:
    sides = found[each.decision_id]
    state: State = "standing" if each.decision_id in standing else "superseded"
    if each.decision_id not in valid:
        state = "withdrawn"
    elif not all(sides):
        state = "orphaned"
    return Resolved(
        decision=each,
        state=state,
        claim_ids=tuple(sides[0]) if sides else (),
        other_claim_ids=tuple(sides[1]) if len(sides) > 1 else (),
    )


def _tie(place: int, each: Decision, found: Found) -> Tie:
    one, other = found[each.decision_id]
    return Tie(
        topic=each.topic,
        place=place,
        is_same=each.kind == "same-as",
        claim_ids=tuple(one),
        other_claim_ids=tuple(other),
    )
