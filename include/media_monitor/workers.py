"""Runs work on hostile input in processes that may hang, swell or crash without harm to this one.

Each process is started afresh rather than forked: a fork of a task of Airflow or of a program on
macOS inherits locks and system libraries in a state in which they may never answer again.
"""

import errno
import logging
import os
import resource
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from functools import partial
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool
from pydantic import Field

from media_monitor.errors import ItemError, MediaMonitorError, SourceError
from media_monitor.models import Record
from media_monitor.settings import CONFIG, load_yaml

log = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 200
"""Items worked on before their turn to be returned: one slow item must not leave cores idle."""
WORTH_A_WORKER = 50
"""Items that cost about as much as a process needs to start, which is 2 seconds."""
PATIENCE = 5
"""A page that waits instead of computing is given up after so many times `seconds`."""


class Limits(Record):
    """What one page may cost, as `reading.yaml` sets it, and how many are read side by side.

    The longest live blogs (60,000 words) take 10 seconds and 0.5 GiB.
    """

    seconds: float = Field(default=60, gt=0)
    memory_bytes: int = Field(default=2 * 2**30, ge=2**29)
    workers: int = Field(default_factory=lambda: min(os.cpu_count() or 1, 4), ge=1)
    pages_per_worker: int = Field(default=1000, ge=1)


class Workers:
    """Processes that start when there is work and are replaced when they die or grow old.

    Use it as a context, which ends with no process left.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pool: ProcessPool | None = None
        self._size = 0

    @classmethod
    def from_config(cls, config: Path = CONFIG) -> Self:
        """Work within the limits of `reading.yaml`; raises ConfigError."""
        return cls(load_yaml(config / "reading.yaml", Limits))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def map(
        self, work: Callable[[Item], Result], items: Sequence[Item]
    ) -> Iterator[Result | ItemError]:
        """Yield in order what the work makes of each item, or the error that says why nothing.

        `work` and the items are pickled. One map at a time.
        """
        for future in self._scheduled(work, items):
            error = future.exception()
            yield self._explained(error) if error else future.result()

    def _scheduled(
        self, work: Callable[[Item], Result], items: Sequence[Item]
    ) -> Iterator[ProcessFuture[Result]]:
        pool = self._pool_for(len(items))
        seconds = self._limits.seconds
        ahead: deque[ProcessFuture[Result]] = deque()
        for item in items:
            ahead.append(
                pool.schedule(_timed, (partial(work, item), seconds), timeout=PATIENCE * seconds)
            )
            if len(ahead) > AHEAD:
                yield ahead.popleft()
        yield from ahead

    def _pool_for(self, items: int) -> ProcessPool:
        size = min(self._limits.workers, 1 + items // WORTH_A_WORKER)
        if self._pool is None or not self._pool.active or self._size < size:
            self._stop()
            self._size = size
            self._pool = ProcessPool(
                max_workers=size,
                max_tasks=self._limits.pages_per_worker,
                initializer=_confine,
                initargs=(self._limits.memory_bytes,),
                context=_Context(),
            )
        return self._pool

    def _explained(self, error: BaseException) -> ItemError:
        """Say which limit was reached, or how a library failed; raise what concerns all items."""
        if isinstance(error, ItemError):
            return error
        if isinstance(error, BrokenExecutor):
            raise SourceError(
                f"no process to read pages in stays alive ({error}); "
                "free memory, or lower workers in reading.yaml"
            ) from error
        if isinstance(error, TimeoutError):
            return ItemError(
                f"did not end within {PATIENCE * self._limits.seconds:g} seconds; leave it out"
            )
        if isinstance(error, ProcessExpired):
            return ItemError(self._end(error.exitcode))
        if isinstance(error, MediaMonitorError) or not isinstance(error, Exception):
            raise error
        log.error("A page could not be read", exc_info=error)
        return ItemError(
            f"cannot be read ({type(error).__name__}: {str(error)[:200]}); "
            "leave it out, and report the error in the log"
        )

    def _end(self, code: int) -> str:
        if code == -signal.SIGPROF:
            return (
                f"needed more than {self._limits.seconds:g} seconds of computing; "
                "leave it out, or raise seconds in reading.yaml"
            )
        if code == errno.ENOMEM:
            return (
                f"needed more than {self._limits.memory_bytes} bytes of memory; "
                "leave it out, or raise memory_bytes in reading.yaml"
            )
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return f"crashed the process that read it ({how}); leave it out, and report it"

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble left its type out
            self._pool.join()
            self._pool = None


class _Process(SpawnProcess):
    """A process that does not run the program which started it once more, as spawning does.

    That program may be all of Airflow, or a script that would start processes again.
    """

    _lock = Lock()

    def start(self) -> None:
        with self._lock:
            program = sys.modules["__main__"]
            sys.modules["__main__"] = ModuleType("__main__")
            try:
                super().start()
            finally:
                sys.modules["__main__"] = program


class _Context(SpawnContext):
    Process = _Process


def _confine(memory_bytes: int) -> None:
    """Bound what this process may allocate, where the platform can: macOS does not."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    if sys.platform == "linux":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard == resource.RLIM_INFINITY or memory_bytes < hard:
            resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, hard))


def _timed(job: Callable[[], Result], seconds: float) -> Result:
    """Do a job while a timer runs whose signal ends the process, whatever a library is doing."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return job()
    except MemoryError:
        os._exit(errno.ENOMEM)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
