"""Batches in any order, in any runs and any number of times come to the same."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.batches import ALL, Batch
from tests.warehouse.store import Store


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory, empty: Path) -> tuple[object, ...]:
    store = Store(tmp_path_factory.mktemp("at-once"), empty)
    store.load(*ALL)
    return store.everything()


@st.composite
def loads(draw: st.DrawFn) -> list[Sequence[Batch]]:
    """All batches in some order, split into runs somewhere, some of them once more."""
    order = draw(st.permutations(ALL))
    cuts = sorted(draw(st.sets(st.integers(1, len(ALL) - 1))))
    runs = [order[start:end] for start, end in pairwise([0, *cuts, len(order)])]
    return [*runs, draw(st.lists(st.sampled_from(ALL), max_size=3))]


@pytest.mark.thorough
@settings(max_examples=3, deadline=None)
@given(runs=loads(), apart=st.booleans())
def test_any_order_any_batches_any_number_of_times(
    runs: list[Sequence[Batch]],
    apart: bool,  # noqa: FBT001 - drawn
    at_once: tuple[object, ...],
    empty: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = Store(tmp_path_factory.mktemp("shuffled"), empty)

    store.load_all(runs, apart=apart)

    assert store.everything() == at_once
