"""The same utterance is one statement: on hand-labelled pairs, in any order, however it spreads."""

import json
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from media_monitor.matching import Attestation, Background, Evidence, Statement, statements
from media_monitor.matching.candidates import candidates
from media_monitor.matching.utterances import strength, utterances
from media_monitor.matching.voices import voices
from media_monitor.storing import evidence_of

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "shared" / "corpus"
TOPIC = "taliban_haqqani"
PARTIES = ("Taliban", "the Haqqani network", "the Haqqanis", "the movement", "the two groups")
WORDS = {TOPIC: frozenset(PARTIES)}
GOVERNMENTS = {
    "Ruthenbeck Foreign Ministry": "Ruthenbeck",
    "Ruthenbeck Defence Ministry": "Ruthenbeck",
    "Ruthenbeck": "Ruthenbeck",
    "Government of Ruthenbeck": "Ruthenbeck",
}

Pair = tuple[Evidence, Evidence]


def evidence(number: int, **given_: object) -> Evidence:
    """One claim; what a test does not give is Ada Pellam's on one day in one article."""
    values: dict[str, object] = {
        "topic": TOPIC,
        "claim_id": f"claim-{number}",
        "article_id": str(given_.pop("article", "a")),
        "text": "“They are two distinct bodies.”",
        "spans": [[1000 * number, 1000 * number + 30]],
        "speaker": "Ada Pellam",
        "organisation": "Ruthenbeck Foreign Ministry",
        "said": "2021-09-06",
        "speech": "direct",
        "headline": False,
        "reported_via": None,
        "stance": "separate",
        "confidence": 1.0,
        "path": None,
        "url": None,
        "outlet": None,
        "original_outlet": None,
    }
    published = given_.pop("published", "2021-09-06")
    values |= {"published": f"{published}T00:00:00Z" if published else None} | given_
    values["said"] = str(values["said"]) if values["said"] else None
    return evidence_of([values])[0]


def group(
    found: Sequence[Evidence], texts: Mapping[str, str] | None = None
) -> tuple[Statement, ...]:
    articles = {(e.speaker, e.organisation, e.article_id) for e in found if e.organisation}
    attested = tuple(
        Attestation(speaker=speaker, organisation=organisation, articles=1)
        for speaker, organisation, _ in sorted(articles)
    )
    return statements(found, Background(WORDS, attested, GOVERNMENTS, texts or {}))


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


def test_a_body_and_its_spokeswoman_are_one_but_two_people_stay_two() -> None:
    house = evidence(1, speaker="Ruthenbeck Foreign Ministry")
    first = evidence(2, article="b")
    second = evidence(3, article="c", speaker="Ilya Voss")

    found = group([house, first, second])

    assert sorted(len(each.evidence) for each in found) == [1, 2]
    assert {each.speaker for each in found} == {"Ada Pellam", "Ilya Voss"}


@pytest.mark.parametrize("government", ["Ruthenbeck", "Government of Ruthenbeck"])
def test_a_government_speaks_through_its_ministries(government: str) -> None:
    headline = evidence(1, speaker=government, organisation=government, headline=True)

    (found,) = group([headline, evidence(2)])

    assert (found.speaker, found.organisation) == ("Ada Pellam", "Ruthenbeck Foreign Ministry")


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


def test_an_organisation_named_in_another_article_is_remembered() -> None:
    forgetful = evidence(1, organisation=None, article="b")
    bare = evidence(2, organisation=None, speaker="Pellam", article="c")

    (found,) = group([forgetful, bare, evidence(3)])

    assert found.organisation == "Ruthenbeck Foreign Ministry"
    assert found.speaker == "Ada Pellam"


@pytest.mark.parametrize(
    ("known", "bare"),
    [("Ada Pellam", "Ada Maria Pellam"), ("Ada Maria Pellam", "Ada Pellam"), ("Ada Pellam", "Ada")],
)
def test_who_is_named_otherwise_elsewhere_speaks_for_the_same_organisation(
    known: str, bare: str
) -> None:
    (found,) = group(
        [evidence(1, speaker=known), evidence(2, speaker=bare, organisation=None, article="b")]
    )

    assert found.organisation == "Ruthenbeck Foreign Ministry"


