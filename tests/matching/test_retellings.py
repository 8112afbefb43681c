"""What one article tells twice is one statement, unless it says more."""

import pytest

from tests.matching.told import evidence, group


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


def test_a_headline_of_nobody_known_gives_no_position_to_whom_it_does_not_name() -> None:
    headline = evidence(
        1, speaker="Report (unnamed)", organisation=None, stance="integrated", headline=True
    )
    quotation = evidence(2, text="“I could not say where the one ends.”", stance="unclear")

    found = group([headline, quotation])

    assert [each.stance for each in found if each.speaker == "Ada Pellam"] == ["unclear"]


def test_a_headline_of_somebody_else_stays_apart() -> None:
    headline = evidence(1, speaker="Ilya Voss", headline=True)

    assert len(group([headline, evidence(2)])) == 2
