"""Names of people: who is called by a part of a name, told again from what was known before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_monitor.matching.names import fold, people, same_person, skeleton

_GIVEN = ("Tam", "Tammo", "T.", "Ida", "Aida", "Dr Ida")
_SURNAMES = (
    "Oduya",
    "Odduya",
    "Oduja",
    "Verhagen",
    "al-Verhagen",
    "Halm",
    "Halim Oduya",
    "Halim-Oduya",
    "Oduya-Halm",
)
_NAMES = st.frozensets(
    st.builds(
        " ".join,
        st.one_of(
            st.tuples(st.sampled_from(_SURNAMES)),
            st.tuples(st.sampled_from(_GIVEN), st.sampled_from(_SURNAMES)),
        ),
    ),
    max_size=12,
)


def test_a_surname_is_whose_it_can_only_be() -> None:
    names = {"Oduya", "Tam Oduya", "Tam Odduya", "Halm"}
    found = people(names)
    assert found == {"Oduya": found["Tam Oduya"], "Halm": "Halm"} | dict.fromkeys(
        ("Tam Oduya", "Tam Odduya"), found["Tam Oduya"]
    )
    assert people({*names, "Ida Oduya"})["Oduya"] == "Oduya"


@given(_NAMES, _NAMES)
def test_what_was_known_of_other_names_changes_nothing(
    names: frozenset[str], before: frozenset[str]
) -> None:
    assert people(names, people(before)) == people(names)


@given(st.text(max_size=12), st.text(max_size=12))
def test_every_name_can_be_told_from_others(one: str, other: str) -> None:
    assert fold(one).split()
    assert skeleton(one).split()
    assert same_person(one, other) == same_person(other, one)


@pytest.mark.parametrize(
    ("name", "is_hers"),
    [
        ("Verhagen-Halm", True),
        ("Ms Verhagen-Halm", True),
        ("Halm", True),
        ("Ida Halm", True),
        ("Oduya-Halm", False),
        ("Tam Verhagen-Halm", False),
    ],
)
def test_a_double_surname_alone_is_hers_who_bears_both(name: str, *, is_hers: bool) -> None:
    assert same_person(name, "Ida Verhagen-Halm") == is_hers


def test_names_of_other_letters_are_told_apart() -> None:
    assert skeleton("Коммерсант") != skeleton("Ведомости")