@pytest.mark.parametrize("speaker", ["Ada Pellam", "Ada Maria Pellam", "Pellam"])
def test_a_ministry_without_its_country_is_the_one_with_it(speaker: str) -> None:
    full = evidence(1)
    short = [
        evidence(n, speaker=speaker, organisation="Foreign Ministry", article=f"b{n}")
        for n in (2, 3)
    ]

    (found,) = group([full, *short])

    assert found.organisation == "Ruthenbeck Foreign Ministry"


def test_namesakes_of_two_organisations_tell_nothing_of_a_third_one() -> None:
    made = [
        evidence(1, speaker="Ada Maria Pellam"),
        evidence(2, speaker="Ada Ruth Pellam", organisation="Orlen Senate", article="b"),
        evidence(3, speaker="Ada Pellam", organisation=None, article="c"),
    ]

    assert [each.organisation for each in group(made) if each.speaker == "Ada Pellam"] == [None]


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


def test_other_words_of_the_same_day_are_a_probable_repeat() -> None:
    first, second = group([evidence(1), evidence(2, text="“Ask the traders whom they pay.”")])

    assert (first.probable_repeat_of, second.probable_repeat_of) == (None, first.statement_id)


FEW_WORDS = "“There is no second purse.”"


@pytest.mark.parametrize(
    ("given", "is_repeat"),
    [
        ({}, True),
        ({"said": None}, True),
        ({"published": "2021-09-08", "said": "2021-09-08"}, False),
        ({"published": "2021-09-14"}, False),
        ({"said": "2019"}, False),
        ({"stance": "integrated"}, False),
        ({"speaker": "Ilya Voss"}, False),
        (
            {"text": "“Ask drivers in Khost, bakers in Gardez, judges in Logar, tailors, smiths.”"},
            False,
        ),
        ({"speaker": "Ruthenbeck Foreign Ministry"}, True),
        ({"speaker": "Ruthenbeck Foreign Ministry", "said": "2021-09-06"}, True),
        ({"speaker": "Ruthenbeck Foreign Ministry", "said": "2021-09-07"}, False),
        ({"speaker": "Ruthenbeck Foreign Ministry report"}, False),
    ],
    ids=[
        "of this month",
        "of no known time",
        "of another day",
        "a week later",
        "of long ago",
        "another position",
        "somebody else",
        "much to say",
        "the body for which she speaks",
        "the body on that day",
        "the body on another day",
        "a passage of a document",
    ],
)
def test_few_words_of_no_known_day_are_a_probable_repeat_of_what_was_said_days_before(
    given: dict[str, str | None], *, is_repeat: bool
) -> None:
    copy = {"text": FEW_WORDS, "said": "2021-09", "published": "2021-09-08", "article": "b"}

    found = group([evidence(1), evidence(2, **copy | given)])

    first = next(each for each in found if each.text == evidence(1).text)
    (other,) = (each for each in found if each is not first)
    assert other.probable_repeat_of == (first.statement_id if is_repeat else None)


def test_what_a_headline_says_of_the_body_it_names_is_read_in_the_body() -> None:
    ministry = "Ruthenbeck Foreign Ministry"
    headline = evidence(
        1, speaker="Ministry", organisation=ministry, stance="integrated", headline=True
    )

    (found,) = group([headline, evidence(2, speaker=ministry, text="that they were distinct")])

    assert (found.stance, found.speaker) == ("separate", ministry)


def test_what_a_headline_says_of_the_person_it_names_is_read_in_the_body() -> None:
    headline = evidence(1, text="One house, says Pellam", stance="integrated", headline=True)

    (found,) = group([headline, evidence(2)])

    assert (found.stance, found.text) == ("separate", "“They are two distinct bodies.”")


