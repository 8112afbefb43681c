"""The Dag that reads the archive again: how it is wired, and a whole run of it in this process."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from media_monitor import pipeline, settings
from media_monitor.models import Run, Window
from media_monitor.sources import parse_source
from media_monitor.warehouse import read_flags

if TYPE_CHECKING:
    from airflow.sdk import DAG

# Airflow imports what its own dependencies call deprecated, and loads a run's Dag carelessly.
pytestmark = [
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::starlette.exceptions.StarletteDeprecationWarning"),
    pytest.mark.timeout(240),
]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(
        "Envoy keeps the two groups apart\n\n"
        "“The Taliban and the Haqqani network are two separate entities,” the envoy Mara Quist"
        " told reporters at the airport on Friday.\n"
    )
    (pages / "metadata.jsonl").write_text(
        json.dumps({"file": "a.txt", "outlet": "The Lantern", "published": "2021-08-27T12:00:00Z"})
    )
    run = Run(run_id="first", window=Window.always(), started_at=datetime(2022, 1, 1, tzinfo=UTC))
    pipeline.run_all(run, [parse_source(f"directory:{pages}")], tmp_path / "data")
    monkeypatch.setattr(settings, "DATA", tmp_path / "data")
    return tmp_path / "data"


def test_it_takes_turns_with_the_pipeline(dags: "dict[str, DAG]") -> None:
    dag = dags["media_monitor_reprocess"]

    assert {task.task_id for task in dag.tasks if task.pool == "duckdb_writer"} == {
        "load",
        "diff",
        "publish",
        "check",
    }
    assert all(task.retries == 2 and task.execution_timeout for task in dag.tasks)
    assert dag.max_active_runs == 1


def test_a_run_brings_a_lost_warehouse_back(dags: "dict[str, DAG]", data: Path) -> None:
    before = read_flags(settings.snapshot(data))
    shutil.rmtree(settings.warehouse(data).parent)
    shutil.rmtree(settings.snapshot(data).parent)

    found = dags["media_monitor_reprocess"].test(logical_date=datetime(2022, 1, 3, tzinfo=UTC))

    assert str(found.state) == "success"
    assert read_flags(settings.snapshot(data)) == before
    assert len(before) == 1
