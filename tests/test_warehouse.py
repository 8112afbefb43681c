"""The warehouse takes in batches in any order and any number of times, and keeps its word."""

import re
import shutil
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media_monitor.errors import WarehouseError
from media_monitor.models import (
    Anchor,
    Article,
    Block,
    Claim,
    Decision,
    Flag,
    Hints,
    Issue,
    Page,
    Position,
    Record,
    Run,
    Target,
    Window,
)
from media_monitor.warehouse import Warehouse, coverage, read_flags

TOPIC = "taliban_haqqani"
WORDS = {TOPIC: frozenset({"Taliban", "the Haqqani network", "Haqqanis", "the two groups"})}
GOVERNMENTS = {"Foreign Ministry": "Ruthenbeck"}
STARTED = datetime(2021, 12, 1, tzinfo=UTC)
VIEWS = [
    "new_statements",
    "statements",
    "mentions",
    "speakers",
    "stance_timeline",
    "contradictions",
    "carried_by",
    "dropped_blocks",
    "dropped_shares",
]

Batch = dict[str, list[Record]]


def run(number: int = 1) -> Run:
    return Run(
        run_id=f"run-{number}",
        window=Window.of_days(date(2021, 9, 1), date(2021, 9, 30)),
        started_at=STARTED + timedelta(hours=number),
    )


def batch(
    name: str,
    *said: tuple[str, str, str],
    day: str = "2021-09-06",
    fetched: str = "2021-10-01",
    version: str = "",
) -> Batch:
    """One article of an invented outlet with claims of (speaker, words, stance)."""
    article_id, page_id = f"article-{name}{version}", f"page-{name}{version}-{fetched}"
    text, claims, positions = "", [], []
    for speaker, words, stance in said:
        start, text = len(text), f"{text}{words}\n\n"
        claim_id = f"{article_id}-{start}-{speaker}"
        claims.append(
            Claim(
                claim_id=claim_id,
                article_id=article_id,
                text=words,
                spans=((start, start + len(words)),),
                sentence=words,
                speaker=speaker,
                speaker_mention=speaker,
                organisation="Foreign Ministry",
                cue="said",
                speech="direct",
                said=day,
                reported_via=None,
                headline=False,
            )
        )
        positions.append(
            Position(
                claim_id=claim_id,
                topic=TOPIC,
                on_question=True,
                proposed=False,
                stance=stance,
                rule="test",
                decided_by="rule",
                confidence=0.9,
            )
        )
    page = Page(
        page_id=page_id,
        source="example",
        url=f"https://example.org/{name}",
        path=None,
        fetched_at=datetime.fromisoformat(fetched).replace(tzinfo=UTC),
        content_type="text/html",
        charset="utf-8",
        digest=f"{name}{version}",
        warc="example.warc.gz",
        warc_offset=0,
        hints=Hints(),
    )
    article = Article(
        article_id=article_id,
        page_id=page_id,
        source="example",
        url=page.url,
        path=None,
        title=name,
        authors=("A. Writer",),
        published=datetime.fromisoformat(day).replace(tzinfo=UTC),
        published_precision="day",
        published_source="meta",
        updated=None,
        outlet=f"Outlet {name}",
        original_outlet=None,
        section=None,
        language="en",
        kept=True,
        drop_reason=None,
        text=text,
        body_start=0,
        provenance={"published": "meta"},
    )
    block = Block(page_id=page_id, position=0, text="Реклама", reason="foreign", rule="script")
    issue = Issue(source="example", stage="read", subject=str(page.url), message="a test")
    return {
        "pages": [page],
        "articles": [article],
        "blocks": [block],
        "claims": list(claims),
        "positions": list(positions),
        "issues": [issue],
    }


def write(folder: Path, batches: Iterable[Batch]) -> Path:
    """Write batches as their writer does: JSON Lines, a file for each kind that has records."""
    folder.mkdir(parents=True, exist_ok=True)
    lines: dict[str, list[str]] = {}
    for each in batches:
        for kind, records in each.items():
            lines.setdefault(kind, []).extend(record.model_dump_json() for record in records)
    for kind, found in lines.items():
        (folder / f"{kind}.jsonl").write_text(
            "".join(f"{line}\n" for line in found), encoding="utf-8"
        )
    return folder


