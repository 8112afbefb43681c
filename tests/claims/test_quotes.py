"""Quotation marks: straight, curly, mixed, single, left open, and apostrophes."""

import pytest

from media_monitor.claims.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "We are one."', ['"We are one."']),
        ("He said: “We are one.”", ["“We are one.”"]),
        ('He said: “We are one."', ['“We are one."']),
        ("Elder says ‘we are one’ again", ["‘we are one’"]),
        ("Elder says 'we are one' again", ["'we are one'"]),
        ("The elders' sons don't own the valley's road", []),
        ("«We are one», he said", ["«We are one»"]),
        ("“A,” he said, “B.”", ["“A,”", "“B.”"]),
        ("“They call it ‘the house’ here,” she said", ["“They call it ‘the house’ here,”"]),
        ("“It goes on in the next paragraph.", ["“It goes on in the next paragraph."]),
    ],
)
def test_find_quotes(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotes(text)] == quoted


def test_a_quotation_left_open_says_so() -> None:
    assert [q.closed for q in find_quotes("“One.” “Two")] == [True, False]
