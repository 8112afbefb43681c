"""Claims as a whole: offsets that prove, whatever the text."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media_monitor.models import Claim

Read = Callable[..., tuple[Claim, ...]]

_PIECES = st.sampled_from(
    [
        *("Gul Khan", "said", "the ministry", '"We are one', '."', ",", " ", "\n\n", "“No,”", "he"),
        *("told reporters", "that they agree", "according to", "ISIS-K. A report", ":", "'", "’s"),
        *("denied", ".", "Q:", "one of them", "MR. KHAN:", "KABUL —", "a day after", "Gen.", "one"),
        *(
            "vice-",
            "it",
            "in a statement",
            "The Evening Star",
            "reported",
            "-",
            "(",
            "Lt",
            "(retd)",
        ),
    ]
)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.lists(_PIECES | st.text(max_size=12), max_size=25).map(" ".join))
def test_offsets_resolve_in_any_text(read: Read, text: str) -> None:
    whole = f"A title\n\n{text}"
    for claim in read(text, title="A title"):
        assert claim.text == " ".join(whole[start:end] for start, end in claim.spans)
        assert all(start < end for start, end in claim.spans)
        edges = [edge for span in claim.spans for edge in span]
        assert edges == sorted(edges)


def test_claims_are_the_same_every_time(read: Read) -> None:
    text = '"They are two," said Gul Khan, an elder. He added that nobody could tell them apart.'
    assert read(text) == read(text)
