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
    passages = [passage_of(claim, places, topic) for claim in claims]
    positions = [_decide(passage, topic) for passage in passages]
    if any(position and position.on_question for position in positions):
        positions = [
            _by_model(passage, topic, follows=True) if position and position.proposed else position
            for passage, position in zip(passages, positions, strict=True)
        ]
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


def _by_model(passage: Passage, topic: Topic, *, follows: bool = False) -> Position | None:
    """Ask the model; a claim `follows` where another one on its page is on the question."""
    if topic.model is None:
        return None
    answer = topic.model.answer(features_of(passage, topic))
    if answer.relevance < topic.model.propose_at:
        return None
    enough = topic.model.accept_at if passage.is_of_both else 1.0
    if follows and not passage.is_of_others:
        enough = min(enough, topic.model.accept_following_at)
    accepted = answer.relevance >= enough
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
