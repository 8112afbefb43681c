"""Who speaks for whom is learned from all articles, and decides which words are one."""

import pytest

from tests.matching.told import evidence, group


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
