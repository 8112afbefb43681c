"""Reads everything that was ever archived again, with today's code, as one run of its own."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

from media_monitor import pipeline
from media_monitor.batches import BatchWriter, batch_folder, read_records, run_slug
from media_monitor.errors import WarehouseError
from media_monitor.models import Article, Issue, Page, Run
from media_monitor.workers import Workers

log = logging.getLogger(__name__)

Track = Callable[[Sequence[str]], Iterable[str]]
"""Passes names on, one after the other, and may show how far it is."""


def archived(data: Path) -> list[str]:
    """List the sources of which anything was archived, configured today or not.

    Raises WarehouseError where nothing was.
    """
    sources = sorted({batch.parent.name for batch in (data / "batches").glob("*/*/pages.jsonl")})
    if not sources:
        raise WarehouseError(
            f"{data}: holds nothing archived; run `media-monitor run` first or name another folder"
        )
    return sources


def recall(run: Run, source: str, data: Path) -> Path:
    """Collect for a run what all others archived of a source; return its batch folder.

    Every fetch counts, also of the same bytes: a page may go back to what it said before.
    A page that its run found to be published outside the run's days is left out, as it was then.
    """
    fetches: dict[tuple[datetime, str], Page] = {}
    for former in sorted((data / "batches").glob(f"*/{source}/")):
        if former.parent.name != run_slug(run.run_id):
            for page in _covered(former):
                fetches.setdefault((page.fetched_at, page.page_id), page)
    batch = BatchWriter(batch_folder(data, run.run_id, source))
    batch.write("pages", [fetches[each] for each in sorted(fetches)])
    batch.write_issues({"discover", "fetch"}, [])
    log.info("%s: fetched %d times so far", source, len(fetches))
    return batch.folder


def reprocess(
    run: Run, data: Path, track: Track = iter, workers: Workers | None = None
) -> pipeline.Outcome:
    """Read, load, compare and publish everything archived, in this process."""
    with nullcontext(workers) if workers else Workers.from_config() as mine:
        for source in track(archived(data)):
            recall(run, source, data)
            pipeline.read(run, source, data, mine)
    pipeline.load(run, data)
    pipeline.diff(run, data)
    pipeline.publish(data)
    return pipeline.Outcome(summary=pipeline.notify(run, data), failures=())


def _covered(batch: Path) -> Iterator[Page]:
    """List a batch's pages of which an article or an issue came, all if it never was read."""
    if not (batch / "pages.jsonl").exists():
        return
    pages = read_records(batch, "pages", Page)
    if not (batch / "articles.jsonl").exists():
        yield from pages
        return
    read = {article.page_id for article in read_records(batch, "articles", Article)}
    failed = {issue.subject for issue in read_records(batch, "issues", Issue)}
    for page in pages:
        if page.page_id in read or (page.url or page.path or page.page_id) in failed:
            yield page
