"""The whole decision on a page: the gate, the order of claims, the model's part."""

import pytest
from spacy.language import Language

from media_monitor.models import Article, Claim
from media_monitor.parsing import Parsed, parse
from media_monitor.positions import Topic, decide
from media_monitor.positions.deciding import decide_one
from media_monitor.positions.examples import Example, staged

_STANCES = ("separate", "affiliated", "integrated", "unclear")
_TEXT = (
    "The Haqqani network and the Taliban were discussed. "
    'The envoy said [["the Haqqanis are part of the Taliban"]].'
)


# Nine times as much is given on what a speaker says elsewhere as on the claim's own words.
_BY_SPEAKER = {
    f"{whose} {stance}": tuple(weight * (other == stance) for other in _STANCES)
    for whose, weight in (("own", 6.0), ("same", 9.0))
    for stance in _STANCES
}


def _page(nlp: Language, context: str) -> tuple[Parsed, Claim]:
    return staged(Example(label="OFF", text=_TEXT, context=context), nlp)


def test_a_page_that_barely_names_the_parties_is_not_considered(
    topic: Topic, nlp: Language
) -> None:
    parsed, claim = _page(nlp, "")
    assert decide(parsed, [claim], topic.model_copy(update={"page_mentions": 2}))
    assert decide(parsed, [claim], topic.model_copy(update={"page_mentions": 3})) == ()


def test_claims_are_decided_one_by_one_in_any_order(topic: Topic, nlp: Language) -> None:
    parsed, claim = _page(nlp, "Rain fell.")
    other = claim.model_copy(update={"claim_id": "b", "spans": ((0, 10),), "text": "Rain fell."})
    forward = decide(parsed, [claim, other], topic)
    assert [p.claim_id for p in forward] == [claim.claim_id]
    assert decide(parsed, [other, claim], topic) == forward


def test_no_claims_no_positions(topic: Topic, nlp: Language) -> None:
    parsed, _ = _page(nlp, "")
    assert decide(parsed, [], topic) == ()


def test_a_claim_outside_the_text_gets_no_position(topic: Topic, nlp: Language) -> None:
    parsed, claim = _page(nlp, "")
    lost = claim.model_copy(update={"spans": ((9000, 9010),)})
    assert decide(parsed, [lost], topic) == ()


def test_what_the_model_only_suspects_is_proposed(topic: Topic, nlp: Language) -> None:
    assert topic.model is not None
    suspicious = topic.model.model_copy(update={"propose_at": 0.0, "accept_at": 1.1})
    doubtful = topic.model_copy()
    doubtful._model = suspicious  # noqa: SLF001 - what load_topic does with the file
    parsed, claim = staged(
        Example(label="OFF", text="The Taliban met. He said [[rain fell]]."), nlp
    )
    article = Article(
        **{**parsed.article.model_dump(), "text": parsed.article.text + " Haqqani" * 2}
    )
    page = parse(article.model_copy(update={"text": article.text + " Taliban"}), nlp)
    (position,) = decide(page, [claim], doubtful)
    assert (position.proposed, position.on_question, position.decided_by) == (True, False, "model")
    assert 0 <= position.confidence <= 1


def test_a_page_speaks_for_claims_that_do_not_speak_for_themselves(
    topic: Topic, nlp: Language
) -> None:
    assert topic.model is not None
    eager = topic.model_copy()
    eager._model = topic.model.model_copy(  # noqa: SLF001 - what load_topic does with the file
        update={"page_bias": -1.0, "page": {"best": 1.0}, "propose_at": 0.0, "accept_at": 0.5}
    )
    parsed, claim = _page(nlp, "Rain fell.")
    rain = claim.model_copy(update={"claim_id": "b", "spans": ((0, 10),), "text": "Rain fell."})
    assert [p.on_question for p in decide(parsed, [rain], eager)] == [False]
    assert [p.on_question for p in decide(parsed, [claim, rain], eager)] == [True, True]


@pytest.mark.parametrize(
    ("clear", "stance"),
    [
        ("The Haqqanis are a wing of the Taliban.", "integrated"),
        ("The Haqqanis are not under the Taliban.", "separate"),
    ],
)
def test_who_says_it_clearly_once_is_taken_to_mean_it_again(
    topic: Topic, nlp: Language, clear: str, stance: str
) -> None:
    assert topic.model is not None
    trusting = topic.model_copy()
    trusting._model = topic.model.model_copy(  # noqa: SLF001 - what load_topic does with the file
        update={"neighbours": _BY_SPEAKER, "neighbours_biases": (0.0,) * 4, "page_bias": 99.0}
    )
    parsed, claim = staged(
        Example(
            label="OFF",
            text='He said: [["The two met again in the spring."]]',
            context=f'The envoy spoke of the Haqqanis and the Taliban. He said: "{clear}"',
        ),
        nlp,
    )
    at = parsed.article.text.index(clear)
    first = claim.model_copy(
        update={"claim_id": "b", "spans": ((at, at + len(clear)),), "text": clear}
    )
    stances = {p.claim_id: p.stance for p in decide(parsed, [first, claim], trusting)}
    assert stances == {"b": stance, claim.claim_id: stance}


