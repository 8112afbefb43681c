"""Through which outlets a statement came: told, interviewed by, quoted by, translated by."""

from collections.abc import Callable

import pytest

from media_monitor.models import Claim

Read = Callable[..., tuple[Claim, ...]]

PASSAGES = {
    "The pier is safe, Lena Moss told the island's station Radio Calder.": "Radio Calder",
    "Karl Voss told the broadcaster Harbour Today that the pier was closed.": "Harbour Today",
    "She told a local newspaper, Tide-e-Nau, that the pier was closed.": "Tide-e-Nau",
    "Speaking to the television channel Pier One, Lena Moss said it was safe.": "Pier One",
    "Karl Voss was quoted by Radio Calder as saying that the pier is safe.": "Radio Calder",
    "The pier was safe, Lena Moss was quoted as saying by the Tide Mirror.": "Tide Mirror",
    "The pier is safe, Lena Moss told Radio Calder, according to a translation by Tide News"
    " Agency.": "Radio Calder < Tide News Agency",
    "Karl Voss told the Coast Guard agency that the pier was closed.": None,
}


@pytest.mark.parametrize(("text", "via"), PASSAGES.items(), ids=PASSAGES.values())
def test_the_outlet_is_named(read: Read, text: str, via: str | None) -> None:
    assert [claim.reported_via for claim in read(text)] == [via]


def test_the_paper_is_the_one_that_reported_it(read: Read) -> None:
    claims = read(
        "A senator has said the pier is “a safe place”, the island newspaper The Calder Ledger"
        " reported.\n\nA clerk who was not named told the paper that it “wears a new coat”."
    )
    assert [claim.reported_via for claim in claims] == ["Calder Ledger"] * 2
