"""A topic's file: what it says, and what is said about it when it is wrong."""

from pathlib import Path

import pytest
import yaml
from spacy.language import Language

from media_monitor.errors import ConfigError
from media_monitor.positions import Topic, load_topics
from media_monitor.positions.deciding import decide_one
from media_monitor.positions.examples import OFF, staged

_PARTY = {"names": ["Reds"], "insiders": ["Red Party"]}
_STANCES: dict[str, object] = {
    "back": {"meaning": "they do", "negated": "oppose", "says": ["back|support <other>"]},
    "oppose": {"meaning": "they do not", "says": []},
    "unclear": {"meaning": "does not say", "says": []},
}
_MINIMAL: dict[str, object] = {
    "name": "reds_blues",
    "question": "Do the Reds back the Blues?",
    "parties": {"reds": _PARTY, "blues": {"names": ["Blues"]}},
    "both": ["the two parties"],
    "undecided": "unclear",
    "stances": _STANCES,
    "checks": [
        {"label": "back", "text": "She said that [[the Reds back the Blues]]."},
        {"label": "oppose", "text": "She denied [[that the Reds support the Blues]]."},
        {"label": "OFF", "text": "She said [[the Reds and the Blues met]]."},
    ],
}


def _write(folder: Path, **changes: object) -> Path:
    (folder / "reds_blues.yaml").write_text(yaml.safe_dump({**_MINIMAL, **changes}))
    return folder


def test_names_are_whole_words_in_any_case(tmp_path: Path) -> None:
    (topic,) = load_topics(_write(tmp_path))
    assert topic.mentioned_in("the REDS won")
    assert not topic.mentioned_in("a redshift")


def test_a_page_must_name_both_parties_often_enough(tmp_path: Path) -> None:
    (topic,) = load_topics(_write(tmp_path))
    assert topic.is_about("Reds, Blues, Reds, Blues")
    assert not topic.is_about("Reds, Blues, Reds")


def test_insiders_say_we_for_their_party(tmp_path: Path) -> None:
    (topic,) = load_topics(_write(tmp_path))
    assert topic.party_of("a member", "Red Party") == "reds"
    assert topic.party_of("a member", None) is None


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"sides": []}, "sides: unknown key"),
        ({"undecided": "maybe"}, "unknown stance 'maybe'"),
        ({"name": "other"}, "it must be 'reds_blues'"),
        ({"parties": {"reds": _PARTY}}, "parties"),
        ({"checks": [{"label": "bakc", "text": "[[x]]"}]}, "unknown stance 'bakc'"),
        (
            {"stances": {**_STANCES, "back": {"meaning": "x", "says": ["<one> <one>"]}}},
            "cannot be read",
        ),
        (
            {"stances": {**_STANCES, "back": {"meaning": "x", "says": ["back <greens>"]}}},
            "no party has the key 'greens'",
        ),
        (
            {"stances": {**_STANCES, "back": {"meaning": "x", "says": ["back -> no"]}}},
            "turns into an unknown stance",
        ),
    ],
)
def test_a_wrong_file_is_named_with_its_key(
    tmp_path: Path, changes: dict[str, object], complaint: str
) -> None:
    with pytest.raises(ConfigError, match=r"reds_blues\.yaml") as caught:
        load_topics(_write(tmp_path, **changes))
    assert complaint in str(caught.value)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds no topic"):
        load_topics(tmp_path)


def test_a_broken_model_asks_to_be_trained_again(tmp_path: Path) -> None:
    _write(tmp_path)
    (tmp_path / "reds_blues.model.json").write_text("{}")
    with pytest.raises(ConfigError, match="train it again"):
        load_topics(tmp_path)


def test_a_new_question_needs_a_file_and_no_code(tmp_path: Path, nlp: Language) -> None:
    (topic,) = load_topics(_write(tmp_path))
    assert [_label(topic, i, nlp) for i in range(3)] == [c.label for c in topic.checks]


@pytest.mark.parametrize("name", ["taliban_haqqani", "taliban_alqaeda"])
def test_the_examples_in_a_topics_own_file(
    name: str, topics: dict[str, Topic], nlp: Language
) -> None:
    topic = topics[name]
    wrong = [c.text for i, c in enumerate(topic.checks) if _label(topic, i, nlp) != c.label]
    assert topic.checks
    assert not wrong


def _label(topic: Topic, number: int, nlp: Language) -> str:
    position = decide_one(*staged(topic.checks[number], nlp), topic)
    return (position and position.on_question and position.stance) or OFF


def test_only_names_and_group_nouns_are_party_words(topic: Topic) -> None:
    assert {"taliban", "haqqani", "network"} <= topic.party_words
    assert not topic.party_words & {"entities", "family", "commanders", "people", "leadership"}
