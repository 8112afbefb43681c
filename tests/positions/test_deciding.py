"""The whole decision on a page: the gate, the order of claims, the model's part."""

from spacy.language import Language

from media_monitor.models import Article, Claim
from media_monitor.parsing import Parsed, parse
from media_monitor.positions import Topic, decide
from media_monitor.positions.examples import Example, staged

_TEXT = (
    "The Haqqani network and the Taliban were discussed. "
    'The envoy said [["the Haqqanis are part of the Taliban"]].'
)


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


def test_what_follows_a_position_needs_less_than_what_stands_alone(
    topic: Topic, nlp: Language
) -> None:
    assert topic.model is not None
    eager = topic.model_copy()
    eager._model = topic.model.model_copy(  # noqa: SLF001 - what load_topic does with the file
        update={"propose_at": 0.0, "accept_at": 1.1, "accept_following_at": 0.0}
    )
    parsed, claim = _page(nlp, "Rain fell.")
    rain = claim.model_copy(update={"claim_id": "b", "spans": ((0, 10),), "text": "Rain fell."})
    assert [p.on_question for p in decide(parsed, [rain], eager)] == [False]
    assert [p.on_question for p in decide(parsed, [claim, rain], eager)] == [True, True]