APART_WORDS = "“They are two distinct bodies.”"
APART = batch("apart", ("Ada Pellam", APART_WORDS, "separate"))
COPY = batch(
    "copy", ("Ada Pellam", "“They are two distinct bodies.”", "separate"), day="2021-09-07"
)
HOUSE = batch("house", ("Foreign Ministry", "that the bodies were distinct", "separate"))
MERGED_WORDS = "“By now they have merged.”"
MERGED = batch("merged", ("Ada Pellam", MERGED_WORDS, "integrated"), day="2021-09-20")
OTHER = batch(
    "other",
    ("Ilya Voss", "“They are two distinct bodies.”", "separate"),
    ("Ilya Voss", "“I take my orders from the emir.”", "integrated"),
    day="2021-09-08",
)
EDITED = batch(
    "apart",
    ("Ada Pellam", "“They were two bodies once.”", "unclear"),
    fetched="2021-10-02",
    version="-edited",
)
CORRECTED = batch(
    "apart",
    ("Ada Pellam", "“They are two quite distinct bodies.”", "separate"),
    fetched="2021-10-02",
    version="-corrected",
)
CLEARED = batch(
    "apart",
    ("Ilya Voss", "“No comment.”", "unclear"),
    fetched="2021-10-03",
    version="-cleared",
)
ALL = (APART, COPY, HOUSE, MERGED, OTHER, EDITED, CLEARED)


class Store:
    """A warehouse in a folder, loaded run by run as the pipeline does, published when read."""

    def __init__(self, folder: Path, empty: Path) -> None:
        self.folder = folder
        self.file = folder / "m.duckdb"
        self.runs = 0
        self.published = 0
        folder.mkdir(exist_ok=True)
        shutil.copyfile(empty, self.file)

    def load(self, *batches: Batch, number: int | None = None) -> tuple[Flag, ...]:
        return self.load_all([batches], number)[-1]

    def load_all(
        self, loads: Iterable[Sequence[Batch]], number: int | None = None, *, apart: bool = False
    ) -> list[tuple[Flag, ...]]:
        """Load run by run, the articles of each together or each from a source of its own."""
        with Warehouse.open(self.file) as warehouse:
            return [
                self._load(warehouse, [[each] for each in batches] if apart else [batches], number)
                for batches in loads
            ]

    def _load(
        self, warehouse: Warehouse, sources: Iterable[Iterable[Batch]], number: int | None
    ) -> tuple[Flag, ...]:
        self.runs += 1
        this = run(number or self.runs)
        for place, batches in enumerate(sources):
            name = f"example-{place}" if place else "example"
            warehouse.load(write(self.folder / str(self.runs) / name, batches), this)
        return warehouse.diff(this, WORDS, GOVERNMENTS)

    @property
    def snapshot(self) -> Path:
        """Publish, unless the file is as it was published last."""
        published = self.folder / "published" / "m.duckdb"
        if self.published != self.file.stat().st_mtime_ns:
            with Warehouse.open(self.file) as warehouse:
                warehouse.publish(published)
            self.published = self.file.stat().st_mtime_ns
        return published

    def flags(self, as_of: date | None = None) -> tuple[Flag, ...]:
        return read_flags(self.snapshot, as_of=as_of)

    def rows(self, *queries: str) -> list[tuple[object, ...]]:
        return self._rows(self.snapshot, *queries)

    def _rows(self, snapshot: Path, *queries: str) -> list[tuple[object, ...]]:
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH '{snapshot}' AS published (READ_ONLY)")
            return [row for each in queries for row in connection.execute(each).fetchall()]

    def everything(self) -> tuple[object, ...]:
        views = [f"SELECT * FROM published.{view} ORDER BY ALL" for view in VIEWS]  # noqa: S608 - names of our own
        days = [date(2021, 9, 6), date(2021, 9, 10), None]
        snapshot = self.snapshot
        return (self._rows(snapshot, *views), *(read_flags(snapshot, as_of=day) for day in days))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "m.duckdb"
    with Warehouse.open(path):
        return path


@pytest.fixture
def store(tmp_path: Path, empty: Path) -> Store:
    return Store(tmp_path, empty)


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


