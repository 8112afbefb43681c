"""The same utterance is one statement: on hand-labelled pairs, in any order, however it spreads."""

import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from media_monitor.matching import Evidence
from media_monitor.matching.candidates import candidates
from media_monitor.matching.utterances import strength, utterances
from media_monitor.matching.voices import voices
from tests.matching.told import GOVERNMENTS, TOPIC, WORDS, evidence, group

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "shared" / "corpus"

Pair = tuple[Evidence, Evidence]


def pairs(kind: str) -> list[Pair]:
    content = yaml.safe_load((HERE / "novelty.yaml").read_text(encoding="utf-8"))
    made = []
    for one, other in content[kind]:
        first = content["defaults"] | one
        made.append((evidence(1, **first), evidence(2, **first | other)))
    return made


def share_joined(found: Sequence[Pair]) -> float:
    return sum(len(group(pair)) == 1 for pair in found) / len(found)


@pytest.mark.parametrize("half", [0, 1], ids=["chosen on", "kept apart"])
def test_repeats_are_one_statement_and_new_words_are_not(half: int) -> None:
    same, different = pairs("same")[half::2], pairs("different")[half::2]
    found = share_joined(same) * len(same)
    wrong = share_joined(different) * len(different)

    assert found / len(same) >= 0.95
    assert found / (found + wrong) >= 0.95


def test_neighbours_do_not_chain_without_end() -> None:
    words = [f"word{number:02}" for number in range(24)]
    chain = [evidence(n, text=" ".join(words[n : n + 4])) for n in range(20)]

    assert 1 < len(group(chain)) < len(chain)


def test_days_do_not_chain_beyond_one_occasion() -> None:
    said = [f"2021-09-{6 + 3 * n:02}" for n in range(5)]
    days = [evidence(n, said=day, published=day, article=str(n)) for n, day in enumerate(said)]

    assert len(group(days)) > 1
    assert all(
        max(e.said or "" for e in found.evidence) <= f"2021-09-{int(str(found.said)[-2:]) + 4:02}"
        for found in group(days)
    )


def test_the_first_claim_is_the_earliest_published_one() -> None:
    late = evidence(1, article="a", published="2021-09-07")
    undated = evidence(2, article="b", published=None)
    early = evidence(3, article="c", published="2021-09-06")

    (found,) = group([undated, late, early])

    assert [e.claim_id for e in found.evidence] == ["claim-3", "claim-1", "claim-2"]


def test_an_old_id_finds_its_statement_after_an_earlier_article_is_found() -> None:
    later = evidence(1, article="b", published="2021-09-07", text="“Two wholly distinct bodies.”")
    (before,) = group([later])
    (after,) = group([later, evidence(2)])

    assert after.statement_id != before.statement_id
    assert before.statement_id in after.utterances


def test_nothing_was_said_after_it_was_in_the_news() -> None:
    text = "“They do not share a cook, a cellar or a cause,”"
    first = evidence(1, text=text, said=None, published="2021-09-06")
    late = evidence(2, text=text, said="2021-09-09", published="2021-09-09", article="b")

    (found,) = group([late, first])

    assert (found.said, str(found.occasion)) == (None, "2021-09-06")


def test_words_that_take_a_position_back_are_new_though_they_echo_it() -> None:
    before = evidence(1, text="“is the movement's palace guard, full stop”", stance="integrated")
    after = evidence(2, text="“A palace guard obeys. Do they? I cannot tell,”", stance="unclear")

    short = evidence(3, text="“the movement's palace guard”", stance="integrated", article="b")

    assert [len(each.evidence) for each in group([before, after, short])] == [2, 1]


