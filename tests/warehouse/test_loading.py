"""Batches are taken in whole, once, and become flags."""

from datetime import date

import pytest

from media_monitor.errors import WarehouseError
from media_monitor.warehouse import Warehouse, coverage, read_flags
from tests.warehouse.batches import (
    ALL,
    APART,
    COPY,
    GOVERNMENTS,
    HOUSE,
    OTHER,
    TOPIC,
    WORDS,
    run,
    write,
)
from tests.warehouse.store import Store


def test_a_batch_becomes_flags(store: Store) -> None:
    (flag,) = store.load(APART, COPY, HOUSE)

    assert (flag.kind, flag.speaker, flag.stance) == ("new_speaker", "Ada Pellam", "separate")
    assert [carrier.first for carrier in flag.claims] == [True, False, False]
    assert store.flags() == (flag,)


def test_a_second_run_over_the_same_pages_flags_nothing(store: Store) -> None:
    first = store.load(APART, OTHER)

    assert store.load(APART, OTHER) == ()
    assert store.flags() == first


def test_a_repeated_diff_of_one_run_says_the_same(store: Store) -> None:
    new = store.load(APART, OTHER)

    with Warehouse.open(store.file) as warehouse:
        again = warehouse.diff(run(1), WORDS, GOVERNMENTS)

    assert again == new


def test_missing_and_empty_files_are_batches_without_records(store: Store) -> None:
    folder = store.folder / "quiet"
    folder.mkdir()
    (folder / "claims.jsonl").touch()

    with Warehouse.open(store.file) as warehouse:
        counts = warehouse.load(folder, run())
        warehouse.diff(run(), WORDS)

    assert not any(counts.model_dump().values())
    (covered,) = coverage(store.snapshot)
    assert (covered.sources, covered.articles, covered.new_flags) == (1, 0, 0)


def test_coverage_counts_what_a_run_read(store: Store) -> None:
    store.load(APART, OTHER)

    (covered,) = coverage(store.snapshot)

    assert (covered.sources, covered.pages, covered.articles) == (1, 2, 2)
    assert (covered.blocks, covered.claims, covered.positions, covered.issues) == (2, 3, 3, 2)
    assert covered.new_flags == len(store.flags())
    assert covered.started_at == run().started_at


def test_a_malformed_file_is_named_and_nothing_of_its_batch_stays(store: Store) -> None:
    store.load(APART)
    folder = write(store.folder / "broken", [OTHER])
    with (folder / "positions.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"claim_id": ')

    with Warehouse.open(store.file) as warehouse:
        with pytest.raises(WarehouseError, match=r"broken.*positions\.jsonl"):
            warehouse.load(folder, run(2))
        warehouse.diff(run(2), WORDS)

    assert {flag.speaker for flag in store.flags()} == {"Ada Pellam"}


def test_files_that_do_not_belong_together_are_refused(store: Store) -> None:
    folder = write(store.folder / "mixed", [APART | {"claims": COPY["claims"]}])

    with (
        Warehouse.open(store.file) as warehouse,
        pytest.raises(WarehouseError, match="do not belong together"),
    ):
        warehouse.load(folder, run())


def test_flags_can_be_narrowed(store: Store) -> None:
    store.load(*ALL)

    since = read_flags(store.snapshot, since=date(2021, 9, 20))

    assert [flag.day for flag in since] == [date(2021, 9, 20)]
    assert read_flags(store.snapshot, topic="another") == ()
    assert read_flags(store.snapshot, topic=TOPIC) == store.flags()
