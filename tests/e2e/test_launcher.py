"""One command starts everything, survives what dies, says what failed, and leaves no process."""

import json
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from media_monitor.local.api import Api
from media_monitor.local.example import DAG, example_days

if TYPE_CHECKING:
    from tests.e2e.conftest import RunningStack, Start


pytestmark = pytest.mark.e2e

SECONDS = 400.0

# The pipeline's name and schedule with one task, which fails for one day until it is mended.
SMALL_DAG = """
import os
from datetime import UTC, datetime
from pathlib import Path

from airflow.sdk import CronDataIntervalTimetable, dag, get_current_context, task


@task(retries=0)
def check():
    day = get_current_context()["data_interval_start"].date()
    if str(day) == os.environ["BROKEN_DAY"] and not Path(os.environ["MENDED"]).exists():
        raise ValueError("this day is broken")


@dag(
    schedule=CronDataIntervalTimetable("0 0 * * *", timezone="UTC"),
    start_date=datetime(2001, 1, 1, tzinfo=UTC),
    catchup=False,
)
def media_monitor():
    check()


media_monitor()
"""


def processes_of(state: Path) -> list[psutil.Process]:
    """Find every process that was started for this state folder, wherever it hangs in the tree."""
    return [process for process in psutil.process_iter() if _state_of(process) == str(state)]


def _state_of(process: psutil.Process) -> str | None:
    try:
        return process.environ().get("MEDIA_MONITOR_STATE")
    except psutil.Error:
        return None


def eventually(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end, "it has not come true"
        time.sleep(0.5)


@pytest.fixture
def small(tmp_path: Path) -> dict[str, str]:
    dags = tmp_path / "dags"
    dags.mkdir()
    (dags / "media_monitor.py").write_text(SMALL_DAG)
    return {
        "MEDIA_MONITOR_DAGS": str(dags),
        "BROKEN_DAY": str(example_days()[1]),
        "MENDED": str(tmp_path / "mended"),
    }


def test_a_failed_day_is_named_and_run_again_next_time(
    tmp_path: Path, small: dict[str, str], start: "Start"
) -> None:
    state, broken = tmp_path / "a state", small["BROKEN_DAY"]

    first = start(state, "--once", **small)
    printed, _ = first.communicate()
    assert first.returncode == 1
    assert f"Failed: check of {broken}: ValueError: this day is broken" in printed
    assert Path(printed.split("its log is ")[1].splitlines()[0]).is_file()
    assert processes_of(state) == []

    Path(small["MENDED"]).touch()
    second = start(state, "--once", **small)
    printed, _ = second.communicate()
    assert second.returncode == 0
    assert f"{broken}: success" in printed
    assert processes_of(state) == []


def test_a_signal_in_the_middle_leaves_no_process(
    tmp_path: Path, small: dict[str, str], start: "Start"
) -> None:
    state = tmp_path / "state"
    process = start(state, **small)
    assert process.stdout is not None
    for line in process.stdout:
        if "scheduler" in line:
            break

    process.send_signal(signal.SIGINT)
    assert "stopped" in process.communicate()[0]
    assert processes_of(state) == []


def test_it_prints_what_is_new_and_where(stack: "RunningStack") -> None:
    assert "flagged statements" in stack.printed
    assert str(stack.data / "published" / "media_monitor.duckdb") in stack.printed
    assert stack.printed.count(stack.password) == 1


def test_it_runs_once_at_a_time(stack: "RunningStack", start: "Start") -> None:
    second = start(stack.state)

    assert "already runs" in second.communicate()[0]
    assert second.returncode == 1


def test_a_taken_port_is_named_before_anything_starts(
    stack: "RunningStack", tmp_path: Path, start: "Start"
) -> None:
    taken = stack.url.rsplit(":", 1)[1]
    other = start(tmp_path / "state", PORT=taken)

    assert f"port {taken} of 127.0.0.1 is taken" in other.communicate()[0]
    assert other.returncode == 1
    assert not (tmp_path / "state" / "postgres").exists()


def test_it_listens_on_loopback_alone(stack: "RunningStack") -> None:
    addresses = {
        connection.laddr.ip
        for process in processes_of(stack.state)
        for connection in process.net_connections()
        if connection.status == psutil.CONN_LISTEN and connection.family == socket.AF_INET
    }

    assert addresses == {"127.0.0.1"}


def test_what_is_killed_comes_back_and_works(
    tmp_path: Path, small: dict[str, str], start: "Start"
) -> None:
    state, day = tmp_path / "state", example_days()[0]
    process = start(state, **small)
    assert process.stdout is not None
    ready = next(line for line in process.stdout if line.startswith("Airflow:"))
    [(user, password)] = json.loads((state / "secrets" / "passwords.json").read_text()).items()
    api = Api(int(ready.split()[1].rsplit(":", 1)[1]), user, password)

    parts = psutil.Process(process.pid).children()
    assert len(parts) == 6
    for part in parts:
        part.kill()

    eventually(api.is_healthy)
    api.close_backfills(DAG)
    assert api.start_backfill(DAG, day, day, "completed")
    eventually(lambda: [run.state for run in api.runs(DAG, day, day)] == ["success"])
