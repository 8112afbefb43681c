"""A whole installation, started once for all tests that need a running Airflow."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
from pydantic import BaseModel, ConfigDict

PROJECT = Path(__file__).parents[2]
Start = Callable[..., subprocess.Popen[str]]
READY = "Airflow:"  # the last line `up` prints before it stays up


@dataclass(frozen=True)
class RunningStack:
    """What `media-monitor up` serves while a test runs, with the example days already done."""

    url: str
    user: str
    password: str
    data: Path
    project: Path
    state: Path
    config: Path
    process: subprocess.Popen[str]
    printed: str


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def up(state: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    """Start `media-monitor up` with its own state folder and ports that nobody uses."""
    ports = {"PORT": str(free_port()), "NEWSROOM_PORT": str(free_port())}
    return subprocess.Popen(
        [Path(sys.executable).with_name("media-monitor"), "up", *options],
        env=os.environ
        | {"MEDIA_MONITOR_STATE": str(state), "COLUMNS": "200"}
        | ports
        | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def read_until(process: subprocess.Popen[str], sign: str) -> str:
    """Return what a process prints up to the line that starts with a sign."""
    printed = []
    for line in process.stdout or ():
        printed.append(line)
        if line.startswith(sign):
            return "".join(printed)
    pytest.fail(f"it ended with status {process.wait()} before `{sign}`:\n{''.join(printed)}")


@contextmanager
def running(state: Path, **environment: str) -> Iterator[RunningStack]:
    """Start an installation, wait until the example days are done, and stop it at the end.

    It has a copy of the configuration, which a test may change.
    """
    config = shutil.copytree(PROJECT / "include" / "config", state / "config")
    process = up(state, MEDIA_MONITOR_CONFIG=str(config), **environment)
    try:
        printed = read_until(process, READY)
        passwords = json.loads((state / "secrets" / "passwords.json").read_text())
        [(user, password)] = passwords.items()
        yield RunningStack(
            url=printed.rsplit(READY, 1)[1].split()[0],
            user=user,
            password=password,
            data=state / "data",
            project=PROJECT,
            state=state,
            config=config,
            process=process,
            printed=printed,
        )
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    with running(tmp_path_factory.mktemp("stack") / "state") as found:
        yield found


@pytest.fixture
def start() -> Iterator[Start]:
    """Start `media-monitor up` as often as a test likes; what still runs then is stopped."""
    started: list[subprocess.Popen[str]] = []

    def start(state: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
        started.append(up(state, *options, **environment))
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
        with process:
            process.wait(timeout=60)


class Task(NamedTuple):
    """One task instance of a run: its name, its place in the map (-1: none), how it stands."""

    name: str
    place: int
    state: str
    tries: int


class _Seen(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Run(_Seen):
    dag_run_id: str
    state: str


class _Runs(_Seen):
    dag_runs: tuple[_Run, ...]


class _Backfill(_Seen):
    id: int
    completed_at: datetime | None


class _Backfills(_Seen):
    backfills: tuple[_Backfill, ...]


class _Task(_Seen):
    task_id: str
    map_index: int
    state: str | None
    try_number: int


class _Tasks(_Seen):
    task_instances: tuple[_Task, ...]


class Airflow:
    """What a test asks of the running Airflow, over its REST API."""

    DAG = "api/v2/dags/media_monitor"

    def __init__(self, stack: RunningStack, client: httpx.Client) -> None:
        self._client = client
        signed_in = self.post("auth/token", {"username": stack.user, "password": stack.password})
        self._client.headers["Authorization"] = f"Bearer {signed_in.json()['access_token']}"

    def get(self, path: str, **query: str) -> httpx.Response:
        return self._client.get(path, params=query).raise_for_status()

    def post(self, path: str, body: Mapping[str, object]) -> httpx.Response:
        return self._client.post(path, json=body).raise_for_status()

    def trigger(self, *days: str, logical_date: datetime | None = None) -> str:
        """Start a run by hand, of these days or of this date; return its id."""
        conf = dict(zip(("from", "to"), days, strict=False))
        date = logical_date.isoformat() if logical_date else None
        started = self.post(f"{self.DAG}/dagRuns", {"logical_date": date, "conf": conf})
        return _Run.model_validate_json(started.content).dag_run_id

    def wait(self, run_id: str, seconds: float = 300) -> str:
        """Wait until a run has ended; return how."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = _Run.model_validate_json(self.get(f"{self.DAG}/dagRuns/{run_id}").content)
            if found.state in {"success", "failed"}:
                return found.state
            time.sleep(0.5)
        pytest.fail(f"{run_id} has not ended after {seconds} s: {self.tasks(run_id)}")

    def wait_for_backfill(self, seconds: float = 600) -> None:
        """Wait until the newest backfill has ended, however it did."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            answer = self.get("api/v2/backfills", dag_id="media_monitor", limit="100")
            found = _Backfills.model_validate_json(answer.content).backfills
            if max(found, key=lambda backfill: backfill.id).completed_at:
                return
            time.sleep(0.5)
        pytest.fail(f"the backfill has not ended after {seconds} s")

    def runs(self, first: date, last: date) -> list[str]:
        """Say how the runs of the days from first to last stand, in no order."""
        query = {"logical_date_gte": f"{first}T00:00:00Z", "logical_date_lte": f"{last}T00:00:00Z"}
        answer = self.get(f"{self.DAG}/dagRuns", limit="100", run_type="backfill", **query)
        return [run.state for run in _Runs.model_validate_json(answer.content).dag_runs]

    def tasks(self, run_id: str) -> tuple[Task, ...]:
        path = f"{self.DAG}/dagRuns/{run_id}/taskInstances"
        found = _Tasks.model_validate_json(self.get(path, limit="100").content)
        return tuple(
            Task(task.task_id, task.map_index, str(task.state), task.try_number)
            for task in found.task_instances
        )

    def log(self, run_id: str, task: Task) -> str:
        """Return what the last try of a task wrote."""
        path = f"{self.DAG}/dagRuns/{run_id}/taskInstances/{task.name}/logs/{task.tries}"
        return self.get(path, map_index=str(task.place), full_content="true").text


@pytest.fixture(scope="session")
def airflow(stack: RunningStack) -> Iterator[Airflow]:
    with httpx.Client(base_url=stack.url, timeout=60) as client:
        yield Airflow(stack, client)
