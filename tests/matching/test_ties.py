"""What analysts tie together stays together, what they set apart stays apart, in any order."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_monitor.matching import Background, Evidence, Statement, Ties, statements
from media_monitor.models import Status
from media_monitor.storing import evidence_of

TOPIC = "two_guilds"
TEXTS = (
    "“They keep separate ledgers and separate halls.”",
    "they keep separate ledgers in separate halls",
    "“Nobody can tell the masters of one from the masters of the other.”",
)


def evidence(number: int, text: object = TEXTS[0], **given_: object) -> Evidence:
    """One claim of its own article; what a test does not give is the same for all."""
    values: dict[str, object] = {
        "topic": TOPIC,
        "claim_id": str(number),
        "article_id": f"article-{number}",
        "text": text,
        "spans": [[0, 40]],
        "speaker": "Orla Quist",
        "organisation": "Harbour Office",
        "said": "2020-03-02",
        "speech": "direct" if "“" in str(text) else "indirect",
        "headline": False,
        "reported_via": None,
        "stance": "separate",
        "confidence": 0.9,
        "path": None,
        "url": None,
        "outlet": None,
        "original_outlet": None,
        "published": "2020-03-03T00:00:00Z",
    }
    return evidence_of([values | given_])[0]


def group(found: Sequence[Evidence], ties: Ties) -> tuple[Statement, ...]:
    return statements(found, Background(ties=ties))


def members(found: Sequence[Statement]) -> set[frozenset[str]]:
    return {frozenset(one.claim_id for one in each.evidence) for each in found}


def same(*groups: str) -> Ties:
    return Ties(same=tuple(tuple((TOPIC, claim) for claim in each) for each in groups))


def parted(*pairs: Sequence[str]) -> Ties:
    """Set the claims of each pair apart: "12" parts claim 1 and claim 2."""
    others: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}
    for a, b in [*pairs, *(tuple(pair)[::-1] for pair in pairs)]:
        others[TOPIC, a] = others.get((TOPIC, a), frozenset()) | {(TOPIC, b)}
    return Ties(parted=others)


def ruling(day: int, status: Status | None = None, stance: str | None = None) -> dict[str, object]:
    return {
        "at": f"2022-05-0{day}T10:00:00Z",
        "decision_id": f"decision-{day}",
        "by": "Mara Ilves",
        "why": "read the original",
        "status": status,
        "stance": stance,
    }


def test_claims_tied_together_are_one_whoever_spoke_and_whatever_they_said() -> None:
    found = [
        evidence(1),
        evidence(2, TEXTS[2], speaker="Tam Oduya", organisation="Toll House", stance="integrated"),
    ]

    assert members(group(found, Ties())) == {frozenset("1"), frozenset("2")}
    assert members(group(found, same("12"))) == {frozenset("12")}


def test_what_repeats_one_of_them_comes_along() -> None:
    found = [evidence(1), evidence(2, TEXTS[1]), evidence(3, TEXTS[2], said="2020-06-01")]

    assert members(group(found, same("13"))) == {frozenset("123")}


@pytest.mark.parametrize(
    "pair",
    [
        [evidence(1), evidence(2)],
        [evidence(1), evidence(2, TEXTS[1])],
        [evidence(1), evidence(2, TEXTS[1], article_id="article-1", spans=[[90, 130]])],
        [evidence(1), evidence(2, "Separate halls", article_id="article-1", headline=True)],
    ],
    ids=["the same words", "other words", "paraphrase beside it", "headline over it"],
)
def test_claims_set_apart_are_two_statements(pair: list[Evidence]) -> None:
    assert members(group(pair, Ties())) == {frozenset("12")}

    apart = group(pair, parted("12"))

    assert members(apart) == {frozenset("1"), frozenset("2")}
    assert len({each.statement_id for each in apart}) == len(apart)
    assert not any(each.probable_repeat_of for each in apart)


def test_two_headlines_over_one_quotation_can_be_set_apart() -> None:
    headlines = [
        evidence(n, f"Separate halls {n}", article_id="article-1", headline=True) for n in (2, 3)
    ]

    found = members(group([evidence(1), *headlines], parted("23")))

    assert not any({"2", "3"} <= each for each in found)


def test_a_tie_through_a_third_claim_does_not_join_what_is_set_apart() -> None:
    found = [evidence(n, said=f"202{n}-03-02") for n in range(3)]

    joined = members(group(found, Ties(same("01", "12").same, parted("02").parted)))

    assert joined == {frozenset("01"), frozenset("2")}


def test_the_latest_ruling_of_a_statement_stands() -> None:
    found = [
        evidence(1, rulings=[ruling(2, "dismissed"), ruling(1, "confirmed", "integrated")]),
        evidence(2, rulings=[ruling(3, "confirmed")]),
    ]

    (statement,) = group(found, Ties())

    assert (statement.status, statement.stance) == ("confirmed", "integrated")


def test_a_ruling_on_a_headline_counts_for_what_it_heads() -> None:
    headline = evidence(
        2,
        "Separate halls",
        article_id="article-1",
        headline=True,
        rulings=[ruling(1, stance="affiliated")],
    )

    (statement,) = group([evidence(1), headline], Ties())

    assert statement.stance == "affiliated"


def test_a_dismissed_statement_has_no_probable_repeats() -> None:
    dismissed = evidence(1, rulings=[ruling(1, "dismissed")])

    found = group([dismissed, evidence(2, TEXTS[2])], Ties())

    assert [each.probable_repeat_of for each in found] == [None, None]


NAMES = "012345"
pairs = st.sets(st.sampled_from(list(combinations(NAMES, 2))), max_size=5)
claims = st.lists(
    st.builds(
        lambda **drawn: drawn,
        text=st.sampled_from(TEXTS),
        speaker=st.sampled_from(["Orla Quist", "Tam Oduya", "Harbour Office"]),
        said=st.sampled_from([None, "2020-03-02", "2020-06-01"]),
        article_id=st.sampled_from("ab"),
        headline=st.booleans(),
        spans=st.sampled_from([[[0, 20]], [[60, 90]]]),
    ),
    min_size=len(NAMES),
    max_size=len(NAMES),
)


@given(claims, pairs, pairs, st.randoms())
def test_ties_hold_in_any_order_of_the_claims(
    drawn: list[dict[str, object]],
    tied: set[tuple[str, str]],
    untied: set[tuple[str, str]],
    random: Random,
) -> None:
    ties = Ties(
        same=same(*(a + b for a, b in sorted(tied))).same,
        parted=parted(*sorted(untied)).parted,
    )
    made = [evidence(number, **one) for number, one in enumerate(drawn)]

    found = group(made, ties)

    assert group(random.sample(made, len(made)), ties) == found
    assert sorted(one for each in members(found) for one in each) == list(NAMES)
    assert not any(set(pair) <= each for pair in untied for each in members(found))
    if not untied:
        assert all(any(set(pair) <= each for each in members(found)) for pair in tied)
