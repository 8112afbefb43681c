"""What held on a day and what was known at a moment can be asked ever after."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from media_monitor.models import Flag
from tests.warehouse.batches import (
    ALL,
    APART,
    APART_WORDS,
    CLEARED,
    COPY,
    EDITED,
    MERGED,
    OTHER,
    batch,
    run,
)
from tests.warehouse.store import Store


def test_an_earlier_article_found_late_becomes_the_first_and_the_log_stays(store: Store) -> None:
    (said,) = store.load(COPY)
    new = store.load(APART)

    (flag,) = store.flags()
    assert new == ()
    assert flag.day == date(2021, 9, 6)
    assert store.rows(
        "SELECT statement_id, holds_as FROM published.flag_log WHERE change = 'withdrawn'"
    ) == [(said.statement_id, flag.statement_id)]


def known(store: Store, moment: datetime) -> list[tuple[object, ...]]:
    return store.rows(
        "USE published",
        "SELECT statement_id, day, kind, text, status, retracted_at"  # noqa: S608 - a moment
        f" FROM flags_as_of(TIMESTAMP '{moment:%Y-%m-%d %H:%M}') ORDER BY ALL",
    )


def test_what_was_known_at_a_moment_can_be_asked_ever_after(store: Store) -> None:
    held: dict[datetime, list[tuple[object, ...]]] = {run(0).started_at: []}
    for number, each in enumerate((COPY, APART, EDITED, OTHER, MERGED, CLEARED), start=1):
        store.load(each)
        moment = run(number).started_at + timedelta(minutes=30)
        held[moment] = sorted(
            (f.statement_id, f.day, f.kind, f.text, f.status, _plain(f.retracted_at))
            for f in store.flags()
        )

    assert {moment: known(store, moment) for moment in held} == held


def _plain(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=None) if moment else None


def test_a_run_that_started_earlier_and_wrote_later_is_known_later(store: Store) -> None:
    store.load(COPY, number=5)
    store.load(APART, number=2)

    assert known(store, run(4).started_at) == []
    assert [day for _, day, *_ in known(store, run(6).started_at)] == [date(2021, 9, 6)]


def test_what_replaced_a_flag_is_told_with_the_cause(store: Store) -> None:
    (late,) = store.load(COPY)
    store.load(APART)
    store.load(APART | {"claims": [], "positions": []})

    superseded = (
        "SELECT statement_id, change, cause, replaced_by, new_day"
        " FROM published.superseded_flags ORDER BY known_until"
    )
    first, second = store.rows(superseded)
    assert (first[0], first[1:3], first[4]) == (
        late.statement_id,
        ("withdrawn", "source"),
        date(2021, 9, 6),
    )
    assert second == (first[3], "withdrawn", "code", None, None)


def test_as_of_a_day_only_what_was_published_by_then_counts(store: Store) -> None:
    store.load(*ALL)

    assert store.flags(as_of=date(2021, 9, 5)) == ()
    assert {flag.speaker for flag in store.flags(as_of=date(2021, 9, 8))} >= {"Ilya Voss"}
    assert store.flags(as_of=date(2022, 1, 1)) == store.flags()


def test_as_of_a_day_a_page_says_what_it_was_known_to_say_then(store: Store) -> None:
    kept = ("Ilya Voss", "“I take my orders from the emir.”", "integrated")
    first = batch("apart", ("Ada Pellam", APART_WORDS, "separate"), kept)
    edited = batch(
        "apart",
        ("Ada Pellam", "“They were two bodies once.”", "unclear"),
        kept,
        fetched="2021-10-02",
        version="-edited",
    )
    store.load(first)
    before = shown(store.flags())
    store.load(edited)

    assert shown(store.flags(as_of=date(2021, 9, 30))) == before
    assert shown(store.flags(as_of=date(2021, 10, 1))) == before
    assert store.flags(as_of=date(2021, 10, 2)) == store.flags()
    assert shown(store.flags()) != before


def shown(flags: Iterable[Flag]) -> set[tuple[object, ...]]:
    return {(f.speaker, f.text, f.kind, f.statement_id, f.edited_at, f.retracted_at) for f in flags}
