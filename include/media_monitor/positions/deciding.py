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
    read = [_read(passage, topic) for passage in passages if passage.pieces]
    relevance = _relevance([Seen(p, a) for p, _, a in read if a], places, topic)
    positions = [
        _position(
            passage, _verdict(hit, answer, topic), relevance.get(passage.claim.claim_id), topic
        )
        for passage, hit, answer in read
    ]
    return tuple(position for position in positions if position)


def decide_one(parsed: Parsed, claim: Claim, topic: Topic) -> Position | None:
    """Decide one claim by its own words alone, as if its page were about the question."""
    passage = passage_of(claim, places_of(parsed, topic), topic)
    if not passage.pieces:
        return None
    _, hit, answer = _read(passage, topic)
    likely = hit is not None or (answer is not None and answer.margin > 0)
    return _position(passage, _verdict(hit, answer, topic), float(likely), topic)


def _read(passage: Passage, topic: Topic) -> tuple[Passage, Hit | None, Answer | None]:
    """Ask the rules, then the model, about the claim's own words."""
    hits = hits_in(passage, topic)
    hit = settle(hits, topic) or answer_in(passage, topic)
    if topic.model is None:
        return passage, hit, None
    return passage, hit, topic.model.answer(features_of(passage, hits, topic))


def _relevance(seen: Sequence[Seen], places: Sequence[Place], topic: Topic) -> dict[str, float]:
    """Say of each claim how likely it is on the question, all claims of the page considered."""
    if topic.model is None:
        return {}
    numbers = surroundings_of(seen, places, topic)
    return {
        one.passage.claim.claim_id: topic.model.relevance(of_one)
        for one, of_one in zip(seen, numbers, strict=True)
    }


def _verdict(hit: Hit | None, answer: Answer | None, topic: Topic) -> _Verdict | None:
    """Take the rule's position unless the model is all but sure that it is another."""
    if hit and (answer is None or answer.shares[hit.stance] >= _OVERRULED_BELOW):
        right = topic.model.rules_right if topic.model else 1.0
        return _Verdict(hit.stance, hit.rule, "rule", right)
    if answer is None:
        return None
    rule = f"model, against {hit.rule}" if hit else "model"
    return _Verdict(answer.stance, rule, "model", answer.certainty)


def _position(
    passage: Passage, verdict: _Verdict | None, relevance: float | None, topic: Topic
) -> Position | None:
    """Accept what is likely enough, propose what might be; a rule's find needs less."""
    model = topic.model
    if verdict is None:
        return None
    likely = 1.0 if relevance is None or model is None else relevance
    if model and likely < model.propose_at and verdict.rule == "model":
        return None
    enough = 0.0 if model is None else model.accept_at
    if model and verdict.rule != "model":
        enough = model.propose_at * _OF_A_RULE
    accepted = likely >= enough
    return Position(
        claim_id=passage.claim.claim_id,
        topic=topic.name,
        on_question=accepted,
        proposed=not accepted,
        stance=verdict.stance,
        rule=verdict.rule,
        decided_by=verdict.decided_by,
        confidence=round(likely * verdict.certainty, 3),
    )
