"""Copies and relays of one report count once; who reports for himself counts for himself."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from media_monitor.matching import Evidence
from media_monitor.matching.carriers import sources
from media_monitor.storing import evidence_of

QUOTE = "“The harbour guild and the weavers' guild keep two ledgers, two halls and two seals.”"
REPORT = f"""The registrar of guilds in Orlen said on Monday that nobody should take the harbour
guild for a branch of the weavers. {QUOTE} Orla Quist told reporters after a hearing that lasted
four hours and that drew merchants from three valleys. The hearing was called when a warehouse
fire destroyed cloth worth nine thousand crowns and both guilds refused to pay the owners. Quist,
who took office in spring, said her clerks had compared the books of the last ten years and found
no common purse. Merchants at the hearing were not convinced. The fire is still being looked into
by the city watch, which has asked anybody who saw carts near the warehouse that night to come
forward before the end of the month."""
# The same, as a machine rewrites it: other words, other names, nothing of its own.
SPUN = f"""The registrar of guilds in Orlen stated on Monday that no one ought to mistake the
harbour guild for an arm of the weavers. {QUOTE} Orla Kwist informed journalists following a
hearing that went on four hours and which attracted merchants from three valleys. The hearing was
convened when a warehouse blaze ruined cloth valued nine thousand crowns and both guilds declined
to pay the owners. Kwist, who assumed office in spring, stated her clerks had checked the books of
the past ten years and discovered no shared purse. Merchants at the hearing were not persuaded.
The blaze is still being examined by the city watch, that has requested anybody who noticed carts
close to the warehouse that night to step forward before the close of the month."""
# A paper that takes the agency's middle and writes a lead and an end of its own.
NEW_LEAD = f"""Dock workers in Lower Orlen woke up to a question they thought was settled long ago:
who speaks for them? Our readers have written in by the dozen. {" ".join(REPORT.split()[24:95])}
On the quays, people shrug. "They all drink in the same tavern," said a porter who gave his name
as Tam, and he laughed."""
# Another reporter in the same room: the same quotation and facts, told in his own way.
RIVAL = f"""Two guilds that share a street do not share a purse, the city's registrar ruled at the
end of a long sitting. {QUOTE} With these words Orla Quist sent home a crowd of angry cloth
merchants, who want to be paid for what burned in August. None of the guilds accepts the bill.
Quist's office took weeks over a decade of accounts. For the owners the sentence is a blow: their
lawyer Pim Harrow had argued that whoever sits at one table must answer for one debt. He means to
go on to the crown court, where a ruling may take years. The watch has no suspect."""


def article(number: int, outlet: str | None = None, **given_: object) -> Evidence:
    """One claim of Quist's in an article of its own."""
    values: dict[str, object] = {
        "topic": "two_guilds",
        "claim_id": str(number),
        "article_id": str(number),
        "text": QUOTE,
        "spans": [[0, 40]],
        "speaker": "Orla Quist",
        "organisation": "Registrar of Guilds",
        "said": "2020-03-02",
        "speech": "direct",
        "headline": False,
        "reported_via": None,
        "stance": "separate",
        "confidence": 0.9,
        "path": None,
        "url": f"https://example.org/{number}",
        "outlet": outlet or f"Outlet {number}",
        "original_outlet": None,
        "published": f"2020-03-{number + 1:02}T00:00:00Z",
    }
    return evidence_of([values | given_])[0]


def numbers(*articles: Evidence, **texts: str) -> list[int]:
    """Give the articles' sources, in their order; `texts` by number, as `_1`."""
    found = sources(articles, {name.removeprefix("_"): text for name, text in texts.items()})
    return [found[each.article_id] for each in articles]


@pytest.mark.parametrize(
    ("other", "same"),
    [(REPORT, True), (SPUN, True), (NEW_LEAD, True), (RIVAL, False), (QUOTE[::-1], False)],
    ids=["verbatim", "spun", "new lead", "rival", "unrelated"],
)
def test_a_copy_is_told_from_another_report_of_the_same_words(other: str, same: bool) -> None:  # noqa: FBT001 - a parameter of the test
    found = numbers(article(1), article(2), _1=REPORT, _2=other)

    assert found == ([1, 1] if same else [1, 2])


def test_a_copy_cut_to_half_is_a_copy() -> None:
    half = " ".join(REPORT.split()[: len(REPORT.split()) // 2])

    assert numbers(article(1), article(2), _1=REPORT, _2=half) == [1, 1]


def test_articles_without_text_are_no_copies_of_each_other() -> None:
    assert numbers(article(1), article(2), article(3)) == [1, 2, 3]


def test_a_relay_of_a_relay_leads_to_who_had_it_first() -> None:
    first = article(1, "Orlen Wire")
    second = article(2, "Harbour Post", reported_via="Orlen Wire")
    third = article(3, "The Valley Echo", reported_via="Harbour Post")
    chain = article(4, "Night Desk", reported_via="Hill Radio < Harbour Post")

    assert numbers(first, second, third, chain) == [1, 1, 1, 1]
    assert numbers(third, chain) == [1, 1]
    assert numbers(first, third) == [1, 2]


def test_outlets_that_name_the_same_original_are_one_voice() -> None:
    copies = [article(n, original_outlet="Orlen Wire") for n in (1, 2)]
    twin = article(3, canonical_url="https://example.org/1")

    assert numbers(*copies, twin, article(4, "orlen wire")) == [1, 1, 1, 1]


def test_two_articles_of_one_outlet_are_one_voice() -> None:
    found = numbers(article(1, "Orlen Daily"), article(2, "Orlen Daily"), article(3))

    assert found == [1, 1, 2]


def test_unknown_outlets_are_not_one_outlet() -> None:
    unknown = [replace(article(n), outlet=None) for n in (1, 2)]

    assert numbers(*unknown) == [1, 2]


@given(st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_no_group(random: Random) -> None:
    made = [
        article(1),
        article(2, reported_via="Outlet 5"),
        article(3, original_outlet="Outlet 2"),
        article(4),
        article(5),
        article(6),
    ]
    texts = {"1": REPORT, "4": SPUN, "5": RIVAL, "6": NEW_LEAD}
    shuffled = sorted(made, key=lambda _: random.random())

    found = sources(shuffled, texts)

    assert [found[n] == found["1"] for n in "1456"] == [True, True, False, True]
    assert len({found[n] for n in "235"}) == 1
