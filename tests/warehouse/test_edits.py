"""What a page no longer says is marked, and stays told."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from media_monitor.warehouse import Warehouse
from tests.warehouse.batches import (
    APART,
    APART_WORDS,
    CLEARED,
    COPY,
    CORRECTED,
    EDITED,
    Batch,
    batch,
    run,
)
from tests.warehouse.store import LOG, Store


def test_what_an_edited_page_said_before_is_marked_and_counts_no_more(store: Store) -> None:
    store.load(APART)
    store.load(EDITED)

    now, before = sorted(store.flags(), key=lambda flag: flag.text, reverse=True)
    assert (now.text, now.kind) == ("“They were two bodies once.”", "new_statement")
    assert (now.edited_at, now.said_before) == (datetime(2021, 10, 2, tzinfo=UTC), before.text)
    assert (now.retracted_at, before.edited_at) == (None, None)
    assert (before.retracted_at, before.says_now) == (now.edited_at, now.text)
    assert before.score < now.score * 2
    assert store.rows(LOG) == [("added", "source"), ("added", "source"), ("changed", "source")]
    assert store.rows("SELECT speaker, statements FROM published.speakers") == [("Ada Pellam", 1)]


def test_words_that_are_changed_then_gone_stay_one_statement_that_says_so(store: Store) -> None:
    (said,) = store.load(APART)
    assert store.load(CORRECTED) == ()

    (corrected,) = store.flags()
    assert corrected.text == "“They are two quite distinct bodies.”"
    assert (corrected.said_before, corrected.retracted_at) == (said.text, None)
    assert any(f"2021-10-02, said before: {said.text}" in why for why in corrected.reasons)
    assert [claim.gone_at is None for claim in corrected.claims] == [True, False]

    store.load(CLEARED)

    (gone,) = (flag for flag in store.flags() if flag.speaker == "Ada Pellam")
    assert (gone.text, gone.says_now) == (said.text, None)
    assert gone.retracted_at == datetime(2021, 10, 3, tzinfo=UTC)
    assert any("no page carries it any more" in why for why in gone.reasons)
    marked = "SELECT articles, retracted_at FROM published.new_statements WHERE articles = 0"
    assert store.rows(marked) == [(0, datetime(2021, 10, 3))]  # noqa: DTZ001 - as stored: UTC
    assert {cause for _, cause in store.rows(LOG)} == {"source"}
    names = f"SELECT utterance_id FROM published.store.statement_names WHERE statement_id = '{gone.statement_id}'"  # noqa: E501, S608 - an id of our own
    assert (said.statement_id,) in store.rows(names)


def test_a_copy_that_keeps_the_words_keeps_the_statement(store: Store) -> None:
    store.load(APART, COPY)
    store.load(CLEARED)

    (flag,) = (flag for flag in store.flags() if flag.speaker == "Ada Pellam")
    assert [(claim.outlet, claim.gone_at) for claim in flag.claims] == [
        ("Outlet copy", None),
        ("Outlet apart", datetime(2021, 10, 3, tzinfo=UTC)),
    ]
    assert flag.retracted_at == datetime(2021, 10, 3, tzinfo=UTC)
    assert any("others still carry it" in why for why in flag.reasons)
    assert store.rows(
        "SELECT articles FROM published.new_statements WHERE retracted_at IS NOT NULL"
    ) == [(1,)]


def test_both_versions_stay_resolvable(store: Store) -> None:
    store.load(APART)
    store.load(EDITED)
    store.load(CLEARED)

    with Warehouse.open(store.file) as warehouse:
        assert warehouse.check(run(3)) == ()
    assert len(store.rows("SELECT DISTINCT text FROM published.store.articles")) == len(
        (APART, EDITED, CLEARED)
    )


def test_words_that_a_page_takes_back_up_were_never_lost(store: Store) -> None:
    again = batch(
        "apart",
        ("Ada Pellam", "“They are two  distinct bodies”", "separate"),
        fetched="2021-10-04",
        version="-again",
    )
    store.load(APART, CLEARED)
    store.load(again)

    assert [(flag.speaker, flag.retracted_at is None) for flag in store.flags()] == [
        ("Ada Pellam", True),
        ("Ilya Voss", False),
    ]


def fetched_again(made: Batch, when: str) -> Batch:
    """Fetch the very same bytes of a page once more."""
    at = datetime.fromisoformat(when).replace(tzinfo=UTC)
    return made | {"pages": [page.model_copy(update={"fetched_at": at}) for page in made["pages"]]}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), None])
def test_a_page_that_goes_back_to_what_it_said_says_that(
    store: Store, order: Sequence[int] | None
) -> None:
    back = fetched_again(APART, "2021-10-03")
    there = [APART, EDITED, back]
    if order is None:
        store.load(*there)
    else:
        store.load_all([[there[place]] for place in order])

    said, edited = sorted(store.flags(), key=lambda flag: flag.retracted_at is not None)
    assert (said.text, said.retracted_at, said.says_now) == (APART_WORDS, None, None)
    assert (said.edited_at, said.said_before) == (edited.retracted_at, edited.text)
    assert (edited.retracted_at, edited.says_now) == (datetime(2021, 10, 3, tzinfo=UTC), said.text)
    assert (edited.edited_at, edited.said_before) == (None, None)
    assert {cause for _, cause in store.rows(LOG)} == {"source"}


def test_what_a_page_said_twice_and_dropped_twice_is_gone_since_the_second_time(
    store: Store,
) -> None:
    there = (APART, EDITED, APART, APART, EDITED, EDITED)
    store.load(*(fetched_again(each, f"2021-10-0{when}") for when, each in enumerate(there, 1)))

    said, edited = sorted(store.flags(), key=lambda flag: flag.retracted_at is None)
    assert (said.text, said.retracted_at) == (APART_WORDS, datetime(2021, 10, 5, tzinfo=UTC))
    assert (edited.retracted_at, edited.said_before) == (None, said.text)


def test_an_older_version_found_late_changes_nothing_of_what_holds(store: Store) -> None:
    store.load(EDITED)
    (before,) = store.flags()
    store.load(APART)

    (after,) = (flag for flag in store.flags() if flag.retracted_at is None)
    assert (after.kind, after.statement_id) == (before.kind, before.statement_id)
    assert after.said_before == "“They are two distinct bodies.”"


def test_a_copy_that_names_the_original_is_no_version_of_it(store: Store) -> None:
    (copied,) = COPY["articles"]
    url = "https://example.org/apart"
    copy = COPY | {"articles": [copied.model_copy(update={"url": url, "canonical_url": url})]}
    store.load(APART, copy)

    (flag,) = store.flags()
    assert [claim.outlet for claim in flag.claims] == ["Outlet apart", "Outlet copy"]
