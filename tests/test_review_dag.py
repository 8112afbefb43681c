"""The Dag that applies decisions: how it is wired, and a whole run of it in this process."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from media_monitor import deciding, pipeline, settings
from media_monitor.warehouse import read_flags
from tests.test_review_cli import RUN, load_article

if TYPE_CHECKING:
    from airflow.sdk import DAG

FILE = Path(__file__).parents[1] / "dags" / "media_monitor_review.py"
HEAVY = {"duckdb", "lxml", "sklearn", "spacy", "trafilatura"}

# Airflow imports what its own dependencies call deprecated, and loads a run's Dag carelessly.
pytestmark = [
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::starlette.exceptions.StarletteDeprecationWarning"),
    pytest.mark.timeout(240),
]


@pytest.fixture(scope="module")
def dag(dags: "dict[str, DAG]") -> "DAG":
    return dags["media_monitor_review"]


def test_it_takes_turns_with_the_pipeline_and_announces_the_snapshot(dag: "DAG") -> None:
    assert {task.task_id: task.pool for task in dag.tasks} == {
        "diff": "duckdb_writer",
        "publish": "duckdb_writer",
    }
    assert dag.get_task("publish").upstream_task_ids == {"diff"}
    assert [outlet.name for outlet in dag.get_task("publish").outlets] == ["media_monitor_snapshot"]
    assert all(task.retries == 2 and task.execution_timeout for task in dag.tasks)
    assert dag.max_active_runs == 1


def test_parsing_the_file_imports_nothing_heavy() -> None:
    code = "import runpy, sys; runpy.run_path(sys.argv[1]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, FILE], capture_output=True, text=True, check=True
    )
    assert HEAVY.isdisjoint(done.stdout.split())


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Publish one article whose statements are flagged."""
    data = tmp_path / "data"
    load_article(data)
    pipeline.load(RUN, data)
    pipeline.diff(RUN, data)
    pipeline.publish(data)
    monkeypatch.setattr(settings, "DATA", data)
    return data


def test_a_run_applies_what_was_decided_and_publishes_it(dag: "DAG", data: Path) -> None:
    flag, *others = read_flags(settings.snapshot(data))
    signed = deciding.Signature(by="Mara Ilves", why="a test", at=datetime(2022, 1, 2, tzinfo=UTC))
    deciding.decide(data, deciding.Draft(kind="dismiss", id=flag.statement_id), signed)

    found = dag.test(logical_date=datetime(2022, 1, 3, tzinfo=UTC))

    assert str(found.state) == "success"
    left = read_flags(settings.snapshot(data))
    assert {each.statement_id for each in left} == {each.statement_id for each in others}
