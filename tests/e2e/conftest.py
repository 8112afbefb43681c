"""A whole installation, started once for all tests that need a running Airflow."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
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
    """Start an installation, wait until the example days are done, and stop it at the end."""
    process = up(state, **environment)
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
            process=process,
            printed=printed,
        )
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    with running(tmp_path_factory.mktemp("stack") / "state") as found:
        yield found
