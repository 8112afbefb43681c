"""The whole pipeline in this process, over real HTTP, on the example newsroom."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from media_monitor import pipeline
from media_monitor.errors import CheckError, ConfigError, SourceError
from media_monitor.models import Flag, Run, Window
from media_monitor.newsroom import load_articles, running
from media_monitor.settings import CONFIG, snapshot
from media_monitor.sources import FeedSource, Source, load_sources, parse_source
from media_monitor.warehouse import read_flags
from media_monitor.workers import Workers

STARTED = datetime(2021, 9, 10, tzinfo=UTC)
PUBLISHED = [article.story.published.astimezone(UTC) for article in load_articles()]
DAYS = sorted({moment.date() for moment in PUBLISHED})


@pytest.fixture(scope="module")
def sources() -> Iterator[tuple[Source, ...]]:
    with running("127.0.0.1") as base, pytest.MonkeyPatch.context() as environment:
        environment.setenv("NEWSROOM_PORT", base.rpartition(":")[2])
        yield load_sources(CONFIG / "sources")


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers.from_config() as opened:
        yield opened


def run_days(
    sources: Sequence[Source], data: Path, days: Sequence[date], workers: Workers
) -> tuple[Flag, ...]:
    for number, day in enumerate(days):
        run = Run(
            run_id=f"test__{number}__{day}",
            window=Window.of_days(day, day),
            started_at=STARTED + timedelta(hours=number),
        )
        pipeline.run_all(run, sources, data, workers=workers).raise_if_wrong()
    return read_flags(snapshot(data))


@pytest.fixture(scope="module")
def forwards(
    sources: tuple[Source, ...], workers: Workers, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Flag, ...]:
    return run_days(sources, tmp_path_factory.mktemp("forwards"), DAYS, workers)


def test_the_example_days_have_flags(forwards: tuple[Flag, ...]) -> None:
    assert {flag.kind for flag in forwards} >= {"new_speaker", "changed_stance"}
    assert all(flag.claims for flag in forwards)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "days",
    [DAYS[::-1], DAYS[1::2] + DAYS[::2], DAYS + DAYS[3:6]],
    ids=["backwards", "every other day first", "three days twice"],
)
def test_flags_do_not_depend_on_the_order_of_days(
    days: list[date],
    forwards: tuple[Flag, ...],
    sources: tuple[Source, ...],
    workers: Workers,
    tmp_path: Path,
) -> None:
    assert run_days(sources, tmp_path, days, workers) == forwards


@pytest.mark.thorough
def test_every_claim_walks_back_to_the_words_of_its_article(
    sources: tuple[Source, ...], tmp_path: Path
) -> None:
    run = Run(run_id="r", window=Window.of_days(DAYS[0], DAYS[-1]), started_at=STARTED)
    pipeline.run_all(run, sources, tmp_path)

    pipeline.check(run, tmp_path)


def page(folder: Path, name: str, body: bytes) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(body)


ARTICLE = (
    "Envoy draws a line between Taliban and Haqqani network\n\n"
    "The Taliban and the Haqqani network are separate organisations, the Ruthenbeck envoy Ada "
    "Pellam said on Monday. “The Haqqani network is a separate organisation from the Taliban,” "
    "Pellam told reporters in the capital after the talks had ended for the day.\n"
)


def test_unusable_files_become_issues_and_the_rest_is_read(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    page(pages, "a.txt", ARTICLE.encode())
    page(pages, "empty.html", b"")
    page(pages, "binary.txt", bytes(range(256)) * 40)
    page(pages, "cut.warc.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00")
    run = Run(run_id="bad", window=Window.always(), started_at=STARTED)
    source = parse_source(f"directory:{pages}")

    pipeline.run_all(run, (source,), tmp_path / "data").raise_if_wrong()

    assert read_flags(snapshot(tmp_path / "data"))
    summary = pipeline.notify(run, tmp_path / "data")
    assert summary.endswith("1 source answered, 1 article read, 3 issues")


def test_a_source_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    page(tmp_path / "pages", "a.txt", ARTICLE.encode())
    with running("127.0.0.1") as base:
        dead = FeedSource(type="feed", name="dead", url=f"{base}/no/such/feed.xml", local=True)
        good = parse_source(f"directory:{tmp_path / 'pages'}")
        run = Run(run_id="half", window=Window.always(), started_at=STARTED)

        outcome = pipeline.run_all(run, (dead, good), tmp_path / "data")

    assert outcome.summary.endswith("1 source answered, 1 article read, 1 issue")
    assert read_flags(snapshot(tmp_path / "data"))
    with pytest.raises(CheckError, match="dead"):
        outcome.raise_if_wrong()
    with pytest.raises(CheckError, match="dead"):
        pipeline.check(run, tmp_path / "data")


def test_a_failed_source_leaves_an_issue(tmp_path: Path) -> None:
    source = parse_source(f"directory:{tmp_path / 'nowhere'}")
    run = Run(run_id="none", window=Window.always(), started_at=STARTED)

    with pytest.raises(SourceError, match="nowhere"):
        pipeline.collect_from(run, source, tmp_path / "data")

    assert pipeline.load(run, tmp_path / "data").issues == 1


def test_a_source_that_is_not_configured_is_named_with_those_that_are(tmp_path: Path) -> None:
    run = Run(run_id="test", window=Window.always(), started_at=STARTED)

    with pytest.raises(ConfigError, match=r"named nowhere; there are .*daily-lens"):
        pipeline.collect(run, "nowhere", tmp_path)


def test_an_article_dated_only_by_its_page_belongs_to_its_own_day(
    tmp_path: Path, workers: Workers
) -> None:
    dated = b'<html><head><meta property="article:published_time" content="2021-08-30T10:00:00Z">'
    page(tmp_path / "pages", "a.html", dated + f"<body><p>{ARTICLE}</p></body></html>".encode())
    source = parse_source(f"directory:{tmp_path / 'pages'}")

    def articles(day: date) -> int:
        run = Run(run_id=str(day), window=Window.of_days(day, day), started_at=STARTED)
        pipeline.collect_from(run, source, tmp_path)
        return pipeline.read(run, source.name, tmp_path, workers).articles

    assert [articles(date(2021, 8, 29)), articles(date(2021, 8, 30))] == [0, 1]