LOG = "SELECT change, cause FROM published.flag_log ORDER BY entry"


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


def test_reading_the_same_page_anew_replaces_its_claims(store: Store) -> None:
    store.load(APART)
    reread = APART | {
        "positions": [p.model_copy(update={"stance": "affiliated"}) for p in APART["positions"]]
    }
    store.load(reread)

    (flag,) = store.flags()
    assert flag.stance == "affiliated"
    assert store.rows("SELECT change, cause FROM published.flag_log ORDER BY entry") == [
        ("added", "source"),
        ("changed", "code"),
    ]


def read_as(speaker: str, reading: str, made: Batch = APART) -> Batch:
    """Read the same page with code that names somebody else, and its claim otherwise."""
    renamed = {"speaker": speaker, "claim_id": f"claim-{reading}"}
    return made | {
        "claims": [each.model_copy(update=renamed) for each in made["claims"]],
        "positions": [
            each.model_copy(update={"claim_id": f"claim-{reading}"}) for each in made["positions"]
        ],
    }


def test_what_was_noted_finds_its_statement_when_code_names_another_speaker(store: Store) -> None:
    noted = {store.load(APART)[0].statement_id}
    for speaker in ("Ilya Voss", "An envoy (unnamed)", "Mara Quist"):
        assert store.load(read_as(speaker, speaker)) == ()
        noted |= {flag.statement_id for flag in store.flags()}
    store.load(read_as("Mara Quist", "copied", COPY))

    (flag,) = store.flags()
    found = {
        str(old): now
        for old, now in store.rows("SELECT former_id, statement_id FROM published.aliases")
    }
    assert len(noted) == 4
    assert {found.get(each) for each in noted} == {flag.statement_id}
    assert {"code"} == {
        cause for change, cause in store.rows(LOG) if change in {"withdrawn", "changed"}
    }


def test_a_name_is_no_former_one_once_a_statement_bears_it_again(store: Store) -> None:
    (said,) = store.load(APART)
    store.load(read_as("Ilya Voss", "wrongly"))
    store.load(APART)

    assert store.flags() == (said,)
    assert store.rows("SELECT count(*) FROM published.store.former_names") == [(1,)]


def test_a_late_load_of_an_earlier_reading_does_not_undo_a_later_one(store: Store) -> None:
    reread = APART | {"claims": [], "positions": []}
    store.load(reread, number=2)
    store.load(APART, number=1)

    assert store.flags() == ()


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


def test_flags_can_be_narrowed(store: Store) -> None:
    store.load(*ALL)

    since = read_flags(store.snapshot, since=date(2021, 9, 20))

    assert [flag.day for flag in since] == [date(2021, 9, 20)]
    assert read_flags(store.snapshot, topic="another") == ()
    assert read_flags(store.snapshot, topic=TOPIC) == store.flags()


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


QUESTIONS = (Path(__file__).parents[1] / "docs" / "questions.md").read_text(encoding="utf-8")


def test_the_questions_of_the_handbook_have_answers(store: Store) -> None:
    (page,), (article,), (claim,), (position,) = (
        MERGED[kind] for kind in ("pages", "articles", "claims", "positions")
    )
    place = {"page_id": "reprint", "url": "https://example.org/reprint"}
    reprint: Batch = {
        "pages": [page.model_copy(update=place)],
        "articles": [article.model_copy(update=place | {"article_id": "reprint"})],
        "claims": [claim.model_copy(update={"article_id": "reprint", "claim_id": "reprint"})],
        "positions": [position.model_copy(update={"claim_id": "reprint"})],
    }
    suspected = OTHER | {
        "positions": [
            p.model_copy(update={"on_question": False, "proposed": True})
            for p in OTHER["positions"]
        ]
    }
    refused = Issue(
        source="example",
        stage="fetch",
        subject="https://example.org/copy",
        message="https://example.org/copy: answered 410 Gone; the page was taken down",
    )
    emptied = batch("house", fetched="2021-10-02", version="-emptied") | {"issues": [refused]}
    store.load(COPY, reprint, suspected)
    store.load(APART, HOUSE, MERGED)
    store.load(emptied)
    anchor = Anchor(address="https://example.org/merged", words=MERGED_WORDS, speaker="Ada Pellam")
    confirmed = Decision(
        decision_id="decision",
        kind="confirm",
        by="Mara Ilves",
        at=STARTED,
        why="heard the tape",
        topic=TOPIC,
        target=Target(id="a statement", claims=(anchor,)),
    )
    with Warehouse.open(store.file) as warehouse:
        warehouse.diff(run(4), WORDS, GOVERNMENTS, decisions=[confirmed])

    queries = re.findall(r"```sql\n(.*?)```", QUESTIONS, re.DOTALL)
    answered = [bool(store.rows("USE published", query)) for query in queries]

    assert answered == [True] * 16


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


