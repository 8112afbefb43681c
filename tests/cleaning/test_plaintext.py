"""Plain text: paragraphs, hard-wrapped lines, invisible characters."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from media_monitor.cleaning.characters import one_line, squeezed
from media_monitor.cleaning.plaintext import is_markup, paragraphs

FIRST = (
    "The harbour master said on Monday that the ferry would not leave before noon, and that"
    " nobody on the island had been told why the timetable had been changed so late."
)
SECOND = "Two of the boats are being repaired, a spokesman said."


def texts(text: str) -> list[str]:
    return [piece.text for piece in paragraphs(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert texts(f"{FIRST}\n\n\n{SECOND}\n") == [FIRST, SECOND]


def test_lines_that_were_not_broken_by_width_stay_apart() -> None:
    assert texts(f"Home\nWorld\n{FIRST}\n{SECOND}") == ["Home", "World", FIRST, SECOND]


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = "\n\n".join(textwrap.fill(text, 72) for text in (FIRST, SECOND, FIRST))
    assert texts(wrapped) == [FIRST, SECOND, FIRST]
    assert texts(wrapped.replace("\n", "\r\n")) == [FIRST, SECOND, FIRST]


def test_paragraphs_wrapped_without_blank_lines_are_parted() -> None:
    wrapped = "\n".join(textwrap.fill(text, 72) for text in (FIRST, SECOND, FIRST))
    assert texts(wrapped) == [FIRST, SECOND, FIRST]


def test_paragraphs_that_begin_further_in_are_parted() -> None:
    turns = [f"Mr. Voss. {FIRST}", "Ms. Moss. I have read it.", f"Mr. Voss. {SECOND} {FIRST}"]
    wrapped = "\n".join(textwrap.fill(turn, 72, initial_indent="    ") for turn in turns)
    assert texts(wrapped) == turns


def test_a_line_further_in_goes_on_with_the_sentence_of_an_item() -> None:
    item = textwrap.fill(FIRST, 72, subsequent_indent="   ")
    assert texts(f"{item}\n\n{item}") == [FIRST, FIRST]


def test_invisible_characters_go_and_spaces_become_plain() -> None:
    line = "\ufeffThe\u00a0har\u00adbour\u200b \u202bmas\u2060ter\u202c\u2003said\u200e so."
    assert texts(line) == ["The harbour master said so."]


@given(st.text())
def test_squeezing_forgets_only_blanks(text: str) -> None:
    assert squeezed(one_line(text)) == squeezed(text)
    assert one_line(one_line(text)) == one_line(text)


def test_markup_is_told_by_its_tags() -> None:
    assert is_markup("<!DOCTYPE html><p>x</p>", "text/plain")
    assert not is_markup("Prices: 3 < 4 and 5 > 2", "text/html")
