"""One government taking two positions within a window is told, with both sides."""

import pytest

from media_monitor.models import Claim
from media_monitor.warehouse import Warehouse
from tests.warehouse.batches import HOUSE, OTHER, WORDS, Batch, batch, run, write
from tests.warehouse.store import Store


def test_contradictions_of_one_government_show_both_sides(store: Store) -> None:
    store.load(HOUSE, OTHER)

    rows = store.rows(
        "SELECT government, earlier_stance, later_stance, days_apart FROM published.contradictions"
    )

    assert ("Ruthenbeck", "separate", "integrated", 2) in rows


def spoke(name: str, organisation: str, day: str, stance: str) -> Batch:
    """One statement in words of its own, of somebody of this organisation."""
    made = batch(name, (f"Speaker {name.title()}", f"“What {name} had to say.”", stance), day=day)
    claims = [
        c.model_copy(update={"organisation": organisation})
        for c in made["claims"]
        if isinstance(c, Claim)
    ]
    return made | {"claims": list(claims)}


@pytest.mark.parametrize(
    ("organisation", "day", "stance", "pairs"),
    [
        ("Foreign Ministry", "2021-09-06", "integrated", 1),
        ("Defence Ministry", "2021-10-06", "integrated", 1),
        ("Defence Ministry", "2021-10-07", "integrated", 0),
        ("Defence Ministry", "2021-08-07", "affiliated", 1),
        ("Defence Ministry", "2021-08-06", "affiliated", 0),
        ("Defence Ministry", "2021-09-07", "separate", 0),
        ("Defence Ministry", "2021-09-07", "unclear", 0),
        ("Orlen Senate", "2021-09-07", "integrated", 0),
    ],
)
def test_a_government_contradicts_itself_within_thirty_days_by_another_clear_position(
    store: Store, organisation: str, day: str, stance: str, pairs: int
) -> None:
    here = spoke("ada", "Foreign Ministry", "2021-09-06", "separate")
    there = spoke("ilya", organisation, day, stance)
    folder = write(store.folder / "both", [here, there])
    governments = {"Foreign Ministry": "Ruthenbeck", "Defence Ministry": "Ruthenbeck"}
    with Warehouse.open(store.file) as warehouse:
        warehouse.load(folder, run())
        warehouse.diff(run(), WORDS, governments)

    found = store.rows("SELECT earlier_text, later_text FROM published.contradictions")

    assert len(found) == pairs
    assert all({"“What ada had to say.”", "“What ilya had to say.”"} == {*both} for both in found)


def test_what_was_taken_back_contradicts_nobody(store: Store) -> None:
    store.load(spoke("ada", "Foreign Ministry", "2021-09-06", "separate"))
    store.load(spoke("ilya", "Foreign Ministry", "2021-09-07", "integrated"))
    before = store.rows("SELECT count(*) FROM published.contradictions")
    store.load(batch("ilya", fetched="2021-10-02", version="-emptied"))

    assert before == [(1,)]
    assert store.rows("SELECT count(*) FROM published.contradictions") == [(0,)]