def test_two_writers_do_not_meet(store: Store) -> None:
    with (
        Warehouse.open(store.file),
        pytest.raises(WarehouseError, match="another run"),
        Warehouse.open(store.file),
    ):
        pass


def test_a_file_of_a_newer_program_is_refused(store: Store) -> None:
    store.load(APART)
    with duckdb.connect(store.file) as connection:
        connection.execute("INSERT INTO store.schema_versions VALUES (99, '')")

    with (
        pytest.raises(WarehouseError, match="newer version"),
        Warehouse.open(store.file),
    ):
        pass


def test_a_file_with_another_schema_is_brought_up_to_date_and_keeps_its_claims(
    store: Store,
) -> None:
    expected = store.load(APART, OTHER)
    with duckdb.connect(store.file) as connection:
        connection.execute("DROP VIEW new_statements")
        connection.execute("DROP VIEW mentions")
        connection.execute("ALTER TABLE store.articles DROP COLUMN canonical_url")
        connection.execute("ALTER TABLE store.statements DROP COLUMN independent")
        connection.execute("UPDATE store.schema_versions SET fingerprint = 'of another program'")

    store.load()

    assert store.flags() == expected
    assert len(store.rows("FROM published.new_statements")) == len(expected)


def test_everything_people_see_is_explained(store: Store) -> None:
    store.load(APART)

    unexplained = store.rows(
        "SELECT table_name, column_name FROM duckdb_columns()"
        " WHERE database_name = 'published' AND comment IS NULL"
        " UNION ALL SELECT table_name, '' FROM duckdb_tables()"
        " WHERE database_name = 'published' AND comment IS NULL"
        " UNION ALL SELECT view_name, '' FROM duckdb_views()"
        " WHERE database_name = 'published' AND comment IS NULL AND NOT internal"
        " UNION ALL SELECT function_name, '' FROM duckdb_functions()"
        " WHERE database_name = 'published' AND comment IS NULL AND NOT internal"
    )

    assert unexplained == []


def test_a_changed_template_is_seen_in_what_cleaning_drops(store: Store) -> None:
    days = []
    for day, chrome, box in ((6, "x" * 10, "y" * 5), (7, "x" * 10, "y" * 5), (8, "x" * 60, "")):
        told = batch(f"day-{day}", ("Ada Pellam", "z" * 84, "separate"), day=f"2021-09-0{day}")
        article = told["articles"][0].model_copy(update={"outlet": "The Tide"})
        page_id = article.model_dump()["page_id"]
        told["articles"] = [article]
        told["blocks"] = [
            Block(page_id=page_id, position=place, text=text, reason=rule, rule=rule)
            for place, (rule, text) in enumerate((("menu", chrome), ("box", box)))
            if text
        ]
        days.append(told)
    store.load(*days)

    rows = store.rows(
        "SELECT day(day), rule, pages, pages_hit, pieces, characters, round(share, 2),"
        " round(usual_share, 2) FROM published.dropped_shares ORDER BY rule, day"
    )

    assert rows == [
        (6, "box", 1, 1, 1, 5, 0.05, 0.02),
        (7, "box", 1, 1, 1, 5, 0.05, 0.02),
        (8, "box", 1, 0, 0, 0, 0.0, 0.05),
        (6, "menu", 1, 1, 1, 10, 0.1, 0.28),
        (7, "menu", 1, 1, 1, 10, 0.1, 0.28),
        (8, "menu", 1, 1, 1, 60, 0.41, 0.1),
    ]
