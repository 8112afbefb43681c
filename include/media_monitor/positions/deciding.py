"""Decide a claim's position: page, parties, rules, the answer to a question, then the model."""

from collections.abc import Sequence

from media_monitor.models import Claim, Position
from media_monitor.parsing import Parsed
from media_monitor.positions.answers import answer_in
from media_monitor.positions.features import features_of
from media_monitor.positions.passage import Passage, passage_of, places_of
from media_monitor.positions.rules import Hit, hits_in, settle
from media_monitor.positions.topic import Topic

# 30 of the rules' 36 decisions on sentences they had not been written for were right.
_RULE_CONFIDENCE = 0.85


def decide(parsed: Parsed, claims: Sequence[Claim], topic: Topic) -> tuple[Position, ...]:
    """Give the claims that are on the topic's question, or may be, their position."""
    if not topic.is_about(parsed.article.text):
        return ()
    places = places_of(parsed, topic)
    positions = (_decide(passage_of(claim, places, topic), topic) for claim in claims)
    return tuple(position for position in positions if position)


def decide_one(parsed: Parsed, claim: Claim, topic: Topic) -> Position | None:
    """Decide one claim as if its page were about the question."""
    return _decide(passage_of(claim, places_of(parsed, topic), topic), topic)


def _decide(passage: Passage, topic: Topic) -> Position | None:
    if not passage.pieces:
        return None
    hit = settle(hits_in(passage, topic), topic) or answer_in(passage, topic)
    return _by_rule(passage, hit, topic) if hit else _by_model(passage, topic)


def _by_rule(passage: Passage, hit: Hit, topic: Topic) -> Position:
    return Position(
        claim_id=passage.claim.claim_id,
        topic=topic.name,
        on_question=True,
        proposed=False,
        stance=hit.stance,
        rule=hit.rule,
        decided_by="rule",
        confidence=_RULE_CONFIDENCE,
    )


def _by_model(passage: Passage, topic: Topic) -> Position | None:
    if topic.model is None:
        return None
    answer = topic.model.answer(features_of(passage, topic))
    if answer.relevance < topic.model.propose_at:
        return None
    accepted = answer.relevance >= topic.model.accept_at and passage.is_of_both
    return Position(
        claim_id=passage.claim.claim_id,
        topic=topic.name,
        on_question=accepted,
        proposed=not accepted,
        stance=answer.stance,
        rule="model",
        decided_by="model",
        confidence=round(answer.relevance * answer.certainty, 3),
    )
