"""The archive is enough: without the warehouse, one run over it gives what there was."""

import json
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from media_monitor.batches import batch_folder, read_records
from media_monitor.errors import WarehouseError
from media_monitor.models import Page, Run, Window
from media_monitor.pipeline import run_all
from media_monitor.reprocessing import archived, recall, reprocess
from media_monitor.settings import snapshot, warehouse
from media_monitor.sources import parse_source
from media_monitor.warehouse import read_flags
from media_monitor.workers import Workers
from tests.warehouse.store import VIEWS

SEEDS = Path(__file__).parent / "newsroom" / "tuning" / "seeds"
ARTICLES = 8
STARTED = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = [(2008, 2013), (2014, 2018), (2019, 2025)]
SAID = ("two separate groups", "one and the same group", "two separate groups")
AGAIN = Run(run_id="again", window=Window.always(), started_at=STARTED + timedelta(days=9))


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers.from_config() as opened:
        yield opened


@pytest.fixture(scope="module")
def kept(workers: Workers, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run three stretches of the test newsroom's years, and a page that goes back to its words."""
    data, pages = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("pages")
    for article in sorted(SEEDS.glob("*.txt"))[:ARTICLES]:
        shutil.copy(article, pages)
    hints = (SEEDS / "metadata.jsonl").read_text(encoding="utf-8").splitlines()
    given = [hint for hint in hints if (pages / json.loads(hint)["file"]).exists()]
    (pages / "metadata.jsonl").write_text("\n".join(given), encoding="utf-8")
    for number, (first, last) in enumerate(DAYS):
        window = Window.of_days(date(first, 1, 1), date(last, 12, 31))
        started = STARTED + timedelta(days=number)
        _save(pages / "pellam.txt", SAID[number], started)
        run = Run(run_id=f"years {first}", window=window, started_at=started)
        run_all(run, [parse_source(f"directory:{pages}")], data, workers=workers).raise_if_wrong()
    return data


def _save(file: Path, said: str, moment: datetime) -> None:
    """Save a page at a moment: a folder's pages came when they were last changed."""
    file.write_text(
        "Envoy speaks about the Taliban\n\n"
        f"“The Taliban and the Haqqani network are {said},” the envoy Ada Pellam told reporters in"
        " the capital after the talks had ended.\n",
        encoding="utf-8",
    )
    os.utime(file, (moment.timestamp(), moment.timestamp()))


@pytest.fixture
def data(kept: Path, tmp_path: Path) -> Path:
    return shutil.copytree(kept, tmp_path / "data")


def everything(data: Path) -> tuple[object, ...]:
    with duckdb.connect(snapshot(data), read_only=True) as reader:
        views = [
            reader.execute(f"SELECT * FROM {view} ORDER BY ALL").fetchall()  # noqa: S608 - our names
            for view in VIEWS
        ]
    return (views, read_flags(snapshot(data)))


def test_a_deleted_warehouse_comes_back_from_the_archive(data: Path, workers: Workers) -> None:
    before = everything(data)
    shutil.rmtree(warehouse(data).parent)
    shutil.rmtree(snapshot(data).parent)
    # With the decisions, of which there are none here, this is what the README says to back up.
    assert sorted(path.name for path in data.iterdir()) == ["archive", "batches"]

    reprocess(AGAIN, data, workers=workers)

    assert everything(data) == before
    flags = read_flags(snapshot(data))
    assert len(flags) > 5
    pellam = {flag.stance: flag for flag in flags if flag.speaker == "Ada Pellam"}
    assert pellam["separate"].retracted_at is None
    assert pellam["integrated"].retracted_at == STARTED + timedelta(days=2)


def test_reading_everything_again_with_the_same_code_changes_no_flag(
    data: Path, workers: Workers
) -> None:
    before = everything(data)

    outcome = reprocess(AGAIN, data, workers=workers)

    assert everything(data) == before
    assert outcome.summary.startswith("nothing new")


def test_every_fetch_is_recalled_once(data: Path) -> None:
    (source,) = archived(data)
    folders = (data / "batches").glob(f"*/{source}")
    fetches = {fetch for folder in folders for fetch in _fetches(folder)}

    first = _fetches(recall(AGAIN, source, data))
    later = AGAIN.model_copy(update={"run_id": "once more"})
    second = _fetches(recall(later, source, data))

    assert len(first) == len(set(first))
    assert set(first) == fetches
    assert second == first
    assert batch_folder(data, later.run_id, source).is_dir()


def _fetches(folder: Path) -> list[tuple[str, datetime]]:
    return [(page.page_id, page.fetched_at) for page in read_records(folder, "pages", Page)]


def test_an_empty_folder_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="media-monitor run"):
        archived(tmp_path)
