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
    "The Tide Mirror quoted Karl Voss as saying that the pier is safe.": "Tide Mirror",
    "The state news agency Tidepress quoted Lena Moss as saying that it was safe.": "Tidepress",
    "The pier was safe, state television quoted Lena Moss as saying.": "state television",
    "Karl Voss, quoted by the Calder News Agency, said that it was safe.": "Calder News Agency",
    "Karl Voss said in comments carried by Radio Pier that it was safe.": "Radio Pier",
    "In remarks to the Harbour Post, Karl Voss said that it was safe.": "Harbour Post",
    "Karl Voss said, according to Interfax, that it was safe.": "Interfax",
    "In an interview with the weekly Der Kai, Lena Moss said that it was safe.": "Der Kai",
    "Karl Voss said, according to his lawyer, that the pier was safe.": None,
    "Karl Voss told the Coast Guard agency that the pier was closed.": None,
}


@pytest.mark.parametrize(("text", "via"), PASSAGES.items(), ids=map(str, range(len(PASSAGES))))
def test_the_outlet_is_named(read: Read, text: str, via: str | None) -> None:
    assert [claim.reported_via for claim in read(text)] == [via]


@pytest.mark.parametrize(
    ("outlet", "via"),
    [
        ("The Harbour Post", None),
        ("Radio Calder", "Harbour Post"),
        ("\u062e\u0628\u0631", "Harbour Post"),
    ],
)
def test_the_articles_own_outlet_passes_nothing_on(
    read: Read, outlet: str, via: str | None
) -> None:
    claims = read("Karl Voss told the Harbour Post that the pier was safe.", outlet=outlet)
    assert [claim.reported_via for claim in claims] == [via]


def test_the_paper_is_the_one_that_reported_it(read: Read) -> None:
    claims = read(
        "A senator has said the pier is “a safe place”, the island newspaper The Calder Ledger"
        " reported.\n\nA clerk who was not named told the paper that it “wears a new coat”."
    )
    assert [claim.reported_via for claim in claims] == ["Calder Ledger"] * 2
