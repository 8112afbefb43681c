"""What turns a wording around, and who it must be said of."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from media_monitor.models import Position
from media_monitor.positions import Topic
from media_monitor.positions.deciding import decide_one
from media_monitor.positions.examples import Example, staged

Decide = Callable[[Example], Position | None]

_BOTH = "The talk was of the Taliban and the Haqqani network."


@pytest.fixture(scope="module")
def decided(topic: Topic, nlp: Language) -> Decide:
    """Decide an example by the rules alone, whatever a model would make of it."""
    bare = topic.model_copy()
    bare._model = None  # noqa: SLF001 - what load_topic does without a file
    return lambda example: decide_one(*staged(example, nlp), bare)


def _example(text: str, context: str = "", organisation: str | None = None) -> Example:
    return Example(label="OFF", text=text, context=context, organisation=organisation)


def _stance(position: Position | None) -> str | None:
    return position.stance if position and position.decided_by == "rule" else None


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("He said [[the Haqqanis are part of the Taliban]].", "integrated"),
        ("He said [[the Haqqanis are not part of the Taliban]].", "separate"),
        ("He said [[the Haqqanis were never a part of the Taliban]].", "separate"),
        ("He denied [[that the Haqqanis are part of the Taliban]].", "separate"),
        ("He did not dispute [[that the Haqqanis are part of the Taliban]].", "integrated"),
        ("He scoffed at the idea [[that the Haqqanis are part of the Taliban]].", "separate"),
        ("He said [[it is wrong to say the Haqqanis are part of the Taliban]].", "separate"),
        (
            "He said [[they make a mistake when they count the Haqqanis as a Taliban wing]].",
            "separate",
        ),
        (
            "He said [[they are mistaken when they tell the Haqqanis from the Taliban]].",
            "integrated",
        ),
        (
            "He said [[the Haqqanis are part of the Taliban when it suits the wrong people]].",
            "integrated",
        ),
        ('He called the Haqqanis [["Taliban in name only"]].', "separate"),
        ("He said [[nobody believes the Haqqanis are part of the Taliban]].", "separate"),
        ("He wondered [[whether the Haqqanis are part of the Taliban]].", "unclear"),
        ("He said [[the Taliban and the Haqqanis are distinct but closely linked]].", "affiliated"),
        ("He said [[there is no difference between the Haqqanis and the Taliban]].", "integrated"),
        ("He said [[the line between the Haqqanis and the Taliban has vanished]].", "integrated"),
        ("He said [[the Haqqanis are allied with the Taliban and al-Qaeda]].", "affiliated"),
        ("He said [[the Haqqanis have nothing to do with the Taliban]].", "separate"),
        ("He said [[the Haqqanis are allied with al-Qaeda]].", None),
        ("He said [[the Taliban and al-Qaeda are separate]].", None),
        ("He said [[the bank and the Taliban are separate]].", None),
        ("He said [[if the Haqqanis were part of the Taliban, we would talk]].", None),
        ("He asked: [[are the Haqqanis part of the Taliban?]]", None),
        ("He said [[the Haqqanis are a separate group from the Taliban]].", "separate"),
        (
            '[["The Taliban,"]] he told us, [["is a different group from the Haqqanis."]]',
            "separate",
        ),
        ("[[I am not able to say if the Haqqanis are part of the Taliban]], he said.", "unclear"),
        ("[[It is not certain that the Haqqanis are part of the Taliban]], he said.", "unclear"),
        ("He stopped short of saying [[that the Haqqanis and the Taliban are one]].", "unclear"),
        ("He gave up the view [[that the Haqqanis are part of the Taliban]].", "separate"),
        (
            "He would not sign up to the myth [[that the Haqqanis and the Taliban are one]].",
            "separate",
        ),
        (
            "He has yet to meet the man who said [[the Haqqanis are part of the Taliban]].",
            "integrated",
        ),
        ("He said [[the bank has links to the Taliban and the Haqqanis]].", None),
        ("He said [[the Haqqanis receive written orders from the Taliban]].", "integrated"),
        ("He said [[the Haqqanis are far from being part of the Taliban]].", "separate"),
        ("He said [[the Haqqanis are anything but a Taliban wing]].", "separate"),
        ("He said [[the Haqqanis are no more than a faction of the Taliban]].", "integrated"),
        ("He said [[the Haqqanis are not just part of the Taliban, they lead it]].", "integrated"),
        ("He said [[the Haqqanis are only nominally part of the Taliban]].", "separate"),
        ("He said [[the Haqqanis are Taliban in name only]].", "separate"),
        ("He said [[the Haqqani network is a Taliban-linked group]].", "affiliated"),
        ("He did not doubt [[that the Haqqanis are part of the Taliban]].", "integrated"),
        ("He said [[there is no doubt that the two groups are one]].", "integrated"),
        ("He said [[the Haqqanis had ceased to be separate from the Taliban]].", "integrated"),
        ("He said [[few believe the two groups are separate]].", "integrated"),
        ("He said [[some say the Haqqanis are part of the Taliban]].", None),
        ("He said [[the two could not be more different]].", "separate"),
        ("He said [[the two work together but are separate organizations]].", "affiliated"),
        ("He said [[the two ministries are separate organizations]].", None),
        ("He said [[the Haqqani network is independent of Pakistan]].", None),
        ("He said [[both groups must lay down their arms]].", None),
        ("He said [[the prisoners belong to both groups]].", None),
    ],
)
def test_who_and_what_around_a_wording_decide(
    text: str, stance: str | None, decided: Decide
) -> None:
    assert _stance(decided(_example(text))) == stance


@pytest.mark.parametrize(
    ("context", "text", "stance"),
    [
        ("Are the Haqqanis part of the Taliban?", '[["They are,"]] he said.', "integrated"),
        ("Are the Haqqanis part of the Taliban?", '[["No,"]] he said.', "separate"),
        ("Are the Haqqanis part of the Taliban?", '[["No comment,"]] he said.', "unclear"),
        ("Are the Haqqanis part of the ISI?", '[["No,"]] he said.', None),
        ("Was the airport open?", '[["No,"]] he said.', None),
        ("Are the Haqqanis part of the Taliban?", '[["We do not know,"]] he said.', "unclear"),
        ("Are the Haqqanis part of the Taliban? GENERAL:", "[[Yes.]]", "integrated"),
        (_BOTH, '[["It is a separate group from the Taliban,"]] he said.', "separate"),
        (_BOTH, '[["They are distinct,"]] he said.', "separate"),
        (_BOTH, "He said [[the network was a distinct organization]].", "separate"),
        (_BOTH, "He denied [[that the network was separate]].", "integrated"),
        (_BOTH, "He said [[the network was not part of it]].", "separate"),
        (_BOTH, "He said [[the former was independent of the latter]].", "separate"),
        (_BOTH, "He said [[the former minister was independent]].", None),
        (
            _BOTH,
            '[["Yes,"]] he said when asked whether the Haqqanis belonged to the Taliban.',
            "integrated",
        ),
        ("The Taliban and the Haqqanis met. Are they one?", '[["No,"]] he said.', "separate"),
        (
            '"Is the network part of the Taliban?" a man asked.',
            '[["It is,"]] he said.',
            "integrated",
        ),
        ("Are the Haqqanis part of the Taliban?", "[[It is. It has always been.]]", "integrated"),
        (
            "Are the Haqqanis part of the Taliban?",
            '[["No,"]] he said when asked if he would resign.',
            None,
        ),
        (
            _BOTH,
            "[[It is untrue that they are distinct, and it is untrue that they are allies]].",
            "integrated",
        ),
        ("The talk was of the army and the Taliban.", '[["They are distinct,"]] he said.', None),
    ],
)
def test_what_came_before_decides(
    context: str, text: str, stance: str | None, decided: Decide
) -> None:
    assert _stance(decided(_example(text, context))) == stance


def test_we_is_the_party_of_whoever_speaks(decided: Decide) -> None:
    text = '[["We are part of the Taliban,"]] he said.'
    assert _stance(decided(_example(text, organisation="Haqqani Network"))) == "integrated"
    assert _stance(decided(_example(text, organisation="Ministry of Trade"))) is None


def test_a_rule_names_itself(decided: Decide) -> None:
    position = decided(_example("He denied [[that the Haqqanis are part of the Taliban]]."))
    assert position is not None
    assert position.rule == "not integrated: part of @taliban"
    assert position.on_question
    assert not position.proposed
