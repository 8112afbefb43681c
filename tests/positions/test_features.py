"""What the model sees of a claim."""

import pytest
from spacy.language import Language

from media_monitor.positions import Topic
from media_monitor.positions.examples import Example, staged
from media_monitor.positions.features import features_of
from media_monitor.positions.passage import passage_of, places_of
from media_monitor.positions.rules import hits_in


def _features(text: str, topic: Topic, nlp: Language) -> dict[str, float]:
    parsed, claim = staged(Example(label="OFF", text=text), nlp)
    passage = passage_of(claim, places_of(parsed, topic), topic)
    return features_of(passage, hits_in(passage, topic), topic)


@pytest.mark.parametrize(
    ("text", "seen", "not_seen"),
    [
        ("He said [[the Haqqanis are cousins]].", "f:kin", "f:!kin"),
        ("He said [[the Haqqanis are not cousins]].", "f:!kin", "f:kin"),
        ("He denied [[that the Haqqanis are cousins]].", "p:!cousin", "f:kin"),
        ("He denied [[that the Haqqanis are not cousins]].", "f:kin", "p:!cousin"),
        ("Of the Taliban he said [[they drill]].", "out:taliban", "out:haqqani"),
        ("He said [[the Haqqanis drill]].", "w:@haqqani drill", "w:haqqanis"),
    ],
)
def test_words_are_masked_and_signed(
    text: str, seen: str, not_seen: str, topic: Topic, nlp: Language
) -> None:
    features = _features(text, topic, nlp)
    assert seen in features
    assert not_seen not in features


def test_the_same_claim_gives_the_same_features_in_the_same_order(
    topic: Topic, nlp: Language
) -> None:
    text = "He denied [[that the Haqqanis and the Taliban are not one house]]."
    first, second = (list(_features(text, topic, nlp).items()) for _ in range(2))
    assert first == second