@pytest.mark.parametrize(
    ("bias", "decided"),
    [
        (0.1, ("integrated", "rule")),
        (2.8, ("integrated", "rule")),
        (9.0, ("separate", "model")),
    ],
)
def test_what_a_rule_finds_stands_unless_the_model_is_much_surer(
    topic: Topic, nlp: Language, bias: float, decided: tuple[str, str]
) -> None:
    assert topic.model is not None
    biased = topic.model_copy()
    biased._model = topic.model.model_copy(  # noqa: SLF001 - what load_topic does with the file
        update={
            "neighbours_biases": (bias, 0.0, 0.0, 0.0),
            "neighbours": {},
            "page_bias": 9.0,
            "rules_right": 0.8,
        }
    )
    parsed, claim = _page(nlp, "Rain fell.")
    (position,) = decide(parsed, [claim], biased)
    assert (position.stance, position.decided_by) == decided
    assert position.on_question


def test_who_only_asks_has_not_taken_a_position(topic: Topic, nlp: Language) -> None:
    text = 'They spoke of the Haqqanis. [["Have they ever obeyed the Taliban\'s leader?"]] he said.'
    said = text.replace("Have they ever", "They have always").replace("?", ".")
    asked = [decide_one(*staged(Example(label="OFF", text=t), nlp), topic) for t in (text, said)]
    assert [bool(p and p.on_question) for p in asked] == [False, True]


def test_what_names_all_parties_is_shown_before_what_names_none(
    topic: Topic, nlp: Language
) -> None:
    assert topic.model is not None
    doubtful = topic.model_copy()
    doubtful._model = topic.model.model_copy(  # noqa: SLF001 - what load_topic does with the file
        update={"page_bias": -2.2, "page": {}, "propose_at": 0.3, "accept_at": 0.9}
    )
    text = "The talk was of the Taliban. He said [[the Taliban and the Haqqani network met]]."
    parsed, met = staged(Example(label="OFF", text=text), nlp)
    rain = met.model_copy(update={"claim_id": "b", "spans": ((4, 12),), "text": "The talk"})
    (position,) = decide(parsed, [met, rain], doubtful)
    assert (position.claim_id, position.proposed) == (met.claim_id, True)


def test_what_a_rule_finds_on_a_page_about_something_else_is_only_proposed(
    topic: Topic, nlp: Language
) -> None:
    assert topic.model is not None
    strict = topic.model_copy()
    strict._model = topic.model.model_copy(  # noqa: SLF001 - what load_topic does with the file
        update={"page_bias": -9.0, "page": {}, "rules_right": 0.5}
    )
    parsed, claim = _page(nlp, "Rain fell.")
    (position,) = decide(parsed, [claim], strict)
    assert (position.decided_by, position.on_question, position.proposed) == ("rule", False, True)
    assert position.confidence < 0.01


def test_confidence_is_the_chance_of_being_right_about_both(topic: Topic, nlp: Language) -> None:
    assert topic.model is not None
    even = topic.model_copy()
    even._model = topic.model.model_copy(  # noqa: SLF001 - what load_topic does with the file
        update={"page_bias": 0.0, "page": {}, "rules_right": 0.8}
    )
    parsed, claim = _page(nlp, "Rain fell.")
    (position,) = decide(parsed, [claim], even)
    assert position.confidence == pytest.approx(0.4)


def test_a_topic_without_a_model_goes_by_its_rules(topic: Topic, nlp: Language) -> None:
    bare = topic.model_copy()
    bare._model = None  # noqa: SLF001 - what load_topic does without a file
    parsed, claim = _page(nlp, "Rain fell.")
    rain = claim.model_copy(update={"claim_id": "b", "spans": ((0, 10),), "text": "Rain fell."})
    (position,) = decide(parsed, [claim, rain], bare)
    assert (position.stance, position.on_question) == ("integrated", True)


@pytest.mark.parametrize(
    ("question", "page", "accepted"),
    [
        ("How is the harvest?", {}, []),
        ("How is the harvest?", {"page_bias": 99.0}, [True]),
        ("How do the Taliban and the Haqqanis get on?", {}, [True]),
    ],
    ids=["of the harvest", "on a page about nothing else", "of the parties"],
)
def test_an_answer_that_names_nobody_is_on_what_was_asked(
    topic: Topic, nlp: Language, question: str, page: dict[str, float], accepted: list[bool]
) -> None:
    assert topic.model is not None
    trusting = topic.model_copy()
    trusting._model = topic.model.model_copy(update={"accept_at": 0.0, **page})  # noqa: SLF001 - as above
    context = f"The Haqqani network and the Taliban were discussed. {question}"
    parsed, claim = staged(
        Example(label="OFF", text='He said: [["Poor. The figs are small."]]', context=context), nlp
    )

    positions = decide(parsed, [claim], trusting)

    assert [each.on_question for each in positions if not each.proposed] == accepted
