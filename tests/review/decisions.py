"""Decisions on invented claims, and what became of them."""

from datetime import UTC, datetime, timedelta

from media_monitor.anchoring import KnownClaim
from media_monitor.models import Anchor, Decision, DecisionKind, Target
from media_monitor.review import DecidedClaim, Reviewed

TOPIC = "two_guilds"
NOON = datetime(2021, 11, 1, 12, tzinfo=UTC)
WORDS = "“They keep separate ledgers and separate halls.”"
OTHER_WORDS = "“Nobody can tell the masters of one from the masters of the other.”"


def known(number: int, words: str = WORDS, address: str | None = None) -> KnownClaim:
    address = address or f"https://example.org/{number}"
    return KnownClaim(claim_id=f"c{number}", address=address, words=words, speaker="Orla Quist")


def target(*claims: KnownClaim) -> Target:
    anchors = [Anchor(address=c.address, words=c.words, speaker=c.speaker) for c in claims]
    return Target(id="a-statement", claims=tuple(anchors))


def decision(
    number: int, kind: DecisionKind, about: Target | None = None, **given_: object
) -> Decision:
    """One decision; the higher its number the later it was made."""
    values: dict[str, object] = {
        "decision_id": f"d{number}",
        "kind": kind,
        "by": "Mara Ilves",
        "at": NOON + timedelta(hours=number),
        "why": "read the original",
        "topic": TOPIC,
        "target": about,
    }
    return Decision.model_validate(values | given_)


def states(found: Reviewed) -> dict[str, str]:
    return {each.decision.decision_id: each.state for each in found.decisions}


def only(found: Reviewed) -> DecidedClaim:
    (claim,) = found.claims
    return claim
