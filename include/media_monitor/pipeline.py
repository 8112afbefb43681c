"""The stages in the order the data moves; a Dag task and a command call the same functions."""

import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

from media_monitor import notify as notices
from media_monitor.archive import ArchiveWriter
from media_monitor.batches import (
    BatchWriter,
    batch_folder,
    read_decisions,
    read_records,
    run_slug,
)
from media_monitor.claims import Speakers
from media_monitor.endpoint import SecondOpinionSettings
from media_monitor.errors import CheckError, ConfigError, ItemError, SourceError
from media_monitor.fetching import Fetcher
from media_monitor.models import Article, Candidate, Fetched, Flag, Issue, Page, Record, Run, Window
from media_monitor.positions import read_topics
from media_monitor.proving import unproven
from media_monitor.reading import Reading, read_archived
from media_monitor.second_opinion import seek
from media_monitor.settings import CONFIG, decisions, load_yaml, snapshot, warehouse
from media_monitor.sources import Get, Source, load_sources
from media_monitor.storing import LoadCounts
from media_monitor.warehouse import Warehouse, coverage
from media_monitor.workers import Workers

log = logging.getLogger(__name__)

Track = Callable[[Sequence[Source]], Iterable[Source]]
"""Passes sources on, one after the other, and may show how far it is."""


class ReadCounts(Record):
    """How much one source gave in one run."""

    articles: int
    claims: int
    issues: int


class Outcome(Record):
    """How a whole run in one process ended."""

    summary: str
    failures: tuple[str, ...]

    def raise_if_wrong(self) -> None:
        """Raise CheckError naming everything that went wrong."""
        if self.failures:
            raise CheckError("\n".join(self.failures))


def plan(sources: Path | None = None) -> list[str]:
    """List the sources to collect, by name; raises ConfigError."""
    return [source.name for source in load_sources(sources or CONFIG / "sources")]


def collect(run: Run, source: str, data: Path) -> Path:
    """Collect a configured source by its name; see `collect_from`."""
    known = {known.name: known for known in load_sources(CONFIG / "sources")}
    if source not in known:
        raise ConfigError(
            f"{CONFIG / 'sources'}: no source is named {source}; there are {', '.join(known)}"
        )
    return collect_from(run, known[source], data)


def collect_from(run: Run, source: Source, data: Path) -> Path:
    """Fetch what a source published in the run's window into the archive; return the batch folder.

    Raises SourceError when the source cannot be read, after leaving an issue row that says so.
    """
    batch = BatchWriter(batch_folder(data, run.run_id, source.name))
    fetcher = Fetcher.from_config()

    def get(url: str) -> Fetched:
        return fetcher.get(url, local=source.local)

    try:
        discovered = source.discover(run.window, get)
    except SourceError as error:
        failure = Issue(
            source=source.name, stage="discover", subject=source.name, message=str(error)
        )
        batch.write_issues({"discover", "fetch"}, [failure])
        raise
    with ArchiveWriter(data / "archive", source.name, run_slug(run.run_id)) as archive:
        results = [_page(source, candidate, get, archive) for candidate in discovered.candidates]
    issues = [result for result in results if isinstance(result, Issue)]
    batch.write("pages", [result for result in results if isinstance(result, Page)])
    batch.write_issues({"discover", "fetch"}, [*discovered.issues, *issues])
    log.info("%s: %d pages, %d issues", source.name, len(results) - len(issues), len(issues))
    return batch.folder


def read(run: Run, source: str, data: Path, workers: Workers | None = None) -> ReadCounts:
    """Read what `collect` archived into articles, dropped blocks, claims and positions.

    A page on which reading hangs, swells or crashes becomes an issue like any other.
    """
    batch = BatchWriter(batch_folder(data, run.run_id, source))
    # Bytes that came twice are read once.
    fetches = read_records(batch.folder, "pages", Page)
    pages = list({page.page_id: page for page in reversed(fetches)}.values())[::-1]
    with _workers(workers) as mine:
        results = list(mine.map(partial(read_archived, CONFIG, data / "archive"), pages))
    paired = list(zip(pages, results, strict=True))
    readings = [
        result
        for page, result in paired
        if isinstance(result, Reading) and _is_in(run.window, page, result.article)
    ]
    issues = [_unread(page, result) for page, result in paired if isinstance(result, ItemError)]
    counts = _write(batch, readings, issues)
    log.info("%s: %s", source, counts)
    asking = load_yaml(CONFIG / "second_opinion.yaml", SecondOpinionSettings)
    seek(batch, read_topics(CONFIG / "topics"), asking, data / "second_opinions")
    return counts


