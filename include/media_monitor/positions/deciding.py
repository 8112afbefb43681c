"""Decide the positions of a page's claims: each by its words, then all of them by their page."""

from collections.abc import Sequence
from typing import NamedTuple

from media_monitor.models import Claim, Decider, Position
from media_monitor.parsing import Parsed
from media_monitor.positions.answers import answer_in
from media_monitor.positions.features import features_of
from media_monitor.positions.model import Answer
from media_monitor.positions.passage import Passage, Place, passage_of, places_of
from media_monitor.positions.rules import Hit, hits_in, settle
from media_monitor.positions.surroundings import Seen, surroundings_of
from media_monitor.positions.topic import Topic

# Of the rules' positions to which the model gave less than this, none was right.
_OVERRULED_BELOW = 0.25
# What a rule finds is right nine times in ten: it needs half of what a suspicion does.
_OF_A_RULE = 0.5


class _Reading(NamedTuple):
    """What rules and model make of a claim's own words; an answer's are in the question."""

    passage: Passage
    hit: Hit | None
    is_answer: bool
    answer: Answer | None


class _Verdict(NamedTuple):
    stance: str
    rule: str
    decided_by: Decider
    certainty: float


def decide(parsed: Parsed, claims: Sequence[Claim], topic: Topic) -> tuple[Position, ...]:
    """Give the claims that are on the topic's question, or may be, their position."""
    if not claims or not topic.is_about(parsed.article.text):
        return ()
    places = places_of(parsed, topic)
    passages = [passage_of(claim, places, topic) for claim in claims]
    readings = [_read(passage, topic) for passage in passages if passage.pieces]
    chances = _relevance(readings, places, topic)
    positions = [_position(r, c, topic) for r, c in zip(readings, chances, strict=True)]
    return tuple(position for position in positions if position)


def decide_one(parsed: Parsed, claim: Claim, topic: Topic) -> Position | None:
    """Decide one claim by its own words alone, as if its page were about the question."""
    passage = passage_of(claim, places_of(parsed, topic), topic)
    if not passage.pieces:
        return None
    reading = _read(passage, topic)
    likely = reading.hit is not None or (reading.answer is not None and reading.answer.margin > 0)
    return _position(reading, float(likely), topic)


def _read(passage: Passage, topic: Topic) -> _Reading:
    """Ask the rules, then the model, about the claim's own words."""
    hits = hits_in(passage, topic)
    own = settle(hits, topic)
    hit = own or answer_in(passage, topic)
    answer = topic.model.answer(features_of(passage, hits, topic)) if topic.model else None
    return _Reading(passage, hit, own is None, answer)


def _relevance(readings: Sequence[_Reading], places: Sequence[Place], topic: Topic) -> list[float]:
    """Say of each claim how likely it is on the question, all claims of the page considered."""
    if topic.model is None:
        return [1.0] * len(readings)
    seen = [Seen(r.passage, r.answer) for r in readings if r.answer]
    return [topic.model.relevance(numbers) for numbers in surroundings_of(seen, places, topic)]


def _verdict(reading: _Reading, topic: Topic) -> _Verdict | None:
    """Take the rule's position unless the model is all but sure that it is another."""
    _, hit, is_answer, answer = reading
    share = 1.0 if is_answer or answer is None or hit is None else answer.shares[hit.stance]
    if hit and share >= _OVERRULED_BELOW:
        right = topic.model.rules_right if topic.model else 1.0
        return _Verdict(hit.stance, hit.rule, "rule", right)
    if answer is None:
        return None
    rule = f"model, against {hit.rule}" if hit else "model"
    return _Verdict(answer.stance, rule, "model", answer.certainty)


def _position(reading: _Reading, likely: float, topic: Topic) -> Position | None:
    """Accept what is likely enough, propose what might be; a rule's find needs less."""
    verdict = _verdict(reading, topic)
    if verdict is None:
        return None
    accepted = likely >= _enough(reading, topic)
    if topic.model and not accepted and not reading.hit and likely < topic.model.propose_at:
        return None
    return Position(
        claim_id=reading.passage.claim.claim_id,
        topic=topic.name,
        on_question=accepted,
        proposed=not accepted,
        stance=verdict.stance,
        rule=verdict.rule,
        decided_by=verdict.decided_by,
        confidence=round(likely * verdict.certainty, 3),
    )


def _enough(reading: _Reading, topic: Topic) -> float:
    if topic.model is None:
        return 0.0
    return topic.model.propose_at * _OF_A_RULE if reading.hit else topic.model.accept_at
