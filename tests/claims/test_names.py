"""Names: titles aside, spelling variants and short forms allowed, strangers kept apart."""

import pytest

from media_monitor.claims.names import alike, bare, may_be


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Zadran", "Haji Wali Zadran"),
        ("Gen. Popal", "Harun Popal"),
        ("Siraj", "Sirajuddin Zadran"),
        ("Serajuddin Zadran", "Sirajuddin Zadran"),
        ("Mohammed Gul", "Muhammad Gul"),
        ("Wali Zadran", "Wali Khan Zadran"),
    ],
)
def test_may_be(short: str, full: str) -> None:
    assert may_be(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Latif Achakzai", "Nader Achakzai"),
        ("Ali", "Alim Khan"),
        ("Wali Khan Zadran", "Wali Zadran"),
        ("Kabul", "Karim Kabir"),
    ],
)
def test_may_not_be(short: str, full: str) -> None:
    assert not may_be(short, full)


def test_spellings_of_one_name_are_alike() -> None:
    assert alike("Haqani", "Haqqani")
    assert not alike("Karzai", "Kirby")


def test_ranks_are_no_part_of_a_name_but_honorifics_are() -> None:
    assert bare("Maj. Gen. Asif Bajwa’s") == "Asif Bajwa"
    assert bare("Mullah Omar") == "Mullah Omar"
