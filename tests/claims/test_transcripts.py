"""Labels are found in time that grows with a paragraph's length, whatever it holds."""

import time

from media_monitor.claims.transcripts import label_of

# Seconds; a pattern that tries every way to part the commas takes centuries.
_SOON = 1.0


def test_a_paragraph_of_commas_is_told_soon() -> None:
    hostile = "Asko Raun" + ", a b, c d (E f)" * 400
    started = time.perf_counter()
    assert label_of(hostile) is None
    assert time.perf_counter() - started < _SOON


def test_a_label_may_say_who_somebody_is() -> None:
    label = label_of("Engineer Raun, 41, roads department: Never.")
    assert label is not None
    assert (label.name, label.described) == ("Engineer Raun", True)


def test_a_dated_paragraph_has_no_label() -> None:
    assert label_of("March, Tartu: The pier burned.") is None
