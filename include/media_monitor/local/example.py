"""The main job: Airflow runs the pipeline over the example newsroom's days."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from pydantic import BaseModel, ValidationError

from media_monitor.errors import LaunchError
from media_monitor.local.api import Api, DagRun

DAG = "media_monitor"
POLL = 0.5  # seconds
ENDED = {"success", "failed"}

Progress = Callable[[Mapping[date, str]], None]


@dataclass(frozen=True)
class Failure:
    """A task that failed for good, and where its log is."""

    day: date
    task: str
    log: Path

    def __str__(self) -> str:
        return f"{self.task} of {self.day}: {self._last_error()}; its log is {self.log}"

    def _last_error(self) -> str:
        errors = [str(error) for line in _lines(self.log) for error in line.error_detail]
        return errors[-1] if errors else "it was ended from outside"


class _Error(BaseModel):
    exc_type: str
    exc_value: str

    def __str__(self) -> str:
        return f"{self.exc_type}: {self.exc_value}"


class _Line(BaseModel):
    """A line of a task's log, as far as we look at it."""

    error_detail: tuple[_Error, ...] = ()


def _lines(log: Path) -> Iterator[_Line]:
    """Read what a task left: it may have been killed before its first line, or within one."""
    with suppress(OSError):
        for line in log.read_bytes().splitlines():
            with suppress(ValidationError):
                yield _Line.model_validate_json(line)


def example_days() -> tuple[date, ...]:
    """List every UTC day from the first to the last article of the example newsroom."""
    from media_monitor.newsroom import load_articles

    published = sorted(article.story.published.date() for article in load_articles())
    length = (published[-1] - published[0]).days + 1
    return tuple(published[0] + timedelta(days=number) for number in range(length))


class ExampleRuns:
    """The runs of the example days, made through Airflow's own backfill."""

    def __init__(self, api: Api, days: Sequence[date], watch: Callable[[], None]) -> None:
        self._api = api
        self.days = days
        self._watch = watch

    def states(self) -> dict[date, str]:
        """Say how each day's run stands; a day without a run is left out."""
        return {day: run.state for day, run in self._runs().items()}

    def are_done(self) -> bool:
        return self.states() == dict.fromkeys(self.days, "success")

    def run(self, progress: Progress, *, again: bool) -> None:
        """Run the days that have not succeeded, or all of them again; wait until all ended."""
        first, last = self.days[0], self.days[-1]
        while not self._api.start_backfill(DAG, first, last, "completed" if again else "failed"):
            self._wait_until_ended(progress)  # an earlier one, which was interrupted
            self._api.close_backfills(DAG)
        self._wait_until_ended(progress)
        progress(self.states())

    def failures(self, logs: Path) -> list[Failure]:
        """Name the tasks that failed, day by day."""
        return [
            Failure(
                day, task.task_id, _log(logs, run, task.task_id, task.map_index, task.try_number)
            )
            for day, run in sorted(self._runs().items())
            if run.state != "success"
            for task in self._api.tasks(DAG, run.dag_run_id, "failed")
        ]

    def _runs(self) -> dict[date, DagRun]:
        runs = self._api.runs(DAG, self.days[0], self.days[-1])
        return {run.logical_date.date(): run for run in runs if run.logical_date}

    def _ended(self) -> bool:
        states = self.states()
        return states.keys() == set(self.days) and set(states.values()) <= ENDED

    def _wait_until_ended(self, progress: Progress) -> None:
        while not self._ended():
            self._watch()
            progress(self.states())
            time.sleep(POLL)


def has_dag(api: Api) -> bool:
    """Tell whether Airflow has read the pipeline; raises LaunchError when it cannot."""
    for problem in api.import_problems():
        raise LaunchError(f"{problem.filename} cannot be imported:\n{problem.stack_trace}")
    return api.knows_dag(DAG)


def _log(logs: Path, run: DagRun, task: str, map_index: int, attempt: int) -> Path:
    folder = logs / f"dag_id={DAG}" / f"run_id={run.dag_run_id}" / f"task_id={task}"
    if map_index >= 0:
        folder /= f"map_index={map_index}"
    return folder / f"attempt={attempt}.log"
