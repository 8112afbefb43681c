"""What a page says about its claims, in numbers."""

import math
from collections.abc import Mapping
from types import MappingProxyType

import pytest
from spacy.language import Language

from media_monitor.parsing import parse
from media_monitor.positions import Topic
from media_monitor.positions.examples import article_of, claim_of
from media_monitor.positions.model import Answer
from media_monitor.positions.passage import passage_of, places_of
from media_monitor.positions.surroundings import ALONE, Seen, surroundings_of

_TEXT = (
    "Haqqanis and Taliban\n\nThe Taliban met. Rain fell. Snow fell. "
    "Al-Qaeda came. Hail fell, the envoy said."
)


def _described(
    topic: Topic,
    nlp: Language,
    margins: Mapping[str, float],
    *,
    backwards: bool = False,
    speakers: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, dict[str, float]]:
    article = article_of(_TEXT, body_start=_TEXT.index("The Taliban"))
    places = places_of(parse(article, nlp), topic)
    seen = [
        Seen(
            passage_of(claim_of(article, ((at, at + len(words)),), speaker), places, topic),
            Answer(margin, {"separate": 0.7, "integrated": 0.3}),
        )
        for words, margin in margins.items()
        for at, speaker in [(_TEXT.index(words), speakers.get(words, "the envoy"))]
    ]
    if backwards:
        seen.reverse()
    rows = zip(seen, surroundings_of(seen, places, topic), strict=True)
    return {one.passage.claim.text: row for one, row in rows}


def test_a_claim_is_seen_beside_the_pages_other_claims(topic: Topic, nlp: Language) -> None:
    rows = _described(topic, nlp, {"Rain fell": 2.0, "Hail fell": -1.0, "Hail": 9.0})
    assert rows["Rain fell"]["margin"] == 2.0
    assert rows["Rain fell"]["best"] == 5.0  # more than surely is surely
    assert rows["Hail fell"]["best"] == 2.0  # a piece of itself says nothing new
    assert rows["Hail fell"]["certainty"] == 0.7


@pytest.mark.parametrize(("other", "best"), [("the envoy", 2.0), ("the elder", -3.0)])
def test_a_speakers_other_claims_stand_out_among_the_pages(
    topic: Topic, nlp: Language, other: str, best: float
) -> None:
    margins = {"Rain fell": 0.0, "Snow fell": 2.0}
    row = _described(topic, nlp, margins, speakers={"Snow fell": other})["Rain fell"]
    assert (row["best"], row["best of speaker"]) == (2.0, best)


def test_the_order_of_claims_makes_no_difference(topic: Topic, nlp: Language) -> None:
    margins = {"Rain fell": 2.0, "Hail fell": -1.0, "Snow fell": 0.5}
    forward, backward = (_described(topic, nlp, margins, backwards=b) for b in (False, True))
    assert forward == backward


def test_it_counts_the_sentences_since_each_party_was_named(topic: Topic, nlp: Language) -> None:
    row = _described(topic, nlp, {"Hail fell": 0.0})["Hail fell"]
    assert row["nearer"] == pytest.approx(math.log1p(4))
    assert row["farther"] == pytest.approx(math.log1p(5))
    assert row["others near"] == pytest.approx(math.log1p(1))


def test_it_says_what_the_page_is_about(topic: Topic, nlp: Language) -> None:
    row = _described(topic, nlp, {"Rain fell": 0.0})["Rain fell"]
    assert (row["pair in headline"], row["named in headline"], row["headline"]) == (1.0, 1.0, 0.0)
    assert row["fewer"] == pytest.approx(math.log1p(1))
    assert row.keys() >= ALONE