def test_a_quotation_tells_how_the_paraphrase_before_it_is_meant() -> None:
    before = {"text": "that donors should choose", "speech": "indirect", "spans": [[0, 25]]}
    paraphrase = evidence(1, stance="integrated", said="2017", **before)
    text = "“These are rumours spread by those who lost the war.”"
    quotation = evidence(2, text=text, spans=[[30, 83]])

    (found,) = group([paraphrase, quotation])

    assert (found.stance, found.said) == ("separate", "2021-09-06")
    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    ("paraphrase", "quotation"),
    [
        ("that each ran its prisons", "“Ask the traders whom they pay.”"),
        ("that each ran its prisons", "“Ask who pays the cook of the prisons.”"),
        ("that each ran its prisons and paid its judges", "“Neighbours,”"),
    ],
    ids=["no word shared", "one word shared", "fewer words"],
)
def test_a_quotation_with_words_of_its_own_is_more_than_the_paraphrase_before_it(
    paraphrase: str, quotation: str
) -> None:
    before = evidence(1, text=paraphrase, speech="indirect", spans=[[0, 50]])

    first, second = group([before, evidence(2, text=quotation, spans=[[55, 90]])])

    assert (first.text, second.text) == (paraphrase, quotation)
    assert second.probable_repeat_of == first.statement_id


@pytest.mark.parametrize(
    ("paraphrase", "quotation"),
    [
        ("that this was nonsense", "“Ask the traders whom they pay.”"),
        ("that each ran its prisons and paid its judges", "“They do.”"),
        ("that each keeps its prisons", "“Each keeps its prisons and pays its judges.”"),
    ],
    ids=["says nothing alone", "followed by nothing more", "in nearly its words"],
)
def test_a_paraphrase_is_told_again_by_the_quotation_behind_it(
    paraphrase: str, quotation: str
) -> None:
    before = evidence(1, text=paraphrase, speech="indirect", spans=[[0, 50]])

    (found,) = group([before, evidence(2, text=quotation, spans=[[55, 90]])])

    assert found.text == quotation


def test_whoever_all_are_called_they_are_the_same() -> None:
    quotation = evidence(1, text="“Everybody in it is equal, and nobody stands above,”")
    retold = evidence(
        2, text="that everyone in it was equal", speech="indirect", article="b", said="2021-09"
    )

    assert len(group([quotation, retold])) == 1


def test_what_somebody_cannot_tell_is_more_than_what_she_can() -> None:
    paraphrase = evidence(1, text="that each ran prisons of its own", speech="indirect")
    quotation = evidence(2, text="“Whom the judges obey I could not say.”", stance="unclear")

    assert len(group([paraphrase, quotation])) == 2


def test_what_a_quotation_leaves_open_its_paraphrase_says() -> None:
    paraphrase = evidence(1, text="that they were allies", speech="indirect", stance="affiliated")
    quotation = evidence(2, text="“Count the weddings.”", stance="unclear")

    (found,) = group([paraphrase, quotation])

    assert (found.stance, found.text) == ("affiliated", "“Count the weddings.”")


def test_nothing_was_said_after_it_was_in_the_news() -> None:
    text = "“They do not share a cook, a cellar or a cause,”"
    first = evidence(1, text=text, said=None, published="2021-09-06")
    late = evidence(2, text=text, said="2021-09-09", published="2021-09-09", article="b")

    (found,) = group([late, first])

    assert (found.said, str(found.occasion)) == (None, "2021-09-06")


def test_a_headline_of_nobody_known_gives_no_position_to_whom_it_does_not_name() -> None:
    headline = evidence(
        1, speaker="Report (unnamed)", organisation=None, stance="integrated", headline=True
    )
    quotation = evidence(2, text="“I could not say where the one ends.”", stance="unclear")

    found = group([headline, quotation])

    assert [each.stance for each in found if each.speaker == "Ada Pellam"] == ["unclear"]


def test_words_that_take_a_position_back_are_new_though_they_echo_it() -> None:
    before = evidence(1, text="“is the movement's palace guard, full stop”", stance="integrated")
    after = evidence(2, text="“A palace guard obeys. Do they? I cannot tell,”", stance="unclear")

    short = evidence(3, text="“the movement's palace guard”", stance="integrated", article="b")

    assert [len(each.evidence) for each in group([before, after, short])] == [2, 1]


def test_a_headline_of_somebody_else_stays_apart() -> None:
    headline = evidence(1, speaker="Ilya Voss", headline=True)

    assert len(group([headline, evidence(2)])) == 2


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
