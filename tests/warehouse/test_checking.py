"""What was stored resolves to its texts, and sources that fell silent are found."""

import pytest

from media_monitor.models import Claim
from media_monitor.warehouse import Warehouse
from tests.warehouse.batches import APART, OTHER, batch, run
from tests.warehouse.store import Store


def test_claims_that_do_not_resolve_are_found(store: Store) -> None:
    moved = [
        c.model_copy(update={"spans": ((1, 9),)}) for c in APART["claims"] if isinstance(c, Claim)
    ]
    store.load(OTHER, APART | {"claims": list(moved)})

    with Warehouse.open(store.file) as warehouse:
        problems = warehouse.check(run())

    assert [problem.subject for problem in problems] == [moved[0].claim_id]


def test_offsets_count_characters_and_not_bytes(store: Store) -> None:
    store.load(
        batch(
            "marks",
            ("Ada Pellam", "“Ça – 两个 😀 “bodies””", "separate"),
            ("Ada Pellam", "“x”", "separate"),
        )
    )

    with Warehouse.open(store.file) as warehouse:
        assert warehouse.check(run()) == ()


@pytest.mark.parametrize(("quiet", "found"), [(4, []), (5, ["example"])])
def test_a_source_that_fell_silent_is_found(store: Store, quiet: int, found: list[str]) -> None:
    store.load_all([[APART], *[[]] * quiet])

    with Warehouse.open(store.file) as warehouse:
        problems = warehouse.check(run(quiet + 1))

    assert [problem.subject for problem in problems] == found


def test_a_source_that_delivers_only_problems_is_found(store: Store) -> None:
    store.load({"issues": APART["issues"]})

    with Warehouse.open(store.file) as warehouse:
        problems = warehouse.check(run(1))

    assert [problem.subject for problem in problems] == ["example"]
