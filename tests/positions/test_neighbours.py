"""What a page's claims tell of one another's positions, in numbers."""

import pytest
from spacy.language import Language

from media_monitor.parsing import parse
from media_monitor.positions import Topic
from media_monitor.positions.examples import article_of, claim_of
from media_monitor.positions.model import Answer
from media_monitor.positions.neighbours import neighbours_of
from media_monitor.positions.passage import passage_of, places_of
from media_monitor.positions.surroundings import Seen

_TEXT = "The Taliban met. Rain fell. Snow fell. Hail fell."
_ONE, _TWO = {"one": 0.9, "two": 0.1}, {"one": 0.1, "two": 0.9}
_FIRST, _AGAIN, _OTHER = (
    ("Rain fell", "the envoy", Answer(9.0, _ONE)),
    ("Snow fell", "the envoy", Answer(9.0, _TWO)),
    ("Hail fell", "the elder", Answer(9.0, _TWO)),
)


def _described(
    topic: Topic, nlp: Language, *claims: tuple[str, str, Answer]
) -> dict[str, dict[str, float]]:
    article = article_of(_TEXT)
    places = places_of(parse(article, nlp), topic)
    seen = [
        Seen(
            passage_of(claim_of(article, ((at, at + len(words)),), speaker), places, topic), answer
        )
        for words, speaker, answer in claims
        for at in [_TEXT.index(words)]
    ]
    texts = [one.passage.claim.text for one in seen]
    return dict(zip(texts, neighbours_of(seen), strict=True))


def test_a_claim_alone_leans_by_itself_only(topic: Topic, nlp: Language) -> None:
    row = _described(topic, nlp, _FIRST)["Rain fell"]
    assert row["own one"] > 0 > row["own two"]
    assert {row[f"{whose} {stance}"] for whose in ("same", "others") for stance in _ONE} == {0.0}


def test_the_speakers_other_claims_are_told_from_everybody_elses(
    topic: Topic, nlp: Language
) -> None:
    rows = _described(topic, nlp, _FIRST, _AGAIN, _OTHER)
    own = rows["Rain fell"]["own one"]
    assert rows["Rain fell"]["same two"] == pytest.approx(own)
    assert rows["Rain fell"]["others two"] == pytest.approx(own)
    assert rows["Snow fell"]["same one"] == pytest.approx(own)
    assert rows["Hail fell"]["same two"] == 0
    assert rows["Hail fell"]["others two"] == pytest.approx(0)  # one for each


def test_a_claim_off_the_question_hardly_counts(topic: Topic, nlp: Language) -> None:
    off = _AGAIN[0], _AGAIN[1], Answer(-9.0, _TWO)
    row = _described(topic, nlp, _FIRST, off)["Rain fell"]
    assert abs(row["same two"]) < 0.01 * row["own one"]


def test_the_order_of_claims_makes_no_difference(topic: Topic, nlp: Language) -> None:
    claims = [_FIRST, _AGAIN, _OTHER]
    assert _described(topic, nlp, *claims) == _described(topic, nlp, *reversed(claims))


def test_no_claims_no_numbers() -> None:
    assert neighbours_of([]) == []
