"""Keeps the parts running: starts each once, restarts what dies, stops everything."""

import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from media_monitor.errors import LaunchError
from media_monitor.local import processes

MAX_DEATHS = 6
DEATHS_WITHIN = 300.0  # seconds
POLL = 0.25  # seconds
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class Part:
    """One program to keep running. It stops after all parts of higher layers have stopped."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    user: int | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 8.0  # seconds to stop by itself
    layer: int = 0


@dataclass
class _Running:
    part: Part
    process: subprocess.Popen[bytes]
    deaths: list[float] = field(default_factory=list)
    restart_at: float | None = None


class Supervisor:
    """The parent of all parts; use it as a context, which ends with no process left."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._running: list[_Running] = []

    def __enter__(self) -> Self:
        processes.adopt_orphans()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def log_of(self, name: str) -> Path:
        return self._logs / f"{name}.log"

    def start(self, part: Part) -> subprocess.Popen[bytes]:
        """Start a part with a fresh log; the log of the last time is kept beside it."""
        log = self.log_of(part.name)
        if log.exists():
            log.replace(log.with_suffix(".previous.log"))
        process = self._spawn(part)
        self._running.append(_Running(part, process))
        return process

    def wait_until(self, name: str, is_ready: Callable[[], bool], seconds: float) -> None:
        """Watch until a part is ready; raises LaunchError with its last words when it never is."""
        end = time.monotonic() + seconds
        while not is_ready():
            self.watch()
            if time.monotonic() > end:
                raise LaunchError(self._last_words(name, f"is not ready after {seconds:.0f} s"))
            time.sleep(POLL)

    def watch(self) -> None:
        """Notice what has died and start it again; raises LaunchError when that does not help."""
        now = time.monotonic()
        for running in self._running:
            if running.restart_at is None and running.process.poll() is not None:
                self._bury(running, now)
            if running.restart_at is not None and running.restart_at <= now:
                running.process, running.restart_at = self._spawn(running.part), None
        processes.reap_orphans({running.process.pid for running in self._running})

    def stop(self) -> None:
        """Stop all parts, the highest layer first, then whatever else descends from us."""
        # An impatient second Ctrl-C must not leave half of them running.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
        for layer in sorted({one.part.layer for one in self._running}, reverse=True):
            self._stop_layer([one for one in self._running if one.part.layer == layer])
        self._running.clear()
        processes.end_descendants(seconds=3.0)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _stop_layer(self, layer: list[_Running]) -> None:
        patience = max(one.part.patience for one in layer)
        for one in layer:
            processes.signal_group(one.process, one.part.stop_signal)
        processes.wait_for_all([one.process for one in layer], patience)
        for one in layer:
            processes.signal_group(one.process, signal.SIGKILL)
        processes.wait_for_all([one.process for one in layer], patience)

    def _spawn(self, part: Part) -> subprocess.Popen[bytes]:
        return processes.spawn(
            part.command,
            part.environment,
            self.log_of(part.name),
            user=part.user,
            when_orphaned=part.stop_signal,
        )

    def _bury(self, running: _Running, now: float) -> None:
        # What it had started would go on beside its successor and do the same work twice.
        processes.signal_group(running.process, signal.SIGKILL)
        running.deaths = [at for at in running.deaths if now - at < DEATHS_WITHIN] + [now]
        if len(running.deaths) >= MAX_DEATHS:
            raise LaunchError(self._last_words(running.part.name, f"died {MAX_DEATHS} times"))
        running.restart_at = now + 2.0 ** (len(running.deaths) - 1) - 1

    def _last_words(self, name: str, what: str) -> str:
        log = self.log_of(name)
        return f"{name} {what}; its log is {log} and ends with:\n{processes.tail(log)}"
