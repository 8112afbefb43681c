"""Decide the positions of a page's claims: each by its words, then all of them by their page."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from media_monitor.models import Claim, Decider, Position
from media_monitor.parsing import Parsed
from media_monitor.positions.answers import answer_in
from media_monitor.positions.features import features_of
from media_monitor.positions.model import Answer
from media_monitor.positions.naming import BOTH
from media_monitor.positions.neighbours import beside_each_other
from media_monitor.positions.passage import Passage, Place, passage_of, places_of
from media_monitor.positions.rules import Hit, asks, hits_in, settle
from media_monitor.positions.surroundings import Seen, surroundings_of
from media_monitor.positions.topic import Topic

# Shares of what a model's find needs to be proposed. Rules are precise: what one finds counts
# unless its page is all but sure to be about others.
_OF_A_RULE = 0.04
# What a rule says anybody can follow: the model overrules it only with this share of its doubt.
_OF_ITS_DOUBT = 0.5
# A reviewer sees what is less likely still, and what speaks of all the parties sooner.
_OF_A_SUSPICION = 0.5
_OF_A_MENTION = 0.08
# What answers a question that names nobody may be on whatever was spoken of before: it has to be
# this likely. Of such answers by writers not learned from, 27 of 29 were on the question.
_OF_AN_ANSWER = 0.8


class _Reading(NamedTuple):
    """What rules and model make of a claim's own words."""

    passage: Passage
    hit: Hit | None
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
    readings = _heard([_read(passage, topic) for passage in passages if passage.pieces], topic)
    chances = _relevance(readings, places, topic)
    positions = [_position(r, c, topic) for r, c in zip(readings, chances, strict=True)]
    return tuple(position for position in positions if position)


def decide_one(parsed: Parsed, claim: Claim, topic: Topic) -> Position | None:
    """Decide one claim by its own words alone, as if its page were about the question."""
    passage = passage_of(claim, places_of(parsed, topic), topic)
    if not passage.pieces:
        return None
    (reading,) = _heard([_read(passage, topic)], topic)
    likely = reading.hit is not None or (reading.answer is not None and reading.answer.margin > 0)
    return _position(reading, float(likely), topic)


def _read(passage: Passage, topic: Topic) -> _Reading:
    """Ask the rules, then the model, about the claim's own words."""
    hits = hits_in(passage, topic)
    hit = settle(hits, topic) or answer_in(passage, topic)
    answer = topic.model.answer(features_of(passage, hits, topic)) if topic.model else None
    return _Reading(passage, hit, answer)


def _heard(readings: Sequence[_Reading], topic: Topic) -> list[_Reading]:
    """Weigh the model's positions again, all claims of the page considered."""
    if topic.model is None:
        return [*readings]
    seen = beside_each_other([Seen(r.passage, r.answer) for r in readings if r.answer], topic.model)
    return [r._replace(answer=one.answer) for r, one in zip(readings, seen, strict=True)]


def _relevance(readings: Sequence[_Reading], places: Sequence[Place], topic: Topic) -> list[float]:
    """Say of each claim how likely it is on the question, all claims of the page considered."""
    if topic.model is None:
        return [1.0] * len(readings)
    seen = [Seen(r.passage, r.answer) for r in readings if r.answer]
    return [topic.model.relevance(numbers) for numbers in surroundings_of(seen, places, topic)]


def _verdict(reading: _Reading, topic: Topic) -> _Verdict | None:
    """Take the rule's position; the model's where none finds one, or the model is much surer."""
    _, hit, answer = reading
    right = topic.model.rules_right if topic.model else 1.0
    enough = 1 - _OF_ITS_DOUBT * (1 - right)
    overruled = answer and hit and answer.stance != hit.stance and answer.certainty > enough
    if hit and not overruled:
        return _Verdict(hit.stance, hit.rule, "rule", right)
    return answer and _Verdict(answer.stance, "model", "model", answer.certainty)


def _position(reading: _Reading, likely: float, topic: Topic) -> Position | None:
    """Accept what is likely enough, propose what might be; a rule's find needs less."""
    verdict = _verdict(reading, topic)
    accepted = likely >= _enough(reading, topic)
    if verdict is None or not (accepted or reading.hit or _is_shown(reading, likely, topic)):
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
    if reading.hit:
        return topic.model.propose_at * _OF_A_RULE
    if _only_asks(reading.passage):
        return math.inf
    least = _OF_AN_ANSWER if _answers_another(reading.passage) else 0.0
    return max(topic.model.accept_at, least)


def _only_asks(passage: Passage) -> bool:
    """Tell a claim that is but a question: whoever asks has not said what he thinks."""
    return all(asks(piece) for piece in passage.pieces)


def _answers_another(passage: Passage) -> bool:
    """Tell an answer that names nobody, to a question that named nobody: on whatever it was."""
    asked = passage.before[-1] if passage.before else None
    if asked is None or passage.kinds or not asked.sentence.text.rstrip('"” ').endswith("?"):
        return False
    return not any(unit.who for unit in asked.line.units)


def _is_shown(reading: _Reading, likely: float, topic: Topic) -> bool:
    """Say whether a reviewer shall see it; what speaks of all the parties he sees sooner."""
    kinds = reading.passage.kinds
    of_all = BOTH in kinds or kinds >= set(topic.parties)
    share = _OF_A_MENTION if of_all else _OF_A_SUSPICION
    return topic.model is not None and likely >= topic.model.propose_at * share
