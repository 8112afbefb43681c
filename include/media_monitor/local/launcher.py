"""The main job from start to stop, and everything a person at the terminal sees of it."""

import fcntl
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from media_monitor.errors import LaunchError
from media_monitor.local.credentials import USER, Credentials
from media_monitor.local.example import ENDED, ExampleRuns, Failure, example_days, has_dag
from media_monitor.local.place import Place
from media_monitor.local.stack import PATIENCE, Stack
from media_monitor.local.supervisor import STOPPING
from media_monitor.report import flag_table
from media_monitor.settings import snapshot
from media_monitor.warehouse import read_flags

_WATCH = 0.5  # seconds between looks at the parts
_TOLD_FAILURES = 8


class StopAskedError(BaseException):
    """Somebody asked us to end: Ctrl-C, SIGTERM, or a closed terminal."""


class Launcher:
    """One launch, told on a console."""

    def __init__(self, place: Place, console: Console) -> None:
        self._place = place
        self._console = console
        self._began = time.monotonic()

    def launch(self, *, once: bool) -> bool:
        """Start, do the main job, stay up unless `once`; say whether every run succeeded.

        Raises LaunchError when something cannot start or cannot go on.
        """
        self._place.prepare()
        with _alone(self._place.state / "launcher.lock"), _ended_by_signals():
            self._place.require_ports()
            secrets = Credentials.kept_in(self._place.secrets)
            succeeded = False
            try:
                with Stack.running(self._place, secrets, self._say) as stack:
                    succeeded = self._main_job(stack)
                    self._invite(secrets)
                    if not once:
                        _stay_up(stack)
            except StopAskedError:
                self._say("stopped")
            return succeeded

    def _main_job(self, stack: Stack) -> bool:
        stack.supervisor.wait_until("dag-processor", lambda: has_dag(stack.api), PATIENCE)
        runs = ExampleRuns(stack.api, example_days(), stack.supervisor.watch)
        published = snapshot(self._place.data)
        if not (published.exists() and runs.are_done()):
            self._run(runs, again=not published.exists())
        failures = runs.failures(self._place.airflow_home / "logs")
        self._explain(failures)
        if published.exists():
            self._console.print(flag_table(read_flags(published)))
            self._print(f"DuckDB:   {published}")
        return runs.are_done()

    def _run(self, runs: ExampleRuns, *, again: bool) -> None:
        self._say(f"running {len(runs.days)} days of the example newsroom through Airflow")
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        told: dict[date, str] = {}
        with Progress(*columns, console=self._console, transient=True) as bar:
            task = bar.add_task("days", total=len(runs.days))

            def progress(states: Mapping[date, str]) -> None:
                ended = {day: state for day, state in states.items() if state in ENDED}
                for day, state in sorted(ended.items() - told.items()):
                    self._say(f"{day}: {state}")
                told.update(ended)
                running = (f"{day}" for day, state in sorted(states.items()) if state == "running")
                bar.update(task, completed=len(ended), description=", ".join(running) or "days")

            runs.run(progress, again=again)

    def _explain(self, failures: list[Failure]) -> None:
        for failure in failures[:_TOLD_FAILURES]:
            self._print(f"Failed: {failure}")
        if len(failures) > _TOLD_FAILURES:
            self._print(f"... and {len(failures) - _TOLD_FAILURES} more: {self._place.url}")

    def _invite(self, secrets: Credentials) -> None:
        password = secrets.password if secrets.are_new else f"in {secrets.passwords_file}"
        self._print(f"Airflow:  {self._place.url} (user {USER}, password {password})")

    def _say(self, what: str) -> None:
        self._print(f"{time.monotonic() - self._began:5.0f} s  {what}")

    def _print(self, text: str) -> None:
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)


def _stay_up(stack: Stack) -> None:
    while True:
        stack.supervisor.watch()
        time.sleep(_WATCH)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LaunchError(
                f"it already runs from {lock.parent}; use that one, or stop it with Ctrl-C"
            ) from error
        yield


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise StopAskedError

    before = {one: signal.getsignal(one) for one in STOPPING}
    for one, handler in before.items():
        if one != signal.SIGHUP or handler != signal.SIG_IGN:  # nohup means to stay
            signal.signal(one, stop)
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
