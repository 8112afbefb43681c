"""Parts are restarted when they die, and nothing that descends from them survives a stop."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from media_monitor.errors import LaunchError
from media_monitor.local import supervisor as supervising
from media_monitor.local.supervisor import Part, Supervisor

# A part with a child in a session of its own, which no signal to the part's group reaches.
FAMILY = """
import os, subprocess, sys, time
sleep = [sys.executable, "-c", "import time; time.sleep(600)"]
child = subprocess.Popen(sleep, start_new_session=True)
print(os.getpid(), child.pid, flush=True)
time.sleep(600)
"""
SECONDS = 30.0


def part(name: str, code: str) -> Part:
    return Part(name, (sys.executable, "-c", code), dict(os.environ), patience=5.0)


def words(log: Path) -> list[int]:
    return [int(word) for word in log.read_text().split()]


def is_gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def wait_until(supervisor: Supervisor, name: str, is_ready: Callable[[], bool]) -> None:
    supervisor.wait_until(name, is_ready, SECONDS)


def test_what_dies_is_started_again(tmp_path: Path) -> None:
    with Supervisor(tmp_path) as supervisor:
        process = supervisor.start(part("family", FAMILY))
        log = supervisor.log_of("family")
        wait_until(supervisor, "family", lambda: len(words(log)) == 2)
        process.kill()
        wait_until(supervisor, "family", lambda: len(words(log)) == 4)
        first, _, second, _ = words(log)

        assert is_gone(first)
        assert not is_gone(second)


def test_a_stop_leaves_no_descendant(tmp_path: Path) -> None:
    with Supervisor(tmp_path) as supervisor:
        supervisor.start(part("family", FAMILY))
        log = supervisor.log_of("family")
        wait_until(supervisor, "family", lambda: len(words(log)) == 2)

    assert all(is_gone(pid) for pid in words(log))


def test_a_part_that_ignores_the_signal_is_killed(tmp_path: Path) -> None:
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True);"
    with Supervisor(tmp_path) as supervisor:
        process = supervisor.start(
            Part(
                "deaf",
                (sys.executable, "-c", deaf + "time.sleep(600)"),
                dict(os.environ),
                patience=0.2,
            )
        )
        wait_until(supervisor, "deaf", lambda: words(supervisor.log_of("deaf")) == [1])

    assert process.returncode == -signal.SIGKILL


def test_what_never_lives_ends_the_launch_with_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervising, "MAX_DEATHS", 2)
    with Supervisor(tmp_path) as supervisor:
        supervisor.start(part("broken", "raise SystemExit('no such luck')"))
        with pytest.raises(LaunchError, match=r"(?s)died 2 times.*broken\.log.*no such luck"):
            wait_until(supervisor, "broken", lambda: False)


def test_what_is_never_ready_is_reported(tmp_path: Path) -> None:
    with Supervisor(tmp_path) as supervisor:
        supervisor.start(part("slow", "import time; time.sleep(600)"))
        with pytest.raises(LaunchError, match="slow is not ready after 0 s"):
            supervisor.wait_until("slow", lambda: False, 0.1)


def test_the_log_of_the_last_time_is_kept(tmp_path: Path) -> None:
    for time in ("1", "2"):
        with Supervisor(tmp_path) as supervisor:
            supervisor.start(
                part("short", f"print({time}, flush=True); import time; time.sleep(600)")
            )
            wait_until(supervisor, "short", lambda: words(supervisor.log_of("short")) != [])

    assert words(tmp_path / "short.log") == [2]
    assert words(tmp_path / "short.previous.log") == [1]


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells a process of its parent's end"
)
def test_parts_end_when_the_launcher_is_killed(tmp_path: Path) -> None:
    launcher = f"""
import sys
from pathlib import Path
sys.path[:0] = {[str(Path(__file__).parent)]!r}
from test_supervisor import FAMILY, part, wait_until, words
from media_monitor.local.supervisor import Supervisor
with Supervisor(Path({str(tmp_path)!r})) as supervisor:
    process = supervisor.start(part("part", "import time; time.sleep(600)"))
    print(process.pid, flush=True)
    wait_until(supervisor, "part", lambda: False)
"""
    process = subprocess.Popen([sys.executable, "-c", launcher], stdout=subprocess.PIPE, text=True)
    with process:
        assert process.stdout is not None
        child = psutil.Process(int(process.stdout.readline()))
        process.kill()

    assert psutil.wait_procs([child], timeout=SECONDS)[1] == []
