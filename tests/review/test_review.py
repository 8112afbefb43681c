"""Decisions find their claims again, and the latest on each matter stands."""

import pytest
from pydantic import ValidationError

from media_monitor.models import DecisionKind
from media_monitor.review import matching_ties, reviewed
from tests.review.decisions import OTHER_WORDS, TOPIC, WORDS, decision, known, only, states, target


@pytest.mark.parametrize(
    ("kind", "missing"),
    [("stance", "stance"), ("speaker", "speaker"), ("same-as", "other"), ("withdraw", "withdraws")],
)
def test_a_decision_that_lacks_what_it_says_is_refused(kind: DecisionKind, missing: str) -> None:
    with pytest.raises(ValidationError, match=f"needs {missing}"):
        decision(1, kind, target(known(1)))


@pytest.mark.parametrize("empty", ["by", "why"])
def test_a_decision_is_signed_and_explained(empty: str) -> None:
    with pytest.raises(ValidationError, match=empty):
        decision(1, "confirm", target(known(1)), **{empty: " "})


@pytest.mark.parametrize(
    "read_today",
    [
        WORDS,
        WORDS.replace("“", '"').replace("”", '"'),
        "that they keep separate ledgers and separate halls",
        "keep separate ledgers and separate",
    ],
    ids=["as it was", "other marks", "a longer piece", "a shorter piece"],
)
def test_a_claim_is_found_where_it_stood_however_it_is_cut(read_today: str) -> None:
    again = known(1, read_today).model_copy(update={"claim_id": "new-id"})
    beside = known(2, OTHER_WORDS, again.address)

    found = reviewed([decision(1, "dismiss", target(known(1)))], [again, beside])

    assert only(found).claim_id == "new-id"
    assert states(found) == {"d1": "standing"}


def test_what_is_gone_from_its_address_leaves_an_orphan() -> None:
    replaced = known(2, OTHER_WORDS, known(1).address)

    found = reviewed([decision(1, "dismiss", target(known(1)))], [replaced])

    assert (states(found), found.claims) == ({"d1": "orphaned"}, ())


def test_a_copy_elsewhere_shares_what_was_decided_but_not_whether_it_is_the_same() -> None:
    decided = [
        decision(1, "speaker", target(known(1)), speaker="Tam Oduya"),
        decision(2, "same-as", target(known(1)), other=target(known(3, OTHER_WORDS))),
    ]

    found = reviewed(decided, [known(1), known(2), known(3, OTHER_WORDS)])

    assert [each.claim_id for each in found.claims] == ["c1", "c2"]
    assert matching_ties(found.ties).same == (((TOPIC, "c1"), (TOPIC, "c3")),)


def test_a_few_words_elsewhere_are_no_copy() -> None:
    found = reviewed(
        [decision(1, "dismiss", target(known(1, "“Quite so.”")))],
        [known(1, "“Quite so.”"), known(2, "“Quite so.”")],
    )

    assert only(found).claim_id == "c1"


def test_the_program_may_name_another_speaker_of_the_same_words_today() -> None:
    renamed = known(1).model_copy(update={"speaker": "Tam Oduya"})

    found = reviewed([decision(1, "stance", target(known(1)), stance="separate")], [renamed])

    assert only(found).stance == "separate"


def test_of_two_speakers_of_the_same_words_the_one_meant_is_found() -> None:
    another = known(2, address=known(1).address).model_copy(update={"speaker": "Tam Oduya"})

    found = reviewed([decision(1, "dismiss", target(known(1)))], [known(1), another])

    assert only(found).claim_id == "c1"


def test_the_latest_decision_on_each_matter_stands() -> None:
    about = target(known(1))
    decided = [
        decision(1, "confirm", about, stance="separate"),
        decision(2, "stance", about, stance="affiliated"),
        decision(3, "dismiss", about),
        decision(4, "speaker", about, speaker="Tam Oduya", organisation="Toll House"),
        decision(5, "note", about),
    ]

    found = reviewed(decided, [known(1)])

    claim = only(found)
    assert (claim.stance, claim.is_confirmed) == ("affiliated", False)
    assert (claim.speaker, claim.organisation) == ("Tam Oduya", "Toll House")
    assert [(each.decision_id, each.status) for each in claim.rulings] == [
        ("d2", None),
        ("d3", "dismissed"),
    ]
    assert states(found) == {"d1": "superseded"} | dict.fromkeys(
        ["d2", "d3", "d4", "d5"], "standing"
    )


def test_what_is_withdrawn_has_no_effect_unless_that_is_withdrawn_too() -> None:
    dismissed = decision(1, "dismiss", target(known(1)))
    back = decision(2, "withdraw", withdraws="d1")
    again = decision(3, "withdraw", withdraws="d2")

    assert reviewed([dismissed, back], [known(1)]).claims == ()
    assert states(reviewed([dismissed, back], [known(1)]))["d1"] == "withdrawn"
    assert only(reviewed([dismissed, back, again], [known(1)])).rulings[0].status == "dismissed"


def test_a_withdrawal_reaches_back_only() -> None:
    late = decision(2, "dismiss", target(known(1)))

    assert reviewed([late, decision(1, "withdraw", withdraws="d2")], [known(1)]).claims


def test_two_claims_are_the_same_or_not_as_was_said_last() -> None:
    one, other = target(known(1)), target(known(2, OTHER_WORDS))
    claims = [known(1), known(2, OTHER_WORDS)]
    same = decision(1, "same-as", one, other=other)
    apart = decision(2, "not-the-same", other, other=one)

    ties = matching_ties(reviewed([same, apart], claims).ties)
    assert ties.same == ()
    assert ties.parted[TOPIC, "c1"] == {(TOPIC, "c2")}
    assert ties.parted[TOPIC, "c2"] == {(TOPIC, "c1")}

    found = reviewed([same, apart, decision(3, "same-as", one, other=other)], claims)
    assert len(matching_ties(found.ties).same) == 1
    assert states(found) == {"d1": "superseded", "d2": "superseded", "d3": "standing"}