claims = st.builds(
    lambda **drawn: drawn,
    text=st.sampled_from(
        [
            "“They are two distinct bodies.”",
            "that the bodies were distinct",
            "'Distinct bodies'",
            "“Distinct bodies, distinct purses.”",
            "“One purse pays for both.”",
            "the purse is one",
            "“We are the Taliban.”",
            "“No comment on labels.”",
        ]
    ),
    speaker=st.sampled_from(
        ["Ada Pellam", "Pellam", "Ilya Voss", "Ruthenbeck Foreign Ministry", "Minister (unnamed)"]
    ),
    organisation=st.sampled_from(["Ruthenbeck Foreign Ministry", None]),
    said=st.sampled_from([None, "2021-09-06", "2021-09-09", "2021-09", "2019"]),
    published=st.sampled_from([None, "2021-09-06", "2021-09-10", "2021-12-01"]),
    stance=st.sampled_from(["separate", "integrated", "unclear"]),
    speech=st.sampled_from(["direct", "indirect"]),
    headline=st.booleans(),
    spans=st.sampled_from([[[0, 20]], [[60, 90]], [[500, 530]]]),
    article=st.sampled_from("abcd"),
)


@given(st.lists(claims, max_size=12), st.randoms())
def test_the_order_of_claims_means_nothing(drawn: list[dict[str, object]], random: Random) -> None:
    made = [evidence(number, **one) for number, one in enumerate(drawn)]
    shuffled = sorted(made, key=lambda _: random.random())

    found = group(made)

    assert group(shuffled) == found
    assert sorted(e.claim_id for each in found for e in each.evidence) == sorted(
        e.claim_id for e in made
    )
    assert len({each.statement_id for each in found}) == len(found)


@pytest.mark.skipif(not CORPUS.exists(), reason="the labelled corpus is not beside the repository")
def test_labelled_utterances_are_found_exactly() -> None:
    lines = (CORPUS / "gold_claims.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    labelled = {row["id"]: row["statement"] for row in gold}
    made = [_labelled(number, row) for number, row in enumerate(gold) if row["on_question"]]

    grouped = group(made)
    found = {e.claim_id: each.statement_id for each in grouped for e in each.evidence}

    together = list(combinations(sorted(found), 2))
    same = [pair for pair in together if labelled[pair[0]] == labelled[pair[1]]]
    joined = [pair for pair in together if found[pair[0]] == found[pair[1]]]
    right = set(same) & set(joined)
    assert len(right) / len(joined) == 1.0
    assert len(right) / len(same) >= 0.97
    new = {frozenset(labelled[e.claim_id] for e in each.evidence) for each in grouped}
    assert len(new) == len(grouped)
    assert len(set().union(*new)) == len({labelled[claim] for claim in found})


def _labelled(number: int, row: dict[str, object]) -> Evidence:
    kept = "text spans speaker organisation said speech headline reported_via stance published"
    labelled = evidence(number, article=row["file"], **{key: row[key] for key in kept.split()})
    return replace(labelled, claim_id=str(row["id"]))


@given(st.lists(claims, max_size=12))
def test_no_pair_worth_comparing_is_left_out(drawn: list[dict[str, object]]) -> None:
    made = [evidence(number, **one) for number, one in enumerate(drawn)]
    known = voices([(e.speaker, e.organisation) for e in made], (), GOVERNMENTS)
    found = utterances([(e, known[e.speaker, e.organisation]) for e in made], WORDS[TOPIC])

    linked = {(a, b) for a, b in combinations(found, 2) if strength(a, b) > 0}

    assert linked <= set(candidates(found))


REPORT = " ".join(f"word{number}" for number in range(60))


def test_copies_and_relays_are_no_independent_voices() -> None:
    made = [
        evidence(1, article="a", outlet="Orlen Daily"),
        evidence(2, article="b", outlet="Harbour Post"),
        evidence(3, article="c", outlet="Reprint One"),
        evidence(4, article="d", outlet="Reprint Two", original_outlet="Orlen Daily"),
        evidence(5, article="e", outlet="Echo", reported_via="Some Wire < Harbour Post"),
        evidence(6, article="f", outlet="Twin", url="https://example.org/story"),
        evidence(7, article="g", outlet="Other Twin", canonical_url="https://example.org/story"),
    ]
    texts = {"a": REPORT, "c": f"Reprinted. {REPORT} All rights reserved.", "b": "Another story."}

    (found,) = group(made, texts)

    assert found.independent == 3
