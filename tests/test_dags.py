"""The Dag: how it is wired, which days it covers, and whole runs of it in this process."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from media_monitor import pipeline, settings
from media_monitor.local.airflow import WRITER_POOL
from media_monitor.models import Window
from media_monitor.warehouse import coverage, read_flags

if TYPE_CHECKING:
    from airflow.sdk import DAG, Context

FILE = Path(__file__).parents[1] / "dags" / "media_monitor.py"
HEAVY = {"duckdb", "lxml", "sklearn", "spacy", "trafilatura"}
DAY = Window.of_days(date(2021, 8, 27), date(2021, 8, 27))

# Airflow imports what its own dependencies call deprecated, and loads a run's Dag carelessly.
pytestmark = [
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::starlette.exceptions.StarletteDeprecationWarning"),
    pytest.mark.timeout(240),
]


@pytest.fixture(scope="module")
def dag(dags: "dict[str, DAG]") -> "DAG":
    return dags["media_monitor"]


Covered = Callable[[dict[str, object]], Window]


@pytest.fixture
def covered(airflow_home: Path) -> Covered:
    """Import late: Airflow must first have a home."""
    assert airflow_home.is_dir()
    from media_monitor import tasks

    def days(context: dict[str, object]) -> Window:
        return tasks.covered(cast("Context", context))

    return days


def given(first: str | None, last: str | None, window: Window | None = None) -> dict[str, object]:
    """Return what a task sees of its run, with the names Airflow uses."""
    import pendulum

    return {"params": {"from": first, "to": last}} | (
        {
            "data_interval_start": pendulum.instance(window.start),
            "data_interval_end": pendulum.instance(window.end),
        }
        if window
        else {}
    )


def test_a_run_covers_its_data_interval(covered: Covered) -> None:
    days = covered(given(None, None, DAY))
    assert days == DAY
    assert (days.start - timedelta(days=1)).tzinfo is UTC


@pytest.mark.parametrize("window", [None, Window.of_days(date(2026, 1, 1), date(2026, 1, 1))])
def test_params_name_the_days_with_or_without_a_date(
    covered: Covered, window: Window | None
) -> None:
    days = covered(given("2021-08-20", "2021-08-27", window))
    assert days == Window.of_days(date(2021, 8, 20), date(2021, 8, 27))


@pytest.mark.parametrize(
    ("first", "last", "window", "message"),
    [
        (None, None, None, "Give both params `from` and `to`"),
        ("2021-08-20", None, DAY, "from=2021-08-20, to=None"),
        (None, "2021-08-20", None, "from=None, to=2021-08-20"),
        ("2021-08-27", "2021-08-20", None, "ends .* before it starts"),
    ],
)
def test_a_run_without_clear_days_fails_for_good(
    covered: Covered, first: str | None, last: str | None, window: Window | None, message: str
) -> None:
    from airflow.sdk.exceptions import AirflowFailException

    with pytest.raises(AirflowFailException, match=message):
        covered(given(first, last, window))


@pytest.mark.parametrize("value", ["yesterday", "2021-13-40", "", 20210827])
def test_a_param_that_is_no_day_is_refused_before_the_run(dag: "DAG", value: object) -> None:
    from airflow.exceptions import ParamValidationError

    with pytest.raises(ParamValidationError):
        dag.params.get_param("from").resolve(value)


def test_each_scheduled_run_covers_one_utc_day(dag: "DAG") -> None:
    import pendulum
    from airflow.serialization.serialized_objects import DagSerialization

    timetable = DagSerialization.from_dict(DagSerialization.to_dict(dag)).timetable
    morning = pendulum.datetime(2021, 8, 28, 7, 30)
    interval = timetable.infer_manual_data_interval(run_after=morning)
    assert Window(start=interval.start, end=interval.end) == DAY
    assert not dag.catchup
    assert dag.max_active_runs == 1


def test_every_task_has_a_time_limit_and_more_tries(dag: "DAG") -> None:
    doing = [task for task in dag.tasks if task.task_id != "every_source_read"]
    assert len(doing) == 8
    assert all(task.retries == 2 and task.execution_timeout for task in doing)


def test_whatever_opens_the_warehouse_takes_turns(dag: "DAG") -> None:
    writers = {task.task_id for task in dag.tasks if task.pool == WRITER_POOL}
    assert writers == {"load", "diff", "publish", "check"}


def test_parsing_the_file_imports_nothing_heavy() -> None:
    code = "import runpy, sys; runpy.run_path(sys.argv[1]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, FILE], capture_output=True, text=True, check=True
    )
    assert HEAVY.isdisjoint(done.stdout.split())


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Configure one folder of articles and one that is not there; return the data folder."""
    config = tmp_path / "config"
    shutil.copytree(settings.CONFIG, config, ignore=shutil.ignore_patterns("sources"))
    (config / "sources").mkdir()
    sources = [
        {"name": "folder", "type": "directory", "path": str(_articles(tmp_path / "pages"))},
        {"name": "gone", "type": "directory", "path": str(tmp_path / "gone")},
    ]
    (config / "sources" / "two.yaml").write_text(json.dumps({"sources": sources}))
    monkeypatch.setattr(pipeline, "CONFIG", config)
    monkeypatch.setattr(settings, "DATA", tmp_path / "data")
    return tmp_path / "data"


def _articles(folder: Path) -> Path:
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Envoy keeps the two groups apart\n\n"
        "The Haqqani network is a separate organisation from the Taliban, the envoy Mara Quist"
        " said on Friday. “The Taliban and the Haqqani network are two separate entities,” Quist"
        " told reporters at the airport.\n"
    )
    (folder / "metadata.jsonl").write_text(
        json.dumps({"file": "a.txt", "outlet": "The Lantern", "published": "2021-08-27T12:00:00Z"})
    )
    return folder


def run(dag: "DAG", conf: dict[str, str] | None = None) -> dict[str, set[str]]:
    """Run the whole Dag over 27 August 2021; return the states of each task's instances."""
    found = dag.test(logical_date=datetime(2021, 8, 28, tzinfo=UTC), run_conf=conf)
    states: dict[str, set[str]] = {"run": {str(found.state)}}
    for instance in found.get_task_instances():
        states.setdefault(instance.task_id, set()).add(str(instance.state))
    return states


def test_a_source_that_fails_turns_the_run_red_and_stops_no_other(dag: "DAG", data: Path) -> None:
    states = run(dag)
    assert states == {
        "run": {"failed"},
        "plan": {"success"},
        "each_source.collect": {"success", "failed"},
        "each_source.read": {"success", "upstream_failed"},
        "every_source_read": {"upstream_failed"},
        **{task: {"success"} for task in ("load", "diff", "publish", "notify")},
        "check": {"failed"},
    }
    assert {flag.speaker for flag in read_flags(settings.snapshot(data))} == {"Mara Quist"}


def test_given_days_without_articles_publish_nothing_new(dag: "DAG", data: Path) -> None:
    run(dag, {"from": "2021-08-01", "to": "2021-08-02"})
    (covered,) = coverage(settings.snapshot(data))
    assert (covered.window_start.date(), covered.articles) == (date(2021, 8, 1), 0)
    assert read_flags(settings.snapshot(data)) == ()