def load(run: Run, data: Path) -> LoadCounts:
    """Load every batch of a run into the warehouse, each as a whole or not at all."""
    with Warehouse.open(warehouse(data)) as store:
        counts = [store.load(batch, run) for batch in _batches(run, data)]
    totals = {
        kind: sum(getattr(count, kind) for count in counts) for kind in LoadCounts.model_fields
    }
    return LoadCounts.model_validate(totals)


def diff(run: Run, data: Path) -> tuple[Flag, ...]:
    """Find what the run's claims add to the statements known; return the flags that are new."""
    topics = read_topics(CONFIG / "topics")
    known = load_yaml(CONFIG / "speakers.yaml", Speakers).speakers
    with Warehouse.open(warehouse(data)) as store:
        return store.diff(
            run,
            topic_words={topic.name: topic.party_words for topic in topics},
            governments={
                each.organisation or each.name: each.government for each in known if each.government
            },
            decisions=read_decisions(decisions(data)),
        )


def publish(data: Path) -> Path:
    """Put a read-only copy of the warehouse where readers find it; return its path."""
    with Warehouse.open(warehouse(data)) as store:
        store.publish(snapshot(data))
    return snapshot(data)


def notify(run: Run, data: Path) -> str:
    """Say in one line what the run found, so that a quiet day never looks like a broken one."""
    (covered,) = (c for c in coverage(snapshot(data)) if c.run_id == run.run_id)
    summary = notices.summary(covered)
    log.info("%s", summary)
    return summary


def check(run: Run, data: Path) -> None:
    """Raise CheckError when a source failed or a quotation does not resolve to archived bytes."""
    with Warehouse.open(warehouse(data)) as store:
        problems = list(store.check(run))
    for batch in _batches(run, data):
        problems += unproven(batch, data / "archive")
    if problems:
        raise CheckError("\n".join(f"{found.subject}: {found.problem}" for found in problems))


def review(run: Run, data: Path) -> tuple[Flag, ...]:
    """Apply what analysts decided: compare again, and publish."""
    new = diff(run, data)
    publish(data)
    return new


def run_all(
    run: Run,
    sources: Sequence[Source],
    data: Path,
    track: Track = iter,
    workers: Workers | None = None,
) -> Outcome:
    """Run every stage in this process; a source that fails does not stop the others."""
    failures: list[str] = []
    with _workers(workers) as mine:
        for source in track(sources):
            try:
                collect_from(run, source, data)
                read(run, source.name, data, mine)
            except SourceError as error:
                failures.append(str(error))
    load(run, data)
    diff(run, data)
    publish(data)
    try:
        check(run, data)
    except CheckError as error:
        failures += str(error).splitlines()
    return Outcome(summary=notify(run, data), failures=tuple(dict.fromkeys(failures)))


def _batches(run: Run, data: Path) -> list[Path]:
    return sorted(batch_folder(data, run.run_id, "*").parent.glob("*/"))


def _page(source: Source, candidate: Candidate, get: Get, archive: ArchiveWriter) -> Page | Issue:
    try:
        return archive.add(source.fetch(candidate, get), candidate)
    except ItemError as error:
        subject = candidate.url or candidate.path or source.name
        return Issue(source=source.name, stage="fetch", subject=subject, message=str(error))


def _workers(given: Workers | None) -> AbstractContextManager[Workers]:
    """Leave open what was lent to us, close our own."""
    return nullcontext(given) if given else Workers.from_config()


def _write(batch: BatchWriter, readings: Sequence[Reading], issues: Sequence[Issue]) -> ReadCounts:
    batch.write("blocks", [block for reading in readings for block in reading.blocks])
    batch.write("positions", [position for reading in readings for position in reading.positions])
    return ReadCounts(
        articles=batch.write("articles", [reading.article for reading in readings]),
        claims=batch.write("claims", [claim for reading in readings for claim in reading.claims]),
        issues=batch.write_issues({"read"}, issues),
    )


def _unread(page: Page, error: ItemError) -> Issue:
    subject = page.url or page.path or page.page_id
    return Issue(source=page.source, stage="read", subject=subject, message=str(error))


def _is_in(window: Window, page: Page, article: Article) -> bool:
    """Leave to other runs an article that only reading could date, when that day is not ours."""
    was_listed_by_date = page.hints.published is not None
    return was_listed_by_date or article.published is None or article.published in window
