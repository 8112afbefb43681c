"""Runs of the Dag in a real Airflow: by hand, with a broken source, through a crash."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import psutil
import pytest

from media_monitor.settings import snapshot
from media_monitor.warehouse import coverage, read_flags

if TYPE_CHECKING:
    from tests.e2e.conftest import Airflow, RunningStack

pytestmark = pytest.mark.e2e

# Reads from an open snapshot once before and once after another publish.
ANALYST = """
import sys, duckdb
with duckdb.connect(sys.argv[1], read_only=True) as connection:
    for _ in range(2):
        print(connection.sql("SELECT count(*) FROM store.runs").fetchone()[0], flush=True)
        sys.stdin.readline()
"""


def days_of(stack: "RunningStack", run_id: str) -> tuple[date, date]:
    """Return the window that the snapshot records for a run."""
    (covered,) = (c for c in coverage(snapshot(stack.data)) if c.run_id == run_id)
    return covered.window_start.date(), covered.window_end.date()


def test_by_hand_with_days_and_no_date(stack: "RunningStack", airflow: "Airflow") -> None:
    run_id = airflow.trigger("2021-08-27", "2021-08-28")
    assert airflow.wait(run_id) == "success"
    assert days_of(stack, run_id) == (date(2021, 8, 27), date(2021, 8, 29))


def test_by_hand_with_a_date_and_no_days(stack: "RunningStack", airflow: "Airflow") -> None:
    run_id = airflow.trigger(logical_date=datetime(2021, 8, 28, 9, 30, tzinfo=UTC))
    assert airflow.wait(run_id) == "success"
    assert days_of(stack, run_id) == (date(2021, 8, 27), date(2021, 8, 28))


def test_by_hand_with_neither_fails_at_once_and_says_why(airflow: "Airflow") -> None:
    run_id = airflow.trigger()
    assert airflow.wait(run_id) == "failed"
    (plan,) = (task for task in airflow.tasks(run_id) if task.name == "plan")
    assert (plan.state, plan.tries) == ("failed", 1)
    assert "Give both params `from` and `to`" in airflow.log(run_id, plan)


def test_a_source_that_answers_500_turns_the_run_red_and_stops_no_other(
    stack: "RunningStack", airflow: "Airflow"
) -> None:
    before = read_flags(snapshot(stack.data))
    with failing_source(stack, "broken"):
        run_id = airflow.trigger("2021-08-27", "2021-08-27")
        assert airflow.wait(run_id) == "failed"
    tasks = airflow.tasks(run_id)
    collected = [task.state for task in tasks if task.name == "each_source.collect"]
    read = [task.state for task in tasks if task.name == "each_source.read"]
    assert sorted(collected) == ["failed"] + ["success"] * (len(collected) - 1)
    assert sorted(read) == ["success"] * (len(collected) - 1) + ["upstream_failed"]
    assert {t.state for t in tasks if t.name in {"load", "diff", "publish"}} == {"success"}
    (check,) = (task for task in tasks if task.name == "check")
    assert (check.state, check.tries) == ("failed", 1)
    assert "broken" in airflow.log(run_id, check)
    assert days_of(stack, run_id) == (date(2021, 8, 27), date(2021, 8, 28))
    assert read_flags(snapshot(stack.data)) == before


def test_an_open_snapshot_is_not_disturbed_by_the_next_publish(
    stack: "RunningStack", airflow: "Airflow"
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ANALYST, snapshot(stack.data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as analyst:
        assert analyst.stdin
        assert analyst.stdout
        before = int(analyst.stdout.readline())
        assert airflow.wait(airflow.trigger("2021-08-27", "2021-08-27")) == "success"
        assert len(coverage(snapshot(stack.data))) == before + 1
        analyst.stdin.write("again\n")
        analyst.stdin.flush()
        assert int(analyst.stdout.readline()) == before
        analyst.stdin.write("enough\n")
    assert analyst.returncode == 0


def test_publishing_is_announced_as_an_asset(stack: "RunningStack", airflow: "Airflow") -> None:
    run_id = airflow.trigger("2021-08-27", "2021-08-27")
    assert airflow.wait(run_id) == "success"
    events = airflow.get("api/v2/assets/events", source_run_id=run_id).json()["asset_events"]
    (event,) = events
    assert event["name"] == "media_monitor_snapshot"
    assert event["extra"] == {"new_flags": 0, "path": str(snapshot(stack.data))}


def test_a_killed_scheduler_is_survived(stack: "RunningStack", airflow: "Airflow") -> None:
    before = read_flags(snapshot(stack.data))
    run_id = airflow.trigger("2021-08-27", "2021-08-28")
    killed = scheduler(stack)
    os.kill(killed, signal.SIGKILL)
    assert airflow.wait(run_id, seconds=600) == "success"
    assert scheduler(stack) != killed
    assert read_flags(snapshot(stack.data)) == before


def scheduler(stack: "RunningStack") -> int:
    """Return the process id of the stack's scheduler."""
    children = psutil.Process(stack.process.pid).children()
    (found,) = (child.pid for child in children if "scheduler" in child.cmdline())
    return found


class Failing(BaseHTTPRequestHandler):
    """Lets everybody in and then answers 500."""

    def do_GET(self) -> None:
        allowed = self.path == "/robots.txt"
        self.send_response(HTTPStatus.NOT_FOUND if allowed else HTTPStatus.INTERNAL_SERVER_ERROR)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def failing_source(stack: "RunningStack", name: str) -> Iterator[None]:
    """Add a feed to the configuration whose server is broken; take it away again."""
    file = stack.config / "sources" / f"{name}.yaml"
    with ThreadingHTTPServer(("127.0.0.1", 0), Failing) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/feed.xml"
        source = {"name": name, "type": "feed", "url": url, "local": True}
        file.write_text(json.dumps({"sources": [source]}))
        try:
            yield
        finally:
            file.unlink()
            server.shutdown()
