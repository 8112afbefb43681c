"""The language of the patterns in a topic's file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_monitor.positions.patterns import compile_pattern

_LINE = "@b~S be/is~O not/not~D separate/separate~M entity/entities~N from/from~O @a~S "
_WORDS = frozenset(["be", "is", "not", "separate", "entity", "entities", "from", "@a", "@b"])


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("separate .. from <other>", False),  # a noun is more than a modifier
        ("separate ... from <other>", True),
        ("be ~ separate|distinct", True),
        ("is .. entities", True),
        ("distinct ... from <other>", False),
        ("quite? separate", True),
        ("<b> .. be", True),
        ("<a> be", False),
        ("separate $", False),
        ("entity $", True),
        ("<one> be ... from <other>", True),
    ],
)
def test_a_pattern_matches_lemmas_words_and_parties(pattern: str, found: bool) -> None:  # noqa: FBT001 - a column
    assert bool([*compile_pattern(pattern).found_in(_LINE, _WORDS)]) is found


@given(st.text(alphabet="ab|?.~$<>()[]*+\\ ", max_size=20))
def test_any_text_is_a_pattern_or_a_value_error(text: str) -> None:
    try:
        pattern = compile_pattern(text)
    except ValueError:
        return
    assert len([*pattern.found_in("a/a~N ", {"a"})]) <= len("a/a~N ") + 1
