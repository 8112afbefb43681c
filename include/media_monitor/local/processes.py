"""Starts and ends operating system processes so that none of them outlives the launcher."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

_PR_SET_PDEATHSIG = 1  # prctl(2)
_PR_SET_CHILD_SUBREAPER = 36
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent dies, so that it can be ended."""
    if _LIBC:
        _LIBC.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def spawn(
    command: Sequence[str],
    environment: Mapping[str, str],
    log: Path,
    *,
    user: int | None = None,
    when_orphaned: signal.Signals = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start a process in its own group, its output appended to a log; it ends when we die."""
    with log.open("ab") as out:
        return subprocess.Popen(  # noqa: S603 - the commands are the launcher's own
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            process_group=0,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
            preexec_fn=_tie_to_parent(when_orphaned),  # noqa: PLW1509 - no thread runs here
        )


def _tie_to_parent(how: signal.Signals) -> Callable[[], None] | None:
    if _LIBC is None:
        return None
    prctl, launcher = _LIBC.prctl, os.getpid()

    def tie() -> None:
        prctl(_PR_SET_PDEATHSIG, int(how), 0, 0, 0)
        if os.getppid() != launcher:  # it died before we could ask to be told
            os._exit(1)

    return tie


def signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signal a process and all of its group, whether or not the process itself still lives."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def wait_for_all(processes: Sequence[subprocess.Popen[bytes]], seconds: float) -> None:
    """Wait until all have ended, or the time is over."""
    end = time.monotonic() + seconds
    for process in processes:
        try:
            process.wait(max(0.0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            return


def reap_orphans(own: set[int]) -> None:
    """Take leave of adopted processes that have ended; `own` are waited for elsewhere."""
    for child in psutil.Process().children():
        if child.pid not in own and child.status() == psutil.STATUS_ZOMBIE:
            os.waitpid(child.pid, os.WNOHANG)


def end_descendants(seconds: float) -> None:
    """End whatever is left of us: politely first, then by force."""
    left = psutil.Process().children(recursive=True)
    for process in left:
        process.terminate()
    _, left = psutil.wait_procs(left, timeout=seconds)
    for process in left:
        process.kill()
    psutil.wait_procs(left, timeout=seconds)


def tail(log: Path, lines: int = 15) -> str:
    """Return the last lines of a log, for an error message."""
    try:
        return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
    except OSError:
        return ""
