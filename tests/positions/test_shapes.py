"""The shape of a claim: fields in a row, and its last thought."""

import pytest

from media_monitor.positions.lines import Unit
from media_monitor.positions.shapes import ending, rows_of_fields


def _units(text: str) -> list[Unit]:
    return [
        Unit(w, w, i, i + 1, w[1:] if w[0] == "@" else None) for i, w in enumerate(text.split())
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("@haqqani obey @taliban", "@haqqani heed @taliban"),
        ("@haqqani obey @taliban", "@haqqani surely , obey @taliban"),
        ("@haqqani not obey @taliban", "@haqqani never obey @taliban"),
    ],
)
def test_other_words_of_the_same_fields_have_a_row_in_common(one: str, other: str) -> None:
    assert {*rows_of_fields(_units(one))} & {*rows_of_fields(_units(other))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("@haqqani cousin @taliban", "@taliban cousin @haqqani"),
        ("@haqqani obey", "@haqqani not obey"),
    ],
)
def test_order_and_negation_make_another_row(one: str, other: str) -> None:
    assert {*rows_of_fields(_units(one))} != {*rows_of_fields(_units(other))}


def test_words_without_a_field_have_no_row() -> None:
    assert not [*rows_of_fields(_units("of the a"))]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("they were two but now they be one", "but now they be one"),
        ("they be one , however", "they be one , however"),
        ("they be one", "they be one"),
        ("", ""),
    ],
)
def test_the_last_thought_begins_where_it_turns(text: str, last: str) -> None:
    assert ending(_units(text)) == last.split()
