"""Words keep their identity from the raw file to the clean text."""

from hypothesis import given
from hypothesis import strategies as st

from media_monitor.evaluation.alignment import Alignment

RAW = "Menu Sport\n\nThe envoy said: “We met.” He left.\n\nRelated: The envoy said more"
CLEAN = 'The envoy said: "We met." He left.'


def test_spans_of_both_texts_meet_in_the_same_words() -> None:
    alignment = Alignment(RAW, CLEAN)
    start = RAW.index("We met")

    assert alignment.raw_words([(start, start + 6)]) == alignment.raw_words_of_clean([(17, 23)])


def test_what_cleaning_dropped_has_not_survived() -> None:
    alignment = Alignment(RAW, CLEAN)

    assert alignment.share_kept((0, 10)) == 0
    assert alignment.share_kept((RAW.index("The"), RAW.index("left.") + 5)) == 1


def test_a_span_without_words_counts_as_kept() -> None:
    assert Alignment(RAW, CLEAN).share_kept((10, 12)) == 1


@given(st.text(alphabet="ab c\n", max_size=40))
def test_a_text_survives_itself(text: str) -> None:
    alignment = Alignment(text, text)

    assert alignment.share_kept((0, len(text))) == 1
    assert alignment.raw_words([(0, len(text))]) == alignment.raw_words_of_clean([(0, len(text))])
